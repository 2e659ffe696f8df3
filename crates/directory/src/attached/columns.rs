//! The columns of the piped extractions, taken by header name, and the split of a line into them.

use crate::intake::header::fold_name;
use crate::lines::MAX_LINE;
use crate::model::SourceKind;
use crate::report::RejectReason;
use std::borrow::Cow;

/// Which columns a kind keeps. A name may have spellings separated by `|`; a leading `?` marks a
/// column that may be missing (then empty): the order and the exact names of Porteurs_CPS_CPF were
/// never published (reference note on the extractions, section 6).
struct Spec {
    shared: &'static [&'static str],
    own: &'static [&'static str],
}

const KEY: &str = "identification nationale pp";

const DIPLOMAS: Spec = Spec {
    shared: &[
        "code type diplôme obtenu",
        "libellé type diplôme obtenu",
        "code diplôme obtenu",
        "libellé diplôme obtenu",
        "code type autorisation",
        "libellé type autorisation",
        "code discipline autorisation",
        "libellé discipline autorisation",
    ],
    own: &[],
};

const KNOW_HOW: Spec = Spec {
    shared: &[
        "code profession",
        "code catégorie professionnelle",
        "code type savoir-faire",
        "libellé type savoir-faire",
        "code savoir-faire",
        "libellé savoir-faire",
    ],
    own: &[],
};

/// The first two shared columns become one: type digit and identifier of the structure.
const MAILBOXES: Spec = Spec {
    shared: &[
        "type identifiant structure",
        "identification structure",
        "type de bal",
        "raison sociale structure bal",
        "l6ligneacheminement structure bal",
        "code profession",
        "libellé profession",
        "dématérialisation",
    ],
    own: &["adresse bal", "service de rattachement"],
};

const CARDS: Spec = Spec {
    shared: &["?code type de carte", "?libellé type de carte"],
    own: &[
        "numéro carte|numéro de carte",
        "?date début validité|date de début validité|date de début de validité",
        "?date fin validité|date de fin validité|date de fin de validité",
        "?date opposition|date d'opposition",
    ],
};

/// Where the kept columns are in the lines of one text.
pub(super) struct Layout {
    kind: SourceKind,
    /// Fields of a line.
    expected: usize,
    key: usize,
    shared: Vec<Option<usize>>,
    own: Vec<Option<usize>>,
}

/// What a line gives to the table.
pub(super) struct Kept<'a> {
    pub key: &'a str,
    pub shared: Vec<Cow<'a, str>>,
    pub own: Vec<&'a str>,
}

impl Layout {
    /// Finds the columns of `kind` in a header line; the error is a sentence for the user.
    pub(super) fn of(kind: SourceKind, header: &str) -> Result<Self, String> {
        let spec = match kind {
            SourceKind::DiplAutExerc => &DIPLOMAS,
            SourceKind::SavoirFaire => &KNOW_HOW,
            SourceKind::MsSante => &MAILBOXES,
            SourceKind::Porteurs => &CARDS,
            SourceKind::PersonneActivite | SourceKind::Finess => {
                return Err("this kind of text has no piped table beside the main file".to_owned());
            }
        };
        let mut names: Vec<String> = header.split('|').map(fold_name).collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        let place = |wanted: &str| {
            let (optional, spellings) = match wanted.strip_prefix('?') {
                Some(rest) => (true, rest),
                None => (false, wanted),
            };
            match spellings.split('|').find_map(|s| names.iter().position(|n| n == s)) {
                None if !optional => {
                    Err(format!("its header lacks the column `{spellings}`; download it again"))
                }
                found => Ok(found),
            }
        };
        let places = |columns: &[&str]| columns.iter().map(|c| place(c)).collect::<Result<Vec<_>, _>>();
        Ok(Self {
            kind,
            expected: names.len(),
            key: place(KEY)?.unwrap_or_default(),
            shared: places(spec.shared)?,
            own: places(spec.own)?,
        })
    }

