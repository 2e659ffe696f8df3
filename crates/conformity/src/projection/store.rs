//! Targets and what-if sets in the records.

use super::model::{Aim, Target, WhatIf};
use crate::day;
use crate::error::{Error, Refusal};
use crate::place::{Place, WhatIfId};
use db::{CompanyId, Reading, Row, params};

pub(crate) mod sql {
    db::statements! {
        FIND_TARGET = "SELECT id, subject, questionnaire, plan, aim, level, due, note, revision, changed_at, changed_by
            FROM target WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND plan = $4 AND aim = $5";
        TARGETS = "SELECT id, subject, questionnaire, plan, aim, level, due, note, revision, changed_at, changed_by
            FROM target WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND plan = $4 ORDER BY due, aim";
        TARGETS_OF_COMPANY = "SELECT id, subject, questionnaire, plan, aim, level, due, note, revision, changed_at,
                changed_by
            FROM target WHERE company = $1 AND plan = '' ORDER BY due, subject, questionnaire, aim";
        PUT_TARGET = "INSERT INTO target (id, company, subject, questionnaire, plan, aim, level, due, note, revision,
                changed_at, changed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (company, subject, questionnaire, plan, aim) DO UPDATE
            SET level = excluded.level, due = excluded.due, note = excluded.note, revision = excluded.revision,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by";
        REMOVE_TARGET = "DELETE FROM target WHERE company = $1 AND id = $2";
        REMOVE_PLAN = "DELETE FROM target WHERE company = $1 AND plan = $2";
        FIND_WHAT_IF = "SELECT id, subject, questionnaire, name, answers, revision, changed_at, changed_by
            FROM what_if WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND id = $4";
        WHAT_IFS = "SELECT id, subject, questionnaire, name, answers, revision, changed_at, changed_by
            FROM what_if WHERE company = $1 AND subject = $2 AND questionnaire = $3 ORDER BY name, id";
        INSERT_WHAT_IF = "INSERT INTO what_if (id, company, subject, questionnaire, name, answers, revision, changed_at,
                changed_by)
            VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8)";
        UPDATE_WHAT_IF = "UPDATE what_if SET name = $1, answers = $2, revision = revision + 1, changed_at = $3,
                changed_by = $4
            WHERE company = $5 AND id = $6 AND revision = $7";
        REMOVE_WHAT_IF = "DELETE FROM what_if WHERE company = $1 AND id = $2";
    }
}

/// As the column writes it: empty for the projection itself.
pub(super) fn plan_text(plan: Option<WhatIfId>) -> String {
    plan.map(|plan| plan.to_string()).unwrap_or_default()
}

pub(super) async fn find_target(
    reading: &mut Reading,
    company: CompanyId,
    place: &Place,
    plan: Option<WhatIfId>,
    aim: &Aim,
) -> Result<Option<Target>, Error> {
    let parameters = params![company, place.subject, &place.questionnaire, plan_text(plan), aim.clone()];
    reading.row(&sql::FIND_TARGET, parameters).await?.as_ref().map(target).transpose()
}

pub(super) async fn targets(
    reading: &mut Reading,
    company: CompanyId,
    place: &Place,
    plan: Option<WhatIfId>,
) -> Result<Vec<Target>, Error> {
    let parameters = params![company, place.subject, &place.questionnaire, plan_text(plan)];
    reading.rows(&sql::TARGETS, parameters).await?.iter().map(target).collect()
}

pub(super) async fn find_what_if(
    reading: &mut Reading,
    company: CompanyId,
    place: &Place,
    id: WhatIfId,
) -> Result<WhatIf, Error> {
    let parameters = params![company, place.subject, &place.questionnaire, id];
    what_if(&reading.row(&sql::FIND_WHAT_IF, parameters).await?.ok_or(Refusal::NotFound)?)
}

pub(super) fn target(row: &Row) -> Result<Target, Error> {
    let plan: String = row.get("plan")?;
    let plan = if plan.is_empty() { None } else { Some(row.get("plan")?) };
    Ok(Target {
        id: row.get("id")?,
        place: Place { subject: row.get("subject")?, questionnaire: row.get("questionnaire")? },
        plan,
        aim: row.get("aim")?,
        level: row.get("level")?,
        due: day::read(row, "due")?,
        note: row.get("note")?,
        revision: row.get("revision")?,
        at: row.get("changed_at")?,
        by: row.get("changed_by")?,
    })
}

pub(super) fn what_if(row: &Row) -> Result<WhatIf, Error> {
    let answers: String = row.get("answers")?;
    Ok(WhatIf {
        id: row.get("id")?,
        place: Place { subject: row.get("subject")?, questionnaire: row.get("questionnaire")? },
        name: row.get("name")?,
        answers: serde_json::from_str(&answers).map_err(|_| Error::Damaged("a what-if set"))?,
        revision: row.get("revision")?,
        at: row.get("changed_at")?,
        by: row.get("changed_by")?,
    })
}
