//! Builds a table: rows grouped by key, what repeats interned, sorted, written in blocks.
//!
//! Rows are sorted by key, then by content, and exact repetitions are dropped, so that the same rows
//! in any order give the same bytes. Memory: 24 bytes a row, plus its own text, plus the distinct
//! shared texts: 75 MB in all, measured, for 2.2 million diplomas, or one million cards, or 536,000
//! mailboxes.

use super::key;
use crate::error::DirectoryError;
use crate::pack::PackWriter;
use std::collections::HashMap;

/// Separates the fields of a text; the readers refuse it inside a field.
pub(super) const SEPARATOR: char = '\u{1f}';
/// Raw size at which a block is closed: a look-up unpacks one block, in a few microseconds.
const BLOCK: usize = 6 * 1024;
/// Rows at which a block is closed even when it is small: they are walked one by one.
const BLOCK_ROWS: u32 = 256;
/// Rows, or bytes of text, beyond what 32 bits address.
const TOO_MANY: &str = "more rows than a table holds (4 GiB of text); this is not a national extraction";

#[derive(Clone, Copy)]
struct Row {
    key: u64,
    shared: u32,
    start: u32,
    len: u32,
}

/// Collects rows in any order.
#[derive(Default)]
pub(super) struct Builder {
    shared: HashMap<Box<[u8]>, u32>,
    odd: HashMap<Box<str>, u32>,
    rows: Vec<Row>,
    own: Vec<u8>,
    scratch: Vec<u8>,
}

impl Builder {
    /// Adds a row: `shared` are the fields that repeat from row to row, `own` those of this row.
    /// The error is a sentence: the table is full.
    pub(super) fn push(&mut self, key: &str, shared: &[&str], own: &[&str]) -> Result<(), &'static str> {
        let key = match key::regular(key) {
            Some(key) => key,
            None => key::ODD | u64::from(intern(&mut self.odd, key)),
        };
        self.scratch.clear();
        join(&mut self.scratch, shared);
        let shared = match self.shared.get(self.scratch.as_slice()) {
            Some(id) => *id,
            None => {
                let id = u32::try_from(self.shared.len()).map_err(|_| TOO_MANY)?;
                self.shared.insert(self.scratch.as_slice().into(), id);
                id
            }
        };
        let start = u32::try_from(self.own.len()).map_err(|_| TOO_MANY)?;
        join(&mut self.own, own);
        let len = u32::try_from(self.own.len() - start as usize).map_err(|_| TOO_MANY)?;
        if self.rows.len() >= u32::MAX as usize {
            return Err(TOO_MANY);
        }
        self.rows.push(Row { key, shared, start, len });
        Ok(())
    }

    /// Sorts; from here on rows have their final number.
    pub(super) fn sorted(self) -> Sorted {
        let Self { shared, odd, mut rows, own, .. } = self;
        let (shared, shared_rank) = ranked(shared);
        let (odd, odd_rank) = ranked(odd);
        for row in &mut rows {
            row.shared = shared_rank[row.shared as usize];
            if row.key & key::ODD != 0 {
                row.key = key::ODD | u64::from(odd_rank[(row.key & !key::ODD) as usize]);
            }
        }
        let text = |row: &Row| &own[row.start as usize..][..row.len as usize];
        rows.sort_unstable_by(|a, b| {
            (a.key, a.shared).cmp(&(b.key, b.shared)).then_with(|| text(a).cmp(text(b)))
        });
        rows.dedup_by(|a, b| (a.key, a.shared) == (b.key, b.shared) && text(a) == text(b));
        Sorted { shared, odd, rows, own }
    }
}

fn intern(map: &mut HashMap<Box<str>, u32>, text: &str) -> u32 {
    let next = map.len() as u32;
    match map.get(text) {
        Some(id) => *id,
        None => *map.entry(text.into()).or_insert(next),
    }
}

fn join(out: &mut Vec<u8>, fields: &[&str]) {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            out.push(SEPARATOR as u8);
        }
        out.extend_from_slice(field.as_bytes());
    }
}

/// The texts in order, and the rank of each identifier.
fn ranked<T: Ord>(map: HashMap<T, u32>) -> (Vec<T>, Vec<u32>) {
    let mut pairs: Vec<(T, u32)> = map.into_iter().collect();
    pairs.sort_unstable();
    let mut rank = vec![0; pairs.len()];
    for (i, (_, id)) in pairs.iter().enumerate() {
        rank[*id as usize] = i as u32;
    }
    (pairs.into_iter().map(|(text, _)| text).collect(), rank)
}

/// Rows in their final order.
pub(super) struct Sorted {
    shared: Vec<Box<[u8]>>,
    odd: Vec<Box<str>>,
    rows: Vec<Row>,
    own: Vec<u8>,
}

impl Sorted {
    /// Each row in order, with its number: shared text, own text.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, &[u8], &[u8])> {
        self.rows.iter().zip(0u32..).map(|(row, i)| (i, &*self.shared[row.shared as usize], self.text(row)))
    }

    fn text(&self, row: &Row) -> &[u8] {
        &self.own[row.start as usize..][..row.len as usize]
    }

    /// Writes the sections that [`super::table::KeyedTable`] reads.
    pub(super) fn write(&self, pack: &mut PackWriter) -> Result<(), DirectoryError> {
        let (mut keys, mut starts) = (Vec::new(), Vec::new());
        for (row, i) in self.rows.iter().zip(0u32..) {
            if keys.last() != Some(&row.key) {
                keys.push(row.key);
                starts.push(i);
            }
        }
        starts.push(self.rows.len() as u32);
        pack.section("format", super::table::FORMAT)?;
        pack.section("keys", &keys)?;
        pack.section("starts", &starts)?;
        texts(pack, "odd_at", "odd", self.odd.iter().map(|t| t.as_bytes()))?;
        texts(pack, "shared_at", "shared", self.shared.iter().map(|t| &**t))?;
        self.write_blocks(pack)
    }

    fn write_blocks(&self, pack: &mut PackWriter) -> Result<(), DirectoryError> {
        let (mut at, mut first, mut packed, mut raw) = (vec![0u64], vec![0u32], Vec::new(), Vec::new());
        for (row, i) in self.rows.iter().zip(1u32..) {
            varint(&mut raw, row.shared);
            varint(&mut raw, row.len);
            raw.extend_from_slice(self.text(row));
            let held = i - first.last().copied().unwrap_or_default();
            if raw.len() >= BLOCK || held == BLOCK_ROWS || i as usize == self.rows.len() {
                packed.extend(lz4_flex::block::compress_prepend_size(&raw));
                raw.clear();
                at.push(packed.len() as u64);
                first.push(i);
            }
        }
        pack.section("block_at", &at)?;
        pack.section("block_row", &first)?;
        pack.section("blocks", &packed)
    }
}

/// Texts one after the other, and where each begins.
fn texts<'a>(
    pack: &mut PackWriter,
    at: &str,
    name: &str,
    texts: impl Iterator<Item = &'a [u8]> + Clone,
) -> Result<(), DirectoryError> {
    let mut offsets = vec![0u64];
    let mut end = 0;
    offsets.extend(texts.clone().map(|t| {
        end += t.len() as u64;
        end
    }));
    pack.section(at, &offsets)?;
    pack.chunks(name, texts)
}

/// Little-endian base 128.
fn varint(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}
