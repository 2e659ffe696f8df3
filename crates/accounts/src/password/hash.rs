//! Argon2id (RFC 9106), in the text form that carries its own parameters (PHC).

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::atomic::{AtomicU64, Ordering};

use super::Password;

/// Memory in KiB, passes, lanes: OWASP Password Storage Cheat Sheet, read in 2026: 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Bytes of salt and of tag (RFC 9106, 3.1 and 4).
const SALT_BYTES: usize = 16;
const TAG_BYTES: usize = 32;

/// A hash as stored: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash read from the records.
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text to store.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// It is the password.
    Right {
        /// The hash was made with other parameters than today's: hash again and store.
        outdated: bool,
    },
    /// It is not, or there is nothing to compare with.
    Wrong,
}

/// Computes hashes. Costs 19 MiB and some tens of milliseconds of one core each: call it where blocking is fine.
pub struct Hasher {
    argon2: Argon2<'static>,
    /// What is checked when there is no account: same work, never right.
    decoy: PasswordHash,
    computed: AtomicU64,
}

impl Hasher {
    /// With today's parameters.
    pub fn new() -> Self {
        Self::with(MEMORY_KIB, PASSES)
    }

    /// With parameters that cost next to nothing. For tests and throw-away demonstrations, never for people.
    pub fn cheap() -> Self {
        Self::with(Params::MIN_M_COST, 1)
    }

    fn with(memory_kib: u32, passes: u32) -> Self {
        let params = Params::new(memory_kib, passes, LANES, Some(TAG_BYTES)).unwrap_or(Params::DEFAULT);
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut hasher = Self { argon2, decoy: PasswordHash(String::new()), computed: AtomicU64::new(0) };
        // A tag that no password gives is as good as a computed one: the tag of an empty text under another salt.
        hasher.decoy = hasher.compute("", [0xA5; SALT_BYTES]);
        hasher.computed = AtomicU64::new(0);
        hasher
    }

    /// Hashes a password under a fresh salt of 16 random bytes, given by the caller.
    pub fn hash(&self, password: &Password, salt: [u8; SALT_BYTES]) -> PasswordHash {
        self.compute(password.text(), salt)
    }

    /// Checks a password against a stored hash, or does the same work for nothing when there is none. The comparison
    /// takes the same time wherever the tags differ.
    pub fn check(&self, password: &Password, stored: Option<&PasswordHash>) -> Checked {
        self.computed.fetch_add(1, Ordering::Relaxed);
        let readable = stored.and_then(|hash| argon2::PasswordHash::new(&hash.0).ok());
        let known = readable.is_some();
        let Some(hash) = readable.or_else(|| argon2::PasswordHash::new(&self.decoy.0).ok()) else {
            return Checked::Wrong;
        };
        let right = self.argon2.verify_password(password.text().as_bytes(), &hash).is_ok();
        // The decoy is the hash of the empty text: right or not, it opens nothing.
        if right && known { Checked::Right { outdated: self.outdated(&hash) } } else { Checked::Wrong }
    }

    /// Hashes computed since the start, real or for nothing: tests hold that every refusal costs the same work.
    pub fn computed(&self) -> u64 {
        self.computed.load(Ordering::Relaxed)
    }

    fn compute(&self, text: &str, salt: [u8; SALT_BYTES]) -> PasswordHash {
        self.computed.fetch_add(1, Ordering::Relaxed);
        let hash = SaltString::encode_b64(&salt)
            .and_then(|salt| self.argon2.hash_password(text.as_bytes(), &salt).map(|hash| hash.to_string()));
        // Fails on no length that `Password` lets through; an unreadable hash opens to nobody.
        PasswordHash(hash.unwrap_or_default())
    }

    fn outdated(&self, hash: &argon2::PasswordHash<'_>) -> bool {
        let ours = self.argon2.params();
        hash.algorithm != Algorithm::Argon2id.ident()
            || hash.version != Some(Version::V0x13.into())
            || Params::try_from(hash).map_or(true, |theirs| {
                theirs.m_cost() != ours.m_cost()
                    || theirs.t_cost() != ours.t_cost()
                    || theirs.p_cost() != ours.p_cost()
            })
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hasher({:?})", self.argon2.params())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::new(text).unwrap()
    }

    #[test]
    fn the_parameters_are_written_into_the_hash() {
        let hash = Hasher::new().hash(&password("sept bateaux"), [7; 16]);
        assert!(
            hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$"),
            "{}",
            hash.as_str()
        );
    }

    #[test]
    fn agrees_with_an_independent_implementation() {
        // argon2-cffi 25.1 (reference C code): PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash
        // ("sept bateaux", salt=b"\x07" * 16).
        let reference = "$argon2id$v=19$m=19456,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$BCd/VyLlD4NbDU6Hvq30a8T6HJns/eFxp1qgX//hXvg";
        assert_eq!(Hasher::new().hash(&password("sept bateaux"), [7; 16]).as_str(), reference);
    }

    #[test]
    fn right_wrong_and_outdated() {
        let old = Hasher::cheap();
        let stored = old.hash(&password("sept bateaux"), [1; 16]);
        assert_eq!(old.check(&password("sept bateaux"), Some(&stored)), Checked::Right { outdated: false });
        assert_eq!(old.check(&password("sept bateau"), Some(&stored)), Checked::Wrong);
        assert_eq!(
            Hasher::new().check(&password("sept bateaux"), Some(&stored)),
            Checked::Right { outdated: true }
        );
    }

    #[test]
    fn nothing_to_compare_with_is_wrong_after_the_same_work() {
        let hasher = Hasher::cheap();
        for stored in [None, Some(PasswordHash::stored("damaged".into()))] {
            let before = hasher.computed();
            assert_eq!(hasher.check(&password(""), stored.as_ref()), Checked::Wrong);
            assert_eq!(hasher.check(&password("x"), stored.as_ref()), Checked::Wrong);
            assert_eq!(hasher.computed() - before, 2);
        }
    }
}
