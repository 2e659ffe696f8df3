//! Reads one text into its table and writes the pack.

use super::build::Builder;
use super::columns::{Layout, text_of};
use super::{INDEX_ADDRESS, INDEX_STRUCTURE, finess_csv, finess_json, index, pack_name, rows};
use crate::error::DirectoryError;
use crate::intake::SourceText;
use crate::intake::header::decode;
use crate::library::Progress;
use crate::lines::{Blocks, lines};
use crate::model::{SourceKind, SourceStamp};
use crate::pack::PackWriter;
use crate::report::{RejectReason, Rejects};
use std::borrow::Cow;
use std::path::Path;

/// A text in the course of being read: where rows go, where refusals are told.
pub(super) struct Reading<'a> {
    pub source: &'a SourceText,
    pub builder: Builder,
    pub rejects: &'a mut Rejects,
    pub progress: &'a mut dyn Progress,
    /// Lines (or JSON establishments) that should give a row.
    pub read: u64,
    pub kept: u64,
    /// The last line that had too few fields.
    short: u64,
}

/// SHA-256 and bytes of a whole text.
pub(super) struct Sum {
    pub sha256: String,
    pub bytes: u64,
}

impl Reading<'_> {
    /// An error that names the text.
    pub(super) fn refuse(&self, reason: impl Into<String>) -> DirectoryError {
        DirectoryError::refused(&self.source.display, reason)
    }

    /// Counts a line that gives no row.
    pub(super) fn reject(&mut self, reason: RejectReason, line: u64) {
        self.read += 1;
        if reason == RejectReason::TooFewFields {
            self.short = line;
        }
        self.rejects.add(self.source.kind, reason, line);
    }

    /// Adds the row of a line.
    pub(super) fn keep(&mut self, key: &str, shared: &[&str], own: &[&str]) -> Result<(), DirectoryError> {
        self.read += 1;
        self.kept += 1;
        self.builder.push(key, shared, own).map_err(|full| self.refuse(full))
    }

    /// Gives each line, with its number (the header is line 1), to `each`. A text that stops in the
    /// middle of a line is refused: the download was cut.
    pub(super) fn lines(
        &mut self,
        mut each: impl FnMut(&mut Self, u64, &[u8]) -> Result<(), DirectoryError>,
    ) -> Result<Sum, DirectoryError> {
        let mut blocks = Blocks::new(self.source.open()?, &self.source.display);
        let (mut number, mut whole) = (0, true);
        while let Some(block) = blocks.next_block()? {
            whole = block.ends_with(b"\n");
            for line in lines(block) {
                number += 1;
                each(self, number, line)?;
            }
            let done = blocks.total();
            self.progress.bytes(done);
        }
        if !whole && number > 0 && self.short == number {
            return Err(self.refuse(format!("cut short in the middle of line {number}; download it again")));
        }
        Ok(Sum { bytes: blocks.total(), sha256: blocks.sha256() })
    }
}

/// Reads `source` into the table of its kind and writes `<folder>/<kind>.pack`, durable.
///
/// Refused lines are counted and located in `rejects` (for FINESS+ JSON the number is that of the
/// establishment). Exact repetitions are counted as kept and stored once.
///
/// # Errors
/// [`DirectoryError::Refused`] when the header lacks a column, the text is cut short, or no line of
/// it can be kept; [`DirectoryError::Io`] for the disk. The folder may then hold a partial pack:
/// the caller throws away the folder of a generation that fails.
pub fn load(
    source: &SourceText,
    folder: &Path,
    rejects: &mut Rejects,
    progress: &mut dyn Progress,
) -> Result<SourceStamp, DirectoryError> {
    let name = pack_name(source.kind).ok_or_else(|| {
        DirectoryError::refused(
            &source.display,
            "the main file is not a table beside the main file; load it as such",
        )
    })?;
    let before = rejects.count(source.kind);
    let builder = Builder::default();
    let mut reading = Reading { source, builder, rejects, progress, read: 0, kept: 0, short: 0 };
    let file = source.file_name();
    reading.progress.file(&file, source.bytes);
    let sum = match source.kind {
        SourceKind::Finess if finess_json::is_json(source)? => finess_json::read(&mut reading)?,
        SourceKind::Finess => finess_csv::read(&mut reading)?,
        _ => read_piped(&mut reading)?,
    };
    let Reading { builder, rejects, progress, read, kept, .. } = reading;
    let lines_rejected = rejects.count(source.kind) - before;
    if kept == 0 {
        return Err(DirectoryError::refused(
            &source.display,
            format!("none of its {read} lines can be kept ({lines_rejected} refused); download it again"),
        ));
    }
    progress.step("index");
    let sorted = builder.sorted();
    progress.step("write");
    let mut pack = PackWriter::create(&folder.join(name))?;
    sorted.write(&mut pack)?;
    if source.kind == SourceKind::MsSante {
        let addresses = sorted.rows().filter_map(|(i, _, own)| {
            let own = std::str::from_utf8(own).ok()?;
            Some((Cow::Owned(index::fold_address(rows::first(own))), i))
        });
        index::write(&mut pack, INDEX_ADDRESS, addresses)?;
        let structures = sorted.rows().filter_map(|(i, shared, _)| {
            let shared = std::str::from_utf8(shared).ok()?;
            rows::of_structure(shared).map(|id| (Cow::Borrowed(id), i))
        });
        index::write(&mut pack, INDEX_STRUCTURE, structures)?;
    }
    pack.finish()?;
    Ok(SourceStamp {
        kind: source.kind,
        file,
        source_date: source.source_date.clone(),
        sha256: sum.sha256,
        bytes: sum.bytes,
        lines_read: read,
        lines_kept: kept,
        lines_rejected,
    })
}

/// Dipl_AutExerc, SavoirFaire, MSSanté, Porteurs.
fn read_piped(reading: &mut Reading) -> Result<Sum, DirectoryError> {
    let mut layout: Option<(Layout, bool)> = None;
    reading.lines(|reading, number, line| {
        let Some((layout, legacy)) = &layout else {
            // The labels of every known header have accents: an ISO-8859-1 text shows from line 1.
            let bare = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
            let legacy = simdutf8::basic::from_utf8(bare).is_err();
            let found = Layout::of(reading.source.kind, &decode(line)).map_err(|e| reading.refuse(e))?;
            layout = Some((found, legacy));
            return Ok(());
        };
        let text = match text_of(line, *legacy) {
            Ok(text) => text,
            Err(reason) => {
                reading.reject(reason, number);
                return Ok(());
            }
        };
        match layout.split(&text) {
            Ok(kept) => {
                let shared: Vec<&str> = kept.shared.iter().map(|c| &**c).collect();
                reading.keep(kept.key, &shared, &kept.own)
            }
            Err(reason) => {
                reading.reject(reason, number);
                Ok(())
            }
        }
    })
}
