//! Answers go with a product that is split, and with the version of a questionnaire.

use super::model::Cause;
use super::store::{self, Entry, Sheet};
use crate::access::CanDraft;
use crate::error::Error;
use crate::place::{Place, ProductId};
use crate::state;
use crate::words::Slug;
use db::{CompanyId, Event, PersonId, Writing};
use serde_json::json;

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
            let entry = Entry { question, cause: Cause::Copied, value, known: 0, origin };
            sheet.keep(writing, entry).await?;
            count += 1;
        }
    }
    let detail = json!({ "from": from, "answers": count });
    let event = Event { action: "answers.copied", object: "form", id: to, company: Some(company), detail };
    Ok(writing.audit(event).await?)
}

/// Goes to another version of the questionnaire: answers to questions that changed names (`renamed`: old name, new name)
/// are answers of the new ones, unless those have an answer already. Nothing is removed: what the new version does not ask
/// stays, asleep. How many answers were carried.
pub async fn carry(
    writing: &mut Writing,
    grant: &CanDraft,
    to: &Slug,
    renamed: &[(Slug, Slug)],
) -> Result<usize, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    let before = state::go_to(writing, company, by, place, to).await?;
    let mut sheet = Sheet::open(writing, company, by, place, to).await?;
    let mut carried = 0;
    for (old, new) in renamed {
        let there = sheet.answers.get(new).is_some_and(|answer| answer.value.is_some());
        let value = sheet.answers.get(old).and_then(|answer| answer.value.clone());
        let (Some(value), false) = (value, there) else { continue };
        let (known, origin) = (sheet.revision(new), Some(old.as_str()));
        let entry = Entry { question: new, cause: Cause::Carried, value: Some(&value), known, origin };
        sheet.keep(writing, entry).await?;
        carried += 1;
    }
    let detail = json!({ "from": before, "to": to.as_str(), "answers": carried });
    let event =
        Event { action: "answers.carried", object: "form", id: place, company: Some(company), detail };
    writing.audit(event).await?;
    Ok(carried)
}
