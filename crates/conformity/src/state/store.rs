//! States in the records.

use super::model::{Act, Form, State, Step};
use crate::error::{Error, Refusal};
use crate::place::{Place, Subject};
use crate::product;
use crate::published;
use crate::words::Slug;
use db::{CompanyId, PersonId, Reading, Row, Writing, params, statements};

statements! {
    FORM = "SELECT state, version, revision, comment, changed_at, changed_by,
            (SELECT MAX(v.withdrawn_at) FROM questionnaire_version v WHERE v.id = form.questionnaire
                AND v.version = form.version AND (v.company = '' OR v.company = form.company)) AS withdrawn_at
        FROM form WHERE company = $1 AND subject = $2 AND questionnaire = $3";
    OF_COMPANY = "SELECT subject, questionnaire, state, version, revision, comment, changed_at, changed_by,
            (SELECT MAX(v.withdrawn_at) FROM questionnaire_version v WHERE v.id = form.questionnaire
                AND v.version = form.version AND (v.company = '' OR v.company = form.company)) AS withdrawn_at
        FROM form WHERE company = $1 ORDER BY subject, questionnaire";
    PUT = "INSERT INTO form (company, subject, questionnaire, state, version, revision, comment, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (company, subject, questionnaire) DO UPDATE
        SET state = excluded.state, version = excluded.version, revision = excluded.revision,
            comment = excluded.comment, changed_at = excluded.changed_at, changed_by = excluded.changed_by";
    SET_VERSION = "UPDATE form SET version = $1 WHERE company = $2 AND subject = $3 AND questionnaire = $4";
    REMEMBER = "INSERT INTO form_step (company, subject, questionnaire, revision, act, state, version, comment, at,
            by_person)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    STEPS = "SELECT revision, act, state, version, comment, at, by_person FROM form_step
        WHERE company = $1 AND subject = $2 AND questionnaire = $3 ORDER BY revision DESC";
    VALIDATIONS = "SELECT COUNT(*) AS n FROM form_step
        WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND act = 'validate'";
}

/// Keeps others out of one questionnaire of a subject until the end of the transaction; the product is the company's and
/// in use.
pub(crate) async fn alone(writing: &mut Writing, company: CompanyId, place: &Place) -> Result<(), Error> {
    writing.alone(&format!("form:{company}/{place}")).await?;
    if let Subject::Product(id) = place.subject
        && product::store::find(writing, company, id).await?.archived_at.is_some()
    {
        return Err(Refusal::Archived.into());
    }
    Ok(())
}

/// Its answers to this version may change now: begins the form when nobody touched it. Only [`go_to`] changes the version:
/// a page that was open meanwhile does not bring an older one back.
pub(crate) async fn open(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    place: &Place,
    version: &Slug,
) -> Result<(), Error> {
    let form = begin(writing, company, by, place, version).await?;
    if form.version.as_ref() == Some(version) { Ok(()) } else { Err(Refusal::VersionMoved.into()) }
}

/// Its answers may change now, and are answers to this version from now on. The version before, if it was another one.
pub(crate) async fn go_to(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    place: &Place,
    version: &Slug,
) -> Result<Option<Slug>, Error> {
    let form = begin(writing, company, by, place, version).await?;
    if form.version.as_ref() == Some(version) {
        return Ok(None);
    }
    published::usable(writing, company, &place.questionnaire, version).await?;
    let parameters = params![version, company, place.subject, &place.questionnaire];
    writing.execute(&SET_VERSION, parameters).await?;
    Ok(form.version)
}

async fn begin(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    place: &Place,
    version: &Slug,
) -> Result<Form, Error> {
    alone(writing, company, place).await?;
    let form = form(writing, company, place).await?;
    if !form.state.is_open() {
        return Err(Refusal::NotOpen.into());
    }
    if form.revision > 0 {
        return Ok(form);
    }
    published::usable(writing, company, &place.questionnaire, version).await?;
    put(writing, company, by, place, &form, Act::Begin, State::Draft, version, None).await
}

/// Writes an act over a form that was read under [`alone`].
#[expect(clippy::too_many_arguments, reason = "one column each")]
pub(super) async fn put(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    place: &Place,
    before: &Form,
    act: Act,
    state: State,
    version: &Slug,
    comment: Option<&str>,
) -> Result<Form, Error> {
    let (now, revision) = (writing.acting().now(), before.revision + 1);
    let (subject, questionnaire) = (place.subject, &place.questionnaire);
    let parameters = params![company, subject, questionnaire, state, version, revision, comment, now, by];
    writing.execute(&PUT, parameters).await?;
    let parameters =
        params![company, subject, questionnaire, revision, act, state, version, comment, now, by];
    writing.execute(&REMEMBER, parameters).await?;
    let comment = comment.map(ToOwned::to_owned);
    let (at, by, withdrawn_at) = (Some(now), Some(by), None);
    Ok(Form { state, version: Some(version.clone()), revision, comment, at, by, withdrawn_at })
}

pub(crate) async fn form(reading: &mut Reading, company: CompanyId, place: &Place) -> Result<Form, Error> {
    let row = reading.row(&FORM, params![company, place.subject, &place.questionnaire]).await?;
    row.as_ref().map_or(Ok(Form::UNTOUCHED), read)
}

pub(super) fn read(row: &Row) -> Result<Form, Error> {
    Ok(Form {
        state: row.get("state")?,
        version: row.get("version")?,
        revision: row.get("revision")?,
        comment: row.get("comment")?,
        at: row.get("changed_at")?,
        by: row.get("changed_by")?,
        withdrawn_at: row.get("withdrawn_at")?,
    })
}

pub(super) fn step(row: &Row) -> Result<Step, Error> {
    Ok(Step {
        revision: row.get("revision")?,
        act: row.get("act")?,
        state: row.get("state")?,
        version: row.get("version")?,
        comment: row.get("comment")?,
        at: row.get("at")?,
        by: row.get("by_person")?,
    })
}
