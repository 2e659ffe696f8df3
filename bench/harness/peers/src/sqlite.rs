//! SQLite in process: a table of text columns, three B-trees and FTS5 with prefixes of 2, 3 and 4.

use common::queries::{Compound, Queries};
use common::rows::{Columns, DISPLAY, fold, for_each};
use common::timing::measure;
use rusqlite::{CachedStatement, Connection, OpenFlags, Params, params};
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;

const PAGE: usize = 20;

/// Column names of the display fields, in the order of [`DISPLAY`].
const SHOWN: [&str; DISPLAY.len()] = [
    "id", "national_id", "family", "given", "title", "profession_label", "category", "know_how", "mode",
    "place", "postcode", "city",
];

/// Loads without journal or syncs, then syncs the file once: durable at the end, and the cheapest way.
pub fn load(file: &Path, base: &Path) -> Result<Value, Box<dyn Error>> {
    let mut db = Connection::open(base)?;
    db.execute_batch(
        "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
         PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY; PRAGMA threads=2;",
    )?;
    let transaction = db.transaction()?;
    let header = first_line(file)?;
    let columns = Columns::of(&header);
    transaction.execute_batch(&create(&columns))?;
    let marks = vec!["?"; columns.count + 2].join(",");
    let mut lines = 0u64;
    {
        let mut insert = transaction.prepare(&format!("INSERT INTO line VALUES ({marks})"))?;
        let mut words = transaction.prepare("INSERT INTO word (rowid, family_words, given_words) VALUES (?, ?, ?)")?;
        let (mut family, mut given) = (String::new(), String::new());
        let mut fault = None;
        for_each(file, |columns, line| {
            let values: Vec<&str> = line.split('|').collect();
            fold(values[columns.family], &mut family);
            fold(values[columns.given], &mut given);
            lines += 1;
            let mut write = || -> rusqlite::Result<()> {
                for at in 0..columns.count {
                    insert.raw_bind_parameter(at + 1, values.get(at).copied().unwrap_or_default())?;
                }
                insert.raw_bind_parameter(columns.count + 1, family.as_str())?;
                insert.raw_bind_parameter(columns.count + 2, given.as_str())?;
                insert.raw_execute()?;
                words.execute(params![lines as i64, family.as_str(), given.as_str()])?;
                Ok(())
            };
            if let Err(e) = write() {
                fault.get_or_insert(e);
            }
        })?;
        if let Some(e) = fault {
            return Err(e.into());
        }
    }
    transaction.execute_batch(
        "INSERT INTO word (word) VALUES ('optimize');
         CREATE INDEX by_id ON line (id);
         CREATE INDEX by_name ON line (family_folded);
         CREATE INDEX by_place ON line (postcode, profession);
         ANALYZE;",
    )?;
    transaction.commit()?;
    db.close().map_err(|(_, e)| e)?;
    std::fs::File::open(base)?.sync_all()?;
    Ok(json!({ "lines": lines }))
}

fn first_line(file: &Path) -> std::io::Result<String> {
    use std::io::BufRead;
    let mut line = String::new();
    std::io::BufReader::new(std::fs::File::open(file)?).read_line(&mut line)?;
    Ok(line.trim_start_matches('\u{feff}').trim_end().to_owned())
}

fn create(columns: &Columns) -> String {
    let names: Vec<String> = (0..columns.count).map(|at| name(columns, at)).collect();
    format!(
        "CREATE TABLE line ({} TEXT, family_folded TEXT, given_folded TEXT);
         CREATE VIRTUAL TABLE word USING fts5(family_words, given_words, content='', columnsize=0, detail=column,
                                              prefix='2 3 4', tokenize='ascii');",
        names.join(" TEXT, ")
    )
}

/// The columns that are asked about bear a name, the others their position.
fn name(columns: &Columns, at: usize) -> String {
    match columns.display.iter().position(|d| *d == at) {
        Some(shown) => SHOWN[shown].to_owned(),
        None if at == columns.profession => "profession".to_owned(),
        None => format!("c{at}"),
    }
}

/// The index that suits the three-fold search best, added after the load was measured.
pub fn index_more(base: &Path) -> Result<Value, Box<dyn Error>> {
    let db = Connection::open(base)?;
    db.execute_batch("CREATE INDEX IF NOT EXISTS by_place_name ON line (postcode, profession, family_folded);")?;
    Ok(Value::Null)
}

