//! Files that are two things at once.

use super::kind::{MediaType, contains};

/// How many last bytes are looked at: the end of a ZIP archive and its longest comment.
pub(super) const TAIL: usize = 22 + 65_535;

/// How far PDF readers look for the mark of a PDF, and browsers for that of a page.
const LOOKED_AT: usize = 1024;

/// Why a file is suspicious, from its first bytes.
pub(super) fn of_head(head: &[u8], kind: MediaType) -> Option<&'static str> {
    let begin = head[..head.len().min(LOOKED_AT)].to_ascii_lowercase();
    if kind != MediaType::Pdf && contains(&begin, b"%pdf-") {
        return Some("a PDF begins inside");
    }
    let marks: [&[u8]; 6] = [b"<script", b"<html", b"<!doctype html", b"<?php", b"<svg", b"<iframe"];
    if marks.iter().any(|mark| contains(&begin, mark)) {
        return Some("a web page or a program begins inside");
    }
    None
}

/// Why a file is suspicious, from its last bytes.
pub(super) fn of_tail(tail: &[u8], kind: MediaType) -> Option<&'static str> {
    if !kind.is_zip() && ends_as_zip(tail) {
        return Some("a ZIP archive follows");
    }
    // The last chunk of a PNG: no length, IEND, its checksum.
    if kind == MediaType::Png && !tail.ends_with(b"\0\0\0\0IEND\xaeB`\x82") {
        return Some("something follows the picture, or its end is missing");
    }
    None
}

/// Does a ZIP reader find an archive here? Its end record, in the last bytes, says how long the comment after it is and
/// where the list of files begins.
fn ends_as_zip(tail: &[u8]) -> bool {
    (0..tail.len().saturating_sub(21)).any(|at| {
        let record = &tail[at..];
        let u16 = |i: usize| u16::from_le_bytes([record[i], record[i + 1]]);
        // Readers differ on what may follow the comment; a single disk and a plausible comment are agreed upon.
        record.starts_with(b"PK\x05\x06")
            && u16(4) == u16(6)
            && u16(8) == u16(10)
            && usize::from(u16(20)) <= record.len() - 22
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_things_at_once_are_told() {
        assert!(of_head(b"\x89PNG\r\n\x1a\n....%PDF-1.4", MediaType::Png).is_some());
        assert!(of_head(b"%PDF-1.4\n<ScRiPt>", MediaType::Pdf).is_some());
        assert!(of_head(b"GIF89a/*<?PHP", MediaType::Text).is_some());
        assert_eq!(of_head(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", MediaType::Pdf), None);
        let far = [b"%PDF-1.4".as_slice(), &[b' '; 2000], b"<script"].concat();
        assert_eq!(of_head(&far, MediaType::Pdf), None, "a PDF may speak of pages");
    }

    #[test]
    fn an_archive_at_the_end_is_told() {
        let end = [b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\x31\0\0\0\x03\0".as_slice(), b"hey"].concat();
        let pdf = [b"%PDF-1.4 ... %%EOF".as_slice(), &end].concat();
        assert!(of_tail(&pdf, MediaType::Pdf).is_some());
        assert!(of_tail(&[&end[..], b"junk"].concat(), MediaType::Jpeg).is_some());
        assert_eq!(of_tail(&end, MediaType::Docx), None);
        assert_eq!(of_tail(b"%%EOF PK\x05\x06", MediaType::Pdf), None, "no room for a record");
        assert_eq!(of_tail(b"", MediaType::Text), None);
    }

    #[test]
    fn a_picture_ends_where_it_says() {
        let end = b"....\0\0\0\0IEND\xaeB`\x82";
        assert_eq!(of_tail(end, MediaType::Png), None);
        assert!(of_tail(&[end.as_slice(), b"more"].concat(), MediaType::Png).is_some());
        assert!(of_tail(&end[..10], MediaType::Png).is_some());
    }
}
