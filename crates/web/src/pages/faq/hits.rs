//! An answer, ready to be read: in a list or on its own page.

use super::vote::Vote;
use crate::format::date;
use crate::lang::Lang;
use crate::shelf::Edition;
use faq::{Certainty, Entry, FaqHit};

/// What stands under an answer wherever it is shown.
pub struct Foot<'a> {
    /// "15/12/2025".
    pub updated: String,
    /// How sure: word, explanation and style.
    pub certainty: (&'static str, &'static str, &'static str),
    /// Why not surer.
    pub caution: Option<&'a str>,
    /// The answer is known in part only: what is missing.
    pub missing: Option<&'a str>,
    /// Where it comes from.
    pub sources: Vec<SourceView<'a>>,
}

/// A source.
pub struct SourceView<'a> {
    /// Page or document.
    pub title: &'a str,
    /// Its address.
    pub url: Option<&'a str>,
    /// Its date and the day it was read, as a sentence; empty when neither is known.
    pub when: String,
}

/// One line of results.
pub struct HitView<'a> {
    /// Slug.
    pub id: &'a str,
    /// Language of its words, when it is not the reader's.
    pub lang: Option<&'static str>,
    /// Permalink.
    pub url: String,
    /// Safe HTML, words found marked.
    pub question: &'a str,
    /// Likewise.
    pub snippet: &'a str,
    /// Safe HTML.
    pub answer: &'a str,
    /// Sources, date, limits.
    pub foot: Foot<'a>,
    /// The vote, where there are records.
    pub vote: Option<Vote>,
}

/// Prepares a hit; `token` is the one of the page's forms.
pub fn view<'a>(hit: &'a FaqHit, edition: &'a Edition, token: Option<&str>, t: Lang) -> HitView<'a> {
    HitView {
        id: &hit.entry.id,
        lang: foreign(&hit.entry, t),
        url: hit.entry.permalink(),
        question: &hit.question_html,
        snippet: &hit.snippet_html,
        answer: edition.answer(&hit.entry),
        foot: foot(&hit.entry, t),
        vote: token.map(|token| Vote::new(t, &hit.entry, token.to_owned())),
    }
}

/// The language of an entry that is not written in the reader's.
pub fn foreign(entry: &Entry, t: Lang) -> Option<&'static str> {
    (entry.lang != t.into()).then(|| entry.lang.code())
}

/// What stands under an answer.
pub fn foot(entry: &Entry, t: Lang) -> Foot<'_> {
    let source = |source: &'_ faq::Source| {
        let day = |d: &jiff::civil::Date| date(&d.to_string(), t);
        t.faq_source_when(source.date.as_ref().map(day), source.read.as_ref().map(day))
    };
    let sources =
        entry.sources.iter().map(|s| SourceView { title: &s.title, url: s.url.as_deref(), when: source(s) });
    Foot {
        updated: date(&entry.updated.to_string(), t),
        certainty: certainty(entry.certainty, t),
        caution: entry.caution.as_deref(),
        missing: entry.missing.as_deref(),
        sources: sources.collect(),
    }
}

/// Word, explanation, style.
pub fn certainty(certainty: Certainty, t: Lang) -> (&'static str, &'static str, &'static str) {
    match certainty {
        Certainty::Official => (t.faq_official(), t.faq_official_why(), "official"),
        Certainty::Dated => (t.faq_dated(), t.faq_dated_why(), "dated"),
        Certainty::Reported => (t.faq_reported(), t.faq_reported_why(), "reported"),
        Certainty::Deduced => (t.faq_deduced(), t.faq_deduced_why(), "deduced"),
    }
}