    /// Splits a line, already text.
    pub(super) fn split<'a>(&self, line: &'a str) -> Result<Kept<'a>, RejectReason> {
        let mut fields: Vec<&str> = Vec::with_capacity(self.expected + 1);
        fields.extend(line.split('|'));
        while fields.len() > self.expected && fields.last() == Some(&"") {
            fields.pop();
        }
        if fields.len() < self.expected {
            return Err(RejectReason::TooFewFields);
        }
        if fields.len() > self.expected {
            return Err(RejectReason::TooManyFields);
        }
        let field = |at: &Option<usize>| at.map_or("", |i| fields[i]);
        let key = fields[self.key].trim();
        let mut shared: Vec<Cow<str>> = self.shared.iter().map(|at| Cow::Borrowed(field(at))).collect();
        let own: Vec<&str> = self.own.iter().map(field).collect();
        if self.kind == SourceKind::MsSante {
            let kind = shared.remove(0);
            shared[0] = structure_id(&kind, &shared[0]);
            if own[0].trim().is_empty() || (key.is_empty() && shared[0].is_empty()) {
                return Err(RejectReason::NoIdentifier);
            }
        } else if key.is_empty() {
            return Err(RejectReason::NoIdentifier);
        }
        Ok(Kept { key, shared, own })
    }
}

/// Type digit followed by the identifier (`1` + FINESS, `3` + SIRET…: TRE_G07), added unless the
/// identifier already carries it.
fn structure_id<'a>(kind: &str, id: &str) -> Cow<'a, str> {
    let (kind, id) = (kind.trim(), id.trim());
    let natural = match kind {
        "1" | "2" => 9,
        "3" => 14,
        _ => usize::MAX - 1,
    };
    let prefixed = id.len() == natural + 1 && id.starts_with(kind);
    Cow::Owned(if prefixed || id.is_empty() { id.to_owned() } else { format!("{kind}{id}") })
}

/// A line of bytes as text, or why it is refused. `legacy`: the whole text is in ISO-8859-1.
pub(super) fn text_of(line: &[u8], legacy: bool) -> Result<Cow<'_, str>, RejectReason> {
    if line.len() > MAX_LINE {
        return Err(RejectReason::TooLong);
    }
    if line.trim_ascii().is_empty() {
        return Err(RejectReason::Blank);
    }
    if line.iter().any(|b| (*b < 0x20 && *b != b'\t') || *b == 0x7f) {
        return Err(RejectReason::ControlCharacter);
    }
    if legacy {
        return Ok(line.iter().map(|&b| legacy_char(b)).collect());
    }
    simdutf8::basic::from_utf8(line).map(Cow::Borrowed).map_err(|_| RejectReason::NotUtf8)
}

/// ISO-8859-1, with the letters and signs that Windows-1252 has in place of the C1 controls (such a
/// file comes from Windows: `œ` and the typographic apostrophe are there).
fn legacy_char(byte: u8) -> char {
    const C1: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => C1[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structures_carry_their_type_once() {
        assert_eq!(structure_id("1", "629980004"), "1629980004");
        assert_eq!(structure_id("1", "1629980004"), "1629980004");
        assert_eq!(structure_id("3", "33998069963000"), "333998069963000");
        assert_eq!(structure_id("4", "10005929293016"), "410005929293016");
        assert_eq!(structure_id("", "X1"), "X1");
        assert_eq!(structure_id("1", " "), "");
    }

    #[test]
    fn lines_that_are_no_text_say_why() {
        for (line, reason) in [
            (b"a|\x00".as_slice(), RejectReason::ControlCharacter),
            (b"a|\x1f|b", RejectReason::ControlCharacter),
            (b"", RejectReason::Blank),
            (b" \t ", RejectReason::Blank),
            (b"H\xe9l\xe8ne", RejectReason::NotUtf8),
            (&[b'x'; MAX_LINE + 1], RejectReason::TooLong),
        ] {
            assert_eq!(text_of(line, false).unwrap_err(), reason);
        }
        assert_eq!(text_of(b"H\xe9l\xe8ne c\x9cur d\x92or", true).unwrap(), "Hélène cœur d’or");
        assert_eq!(text_of("a\tb".as_bytes(), false).unwrap(), "a\tb");
    }

    #[test]
    fn a_header_may_be_cased_otherwise_and_reordered() {
        let header = "Numéro Carte|IDENTIFICATION NATIONALE PP|Date d’opposition||";
        let layout = Layout::of(SourceKind::Porteurs, header).unwrap();
        let kept = layout.split("29|899700910013|20240101||").unwrap();
        assert_eq!((kept.key, kept.own), ("899700910013", vec!["29", "", "", "20240101"]));
        assert!(
            Layout::of(SourceKind::DiplAutExerc, header).err().unwrap().contains("code type diplôme obtenu")
        );
        assert_eq!(layout.split("29|8").err(), Some(RejectReason::TooFewFields));
        assert_eq!(layout.split("29|8|x|y").err(), Some(RejectReason::TooManyFields));
        assert_eq!(layout.split("29| |x").err(), Some(RejectReason::NoIdentifier));
    }
}
