//! The kind of a text, told by its header line: column names, whatever their case, apostrophes,
//! byte order mark, line ends and trailing delimiters.

use super::dates;
use crate::model::SourceKind;
use std::collections::BTreeSet;
use std::io::{self, Read};

/// What can be given, for the messages.
pub(super) const EXPECTED: &str = "an ANS extraction (PS_LibreAcces, Extraction_Correspondance_MSSante, Porteurs_CPS_CPF: text or ZIP) or a FINESS file (etalab-cs1100502 CSV, FINESS+ structures JSON, plain or gzip)";

/// The three texts of the PS_LibreAcces archive.
pub(super) const PS_LIBRE_ACCES: [(SourceKind, &str); 3] = [
    (SourceKind::PersonneActivite, "PS_LibreAcces_Personne_activite"),
    (SourceKind::DiplAutExerc, "PS_LibreAcces_Dipl_AutExerc"),
    (SourceKind::SavoirFaire, "PS_LibreAcces_SavoirFaire"),
];

/// The 48 columns that every layout of the main file has had since 2018 (52 in 2021, 56 since 2023
/// add sector, pharmacist section, role and genre): reference note on the extractions, section 3.
const MAIN: &str = "type d'identifiant pp|identifiant pp|identification nationale pp|code civilité d'exercice|libellé civilité d'exercice|code civilité|libellé civilité|nom d'exercice|prénom d'exercice|code profession|libellé profession|code catégorie professionnelle|libellé catégorie professionnelle|code type savoir-faire|libellé type savoir-faire|code savoir-faire|libellé savoir-faire|code mode exercice|libellé mode exercice|numéro siret site|numéro siren site|numéro finess site|numéro finess établissement juridique|identifiant technique de la structure|raison sociale site|enseigne commerciale site|complément destinataire (coord. structure)|complément point géographique (coord. structure)|numéro voie (coord. structure)|indice répétition voie (coord. structure)|code type de voie (coord. structure)|libellé type de voie (coord. structure)|libellé voie (coord. structure)|mention distribution (coord. structure)|bureau cedex (coord. structure)|code postal (coord. structure)|code commune (coord. structure)|libellé commune (coord. structure)|code pays (coord. structure)|libellé pays (coord. structure)|téléphone (coord. structure)|téléphone 2 (coord. structure)|télécopie (coord. structure)|adresse e-mail (coord. structure)|code département (structure)|libellé département (structure)|ancien identifiant de la structure|autorité d'enregistrement";

/// Columns that only one kind of text has together; the main file is told first.
const SIGNATURES: [(SourceKind, &[&str]); 5] = [
    (
        SourceKind::PersonneActivite,
        &["identification nationale pp", "code mode exercice", "libellé profession"],
    ),
    (
        SourceKind::DiplAutExerc,
        &["identification nationale pp", "code diplôme obtenu", "code type autorisation"],
    ),
    (SourceKind::Porteurs, &["identification nationale pp", "numéro carte"]),
    (SourceKind::MsSante, &["type de bal", "adresse bal", "identification nationale pp"]),
    (
        SourceKind::SavoirFaire,
        &[
            "identification nationale pp",
            "code profession",
            "code type savoir-faire",
            "code savoir-faire",
            "libellé savoir-faire",
        ],
    ),
];

/// The beginning of a text.
pub(super) struct Head {
    bytes: Vec<u8>,
    /// The text ends within `bytes`.
    ended: bool,
}

impl Head {
    /// Longest beginning looked at; the header of the main file takes 1.6 KiB.
    const MAX: u64 = 64 * 1024;

    pub(super) fn read(reader: &mut dyn Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        reader.take(Self::MAX).read_to_end(&mut bytes)?;
        Ok(Self { ended: (bytes.len() as u64) < Self::MAX, bytes })
    }
}

/// A kind, with the date that the text itself carries, `YYYY-MM-DD`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    pub kind: SourceKind,
    pub date: Option<String>,
}

