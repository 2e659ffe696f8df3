//! The question and the answer of a search (DIR-4).

use crate::model::Coded;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A search. Every field given must hold (AND); the activity fields must hold on one same line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Free line: "martin cardio 69". Words are read as names, professions, specialties, places, numbers.
    pub text: String,
    /// RPPS, 11 digits.
    pub rpps: String,
    /// IDNPS, type digit + identifier.
    pub idnps: String,
    /// Nom d'exercice (prefix of any word).
    pub family: String,
    /// Prénom d'exercice (prefix of any word).
    pub given: String,
    /// Profession, code or beginning of label.
    pub profession: String,
    /// Savoir-faire, code or beginning of any word of the label.
    pub know_how: String,
    /// Category code (C, E, M).
    pub category: String,
    /// Mode code (L, S, B, I).
    pub mode: String,
    /// Genre d'activité code.
    pub genre: String,
    /// Raison sociale or enseigne (words).
    pub structure: String,
    /// FINESS of the site or of the legal entity.
    pub finess: String,
    /// SIRET or SIREN.
    pub siret: String,
    /// Postcode, whole or beginning.
    pub postcode: String,
    /// Commune (words) or INSEE code.
    pub city: String,
    /// Street (words).
    pub street: String,
    /// Département code (69, 2A, 971) or name.
    pub departement: String,
    /// MSSanté address, exact.
    pub mailbox: String,
    /// Refuse typo tolerance.
    pub exact: bool,
    /// Count the facets over the whole result.
    pub facets: bool,
    /// First item of the page.
    pub offset: usize,
    /// Items in the page, at most [`Query::MAX_LIMIT`]; 0 asks for the total alone.
    pub limit: usize,
}

impl Query {
    /// The most items that one page may hold.
    pub const MAX_LIMIT: usize = 1_000;
    /// Longest free line read, in bytes; the rest is ignored and said so in [`SearchPage::notes`].
    pub const MAX_TEXT: usize = 256;

    /// A free-text search with a page of 20 and facets.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), limit: 20, facets: true, ..Self::default() }
    }
}

/// The answer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SearchPage {
    /// Exact number of persons that match.
    pub total: u64,
    /// The page.
    pub items: Vec<Hit>,
    /// Counts of persons per value over the whole result; empty unless asked.
    pub facets: Facets,
    /// How the free line was read, word by word.
    pub readings: Vec<Reading>,
    /// Machine-readable remarks: `text_cut`, `typo_used`, `phonetic_used`.
    pub notes: Vec<&'static str>,
    /// Generation that answered.
    pub generation: String,
    /// Date of its data (`YYYY-MM-DD`).
    pub source_date: String,
    /// Time spent, in microseconds.
    pub elapsed_us: u64,
}

/// One person in a page of results.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Hit {
    /// RPPS, empty for a legacy identifier.
    pub rpps: String,
    /// Identification nationale PP.
    pub idnps: String,
    /// Nom d'exercice.
    pub family: String,
    /// Prénom d'exercice.
    pub given: String,
    /// Civilité d'exercice label, else civilité code ("Docteur", "MME"). Like all texts of a few hundred values, shared.
    pub title: Arc<str>,
    /// Label of the first profession (of the line that matched).
    pub profession: Arc<str>,
    /// Its code.
    pub profession_code: Arc<str>,
    /// Label of the savoir-faire of that line.
    pub know_how: Arc<str>,
    /// Category code of that line.
    pub category: Arc<str>,
    /// True for category E.
    pub student: bool,
    /// Mode label of that line.
    pub mode: Arc<str>,
    /// Name of the place of that line.
    pub structure: String,
    /// Postcode of that place.
    pub postcode: String,
    /// Town of that place.
    pub city: String,
    /// Number of activities of the person.
    pub activities: u32,
    /// True when at least one MSSanté mailbox is known.
    pub mailbox: bool,
    /// Another person in the directory bears exactly this name.
    pub homonym: bool,
    /// Why it matched.
    pub reason: Reason,
}

/// Why a person is in the result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// `family`, `given`, `identifier`, `activity`, `typo`, `phonetic`, `all`.
    pub field: &'static str,
    /// The folded words that matched, to be highlighted.
    pub words: Arc<[String]>,
    /// Edit distance, 0 when exact.
    pub distance: u8,
}

/// Counts per value, greatest first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Facets {
    /// Per profession.
    pub profession: Vec<FacetCount>,
    /// Per savoir-faire.
    pub know_how: Vec<FacetCount>,
    /// Per département.
    pub departement: Vec<FacetCount>,
    /// Per category.
    pub category: Vec<FacetCount>,
    /// Per mode.
    pub mode: Vec<FacetCount>,
}

/// A value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FacetCount {
    /// Code and label.
    #[serde(flatten)]
    pub value: Coded,
    /// Persons with at least one matching line that bears it.
    pub count: u64,
}

/// How a word of the free line was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The word as typed (folded).
    pub word: String,
    /// `name`, `profession`, `know_how`, `departement`, `postcode`, `city`, `identifier`, `ignored`.
    pub kind: &'static str,
    /// What it stands for, readable ("Cardiologie et maladies vasculaires", "Rhône").
    pub value: String,
}
