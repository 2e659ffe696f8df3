//! FINESS as semicolon-separated text: the etalab files (no column header, each line begins with its
//! type) and the re-published variant with a header row. Facts: reference note, section 10.1.

use super::columns::text_of;
use super::load::{Reading, Sum};
use super::rows;
use crate::error::DirectoryError;
use crate::intake::header::{decode, fold_name};
use crate::model::{Coded, FinessSite};
use crate::report::RejectReason;
use std::borrow::Cow;

/// Fields of a `structureet` line (etalab-cs1100502, cs1100507).
const SITE_FIELDS: usize = 32;
/// Fields of a `structureej` line (etalab-cs1100501); the places after the telephone are inferred.
const LEGAL_FIELDS: usize = 23;

/// Reads the text whole.
pub(super) fn read(reading: &mut Reading) -> Result<Sum, DirectoryError> {
    let legacy = is_legacy(reading)?;
    let mut header: Option<Header> = None;
    reading.lines(|reading, number, line| {
        let bare = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        if number == 1 && bare.starts_with(b"finess;etalab") {
            return Ok(());
        }
        if number == 1 && !bare.starts_with(b"structure") {
            header = Some(Header::of(&decode(bare)).map_err(|e| reading.refuse(e))?);
            return Ok(());
        }
        let fields = match text_of(bare, legacy) {
            Ok(text) => match &header {
                Some(header) => split(&text, Some(header.names)).map(|f| header.site(&f)),
                None => typed_line(&text),
            },
            Err(reason) => Err(reason),
        };
        match fields {
            Ok(Some(site)) if site.number.is_empty() => reading.reject(RejectReason::NoIdentifier, number),
            Ok(Some(mut site)) => {
                // Corsican numbers hold a letter; a look-up is in capitals.
                site.number.make_ascii_uppercase();
                let (shared, own) = rows::of_finess(&site);
                reading.keep(&site.number, &shared, &own)?;
            }
            // Coordinates and equipment: other lines of the same file, not establishments.
            Ok(None) => {}
            Err(reason) => reading.reject(reason, number),
        }
        Ok(())
    })
}

/// Older files are in ISO-8859-1 and their first line is plain ASCII: the lines with accents decide.
fn is_legacy(reading: &mut Reading) -> Result<bool, DirectoryError> {
    let (mut utf8, mut other) = (0u64, 0u64);
    reading.lines(|_, _, line| {
        if !line.is_ascii() {
            let count = if simdutf8::basic::from_utf8(line).is_ok() { &mut utf8 } else { &mut other };
            *count += 1;
        }
        Ok(())
    })?;
    Ok(other > utf8)
}

/// A line that begins with its type; `None` for a type that is not an establishment.
fn typed_line(line: &str) -> Result<Option<FinessSite>, RejectReason> {
    let expected = match line.split(';').next() {
        Some("structureet") => SITE_FIELDS,
        Some("structureej") => LEGAL_FIELDS,
        Some("geolocalisation" | "equipementsocial") => return Ok(None),
        _ => return Err(RejectReason::NoIdentifier),
    };
    let fields = split(line, Some(expected))?;
    let at = |i: usize| fields.get(i).map_or_else(String::new, |f| f.trim().to_owned());
    let or = |long: String, short: String| if long.is_empty() { short } else { long };
    Ok(Some(if expected == SITE_FIELDS {
        FinessSite {
            number: at(1),
            legal_entity: at(2),
            name: or(at(4), at(3)),
            category: Coded { code: at(18), label: at(19) },
            routing: at(15),
            phone: at(16),
            siret: at(22),
            open: true, // the open CSV lists only what is open
        }
    } else {
        FinessSite {
            number: at(1),
            legal_entity: at(1),
            name: or(at(3), at(2)),
            category: Coded { code: at(16), label: at(17) },
            routing: at(12),
            phone: at(15),
            siret: String::new(),
            open: true,
        }
    }))
}

/// Columns of the variant with a header row.
struct Header {
    names: usize,
    number: usize,
    legal: Option<usize>,
    short: Option<usize>,
    long: Option<usize>,
    category: [Option<usize>; 2],
    routing: Option<usize>,
    postcode: [Option<usize>; 2],
    phone: Option<usize>,
    siret: Option<usize>,
}

impl Header {
    fn of(line: &str) -> Result<Self, String> {
        let fields = split(line.trim_end(), None).map_err(|_| "its header line cannot be read".to_owned())?;
        let names: Vec<String> = fields.iter().map(|f| fold_name(f)).collect();
        let at = |wanted: &str| names.iter().position(|n| n == wanted);
        Ok(Self {
            names: names.len(),
            number: at("nofinesset").ok_or("its header lacks the column `nofinesset`; download it again")?,
            legal: at("nofinessej"),
            short: at("rs"),
            long: at("rslongue"),
            category: [at("categetab"), at("libcategetab")],
            routing: at("ligneacheminement"),
            postcode: [at("codepostal"), at("libcommune")],
            phone: at("telephone"),
            siret: at("siret"),
        })
    }

