//! The list of a ZIP archive: names read, never built, and everything unsafe refused. Nothing is
//! ever extracted to disk, so a hostile name can only lie to the reader of the report.

use super::stream::{self, Entry, Method};
use super::{Candidate, Place, folder};
use crate::error::DirectoryError;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use zip::{CompressionMethod, ZipArchive};

/// PS_LibreAcces holds three files; sixty-four leaves room for a folder of them.
const MAX_ENTRIES: usize = 64;
/// Bytes that listing may read: the directory of sixty-four entries takes a few kibibytes.
const LIST_BUDGET: u64 = 32 << 20;

/// The texts of an archive, in the order of their names.
pub(super) fn list(path: &Path, modified: String) -> Result<Vec<Candidate>, DirectoryError> {
    let refuse = |reason: String| DirectoryError::refused(path, reason);
    let file = File::open(path).map_err(DirectoryError::io(path))?;
    let reader = BufReader::new(Budget { file, left: LIST_BUDGET });
    let mut zip = ZipArchive::new(reader).map_err(|e| {
        refuse(format!(
            "this ZIP archive is damaged or cut short ({e}); download it again and compare its size with the one the server announces"
        ))
    })?;
    if zip.len() > MAX_ENTRIES {
        return Err(refuse(format!(
            "this archive holds {} entries, more than {MAX_ENTRIES}; give the archive as published",
            zip.len()
        )));
    }
    if zip.has_duplicate_names() || zip.has_overlapping_entries().unwrap_or(true) {
        return Err(refuse(
            "entries of this archive share a name or overlap, or lie outside of it: it is damaged or forged; download it again".to_owned(),
        ));
    }
    let archive_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut total = 0u64;
    let mut candidates = Vec::new();
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|e| {
            refuse(format!("entry {index} of this archive cannot be read ({e}); download it again"))
        })?;
        let name =
            entry.name().map_err(|e| refuse(format!("the name of entry {index} cannot be read ({e})")))?;
        let display = PathBuf::from(format!("{}!{}", path.display(), printable(&name)));
        let refuse = |reason: String| DirectoryError::refused(&display, reason);
        if !safe_name(&name) {
            return Err(refuse("this entry has an absolute path, a `..` or a control character in its name; the national archives have none: download it again from its source".to_owned()));
        }
        if entry.is_symlink() {
            return Err(refuse("this entry is a symbolic link; the national archives have none: download it again from its source".to_owned()));
        }
        if entry.is_dir() {
            continue;
        }
        let leaf = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        if !folder::looked_at(&leaf) || name.starts_with("__MACOSX/") {
            continue;
        }
        if entry.encrypted() {
            return Err(refuse("this entry is encrypted; decrypt the archive first".to_owned()));
        }
        let (size, compressed) = (entry.size(), entry.compressed_size());
        total = total.saturating_add(size);
        if total > stream::MAX_TOTAL || stream::too_swollen(size, compressed) {
            return Err(refuse(format!(
                "this entry claims {size} bytes for {compressed} compressed: no extraction is like that; download it again from its source"
            )));
        }
        let method = match entry.compression() {
            CompressionMethod::Stored => Method::Stored,
            CompressionMethod::Deflated => Method::Deflated,
            other => {
                return Err(refuse(format!("compression {other} is not read; make a plain ZIP (deflate)")));
            }
        };
        let start = entry
            .data_start()
            .ok_or_else(|| refuse("its data is missing; download the archive again".to_owned()))?;
        candidates.push(Candidate {
            names: vec![name.into_owned(), archive_name.clone()],
            modified: modified.clone(),
            bytes: Some(size),
            place: Place::Entry(
                path.to_owned(),
                Entry { start, compressed, size, crc: entry.crc32(), method },
            ),
            strict: folder::related(&leaf),
            display,
        });
    }
    candidates.sort_by(|a, b| a.display.cmp(&b.display));
    Ok(candidates)
}

/// A relative path that stays inside: no root, no drive, no `..`, no control character.
fn safe_name(name: &str) -> bool {
    let parts = || name.split(['/', '\\']);
    !name.chars().any(char::is_control)
        && !name.starts_with(['/', '\\'])
        && parts().all(|p| p != "..")
        && !parts().next().is_some_and(|first| first.ends_with(':'))
}

/// The name as it may be shown: cut, without control characters.
fn printable(name: &str) -> String {
    name.chars().take(200).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// A file of which only so many bytes may be read, so that a forged directory of millions of
/// entries costs nothing.
struct Budget {
    file: File,
    left: u64,
}

impl Read for Budget {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(out)?;
        self.left = self
            .left
            .checked_sub(n as u64)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "its directory is too large"))?;
        Ok(n)
    }
}

impl Seek for Budget {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_the_archive_are_unsafe() {
        for bad in ["/etc/x.txt", "\\x.txt", "../x.txt", "a/../../x", "a\\..\\x", "C:\\x.txt", "a\0.txt"] {
            assert!(!safe_name(bad), "{bad:?}");
        }
        for good in ["PS_LibreAcces_Dipl_AutExerc_202609190715.txt", "dossier/fichier é.txt", "a..b.txt"] {
            assert!(safe_name(good), "{good:?}");
        }
    }
}
