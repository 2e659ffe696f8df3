//! From the paths given by a user to the texts inside: ZIP, folders, names, dates, limits.
//!
//! [`discover`] says what there is to read, without reading more than the first lines of each text
//! and without writing anything to disk; [`SourceText::open`] then gives the bytes of one text.
//! The kind of a text is told by its header line, never by its name (product requirement DIR-1).

mod archive;
mod dates;
mod folder;
pub(crate) mod header;
mod stream;
#[cfg(test)]
mod tests;

use crate::error::DirectoryError;
use crate::model::SourceKind;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A text of a known kind, found and recognised, not yet read.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// What it is, from its header line.
    pub kind: SourceKind,
    /// How people see it: the path, or `archive.zip!inner.txt`.
    pub display: PathBuf,
    /// Date of the data, `YYYY-MM-DD`: from the name of the text, of its archive, from the text
    /// itself (FINESS), else from the file's modification time (UTC).
    pub source_date: String,
    /// Bytes of the text once unpacked; `None` for gzip, which does not say.
    pub bytes: Option<u64>,
    /// What the user should be told besides: a companion file that is missing, an older text of the
    /// same kind set aside, a date in the future. English sentences.
    pub notes: Vec<String>,
    place: Place,
}

/// Where the bytes are.
#[derive(Clone, Debug)]
enum Place {
    Plain(PathBuf),
    Gzip(PathBuf),
    Entry(PathBuf, stream::Entry),
}

impl SourceText {
    /// The name of the text alone (inner name for an archive), as [`crate::model::SourceStamp::file`] keeps it.
    pub fn file_name(&self) -> String {
        let shown = self.display.to_string_lossy();
        let inner = shown.rsplit('!').next().unwrap_or_default();
        inner.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
    }

    /// Opens the text. The reader is bounded: it ends with an error when an archive gives more bytes
    /// than declared, fewer, or others than its CRC-32 says, and when a compressed text swells
    /// without measure. The message of that error says what to do.
    pub fn open(&self) -> Result<Box<dyn Read + Send>, DirectoryError> {
        open(&self.place).map_err(DirectoryError::io(&self.display))
    }
}

fn open(place: &Place) -> std::io::Result<Box<dyn Read + Send>> {
    Ok(match place {
        Place::Plain(path) => Box::new(File::open(path)?),
        Place::Gzip(path) => Box::new(stream::gzip(File::open(path)?)),
        Place::Entry(path, entry) => Box::new(stream::entry(File::open(path)?, entry)?),
    })
}

/// A text that could be one of ours: found, not yet looked at.
struct Candidate {
    display: PathBuf,
    /// Names that may carry the date, the nearest first.
    names: Vec<String>,
    /// Modification date of the file on disk, `YYYY-MM-DD`.
    modified: String,
    bytes: Option<u64>,
    place: Place,
    /// Given by name, or named like an extraction: a text that nobody recognises is then refused,
    /// whereas a stray file of a folder is passed over.
    strict: bool,
}

/// Finds the texts behind `paths` (texts, gzip texts, ZIP archives, or folders of these, read one
/// level deep), at most one of each kind, in the order of [`SourceKind`].
///
/// `today` (year, month, day) is the caller's date: a modification time later than it is brought
/// back to it, and a name dated later is noted.
///
/// # Errors
/// [`DirectoryError::Refused`] with the place, the reason and the remedy: path missing or
/// unreadable, unknown header, empty text, header only, archive truncated, encrypted, oversized or
/// with unsafe names, two texts of one kind and one date.
pub fn discover(paths: &[PathBuf], today: (i16, u8, u8)) -> Result<Vec<SourceText>, DirectoryError> {
    let today = dates::text(today);
    let mut found: BTreeMap<SourceKind, Vec<SourceText>> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    for path in paths {
        let mut texts = Vec::new();
        for file in folder::files(path)? {
            // The same file given twice (by name and by its folder) is one file.
            let real = std::fs::canonicalize(&file.path).map_err(DirectoryError::io(&file.path))?;
            if seen.insert(real) {
                texts.extend(of_file(&file, &today)?);
            }
        }
        if texts.is_empty() && path.is_dir() {
            return Err(DirectoryError::refused(
                path,
                format!("this folder holds no extraction; put there {}", header::EXPECTED),
            ));
        }
        for text in texts {
            found.entry(text.kind).or_default().push(text);
        }
    }
    if found.is_empty() {
        return Err(DirectoryError::refused(
            paths.first().cloned().unwrap_or_default(),
            format!("nothing to load; give {}", header::EXPECTED),
        ));
    }
    found.into_values().filter_map(newest).collect()
}

