//! The FAQ, for programs.

pub mod entry;
pub mod search;

use crate::pages::faq::links;
use faq::{Certainty, Entry, FacetValues, Source};
use serde::Serialize;

/// An answer, as the interface gives it.
#[derive(Serialize)]
pub struct Answer<'a> {
    id: &'a str,
    lang: &'static str,
    question: &'a str,
    /// Safe HTML; its first headings are `h2`.
    answer_html: String,
    created: String,
    updated: String,
    certainty: Certainty,
    caution: Option<&'a str>,
    incomplete: bool,
    missing: Option<&'a str>,
    facets: &'a FacetValues,
    sources: &'a [Source],
    requirements: &'a [String],
    identifiers: &'a [String],
    /// Where people read it.
    url: String,
}

/// Prepares an entry.
pub fn answer(entry: &Entry) -> Answer<'_> {
    Answer {
        id: &entry.id,
        lang: entry.lang.code(),
        question: &entry.question,
        answer_html: links::answer_html(entry, 2),
        created: entry.created.to_string(),
        updated: entry.updated.to_string(),
        certainty: entry.certainty,
        caution: entry.caution.as_deref(),
        incomplete: entry.incomplete,
        missing: entry.missing.as_deref(),
        facets: &entry.facets,
        sources: &entry.sources,
        requirements: &entry.requirements,
        identifiers: &entry.identifiers,
        url: entry.permalink(),
    }
}
