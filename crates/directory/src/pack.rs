//! The container of a generation's files: named, aligned, checksummed sections, memory-mapped.
//!
//! Layout: `JALPACK1`, then sections each starting on a multiple of 64 bytes, then a table
//! (name, offset, length, XXH3-64 of each section), then a trailer of 32 bytes that locates and
//! checks the table. Opening reads the trailer and the table only, so it takes microseconds
//! whatever the size; [`Pack::verify`] reads everything. Integers are little-endian.

use crate::error::DirectoryError;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

#[cfg(target_endian = "big")]
compile_error!("generations are mapped as little-endian integers");

const MAGIC: &[u8; 8] = b"JALPACK1";
const ALIGN: u64 = 64;
const TRAILER: usize = 32;
const MAX_TABLE: u64 = 1 << 20;
/// Bytes of small pieces written together.
const GATHERED: usize = 1 << 16;

/// Writes a pack; nothing is visible to readers before the caller publishes the folder.
pub struct PackWriter {
    path: PathBuf,
    out: BufWriter<File>,
    at: u64,
    table: Vec<(String, u64, u64, u64)>,
}

impl PackWriter {
    /// Creates the file; it must not exist.
    pub fn create(path: &Path) -> Result<Self, DirectoryError> {
        let file = File::create_new(path).map_err(DirectoryError::io(path))?;
        let mut this = Self {
            path: path.to_owned(),
            out: BufWriter::with_capacity(1 << 20, file),
            at: 0,
            table: Vec::new(),
        };
        this.put(MAGIC)?;
        Ok(this)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), DirectoryError> {
        self.out.write_all(bytes).map_err(DirectoryError::io(&self.path))?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Writes one section of plain integers or bytes.
    pub fn section<T: bytemuck::NoUninit>(&mut self, name: &str, data: &[T]) -> Result<(), DirectoryError> {
        self.chunks(name, std::iter::once(bytemuck::cast_slice(data)))
    }

    /// Writes one section given piece by piece, so that it need not be held whole.
    pub fn chunks<'a>(
        &mut self,
        name: &str,
        chunks: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<(), DirectoryError> {
        let pad = (ALIGN - self.at % ALIGN) % ALIGN;
        self.put(&[0u8; ALIGN as usize][..pad as usize])?;
        let start = self.at;
        let mut hash = Xxh3::new();
        // Small pieces are brought together: hashing and writing each would cost more than its bytes.
        let mut gathered: Vec<u8> = Vec::new();
        for chunk in chunks {
            if gathered.len() + chunk.len() > GATHERED {
                hash.update(&gathered);
                self.put(&gathered)?;
                gathered.clear();
            }
            if chunk.len() >= GATHERED {
                hash.update(chunk);
                self.put(chunk)?;
            } else {
                gathered.extend_from_slice(chunk);
            }
        }
        hash.update(&gathered);
        self.put(&gathered)?;
        self.table.push((name.to_owned(), start, self.at - start, hash.digest()));
        Ok(())
    }

    /// Writes the table and makes the file durable. Returns its size in bytes.
    pub fn finish(mut self) -> Result<u64, DirectoryError> {
        let mut table = Vec::new();
        for (name, offset, len, hash) in &self.table {
            table.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
            table.extend_from_slice(&name.as_bytes()[..name.len().min(255)]);
            for n in [offset, len, hash] {
                table.extend_from_slice(&n.to_le_bytes());
            }
        }
        let (start, len, hash) = (self.at, table.len() as u64, xxh3_64(&table));
        self.put(&table)?;
        for n in [start, len, hash] {
            self.put(&n.to_le_bytes())?;
        }
        self.put(MAGIC)?;
        let Self { path, out, at, .. } = self;
        let file = out
            .into_inner()
            .map_err(|e| DirectoryError::Io { path: path.clone(), source: e.into_error() })?;
        file.sync_all().map_err(DirectoryError::io(&path))?;
        Ok(at)
    }
}

struct Section {
    offset: usize,
    len: usize,
    hash: u64,
}

/// Where a section lies in a pack, with the type of its elements.
pub struct Located<T> {
    offset: usize,
    len: usize,
    of: PhantomData<T>,
}

impl<T> Clone for Located<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Located<T> {}

/// A mapped pack. Every accessor is bounds-checked: damage gives an error, never a panic.
pub struct Pack {
    path: PathBuf,
    map: crate::map::Map,
    sections: BTreeMap<String, Section>,
}

impl Pack {
    /// Maps the file and checks its table.
    pub fn open(path: &Path) -> Result<Self, DirectoryError> {
        let file = File::open(path).map_err(DirectoryError::io(path))?;
        let map = crate::map::Map::of(&file).map_err(DirectoryError::io(path))?;
        let bytes = map.bytes();
        let sections = read_table(bytes).ok_or_else(|| corrupt(path, "the table of sections is damaged"))?;
        Ok(Self { path: path.to_owned(), map, sections })
    }

    /// Size of the file in bytes.
    pub fn size(&self) -> u64 {
        self.map.bytes().len() as u64
    }

