//! Requests in the records.

use super::model::{Document, Registration};
use super::state::{State, Step};
use crate::field::Reason;
use crate::ids::RegistrationId;
use crate::{Error, PersonName, Refusal};
use db::{CompanyId, PersonId, Reading, Row, Writing, params, statements};
use jiff::civil::Date;
use serde_json::json;

statements! {
    INSERT = "INSERT INTO registration (id, siren, company_name, capacity, email, given_name, family_name, lang,
            person, state, created_at, changed_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1)";
    BY_ID = "SELECT id, siren, company_name, capacity, email, given_name, family_name, lang, person, state, note,
            instructor, company, created_at, changed_at, version
        FROM registration WHERE id = $1";
    OF_PERSON = "SELECT id, siren, company_name, capacity, email, given_name, family_name, lang, person, state, note,
            instructor, company, created_at, changed_at, version
        FROM registration WHERE person = $1 ORDER BY created_at DESC, id";
    // Those confirmed by their address only: the others are nobody's yet.
    BY_STATE = "SELECT id, siren, company_name, capacity, email, given_name, family_name, lang, person, state, note,
            instructor, company, created_at, changed_at, version
        FROM registration WHERE state = $1 AND person IS NOT NULL ORDER BY changed_at, id LIMIT 500";
    SAME_SIREN = "SELECT id, siren, company_name, capacity, email, given_name, family_name, lang, person, state, note,
            instructor, company, created_at, changed_at, version
        FROM registration WHERE siren = $1 AND id <> $2 AND person IS NOT NULL ORDER BY created_at DESC, id LIMIT 20";
    CHANGE = "UPDATE registration SET state = $3, note = $4, instructor = $5, company = $6, changed_at = $7,
            version = version + 1
        WHERE id = $1 AND version = $2";
    CLAIM = "UPDATE registration SET person = $2, version = version + 1 WHERE id = $1 AND person IS NULL";
    OLD = "SELECT id FROM registration WHERE state IN ('asked', 'complement_asked') AND changed_at < $1
        ORDER BY changed_at LIMIT 100";
    NEVER_CONFIRMED = "DELETE FROM registration WHERE person IS NULL AND created_at < $1
        AND NOT EXISTS (SELECT 1 FROM token WHERE token.registration = registration.id)";
    ADD_DOCUMENT = "INSERT INTO registration_document (id, registration, kind, issued_on, deposited_at)
        VALUES ($1, $2, $3, $4, $5)";
    DOCUMENTS = "SELECT id, kind, issued_on, deposited_at, erased_at FROM registration_document
        WHERE registration = $1 ORDER BY deposited_at DESC, id DESC";
    ERASED = "UPDATE registration_document SET erased_at = $2 WHERE id = $1 AND erased_at IS NULL";
}

pub(super) async fn read(reading: &mut Reading, row: &Row) -> Result<Registration, Error> {
    const DAMAGED: Error = Error::Damaged("a request for an account cannot be read");
    let id: RegistrationId = row.get("id")?;
    let mut documents = Vec::new();
    for row in reading.rows(&DOCUMENTS, params![id]).await? {
        let issued_on = row.get::<Option<String>>("issued_on")?;
        documents.push(Document {
            id: row.get("id")?,
            kind: row.get("kind")?,
            issued_on: issued_on.map(|date| date.parse::<Date>()).transpose().map_err(|_| DAMAGED)?,
            deposited_at: row.get("deposited_at")?,
            erased_at: row.get("erased_at")?,
        });
    }
    Ok(Registration {
        id,
        siren: row.get::<String>("siren")?.parse().map_err(|_| DAMAGED)?,
        company_name: row.get("company_name")?,
        capacity: row.get("capacity")?,
        name: PersonName { given: row.get("given_name")?, family: row.get("family_name")? },
        email: row.get("email")?,
        lang: row.get("lang")?,
        person: row.get("person")?,
        state: row.get("state")?,
        note: row.get("note")?,
        instructor: row.get("instructor")?,
        company: row.get("company")?,
        at: row.get("created_at")?,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
        documents,
    })
}

pub(super) async fn by_id(reading: &mut Reading, id: RegistrationId) -> Result<Registration, Error> {
    let row = reading.row(&BY_ID, params![id]).await?.ok_or(Refusal::NotFound)?;
    read(reading, &row).await
}

pub(super) async fn many(reading: &mut Reading, rows: Vec<Row>) -> Result<Vec<Registration>, Error> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(read(reading, &row).await?);
    }
    Ok(all)
}

/// What a step writes beside the state.
#[derive(Default)]
pub(super) struct Change<'a> {
    pub note: Option<&'a Reason>,
    pub instructor: Option<PersonId>,
    pub company: Option<CompanyId>,
}

/// Takes a step, if it can be taken from where the request stands and nobody took another since it was read.
pub(super) async fn step(
    writing: &mut Writing,
    request: &Registration,
    step: Step,
    change: Change<'_>,
) -> Result<State, Error> {
    let state = request.state.after(step).ok_or(Refusal::NotNow)?;
    let parameters = params![
        request.id,
        request.version,
        state,
        change.note,
        change.instructor,
        change.company,
        writing.acting().now()
    ];
    if writing.execute(&CHANGE, parameters).await? == 0 {
        return Err(Refusal::Stale.into());
    }
    let action = match step {
        Step::Document => "registration.document",
        Step::Deposit => "registration.deposited",
        Step::Take => "registration.taken",
        Step::Release => "registration.released",
        Step::AskComplement => "registration.complement_asked",
        Step::Accept => "registration.accepted",
        Step::Refuse => "registration.refused",
        Step::Withdraw => "registration.withdrawn",
        Step::Route => "registration.routed",
    };
    let detail = json!({ "from": request.state.word(), "to": state.word() });
    crate::audit(writing, action, "registration", request.id, change.company, detail).await?;
    if state.is_final() {
        for document in &request.documents {
            erase(writing, document, "registration.decided").await?;
        }
    }
    Ok(state)
}

/// Erases a document: nobody reads it from the commit on, and the trail tells so.
pub(super) async fn erase(
    writing: &mut Writing,
    document: &Document,
    reason: &'static str,
) -> Result<(), Error> {
    if document.erased_at.is_some() {
        return Ok(());
    }
    db::documents::erase(writing, document.id, reason).await?;
    let now = writing.acting().now();
    writing.execute_one(&ERASED, params![document.id, now]).await?;
    Ok(())
}
