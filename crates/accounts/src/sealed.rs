//! What must be read again but not by whoever holds the database: secrets of TOTP, mails on their way, passkey
//! ceremonies. Sealed by the envelopes of the records: a key of its own each, under the platform's master keys; the
//! purpose is bound to the seal.

use db::Acting;
use db::envelope::{DataKey, MasterKeys, Opener, Sealer as Stream};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Seals and opens. Cheap to clone: share it.
#[derive(Clone, Debug)]
pub struct Sealer {
    keys: Arc<MasterKeys>,
}

/// The bytes were not sealed here for this purpose, or were altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed under a key that is missing, for another purpose, or damaged")]
pub struct NotSealed;

/// Bytes that say how long the wrapped key is.
const LENGTH: usize = 2;

impl Sealer {
    /// Under these master keys: the first one seals, all open.
    pub const fn new(keys: Arc<MasterKeys>) -> Self {
        Self { keys }
    }

    /// Seals `clear` for one purpose (`"totp:<person>"`): it opens under the same words only.
    pub fn seal(&self, acting: &Acting, purpose: &str, clear: &[u8]) -> Result<Vec<u8>, NotSealed> {
        let random = &**acting.random();
        let key = DataKey::new(random);
        let wrapped = self.keys.wrap(&key, purpose, random);
        let mut sealed = u16::try_from(wrapped.len()).map_err(|_| NotSealed)?.to_be_bytes().to_vec();
        sealed.extend(wrapped);
        let mut stream = Stream::new(&key, random);
        stream.write(clear).map_err(|_| NotSealed)?;
        sealed.extend(stream.finish().map_err(|_| NotSealed)?);
        Ok(sealed)
    }

    /// Opens what was sealed for this purpose.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotSealed> {
        let (wrapped, content) = parts(sealed).ok_or(NotSealed)?;
        let key = self.keys.unwrap(wrapped, purpose).map_err(|_| NotSealed)?;
        let mut opener = Opener::new(key);
        let mut clear = Zeroizing::new(opener.write(content).map_err(|_| NotSealed)?);
        clear.extend(opener.finish().map_err(|_| NotSealed)?);
        Ok(clear)
    }

    /// Whether it was sealed under another master key than today's: to be sealed again before that one is given up.
    pub fn is_outdated(&self, sealed: &[u8]) -> bool {
        let key = parts(sealed).and_then(|(wrapped, _)| MasterKeys::key_of(wrapped).ok());
        key.is_none_or(|key| key != self.keys.current())
    }
}

fn parts(sealed: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = sealed.split_first_chunk::<LENGTH>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acting() -> Acting {
        Acting::system("test", db::Timestamp::from_millis(0), Arc::new(db::Seeded::new(1)))
    }

    fn sealer(keys: &[&str]) -> Sealer {
        let text: String = keys.iter().map(|digit| digit.repeat(64) + "\n").collect();
        Sealer::new(Arc::new(MasterKeys::parse(&text).unwrap()))
    }

    #[test]
    fn opens_under_a_known_key_and_the_same_purpose_only() {
        let sealed = sealer(&["1"]).seal(&acting(), "totp:a", b"secret").unwrap();
        for (keys, purpose, opens, outdated) in [
            (&["1"][..], "totp:a", true, false),
            (&["1"], "totp:b", false, false),
            (&["2", "1"], "totp:a", true, true),
            (&["2"], "totp:a", false, true),
        ] {
            let sealer = sealer(keys);
            assert_eq!(sealer.open(purpose, &sealed).is_ok(), opens, "{keys:?} {purpose}");
            assert_eq!(sealer.is_outdated(&sealed), outdated, "{keys:?}");
        }
        assert_eq!(sealer(&["1"]).open("totp:a", &sealed).unwrap().as_slice(), b"secret");
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
    }

    #[test]
    fn one_bit_changed_or_an_end_cut_anywhere_is_noticed() {
        let sealer = sealer(&["1"]);
        let sealed = sealer.seal(&acting(), "p", b"secret").unwrap();
        for i in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[i] ^= 1;
            assert_eq!(sealer.open("p", &damaged), Err(NotSealed), "byte {i}");
            assert_eq!(sealer.open("p", &sealed[..i]), Err(NotSealed), "cut at {i}");
        }
    }

    #[test]
    fn two_seals_of_one_text_differ() {
        let (sealer, acting) = (sealer(&["1"]), acting());
        assert_ne!(sealer.seal(&acting, "p", b"secret"), sealer.seal(&acting, "p", b"secret"));
    }
}