    /// Reads every byte against its checksum.
    pub fn verify(&self) -> Result<(), DirectoryError> {
        for (name, s) in &self.sections {
            if xxh3_64(self.bytes(name)?) != s.hash {
                return Err(corrupt(&self.path, &format!("section {name} does not match its checksum")));
            }
        }
        Ok(())
    }

    /// Sections with their length in bytes, for `status` and the benchmarks.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        self.sections.iter().map(|(n, s)| (n.as_str(), s.len as u64))
    }

    /// A section as bytes.
    pub fn bytes(&self, name: &str) -> Result<&[u8], DirectoryError> {
        self.sections
            .get(name)
            .and_then(|s| self.map.bytes().get(s.offset..s.offset + s.len))
            .ok_or_else(|| corrupt(&self.path, &format!("section {name} is missing")))
    }

    /// Finds a section once, so that [`Pack::view`] can give it again without a look-up by name.
    pub fn locate<T: bytemuck::AnyBitPattern>(&self, name: &str) -> Result<Located<T>, DirectoryError> {
        let len = size_of_val(self.slice::<T>(name)?);
        let offset = self.sections.get(name).map_or(0, |s| s.offset);
        Ok(Located { offset, len, of: PhantomData })
    }

    /// The section found by [`Pack::locate`] on this same pack (on another one: empty or other data, never a panic).
    #[inline]
    pub fn view<T: bytemuck::AnyBitPattern>(&self, at: Located<T>) -> &[T] {
        let bytes = self.map.bytes().get(at.offset..at.offset + at.len).unwrap_or_default();
        bytemuck::try_cast_slice(bytes).unwrap_or_default()
    }

    /// A section as integers (or any plain type).
    pub fn slice<T: bytemuck::AnyBitPattern>(&self, name: &str) -> Result<&[T], DirectoryError> {
        bytemuck::try_cast_slice(self.bytes(name)?)
            .map_err(|e| corrupt(&self.path, &format!("section {name}: {e}")))
    }
}

fn corrupt(path: &Path, detail: &str) -> DirectoryError {
    let generation =
        path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    DirectoryError::Corrupt { generation, detail: format!("{file}: {detail}") }
}

fn read_u64(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

fn read_table(bytes: &[u8]) -> Option<BTreeMap<String, Section>> {
    let trailer = bytes.len().checked_sub(TRAILER)?;
    if bytes.get(..8)? != MAGIC || bytes.get(trailer + 24..)? != MAGIC {
        return None;
    }
    let (start, len) = (read_u64(bytes, trailer)?, read_u64(bytes, trailer + 8)?);
    if len > MAX_TABLE || start.checked_add(len)? != trailer as u64 {
        return None;
    }
    let table = bytes.get(start as usize..trailer)?;
    if xxh3_64(table) != read_u64(bytes, trailer + 16)? {
        return None;
    }
    let mut sections = BTreeMap::new();
    let mut at = 0;
    while at < table.len() {
        let n = *table.get(at)? as usize;
        let name = std::str::from_utf8(table.get(at + 1..at + 1 + n)?).ok()?.to_owned();
        at += 1 + n;
        let (offset, len, hash) = (read_u64(table, at)?, read_u64(table, at + 8)?, read_u64(table, at + 16)?);
        at += 24;
        if offset.checked_add(len)? > start || offset % ALIGN != 0 {
            return None;
        }
        sections.insert(name, Section { offset: offset as usize, len: len as usize, hash });
    }
    Some(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(dir: &Path) -> PathBuf {
        let path = dir.join("a.pack");
        let mut w = PackWriter::create(&path).unwrap();
        w.section::<u32>("numbers", &[1, 2, 3]).unwrap();
        w.section::<u8>("text", b"abc").unwrap();
        w.chunks("pieces", [b"ab".as_slice(), b"cd"]).unwrap();
        w.finish().unwrap();
        path
    }

    #[test]
    fn sections_come_back() {
        let dir = tempfile::tempdir().unwrap();
        let p = Pack::open(&sample(dir.path())).unwrap();
        assert_eq!(p.slice::<u32>("numbers").unwrap(), [1, 2, 3]);
        assert_eq!(p.bytes("pieces").unwrap(), b"abcd");
        assert!(p.slice::<u32>("text").is_err(), "three bytes are not integers of four");
        assert!(p.bytes("absent").is_err());
        p.verify().unwrap();
    }

    #[test]
    fn any_flipped_byte_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = sample(dir.path());
        let good = std::fs::read(&path).unwrap();
        let mut padding = 0;
        for i in 0..good.len() {
            let mut bad = good.clone();
            bad[i] ^= 0x10;
            std::fs::write(&path, &bad).unwrap();
            let noticed = Pack::open(&path).and_then(|p| p.verify()).is_err();
            padding += usize::from(!noticed);
        }
        // Only the padding between sections carries nothing.
        assert_eq!(padding, good.len() - 8 - 12 - 3 - 4 - TRAILER - (3 * 25 + 7 + 4 + 6));
    }

    #[test]
    fn any_truncation_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = sample(dir.path());
        let good = std::fs::read(&path).unwrap();
        for n in 0..good.len() {
            std::fs::write(&path, &good[..n]).unwrap();
            assert!(Pack::open(&path).is_err(), "cut at {n}");
        }
    }
}