/// The recognised texts of one file on disk.
fn of_file(file: &folder::Found, today: &str) -> Result<Vec<SourceText>, DirectoryError> {
    let place = match folder::container(&file.path) {
        Ok(folder::Container::Zip) => {
            return match archive::list(&file.path, file.modified(today)?) {
                Ok(candidates) => of_archive(&file.path, file.strict, candidates, today),
                Err(_) if !file.strict => Ok(Vec::new()),
                Err(e) => Err(e),
            };
        }
        Ok(folder::Container::Gzip) => Place::Gzip(file.path.clone()),
        Ok(folder::Container::Plain) => Place::Plain(file.path.clone()),
        Err(_) if !file.strict => return Ok(Vec::new()),
        Err(e) => return Err(e),
    };
    let candidate = Candidate {
        display: file.path.clone(),
        names: vec![file.name()],
        modified: file.modified(today)?,
        bytes: matches!(place, Place::Plain(_)).then_some(file.bytes),
        place,
        strict: file.strict,
    };
    Ok(recognise(candidate, today)?.into_iter().collect())
}

/// The recognised texts of an archive, with a note for each companion that PS_LibreAcces lacks.
fn of_archive(
    path: &Path,
    strict: bool,
    candidates: Vec<Candidate>,
    today: &str,
) -> Result<Vec<SourceText>, DirectoryError> {
    let names: Vec<String> = candidates.iter().flat_map(|c| c.names.first().cloned()).collect();
    let mut texts = Vec::new();
    for candidate in candidates {
        texts.extend(recognise(candidate, today)?);
    }
    if texts.is_empty() && strict {
        let held = if names.is_empty() { "no file".to_owned() } else { names.join(", ") };
        return Err(DirectoryError::refused(
            path,
            format!("this archive holds no extraction ({held}); give {}", header::EXPECTED),
        ));
    }
    let has = |kind| texts.iter().any(|t: &SourceText| t.kind == kind);
    let missing: Vec<&str> =
        header::PS_LIBRE_ACCES.iter().filter(|(kind, _)| !has(*kind)).map(|(_, name)| *name).collect();
    if !missing.is_empty() && missing.len() < header::PS_LIBRE_ACCES.len() {
        texts[0].notes.push(format!(
            "{}: this PS_LibreAcces archive lacks {}; download it again if it should be complete",
            path.display(),
            missing.join(" and ")
        ));
    }
    Ok(texts)
}

/// Reads the first lines of a candidate; `None` when it is none of ours and need not be.
fn recognise(candidate: Candidate, today: &str) -> Result<Option<SourceText>, DirectoryError> {
    let Candidate { display, names, modified, bytes, place, strict } = candidate;
    let known = match open(&place).and_then(|mut reader| header::Head::read(&mut reader)) {
        Ok(head) => header::recognise(&head),
        Err(e) => Err(header::unreadable(&e)),
    };
    let header::Recognised { kind, date } = match known {
        Ok(known) => known,
        Err(_) if !strict => return Ok(None),
        Err(reason) => return Err(DirectoryError::refused(display, reason)),
    };
    let source_date = names.iter().find_map(|n| dates::in_name(n)).or(date).unwrap_or(modified);
    let mut notes = Vec::new();
    if source_date.as_str() > today {
        notes.push(format!(
            "{}: dated {source_date}, after today ({today}); check the clock of this machine or the name of the file",
            display.display()
        ));
    }
    Ok(Some(SourceText { kind, display, source_date, bytes, notes, place }))
}

/// The newest text of one kind, with a note for each older one; refuses to choose between two of
/// the same day. `None` only for no text at all.
fn newest(mut texts: Vec<SourceText>) -> Option<Result<SourceText, DirectoryError>> {
    // Oldest first; the order of the paths given does not matter.
    texts.sort_by(|a, b| (&a.source_date, &a.display).cmp(&(&b.source_date, &b.display)));
    let mut text = texts.pop()?;
    for mut other in texts.into_iter().rev() {
        if other.source_date == text.source_date {
            return Some(Err(DirectoryError::refused(
                &text.display,
                format!(
                    "same kind and same date ({}) as {}; give only one of the two",
                    text.source_date,
                    other.display.display()
                ),
            )));
        }
        text.notes.push(format!(
            "{} (of {}) is set aside: {} (of {}) is newer",
            other.display.display(),
            other.source_date,
            text.display.display(),
            text.source_date
        ));
        text.notes.append(&mut other.notes);
    }
    Some(Ok(text))
}
