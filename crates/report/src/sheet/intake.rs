//! The gates of the archive: what is too large, too many or not a workbook never reaches the reader of cells.

use super::error::SheetError;
use super::limits::Limits;
use super::tags;
use std::collections::HashSet;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// First bytes of a compound file: `.xls`, or an `.xlsx` under a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// What begins each entry of a ZIP directory.
const ENTRY: &[u8] = b"PK\x01\x02";
/// Folders and files of a workbook that hold no cell.
const WITHOUT_CELLS: [&str; 14] = [
    "docprops/",
    "customxml/",
    "/theme/",
    "/media/",
    "/drawings/",
    "/charts/",
    "/printersettings/",
    "/comments",
    "/threadedcomments/",
    "/persons/",
    "/tables/",
    "/pivot",
    "/externallinks/",
    "calcchain.xml",
];

/// The parts that hold cells, inflated once within the limits and checked, as an archive without compression.
pub(super) struct Taken {
    pub(super) archive: Vec<u8>,
    /// The file holds macros.
    pub(super) macros: bool,
    /// Its formats were left out.
    pub(super) formats_ignored: bool,
}

pub(super) fn take(bytes: &[u8], limits: &Limits) -> Result<Taken, SheetError> {
    if bytes.len() > limits.file {
        return Err(SheetError::TooLarge { bytes: bytes.len(), most: limits.file });
    }
    if bytes.starts_with(COMPOUND) {
        return Err(SheetError::LegacyOrProtected);
    }
    // Counted before the directory is read, which takes memory for each entry. A few may be data that look alike.
    let entries = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count();
    if entries > limits.entries.saturating_mul(2) {
        return Err(SheetError::TooManyEntries { most: limits.entries });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::NotZip)?;
    if archive.len() > limits.entries {
        return Err(SheetError::TooManyEntries { most: limits.entries });
    }
    let mut taken = Taken { archive: Vec::new(), macros: false, formats_ignored: false };
    let mut wanted = Vec::new();
    let (mut declared, mut names) = (0_u64, HashSet::new());
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| SheetError::NotZip)?;
        declared = declared.saturating_add(entry.size());
        let name = entry.name().map_err(|_| SheetError::NotZip)?.into_owned();
        let lower = name.to_lowercase().replace('\\', "/");
        taken.macros |= lower.ends_with("vbaproject.bin");
        if !names.insert(lower.clone()) {
            return Err(SheetError::Damaged { part: shown(&name) });
        }
        if holds_cells(&lower) {
            if entry.encrypted() {
                return Err(SheetError::LegacyOrProtected);
            }
            wanted.push((at, name, lower));
        }
    }
    if declared > limits.declared {
        return Err(SheetError::Bomb { most: limits.declared });
    }
    if !names.contains("_rels/.rels") || !names.iter().any(|name| name.ends_with(".xml.rels")) {
        return Err(SheetError::NotWorkbook);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut left = limits.inflated;
    for (at, name, lower) in wanted {
        let damaged = || SheetError::Damaged { part: shown(&name) };
        let mut part = Vec::new();
        let mut entry = archive.by_index(at).map_err(|_| damaged())?.take(left.saturating_add(1));
        entry.read_to_end(&mut part).map_err(|_| damaged())?;
        left = left.checked_sub(part.len() as u64).ok_or(SheetError::Bomb { most: limits.inflated })?;
        tags::check(&part).map_err(|_| damaged())?;
        if lower.ends_with("/styles.xml") && !tags::formats_are_modest(&part) {
            taken.formats_ignored = true;
            continue;
        }
        let written = writer.start_file(&*name, stored).map_err(|_| damaged());
        written.and_then(|()| writer.write_all(&part).map_err(|_| damaged()))?;
    }
    taken.archive = writer.finish().map_err(|_| SheetError::NotZip)?.into_inner();
    Ok(taken)
}

fn holds_cells(lower: &str) -> bool {
    (lower.ends_with(".xml") || lower.ends_with(".rels"))
        && !WITHOUT_CELLS.iter().any(|without| lower.contains(without))
}

/// A name of the archive as it may be shown: bounded, without control characters.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(100).collect()
}
