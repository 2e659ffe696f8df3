//! Passwords: what may be chosen, how it is kept.
//!
//! * [`Password`] holds the text as typed, normalised (NFKC), wiped from memory when dropped.
//! * [`policy`] says whether it may be chosen; [`strength`] tells the meter of the form.
//! * [`Hasher`] computes and checks Argon2id, one place for the parameters and for the bound on memory.

mod choose;
mod common;
mod hash;
pub mod policy;
pub mod strength;

pub use choose::{change, context, forgotten, look, reset};
pub use hash::{Checked, Hasher, PasswordHash};

pub(crate) use choose::{ALL as STATEMENTS, REHASH, choose, of_person};

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// Characters that a password may have, at most. NIST SP 800-63B-4 (August 2025), 3.1.1.2, asks to accept at least 64;
/// the bound keeps the work of a request bounded.
pub const MAX_LENGTH: usize = 1024;

/// A password as typed, in Unicode NFKC (NIST SP 800-63B-4, 3.1.1.2). Never trimmed, never shown.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

/// The text is over [`MAX_LENGTH`] characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

impl Password {
    /// Takes what was typed.
    pub fn new(typed: impl Into<String>) -> Result<Self, TooLong> {
        let typed = Zeroizing::new(typed.into());
        // Normalising may make a text up to 18 times longer: bounded before and after.
        if typed.chars().nth(MAX_LENGTH).is_some() {
            return Err(TooLong);
        }
        // Grown once: a reallocation would leave a copy behind.
        let mut text = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(18)));
        text.extend(typed.nfkc());
        if text.chars().nth(MAX_LENGTH).is_some() { Err(TooLong) } else { Ok(Self(text)) }
    }

    /// Number of characters (Unicode code points).
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_password_typed_on_two_keyboards_is_one() {
        // é in one code point or two; the ligature ﬁ; a full-width digit.
        assert_eq!(Password::new("e\u{301}te\u{301}").unwrap().text(), "été");
        assert_eq!(Password::new("\u{fb01}n\u{ff11}").unwrap().text(), "fin1");
        assert_eq!(Password::new(" bord ").unwrap().text(), " bord ", "spaces belong to it");
    }

    #[test]
    fn bounded_before_and_after_normalising() {
        assert!(Password::new("é".repeat(1024)).is_ok());
        assert_eq!(Password::new("a".repeat(1025)).unwrap_err(), TooLong);
        // U+FDFA becomes 18 characters.
        assert_eq!(Password::new("\u{fdfa}".repeat(100)).unwrap_err(), TooLong);
        assert_eq!(Password::new("\u{fdfa}").unwrap().length(), 18);
    }

    #[test]
    fn never_shown() {
        assert_eq!(format!("{:?}", Password::new("abricot").unwrap()), "Password(…)");
    }
}
