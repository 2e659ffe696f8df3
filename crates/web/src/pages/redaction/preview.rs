//! What readers will see, and what says the same already: beside the form, and as one types.

use super::{fields, guard, lang_of};
use crate::desk::Desk;
use crate::error::Failure;
use crate::forms::Typed;
use crate::lang::Lang;
use crate::pages::faq::{Foot, foot, links};
use crate::pages::html;
use crate::shelf::Edition;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use faq::typography::mend;
use faq::{Certainty, Entry, FacetValues};
use jiff::civil::Date;

/// Likeness from which two entries most likely say the same.
const DUPLICATE: f32 = 0.5;
/// Resembling entries shown.
const SHOWN: usize = 5;

/// The block.
#[derive(Template)]
#[template(path = "redaction/preview.html")]
pub struct Preview<'a> {
    t: Lang,
    lang: &'static str,
    question: &'a str,
    answer: String,
    foot: Foot<'a>,
    similar: Vec<Alike>,
}

impl askama::filters::HtmlSafe for Preview<'_> {}

struct Alike {
    question: String,
    url: String,
    likeness: String,
    duplicate: bool,
}

/// Of an entry as it is typed.
pub fn of<'a>(edition: &Edition, entry: &'a Entry, t: Lang) -> Preview<'a> {
    let similar = edition.index.similar(entry, SHOWN).into_iter().map(|s| Alike {
        question: s.entry.question.clone(),
        url: s.entry.permalink(),
        likeness: t.likeness(s.likeness),
        duplicate: s.likeness >= DUPLICATE,
    });
    Preview {
        t,
        lang: entry.lang.code(),
        question: &entry.question,
        answer: links::answer_html(entry, 4),
        foot: foot(entry, t),
        similar: similar.collect(),
    }
}

/// French as it will be printed once saved.
pub fn printed(mut entry: Entry) -> Entry {
    if entry.lang == faq::Lang::Fr {
        entry.question = mend(&entry.question);
        entry.answer = mend(&entry.answer);
    }
    entry
}

/// An entry of which nothing is written.
pub fn blank(id: &str, lang: faq::Lang, today: Date) -> Entry {
    Entry {
        id: id.to_owned(),
        lang,
        question: String::new(),
        answer: String::new(),
        keywords: Vec::new(),
        facets: FacetValues::default(),
        created: today,
        updated: today,
        certainty: Certainty::Official,
        caution: None,
        incomplete: false,
        missing: None,
        sources: Vec::new(),
        requirements: Vec::new(),
        identifiers: Vec::new(),
        screens: Vec::new(),
        related: Vec::new(),
        portal: Vec::new(),
    }
}

/// `POST /faq/redaction/apercu`: the block alone, for the script of the page.
pub async fn post(desk: Desk, typed: Typed) -> Result<Response, Failure> {
    guard(&mut desk.read().await?).await?;
    let t = desk.lang;
    let blank = blank(typed.get("identifiant"), lang_of(typed.get("langue"))?, super::today(&desk));
    let mut form = fields::of_entry(desk.form(), &blank, t);
    let entry = printed(fields::read(&mut form, &typed, &blank));
    let edition = desk.app.shelf.edition(Some(&desk.records)).await;
    Ok(html(&desk, StatusCode::OK, &of(&edition, &entry, t)))
}
