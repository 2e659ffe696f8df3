//! Entries brought in, as drafts.

use super::{FaqError, Saved, save, versions};
use crate::exchange::read_line;
use crate::model::Entry;
use db::Writing;
use std::sync::Arc;

/// Most lines read at once, and most bytes of a line.
const MAX_LINES: usize = 20_000;
const MAX_LINE: usize = 512 * 1024;

/// A line that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// From 1.
    pub line: usize,
    /// Why, in French and in English.
    pub why: [String; 2],
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Lines that hold something.
    pub read: usize,
    /// Entries saved as a draft.
    pub saved: usize,
    /// Entries that say exactly what is already there.
    pub same: usize,
    /// The others, each with its line.
    pub rejected: Vec<Rejected>,
}

/// Reads JSON lines (see [`crate::exchange`]) and saves each entry as a draft over its latest version; nothing is
/// published. A line that cannot be taken is told and the others are taken.
pub async fn import(
    writing: &mut Writing,
    shipped: &[Arc<Entry>],
    text: &str,
    note: &str,
) -> Result<Imported, FaqError> {
    super::may_edit(writing.acting())?;
    let mut done = Imported::default();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        done.read += 1;
        let mut reject = |why| done.rejected.push(Rejected { line: at + 1, why });
        if done.read > MAX_LINES || line.len() > MAX_LINE {
            reject([
                format!("ligne au-delà de la limite ({MAX_LINES} lignes, {MAX_LINE} octets par ligne)"),
                format!("line beyond the limit ({MAX_LINES} lines, {MAX_LINE} bytes a line)"),
            ]);
            continue;
        }
        match read_line(line) {
            Ok(entry) => match one(writing, shipped, entry, note).await {
                Ok(true) => done.saved += 1,
                Ok(false) => done.same += 1,
                Err(error @ FaqError::Invalid(_)) => reject(error.text()),
                Err(error) => return Err(error),
            },
            Err(error) => {
                reject([format!("illisible\u{202f}: {error}"), format!("cannot be read: {error}")]);
            }
        }
    }
    Ok(done)
}

/// Saves one entry; false when nothing changes.
async fn one(
    writing: &mut Writing,
    shipped: &[Arc<Entry>],
    entry: Entry,
    note: &str,
) -> Result<bool, FaqError> {
    let latest = versions::latest(writing, &entry.id, entry.lang).await?;
    let shipped_one = shipped.iter().find(|e| e.id == entry.id && e.lang == entry.lang);
    if latest == 0 && shipped_one.is_some_and(|s| **s == entry) {
        return Ok(false);
    }
    Ok(matches!(save(writing, shipped, entry, latest, note).await?, Saved::Kept { .. }))
}
