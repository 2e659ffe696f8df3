//! Answers go with a product that is split, and with the version of a questionnaire.

use super::model::{Carry, Cause};
use super::store::{self, Entry, Sheet};
use crate::access::CanDraft;
use crate::error::Error;
use crate::place::{Place, ProductId};
use crate::state;
use crate::words::Slug;
use db::{CompanyId, Event, PersonId, Writing};
use serde_json::json;
use std::collections::BTreeSet;

/// Copies the answers of one questionnaire of a product to another product, which has none yet.
pub(crate) async fn copy(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    from: ProductId,
    to: &Place,
) -> Result<(), Error> {
    let source = Place::product(from, to.questionnaire.clone());
    let Some(version) = state::form(writing, company, &source).await?.version else { return Ok(()) };
    let answers = store::of_form(writing, company, &source).await?;
    state::open(writing, company, by, to, &version).await?;
    let mut sheet = Sheet::open(writing, company, by, to, &version).await?;
    let origin = from.to_string();
    let mut count = 0;
    for (question, answer) in &answers {
        if let Some(value) = &answer.value {
            let (value, origin) = (Some(value), Some(origin.as_str()));
            let entry = Entry {
                question,
                cause: Cause::Copied,
                value,
                known: 0,
                origin,
                review: answer.review.as_ref(),
            };
            sheet.keep(writing, entry).await?;
            count += 1;
        }
    }
    let detail = json!({ "from": from, "answers": count });
    let event = Event { action: "answers.copied", object: "form", id: to, company: Some(company), detail };
    Ok(writing.audit(event).await?)
}

/// Goes to another version of the questionnaire. The answer to a question that changed names becomes that of the new one
/// (unless it has one of its own that goes nowhere else), answers to look at again are marked. Nothing is removed: what the
/// new version does not ask stays, asleep. How many answers were carried or marked.
pub async fn carry(
    writing: &mut Writing,
    grant: &CanDraft,
    to: &Slug,
    carries: &[Carry],
) -> Result<usize, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    let version = state::go_to(writing, company, by, place, to).await?;
    let mut sheet = Sheet::open(writing, company, by, place, to).await?;
    let before = sheet.answers.clone();
    let leaving: BTreeSet<&Slug> =
        carries.iter().filter(|one| one.from != one.to).map(|one| &one.from).collect();
    let mut carried = 0;
    for Carry { from, to, review } in carries {
        let Some(value) = before.get(from).and_then(|answer| answer.value.as_ref()) else { continue };
        if from == to {
            if let Some(review) = review {
                sheet.review(writing, to, review).await?;
                carried += 1;
            }
            continue;
        }
        let taken = before.get(to).is_some_and(|answer| answer.value.is_some()) && !leaving.contains(to);
        if taken {
            continue;
        }
        let (known, origin) = (sheet.revision(to), Some(from.as_str()));
        let (cause, value, review) = (Cause::Carried, Some(value), review.as_ref());
        sheet.keep(writing, Entry { question: to, cause, value, known, origin, review }).await?;
        carried += 1;
    }
    let detail = json!({ "from": version, "to": to.as_str(), "answers": carried });
    let event =
        Event { action: "answers.carried", object: "form", id: place, company: Some(company), detail };
    writing.audit(event).await?;
    Ok(carried)
}
