//! Why a text is not an identifier of the asked kind.

use crate::kind::Kind;
use crate::reason::{Level, Reason};
use crate::text::Text;

/// The text does not have the shape of the identifier. A wrong key is never an error: see `check()` of each type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// Nothing but separators.
    #[error("nothing to read")]
    Empty,
    /// Longer than any identifier; not looked at.
    #[error("longer than {max} bytes")]
    TooLong {
        /// The limit, in bytes.
        max: usize,
    },
    /// Not the number of characters of this kind.
    #[error("{}: {expected} characters expected, {found} found", kind.id())]
    Length {
        /// The kind asked for.
        kind: Kind,
        /// What this kind has (`11`, `13 or 15`).
        expected: &'static str,
        /// What the text has, separators left out.
        found: usize,
    },
    /// A character that cannot be there.
    #[error("{}: unexpected character at position {position}", kind.id())]
    Character {
        /// The kind asked for.
        kind: Kind,
        /// Where, from 1, separators left out.
        position: usize,
        /// Which.
        found: char,
    },
    /// A type digit that the table does not hold, or whose number has no known form.
    #[error("{}: unknown type of identifier", kind.id())]
    UnknownType {
        /// The kind asked for.
        kind: Kind,
    },
}

impl ParseError {
    /// Stable machine id.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::Length { .. } => "wrong_length",
            Self::Character { .. } => "wrong_character",
            Self::UnknownType { .. } => "unknown_type",
        }
    }

    /// The error as a reason, in both languages.
    pub fn reason(&self) -> Reason {
        let text = match self {
            Self::Empty => Text::new("Il n’y a rien à lire.", "There is nothing to read."),
            Self::TooLong { max } => Text::of(
                format!("Texte trop long (plus de {max} octets) : ce n’est pas un identifiant."),
                format!("Text too long (over {max} bytes): this is not an identifier."),
            ),
            Self::Length { kind, expected, found } => {
                let fr_expected = expected.replace(" or ", " ou ").replace(" to ", " à ");
                let name = kind.name();
                Text::of(
                    format!("{} : {fr_expected} caractères attendus, {found} lus.", name.fr),
                    format!("{}: {expected} characters expected, {found} read.", name.en),
                )
            }
            Self::Character { kind, position, found } => {
                let (name, found) = (kind.name(), found.escape_debug());
                Text::of(
                    format!("{} : caractère « {found} » inattendu en position {position}.", name.fr),
                    format!("{}: unexpected character “{found}” at position {position}.", name.en),
                )
            }
            Self::UnknownType { kind } => Text::of(
                format!("{} : le type d’identifiant placé en tête n’est pas reconnu.", kind.name().fr),
                format!("{}: the type of identifier in front is not known.", kind.name().en),
            ),
        };
        Reason { id: self.id(), level: Level::Error, text }
    }
}

/// Checks the number of characters of a compact text.
pub(crate) fn length(
    kind: Kind,
    text: &str,
    allowed: &[usize],
    expected: &'static str,
) -> Result<(), ParseError> {
    let found = text.chars().count();
    if allowed.contains(&found) { Ok(()) } else { Err(ParseError::Length { kind, expected, found }) }
}

/// Checks every character of a compact text by its place (from 0).
pub(crate) fn characters(
    kind: Kind,
    text: &str,
    fits: impl Fn(usize, char) -> bool,
) -> Result<(), ParseError> {
    match text.chars().enumerate().find(|(i, c)| !fits(*i, *c)) {
        None => Ok(()),
        Some((i, found)) => Err(ParseError::Character { kind, position: i + 1, found }),
    }
}

/// `length` and `characters` for the commonest shape: `len` ASCII digits, as a number.
pub(crate) fn digits(kind: Kind, text: &str, len: usize, expected: &'static str) -> Result<u64, ParseError> {
    length(kind, text, &[len], expected)?;
    characters(kind, text, |_, c| c.is_ascii_digit())?;
    // At most 14 digits, all checked: it always fits.
    text.parse().map_err(|_| ParseError::TooLong { max: 14 })
}
