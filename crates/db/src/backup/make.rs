//! A backup is made.

use super::catalog::{self, Table};
use super::error::BackupError;
use super::line;
use super::manifest::{DocumentEntry, FORMAT, Manifest, MigrationEntry, TableEntry, VERSION};
use super::writer::Writer;
use crate::acting::Acting;
use crate::audit::{self, Event};
use crate::database::Database;
use crate::documents::{self, Documents};
use crate::driver::{Dialect, Sql};
use crate::error::DbError;
use crate::id::DocumentId;
use crate::objects::StoreError;
use crate::transaction::Reading;
use futures_util::stream::StreamExt as _;
use serde_json::json;
use std::path::Path;

/// Lines are handed on when there is this much of them.
const PIECE: usize = 256 * 1024;

/// Makes a backup in one file, while the program goes on. The file appears when it is whole and on the disk; an existing
/// one is replaced. Noted in the audit trail, after the snapshot.
pub async fn make(
    db: &Database,
    acting: &Acting,
    store: Option<&Documents>,
    path: &Path,
) -> Result<Manifest, BackupError> {
    let mut reading = db.read(acting).await?;
    let mut writer = Writer::create(path)?;
    let mut manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: acting.now().to_string(),
        made_from: match reading.dialect() {
            Dialect::Sqlite => "sqlite".to_owned(),
            Dialect::Postgres => "postgres".to_owned(),
        },
        migrations: migrations(&mut reading).await?,
        audit: audit::store::head(&mut reading).await?,
        tables: Vec::new(),
        documents: Vec::new(),
        erased_meanwhile: Vec::new(),
    };
    for table in catalog::tables(&mut reading).await? {
        manifest.tables.push(write_table(&mut reading, &mut writer, &table).await?);
    }
    write_documents(db, &mut reading, store, &mut writer, &mut manifest).await?;
    drop(reading);
    writer.finish(&manifest).await?;

    let mut writing = db.write(acting).await?;
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    let detail = json!({ "rows": rows, "documents": manifest.documents.len(), "audit": manifest.audit });
    let id = &manifest.made_at;
    writing.audit(Event { action: "backup.made", object: "backup", id, company: None, detail }).await?;
    writing.commit().await?;
    Ok(manifest)
}

async fn migrations(reading: &mut Reading) -> Result<Vec<MigrationEntry>, DbError> {
    let sql = Sql::fixed("MIGRATIONS", "SELECT room, version FROM migration ORDER BY room, version");
    let rows = reading.rows_of(sql, Vec::new()).await?;
    rows.iter()
        .map(|row| Ok(MigrationEntry { room: row.get("room")?, version: row.get("version")? }))
        .collect()
}

async fn write_table(
    reading: &mut Reading,
    writer: &mut Writer,
    table: &Table,
) -> Result<TableEntry, BackupError> {
    writer.begin(format!("tables/{}.jsonl", table.name), true).await?;
    let mut lines = Vec::with_capacity(PIECE + 4096);
    let mut count = 0;
    let sql = table.select(reading.dialect());
    let mut rows = reading.stream(sql, Vec::new())?;
    while let Some(row) = rows.next().await {
        let unportable = |column| BackupError::Unportable { table: table.name.clone(), column };
        line::write(&row?, &table.columns, &mut lines).map_err(unportable)?;
        count += 1;
        if lines.len() >= PIECE {
            writer.bytes(std::mem::take(&mut lines)).await?;
        }
    }
    drop(rows);
    writer.bytes(lines).await?;
    let written = writer.end().await?;
    Ok(TableEntry {
        name: table.name.clone(),
        columns: table.manifest_columns(),
        rows: count,
        bytes: written.bytes,
        sha256: written.sha256,
    })
}

async fn write_documents(
    db: &Database,
    reading: &mut Reading,
    store: Option<&Documents>,
    writer: &mut Writer,
    manifest: &mut Manifest,
) -> Result<(), BackupError> {
    let mut last = String::new();
    loop {
        let rows = reading.rows(&documents::store::KEYS_AFTER, crate::params![&last, 500]).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let store = store.ok_or(BackupError::NoStore)?;
        for row in rows {
            let id: DocumentId = row.get("id")?;
            last = id.to_string();
            let mut object = match store.objects.read(&documents::object_of(id)).await {
                Ok(object) => object,
                // It is missing because it was erased since the snapshot, or it is lost: that must be known now.
                Err(StoreError::NotFound { .. }) if erased_since(db, reading.acting(), id).await? => {
                    manifest.erased_meanwhile.push(last.clone());
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            writer.begin(format!("documents/{last}"), false).await?;
            while let Some(bytes) = object.next().await? {
                writer.bytes(bytes).await?;
            }
            let written = writer.end().await?;
            let entry = DocumentEntry { id: last.clone(), bytes: written.bytes, sha256: written.sha256 };
            manifest.documents.push(entry);
        }
    }
}

async fn erased_since(db: &Database, acting: &Acting, id: DocumentId) -> Result<bool, DbError> {
    let mut now = db.read(acting).await?;
    let row = now.row(&documents::store::IS_KEPT, crate::params![id]).await?;
    Ok(row.map(|row| row.first::<i64>()).transpose()? == Some(0))
}
