//! Plain types of the room.

use crate::field::{CompanyName, EmailAddress, NamePart};
use db::{CompanyId, PersonId, Timestamp};
use identifiers::{Siren, Text};
use serde::Serialize;

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

            /// The word it is stored under, also in URLs and forms.
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

words! {
    /// The language of somebody.
    Lang {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
    }

    /// What somebody is in a company (CNV-2).
    Role {
        /// Pilots the company's compliance.
        Responsable = "responsable",
        /// Answers what is theirs to answer.
        Contributeur = "contributeur",
    }

    /// In what capacity a Responsable is one: FAQ of Convergence, "soit le mandataire social, soit une personne
    /// habilitée par le mandataire social".
    Capacity {
        /// Legal representative (mandataire social).
        Mandataire = "mandataire",
        /// Empowered by the legal representative.
        Habilite = "habilite",
    }
}

impl Lang {
    /// The sentence in this language.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::Fr => &text.fr,
            Self::En => &text.en,
        }
    }
}

impl Role {
    /// Its name on screens: proper nouns, the same in both languages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Responsable => "Responsable",
            Self::Contributeur => "Contributeur",
        }
    }
}

impl Capacity {
    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::Mandataire => Text::new("mandataire social", "legal representative"),
            Self::Habilite => Text::new(
                "personne habilitée par le mandataire social",
                "empowered by the legal representative",
            ),
        }
    }
}

/// Name of somebody, as given by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonName {
    /// Prénom.
    pub given: NamePart,
    /// Nom.
    pub family: NamePart,
}

impl std::fmt::Display for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.given, self.family)
    }
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// E-mail address: one account each.
    pub email: EmailAddress,
    /// Name.
    pub name: PersonName,
    /// Language of mails.
    pub lang: Lang,
}

/// A company that was verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Company {
    /// Identifier.
    pub id: CompanyId,
    /// Number at the national register; one company each.
    pub siren: Siren,
    /// Name.
    pub name: CompanyName,
    /// When it became active.
    pub since: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back() {
        for role in Role::ALL {
            assert_eq!(Role::of_word(role.word()), Some(*role));
        }
        assert_eq!(Role::of_word("Responsable"), None);
        assert_eq!(serde_json::to_string(&Capacity::Habilite).unwrap(), "\"habilite\"");
    }
}