/// The sentence for a text whose first bytes cannot be read.
pub(super) fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        // Our own readers already say what to do.
        io::ErrorKind::InvalidData => error.to_string(),
        _ => format!("its first bytes cannot be read ({error}); download the file again"),
    }
}

/// A column name as it is compared: lower case, straight apostrophes, single blanks.
pub(crate) fn fold_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if matches!(c, '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}') { '\'' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Text as UTF-8, else as ISO-8859-1 (old Porteurs and FINESS files), byte order mark dropped.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&b| char::from(b)).collect(),
    }
}

/// The kind of the text that begins so; the error is a sentence for the user.
pub(super) fn recognise(head: &Head) -> Result<Recognised, String> {
    let bytes = head.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head.bytes);
    if bytes.trim_ascii().is_empty() && head.ended {
        return Err(format!("this file is empty ({} bytes); download it again", head.bytes.len()));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("this text is in UTF-16, where the national files are in UTF-8: it was saved again by another program; download it anew".to_owned());
    }
    match bytes.trim_ascii_start().first() {
        Some(b'{') => return json(bytes),
        Some(b'<') => {
            return Err("this is a web page or XML, not an extraction (a download often saves the server's error page so); download it again".to_owned());
        }
        _ => {}
    }
    let (line, rest) = match memchr::memchr(b'\n', bytes) {
        Some(lf) => (&bytes[..lf], &bytes[lf + 1..]),
        None if head.ended => (bytes, &[][..]),
        None => return Err(format!("no line ends in its first {} bytes; expected {EXPECTED}", Head::MAX)),
    };
    let line = decode(line);
    let known = columns(&line)?;
    if head.ended && rest.trim_ascii().is_empty() && !line.starts_with("structureet;") {
        return Err("this file holds its header line and nothing else; download it again".to_owned());
    }
    Ok(known)
}

/// The kind told by a first line.
fn columns(line: &str) -> Result<Recognised, String> {
    let plain = |kind| Ok(Recognised { kind, date: None });
    let semicolons: BTreeSet<String> = line.split(';').map(|f| fold_name(f.trim_matches('"'))).collect();
    if line.starts_with("finess;etalab;") {
        let date = line.split(';').nth(3).and_then(dates::dashed);
        return Ok(Recognised { kind: SourceKind::Finess, date });
    }
    if line.starts_with("structureet;")
        || line.starts_with("structureej;")
        || semicolons.contains("nofinesset")
    {
        return plain(SourceKind::Finess);
    }
    let names: BTreeSet<String> = line.split('|').map(fold_name).collect();
    for (kind, signature) in SIGNATURES {
        if !signature.iter().all(|s| names.contains(*s)) {
            continue;
        }
        let missing: Vec<&str> = match kind {
            SourceKind::PersonneActivite => MAIN.split('|').filter(|c| !names.contains(*c)).collect(),
            _ => Vec::new(),
        };
        if missing.is_empty() {
            return plain(kind);
        }
        return Err(format!(
            "this header lacks {} columns of the main file ({}); download the extraction again, or load the layout of 48, 52 or 56 columns",
            missing.len(),
            missing.iter().take(5).copied().collect::<Vec<_>>().join(", ")
        ));
    }
    Err(format!("unknown header `{}`; expected {EXPECTED}", shown(line)))
}

/// FINESS+ structures: a JSON object with `pmej`, which `gco` and `gcc` may precede.
fn json(bytes: &[u8]) -> Result<Recognised, String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let has = |name: &str| text.contains(&format!("\"{name}\""));
    if has("activitesautorisees") || has("activitesexercees") {
        return Err(
            "this is FINESS+ activities; give the FINESS+ structures file (finess-structures-…json.gz)"
                .to_owned(),
        );
    }
    if !["pmej", "gco", "gcc"].into_iter().any(has) {
        return Err(format!("unknown JSON `{}`; expected {EXPECTED}", shown(&text)));
    }
    let after = text.split("\"generatedat\"").nth(1).unwrap_or_default();
    let date = after.trim_start_matches([':', ' ', '"']).get(..10).and_then(dates::dashed);
    Ok(Recognised { kind: SourceKind::Finess, date })
}

