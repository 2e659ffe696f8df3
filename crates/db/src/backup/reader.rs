//! Reads an archive, in a thread of its own, and compares it with its manifest as it goes.

use super::error::BackupError;
use super::line;
use super::manifest::{ENTRY, FORMAT, Manifest, TableEntry, VERSION};
use super::writer::file_error;
use crate::hex;
use crate::value::{Kind, Param};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc;
use zip::ZipArchive;

/// Longest manifest, and longest line of a row.
const LONGEST: u64 = 256 * 1024 * 1024;
/// Pieces of documents.
const PIECE: usize = 256 * 1024;

/// What comes out of an archive, in the order of its manifest.
pub(super) enum Piece {
    /// Rows of the table of this number: never so many that a statement cannot take their values.
    Rows(usize, Vec<Vec<Param>>),
    /// Bytes of the document of this number.
    Bytes(usize, Vec<u8>),
    /// The document of this number is whole.
    DocumentEnd(usize),
}

/// Rows that are inserted at once, for so many columns.
pub(super) const fn rows_at_once(columns: usize) -> usize {
    // SQLite takes 32766 values in a statement.
    let most = 2000 / if columns == 0 { 1 } else { columns };
    if most == 0 { 1 } else { most }
}

/// What an archive says of itself. Its entries are not verified.
pub fn inspect(path: &Path) -> Result<Manifest, BackupError> {
    Ok(open(path)?.1)
}

/// Reads a whole archive and compares every entry with the manifest: digests, lengths, counts, kinds of values. A
/// restoration does the same, and verifies the audit trail beside.
pub async fn check(path: &Path) -> Result<Manifest, BackupError> {
    let mut reader = Reader::open(path)?;
    while reader.next().await?.is_some() {}
    Ok(reader.manifest)
}

fn open(path: &Path) -> Result<(ZipArchive<BufReader<File>>, Manifest), BackupError> {
    let file = File::open(path).map_err(|source| file_error(path, source))?;
    let strange = |what: &dyn std::fmt::Display| BackupError::NotABackup(what.to_string());
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| strange(&error))?;
    let entry = archive.by_name(ENTRY).map_err(|error| strange(&error))?;
    let mut text = Vec::new();
    entry.take(LONGEST).read_to_end(&mut text).map_err(|error| strange(&error))?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| strange(&error))?;
    if manifest.format != FORMAT || manifest.version != VERSION {
        return Err(strange(&format!("{} {}", manifest.format, manifest.version)));
    }
    let expected = 1 + manifest.tables.len() + manifest.documents.len();
    if archive.len() != expected {
        return Err(BackupError::Damaged {
            entry: ENTRY.to_owned(),
            problem: format!("{} entries instead of {expected}", archive.len()),
        });
    }
    Ok((archive, manifest))
}

/// An archive being read.
pub(super) struct Reader {
    pub manifest: Manifest,
    pieces: mpsc::Receiver<Result<Piece, BackupError>>,
}

impl Reader {
    pub fn open(path: &Path) -> Result<Self, BackupError> {
        let (archive, manifest) = open(path)?;
        let (send, pieces) = mpsc::channel(16);
        let (path, known) = (path.to_owned(), manifest.clone());
        tokio::task::spawn_blocking(move || {
            let mut thread = Thread { archive, path, send };
            if let Err(Stop::Failed(error)) = thread.read(&known) {
                // Nobody listens when the restoration was given up.
                let _ = thread.send.blocking_send(Err(error));
            }
        });
        Ok(Self { manifest, pieces })
    }

    /// The next piece, `None` after the last: then every entry is what the manifest says.
    pub async fn next(&mut self) -> Result<Option<Piece>, BackupError> {
        self.pieces.recv().await.transpose()
    }
}

enum Stop {
    Failed(BackupError),
    /// Nobody listens any more.
    Deaf,
}

impl From<BackupError> for Stop {
    fn from(error: BackupError) -> Self {
        Self::Failed(error)
    }
}

struct Thread {
    archive: ZipArchive<BufReader<File>>,
    path: PathBuf,
    send: mpsc::Sender<Result<Piece, BackupError>>,
}

