//! How much of a workbook is read.

/// Bounds. The defaults are ours: the largest référentiel known has about 2,000 rows of 40 columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file: usize,
    /// Most entries in the ZIP directory.
    pub entries: usize,
    /// Most bytes that all entries together may declare to inflate to.
    pub declared: u64,
    /// Most bytes that the parts read may inflate to, together; measured, whatever they declare.
    pub inflated: u64,
    /// Most sheets; those after are left out and said.
    pub sheets: usize,
    /// Most rows of a sheet; those after are left out and said.
    pub rows: u32,
    /// Most columns of a sheet; those after are left out and said.
    pub columns: u16,
    /// Most cells of the workbook, filled ones included.
    pub cells: usize,
    /// Longest text of a cell, in characters; what comes after is cut and said. 32,767 is what Excel itself allows.
    pub cell: usize,
    /// Most bytes of text of the workbook, filled cells included.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 20 << 20,
            entries: 2_000,
            declared: 512 << 20,
            inflated: 128 << 20,
            sheets: 64,
            rows: 50_000,
            columns: 256,
            cells: 2_000_000,
            cell: 32_767,
            text: 64 << 20,
        }
    }
}
