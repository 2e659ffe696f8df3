//! Reads a table written by [`super::build`]: binary search on the keys, then one block.
//!
//! Every access is bounded and checked: a damaged pack gives [`DirectoryError::Corrupt`].

use super::key;
use crate::error::DirectoryError;
use crate::pack::{Located, Pack};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// First section of every table; changed when the layout changes.
pub(super) const FORMAT: &[u8] = b"attached table 1";
/// Largest raw block taken: one block and the longest row.
const MAX_RAW: usize = 256 * 1024;

/// A keyed table, open.
pub(super) struct KeyedTable {
    path: PathBuf,
    pack: Pack,
    keys: Located<u64>,
    starts: Located<u32>,
    odd_at: Located<u64>,
    odd: Located<u8>,
    shared_at: Located<u64>,
    shared: Located<u8>,
    block_at: Located<u64>,
    block_row: Located<u32>,
    blocks: Located<u8>,
}

/// A key as it is compared between two tables: digits before other texts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KeyRef<'a> {
    Regular(u64),
    Odd(&'a str),
}

impl KeyRef<'_> {
    /// The text of the key; `None` when the table is damaged.
    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Regular(key) => key::text(key),
            Self::Odd(text) => Some(text.to_owned()),
        }
    }
}

impl KeyedTable {
    /// Opens a table; the sections are located, not read.
    pub(super) fn open(path: &Path) -> Result<Self, DirectoryError> {
        let pack = Pack::open(path)?;
        if pack.bytes("format")? != FORMAT {
            return Err(corrupt(path, "unknown format of table"));
        }
        let this = Self {
            path: path.to_owned(),
            keys: pack.locate("keys")?,
            starts: pack.locate("starts")?,
            odd_at: pack.locate("odd_at")?,
            odd: pack.locate("odd")?,
            shared_at: pack.locate("shared_at")?,
            shared: pack.locate("shared")?,
            block_at: pack.locate("block_at")?,
            block_row: pack.locate("block_row")?,
            blocks: pack.locate("blocks")?,
            pack,
        };
        let coherent = this.view(this.starts).len() == this.len() + 1
            && this.view(this.block_at).len() == this.view(this.block_row).len()
            && this.view(this.starts).last() == this.view(this.block_row).last();
        if coherent { Ok(this) } else { Err(this.corrupt("its sections do not agree")) }
    }

    /// The pack, for the sections of an index and for checks.
    pub(super) fn pack(&self) -> &Pack {
        &self.pack
    }

    fn view<T: bytemuck::AnyBitPattern>(&self, at: Located<T>) -> &[T] {
        self.pack.view(at)
    }

    /// An error that names this table.
    pub(super) fn corrupt(&self, detail: &str) -> DirectoryError {
        corrupt(&self.path, detail)
    }

    /// Number of distinct keys.
    pub(super) fn len(&self) -> usize {
        self.view(self.keys).len()
    }

    /// The rows of a key; empty when it is unknown. No block is read.
    pub(super) fn find(&self, text: &str) -> Range<u32> {
        let key = match key::regular(text) {
            Some(key) => Some(key),
            None => self.find_odd(text).map(|rank| key::ODD | rank),
        };
        key.and_then(|key| self.view(self.keys).binary_search(&key).ok()).map_or(0..0, |i| self.rows_of(i))
    }

    /// The rows of the key number `i`.
    pub(super) fn rows_of(&self, i: usize) -> Range<u32> {
        match self.view(self.starts).get(i..i + 2) {
            Some(&[start, end]) => start..end,
            _ => 0..0,
        }
    }

    fn find_odd(&self, text: &str) -> Option<u64> {
        let (mut low, mut high) = (0, self.view(self.odd_at).len().checked_sub(1)?);
        while low < high {
            let middle = low.midpoint(high);
            match slice(self.view(self.odd_at), self.view(self.odd), middle)?.cmp(text.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle as u64),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The key number `i`.
    pub(super) fn key(&self, i: usize) -> Result<KeyRef<'_>, DirectoryError> {
        let key = *self.view(self.keys).get(i).ok_or_else(|| self.corrupt("a key is missing"))?;
        if key & key::ODD == 0 {
            return Ok(KeyRef::Regular(key));
        }
        let rank = usize::try_from(key & !key::ODD).ok();
        rank.and_then(|rank| slice(self.view(self.odd_at), self.view(self.odd), rank))
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .map(KeyRef::Odd)
            .ok_or_else(|| self.corrupt("an irregular key is damaged"))
    }

    /// The key of a row.
    pub(super) fn key_of_row(&self, row: u32) -> Result<KeyRef<'_>, DirectoryError> {
        let after = self.view(self.starts).partition_point(|&start| start <= row);
        self.key(after.checked_sub(1).ok_or_else(|| self.corrupt("a row has no key"))?)
    }

