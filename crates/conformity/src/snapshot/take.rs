//! Scores are kept when they change: after a page is saved, at a validation.

use super::model::{Scores, Snapshot, ThemeScore, kept, percent};
use crate::access::{CanDraft, CanRead, CanSee};
use crate::error::Error;
use crate::place::{Place, SnapshotId};
use crate::product::Seen;
use crate::state::{self, State};
use crate::words::Slug;
use db::{CompanyId, Reading, Row, Writing, params};
use serde_json::json;
use std::collections::BTreeMap;

pub(crate) mod sql {
    db::statements! {
        LAST = "SELECT id, subject, questionnaire, version, seq, validated, score, conformity, coverage, level, themes, at,
                by_person
            FROM snapshot WHERE company = $1 AND subject = $2 AND questionnaire = $3 ORDER BY seq DESC LIMIT 1";
        HISTORY = "SELECT id, subject, questionnaire, version, seq, validated, score, conformity, coverage, level, themes, at,
                by_person
            FROM snapshot WHERE company = $1 AND subject = $2 AND questionnaire = $3 ORDER BY seq";
        LATEST = "SELECT id, subject, questionnaire, version, seq, validated, score, conformity, coverage, level, themes, at,
                by_person
            FROM snapshot s WHERE company = $1 AND seq = (SELECT MAX(seq) FROM snapshot o WHERE o.company = s.company
                AND o.subject = s.subject AND o.questionnaire = s.questionnaire)
            ORDER BY subject, questionnaire";
        INSERT = "INSERT INTO snapshot (id, company, subject, questionnaire, version, seq, validated, score, conformity,
                coverage, level, themes, at, by_person)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    }
}

/// Keeps the scores of a questionnaire that has answers, unless the last snapshot says the same of the same version and
/// state. `None` when it has none yet. The audit trail does not note it: scores follow from the answers, which it does.
pub async fn take(
    writing: &mut Writing,
    grant: &CanDraft,
    scores: &Scores,
) -> Result<Option<Snapshot>, Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    state::alone(writing, company, place).await?;
    let form = state::form(writing, company, place).await?;
    let Some(version) = form.version else { return Ok(None) };
    let validated = form.state == State::Validated;
    let last = last(writing, company, place).await?;
    let seq = last.as_ref().map_or(0, |last| last.seq) + 1;
    let scores = rounded(scores);
    if let Some(last) = last
        && (&last.scores, &last.version, last.validated) == (&scores, &version, validated)
    {
        return Ok(Some(last));
    }
    let (id, now) = (writing.acting().new_id::<SnapshotId>(), writing.acting().now());
    let themes = json!(scores.themes).to_string();
    let parameters = params![
        id,
        company,
        place.subject,
        &place.questionnaire,
        version,
        seq,
        validated,
        scores.score.map(kept),
        scores.conformity.map(kept),
        kept(scores.coverage),
        scores.level,
        themes,
        now,
        grant.person()
    ];
    writing.execute(&sql::INSERT, parameters).await?;
    self::last(writing, company, place).await
}

/// Every snapshot of a questionnaire of a subject, the oldest first: how it went.
pub async fn history(reading: &mut Reading, grant: &CanRead) -> Result<Vec<Snapshot>, Error> {
    let (company, place) = (grant.reach(reading).await?, grant.place());
    let rows = reading.rows(&sql::HISTORY, params![company, place.subject, &place.questionnaire]).await?;
    rows.iter().map(read).collect()
}

/// The last snapshot of every questionnaire that is seen, archived products left out: for the dashboard.
pub async fn latest(reading: &mut Reading, grant: &CanSee) -> Result<Vec<Snapshot>, Error> {
    let company = grant.held_by(reading.acting())?;
    let seen = Seen::of(reading, grant).await?;
    let rows = reading.rows(&sql::LATEST, params![company]).await?;
    let mut all = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    all.retain(|snapshot| seen.has(&snapshot.place));
    Ok(all)
}

async fn last(reading: &mut Reading, company: CompanyId, place: &Place) -> Result<Option<Snapshot>, Error> {
    let parameters = params![company, place.subject, &place.questionnaire];
    reading.row(&sql::LAST, parameters).await?.as_ref().map(read).transpose()
}

/// As they will be read back.
fn rounded(scores: &Scores) -> Scores {
    let round = |value: f64| percent(kept(value));
    let theme = |score: &ThemeScore| ThemeScore {
        score: score.score.map(round),
        conformity: score.conformity.map(round),
        level: score.level,
    };
    Scores {
        score: scores.score.map(round),
        conformity: scores.conformity.map(round),
        coverage: round(scores.coverage),
        level: scores.level,
        themes: scores.themes.iter().map(|(id, score)| (id.clone(), theme(score))).collect(),
    }
}

pub(super) fn themes(row: &Row) -> Result<BTreeMap<Slug, ThemeScore>, Error> {
    let text: String = row.get("themes")?;
    serde_json::from_str(&text).map_err(|_| Error::Damaged("the scores of themes"))
}

fn read(row: &Row) -> Result<Snapshot, Error> {
    let scores = Scores {
        score: row.get::<Option<i64>>("score")?.map(percent),
        conformity: row.get::<Option<i64>>("conformity")?.map(percent),
        coverage: percent(row.get("coverage")?),
        level: row.get("level")?,
        themes: themes(row)?,
    };
    Ok(Snapshot {
        id: row.get("id")?,
        place: Place { subject: row.get("subject")?, questionnaire: row.get("questionnaire")? },
        version: row.get("version")?,
        seq: row.get("seq")?,
        validated: row.get("validated")?,
        scores,
        at: row.get("at")?,
        by: row.get("by_person")?,
    })
}
