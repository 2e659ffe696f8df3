//! Targets are set, changed, taken away.

use super::model::{Aim, Goal, Target};
use super::store::{self, plan_text, sql};
use crate::access::{CanDraft, CanRead, CanSee};
use crate::error::{Error, Refusal};
use crate::place::{TargetId, WhatIfId};
use crate::product::Seen;
use crate::state;
use crate::texts::{MAX_LINE, line};
use db::{CompanyId, Event, Reading, Writing, params};
use serde::Serialize;
use serde_json::json;

/// What became of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "set", rename_all = "snake_case")]
pub enum Set {
    /// It is the target now.
    Kept(Target),
    /// The target said this already.
    Unchanged(Target),
    /// Somebody else changed it meanwhile, or took it away; nothing was written.
    Stale {
        /// The target as it stands.
        theirs: Option<Target>,
    },
}

/// Sets the target of an aim, over revision `known` (0: there was none on the screen). `plan` is a what-if set of the same
/// questionnaire, or `None` for the projection itself.
pub async fn set(
    writing: &mut Writing,
    grant: &CanDraft,
    plan: Option<WhatIfId>,
    aim: &Aim,
    goal: Goal,
    known: i64,
) -> Result<Set, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    if goal.level > 5 {
        return Err(Refusal::NotALevel.into());
    }
    let note = line(&goal.note, MAX_LINE)?;
    state::alone(writing, company, place).await?;
    if let Some(plan) = plan {
        store::find_what_if(writing, company, place, plan).await?;
    }
    let before = store::find_target(writing, company, place, plan, aim).await?;
    if let Some(before) = &before
        && (before.level, before.due, &before.note) == (goal.level, goal.due, &note)
    {
        return Ok(Set::Unchanged(before.clone()));
    }
    if before.as_ref().map_or(0, |target| target.revision) != known {
        return Ok(Set::Stale { theirs: before });
    }
    let id = before.map_or_else(|| writing.acting().new_id(), |target| target.id);
    let (now, due) = (writing.acting().now(), goal.due.map(|due| due.to_string()));
    let (subject, questionnaire) = (place.subject, &place.questionnaire);
    let parameters = params![
        id,
        company,
        subject,
        questionnaire,
        plan_text(plan),
        aim.clone(),
        goal.level,
        due,
        note,
        known + 1,
        now,
        by
    ];
    writing.execute(&sql::PUT_TARGET, parameters).await?;
    let target = store::find_target(writing, company, place, plan, aim).await?.ok_or(Refusal::NotFound)?;
    note_target(writing, company, "target.set", &target).await?;
    Ok(Set::Kept(target))
}

/// Takes a target away, over revision `known`.
pub async fn remove(
    writing: &mut Writing,
    grant: &CanDraft,
    plan: Option<WhatIfId>,
    aim: &Aim,
    known: i64,
) -> Result<Set, Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    state::alone(writing, company, place).await?;
    let before = store::find_target(writing, company, place, plan, aim).await?.ok_or(Refusal::NotFound)?;
    if before.revision != known {
        return Ok(Set::Stale { theirs: Some(before) });
    }
    writing.execute_one(&sql::REMOVE_TARGET, params![company, before.id]).await?;
    note_target(writing, company, "target.removed", &before).await?;
    Ok(Set::Kept(before))
}

/// The targets of a questionnaire: those of the projection, or of a what-if set.
pub async fn targets(
    reading: &mut Reading,
    grant: &CanRead,
    plan: Option<WhatIfId>,
) -> Result<Vec<Target>, Error> {
    let company = grant.reach(reading).await?;
    store::targets(reading, company, grant.place(), plan).await
}

/// Every target of the projections that are seen, archived products left out: for the roadmap of the company.
pub async fn all_targets(reading: &mut Reading, grant: &CanSee) -> Result<Vec<Target>, Error> {
    let company = grant.held_by(reading.acting())?;
    let seen = Seen::of(reading, grant).await?;
    let rows = reading.rows(&sql::TARGETS_OF_COMPANY, params![company]).await?;
    let mut all = rows.iter().map(store::target).collect::<Result<Vec<_>, _>>()?;
    all.retain(|target| seen.has(&target.place));
    Ok(all)
}

/// Notes what happened to a target.
pub(super) async fn note_target(
    writing: &mut Writing,
    company: CompanyId,
    action: &'static str,
    target: &Target,
) -> Result<(), Error> {
    let id: TargetId = target.id;
    let detail = json!({
        "form": target.place.to_string(), "aim": target.aim.to_string(), "level": target.level, "due": target.due,
        "plan": target.plan,
    });
    Ok(writing.audit(Event { action, object: "target", id, company: Some(company), detail }).await?)
}
