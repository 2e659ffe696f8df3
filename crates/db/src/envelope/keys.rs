//! Master keys and data keys.

use super::Damaged;
use crate::hex;
use crate::random::Random;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

/// Version of a wrapped key, its first byte.
const WRAPPED: u8 = 1;
/// Version, key identifier, nonce, key, tag.
const WRAPPED_LEN: usize = 1 + 8 + 24 + 32 + 16;

/// Which master key: the first bytes of a SHA-256 of it, 16 hexadecimal digits. Not secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId([u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::of(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// The master keys of the platform: the first one wraps, all unwrap.
pub struct MasterKeys {
    keys: Vec<(KeyId, Zeroizing<[u8; 32]>)>,
}

/// Shows identifiers only.
impl fmt::Debug for MasterKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.keys.iter().map(|(id, _)| id)).finish()
    }
}

/// The master keys cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The file cannot be read.
    #[error("the file of the master keys cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// A line is no key.
    #[error("master keys, line {line}: a key is 64 hexadecimal digits (`jalon key new` makes one)")]
    Line {
        /// Number of the line, from 1.
        line: usize,
    },
    /// There is no key at all.
    #[error("there is no master key")]
    None,
    /// The key that wrapped this one is not among those given.
    #[error("the master key {0} is missing: give it beside the current one")]
    Missing(KeyId),
    /// The wrapped key is damaged, or belongs to another context.
    #[error("a wrapped key is damaged or belongs to something else")]
    Damaged,
}

impl From<Damaged> for KeyError {
    fn from(_: Damaged) -> Self {
        Self::Damaged
    }
}

impl MasterKeys {
    /// A new key, as a line of a key file.
    pub fn generate(random: &dyn Random) -> Zeroizing<String> {
        let mut key = Zeroizing::new([0; 32]);
        random.fill(&mut *key);
        Zeroizing::new(hex::of(&*key))
    }

    /// Reads a key file or the content of an environment variable: one key per line, 64 hexadecimal digits, the current
    /// one first; `#` begins a comment.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut keys = Vec::new();
        for (i, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let key = hex::key(line).ok_or(KeyError::Line { line: i + 1 })?;
            keys.push((id_of(&key), key));
        }
        if keys.is_empty() { Err(KeyError::None) } else { Ok(Self { keys }) }
    }

    /// Reads a key file.
    pub fn read_file(path: &Path) -> Result<Self, KeyError> {
        Self::parse(&Zeroizing::new(std::fs::read_to_string(path)?))
    }

    /// Identifier of the key that wraps.
    pub fn current(&self) -> KeyId {
        self.keys[0].0
    }

    /// Encrypts a data key for one context (the identifier of what it opens): 81 bytes.
    pub fn wrap(&self, key: &DataKey, context: &str, random: &dyn Random) -> Vec<u8> {
        let (id, master) = &self.keys[0];
        let mut nonce = [0; 24];
        random.fill(&mut nonce);
        let mut wrapped = vec![WRAPPED];
        wrapped.extend(id.0);
        wrapped.extend(nonce);
        let payload = Payload { msg: &*key.0, aad: context.as_bytes() };
        let cipher = XChaCha20Poly1305::new((&**master).into());
        // 32 bytes are far below what the cipher refuses.
        wrapped.extend(cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default());
        wrapped
    }

    /// Gives back a data key, for the context it was wrapped for only.
    pub fn unwrap(&self, wrapped: &[u8], context: &str) -> Result<DataKey, KeyError> {
        let id = Self::key_of(wrapped)?;
        let master = self.keys.iter().find(|(known, _)| *known == id).map(|(_, key)| key);
        let master = master.ok_or(KeyError::Missing(id))?;
        let nonce: [u8; 24] = wrapped[9..33].try_into().map_err(|_| Damaged)?;
        let payload = Payload { msg: &wrapped[33..], aad: context.as_bytes() };
        let cipher = XChaCha20Poly1305::new((&**master).into());
        let key = cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| Damaged)?;
        let key = Zeroizing::new(key);
        let mut data_key = Zeroizing::new([0; 32]);
        data_key.copy_from_slice(&key);
        Ok(DataKey(data_key))
    }

    /// The same data key under the current master key; nothing when it is there already.
    pub fn rewrap(
        &self,
        wrapped: &[u8],
        context: &str,
        random: &dyn Random,
    ) -> Result<Option<Vec<u8>>, KeyError> {
        if Self::key_of(wrapped)? == self.current() {
            return Ok(None);
        }
        let key = self.unwrap(wrapped, context)?;
        Ok(Some(self.wrap(&key, context, random)))
    }

    /// The master key that wrapped this.
    pub fn key_of(wrapped: &[u8]) -> Result<KeyId, KeyError> {
        match wrapped {
            [WRAPPED, rest @ ..] if wrapped.len() == WRAPPED_LEN => {
                Ok(KeyId(rest[..8].try_into().map_err(|_| Damaged)?))
            }
            _ => Err(KeyError::Damaged),
        }
    }
}

