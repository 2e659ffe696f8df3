//! Versions of questionnaires that the records know: shipped with the program, or imported by a company for itself. A
//! version never changes; withdrawn, it is no longer offered, and the answers to it stay.

use crate::access::{CanImport, CanPublish, CanSee};
use crate::error::{Error, Refusal};
use crate::questionnaire::{self, ReadError, Sheet};
use crate::texts;
use crate::words::{NotASlug, Slug, words};
use db::{CompanyId, Event, Reading, Row, Timestamp, Writing, params};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};

words! {
    /// Where a version comes from.
    Origin {
        /// With the program.
        Shipped = "shipped",
        /// A company brought it.
        Imported = "imported",
    }

    /// May a version be answered?
    Standing {
        /// It is offered.
        Published = "published",
        /// It is no longer offered.
        Withdrawn = "withdrawn",
    }
}

/// A version, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The questionnaire.
    pub id: Slug,
    /// Its version.
    pub version: Slug,
    /// Where it comes from.
    pub origin: Origin,
    /// May it be answered?
    pub standing: Standing,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// Why.
    pub reason: Option<String>,
}

/// A file to publish, which the engine could read: its name and version are what it says.
#[derive(Clone, Debug)]
pub struct File {
    id: Slug,
    version: Slug,
    yaml: String,
    sheet: Sheet,
}

/// Why a file cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The engine cannot read it; where and why.
    #[error(transparent)]
    File(#[from] ReadError),
    /// Its id or its version is no name that answers can hang on.
    #[error(transparent)]
    Name(#[from] NotASlug),
}

impl File {
    /// Reads a text; `name` tells it in errors.
    pub fn read(name: &str, yaml: &str) -> Result<Self, Unreadable> {
        let sheet = questionnaire::read(name, yaml.as_bytes())?;
        let (id, version) = (sheet.questionnaire.id.parse()?, sheet.questionnaire.version.parse()?);
        Ok(Self { id, version, yaml: yaml.to_owned(), sheet })
    }

    /// What it holds: to be checked ([`questionnaire::check`]) before it is published.
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }
}

// `company` is empty for what all companies share.
pub(crate) mod sql {
    db::statements! {
        FIND = "SELECT company, id, version, source, state, digest, published_at, withdrawn_at, reason
            FROM questionnaire_version WHERE (company = '' OR company = $1) AND id = $2 AND version = $3 ORDER BY company";
        LIST = "SELECT company, id, version, source, state, digest, published_at, withdrawn_at, reason
            FROM questionnaire_version WHERE company = '' OR company = $1 ORDER BY id, published_at, version";
        YAML = "SELECT yaml FROM questionnaire_version
            WHERE (company = '' OR company = $1) AND id = $2 AND version = $3 ORDER BY company";
        SHARED = "SELECT COUNT(*) AS n FROM questionnaire_version WHERE company = '' AND id = $1";
        INSERT = "INSERT INTO questionnaire_version (company, id, version, source, state, digest, yaml, published_at)
            VALUES ($1, $2, $3, $4, 'published', $5, $6, $7)";
        WITHDRAW = "UPDATE questionnaire_version SET state = 'withdrawn', withdrawn_at = $1, reason = $2
            WHERE company = $3 AND id = $4 AND version = $5 AND state = 'published'";
    }
}

/// The files that come with the program, in reading order: to be given to [`ship`] when it starts.
pub fn shipped() -> Result<Vec<File>, Unreadable> {
    questionnaire::shipped_files().into_iter().map(|(name, yaml)| File::read(name, yaml)).collect()
}

/// Makes the files that come with the program known; those that are known already stay as they are. How many are new.
/// A known version with another text is refused ([`Refusal::VersionChanged`]).
pub async fn ship(writing: &mut Writing, _: CanPublish, files: &[File]) -> Result<usize, Error> {
    let mut new = 0;
    for file in files {
        new += usize::from(publish(writing, None, file).await?);
    }
    Ok(new)
}

/// Makes a file known to the company alone. False when it was known already.
pub async fn import(writing: &mut Writing, grant: &CanImport, file: &File) -> Result<bool, Error> {
    let company = grant.held_by(writing.acting())?;
    if is_shared(writing, &file.id).await? {
        return Err(Refusal::QuestionnaireTaken.into());
    }
    publish(writing, Some(company), file).await
}

async fn publish(writing: &mut Writing, company: Option<CompanyId>, file: &File) -> Result<bool, Error> {
    let owner = company.map(|company| company.to_string()).unwrap_or_default();
    writing.alone(&format!("questionnaire:{owner}/{}", file.id)).await?;
    let digest = digest(&file.yaml);
    for row in writing.rows(&sql::FIND, params![&owner, &file.id, &file.version]).await? {
        if row.get::<String>("company")? == owner {
            let same = row.get::<String>("digest")? == digest;
            return if same { Ok(false) } else { Err(Refusal::VersionChanged.into()) };
        }
    }
    let origin = if company.is_some() { Origin::Imported } else { Origin::Shipped };
    let now = writing.acting().now();
    let parameters = params![&owner, &file.id, &file.version, origin, &digest, &file.yaml, now];
    writing.execute(&sql::INSERT, parameters).await?;
    let detail = json!({ "version": file.version.as_str(), "digest": digest, "source": origin.word() });
    note(writing, "questionnaire.published", company, &file.id, detail).await?;
    Ok(true)
}

