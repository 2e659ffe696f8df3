//! The text of a source file as whole lines, block by block: bounded memory, SHA-256 on the way.

use crate::error::DirectoryError;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::PathBuf;

/// Longest line taken; a longer one is reported as [`crate::report::RejectReason::TooLong`] and skipped.
pub const MAX_LINE: usize = 64 * 1024;
const BLOCK: usize = 1 << 20;

/// Reads a text by blocks of whole lines.
pub struct Blocks<R> {
    reader: R,
    path: PathBuf,
    hash: Sha256,
    buffer: Vec<u8>,
    /// Bytes of `buffer` that hold data.
    filled: usize,
    /// Start of the part not yet handed out.
    start: usize,
    total: u64,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    /// `path` names the text in errors.
    pub fn new(reader: R, path: impl Into<PathBuf>) -> Self {
        Self {
            reader,
            path: path.into(),
            hash: Sha256::new(),
            buffer: vec![0; 2 * BLOCK],
            filled: 0,
            start: 0,
            total: 0,
            ended: false,
        }
    }

    /// The next block: whole lines, the last one with its LF except at the end of a text that lacks
    /// it. `None` at the end. A line longer than the buffer is cut down to a stub of more than
    /// [`MAX_LINE`] bytes, so that it keeps its number and is refused as too long.
    pub fn next_block(&mut self) -> Result<Option<&[u8]>, DirectoryError> {
        self.buffer.copy_within(self.start..self.filled, 0);
        self.filled -= self.start;
        self.start = 0;
        loop {
            let room = self.buffer.len() - self.filled;
            if !self.ended && room > 0 {
                let n = match self.reader.read(&mut self.buffer[self.filled..]) {
                    Ok(n) => n,
                    Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                    Err(source) => return Err(DirectoryError::Io { path: self.path.clone(), source }),
                };
                self.ended = n == 0;
                self.total += n as u64;
                self.hash.update(&self.buffer[self.filled..self.filled + n]);
                self.filled += n;
            }
            if self.ended {
                self.start = self.filled;
                return Ok((self.filled > 0).then(|| &self.buffer[..self.filled]));
            }
            if self.filled < BLOCK {
                continue;
            }
            match memchr::memrchr(b'\n', &self.buffer[..self.filled]) {
                Some(lf) => {
                    self.start = lf + 1;
                    return Ok(Some(&self.buffer[..=lf]));
                }
                // One line fills the block: keep a stub of it and go on reading up to its end.
                None => self.filled = MAX_LINE + 1,
            }
        }
    }

    /// Bytes read so far.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// SHA-256 of everything read, in hexadecimal.
    pub fn sha256(self) -> String {
        self.hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// The lines of a block, without LF nor CR.
pub fn lines(block: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = block;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (line, after) = match memchr::memchr(b'\n', rest) {
            Some(lf) => (&rest[..lf], &rest[lf + 1..]),
            None => (rest, &rest[rest.len()..]),
        };
        rest = after;
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> Vec<Vec<u8>> {
        let mut b = Blocks::new(text, "t");
        let mut out = Vec::new();
        while let Some(block) = b.next_block().unwrap() {
            out.extend(lines(block).map(<[u8]>::to_vec));
        }
        assert_eq!(b.total(), text.len() as u64);
        out
    }

    #[test]
    fn lines_are_those_of_the_text() {
        assert_eq!(all(b"a|b\r\nc\n\nd"), [b"a|b".to_vec(), b"c".to_vec(), b"".to_vec(), b"d".to_vec()]);
        assert!(all(b"").is_empty());
    }

    #[test]
    fn a_line_of_ten_megabytes_stays_one_line_and_is_too_long() {
        let mut text = b"head\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', 10 << 20));
        text.extend(b"\ntail\n");
        let got = all(&text);
        assert_eq!(
            (got.len(), got[0].as_slice(), got[2].as_slice()),
            (3, b"head".as_slice(), b"tail".as_slice())
        );
        assert!(got[1].len() > MAX_LINE);
    }

    #[test]
    fn blocks_cut_anywhere_give_the_same_lines() {
        let text: Vec<u8> = (0..400_000u32).flat_map(|i| format!("ligne {i}\n").into_bytes()).collect();
        let got = all(&text);
        assert_eq!(got.len(), 400_000);
        assert_eq!(got[399_999], b"ligne 399999");
    }

    #[test]
    fn sha256_is_that_of_the_whole_text() {
        let mut b = Blocks::new(b"abc".as_slice(), "t");
        while b.next_block().unwrap().is_some() {}
        // FIPS 180-4 example.
        assert_eq!(b.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
