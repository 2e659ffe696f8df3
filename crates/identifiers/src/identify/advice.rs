//! What was not recognised, and what to do about it.

use super::candidate::Candidate;
use super::declared::Declared;
use crate::clean::MAX_INPUT;
use crate::error::ParseError;
use crate::kind::Kind;
use crate::reason::{Level, Reason, Verdict};
use crate::text::Text;

const fn advice(id: &'static str, fr: &'static str, en: &'static str) -> Reason {
    Reason { id, level: Level::Info, text: Text::new(fr, en) }
}

pub(super) const NOTHING: Reason = advice(
    "empty",
    "Saisir un numéro : RPPS, AM, FINESS, ADELI, SIREN, SIRET, identifiant national ou matricule INS.",
    "Type a number: RPPS, AM, FINESS, ADELI, SIREN, SIRET, national identifier or INS matricule.",
);

const SEVERAL: Reason = advice(
    "several_candidates",
    "Plusieurs identifiants ont cette forme : c’est l’endroit où il a été lu qui départage.",
    "Several identifiers have this form: where it was read decides.",
);

/// The nine characters shared by AM, FINESS, ADELI and SIREN.
const SEVERAL_OF_NINE: Reason = advice(
    "several_candidates",
    "Plusieurs identifiants ont cette forme : c’est l’endroit où il a été lu qui départage (ordonnance ou feuille de soins : numéro AM ; annuaire des structures : FINESS ; document d’entreprise : SIREN).",
    "Several identifiers have this form: where it was read decides (prescription or care sheet: AM number; register of structures: FINESS; company paper: SIREN).",
);

const SYSTEM_UNKNOWN: Reason = advice(
    "system_unknown",
    "Le système ou l’OID placé devant le numéro n’est pas connu : il a été laissé de côté.",
    "The system or OID in front of the number is not known: it was left aside.",
);

const SYSTEM_MISMATCH: Reason = advice(
    "declared_kind_does_not_fit",
    "Le numéro n’a pas la forme de ce qui est annoncé devant lui.",
    "The number does not have the form of what is announced in front of it.",
);

const ADDRESS: Reason = advice(
    "looks_like_address",
    "Ceci est une adresse électronique : la chercher dans l’annuaire par l’adresse MSSanté.",
    "This is an e-mail address: look it up in the directory by MSSanté address.",
);

const PHONE: Reason = advice(
    "looks_like_phone",
    "Dix chiffres commençant par 0 : peut-être un numéro de téléphone.",
    "Ten digits beginning with 0: perhaps a telephone number.",
);

const POSTCODE: Reason = advice(
    "looks_like_postcode",
    "Cinq chiffres : peut-être un code postal ou un code de commune.",
    "Five digits: perhaps a postcode or a commune code.",
);

const LETTER_O: Reason = advice(
    "letter_for_digit",
    "Une lettre O, I ou L tient peut-être la place d’un 0 ou d’un 1 : vérifier la saisie.",
    "A letter O, I or L may stand for a 0 or a 1: check the input.",
);

const NOT_A_NUMBER: Reason = advice(
    "not_an_identifier",
    "Ceci n’a la forme d’aucun identifiant connu : pour un nom, utiliser la recherche de l’annuaire.",
    "This has the form of no known identifier: for a name, use the directory search.",
);

const WRONG_LENGTH: Reason = advice(
    "length_of_none",
    "Aucun identifiant connu n’a cette longueur : RPPS 11 chiffres, identifiant national 12, AM, FINESS, ADELI et SIREN 9, SIRET 14, INS 13 ou 15. Vérifier qu’aucun chiffre ne manque, surtout un zéro en tête perdu par un tableur.",
    "No known identifier has this length: RPPS 11 digits, national identifier 12, AM, FINESS, ADELI and SIREN 9, SIRET 14, INS 13 or 15. Check that no digit is missing, above all a leading zero lost by a spreadsheet.",
);

const ALL_KEYS_WRONG: Reason = advice(
    "no_right_key",
    "Aucune clé n’est juste : relire le numéro chiffre par chiffre avant de s’en servir.",
    "No key is right: read the number again digit by digit before using it.",
);

pub(super) fn too_long() -> Reason {
    Reason { level: Level::Info, ..ParseError::TooLong { max: MAX_INPUT }.reason() }
}

/// Kinds that a text nearly is, by its beginning and a length that is wrong by one or two.
pub(super) fn near_misses(cleaned: &str) -> Vec<Kind> {
    let digits = cleaned.bytes().all(|b| b.is_ascii_digit());
    match (digits, cleaned.len()) {
        (true, 10 | 12) if cleaned.starts_with("10") => vec![Kind::Rpps],
        (true, 11 | 13) if cleaned.starts_with("810") => vec![Kind::Idnps],
        _ => Vec::new(),
    }
}

pub(super) fn of(
    value: &str,
    cleaned: &str,
    declared: Option<&Declared>,
    candidates: &[Candidate],
) -> Vec<Reason> {
    let mut out = Vec::new();
    match declared {
        Some(d) if d.kinds.is_empty() => out.push(SYSTEM_UNKNOWN),
        Some(d) if candidates.iter().all(|c| c.verdict == Verdict::Invalid || !d.kinds.contains(&c.kind)) => {
            out.push(SYSTEM_MISMATCH);
        }
        _ => {}
    }
    let right: Vec<&Candidate> = candidates.iter().filter(|c| c.verdict != Verdict::Invalid).collect();
    let digits = cleaned.bytes().all(|b| b.is_ascii_digit());
    // A telephone number has the length of an IDNPS of type ADELI: said even when there is a candidate.
    if digits && cleaned.len() == 10 && cleaned.starts_with('0') {
        out.push(PHONE);
    }
    if right.len() > 1 {
        out.push(if cleaned.len() == 9 { SEVERAL_OF_NINE } else { SEVERAL });
    }
    if !right.is_empty() {
        let wrong = |c: &&Candidate| c.reasons.iter().any(|r| r.id == "key_wrong");
        if right.iter().all(wrong) {
            out.push(ALL_KEYS_WRONG);
        }
        return out;
    }
    let repaired = cleaned.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'O' | b'I' | b'L'));
    let has_digit = cleaned.bytes().any(|b| b.is_ascii_digit());
    out.push(match cleaned.len() {
        _ if value.contains('@') => ADDRESS,
        5 if digits => POSTCODE,
        _ if digits => WRONG_LENGTH,
        _ if repaired && has_digit => LETTER_O,
        _ => NOT_A_NUMBER,
    });
    out
}
