//! What is shown of a request, to who asked and to instructors: documents, history.

use crate::error::Failure;
use crate::format;
use crate::lang::Lang;
use crate::pages::document::is_shown;
use accounts::civil;
use accounts::registration::{Document, Registration, State};
use db::audit::{self, Entry};
use db::{Reading, documents};

/// A document of a request, ready to show.
pub struct Piece {
    /// What it is, in words.
    pub what: String,
    /// Name of the file, as cleaned; empty once erased.
    pub name: String,
    /// Length, in words.
    pub size: String,
    /// Day of issue of a Kbis, in words.
    pub issued: Option<String>,
    /// When it was deposited.
    pub deposited: String,
    /// When it was erased.
    pub erased: Option<String>,
    /// Where it is read.
    pub url: String,
    /// A picture, to be seen in the page.
    pub shown: bool,
}

/// The documents of a request, read under `base`.
pub async fn pieces(
    reading: &mut Reading,
    request: &Registration,
    base: &str,
    t: Lang,
) -> Result<Vec<Piece>, Failure> {
    let mut pieces = Vec::with_capacity(request.documents.len());
    for document in &request.documents {
        let kept = match document.erased_at {
            None => documents::find(reading, document.id).await?,
            Some(_) => None,
        };
        pieces.push(piece(document, kept.as_ref(), base, t));
    }
    Ok(pieces)
}

fn piece(document: &Document, kept: Option<&documents::Document>, base: &str, t: Lang) -> Piece {
    let day = |date| civil::day(date, t.into());
    Piece {
        what: t.sentence(&document.kind.name()),
        name: kept.map(|kept| kept.name.clone()).unwrap_or_default(),
        size: kept.map(|kept| format::bytes(kept.size, t)).unwrap_or_default(),
        issued: document.issued_on.map(day),
        deposited: civil::written(document.deposited_at, t.into()),
        erased: document.erased_at.map(|at| civil::written(at, t.into())),
        url: format!("{base}/pieces/{}", document.id),
        shown: kept.is_some_and(|kept| is_shown(kept.media_type)),
    }
}

/// What happened to a request, the newest first: instant and sentence.
pub async fn events(
    reading: &mut Reading,
    request: &Registration,
    t: Lang,
) -> Result<Vec<(String, String)>, Failure> {
    let entries = audit::by_object(reading, "registration", &request.id.to_string(), 100).await?;
    let asker = request.person.map(|person| format!("person:{person}"));
    let said = |entry: &Entry| {
        let by_asker = Some(&entry.actor) == asker.as_ref();
        let text = t.request_event(&entry.action, by_asker)?;
        Some((civil::written(entry.at, t.into()), text.to_owned()))
    };
    Ok(entries.iter().filter_map(said).collect())
}

/// How a state looks.
pub fn tone(state: State) -> &'static str {
    match state {
        State::Asked | State::ComplementAsked => "tag-todo",
        State::Deposited | State::InInstruction => "tag-wait",
        State::Accepted => "tag-done",
        State::Refused | State::Withdrawn => "tag-over",
        State::Routed => "tag-wait",
    }
}
