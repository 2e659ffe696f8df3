//! The trail as a file: one JSON object per line, the first says what the others are.

use super::chain::{METHOD, Walk, genesis};
use super::model::{Anchor, Entry, Verdict, Why};
use super::{store, verify::PAGE};
use crate::error::DbError;
use crate::transaction::Reading;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

const FORMAT: &str = "jalon-audit";

/// First line of an export.
#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    exported_at: String,
    last: Anchor,
    method: String,
}

/// The trail, piece by piece: for an answer that is sent while it is read.
#[derive(Default)]
pub struct Export {
    begun: bool,
    last: i64,
}

impl Export {
    /// From the first entry.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next lines, `None` after the last. Give the same [`Reading`] until the end.
    pub async fn next(&mut self, reading: &mut Reading) -> Result<Option<Vec<u8>>, DbError> {
        let mut lines = Vec::new();
        if !self.begun {
            self.begun = true;
            let header = Header {
                format: FORMAT.to_owned(),
                version: 1,
                exported_at: reading.acting().now().to_string(),
                last: store::head(reading).await?,
                method: METHOD.to_owned(),
            };
            line(&mut lines, &header);
            return Ok(Some(lines));
        }
        for entry in store::after(reading, self.last, PAGE).await? {
            self.last = entry.seq;
            line(&mut lines, &entry);
        }
        Ok((!lines.is_empty()).then_some(lines))
    }
}

fn line(lines: &mut Vec<u8>, value: &impl Serialize) {
    // These types always have a JSON form, and memory does not refuse bytes.
    let _ = serde_json::to_writer(&mut *lines, value);
    lines.push(b'\n');
}

/// What stopped an export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The place it is written to.
    #[error("the export cannot be written: {0}")]
    Io(#[from] io::Error),
}

/// Writes the whole trail: JSON lines, UTF-8. What it ends with, to be kept as an anchor, is in the first line.
pub async fn export(reading: &mut Reading, mut to: impl Write) -> Result<(), ExportError> {
    let mut export = Export::new();
    while let Some(lines) = export.next(reading).await? {
        to.write_all(&lines)?;
    }
    Ok(to.flush()?)
}

/// Verifies an export without any database. Fails only when the file cannot be read at all.
pub fn check_export(mut from: impl BufRead, anchors: &[Anchor]) -> io::Result<Verdict> {
    let mut text = String::new();
    from.read_line(&mut text)?;
    let header = serde_json::from_str::<Header>(&text).ok().filter(|header| header.format == FORMAT);
    let Some(header) = header.filter(|header| header.version == 1) else {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "this is no export of an audit trail"));
    };
    let mut walk = Walk::new(anchors);
    let mut next = genesis().seq + 1;
    loop {
        text.clear();
        if from.read_line(&mut text)? == 0 {
            break;
        }
        let Ok(entry) = serde_json::from_str::<Entry>(&text) else {
            return Ok(Verdict::Broken { seq: next, why: Why::Unreadable });
        };
        if let Err((seq, why)) = walk.step(&entry) {
            return Ok(Verdict::Broken { seq, why });
        }
        next = entry.seq + 1;
    }
    Ok(match walk.end(&header.last) {
        Ok(last) => Verdict::Whole { entries: last.seq, last },
        Err((seq, why)) => Verdict::Broken { seq, why },
    })
}
