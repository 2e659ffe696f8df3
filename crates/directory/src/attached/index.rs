//! A second way into a table: sorted hashes of a text (an address, a structure), each with the row
//! that holds it. The reader compares the text itself, so that a collision costs a look, not a lie.

use super::table::KeyedTable;
use crate::error::DirectoryError;
use crate::pack::{Located, PackWriter};
use xxhash_rust::xxh3::xxh3_64;

/// An address as it is compared: local part and domain in lower case, no blank around.
pub(super) fn fold_address(address: &str) -> String {
    address.trim().to_lowercase()
}

/// Writes an index of (text, row number) pairs.
pub(super) fn write<'a>(
    pack: &mut PackWriter,
    [hashes_name, rows_name]: [&str; 2],
    entries: impl Iterator<Item = (std::borrow::Cow<'a, str>, u32)>,
) -> Result<(), DirectoryError> {
    let mut pairs: Vec<(u64, u32)> = entries.map(|(text, row)| (xxh3_64(text.as_bytes()), row)).collect();
    pairs.sort_unstable();
    pack.section(hashes_name, &pairs.iter().map(|p| p.0).collect::<Vec<_>>())?;
    pack.section(rows_name, &pairs.iter().map(|p| p.1).collect::<Vec<_>>())
}

/// An open index.
pub(super) struct Index {
    hashes: Located<u64>,
    rows: Located<u32>,
}

impl Index {
    pub(super) fn open(table: &KeyedTable, [hashes, rows]: [&str; 2]) -> Result<Self, DirectoryError> {
        Ok(Self { hashes: table.pack().locate(hashes)?, rows: table.pack().locate(rows)? })
    }

    /// Rows whose text has the same hash as `text`, in order.
    pub(super) fn rows<'a>(&self, table: &'a KeyedTable, text: &str) -> &'a [u32] {
        let hash = xxh3_64(text.as_bytes());
        let hashes = table.pack().view(self.hashes);
        let start = hashes.partition_point(|&h| h < hash);
        let count = hashes[start..].iter().take_while(|&&h| h == hash).count();
        table.pack().view(self.rows).get(start..start + count).unwrap_or_default()
    }
}
