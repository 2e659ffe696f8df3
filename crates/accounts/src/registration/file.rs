//! Looking at a document of a request.

use super::store;
use crate::ids::RegistrationId;
use crate::{Error, Refusal, authority};
use db::documents::{self, Document};
use db::{DocumentId, Writing};
use serde_json::json;

/// A document of a request, for who asked and for instructors: to be read from the document store. That somebody looked
/// is noted: it is an identity document.
pub async fn look_at(
    writing: &mut Writing,
    request: RegistrationId,
    document: DocumentId,
) -> Result<Document, Error> {
    let person = authority::person(writing.acting())?;
    let request = store::by_id(writing, request).await?;
    if request.person.is_none() {
        return Err(Refusal::NotFound.into());
    }
    if request.person != Some(person) {
        authority::instructor(writing).await?;
    }
    if !request.documents.iter().any(|d| d.id == document && d.erased_at.is_none()) {
        return Err(Refusal::NotFound.into());
    }
    let found = documents::find(writing, document).await?.ok_or(Refusal::NotFound)?;
    let detail = json!({ "registration": request.id });
    crate::audit(writing, "registration.document_seen", "document", document, None, detail).await?;
    Ok(found)
}
