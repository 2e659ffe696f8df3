//! Plain types of the FAQ.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Language of an entry or of a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the language of the field.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both, French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// `fr` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// 0 for French, 1 for English: place in an array of both.
    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

impl FromStr for Lang {
    type Err = ();

    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|l| l.code().eq_ignore_ascii_case(s.trim())).ok_or(())
    }
}

/// The five questions that the public portal asks before it searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// "Votre question concerne quel type d'offre ?"
    Offre,
    /// "… quel couloir Ségur ?"
    Couloir,
    /// "… quel dispositif Ségur ?"
    Dispositif,
    /// "… quel produit ou service produit ?"
    Produit,
    /// "… quelle thématique ?"
    Thematique,
}

impl Facet {
    /// In the order of the portal.
    pub const ALL: [Self; 5] =
        [Self::Offre, Self::Couloir, Self::Dispositif, Self::Produit, Self::Thematique];

    /// Name in addresses, files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Offre => "offre",
            Self::Couloir => "couloir",
            Self::Dispositif => "dispositif",
            Self::Produit => "produit",
            Self::Thematique => "thematique",
        }
    }

    /// The facet of a name, whatever its case.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.key().eq_ignore_ascii_case(key))
    }

    /// Place among the five.
    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Values of an entry for the five facets; keys of `content/faq/facets.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FacetValues {
    /// Kind of offer.
    pub offre: Vec<String>,
    /// Ségur corridor.
    pub couloir: Vec<String>,
    /// Ségur scheme.
    pub dispositif: Vec<String>,
    /// Product or service.
    pub produit: Vec<String>,
    /// Theme.
    pub thematique: Vec<String>,
}

impl FacetValues {
    /// Values of one facet.
    pub fn of(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Offre => &self.offre,
            Facet::Couloir => &self.couloir,
            Facet::Dispositif => &self.dispositif,
            Facet::Produit => &self.produit,
            Facet::Thematique => &self.thematique,
        }
    }

    /// Values of one facet, to change them.
    pub fn of_mut(&mut self, facet: Facet) -> &mut Vec<String> {
        match facet {
            Facet::Offre => &mut self.offre,
            Facet::Couloir => &mut self.couloir,
            Facet::Dispositif => &mut self.dispositif,
            Facet::Produit => &mut self.produit,
            Facet::Thematique => &mut self.thematique,
        }
    }
}

/// How far an answer can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Said by the official source that is named.
    Official,
    /// Said by an official page that is old: true at its date, to be checked.
    Dated,
    /// Said by a press article, a consultant or an editor.
    Reported,
    /// Deduced from several public sources.
    Deduced,
}

/// Where an answer comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Name of the page or document.
    pub title: String,
    /// Its address, when it has a public one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Date that the source carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Day on which the answer was last compared with a copy of it; absent when it is quoted and was not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<Date>,
}

/// A question and its answer, in one language. `(id, lang)` is unique; the same `id` in the other language is the
/// translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Stable slug: lower-case letters, digits, hyphens. Part of the permalink.
    pub id: String,
    /// Language of question and answer.
    pub lang: Lang,
    /// The question, plain text.
    pub question: String,
    /// The answer, Markdown. In a file it stands under the front matter.
    #[serde(default)]
    pub answer: String,
    /// Words under which people look for it and that it does not hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Values of the five facets.
    #[serde(default)]
    pub facets: FacetValues,
    /// Day of the first version.
    pub created: Date,
    /// Day of this version.
    pub updated: Date,
    /// How sure.
    pub certainty: Certainty,
    /// Why not surer, in one sentence of the entry's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// The answer is known in part only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub incomplete: bool,
    /// What is missing and where the official answer is: present exactly when `incomplete`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// At least one.
    pub sources: Vec<Source>,
    /// Requirements that it explains: `ANN 3`, `SC.MSS/CONF.18`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<String>,
    /// Kinds of identifiers that it is about: `rpps`, `finess`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Screens of the program where the answer is put into practice, by the keys of [`SCREENS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub screens: Vec<String>,
    /// Other entries to read next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Facet numbers of the public portal under which the answer was seen (`theme:2443`): together, not one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub portal: Vec<String>,
}

impl Entry {
    /// Local address of the entry.
    pub fn permalink(&self) -> String {
        format!("/faq/{}", self.id)
    }
}

/// Screens that an entry may point to. The roof knows their addresses.
pub const SCREENS: [&str; 12] = [
    "annuaire",
    "identifiants",
    "correspondants",
    "tableau-de-bord",
    "produits",
    "strategie",
    "questionnaires",
    "equipe",
    "entreprise",
    "candidatures",
    "preuves",
    "poste",
];

/// May this text be the id of an entry?
pub fn is_slug(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}
