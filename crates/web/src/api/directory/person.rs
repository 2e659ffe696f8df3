//! `GET /api/v1/directory/persons/{id}`: everything about one person, by RPPS or national identifier.

use crate::api::strict;
use crate::error::Failure;
use crate::visit::Visit;
use axum::Json;
use axum::extract::Path;
use directory::model::Person;

/// Handler.
pub async fn get(Path(id): Path<String>, visit: Visit) -> Result<Json<Person>, Failure> {
    strict::known(&visit.params, |name| name == "lang")?;
    let person = visit.generation()?.person(id.trim())?;
    person.map(Json).ok_or_else(|| Failure::unknown_person(&id))
}