fn id_of(key: &[u8; 32]) -> KeyId {
    let hash = Sha256::new_with_prefix("jalon master key").chain_update(key).finalize();
    let mut id = [0; 8];
    id.copy_from_slice(&hash[..8]);
    KeyId(id)
}

/// The key of one document. Wiped from memory when dropped, never shown.
pub struct DataKey(pub(super) Zeroizing<[u8; 32]>);

impl DataKey {
    /// A new one.
    pub fn new(random: &dyn Random) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        random.fill(&mut *key);
        Self(key)
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Seeded;

    fn keys(seeds: &[u64]) -> MasterKeys {
        let text: String =
            seeds.iter().map(|seed| format!("{}\n", *MasterKeys::generate(&Seeded::new(*seed)))).collect();
        MasterKeys::parse(&text).unwrap()
    }

    #[test]
    fn a_key_is_wrapped_for_one_context() {
        let (keys, random) = (keys(&[1]), Seeded::new(9));
        let key = DataKey::new(&random);
        let wrapped = keys.wrap(&key, "document 1", &random);
        assert_eq!(wrapped.len(), WRAPPED_LEN);
        assert_eq!(*keys.unwrap(&wrapped, "document 1").unwrap().0, *key.0);
        assert!(matches!(keys.unwrap(&wrapped, "document 2"), Err(KeyError::Damaged)));
        for i in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[i] ^= 1;
            assert!(keys.unwrap(&changed, "document 1").is_err(), "byte {i}");
        }
        assert!(matches!(keys.unwrap(&wrapped[..40], "document 1"), Err(KeyError::Damaged)));
        assert!(matches!(keys.unwrap(&[], ""), Err(KeyError::Damaged)));
        assert_ne!(keys.wrap(&key, "document 1", &random), wrapped, "another nonce each time");
    }

    #[test]
    fn keys_rotate() {
        let random = Seeded::new(9);
        let (old, both, new) = (keys(&[1]), keys(&[2, 1]), keys(&[2]));
        let key = DataKey::new(&random);
        let wrapped = old.wrap(&key, "d", &random);
        assert!(matches!(new.unwrap(&wrapped, "d"), Err(KeyError::Missing(id)) if id == old.current()));
        let moved = both.rewrap(&wrapped, "d", &random).unwrap().unwrap();
        assert_eq!(*new.unwrap(&moved, "d").unwrap().0, *key.0);
        assert_eq!(both.rewrap(&moved, "d", &random).unwrap(), None);
        assert!(matches!(both.rewrap(&wrapped, "x", &random), Err(KeyError::Damaged)));
    }

    #[test]
    fn a_key_file_is_lines_of_hexadecimal() {
        let line = MasterKeys::generate(&Seeded::new(1));
        let text = format!("# current\n{} # since 2026\n\n  {}\r\n", *line, "00".repeat(32));
        let keys = MasterKeys::parse(&text).unwrap();
        assert_eq!(keys.keys.len(), 2);
        assert!(matches!(MasterKeys::parse("\n# nothing\n"), Err(KeyError::None)));
        for wrong in ["abc", &line[..63], &format!("{}0", *line), &"zz".repeat(32)] {
            let text = format!("{}\n{wrong}", *line);
            assert!(matches!(MasterKeys::parse(&text), Err(KeyError::Line { line: 2 })), "{wrong}");
        }
    }

    #[test]
    fn no_key_is_ever_shown() {
        let line = MasterKeys::generate(&Seeded::new(1));
        let keys = MasterKeys::parse(&line).unwrap();
        let shown = format!("{keys:?} {:?}", DataKey::new(&Seeded::new(1)));
        assert!(!shown.contains(&line[..8]), "{shown}");
        assert!(shown.contains(&keys.current().to_string()));
    }
}
