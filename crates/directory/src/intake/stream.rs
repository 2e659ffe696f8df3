//! The bytes of a compressed text, bounded whatever the container declares.

use flate2::Crc;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};

/// Most bytes that the texts of one archive may hold together: 16 times the main file of 2026.
pub(super) const MAX_TOTAL: u64 = 16 << 30;
/// Above [`RATIO_FREE`] bytes, a text more than this many times larger than its compressed form is
/// a bomb: the national files compress 4 to 12 times.
pub(super) const MAX_RATIO: u64 = 400;
/// Size below which the ratio is not looked at.
pub(super) const RATIO_FREE: u64 = 100 << 20;

/// How an entry of an archive is stored.
#[derive(Clone, Copy, Debug)]
pub(super) enum Method {
    Stored,
    Deflated,
}

/// An entry of an archive: enough to read it again without its directory.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub start: u64,
    pub compressed: u64,
    pub size: u64,
    pub crc: u32,
    pub method: Method,
}

/// The text of an entry, checked against its declared size and CRC-32.
pub(super) fn entry(mut file: File, entry: &Entry) -> io::Result<impl Read + Send + use<>> {
    file.seek(SeekFrom::Start(entry.start))?;
    let raw = BufReader::with_capacity(1 << 17, file.take(entry.compressed));
    let inner = match entry.method {
        Method::Stored => Inner::Stored(raw),
        Method::Deflated => Inner::Deflated(DeflateDecoder::new(raw)),
    };
    Ok(Checked { inner, crc: Crc::new(), left: entry.size, expected: entry.crc, size: entry.size })
}

enum Inner {
    Stored(BufReader<Take<File>>),
    Deflated(DeflateDecoder<BufReader<Take<File>>>),
}

struct Checked {
    inner: Inner,
    crc: Crc,
    left: u64,
    size: u64,
    expected: u32,
}

impl Read for Checked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        let n = match &mut self.inner {
            Inner::Stored(r) => r.read(out),
            Inner::Deflated(r) => r.read(out),
        }
        .map_err(|e| match e.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                damaged(&format!("its compressed data is damaged or cut short ({e})"))
            }
            _ => e,
        })?;
        let Some(left) = self.left.checked_sub(n as u64) else {
            return Err(damaged(&format!("it unpacks to more than the {} bytes declared", self.size)));
        };
        self.left = left;
        self.crc.update(&out[..n]);
        if n == 0 && self.left > 0 {
            return Err(damaged(&format!("{} of its {} bytes are missing", self.left, self.size)));
        }
        if n == 0 && self.crc.sum() != self.expected {
            return Err(damaged("its CRC-32 does not match"));
        }
        Ok(n)
    }
}

/// The text of a gzip file.
pub(super) fn gzip(file: File) -> impl Read + Send {
    gzip_within(file, RATIO_FREE)
}

fn gzip_within(file: File, free: u64) -> impl Read + Send {
    // The count lies under the buffer: it runs at most one buffer ahead of what was unpacked.
    let raw = BufReader::with_capacity(1 << 17, Counted { file, read: 0 });
    Swelling { inner: MultiGzDecoder::new(raw), given: 0, free }
}

struct Counted {
    file: File,
    read: u64,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(out)?;
        self.read += n as u64;
        Ok(n)
    }
}

struct Swelling {
    inner: MultiGzDecoder<BufReader<Counted>>,
    given: u64,
    /// Bytes given before the ratio is looked at.
    free: u64,
}

impl Read for Swelling {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out).map_err(|e| match e.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                damaged(&format!("its compressed data is damaged or cut short ({e})"))
            }
            _ => e,
        })?;
        self.given += n as u64;
        let read = self.inner.get_ref().get_ref().read;
        if self.given > MAX_TOTAL || (self.given > self.free && self.given / MAX_RATIO > read) {
            return Err(damaged("it unpacks to far more bytes than an extraction holds"));
        }
        Ok(n)
    }
}

/// True for a compression ratio that no real text reaches.
pub(super) fn too_swollen(size: u64, compressed: u64) -> bool {
    size > RATIO_FREE && size / MAX_RATIO > compressed
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{what}; download the file again"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_gzip_bomb_stops() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gz.write_all(&vec![b'x'; 1 << 20]).unwrap();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&gz.finish().unwrap()).unwrap();
        let unpack = |free| {
            let mut file = file.try_clone().unwrap();
            file.seek(SeekFrom::Start(0)).unwrap();
            io::copy(&mut gzip_within(file, free), &mut io::sink())
        };
        assert!(unpack(1 << 18).unwrap_err().to_string().contains("far more bytes"));
        assert_eq!(unpack(2 << 20).unwrap(), 1 << 20);
    }

    #[test]
    fn real_ratios_pass_and_bombs_do_not() {
        assert!(!too_swollen(969_000_000, 80_000_000));
        assert!(!too_swollen(RATIO_FREE, 1));
        assert!(too_swollen(1 << 30, 1 << 20));
    }
}
