//! Answers are saved: several people at once, and none of them loses a word.

use super::model::{Cause, Edit, Saved};
use super::store::{Entry, Sheet};
use crate::access::CanDraft;
use crate::error::{Error, Refusal};
use crate::place::Place;
use crate::state;
use crate::words::Slug;
use db::{CompanyId, Event, PersonId, Writing};
use serde_json::json;

/// Most answers saved at once.
pub const MAX_PAGE: usize = 1_000;

/// Saves one answer. See [`save_page`].
pub async fn save(
    writing: &mut Writing,
    grant: &CanDraft,
    version: &Slug,
    edit: Edit,
) -> Result<Saved, Error> {
    let saved = save_page(writing, grant, version, vec![edit]).await?;
    saved.into_iter().next().map(|(_, saved)| saved).ok_or(Error::Refused(Refusal::NotAnAnswer))
}

/// Saves the answers of a page, together. Each becomes the answer when nobody changed it since the revision that was on the
/// screen; otherwise theirs stands and yours, when it is not what was on the screen, is kept in the history. Answers change while the questionnaire is a draft or
/// reopened ([`Refusal::NotOpen`]). What became of each, in the order of the edits.
pub async fn save_page(
    writing: &mut Writing,
    grant: &CanDraft,
    version: &Slug,
    edits: Vec<Edit>,
) -> Result<Vec<(Slug, Saved)>, Error> {
    let company = grant.held_by(writing.acting())?;
    put(writing, company, grant.person(), grant.place(), version, edits).await
}

/// The first answers of a product that is being created.
pub(crate) async fn begin(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    place: &Place,
    version: &Slug,
    edits: Vec<Edit>,
) -> Result<(), Error> {
    put(writing, company, by, place, version, edits).await?;
    Ok(())
}

async fn put(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    place: &Place,
    version: &Slug,
    edits: Vec<Edit>,
) -> Result<Vec<(Slug, Saved)>, Error> {
    if edits.len() > MAX_PAGE {
        return Err(Refusal::TooMany.into());
    }
    for edit in &edits {
        edit.check()?;
    }
    state::open(writing, company, by, place, version).await?;
    let mut sheet = Sheet::open(writing, company, by, place, version).await?;
    let mut all = Vec::with_capacity(edits.len());
    for edit in edits {
        let saved = one(writing, &mut sheet, &edit).await?;
        all.push((edit.question, saved));
    }
    note(writing, company, place, version, &all).await?;
    Ok(all)
}

async fn one(writing: &mut Writing, sheet: &mut Sheet, edit: &Edit) -> Result<Saved, Error> {
    let (question, value, known) = (&edit.question, edit.value.as_ref(), edit.known);
    let current = sheet.answers.get(question);
    let same = current.and_then(|answer| answer.value.as_ref()) == value;
    let confirms = known == sheet.revision(question) && current.is_some_and(|answer| answer.review.is_some());
    if same && !confirms {
        return Ok(Saved::Unchanged { revision: sheet.revision(question) });
    }
    if known == sheet.revision(question) {
        let cause = if value.is_some() { Cause::Saved } else { Cause::Cleared };
        let revision =
            sheet.keep(writing, Entry { question, cause, value, known, origin: None, review: None }).await?;
        return Ok(Saved::Kept { revision });
    }
    // An answer that was on a screen is there: none is ever removed. Otherwise the screen was another one's.
    let theirs = Box::new(current.cloned().ok_or(Refusal::Stale)?);
    // A page brings all its answers, also those that nobody touched on it.
    if sheet.value_at(writing, question, known).await?.as_ref() == value {
        return Ok(Saved::Theirs { theirs });
    }
    let entry = Entry { question, cause: Cause::Conflict, value, known, origin: None, review: None };
    let seq = sheet.remember(writing, &entry, None).await?;
    Ok(Saved::Conflict { theirs, seq })
}

async fn note(
    writing: &mut Writing,
    company: CompanyId,
    place: &Place,
    version: &Slug,
    all: &[(Slug, Saved)],
) -> Result<(), Error> {
    let kept = all.iter().filter_map(|(question, saved)| match saved {
        Saved::Kept { revision } => Some((question.to_string(), json!(revision))),
        _ => None,
    });
    let kept: serde_json::Map<_, _> = kept.collect();
    let beside = all.iter().filter(|(_, saved)| matches!(saved, Saved::Conflict { .. }));
    let beside: Vec<_> = beside.map(|(question, _)| question.as_str()).collect();
    if kept.is_empty() && beside.is_empty() {
        return Ok(());
    }
    let detail = json!({ "version": version.as_str(), "answers": kept, "conflicts": beside });
    let event = Event { action: "answers.saved", object: "form", id: place, company: Some(company), detail };
    Ok(writing.audit(event).await?)
}