    fn site(&self, fields: &[Cow<str>]) -> Option<FinessSite> {
        let at = |i: Option<usize>| {
            i.and_then(|i| fields.get(i)).map_or_else(String::new, |f| f.trim().to_owned())
        };
        let or = |first: String, second: String| if first.is_empty() { second } else { first };
        let rebuilt = format!("{} {}", at(self.postcode[0]), at(self.postcode[1]));
        Some(FinessSite {
            number: at(Some(self.number)),
            legal_entity: at(self.legal),
            name: or(at(self.long), at(self.short)),
            category: Coded { code: at(self.category[0]), label: at(self.category[1]) },
            routing: or(at(self.routing), rebuilt.trim().to_owned()),
            phone: at(self.phone),
            siret: at(self.siret),
            open: true,
        })
    }
}

/// Splits on `;` with doubled quotes, and checks the count when one is `expected` (trailing empty
/// fields dropped). A line that quoting makes too short is read again without quoting: an unbalanced
/// quote must not swallow the rest of the line.
fn split(line: &str, expected: Option<usize>) -> Result<Vec<Cow<'_, str>>, RejectReason> {
    let mut fields = quoted(line);
    let Some(expected) = expected else { return Ok(fields) };
    if fields.len() < expected {
        fields = line.split(';').map(Cow::Borrowed).collect();
    }
    while fields.len() > expected && fields.last().is_some_and(|f| f.is_empty()) {
        fields.pop();
    }
    match fields.len().cmp(&expected) {
        std::cmp::Ordering::Less => Err(RejectReason::TooFewFields),
        std::cmp::Ordering::Equal => Ok(fields),
        std::cmp::Ordering::Greater => Err(RejectReason::TooManyFields),
    }
}

fn quoted(line: &str) -> Vec<Cow<'_, str>> {
    let mut fields = Vec::with_capacity(SITE_FIELDS + 1);
    let mut rest = line;
    loop {
        let closed = rest.strip_prefix('"').and_then(|inner| {
            let end = closing(inner)?;
            let after = &inner[end + 1..];
            (after.is_empty() || after.starts_with(';')).then(|| (&inner[..end], after))
        });
        let (field, after) = match closed {
            Some((inner, after)) => (unquote(inner), after),
            None => {
                let end = rest.find(';').unwrap_or(rest.len());
                (Cow::Borrowed(&rest[..end]), &rest[end..])
            }
        };
        fields.push(field);
        match after.strip_prefix(';') {
            Some(next) => rest = next,
            None => return fields,
        }
    }
}

/// Place of the quote that closes a field: followed by another, it is a doubled one.
fn closing(inner: &str) -> Option<usize> {
    let bytes = inner.as_bytes();
    let mut at = 0;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Doubled quotes, and the quadruple ones of older files, as one.
fn unquote(inner: &str) -> Cow<'_, str> {
    if !inner.contains("\"\"") {
        return Cow::Borrowed(inner);
    }
    let mut text = inner.to_owned();
    while text.contains("\"\"") {
        text = text.replace("\"\"", "\"");
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_in_all_their_forms() {
        for (line, fields) in [
            (r#"a;b;;"#, vec!["a", "b", "", ""]),
            (r#""A ""B"" ; C";d"#, vec![r#"A "B" ; C"#, "d"]),
            (r#""A """"B"""" C";d"#, vec![r#"A "B" C"#, "d"]),
            (r#"LE "LIEU";d"#, vec![r#"LE "LIEU""#, "d"]),
            (r#""LE" LIEU;d"#, vec![r#""LE" LIEU"#, "d"]),
            (r#""";d"#, vec![r#"""#, "d"]),
            (r#""""#, vec![""]),
            (r#""jamais fermé;d"#, vec![r#""jamais fermé"#, "d"]),
            ("", vec![""]),
        ] {
            let got = quoted(line);
            // `"";d` is an empty quoted field; three quotes are an opening and a doubled one, unclosed.
            assert_eq!(got.len(), fields.len(), "{line}: {got:?}");
            assert_eq!(got.last().map(|f| &**f), fields.last().copied(), "{line}");
        }
        assert_eq!(quoted(r#""A ""B"" ; C";d"#)[0], r#"A "B" ; C"#);
        assert_eq!(quoted(r#""A """"B"""" C";d"#)[0], r#"A "B" C"#);
        assert_eq!(split(r#""a;b;c"#, Some(3)).unwrap()[0], r#""a"#);
        assert_eq!(split("a;b;c;;", Some(3)).unwrap().len(), 3);
        assert_eq!(split("a;b", Some(3)).unwrap_err(), RejectReason::TooFewFields);
        assert_eq!(split("a;b;c;d", Some(3)).unwrap_err(), RejectReason::TooManyFields);
    }

    proptest::proptest! {
        #[test]
        fn any_text_splits_without_loss_of_place(line in "[a\";é]{0,40}") {
            let fields = quoted(&line);
            proptest::prop_assert!(!fields.is_empty() && fields.len() <= line.matches(';').count() + 1);
        }
    }
}