/// Withdraws a version for all companies.
pub async fn withdraw(
    writing: &mut Writing,
    _: CanPublish,
    id: &Slug,
    version: &Slug,
    reason: &str,
) -> Result<(), Error> {
    away(writing, None, id, version, reason).await
}

/// Withdraws a version that the company imported.
pub async fn withdraw_own(
    writing: &mut Writing,
    grant: &CanImport,
    id: &Slug,
    version: &Slug,
    reason: &str,
) -> Result<(), Error> {
    let company = grant.held_by(writing.acting())?;
    away(writing, Some(company), id, version, reason).await
}

async fn away(
    writing: &mut Writing,
    company: Option<CompanyId>,
    id: &Slug,
    version: &Slug,
    reason: &str,
) -> Result<(), Error> {
    let (reason, now) = (texts::told(reason)?, writing.acting().now());
    let owner = company.map(|company| company.to_string()).unwrap_or_default();
    if writing.execute(&sql::WITHDRAW, params![now, reason, owner, id, version]).await? == 0 {
        return Err(Refusal::VersionUnknown.into());
    }
    let detail = json!({ "version": version.as_str() });
    note(writing, "questionnaire.withdrawn", company, id, detail).await
}

async fn note(
    writing: &mut Writing,
    action: &'static str,
    company: Option<CompanyId>,
    id: &Slug,
    detail: serde_json::Value,
) -> Result<(), Error> {
    Ok(writing.audit(Event { action, object: "questionnaire", id, company, detail }).await?)
}

/// Every version that the company may know: the shared ones and its own, by questionnaire, the oldest first.
pub async fn list(reading: &mut Reading, grant: &CanSee) -> Result<Vec<Version>, Error> {
    let company = grant.held_by(reading.acting())?;
    reading.rows(&sql::LIST, params![company]).await?.iter().map(read).collect()
}

/// The version of a questionnaire that is offered: the highest that is not withdrawn. `2026.10` is above `2026.9`.
pub fn current<'a>(list: &'a [Version], id: &str) -> Option<&'a Version> {
    let offered = list.iter().filter(|one| one.id.as_str() == id && one.standing == Standing::Published);
    offered.max_by(|a, b| ordered(&a.version).cmp(&ordered(&b.version)))
}

/// Numbers are compared as numbers, what is none as text, below them.
fn ordered(version: &Slug) -> Vec<(Option<u64>, &str)> {
    version.as_str().split('.').map(|part| (part.parse().ok(), part)).collect()
}

/// The text of a version, withdrawn or not.
pub async fn yaml(reading: &mut Reading, grant: &CanSee, id: &Slug, version: &Slug) -> Result<String, Error> {
    let company = grant.held_by(reading.acting())?;
    let row = reading.row(&sql::YAML, params![company, id, version]).await?.ok_or(Refusal::VersionUnknown)?;
    Ok(row.get("yaml")?)
}

/// Is it a questionnaire of the platform?
pub(crate) async fn is_shared(reading: &mut Reading, id: &Slug) -> Result<bool, Error> {
    let row = reading.row(&sql::SHARED, params![id]).await?;
    Ok(row.map(|row| row.first::<i64>()).transpose()?.unwrap_or(0) > 0)
}

/// May the answers of a company begin with this version, or go to it?
pub(crate) async fn usable(
    reading: &mut Reading,
    company: CompanyId,
    id: &Slug,
    version: &Slug,
) -> Result<(), Error> {
    let row = reading.row(&sql::FIND, params![company, id, version]).await?.ok_or(Refusal::VersionUnknown)?;
    match row.get("state")? {
        Standing::Published => Ok(()),
        Standing::Withdrawn => Err(Refusal::VersionWithdrawn.into()),
    }
}

/// SHA-256, in hexadecimal.
fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(row: &Row) -> Result<Version, Error> {
    Ok(Version {
        id: row.get("id")?,
        version: row.get("version")?,
        origin: row.get("source")?,
        standing: row.get("state")?,
        digest: row.get("digest")?,
        published_at: row.get("published_at")?,
        withdrawn_at: row.get("withdrawn_at")?,
        reason: row.get("reason")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_version_that_is_not_withdrawn_is_offered() {
        let version = |id: &str, version: &str, standing| Version {
            id: id.parse().unwrap(),
            version: version.parse().unwrap(),
            origin: Origin::Shipped,
            standing,
            digest: String::new(),
            published_at: Timestamp::from_millis(0),
            withdrawn_at: None,
            reason: None,
        };
        use Standing::{Published, Withdrawn};
        let list = [
            version("a", "2026.9", Published),
            version("a", "2026.10", Published),
            version("a", "2026.2", Published),
            version("a", "2027.1", Withdrawn),
            version("a", "draft", Published),
            version("b", "2030.1", Published),
        ];
        assert_eq!(current(&list, "a").unwrap().version.as_str(), "2026.10");
        assert_eq!(current(&list, "c"), None);
    }

    #[test]
    fn digests_are_those_of_sha256sum() {
        // `printf abc | sha256sum`, FIPS 180-2 appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest("abc"), expected);
    }
}
