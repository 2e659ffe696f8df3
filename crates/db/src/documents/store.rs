//! The SQL of the documents.

use super::error::DocumentError;
use super::kind::MediaType;
use super::model::Document;
use crate::acting::{Acting, Actor, Roles};
use crate::error::DbError;
use crate::id::{CompanyId, DocumentId};
use crate::params;
use crate::row::Row;
use crate::transaction::{Reading, Writing};

crate::statements! {
    KEEP = "INSERT INTO document (id, company, purpose, name, media_type, size, sha256, wrapped_key, created_at,
            created_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    BY_ID = "SELECT id, company, purpose, name, media_type, size, sha256, wrapped_key, created_at, created_by, erased_at
        FROM document WHERE id = $1";
    OF_COMPANY = "SELECT id, company, purpose, name, media_type, size, sha256, wrapped_key, created_at, created_by,
            erased_at
        FROM document WHERE company = $1 AND purpose = $2 AND erased_at IS NULL ORDER BY id";
    ERASE = "UPDATE document SET wrapped_key = NULL, name = '', erased_at = $1 WHERE id = $2 AND erased_at IS NULL";
    IS_KEPT = "SELECT COUNT(*) AS n FROM document WHERE id = $1 AND erased_at IS NULL";
    KEYS_AFTER = "SELECT id, wrapped_key FROM document WHERE id > $1 AND wrapped_key IS NOT NULL ORDER BY id LIMIT $2";
    REKEY = "UPDATE document SET wrapped_key = $1 WHERE id = $2 AND wrapped_key = $3";
}

/// A document, if there is one and the actor may see it: somebody sees those of the acting company and those that belong
/// to none; instructors, administrators and the program itself see all. Finer rights are the rooms' own.
pub async fn find(reading: &mut Reading, id: DocumentId) -> Result<Option<Document>, DbError> {
    let row = reading.row(&BY_ID, params![id]).await?;
    let document = row.as_ref().map(document).transpose()?;
    let acting = reading.acting();
    Ok(document.filter(|document| may_see(acting, document.company)))
}

/// The documents of a company for one purpose, the oldest first, erased ones left out; none when the actor may not see
/// them.
pub async fn list(
    reading: &mut Reading,
    company: CompanyId,
    purpose: &str,
) -> Result<Vec<Document>, DbError> {
    if !may_see(reading.acting(), Some(company)) {
        return Ok(Vec::new());
    }
    let rows = reading.rows(&OF_COMPANY, params![company, purpose]).await?;
    rows.iter().map(document).collect()
}

fn may_see(acting: &Acting, company: Option<CompanyId>) -> bool {
    company.is_none()
        || company == acting.company
        || matches!(acting.actor, Actor::System(_))
        || acting.roles.has(Roles::INSTRUCTOR)
        || acting.roles.has(Roles::ADMINISTRATOR)
}

pub(super) async fn insert(writing: &mut Writing, document: &Document) -> Result<(), DocumentError> {
    let parameters = params![
        document.id,
        document.company,
        &document.purpose,
        &document.name,
        document.media_type.mime(),
        i64::try_from(document.size).unwrap_or(i64::MAX),
        &document.sha256,
        &document.wrapped_key,
        document.created_at,
        &document.created_by,
    ];
    writing.execute(&KEEP, parameters).await?;
    Ok(())
}

fn document(row: &Row) -> Result<Document, DbError> {
    let media_type = row.get::<String>("media_type")?;
    Ok(Document {
        id: row.get("id")?,
        company: row.get("company")?,
        purpose: row.get("purpose")?,
        name: row.get("name")?,
        media_type: MediaType::from_mime(&media_type).ok_or_else(|| DbError::Column {
            statement: BY_ID.name,
            column: "media_type".to_owned(),
            problem: "a kind of file that this program does not know".into(),
        })?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        created_at: row.get("created_at")?,
        created_by: row.get("created_by")?,
        erased_at: row.get("erased_at")?,
        wrapped_key: row.get("wrapped_key")?,
    })
}
