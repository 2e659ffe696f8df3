//! A backup is restored.

use super::catalog::{self, Table};
use super::error::BackupError;
use super::manifest::{ENTRY, Manifest, TableEntry};
use super::reader::{Piece, Reader};
use crate::acting::Acting;
use crate::audit::{self, Event, Verdict};
use crate::database::Database;
use crate::documents::{self, Documents};
use crate::driver::{Dialect, Sql};
use crate::error::DbError;
use crate::id::DocumentId;
use crate::migrate::{MigrationError, Migrations, migrate_in};
use crate::objects::{ObjectWriter, Objects};
use crate::params;
use crate::transaction::Writing;
use crate::value::Param;
use futures_util::stream::StreamExt as _;
use serde_json::json;
use std::path::Path;

/// Restores an archive into an empty database and an empty document store. `rooms` are those given to
/// [`Database::migrate`]. Everything is verified before anything is kept; noted in the audit trail.
pub async fn restore(
    db: &Database,
    acting: &Acting,
    store: Option<&Documents>,
    path: &Path,
    rooms: &[Migrations],
) -> Result<Manifest, BackupError> {
    let mut reader = Reader::open(path)?;
    if !catalog::is_empty(&mut db.read(acting).await?).await? {
        return Err(BackupError::NotEmpty { what: "the database" });
    }
    let store = match (store, reader.manifest.documents.is_empty()) {
        (None, false) => return Err(BackupError::NoStore),
        (store, _) => store,
    };
    if let Some(store) = store
        && let Some(object) = store.objects.list(documents::FOLDER).next().await
    {
        object?;
        return Err(BackupError::NotEmpty { what: "the document store" });
    }
    let mut placed = Vec::new();
    let restored = into_empty(db, acting, store, &mut reader, rooms, &mut placed).await;
    if let (Err(_), Some(store)) = (&restored, store) {
        // As if nothing had happened: the next attempt finds an empty store.
        for name in placed {
            let _ = store.objects.delete(&name).await;
        }
    }
    restored?;
    Ok(reader.manifest)
}

async fn into_empty(
    db: &Database,
    acting: &Acting,
    store: Option<&Documents>,
    reader: &mut Reader,
    rooms: &[Migrations],
    placed: &mut Vec<String>,
) -> Result<(), BackupError> {
    let manifest = reader.manifest.clone();
    let rooms: Vec<Migrations> = crate::OWN_MIGRATIONS.iter().chain(rooms).copied().collect();
    let mut writing = db.write(acting).await?;
    migrate_in(writing.transaction(), &as_archived(&manifest, &rooms)?).await?;
    let foreign_keys = without_foreign_keys(&mut writing).await?;

    let known = catalog::tables(&mut writing).await?;
    let tables =
        manifest.tables.iter().map(|entry| matching(entry, &known)).collect::<Result<Vec<_>, _>>()?;
    for table in &known {
        // The head of the audit trail refuses to go: it moves forward instead.
        if table.name != "audit_head" {
            writing.execute_sql(table.clear(), Vec::new()).await?;
        }
    }
    let mut object = None;
    while let Some(piece) = reader.next().await? {
        match piece {
            Piece::Rows(i, rows) => insert(&mut writing, &tables[i], &manifest.tables[i], rows).await?,
            Piece::Bytes(i, bytes) => {
                let Some(Documents { objects, .. }) = store else { return Err(BackupError::NoStore) };
                begin(objects, &mut object, &manifest, i, placed)?.write(bytes).await?;
            }
            Piece::DocumentEnd(i) => {
                let Some(Documents { objects, .. }) = store else { return Err(BackupError::NoStore) };
                begin(objects, &mut object, &manifest, i, placed)?;
                if let Some(object) = object.take() {
                    object.finish().await?;
                }
            }
        }
    }
    for sql in foreign_keys {
        writing.execute_sql(sql, Vec::new()).await?;
    }
    verify(&mut writing, &manifest, &tables).await?;
    migrate_in(writing.transaction(), &rooms).await?;
    for id in &manifest.erased_meanwhile {
        erase_again(&mut writing, id).await?;
    }
    let detail =
        json!({ "made_at": manifest.made_at, "made_from": manifest.made_from, "audit": manifest.audit });
    let id = &manifest.made_at;
    writing.audit(Event { action: "backup.restored", object: "backup", id, company: None, detail }).await?;
    writing.commit().await?;
    Ok(())
}

/// The steps of the program that the archive has, no more; all of those that the archive has.
fn as_archived(manifest: &Manifest, rooms: &[Migrations]) -> Result<Vec<Migrations>, DbError> {
    let has = |room: &str, version: u32| {
        manifest.migrations.iter().any(|entry| entry.room == room && entry.version == version)
    };
    for entry in &manifest.migrations {
        let known = rooms.iter().filter(|room| room.room == entry.room).flat_map(|room| room.steps);
        if !known.into_iter().any(|step| step.version == entry.version) {
            let (room, version) = (entry.room.clone(), entry.version);
            return Err(MigrationError::Newer { room, version }.into());
        }
    }
    let shortened = rooms.iter().map(|room| {
        let steps = room.steps.iter().take_while(|step| has(room.room, step.version)).count();
        Migrations { room: room.room, steps: &room.steps[..steps] }
    });
    Ok(shortened.collect())
}

