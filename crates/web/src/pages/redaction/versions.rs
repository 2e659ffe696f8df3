//! `GET /faq/redaction/{langue}/{id}/versions?de=&a=`: every saved text, and what changed between any two.

use super::edit::find;
use super::{guard, lang_of, url};
use crate::desk::{Desk, Signed};
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::shelf::shipped;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::{Actor, Reading};
use faq::Entry;
use faq::diff::{Change, DiffLine, diff};
use faq::store::{self, Version};

/// Versions listed; older ones are still there, and are compared by their number in the address.
const SHOWN: u32 = 100;
/// Lines kept around a change.
const AROUND: usize = 3;

#[derive(Template)]
#[template(path = "redaction/versions.html")]
struct Page<'a> {
    frame: Frame,
    t: Lang,
    id: &'a str,
    lang: &'static str,
    url: String,
    versions: Vec<View>,
    older: i64,
    newer: i64,
    lines: Vec<Line>,
    token: String,
}

struct View {
    number: i64,
    when: String,
    who: &'static str,
    note: String,
    beside: bool,
    seen: bool,
}

/// A line of a comparison, ready to show.
pub struct Line {
    /// `same`, `added` or `removed`.
    pub style: &'static str,
    /// `+`, `-` or nothing.
    pub sign: &'static str,
    /// Pieces, and whether each is what changed.
    pub pieces: Vec<(bool, String)>,
}

/// Lines ready to show.
pub fn lines(diff: &[DiffLine]) -> Vec<Line> {
    let view = |line: &DiffLine| {
        let (style, sign) = match line.change {
            Change::Same => ("same", " "),
            Change::Added => ("added", "+"),
            Change::Removed => ("removed", "-"),
        };
        Line { style, sign, pieces: line.pieces.clone() }
    };
    diff.iter().map(view).collect()
}

/// Handler.
pub async fn get(Path((lang, id)): Path<(String, String)>, signed: Signed) -> Result<Response, Failure> {
    let (t, lang) = (signed.lang, lang_of(&lang)?);
    let mut reading = signed.read().await?;
    guard(&mut reading).await?;
    let found = find(&mut reading, lang, &id).await?;
    let versions = store::versions(&mut reading, &id, lang, i64::MAX, SHOWN).await?;
    let published = found.listed.published;
    let seen_shipped = published.is_none() && found.listed.state == store::State::Shipped;
    let mut views: Vec<View> = versions.iter().map(|v| view(&signed, v, published)).collect();
    if shipped(&id, lang).is_some() {
        let note = t.write_version_shipped().to_owned();
        views.push(View {
            number: 0,
            when: String::new(),
            who: t.write_by_program(),
            note,
            beside: false,
            seen: seen_shipped,
        });
    }
    let number = |name: &str| signed.params.get(name).parse::<i64>().ok();
    let newer = number("a").unwrap_or(found.base);
    let before = versions.iter().find(|v| v.number == newer).map_or(0, |v| v.parent);
    let older = number("de").unwrap_or(before);
    let (from, to) =
        (text(&mut reading, lang, &id, older).await?, text(&mut reading, lang, &id, newer).await?);
    let compared = match (&from, &to) {
        (Some(from), Some(to)) => lines(&diff(from, to, AROUND)),
        _ => Vec::new(),
    };
    let page = Page {
        frame: Frame::new(
            &signed,
            Section::FaqEditing,
            format!("{} - {}", t.write_versions(), found.entry.question),
        ),
        t,
        id: &id,
        lang: lang.code(),
        url: url(lang, &id),
        versions: views,
        older,
        newer,
        lines: compared,
        token: signed.caller.form_token(&signed.records),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

/// The text of a version; of 0, the shipped one.
async fn text(
    reading: &mut Reading,
    lang: faq::Lang,
    id: &str,
    number: i64,
) -> Result<Option<Entry>, Failure> {
    match number {
        0 => Ok(shipped(id, lang).map(|entry| Entry::clone(entry))),
        number => Ok(store::version(reading, id, lang, number).await?.map(|version| version.entry)),
    }
}

fn view(desk: &Desk, version: &Version, published: Option<i64>) -> View {
    let t = desk.lang;
    let me = matches!(desk.caller.acting.actor, Actor::Person(_))
        && version.author == desk.caller.acting.actor.to_string();
    View {
        number: version.number,
        when: accounts::civil::written(version.at, t.into()),
        who: match me {
            true => t.write_by_you(),
            false if version.author.starts_with("system:") => t.write_by_program(),
            false => t.write_by_other(),
        },
        note: version.note.clone(),
        beside: version.beside,
        seen: published == Some(version.number),
    }
}
