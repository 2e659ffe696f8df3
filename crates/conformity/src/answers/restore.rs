//! An answer comes back from its history.

use super::model::{Cause, Past, Saved};
use super::store::{self, Entry, Sheet};
use crate::access::CanDraft;
use crate::error::{Error, Refusal};
use crate::state;
use crate::words::Slug;
use db::{Event, Writing, params};
use serde_json::{Value, json};

/// Makes line `seq` of the history of a question its answer, over revision `known`: also one that lost against another.
pub async fn restore(
    writing: &mut Writing,
    grant: &CanDraft,
    question: &Slug,
    seq: i64,
    known: i64,
) -> Result<Saved, Error> {
    back(writing, grant, question, known, |lines, _| {
        let line = lines.iter().find(|line| line.seq == seq).ok_or(Refusal::NotFound)?;
        Ok(line.value.clone())
    })
    .await
}

/// Brings back the answer before the present one (no answer, when there was none). Undone again, it comes back.
pub async fn undo(
    writing: &mut Writing,
    grant: &CanDraft,
    question: &Slug,
    known: i64,
) -> Result<Saved, Error> {
    back(writing, grant, question, known, |lines, revision| {
        let before = lines.iter().find(|line| line.revision == Some(revision - 1));
        Ok(before.and_then(|line| line.value.clone()))
    })
    .await
}

async fn back(
    writing: &mut Writing,
    grant: &CanDraft,
    question: &Slug,
    known: i64,
    choose: impl FnOnce(&[Past], i64) -> Result<Option<Value>, Refusal>,
) -> Result<Saved, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    let version = state::form(writing, company, place).await?.version.ok_or(Refusal::NotFound)?;
    state::open(writing, company, by, place, &version).await?;
    let mut sheet = Sheet::open(writing, company, by, place, &version).await?;
    let answer = sheet.answers.get(question).cloned().ok_or(Refusal::NotFound)?;
    let parameters = params![company, place.subject, &place.questionnaire, question];
    let rows = writing.rows(&store::HISTORY, parameters).await?;
    let lines = rows.iter().map(store::past).collect::<Result<Vec<_>, _>>()?;
    let value = choose(&lines, answer.revision)?;
    if answer.value == value {
        return Ok(Saved::Unchanged { revision: answer.revision });
    }
    let entry =
        Entry { question, cause: Cause::Restored, value: value.as_ref(), known, origin: None, review: None };
    if answer.revision != known {
        let seq = sheet.remember(writing, &Entry { cause: Cause::Conflict, ..entry }, None).await?;
        return Ok(Saved::Conflict { theirs: Box::new(answer), seq });
    }
    let revision = sheet.keep(writing, entry).await?;
    let detail = json!({ "question": question.as_str(), "revision": revision });
    let event =
        Event { action: "answers.restored", object: "form", id: place, company: Some(company), detail };
    writing.audit(event).await?;
    Ok(Saved::Kept { revision })
}
