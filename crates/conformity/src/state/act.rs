//! A questionnaire moves: submitted, taken back, sent back, validated, reopened.

use super::model::{Act, Form, Step};
use super::store;
use crate::access::{CanDraft, CanRead, CanSee, CanValidate};
use crate::answers::{self, Facts};
use crate::error::{Error, Refusal};
use crate::place::Place;
use crate::product::Seen;
use crate::texts;
use crate::words::Slug;
use db::{CompanyId, Event, PersonId, Reading, Writing, params};
use serde::Serialize;
use serde_json::json;

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "moved", rename_all = "snake_case")]
pub enum Moved {
    /// It is done.
    Done(Form),
    /// Somebody else moved it first; nothing was written. The form says who, when and to what.
    TooLate(Form),
}

/// Who asks, for what, over which revision of the form.
struct Ask<'a> {
    company: CompanyId,
    by: PersonId,
    place: &'a Place,
    known: i64,
    act: Act,
    comment: &'a str,
}

/// Draft or reopened → in review. `missing` gives the required questions without answer (the engine's evaluation of these
/// facts); when there are some, [`Error::Missing`].
pub async fn submit(
    writing: &mut Writing,
    grant: &CanDraft,
    known: i64,
    comment: &str,
    missing: impl FnOnce(&Facts) -> Vec<Slug>,
) -> Result<Moved, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    go(writing, Ask { company, by, place, known, act: Act::Submit, comment }, missing).await
}

/// In review → validated. `missing` as for [`submit`]: earlier questionnaires may have changed in between. Of two who
/// validate at once, one does and the other is told ([`Moved::TooLate`]).
pub async fn validate(
    writing: &mut Writing,
    grant: &CanValidate,
    known: i64,
    comment: &str,
    missing: impl FnOnce(&Facts) -> Vec<Slug>,
) -> Result<Moved, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    go(writing, Ask { company, by, place, known, act: Act::Validate, comment }, missing).await
}

/// In review → draft or reopened: whoever drafts goes on.
pub async fn take_back(
    writing: &mut Writing,
    grant: &CanDraft,
    known: i64,
    comment: &str,
) -> Result<Moved, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    go(writing, Ask { company, by, place, known, act: Act::TakeBack, comment }, |_| Vec::new()).await
}

/// In review → draft or reopened: whoever reviews says what is missing ([`Refusal::CommentNeeded`]).
pub async fn send_back(
    writing: &mut Writing,
    grant: &CanValidate,
    known: i64,
    comment: &str,
) -> Result<Moved, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    go(writing, Ask { company, by, place, known, act: Act::SendBack, comment }, |_| Vec::new()).await
}

/// Validated → reopened, with the reason.
pub async fn reopen(
    writing: &mut Writing,
    grant: &CanValidate,
    known: i64,
    comment: &str,
) -> Result<Moved, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    go(writing, Ask { company, by, place, known, act: Act::Reopen, comment }, |_| Vec::new()).await
}

async fn go(
    writing: &mut Writing,
    ask: Ask<'_>,
    missing: impl FnOnce(&Facts) -> Vec<Slug>,
) -> Result<Moved, Error> {
    let Ask { company, by, place, known, act, comment } = ask;
    let comment = texts::lines(comment)?;
    if comment.is_empty() && matches!(act, Act::SendBack | Act::Reopen) {
        return Err(Refusal::CommentNeeded.into());
    }
    store::alone(writing, company, place).await?;
    let form = store::form(writing, company, place).await?;
    let version = form.version.clone().ok_or(Refusal::NothingAnswered)?;
    let parameters = params![company, place.subject, &place.questionnaire];
    let before = writing.row(&store::VALIDATIONS, parameters).await?;
    let before = before.map(|row| row.first::<i64>()).transpose()?.unwrap_or(0) > 0;
    if form.revision != known {
        return Ok(Moved::TooLate(form));
    }
    let after = form.state.after(act, before).ok_or(Refusal::NotNow)?;
    if matches!(act, Act::Submit | Act::Validate) {
        if form.withdrawn_at.is_some() {
            return Err(Refusal::VersionWithdrawn.into());
        }
        let missing = missing(&answers::facts_of(writing, company, place.subject).await?);
        if !missing.is_empty() {
            return Err(Error::Missing(missing));
        }
    }
    let comment = Some(comment).filter(|comment| !comment.is_empty());
    let moved =
        store::put(writing, company, by, place, &form, act, after, &version, comment.as_deref()).await?;
    let detail = json!({ "act": act.word(), "state": after.word(), "version": version.as_str() });
    writing
        .audit(Event { action: "form.moved", object: "form", id: place, company: Some(company), detail })
        .await?;
    Ok(Moved::Done(Form { withdrawn_at: form.withdrawn_at, ..moved }))
}

/// Where a questionnaire stands.
pub async fn of(reading: &mut Reading, grant: &CanRead) -> Result<Form, Error> {
    let company = grant.reach(reading).await?;
    store::form(reading, company, grant.place()).await
}

/// Every questionnaire that was touched and that is seen, archived products left out.
pub async fn all(reading: &mut Reading, grant: &CanSee) -> Result<Vec<(Place, Form)>, Error> {
    let company = grant.held_by(reading.acting())?;
    let seen = Seen::of(reading, grant).await?;
    let mut all = Vec::new();
    for row in reading.rows(&store::OF_COMPANY, params![company]).await? {
        let place = Place { subject: row.get("subject")?, questionnaire: row.get("questionnaire")? };
        if seen.has(&place) {
            all.push((place, store::read(&row)?));
        }
    }
    Ok(all)
}

/// Every act, the newest first.
pub async fn history(reading: &mut Reading, grant: &CanRead) -> Result<Vec<Step>, Error> {
    let (company, place) = (grant.reach(reading).await?, grant.place());
    let rows = reading.rows(&store::STEPS, params![company, place.subject, &place.questionnaire]).await?;
    rows.iter().map(store::step).collect()
}