impl Thread {
    fn read(&mut self, manifest: &Manifest) -> Result<(), Stop> {
        for (i, table) in manifest.tables.iter().enumerate() {
            self.table(i, table)?;
        }
        for (i, document) in manifest.documents.iter().enumerate() {
            let name = format!("documents/{}", document.id);
            let send = self.send.clone();
            let tell = |piece| send.blocking_send(Ok(piece)).map_err(|_| Stop::Deaf);
            self.entry(&name, document.bytes, &document.sha256, |entry| {
                loop {
                    let mut bytes = Vec::with_capacity(PIECE);
                    entry.take(PIECE as u64).read_to_end(&mut bytes)?;
                    if bytes.is_empty() {
                        return Ok(Ok(()));
                    }
                    if let Err(stop) = tell(Piece::Bytes(i, bytes)) {
                        return Ok(Err(stop));
                    }
                }
            })??;
            tell(Piece::DocumentEnd(i))?;
        }
        Ok(())
    }

    fn table(&mut self, number: usize, table: &TableEntry) -> Result<(), Stop> {
        let name = format!("tables/{}.jsonl", table.name);
        let damaged =
            |problem: &str| BackupError::Damaged { entry: name.clone(), problem: problem.to_owned() };
        let kinds = table.columns.iter().map(|column| match column.kind.as_str() {
            "bool" => Ok(Kind::Bool),
            "int" => Ok(Kind::Int),
            "text" => Ok(Kind::Text),
            "bytes" => Ok(Kind::Bytes),
            _ => Err(damaged("a column of an unknown kind")),
        });
        let kinds = kinds.collect::<Result<Vec<_>, _>>()?;
        let at_once = rows_at_once(kinds.len());
        let send = self.send.clone();
        let mut count = 0;
        self.entry(&name, table.bytes, &table.sha256, |entry| {
            let mut lines = BufReader::new(entry);
            let mut rows = Vec::with_capacity(at_once);
            let mut line = Vec::new();
            loop {
                line.clear();
                let end = lines.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0;
                if !end {
                    match line::read(&line, &kinds) {
                        Ok(row) => rows.push(row),
                        Err(problem) => return Ok(Err(Stop::from(damaged(problem)))),
                    }
                    count += 1;
                }
                if rows.len() == at_once || (end && !rows.is_empty()) {
                    let piece = Piece::Rows(number, std::mem::take(&mut rows));
                    if send.blocking_send(Ok(piece)).is_err() {
                        return Ok(Err(Stop::Deaf));
                    }
                }
                if end {
                    return Ok(Ok(()));
                }
            }
        })??;
        if count == table.rows { Ok(()) } else { Err(damaged("another number of rows").into()) }
    }

    /// Reads one entry to its end, and compares it with what is expected.
    fn entry<T>(
        &mut self,
        name: &str,
        bytes: u64,
        sha256: &str,
        read: impl FnOnce(&mut Hashed<'_>) -> std::io::Result<T>,
    ) -> Result<T, BackupError> {
        let damaged = |problem: &dyn std::fmt::Display| BackupError::Damaged {
            entry: name.to_owned(),
            problem: problem.to_string(),
        };
        let mut entry = self.archive.by_name(name).map_err(|error| damaged(&error))?;
        let mut hashed = Hashed { entry: &mut entry, hash: Sha256::new(), count: 0, most: bytes };
        let read = read(&mut hashed).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied => {
                file_error(&self.path, error)
            }
            _ => damaged(&error),
        })?;
        if hashed.count != bytes {
            return Err(damaged(&"another length"));
        }
        if hex::of(&hashed.hash.finalize()) != sha256 {
            return Err(damaged(&"another digest"));
        }
        Ok(read)
    }
}

/// Hashes what is read, and never reads more than is expected.
struct Hashed<'a> {
    entry: &'a mut dyn Read,
    hash: Sha256,
    count: u64,
    most: u64,
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.entry.read(buffer)?;
        self.count += read as u64;
        if self.count > self.most {
            return Err(std::io::Error::other("longer than it says"));
        }
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}