    /// Calls `each` with the shared and own text of each row.
    pub(super) fn each(
        &self,
        rows: Range<u32>,
        mut each: impl FnMut(&str, &str) -> Result<(), DirectoryError>,
    ) -> Result<(), DirectoryError> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut walker = Walker::at(self, rows.start)?;
        for _ in rows {
            let (shared, own) = walker.next()?;
            each(shared, own)?;
        }
        Ok(())
    }
}

/// Goes through the rows one after the other, each block unpacked once.
pub(super) struct Walker<'a> {
    table: &'a KeyedTable,
    raw: Vec<u8>,
    /// Where the next row begins in `raw`.
    at: usize,
    /// Rows not yet read in this block.
    left: u32,
    block: usize,
}

impl<'a> Walker<'a> {
    /// Before the row `row`.
    pub(super) fn at(table: &'a KeyedTable, row: u32) -> Result<Self, DirectoryError> {
        let firsts = table.view(table.block_row);
        let block = firsts.partition_point(|&first| first <= row);
        let block = block.checked_sub(1).ok_or_else(|| table.corrupt("the blocks have no first row"))?;
        let mut this = Self { table, raw: Vec::new(), at: 0, left: 0, block };
        if firsts.last() == Some(&row) {
            return Ok(this);
        }
        this.unpack()?;
        for _ in firsts[block]..row {
            this.skip()?;
        }
        Ok(this)
    }

    /// Unpacks the block number `self.block` and points after it.
    fn unpack(&mut self) -> Result<(), DirectoryError> {
        let table = self.table;
        let fault = || table.corrupt("a block is damaged");
        let packed =
            slice(table.view(table.block_at), table.view(table.blocks), self.block).ok_or_else(fault)?;
        let (size, packed) = packed.split_first_chunk::<4>().ok_or_else(fault)?;
        let size = u32::from_le_bytes(*size) as usize;
        if size > MAX_RAW {
            return Err(fault());
        }
        self.raw.clear();
        self.raw.resize(size, 0);
        let written = lz4_flex::block::decompress_into(packed, &mut self.raw).map_err(|_| fault())?;
        self.raw.truncate(written);
        let rows = table.view(table.block_row).get(self.block..self.block + 2).ok_or_else(fault)?;
        self.left = rows[1].checked_sub(rows[0]).filter(|n| *n > 0).ok_or_else(fault)?;
        self.at = 0;
        self.block += 1;
        Ok(())
    }

    fn row(&mut self) -> Result<(u32, Range<usize>), DirectoryError> {
        if self.left == 0 {
            self.unpack()?;
        }
        let fault = || self.table.corrupt("a row is damaged");
        let mut at = self.at;
        let shared = varint(&self.raw, &mut at).ok_or_else(fault)?;
        let len = varint(&self.raw, &mut at).ok_or_else(fault)? as usize;
        let end = at.checked_add(len).filter(|end| *end <= self.raw.len()).ok_or_else(fault)?;
        self.at = end;
        self.left -= 1;
        Ok((shared, at..end))
    }

    /// Passes over a row.
    pub(super) fn skip(&mut self) -> Result<(), DirectoryError> {
        self.row().map(|_| ())
    }

    /// Shared and own text of the next row; an error past the last one.
    pub(super) fn next(&mut self) -> Result<(&str, &str), DirectoryError> {
        let (shared, own) = self.row()?;
        let table = self.table;
        let shared = slice(table.view(table.shared_at), table.view(table.shared), shared as usize);
        let text = |bytes: Option<&'a [u8]>| bytes.and_then(|b| std::str::from_utf8(b).ok());
        let shared = text(shared).ok_or_else(|| table.corrupt("a shared text is damaged"))?;
        let own = std::str::from_utf8(&self.raw[own]).map_err(|_| table.corrupt("a text is not UTF-8"))?;
        Ok((shared, own))
    }
}

/// The text number `i` of texts laid one after the other.
fn slice<'a>(at: &[u64], bytes: &'a [u8], i: usize) -> Option<&'a [u8]> {
    let &[start, end] = at.get(i..i.checked_add(2)?)? else { return None };
    bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}

fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut n = 0u64;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        n |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(n).ok();
        }
    }
    None
}

fn corrupt(path: &Path, detail: &str) -> DirectoryError {
    let name = |p: Option<&std::ffi::OsStr>| p.unwrap_or_default().to_string_lossy().into_owned();
    DirectoryError::Corrupt {
        generation: name(path.parent().and_then(Path::file_name)),
        detail: format!("{}: {detail}", name(path.file_name())),
    }
}
