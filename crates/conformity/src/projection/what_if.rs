//! What-if sets: tried beside the answers, which do not change.

use super::model::{Goal, Target, WhatIf};
use super::store::{self, plan_text, sql};
use super::targets::{self, Set};
use crate::access::{CanDraft, CanRead};
use crate::answers::Edit;
use crate::error::{Error, Refusal};
use crate::place::{Place, WhatIfId};
use crate::state;
use crate::texts::{MAX_NAME, filled};
use crate::words::Slug;
use db::{CompanyId, Event, Reading, Writing, params};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Most answers that a what-if set tries.
pub const MAX_TRIED: usize = 500;
/// Most what-if sets of a questionnaire.
pub const MAX_SETS: usize = 50;

/// Begins a what-if set.
pub async fn begin(writing: &mut Writing, grant: &CanDraft, name: &str) -> Result<WhatIf, Error> {
    let (company, place, name) = (grant.held_by(writing.acting())?, grant.place(), filled(name, MAX_NAME)?);
    state::alone(writing, company, place).await?;
    let (subject, questionnaire) = (place.subject, &place.questionnaire);
    if writing.rows(&sql::WHAT_IFS, params![company, subject, questionnaire]).await?.len() >= MAX_SETS {
        return Err(Refusal::TooMany.into());
    }
    let (id, now) = (writing.acting().new_id::<WhatIfId>(), writing.acting().now());
    let parameters = params![id, company, subject, questionnaire, name, "{}", now, grant.person()];
    writing.execute(&sql::INSERT_WHAT_IF, parameters).await?;
    note(writing, company, "what_if.begun", id, place).await?;
    store::find_what_if(writing, company, place, id).await
}

/// Says what a set tries, over revision `known`. `Err` holds the set as it stands when somebody else changed it meanwhile.
pub async fn try_out(
    writing: &mut Writing,
    grant: &CanDraft,
    id: WhatIfId,
    name: &str,
    answers: &BTreeMap<Slug, Value>,
    known: i64,
) -> Result<Result<WhatIf, WhatIf>, Error> {
    let (company, place, name) = (grant.held_by(writing.acting())?, grant.place(), filled(name, MAX_NAME)?);
    if answers.len() > MAX_TRIED {
        return Err(Refusal::TooMany.into());
    }
    for (question, value) in answers {
        Edit { question: question.clone(), value: Some(value.clone()), known: 0 }.check()?;
    }
    state::alone(writing, company, place).await?;
    let before = store::find_what_if(writing, company, place, id).await?;
    if before.revision != known {
        return Ok(Err(before));
    }
    let text = serde_json::to_string(answers).map_err(|_| Error::Damaged("a what-if set"))?;
    let now = writing.acting().now();
    let parameters = params![name, text, now, grant.person(), company, id, known];
    writing.execute_one(&sql::UPDATE_WHAT_IF, parameters).await?;
    note(writing, company, "what_if.changed", id, place).await?;
    store::find_what_if(writing, company, place, id).await.map(Ok)
}

/// The targets of a set become targets of the projection, also over those of the same aims. The set stays, and so do the
/// answers. What the projection says now of these aims.
pub async fn adopt(writing: &mut Writing, grant: &CanDraft, id: WhatIfId) -> Result<Vec<Target>, Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    state::alone(writing, company, place).await?;
    store::find_what_if(writing, company, place, id).await?;
    let mut adopted = Vec::new();
    for target in store::targets(writing, company, place, Some(id)).await? {
        let present = store::find_target(writing, company, place, None, &target.aim).await?;
        let known = present.map_or(0, |target| target.revision);
        let goal = Goal { level: target.level, due: target.due, note: target.note };
        match targets::set(writing, grant, None, &target.aim, goal, known).await? {
            Set::Kept(target) | Set::Unchanged(target) => adopted.push(target),
            Set::Stale { .. } => return Err(Refusal::Stale.into()),
        }
    }
    note(writing, company, "what_if.adopted", id, place).await?;
    Ok(adopted)
}

/// Throws a set away, with its targets.
pub async fn throw_away(writing: &mut Writing, grant: &CanDraft, id: WhatIfId) -> Result<(), Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    state::alone(writing, company, place).await?;
    store::find_what_if(writing, company, place, id).await?;
    writing.execute(&sql::REMOVE_PLAN, params![company, plan_text(Some(id))]).await?;
    writing.execute_one(&sql::REMOVE_WHAT_IF, params![company, id]).await?;
    note(writing, company, "what_if.thrown_away", id, place).await
}

/// The what-if sets of a questionnaire, by name.
pub async fn what_ifs(reading: &mut Reading, grant: &CanRead) -> Result<Vec<WhatIf>, Error> {
    let (company, place) = (grant.reach(reading).await?, grant.place());
    let rows = reading.rows(&sql::WHAT_IFS, params![company, place.subject, &place.questionnaire]).await?;
    rows.iter().map(store::what_if).collect()
}

async fn note(
    writing: &mut Writing,
    company: CompanyId,
    action: &'static str,
    id: WhatIfId,
    place: &Place,
) -> Result<(), Error> {
    let detail = json!({ "form": place.to_string() });
    Ok(writing.audit(Event { action, object: "what_if", id, company: Some(company), detail }).await?)
}
