//! What is to be read: edited entries in place of the shipped ones.

use super::{FaqError, sql};
use crate::content::write_entry;
use crate::model::{Entry, Lang};
use db::{Reading, Row, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// What readers see, and the number that changes with it.
#[derive(Clone, Debug)]
pub struct Published {
    /// To be compared with [`revision`]: another number means that this list is old.
    pub revision: i64,
    /// Entries by id and language.
    pub entries: Vec<Arc<Entry>>,
    /// Versions that could not be read, told rather than hidden: the shipped entry stands in their place.
    pub damaged: Vec<String>,
}

/// The shipped entries with what editors published and withdrew.
pub async fn published(reading: &mut Reading, shipped: &[Arc<Entry>]) -> Result<Published, FaqError> {
    let mut all: BTreeMap<(String, Lang), Arc<Entry>> =
        shipped.iter().map(|e| ((e.id.clone(), e.lang), Arc::clone(e))).collect();
    let mut damaged = Vec::new();
    let revision = revision(reading).await?;
    for row in reading.rows(&sql::ENTRY_PUBLISHED, params![]).await? {
        let (id, lang) = key(&row)?;
        if row.get::<bool>("withdrawn")? {
            all.remove(&(id, lang));
            continue;
        }
        let version = row.get::<Option<i64>>("published")?.unwrap_or_default();
        match row.get::<Option<String>>("body")?.map(|body| read(&id, version, &body)) {
            Some(Ok(entry)) => {
                all.insert((id, lang), Arc::new(entry));
            }
            Some(Err(error)) => damaged.push(error.to_string()),
            None => damaged.push(format!("version {version} of {id} is not there")),
        }
    }
    Ok(Published { revision, entries: all.into_values().collect(), damaged })
}

/// Grows with each publication, withdrawal or return to the shipped text, on every node.
pub async fn revision(reading: &mut Reading) -> Result<i64, FaqError> {
    let row = reading.row(&sql::REVISION, params![]).await?.ok_or(FaqError::NotFound)?;
    Ok(row.get("revision")?)
}

/// Id and language of a row.
pub(super) fn key(row: &Row) -> Result<(String, Lang), FaqError> {
    let lang: String = row.get("lang")?;
    // The schema allows these two only.
    Ok((row.get("id")?, lang.parse().unwrap_or_default()))
}

/// The entry of a stored version.
pub(super) fn read(id: &str, version: i64, body: &str) -> Result<Entry, FaqError> {
    serde_json::from_str(body).map_err(|error| FaqError::Damaged {
        id: id.to_owned(),
        version,
        detail: error.to_string(),
    })
}

/// A short name of a shipped text: another one means that the program ships another answer.
pub(super) fn fingerprint(entry: &Entry) -> String {
    let hash = Sha256::digest(write_entry(entry));
    hash.iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The shipped entry of an id and a language.
pub(super) fn shipped_one<'a>(shipped: &'a [Arc<Entry>], id: &str, lang: Lang) -> Option<&'a Arc<Entry>> {
    shipped.iter().find(|e| e.id == id && e.lang == lang)
}
