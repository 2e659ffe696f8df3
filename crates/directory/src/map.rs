//! The one place that maps a file into memory.
#![expect(unsafe_code, reason = "mapping is unsafe because the file could change under the reader")]

use std::fs::File;
use std::io;

/// A read-only mapping of a whole file.
pub(crate) struct Map(Option<memmap2::Mmap>);

impl Map {
    /// Maps `file`; an empty file gives an empty slice.
    pub(crate) fn of(file: &File) -> io::Result<Self> {
        if file.metadata()?.len() == 0 {
            return Ok(Self(None));
        }
        // SAFETY: a generation is immutable once published (invariant of the room): it is written under
        // a temporary name, made durable, renamed, and afterwards only ever unlinked, which leaves a
        // mapping valid. An administrator who truncates it in place breaks the documented contract.
        unsafe { memmap2::Mmap::map(file).map(|m| Self(Some(m))) }
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_deref().unwrap_or_default()
    }
}
