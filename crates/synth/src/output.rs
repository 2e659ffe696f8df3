//! Text on its way to a file or into an archive, by large blocks.

use crate::error::SynthError;
use crate::options::Format;
use crate::summary::FileSummary;
use std::io::Write;
use std::path::Path;

/// Bytes gathered before they are handed over.
const BLOCK: usize = 512 * 1024;

/// One text being written.
pub(crate) struct Text<'o> {
    /// Where lines are put; [`Text::line`] says that one is complete.
    pub(crate) buf: Vec<u8>,
    out: &'o mut dyn Write,
    path: &'o Path,
    name: String,
    lines: u64,
    bytes: u64,
}

impl<'o> Text<'o> {
    /// A text with no line yet; `path` is for messages.
    pub(crate) fn new(name: &str, path: &'o Path, out: &'o mut dyn Write) -> Self {
        Text { buf: Vec::with_capacity(BLOCK + 8_192), out, path, name: name.to_owned(), lines: 0, bytes: 0 }
    }

    /// Writes the header line, which is not counted.
    pub(crate) fn header(&mut self, columns: &[&str], format: Format) {
        self.buf.extend_from_slice(columns.join("|").as_bytes());
        format.end_line(&mut self.buf);
    }

    /// A line was completed in the buffer.
    pub(crate) fn line(&mut self) -> Result<(), SynthError> {
        self.lines += 1;
        if self.buf.len() >= BLOCK { self.flush() } else { Ok(()) }
    }

    /// Lines so far.
    pub(crate) fn lines(&self) -> u64 {
        self.lines
    }

    fn flush(&mut self) -> Result<(), SynthError> {
        self.bytes += self.buf.len() as u64;
        self.out
            .write_all(&self.buf)
            .map_err(|source| SynthError::Write { path: self.path.into(), source })?;
        self.buf.clear();
        Ok(())
    }

    /// Hands the rest over.
    pub(crate) fn finish(mut self, archive: Option<&str>) -> Result<FileSummary, SynthError> {
        self.flush()?;
        Ok(FileSummary {
            name: self.name,
            archive: archive.map(str::to_owned),
            lines: self.lines,
            bytes: self.bytes,
        })
    }
}