/// A line cut and cleaned for a message.
fn shown(line: &str) -> String {
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let mut text: String = line.chars().take(120).map(clean).collect();
    if line.chars().nth(120).is_some() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(text: impl AsRef<[u8]>) -> Result<Recognised, String> {
        recognise(&Head::read(&mut text.as_ref()).unwrap())
    }

    #[test]
    fn main_file_of_48_52_56_columns_with_and_without_trailing_delimiter() {
        let added = [
            "",
            "|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens",
            "|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité",
        ];
        let mut header = MAIN.to_owned();
        for more in added {
            header += more;
            for (bom, tail) in [("", "\n"), ("", "|\r\n"), ("\u{feff}", "|||\n")] {
                let known = kind_of(format!("{bom}{header}{tail}8|9\n")).unwrap();
                assert_eq!(known.kind, SourceKind::PersonneActivite);
            }
        }
        let typographic =
            header.replace('\'', "\u{2019}").replace("(coord. structure)", "(coord. Structure)");
        assert_eq!(kind_of(typographic + "\nx").unwrap().kind, SourceKind::PersonneActivite);
        let lacking = header.replace("|code commune (coord. structure)", "");
        assert!(kind_of(lacking + "\nx").unwrap_err().contains("code commune"));
    }

    #[test]
    fn finess_in_its_forms() {
        let dated = kind_of("finess;etalab;111;2026-05-12\nstructureet;1\n").unwrap();
        assert_eq!(dated, Recognised { kind: SourceKind::Finess, date: Some("2026-05-12".to_owned()) });
        assert_eq!(kind_of("nofinesset;nofinessej;rs\n1;2;3\n").unwrap().kind, SourceKind::Finess);
        assert_eq!(kind_of("structureet;010000024;1").unwrap().kind, SourceKind::Finess);
        let json =
            kind_of("{\"schemaVersion\":\"v1.0.0\",\"generatedAt\": \"2026-08-01T02:14:23Z\",\"gco\":[]")
                .unwrap();
        assert_eq!(json.date.as_deref(), Some("2026-08-01"));
        assert!(kind_of("{\"pmej\":[{\"activitesAutorisees\":[]}]}").unwrap_err().contains("activities"));
        assert!(kind_of("{\"a\":1}").unwrap_err().contains("unknown JSON"));
    }

    #[test]
    fn faults_have_their_own_sentence() {
        for (text, sentence) in [
            (b"".as_slice(), "empty (0 bytes)"),
            (b"\xef\xbb\xbf \r\n", "empty"),
            (b"<!doctype html>", "web page"),
            (b"\xff\xfeT\0y\0", "UTF-16"),
            (b"a|b|c\n1|2|3\n", "unknown header `a|b|c`"),
            (b"finess;etalab;111;2026-05-12\n", "header line and nothing else"),
        ] {
            let told = kind_of(text).unwrap_err();
            assert!(told.contains(sentence), "{told}");
        }
        assert!(kind_of("x".repeat(70_000)).unwrap_err().contains("no line ends"));
        assert!(kind_of(format!("{}\n1", "é|".repeat(500))).unwrap_err().contains('…'));
    }

    #[test]
    fn headers_that_look_alike_are_told_apart() {
        // The controlled Pro Santé Connect extraction has codes without labels.
        let psc = "Identification nationale PP|Nom de famille|Code profession|Code type savoir-faire|Code savoir-faire|Code mode exercice|\nx";
        assert!(kind_of(psc).unwrap_err().contains("unknown header"));
        // A main file without one of its columns is not a savoir-faire file.
        let lacking = MAIN.replace("|libellé mode exercice", "") + "\nx";
        assert!(kind_of(lacking).unwrap_err().contains("(libellé mode exercice)"));
    }

    #[test]
    fn an_iso_8859_1_header_is_read() {
        let latin: Vec<u8> =
            "Identification nationale PP|Numéro carte\n8|1\n".chars().map(|c| c as u8).collect();
        assert_eq!(kind_of(latin).unwrap().kind, SourceKind::Porteurs);
    }
}
