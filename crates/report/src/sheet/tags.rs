//! What the tags of a part declare, looked at before the workbook reader believes it.
//!
//! calamine 0.38 reserves memory for as many shared strings as a part says it has, clones the fonts of each cell format,
//! and computes on references without bounds: a small hostile part would make it abort, swell or overflow. Parts are
//! read here with the same tokenizer and the same settings as calamine's own, so both see the same tags.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Rows and columns of the format (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4; Excel's own limits).
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;
/// Shared strings that a part may announce without showing them: 24 bytes each are reserved.
const ANNOUNCED: u64 = 1_000_000;
/// Cell formats, and bytes of one tag, beyond which formats are left out.
const MOST_FORMATS: usize = 20_000;
const LONGEST_FORMAT_TAG: usize = 1_024;

/// A part that contradicts itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Untrue;

/// Are references within the format and lists as long as they say?
pub(super) fn check(part: &[u8]) -> Result<(), Untrue> {
    let (mut announced, mut strings) = (0, 0);
    each(part, |tag| {
        match tag.local_name().as_ref() {
            "row" => attributes(tag, "r", |value| reference(value).is_some_and(|(_, column)| column == 0))?,
            "c" => attributes(tag, "r", |value| reference(value).is_some_and(|(_, column)| column > 0))?,
            "dimension" | "mergeCell" => attributes(tag, "ref", range)?,
            "sst" => attributes(tag, "uniqueCount", |value| {
                announced = value.parse().unwrap_or(u64::MAX);
                true
            })?,
            "si" => strings += 1,
            _ => {}
        }
        Ok(())
    })?;
    if announced > ANNOUNCED.max(strings) { Err(Untrue) } else { Ok(()) }
}

/// Are the formats of cells few and short enough to be kept?
pub(super) fn formats_are_modest(part: &[u8]) -> bool {
    let mut formats = 0;
    let read = each(part, |tag| {
        formats += usize::from(tag.local_name().as_ref() == "xf");
        if tag.len() > LONGEST_FORMAT_TAG || formats > MOST_FORMATS { Err(Untrue) } else { Ok(()) }
    });
    read.is_ok()
}

fn each(part: &[u8], mut look: impl FnMut(&BytesStart<'_>) -> Result<(), Untrue>) -> Result<(), Untrue> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => look(&tag)?,
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(Untrue),
        }
    }
}

/// Every attribute of that name is as it must be.
fn attributes(tag: &BytesStart<'_>, name: &str, mut fine: impl FnMut(&str) -> bool) -> Result<(), Untrue> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Untrue)?;
        if attribute.key.local_name().as_ref() == name && !fine(attribute.value.as_ref()) {
            return Err(Untrue);
        }
    }
    Ok(())
}

/// `B12` → row 12, column 2; `12` → row 12, column 0.
fn reference(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(digits)?;
    if letters.len() > 3 || digits.len() > 7 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row = digits.parse().ok()?;
    ((1..=MOST_ROWS).contains(&row) && column <= MOST_COLUMNS).then_some((row, column))
}

/// `B2` or `B2:C4`, in that order.
fn range(text: &str) -> bool {
    let mut ends = text.split(':').map(reference);
    let (first, last) = (ends.next().flatten(), ends.next());
    match (first, last) {
        (Some((_, column)), None) => column > 0,
        (Some(first), Some(Some(last))) => {
            first.1 > 0 && first.0 <= last.0 && first.1 <= last.1 && ends.next().is_none()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_within_the_format() {
        assert_eq!(reference("XFD1048576"), Some((1_048_576, 16_384)));
        assert_eq!(reference("12"), Some((12, 0)));
        for wrong in ["", "A", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "É1", "A99999999999"] {
            assert_eq!(reference(wrong), None, "{wrong}");
        }
        assert!(range("A1") && range("A1:B2"));
        assert!(!range("B2:A1") && !range("A2:B1") && !range("A1:B2:C3") && !range("1:2") && !range(""));
    }

    #[test]
    fn announcements_are_compared_with_what_is_there() {
        assert_eq!(check(b"<sst uniqueCount=\"2\"><si/><si/></sst>"), Ok(()));
        assert_eq!(check(b"<sst uniqueCount=\"900\"><si/></sst>"), Ok(()));
        assert_eq!(check(b"<sst uniqueCount=\"18446744073709551615\"><si/></sst>"), Err(Untrue));
        assert_eq!(check(b"<sst uniqueCount=\"2000000\"><si/></sst>"), Err(Untrue));
        assert_eq!(check(b"<x:row r=\"4294967295\"/>"), Err(Untrue));
        assert_eq!(check(b"<mergeCell ref=\"B2:A1\"/>"), Err(Untrue));
        assert_eq!(check(b"<c r=\"ZZZZZZZ1\"/>"), Err(Untrue));
    }

    #[test]
    fn long_formats_are_left_out() {
        assert!(formats_are_modest(
            b"<styleSheet><fonts><font><name val=\"Calibri\"/></font></fonts></styleSheet>"
        ));
        let long = format!("<styleSheet><font><name val=\"{}\"/></font></styleSheet>", "x".repeat(5_000));
        assert!(!formats_are_modest(long.as_bytes()));
        assert!(!formats_are_modest("<xf/>".repeat(20_001).as_bytes()));
    }
}
