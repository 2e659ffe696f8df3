//! What a text says of itself: a FHIR system, an OID, or a word in front.

use serde::Serialize;

use crate::ins::InsOid;
use crate::kind::Kind;

/// What was announced in front of (or behind) the identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Declared {
    /// The system, OID or word as written.
    pub by: String,
    /// The kinds that it may announce; empty when the system is unknown.
    pub kinds: Vec<Kind>,
    /// For a matricule, the authority that the OID names.
    pub ins_authority: Option<InsOid>,
}

/// Systems of the FHIR directory, without scheme nor final slash; former (version 1) ones included.
const SYSTEMS: [(&str, &[Kind]); 12] = [
    // The documentation gives this system to activities, and once to RPPS ranks, as well.
    ("rpps.esante.gouv.fr", &[Kind::Rpps, Kind::ActivityId, Kind::RppsRang]),
    ("rppsrang.esante.gouv.fr", &[Kind::RppsRang, Kind::StructureTechnicalId]),
    ("rpps.interne.esante.gouv.fr", &[Kind::RppsRang, Kind::StructureTechnicalId]),
    ("rpps.fr", &[Kind::Rpps]),
    ("finess.esante.gouv.fr", &[Kind::Finess]),
    ("finess.sante.gouv.fr", &[Kind::Finess]),
    ("sirene.fr", &[Kind::Siret, Kind::Siren]),
    ("1.2.250.1.71.4.2.1", &[Kind::Idnps]),
    ("1.2.250.1.71.4.2.2", &[Kind::Idnst]),
    ("1.2.250.1.213.1.4.8", &[Kind::Ins]),
    ("1.2.250.1.213.1.4.9", &[Kind::Ins]),
    ("annuaire.sante.fr", &[Kind::Rpps, Kind::Idnps, Kind::Finess, Kind::Idnst]),
];

/// Words that people write before a number, in capitals.
const WORDS: [(&str, &[Kind]); 14] = [
    ("RPPS", &[Kind::Rpps]),
    ("IDNPS", &[Kind::Idnps]),
    ("AM", &[Kind::Am]),
    ("FINESS", &[Kind::Finess]),
    ("FINEJ", &[Kind::Finess]),
    ("FINEG", &[Kind::Finess]),
    ("ADELI", &[Kind::Adeli]),
    ("IDNST", &[Kind::Idnst]),
    ("SIREN", &[Kind::Siren]),
    ("SIRET", &[Kind::Siret]),
    ("INS", &[Kind::Ins]),
    ("NIR", &[Kind::Ins]),
    ("NIA", &[Kind::Ins]),
    ("RPPSRG", &[Kind::RppsRang]),
];

/// Words that say nothing: skipped in front of the others.
const FILLERS: [&str; 10] = ["N°", "Nº", "NO", "NUMÉRO", "NUMERO", "NUMBER", "MATRICULE", "LE", "CODE", "ID"];

/// Splits a text into what it announces and the identifier itself.
pub(super) fn read(text: &str) -> (Option<Declared>, &str) {
    let text = text.trim();
    if let Some((system, value)) = text.rsplit_once('|') {
        return (Some(of_system(system)), value);
    }
    // HL7 v2 (CX): value ^ check digit ^ scheme ^ namespace & OID & ISO.
    if let Some((value, rest)) = text.split_once('^') {
        let system = rest.split(['^', '&']).find(|piece| piece.starts_with("1.2.250."));
        return (system.map(of_system), value);
    }
    of_word(text)
}

fn of_system(system: &str) -> Declared {
    let system = system.trim();
    let name =
        ["urn:oid:", "https://", "http://"].iter().find_map(|s| system.strip_prefix(s)).unwrap_or(system);
    let name = name.trim_end_matches('/');
    let kinds =
        SYSTEMS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, kinds)| kinds.to_vec());
    let ins_authority = InsOid::from_oid(name);
    let kinds = kinds.or(ins_authority.map(|_| vec![Kind::Ins])).unwrap_or_default();
    Declared { by: system.to_owned(), kinds, ins_authority }
}

/// A word, perhaps after fillers, perhaps stuck to the number (`RPPS10000668540`); at most six pieces are looked at.
fn of_word(text: &str) -> (Option<Declared>, &str) {
    let separator = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '#');
    let mut rest = text;
    for _ in 0..6 {
        let end = rest.find(|c: char| separator(c) || c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let capitals = word.to_uppercase();
        let after = after.trim_start_matches(separator);
        if let Some((_, kinds)) = WORDS.iter().find(|(known, _)| *known == capitals) {
            return (
                Some(Declared { by: word.to_owned(), kinds: kinds.to_vec(), ins_authority: None }),
                after,
            );
        }
        if after.is_empty() || !FILLERS.contains(&capitals.as_str()) {
            break;
        }
        rest = after;
    }
    // A filler without a known word behind it is still no part of the number.
    (None, rest)
}
