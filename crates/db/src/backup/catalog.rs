//! Tables and columns, read from the catalogue of each database.

use super::error::BackupError;
use super::manifest::Column;
use crate::driver::{Dialect, Sql};
use crate::error::DbError;
use crate::transaction::Reading;
use crate::value::Kind;
use std::collections::BTreeMap;

/// A table as the database has it.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<(String, Kind)>,
    /// Columns of the primary key, in its order.
    pub key: Vec<String>,
}

/// Tables that are not copied as tables.
const APART: [&str; 1] = ["migration"];

/// One row per column: table, column, type, place in the primary key or 0. Virtual tables and what they hide, generated
/// columns and views are derived from the rest.
const SQLITE: &str =
    "SELECT t.name AS table_name, c.name AS column_name, c.type AS type_name, c.pk AS key_place
    FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden = 0
    ORDER BY t.name, c.cid";

const POSTGRES: &str =
    "SELECT CAST(c.table_name AS TEXT) AS table_name, CAST(c.column_name AS TEXT) AS column_name,
        CAST(c.data_type AS TEXT) AS type_name,
        CAST(COALESCE(ARRAY_POSITION(i.indkey::int2[], a.attnum), -1) + 1 AS BIGINT) AS key_place
    FROM information_schema.columns AS c
    JOIN information_schema.tables AS t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    JOIN pg_attribute AS a
        ON a.attrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
            AND a.attname = c.column_name
    LEFT JOIN pg_index AS i ON i.indrelid = a.attrelid AND i.indisprimary
    WHERE c.table_schema = current_schema() AND c.is_generated = 'NEVER'
    ORDER BY c.table_name, c.ordinal_position";

/// Every table of the records, by name.
pub(super) async fn tables(reading: &mut Reading) -> Result<Vec<Table>, BackupError> {
    let text = match reading.dialect() {
        Dialect::Sqlite => SQLITE,
        Dialect::Postgres => POSTGRES,
    };
    let rows = reading.rows_of(Sql::fixed("CATALOGUE", text), Vec::new()).await?;
    let mut tables: BTreeMap<String, (Table, BTreeMap<i64, String>)> = BTreeMap::new();
    for row in rows {
        let name: String = row.get("table_name")?;
        if APART.contains(&name.as_str()) {
            continue;
        }
        let column: String = row.get("column_name")?;
        let kind = kind_of(&row.get::<String>("type_name")?)
            .ok_or_else(|| BackupError::Unportable { table: name.clone(), column: column.clone() })?;
        let (table, key) = tables
            .entry(name.clone())
            .or_insert_with(|| (Table { name, columns: Vec::new(), key: Vec::new() }, BTreeMap::new()));
        let place: i64 = row.get("key_place")?;
        if place > 0 {
            key.insert(place, column.clone());
        }
        table.columns.push((column, kind));
    }
    let tables = tables.into_values().map(|(table, key)| Table { key: key.into_values().collect(), ..table });
    Ok(tables.collect())
}

/// Is there any table at all?
pub(super) async fn is_empty(reading: &mut Reading) -> Result<bool, DbError> {
    let text = match reading.dialect() {
        Dialect::Sqlite => {
            "SELECT COUNT(*) AS n FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
        }
        Dialect::Postgres => {
            "SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = current_schema()"
        }
    };
    let rows = reading.rows_of(Sql::fixed("IS_EMPTY", text), Vec::new()).await?;
    Ok(rows.first().map(crate::Row::first::<i64>).transpose()?.unwrap_or(0) == 0)
}

/// The kind of a declared type: those of migrations in SQLite, those of the catalogue in PostgreSQL.
fn kind_of(declared: &str) -> Option<Kind> {
    match declared.to_ascii_uppercase().as_str() {
        "BOOLEAN" | "BOOL" => Some(Kind::Bool),
        "BIGINT" | "INTEGER" | "INT" | "INT8" | "SMALLINT" => Some(Kind::Int),
        "TEXT" | "VARCHAR" | "CHARACTER VARYING" => Some(Kind::Text),
        "BYTEA" | "BLOB" => Some(Kind::Bytes),
        _ => None,
    }
}

impl Table {
    /// All rows in the order of the primary key (of all columns without one), the same on both databases.
    pub fn select(&self, dialect: Dialect) -> Sql {
        let columns: Vec<_> = self.columns.iter().map(|(name, _)| quoted(name)).collect();
        let order = if self.key.is_empty() {
            self.columns.iter().map(|(name, _)| name).collect()
        } else {
            self.key.iter().collect::<Vec<_>>()
        };
        let order: Vec<_> = order
            .into_iter()
            .map(|name| {
                let text = self.columns.iter().any(|(known, kind)| known == name && *kind == Kind::Text);
                let by_bytes = if text && dialect == Dialect::Postgres { " COLLATE \"C\"" } else { "" };
                format!("{}{by_bytes}", quoted(name))
            })
            .collect();
        let (table, columns, order) = (quoted(&self.name), columns.join(", "), order.join(", "));
        Sql::made("BACKUP", format!("SELECT {columns} FROM {table} ORDER BY {order}"))
    }

    /// Inserts so many rows at once, their values one after the other.
    pub fn insert(&self, columns: &[Column], rows: usize) -> Sql {
        let names: Vec<_> = columns.iter().map(|column| quoted(&column.name)).collect();
        let mut next = 0;
        let rows: Vec<_> = (0..rows)
            .map(|_| {
                let values: Vec<_> = columns
                    .iter()
                    .map(|_| {
                        next += 1;
                        format!("${next}")
                    })
                    .collect();
                format!("({})", values.join(", "))
            })
            .collect();
        let (table, names, rows) = (quoted(&self.name), names.join(", "), rows.join(", "));
        Sql::made("RESTORE", format!("INSERT INTO {table} ({names}) VALUES {rows}"))
    }

    /// How many rows.
    pub fn count(&self) -> Sql {
        Sql::made("COUNT", format!("SELECT COUNT(*) AS n FROM {}", quoted(&self.name)))
    }

    /// Takes away what the migrations put there.
    pub fn clear(&self) -> Sql {
        Sql::made("CLEAR", format!("DELETE FROM {}", quoted(&self.name)))
    }

    pub fn manifest_columns(&self) -> Vec<Column> {
        let columns = self.columns.iter();
        columns.map(|(name, kind)| Column { name: name.clone(), kind: name_of(*kind).to_owned() }).collect()
    }
}

pub(super) const fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "bool",
        Kind::Int => "int",
        Kind::Text => "text",
        Kind::Bytes => "bytes",
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
