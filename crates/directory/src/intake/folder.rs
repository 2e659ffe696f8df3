//! Files on disk: a path given by the user, or the files of a folder, and what contains the text.

use super::dates;
use crate::error::DirectoryError;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Files of a folder that are looked at; a folder with more of them is not a folder of extractions.
const MAX_FILES: usize = 1000;

/// A file to look into.
pub(super) struct Found {
    pub path: PathBuf,
    /// Size on disk.
    pub bytes: u64,
    /// See [`super::Candidate`].
    pub strict: bool,
    meta: Metadata,
}

impl Found {
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    pub(super) fn modified(&self, today: &str) -> Result<String, DirectoryError> {
        let time = self.meta.modified().map_err(DirectoryError::io(&self.path))?;
        Ok(dates::of_time(time, today))
    }
}

/// What wraps the text, told by the first bytes.
pub(super) enum Container {
    Plain,
    Gzip,
    Zip,
}

/// The file itself, or the files of the folder that could hold an extraction, in order of name.
pub(super) fn files(path: &Path) -> Result<Vec<Found>, DirectoryError> {
    let meta = std::fs::metadata(path).map_err(|e| refuse_access(path, &e))?;
    if !meta.is_dir() {
        return Ok(vec![regular(path.to_owned(), meta, true)?]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|e| refuse_access(path, &e))? {
        let inner = entry.map_err(DirectoryError::io(path))?.path();
        let name = inner.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if !looked_at(&name) {
            continue;
        }
        // A dangling link or a file removed meanwhile is no reason to give up the folder.
        let Ok(meta) = std::fs::metadata(&inner) else { continue };
        if meta.is_file() {
            found.push(regular(inner, meta, related(&name))?);
        }
        if found.len() > MAX_FILES {
            return Err(DirectoryError::refused(
                path,
                format!(
                    "more than {MAX_FILES} files; give the extractions by name or in a folder of their own"
                ),
            ));
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn regular(path: PathBuf, meta: Metadata, strict: bool) -> Result<Found, DirectoryError> {
    // Opening a pipe would wait for ever.
    if !meta.is_file() {
        return Err(DirectoryError::refused(path, "neither a file nor a folder; give a regular file"));
    }
    Ok(Found { path, bytes: meta.len(), strict, meta })
}

/// Names worth opening in a folder or an archive: not hidden, of a known extension, and not the
/// answer file that the generator of synthetic sets leaves beside them.
pub(super) fn looked_at(lower: &str) -> bool {
    let known = [".txt", ".csv", ".json", ".gz", ".zip"].iter().any(|e| lower.ends_with(e));
    known && !lower.starts_with('.') && !(lower.starts_with("truth-") && lower.ends_with(".json"))
}

/// True when the name says "extraction": such a file is refused rather than passed over when its
/// header is unknown, so that a damaged download is never a silent loss.
pub(super) fn related(lower: &str) -> bool {
    [
        "libreacces",
        "libre-acces",
        "personne_activite",
        "personne-activite",
        "mssante",
        "porteurs",
        "finess",
        "etalab-cs",
    ]
    .iter()
    .any(|part| lower.contains(part))
        && !lower.contains("finess-activites")
}

/// Looks at the first bytes.
pub(super) fn container(path: &Path) -> Result<Container, DirectoryError> {
    let mut file = File::open(path).map_err(|e| refuse_access(path, &e))?;
    let mut magic = Vec::with_capacity(4);
    file.by_ref().take(4).read_to_end(&mut magic).map_err(|e| refuse_access(path, &e))?;
    Ok(match magic.as_slice() {
        // Local header, or end of directory for an archive without entries.
        b"PK\x03\x04" | b"PK\x05\x06" => Container::Zip,
        [0x1f, 0x8b, ..] => Container::Gzip,
        _ => Container::Plain,
    })
}

fn refuse_access(path: &Path, error: &std::io::Error) -> DirectoryError {
    let remedy = match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder; check the path",
        std::io::ErrorKind::PermissionDenied => {
            "this account may not read it; give the account of the service the right to read"
        }
        _ => "it cannot be read; check the disk and try again",
    };
    DirectoryError::refused(path, format!("{remedy} ({error})"))
}
