//! What was received and never kept goes.

use super::error::DocumentError;
use super::{Documents, FOLDER, store};
use crate::acting::Acting;
use crate::database::Database;
use crate::id::DocumentId;
use crate::objects::StoreError;
use crate::params;
use futures_util::stream::StreamExt as _;
use std::path::Path;
use std::time::Duration;

impl Documents {
    /// Deletes objects older than `age` that no row knows (uploads whose transaction never came, erased documents whose
    /// job is behind), and the unfinished files of a program that died; how many. A day is a good age: far more than
    /// an upload takes.
    pub async fn sweep(&self, db: &Database, acting: &Acting, age: Duration) -> Result<u64, DocumentError> {
        let before = acting.now().minus(age).millis();
        let mut swept = 0;
        let mut objects = self.objects.list(FOLDER);
        while let Some(object) = objects.next().await {
            let (name, changed) = object?;
            // What is not named like a document is not ours.
            let id = name.rsplit('/').next().and_then(|id| id.parse::<DocumentId>().ok());
            let Some(id) = id.filter(|_| changed < before) else { continue };
            let row = db.read(acting).await?.row(&store::IS_KEPT, params![id]).await?;
            if row.is_some_and(|row| row.first::<i64>().is_ok_and(|n| n == 0)) {
                self.objects.delete(&name).await?;
                swept += 1;
            }
        }
        if let Some(folder) = self.objects.folder() {
            swept += unfinished(&folder.join(FOLDER), before).map_err(|error| StoreError::Unavailable {
                key: FOLDER.to_owned(),
                message: error.to_string(),
            })?;
        }
        Ok(swept)
    }
}

/// Deletes files named `…#1`, the store's own for what is being written.
fn unfinished(folder: &Path, before: i64) -> std::io::Result<u64> {
    let mut swept = 0;
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            swept += unfinished(&entry.path(), before)?;
            continue;
        }
        let age = metadata.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let changed = i64::try_from(age.as_millis()).unwrap_or(i64::MAX);
        if name.to_str().is_some_and(|name| name.contains('#')) && changed < before {
            std::fs::remove_file(entry.path())?;
            swept += 1;
        }
    }
    Ok(swept)
}
