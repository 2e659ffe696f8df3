//! E-mail addresses.

use super::{FieldError, stored_text};
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// An e-mail address: one `@`, ASCII, lower case, 254 characters at most (RFC 5321, 4.5.3.1, less the brackets). Two
/// addresses that differ by their capitals are the same person's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Characters at most.
    pub const MAX: usize = 254;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl EmailAddress {
    /// An address that is nobody's, in a domain that cannot exist (RFC 6761).
    pub(crate) fn nobody() -> Self {
        Self("nobody@jalon.invalid".to_owned())
    }
}

impl FromStr for EmailAddress {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldError::Empty);
        }
        if text.len() > Self::MAX {
            return Err(FieldError::TooLong(Self::MAX));
        }
        let (local, domain) = text.split_once('@').ok_or(FieldError::NotAnAddress)?;
        if is_local_part(local) && is_domain(domain) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(FieldError::NotAnAddress)
        }
    }
}

/// `dot-atom` of RFC 5322, 3.2.3; quoted forms are not for people.
fn is_local_part(text: &str) -> bool {
    text.len() <= 64
        && text.split('.').all(|atom| {
            !atom.is_empty()
                && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

/// Labels of RFC 1123 with at least one dot; the last one is no number.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.contains('.')
        && text.split('.').all(label)
        && text.rsplit('.').next().is_some_and(|last| !last.bytes().all(|b| b.is_ascii_digit()))
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

stored_text!(EmailAddress);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for text in ["a@b.fr", " Prenom.Nom+tri@Sous.Domaine.example ", "o'neil@exemple.fr"] {
            assert!(text.parse::<EmailAddress>().is_ok(), "{text}");
        }
        assert_eq!(" A.B@C.FR".parse::<EmailAddress>().unwrap().as_str(), "a.b@c.fr");
        for text in [
            "a",
            "@b.fr",
            "a@",
            "a@b",
            "a@@b.fr",
            "a b@c.fr",
            "a@b..fr",
            "a@-b.fr",
            "a.@b.fr",
            ".a@b.fr",
            "a@b.1",
            "a@b.fr\nBcc: x@y.fr",
            "<a@b.fr>",
            "é@b.fr",
            "a@é.fr",
            "\"a\"@b.fr",
            "a@[127.0.0.1]",
            "a@b.fr,c@d.fr",
        ] {
            assert_eq!(text.parse::<EmailAddress>(), Err(FieldError::NotAnAddress), "{text:?}");
        }
        assert_eq!(format!("{}@b.fr", "a".repeat(65)).parse::<EmailAddress>(), Err(FieldError::NotAnAddress));
        assert!(format!("a@{}.fr", "b".repeat(300)).parse::<EmailAddress>().is_err());
    }
}
