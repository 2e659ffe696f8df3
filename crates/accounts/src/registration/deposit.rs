//! Depositing the documents; following one's own requests.

use super::kbis::{self, KbisProblem};
use super::model::{DocumentKind, Registration};
use super::state::{State, Step};
use super::store::{self, Change};
use crate::ids::RegistrationId;
use crate::mail::{self, Message, Recipient};
use crate::{Error, Refusal, Site, authority, civil};
use db::documents::{Accept, MediaType, Received};
use db::{DocumentId, Reading, Writing, params};
use jiff::civil::Date;

/// What may be uploaded: a PDF or a picture of 10 MiB at most.
pub fn accepted() -> Accept {
    Accept { types: vec![MediaType::Pdf, MediaType::Jpeg, MediaType::Png], max_bytes: 10 << 20 }
}

/// A document that came in: encrypted in the document store, not kept yet.
pub enum Deposit {
    /// A copy of the identity document.
    Identity(Received),
    /// A Kbis, issued on this day.
    Kbis(Received, Date),
}

impl Deposit {
    fn parts(self) -> (DocumentKind, Received, Option<Date>) {
        match self {
            Self::Identity(received) => (DocumentKind::Identity, received, None),
            Self::Kbis(received, issued_on) => (DocumentKind::Kbis, received, Some(issued_on)),
        }
    }

    /// What it is for, in the words of the document store.
    const fn purpose(kind: DocumentKind) -> &'static str {
        match kind {
            DocumentKind::Identity => "registration.identity",
            DocumentKind::Kbis => "registration.kbis",
        }
    }
}

/// One's own requests, the latest first.
pub async fn mine(reading: &mut Reading) -> Result<Vec<Registration>, Error> {
    let person = authority::person(reading.acting())?;
    let rows = reading.rows(&store::OF_PERSON, params![person]).await?;
    store::many(reading, rows).await
}

/// One of one's own requests.
pub async fn own(reading: &mut Reading, id: RegistrationId) -> Result<Registration, Error> {
    let person = authority::person(reading.acting())?;
    let request = store::by_id(reading, id).await?;
    if request.person == Some(person) { Ok(request) } else { Err(Refusal::NotFound.into()) }
}

/// Deposits a document and keeps it; one of the same kind that was there before is erased. The Kbis must be under three
/// months old today, in France.
pub async fn deposit(
    writing: &mut Writing,
    id: RegistrationId,
    deposit: Deposit,
) -> Result<DocumentId, Error> {
    let request = own(writing, id).await?;
    request.state.after(Step::Document).ok_or(Refusal::NotNow)?;
    let (kind, received, issued_on) = deposit.parts();
    let now = writing.acting().now();
    if let Some(issued_on) = issued_on {
        check_kbis(issued_on, now)?;
    }
    let change = Change { note: request.note.as_ref(), ..Change::default() };
    store::step(writing, &request, Step::Document, change).await?;
    for old in request.documents.iter().filter(|old| old.kind == kind) {
        store::erase(writing, old, "registration.replaced").await?;
    }
    let document = received.keep(writing, Deposit::purpose(kind), None).await?.id;
    let issued_on = issued_on.map(|date| date.to_string());
    writing.execute(&store::ADD_DOCUMENT, params![document, id, kind, issued_on, now]).await?;
    Ok(document)
}

fn check_kbis(issued_on: Date, now: db::Timestamp) -> Result<(), Refusal> {
    kbis::check(issued_on, civil::date(now)).map_err(|problem| match problem {
        KbisProblem::TooOld { .. } => Refusal::KbisTooOld,
        KbisProblem::InTheFuture => Refusal::KbisInFuture,
    })
}

/// Everything is there: to the instructors.
pub async fn submit(writing: &mut Writing, site: &Site, id: RegistrationId) -> Result<State, Error> {
    let request = own(writing, id).await?;
    request.state.after(Step::Deposit).ok_or(Refusal::NotNow)?;
    if request.document(DocumentKind::Identity).is_none() {
        return Err(Refusal::IdentityMissing.into());
    }
    // Each document keeps the age that it had on the day of its own deposit.
    if request.document(DocumentKind::Kbis).is_none() {
        return Err(Refusal::KbisMissing.into());
    }
    // The complement that was asked stays beside the answer.
    let change = Change { note: request.note.as_ref(), ..Change::default() };
    let state = store::step(writing, &request, Step::Deposit, change).await?;
    let to = Recipient { email: request.email.clone(), lang: request.lang };
    let message = Message::DocumentsReceived { company: request.company_name.clone() };
    mail::post(writing, site, &to, &message).await?;
    Ok(state)
}

/// Gives up one's own request; what was deposited is erased.
pub async fn withdraw(writing: &mut Writing, id: RegistrationId) -> Result<(), Error> {
    let request = own(writing, id).await?;
    store::step(writing, &request, Step::Withdraw, Change::default()).await?;
    Ok(())
}
