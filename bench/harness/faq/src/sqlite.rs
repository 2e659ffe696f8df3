//! SQLite in process, in memory, with FTS5 as its documentation advises for such a list.

use faq::{Entry, Facet};
use rusqlite::{Connection, Result, params};
use std::sync::Arc;

/// The entries in an FTS5 table, and their facets in another one.
pub struct Sqlite(Connection);

impl Sqlite {
    pub fn of(entries: &[Arc<Entry>]) -> Result<Self> {
        let mut db = Connection::open_in_memory()?;
        db.execute_batch(
            "PRAGMA temp_store=MEMORY;
             CREATE VIRTUAL TABLE faq USING fts5(question, keywords, answer,
                tokenize = \"porter unicode61 remove_diacritics 2\", prefix = '2 3');
             CREATE TABLE facet (facet INTEGER, value TEXT, doc INTEGER);",
        )?;
        let transaction = db.transaction()?;
        {
            let mut insert = transaction
                .prepare("INSERT INTO faq (rowid, question, keywords, answer) VALUES (?, ?, ?, ?)")?;
            let mut facet = transaction.prepare("INSERT INTO facet VALUES (?, ?, ?)")?;
            for (at, entry) in entries.iter().enumerate() {
                let at = at as i64;
                insert.execute(params![at, entry.question, entry.keywords.join(" "), entry.answer])?;
                for (number, f) in Facet::ALL.into_iter().enumerate() {
                    for value in entry.facets.of(f) {
                        facet.execute(params![number as i64, value, at])?;
                    }
                }
            }
        }
        transaction.commit()?;
        db.execute_batch(
            "INSERT INTO faq(faq) VALUES ('optimize');
             CREATE INDEX facet_doc ON facet (doc, facet, value);
             ANALYZE;",
        )?;
        Ok(Self(db))
    }

    /// The ten best, their numbers only: the least that a page needs.
    pub fn best(&self, line: &str) -> Result<u64> {
        let mut ask = self.0.prepare_cached(
            "SELECT rowid FROM faq WHERE faq MATCH ? ORDER BY bm25(faq, 3.0, 2.0, 1.0) LIMIT 10",
        )?;
        let found = ask.query_map([fts(line)], |row| row.get::<_, i64>(0))?;
        Ok(found.count() as u64)
    }

    /// What a page of the FAQ shows: ten entries with snippets, the total, the count of every facet value.
    pub fn page(&self, line: &str) -> Result<u64> {
        let line = fts(line);
        let mut ask = self.0.prepare_cached(
            "SELECT rowid, highlight(faq, 0, '<mark>', '</mark>'), snippet(faq, 2, '<mark>', '</mark>', '…', 32)
             FROM faq WHERE faq MATCH ? ORDER BY bm25(faq, 3.0, 2.0, 1.0) LIMIT 10",
        )?;
        let mut bytes = 0;
        let mut rows = ask.query([&line])?;
        while let Some(row) = rows.next()? {
            bytes += row.get::<_, String>(1)?.len() + row.get::<_, String>(2)?.len();
        }
        std::hint::black_box(bytes);
        let mut count = self.0.prepare_cached("SELECT count(*) FROM faq WHERE faq MATCH ?")?;
        let total: i64 = count.query_row([&line], |row| row.get(0))?;
        let mut facets = self.0.prepare_cached(
            "SELECT facet, value, count(*) FROM facet WHERE doc IN (SELECT rowid FROM faq WHERE faq MATCH ?)
             GROUP BY facet, value",
        )?;
        let values = facets.query_map([&line], |row| row.get::<_, i64>(2))?.count();
        std::hint::black_box(values);
        Ok(total as u64)
    }
}

/// Every word, the last one as a beginning: what FTS5 answers fastest.
fn fts(line: &str) -> String {
    let words: Vec<String> = line.split(' ').map(|w| format!("\"{w}\"")).collect();
    words.join(" ") + "*"
}
