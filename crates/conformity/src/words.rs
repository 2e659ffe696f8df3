//! Closed lists and small texts that the records keep.

use std::fmt;
use std::str::FromStr;

/// A closed list stored as TEXT, under a word that never changes.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word it is stored under, also in addresses and forms.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value of this word.
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        impl db::IntoParam for $name {
            const KIND: db::Kind = db::Kind::Text;

            fn into_param(self) -> db::Param {
                db::Param::Text(Some(self.word().to_owned()))
            }
        }

        impl db::FromValue for $name {
            fn from_value(value: &db::Value) -> Result<Self, &'static str> {
                let word = <String as db::FromValue>::from_value(value)?;
                Self::of_word(&word).ok_or(concat!("a word of ", stringify!($name)))
            }
        }
    )+};
}
pub(crate) use words;

/// Stored as the text that its `Display` writes, read back by its `FromStr`.
macro_rules! stored_text {
    ($name:ty, $what:literal) => {
        impl db::IntoParam for $name {
            const KIND: db::Kind = db::Kind::Text;

            fn into_param(self) -> db::Param {
                db::Param::Text(Some(self.to_string()))
            }
        }

        impl db::FromValue for $name {
            fn from_value(value: &db::Value) -> Result<Self, &'static str> {
                let text = <String as db::FromValue>::from_value(value)?;
                text.parse().map_err(|_| $what)
            }
        }
    };
}
pub(crate) use stored_text;

/// Name that a file gives to a questionnaire, a question, a section, a theme or a démarche: `a-z 0-9 . _ -`, 100 at most.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// The text is no slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a name of the files: a-z 0-9 . _ -, 100 characters at most")]
pub struct NotASlug;

impl Slug {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        let fine = (1..=100).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b));
        if fine { Ok(Self(text.to_owned())) } else { Err(NotASlug) }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// So that maps keyed by slugs are asked with plain texts.
impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

stored_text!(Slug, "a slug");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_files_may_say() {
        for text in ["mes-sans-echange", "2026.1", "a_b"] {
            assert_eq!(text.parse::<Slug>().unwrap().as_str(), text);
        }
        for text in ["", "A", "é", "a b", "a/b", &"a".repeat(101)] {
            assert_eq!(text.parse::<Slug>(), Err(NotASlug), "{text}");
        }
    }
}
