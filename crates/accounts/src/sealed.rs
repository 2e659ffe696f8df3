//! What must be read again but not by whoever holds the database: secrets of TOTP, mails on their way, passkey
//! ceremonies. Sealed with AES-256-GCM under a key of the platform; the purpose is bound to the seal.

use db::Acting;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hkdf;
use zeroize::Zeroizing;

/// Bytes of the nonce, which stands before the sealed text.
const NONCE: usize = 12;

/// Seals and opens. Cheap to clone: share it.
#[derive(Clone)]
pub struct Sealer {
    key: LessSafeKey,
}

/// The bytes were not sealed here for this purpose, or were altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed under another key, for another purpose, or damaged")]
pub struct NotSealed;

struct Len(usize);

impl hkdf::KeyType for Len {
    fn len(&self) -> usize {
        self.0
    }
}

impl Sealer {
    /// Under a key of its own, derived (HKDF-SHA-256, RFC 5869) from 32 bytes of the platform's secret.
    pub fn new(secret: &[u8; 32]) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, b"jalon").extract(secret);
        if let Ok(okm) = prk.expand(&[b"accounts.sealed.1"], Len(32)) {
            // 32 bytes of at most 255 × 32: never refused.
            let _ = okm.fill(&mut *key);
        }
        #[expect(clippy::expect_used, reason = "32 bytes are the length of a key of AES-256")]
        let key = UnboundKey::new(&AES_256_GCM, &*key).expect("32 bytes");
        Self { key: LessSafeKey::new(key) }
    }

    /// Seals `clear` for one purpose (`"totp:<person>"`): it opens under the same words only.
    ///
    /// The nonce is random: under one key, 2^32 seals are safe (NIST SP 800-38D, 8.3), far above what mails and
    /// enrolments need.
    pub fn seal(&self, acting: &Acting, purpose: &str, clear: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        acting.fill_random(&mut nonce);
        let mut text = Zeroizing::new(clear.to_vec());
        let tag = self.key.seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(purpose.as_bytes()),
            &mut text,
        );
        let mut sealed = Vec::with_capacity(NONCE + text.len() + AES_256_GCM.tag_len());
        if let Ok(tag) = tag {
            sealed.extend_from_slice(&nonce);
            sealed.extend_from_slice(&text);
            sealed.extend_from_slice(tag.as_ref());
        }
        // Fails on no text under 64 GiB; an empty seal opens to nobody.
        sealed
    }

    /// Opens what was sealed for this purpose.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotSealed> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE>().ok_or(NotSealed)?;
        let mut text = Zeroizing::new(text.to_vec());
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let clear = self.key.open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut text);
        let length = clear.map_err(|_| NotSealed)?.len();
        text.truncate(length);
        Ok(text)
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn acting() -> Acting {
        Acting::system("test", db::Timestamp::from_millis(0), Arc::new(db::Seeded::new(1)))
    }

    #[test]
    fn opens_under_the_same_key_and_purpose_only() {
        let sealer = Sealer::new(&[1; 32]);
        let sealed = sealer.seal(&acting(), "totp:a", b"secret");
        assert_eq!(sealer.open("totp:a", &sealed).unwrap().as_slice(), b"secret");
        assert_eq!(sealer.open("totp:b", &sealed), Err(NotSealed));
        assert_eq!(Sealer::new(&[2; 32]).open("totp:a", &sealed), Err(NotSealed));
        assert_eq!(sealer.open("totp:a", b""), Err(NotSealed));
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
    }

    #[test]
    fn one_bit_changed_anywhere_is_noticed() {
        let sealer = Sealer::new(&[1; 32]);
        let sealed = sealer.seal(&acting(), "p", b"secret");
        for i in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[i] ^= 1;
            assert_eq!(sealer.open("p", &damaged), Err(NotSealed), "byte {i}");
        }
    }

    #[test]
    fn two_seals_of_one_text_differ() {
        let (sealer, acting) = (Sealer::new(&[1; 32]), acting());
        assert_ne!(sealer.seal(&acting, "p", b"secret"), sealer.seal(&acting, "p", b"secret"));
    }
}