/// Rows come in the order of the tables' names, not of what they point to. PostgreSQL: foreign keys are dropped, and
/// made again by what is returned. SQLite: they are checked by the commit.
async fn without_foreign_keys(writing: &mut Writing) -> Result<Vec<Sql>, DbError> {
    if writing.dialect() == Dialect::Sqlite {
        writing.execute_sql(Sql::fixed("DEFER", "PRAGMA defer_foreign_keys = ON"), Vec::new()).await?;
        return Ok(Vec::new());
    }
    let list =
        "SELECT CAST(c.conrelid::regclass AS TEXT) AS of_table, CAST(quote_ident(c.conname) AS TEXT) AS name,
            CAST(pg_get_constraintdef(c.oid) AS TEXT) AS definition
        FROM pg_constraint AS c
        JOIN pg_namespace AS n ON n.oid = c.connamespace
        WHERE c.contype = 'f' AND n.nspname = current_schema()";
    let mut again = Vec::new();
    for row in writing.rows_of(Sql::fixed("FOREIGN_KEYS", list), Vec::new()).await? {
        let (table, name): (String, String) = (row.get("of_table")?, row.get("name")?);
        let definition: String = row.get("definition")?;
        let drop = Sql::made("FOREIGN_KEY", format!("ALTER TABLE {table} DROP CONSTRAINT {name}"));
        writing.execute_sql(drop, Vec::new()).await?;
        let add = format!("ALTER TABLE {table} ADD CONSTRAINT {name} {definition}");
        again.push(Sql::made("FOREIGN_KEY", add));
    }
    Ok(again)
}

/// The table of the database for a table of the archive: the same columns, of the same kinds.
fn matching(entry: &TableEntry, known: &[Table]) -> Result<Table, BackupError> {
    let damaged =
        |problem: &str| BackupError::Damaged { entry: ENTRY.to_owned(), problem: problem.to_owned() };
    let table = known.iter().find(|table| table.name == entry.name);
    let table = table.ok_or_else(|| damaged(&format!("the schema has no table {}", entry.name)))?;
    let sorted = |mut columns: Vec<super::Column>| {
        columns.sort_by(|a, b| a.name.cmp(&b.name));
        columns
    };
    if sorted(table.manifest_columns()) != sorted(entry.columns.clone()) {
        return Err(damaged(&format!("the schema has other columns in {}", entry.name)));
    }
    Ok(table.clone())
}

async fn insert(
    writing: &mut Writing,
    table: &Table,
    entry: &TableEntry,
    rows: Vec<Vec<Param>>,
) -> Result<(), DbError> {
    let count = rows.len();
    let values: Vec<Param> = rows.into_iter().flatten().collect();
    let sql = if table.name == "audit_head" {
        let sets: Vec<_> = entry
            .columns
            .iter()
            .enumerate()
            .map(|(i, column)| format!("{} = ${}", column.name, i + 1))
            .collect();
        Sql::made("RESTORE", format!("UPDATE audit_head SET {}", sets.join(", ")))
    } else {
        table.insert(&entry.columns, count)
    };
    let done = writing.execute_sql(sql, values).await?;
    if done == count as u64 { Ok(()) } else { Err(DbError::Stale { statement: "RESTORE" }) }
}

/// The object of a document being written; begun with its first piece.
fn begin<'a>(
    objects: &Objects,
    object: &'a mut Option<ObjectWriter>,
    manifest: &Manifest,
    number: usize,
    placed: &mut Vec<String>,
) -> Result<&'a mut ObjectWriter, BackupError> {
    if object.is_none() {
        let id = manifest.documents[number]
            .id
            .parse::<DocumentId>()
            .map_err(|error| BackupError::Damaged { entry: ENTRY.to_owned(), problem: error.to_string() })?;
        let name = documents::object_of(id);
        *object = Some(objects.writer(&name));
        placed.push(name);
    }
    object.as_mut().ok_or(BackupError::NoStore)
}

/// Counts, documents and the whole audit trail.
async fn verify(writing: &mut Writing, manifest: &Manifest, tables: &[Table]) -> Result<(), BackupError> {
    for (table, entry) in tables.iter().zip(&manifest.tables) {
        let rows = writing.rows_of(table.count(), Vec::new()).await?;
        let count = rows.first().map(crate::Row::first::<u64>).transpose()?.unwrap_or(0);
        if count != entry.rows {
            let problem = format!("{count} rows instead of {}", entry.rows);
            return Err(BackupError::Damaged { entry: format!("tables/{}.jsonl", entry.name), problem });
        }
    }
    let mut last = String::new();
    let mut carried = manifest
        .documents
        .iter()
        .map(|entry| &entry.id)
        .chain(&manifest.erased_meanwhile)
        .collect::<Vec<_>>();
    carried.sort_unstable();
    loop {
        let rows = writing.rows(&documents::store::KEYS_AFTER, params![&last, 500]).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            last = row.get("id")?;
            if carried.binary_search(&&last).is_err() {
                return Err(BackupError::Damaged {
                    entry: format!("documents/{last}"),
                    problem: "missing".to_owned(),
                });
            }
        }
    }
    match audit::verify(writing, std::slice::from_ref(&manifest.audit)).await? {
        Verdict::Whole { last, .. } if last == manifest.audit => Ok(()),
        Verdict::Whole { last, .. } => Err(BackupError::Audit { seq: last.seq, why: audit::Why::NotTheHead }),
        Verdict::Broken { seq, why } => Err(BackupError::Audit { seq, why }),
    }
}

/// A document whose object went while the archive was made: its key goes too.
async fn erase_again(writing: &mut Writing, id: &str) -> Result<(), BackupError> {
    let id = id
        .parse::<DocumentId>()
        .map_err(|error| BackupError::Damaged { entry: ENTRY.to_owned(), problem: error.to_string() })?;
    documents::erase(writing, id, "erased during the backup").await?;
    Ok(())
}
