//! What a file is, by its bytes.

use serde::Serialize;
use std::fmt;

/// The kinds of files that the product knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// Portable Document Format.
    Pdf,
    /// Portable Network Graphics.
    Png,
    /// JPEG picture.
    Jpeg,
    /// WebP picture.
    Webp,
    /// MPEG-4 video.
    Mp4,
    /// WebM video.
    Webm,
    /// ZIP archive.
    Zip,
    /// Office Open XML text.
    Docx,
    /// Office Open XML spreadsheet.
    Xlsx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// Plain text in UTF-8.
    Text,
    /// Comma-separated values in UTF-8.
    Csv,
    /// JSON.
    Json,
}

/// Kind, media type, extensions (the first one is given to a name that has none).
const TABLE: [(MediaType, &str, &[&str]); 14] = [
    (MediaType::Pdf, "application/pdf", &["pdf"]),
    (MediaType::Png, "image/png", &["png"]),
    (MediaType::Jpeg, "image/jpeg", &["jpg", "jpeg"]),
    (MediaType::Webp, "image/webp", &["webp"]),
    (MediaType::Mp4, "video/mp4", &["mp4", "m4v"]),
    (MediaType::Webm, "video/webm", &["webm"]),
    (MediaType::Zip, "application/zip", &["zip"]),
    (MediaType::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    (MediaType::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    (MediaType::Odt, "application/vnd.oasis.opendocument.text", &["odt"]),
    (MediaType::Ods, "application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    (MediaType::Text, "text/plain", &["txt", "log", "md"]),
    (MediaType::Csv, "text/csv", &["csv"]),
    (MediaType::Json, "application/json", &["json"]),
];

impl MediaType {
    fn row(self) -> &'static (Self, &'static str, &'static [&'static str]) {
        // Every kind has its row: a test counts them.
        TABLE.iter().find(|(kind, ..)| *kind == self).unwrap_or(&TABLE[0])
    }

    /// The media type: `application/pdf`.
    pub fn mime(self) -> &'static str {
        self.row().1
    }

    /// Extensions of its files, the usual one first.
    pub fn extensions(self) -> &'static [&'static str] {
        self.row().2
    }

    /// From a media type.
    pub fn from_mime(mime: &str) -> Option<Self> {
        TABLE.iter().find(|(_, known, _)| *known == mime).map(|(kind, ..)| *kind)
    }

    /// Text, which has no mark at its beginning.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Csv | Self::Json)
    }

    /// A ZIP archive inside.
    pub const fn is_zip(self) -> bool {
        matches!(self, Self::Zip | Self::Docx | Self::Xlsx | Self::Odt | Self::Ods)
    }

    fn has_extension(self, extension: &str) -> bool {
        self.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension))
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.mime())
    }
}

impl Serialize for MediaType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.mime())
    }
}

/// How many first bytes tell the kind.
pub(super) const HEAD: usize = 8192;

/// What a file is, by its first bytes; its name only tells texts apart, and Office files whose parts come in an unusual
/// order. The error is the media type of something else, when it is recognised.
pub(super) fn recognise(head: &[u8], name: &str) -> Result<MediaType, Option<&'static str>> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let named = TABLE.iter().find(|(kind, ..)| kind.has_extension(extension)).map(|(kind, ..)| *kind);
    match infer::get(head) {
        Some(found) => match (MediaType::from_mime(found.mime_type()), named) {
            (Some(MediaType::Zip), Some(office @ (MediaType::Docx | MediaType::Xlsx)))
                if contains(head, b"[Content_Types].xml") =>
            {
                Ok(office)
            }
            (Some(kind), _) => Ok(kind),
            (None, _) => Err(Some(found.mime_type())),
        },
        None if head.contains(&0) => Err(None),
        None => Ok(named.filter(|kind| kind.is_text()).unwrap_or(MediaType::Text)),
    }
}

pub(super) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_row() {
        for (kind, mime, extensions) in TABLE {
            assert_eq!((kind.mime(), kind.extensions()), (mime, extensions));
            assert_eq!(MediaType::from_mime(mime), Some(kind));
        }
        assert_eq!(MediaType::Json as usize + 1, TABLE.len());
    }

    #[test]
    fn bytes_tell_the_kind_not_the_name() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(recognise(png, "facture.pdf"), Ok(MediaType::Png));
        assert_eq!(recognise(b"%PDF-1.7\n", "x.png"), Ok(MediaType::Pdf));
        assert_eq!(recognise(b"\xff\xd8\xff\xe0\0\x10JFIF", ""), Ok(MediaType::Jpeg));
        assert_eq!(recognise(b"a;b\n1;2\n", "liste.CSV"), Ok(MediaType::Csv));
        assert_eq!(recognise("été".as_bytes(), "note"), Ok(MediaType::Text));
        assert_eq!(recognise(b"{}", "x.pdf"), Ok(MediaType::Text), "a text named otherwise is a text");
    }

    #[test]
    fn programs_and_pages_are_recognised_as_what_they_are() {
        let mut exe = vec![0; 512];
        exe[..2].copy_from_slice(b"MZ");
        assert!(recognise(&exe, "facture.pdf").is_err());
        assert!(recognise(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0", "facture.pdf").is_err());
        assert_eq!(recognise(b"<!DOCTYPE html>\n<p>", "facture.txt"), Err(Some("text/html")));
        assert_eq!(recognise(b"#!/bin/sh\nrm", "facture.txt"), Err(Some("text/x-shellscript")));
        assert_eq!(recognise(b"abc\0def", "x.txt"), Err(None));
    }
}
