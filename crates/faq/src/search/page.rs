//! What a search gives back.

use crate::model::{Entry, Facet, Lang};
use serde::Serialize;
use std::sync::Arc;

/// One entry found.
#[derive(Clone, Debug)]
pub struct FaqHit {
    /// The entry.
    pub entry: Arc<Entry>,
    /// Its weight; only the order means something. 0 when nothing was looked for.
    pub score: f32,
    /// The question, safe HTML, the words found between `<mark>` and `</mark>`.
    pub question_html: String,
    /// The part of the answer where the words are, likewise.
    pub snippet_html: String,
}

/// A value of a facet, with what it would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueCount {
    /// Its key, as in addresses.
    pub key: String,
    /// Entries of this search that carry it, whatever else is ticked in the same facet.
    pub count: usize,
    /// Entries that the search would find with this value ticked besides those of its facet already ticked.
    pub if_added: usize,
    /// Is it ticked?
    pub ticked: bool,
}

/// A word typed and the one that was looked for in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// As typed, in its search form.
    pub typed: String,
    /// The nearest word of the content.
    pub read_as: String,
}

/// One page of results.
#[derive(Clone, Debug, Default)]
pub struct FaqPage {
    /// Entries found, all pages together.
    pub total: usize,
    /// Those of this page.
    pub items: Vec<FaqHit>,
    /// Values of each facet with their counts, in the order of [`Facet::ALL`].
    pub facets: [Vec<ValueCount>; 5],
    /// This page, from 1, and the number of pages.
    pub page: usize,
    /// Number of pages, at least 1.
    pub pages: usize,
    /// Language preferred.
    pub lang: Lang,
    /// Nothing held enough of the words: what is shown holds a part of them.
    pub loose: bool,
    /// Nothing was found in the language asked for: what is shown answers in the other words.
    pub other_language: bool,
    /// Words read as others.
    pub corrections: Vec<Correction>,
    /// Words found nowhere, as typed, in their search form.
    pub not_found: Vec<String>,
    /// Filters of the portal that nothing here is known under: not applied.
    pub not_applied: Vec<String>,
}

impl FaqPage {
    /// Counts of one facet.
    pub fn of(&self, facet: Facet) -> &[ValueCount] {
        &self.facets[facet.index()]
    }

    /// Should editors hear of this search: nothing, or nothing really fitting, was found?
    pub fn is_unanswered(&self) -> bool {
        self.total == 0 || self.loose
    }
}
