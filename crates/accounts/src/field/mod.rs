//! What people type into fields: parsed once into types that hold nothing else.

mod email;

pub use email::EmailAddress;
use identifiers::Text;

use serde::Serialize;
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization as _;

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// More characters than this.
    #[error("over {0} characters")]
    TooLong(usize),
    /// A control character, or one that changes the direction of the text.
    #[error("a character that does not show")]
    Invisible,
    /// Holds what belongs to no name: an address of a page or a mailbox.
    #[error("an address instead of a name")]
    NotAName,
    /// Not of the form of an e-mail address.
    #[error("not an e-mail address")]
    NotAnAddress,
}

impl FieldError {
    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "field.empty",
            Self::TooLong(_) => "field.too_long",
            Self::Invisible => "field.invisible",
            Self::NotAName => "field.not_a_name",
            Self::NotAnAddress => "field.not_an_address",
        }
    }

    /// The sentence beside the field.
    pub fn text(self) -> Text {
        match self {
            Self::Empty => Text::new("Ce champ est obligatoire.", "This field is mandatory."),
            Self::TooLong(most) => Text::of(
                format!("Ce texte est trop long\u{202f}: {most} caractères au plus."),
                format!("This text is too long: {most} characters at most."),
            ),
            Self::Invisible => Text::new(
                "Ce texte contient un caractère invisible, qui en change le sens ou l’affichage. Retapez-le.",
                "This text contains an invisible character that changes its meaning or its display. Type it again.",
            ),
            Self::NotAName => Text::new(
                "Ce champ attend un nom, sans adresse de page ni de messagerie.",
                "This field expects a name, without the address of a page or a mailbox.",
            ),
            Self::NotAnAddress => Text::new(
                "Cette adresse électronique n’est pas complète. Exemple\u{202f}: prenom.nom@entreprise.fr",
                "This e-mail address is not complete. Example: first.last@company.com",
            ),
        }
    }
}

/// NFC, blanks folded, without anything that does not show.
fn clean_line(text: &str, most: usize) -> Result<String, FieldError> {
    // A bound on the work, before it is done.
    if text.len() > most.saturating_mul(16) {
        return Err(FieldError::TooLong(most));
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    if text.is_empty() {
        return Err(FieldError::Empty);
    }
    if text.chars().any(is_invisible) {
        return Err(FieldError::Invisible);
    }
    if text.chars().nth(most).is_some() { Err(FieldError::TooLong(most)) } else { Ok(text) }
}

/// Names are quoted in mails to others: a link in one would be a bait in ours.
fn clean_name(text: &str, most: usize) -> Result<String, FieldError> {
    let text = clean_line(text, most)?;
    let lower = text.to_lowercase();
    let bait = lower.contains("://") || lower.contains("www.") || text.contains(['@', '<', '>']);
    if bait { Err(FieldError::NotAName) } else { Ok(text) }
}

/// Control characters, marks of direction (Unicode Standard Annex 9), zero-width ones, the byte order mark.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{61c}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Stored as TEXT, read back by the same parser.
macro_rules! stored_text {
    ($name:ty) => {
        impl db::IntoParam for $name {
            const KIND: db::Kind = db::Kind::Text;

            fn into_param(self) -> db::Param {
                db::Param::Text(Some(self.to_string()))
            }
        }

        impl db::FromValue for $name {
            fn from_value(value: &db::Value) -> Result<Self, &'static str> {
                let text = <String as db::FromValue>::from_value(value)?;
                text.parse().map_err(|_| concat!("a ", stringify!($name)))
            }
        }
    };
}
macro_rules! line {
    ($($(#[$doc:meta])* $name:ident, $most:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Characters at most.
            pub const MAX: usize = $most;

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = FieldError;

            fn from_str(text: &str) -> Result<Self, FieldError> {
                clean_name(text, $most).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        stored_text!($name);
    )+};
}

pub(crate) use stored_text;

line! {
    /// Given or family name of somebody. Its `Debug` hides it: names are personal data.
    NamePart, 100;
    /// Name of a company.
    CompanyName, 200;
    /// The name that somebody gives to a passkey or a device.
    Label, 60;
}

/// A text of several lines for somebody else to read: a reason, a complement that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Reason(String);

impl Reason {
    /// Characters at most.
    pub const MAX: usize = 4_000;

    /// The text, lines separated by `\n`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Reason {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        if text.len() > Self::MAX * 16 {
            return Err(FieldError::TooLong(Self::MAX));
        }
        let text: String = text.replace("\r\n", "\n").replace('\t', " ").trim().nfc().collect();
        if text.is_empty() {
            return Err(FieldError::Empty);
        }
        if text.chars().any(|c| c != '\n' && is_invisible(c)) {
            return Err(FieldError::Invisible);
        }
        if text.chars().nth(Self::MAX).is_some() {
            Err(FieldError::TooLong(Self::MAX))
        } else {
            Ok(Self(text))
        }
    }
}

stored_text!(Reason);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_composed() {
        assert_eq!("  Jean \t Élo\u{e9}  ".parse::<NamePart>().unwrap().as_str(), "Jean Éloé");
        assert_eq!("E\u{301}lodie".parse::<NamePart>().unwrap().as_str(), "Élodie");
        assert_eq!("d’Hydrangéa & Cie".parse::<CompanyName>().unwrap().as_str(), "d’Hydrangéa & Cie");
        assert_eq!(format!("{:?}", "Martin".parse::<NamePart>().unwrap()), "NamePart(…)");
    }

    #[test]
    fn what_does_not_show_is_refused() {
        for text in
            ["a\u{202e}b", "a\u{200b}b", "a\0b", "\u{2066}x\u{2069}", "a\u{7f}", "\u{feff}a", "a\u{e0041}"]
        {
            assert_eq!(text.parse::<NamePart>(), Err(FieldError::Invisible), "{text:?}");
            assert_eq!(text.parse::<Reason>(), Err(FieldError::Invisible), "{text:?}");
        }
        for text in ["Gagnez sur https://x.fr", "WWW.x.fr", "a@b.fr", "<b>Jean</b>"] {
            assert_eq!(text.parse::<NamePart>(), Err(FieldError::NotAName), "{text}");
        }
        assert_eq!("   ".parse::<NamePart>(), Err(FieldError::Empty));
        assert_eq!("a".repeat(101).parse::<NamePart>(), Err(FieldError::TooLong(100)));
        assert_eq!("a".repeat(1 << 24).parse::<NamePart>(), Err(FieldError::TooLong(100)));
        assert_eq!("un\r\ndeux\n\ttrois".parse::<Reason>().unwrap().as_str(), "un\ndeux\n trois");
    }
}