fn open(base: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(base, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.execute_batch("PRAGMA mmap_size=4294967296; PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY;")?;
    Ok(db)
}

/// Runs a statement that returns display fields and takes them all; returns how many rows came.
fn items(statement: &mut CachedStatement<'_>, parameters: impl Params) -> rusqlite::Result<u64> {
    let mut rows = statement.query(parameters)?;
    let mut out: Vec<[String; DISPLAY.len()]> = Vec::with_capacity(PAGE);
    while let Some(row) = rows.next()? {
        let mut item: [String; DISPLAY.len()] = Default::default();
        for (at, value) in item.iter_mut().enumerate() {
            row.get_ref(at)?.as_str()?.clone_into(value);
        }
        out.push(item);
    }
    std::hint::black_box(&out);
    Ok(out.len() as u64)
}

fn number(statement: &mut CachedStatement<'_>, parameters: impl Params) -> rusqlite::Result<u64> {
    statement.query_row(parameters, |row| row.get::<_, i64>(0)).map(|n| n as u64)
}

/// The text that follows all those that begin with `prefix` (ASCII).
fn after(prefix: &str) -> String {
    let (head, last) = prefix.split_at(prefix.len() - 1);
    format!("{head}{}", (last.as_bytes()[0] + 1) as char)
}

pub fn query(base: &Path, queries: &Queries) -> Result<Value, Box<dyn Error>> {
    let opens: Vec<()> = vec![(); 50];
    let opened = measure(&opens, |()| {
        let db = open(base).expect("the base opens");
        let one: i64 = db.query_row("SELECT 1 FROM line LIMIT 1", [], |r| r.get(0)).expect("one line");
        one as u64
    });
    let db = open(base)?;
    let shown = SHOWN.join(", ");
    let place = |condition: &str, index: &str| {
        let from = format!("FROM line INDEXED BY {index} WHERE postcode=?1 AND profession=?2 AND {condition}");
        (
            format!("SELECT {shown} {from} ORDER BY family_folded LIMIT 20"),
            format!("SELECT count(DISTINCT id) {from}"),
        )
    };
    let starts = place("family_folded>=?3 AND family_folded<?4", "by_place");
    let starts_best = place("family_folded>=?3 AND family_folded<?4", "by_place_name");
    let compound = |(page, total): &(String, String), c: &Compound| -> u64 {
        let mut page = db.prepare_cached(page).expect("statement");
        let mut total = db.prepare_cached(total).expect("statement");
        let end = after(&c.prefix);
        items(&mut page, params![c.postcode, c.profession, c.prefix, end]).expect("search");
        number(&mut total, params![c.postcode, c.profession, c.prefix, end]).expect("search")
    };
    let by_id = format!("SELECT {shown} FROM line WHERE id=?1");
    let by_name = format!(
        "SELECT {shown} FROM line WHERE family_folded>=?1 AND family_folded<?2 ORDER BY family_folded LIMIT 20"
    );
    let name_total = "SELECT count(*) FROM line WHERE family_folded>=?1 AND family_folded<?2";
    let by_word = format!("SELECT {shown} FROM word JOIN line ON line.rowid=word.rowid WHERE word MATCH ?1 LIMIT 20");
    let word_total =
        "SELECT count(DISTINCT id) FROM word JOIN line ON line.rowid=word.rowid WHERE word MATCH ?1";
    let figures = json!({
        "open": opened,
        "identifier": measure(&queries.identifier, |id| {
            items(&mut db.prepare_cached(&by_id).expect("statement"), [id]).expect("search")
        }),
        // start of the whole name, in order; the total counts lines, not persons
        "prefix_btree": measure(&queries.prefix, |p| {
            let end = after(p);
            items(&mut db.prepare_cached(&by_name).expect("statement"), [p, &end]).expect("search");
            number(&mut db.prepare_cached(name_total).expect("statement"), [p, &end]).expect("search")
        }),
        // any word of the name, in no order; the total counts persons
        "prefix_words": measure(&queries.prefix, |p| {
            let ask = format!("family_words : {p}*");
            items(&mut db.prepare_cached(&by_word).expect("statement"), [&ask]).expect("search");
            number(&mut db.prepare_cached(word_total).expect("statement"), [&ask]).expect("search")
        }),
        "compound": measure(&queries.compound, |c| compound(&starts, c)),
        "compound_best": measure(&queries.compound, |c| compound(&starts_best, c)),
    });
    Ok(json!({ "figures": figures }))
}
