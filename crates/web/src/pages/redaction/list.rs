//! `GET /faq/redaction`: every answer, shipped, edited, in preparation or withdrawn.

use super::edit::word;
use super::{guard, url};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::pager::{Pager, pager};
use crate::pages::{Frame, Section, html};
use crate::shelf::SHIPPED;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use faq::store::{self, Listed, State};

/// Lines of a page.
const SIZE: usize = 40;

type Test = fn(&Listed) -> bool;
/// Key in addresses, name, what it lets through.
type Filter = (&'static str, fn(Lang) -> &'static str, Test);

/// The filters on the state.
const STATES: [Filter; 7] = [
    ("livree", Lang::write_shipped, |l| l.state == State::Shipped),
    ("publiee", Lang::write_edited, |l| l.state == State::Edited),
    ("brouillon", Lang::write_draft, Listed::has_draft),
    ("jamais", Lang::write_never, |l| l.state == State::Draft),
    ("retiree", Lang::write_withdrawn, |l| l.state == State::Withdrawn),
    ("ensemble", Lang::write_beside, |l| l.beside > 0),
    ("changee", Lang::write_changed, |l| l.shipped_changed),
];

#[derive(Template)]
#[template(path = "redaction/list.html")]
struct Page<'a> {
    frame: Frame,
    t: Lang,
    total: String,
    text: &'a str,
    states: Vec<(&'static str, String, bool)>,
    langs: [(&'static str, &'static str, bool); 2],
    lines: Vec<LineView>,
    pager: Option<Pager>,
}

struct LineView {
    id: String,
    lang: &'static str,
    question: String,
    url: String,
    word: &'static str,
    style: &'static str,
    marks: Vec<&'static str>,
    latest: i64,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    guard(&mut reading).await?;
    let all = store::listing(&mut reading, &SHIPPED).await?;
    drop(reading);
    let (text, state, lang) =
        (signed.params.get("q"), signed.params.get("etat"), signed.params.get("langue"));
    let lower = text.to_lowercase();
    let test = STATES.iter().find(|(key, ..)| *key == state).map(|(.., test)| *test);
    let kept: Vec<&Listed> = all
        .iter()
        .filter(|l| test.is_none_or(|test| test(l)))
        .filter(|l| lang.is_empty() || l.lang.code() == lang)
        .filter(|l| l.question.to_lowercase().contains(&lower) || l.id.contains(&lower))
        .collect();
    let pages = kept.len().div_ceil(SIZE).max(1);
    let page = signed.params.get("page").parse().unwrap_or(1).clamp(1, pages);
    let address = |n: usize| {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", text), ("etat", state), ("langue", lang)] {
            if !value.is_empty() {
                out.append_pair(name, value);
            }
        }
        format!("/faq/redaction?{}", out.append_pair("page", &n.to_string()).finish())
    };
    let count = |test: Test| all.iter().filter(|l| test(l)).count();
    let states = STATES
        .iter()
        .map(|(key, name, test)| (*key, format!("{} ({})", name(t), count(*test)), *key == state));
    let view = Page {
        frame: Frame::new(&signed, Section::FaqEditing, t.write_title()),
        t,
        total: t.faq_total(kept.len() as u64),
        text,
        states: states.collect(),
        langs: [("fr", t.write_french(), lang == "fr"), ("en", t.write_english(), lang == "en")],
        lines: kept.iter().skip((page - 1) * SIZE).take(SIZE).map(|l| line(l, t)).collect(),
        pager: pager(page, pages, address, t),
    };
    Ok(html(&signed, StatusCode::OK, &view))
}

fn line(listed: &Listed, t: Lang) -> LineView {
    let (word, style) = word(listed.state, t);
    let marks = [
        (listed.has_draft() && listed.state != State::Draft, t.write_draft()),
        (listed.beside > 0, t.write_beside()),
        (listed.shipped_changed, t.write_changed()),
    ];
    LineView {
        id: listed.id.clone(),
        lang: listed.lang.code(),
        question: listed.question.clone(),
        url: url(listed.lang, &listed.id),
        word,
        style,
        marks: marks.into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect(),
        latest: listed.latest,
    }
}
