//! Verdicts and the reasons behind them: every sentence that a check can give, with its stable id.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Outcome of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Shape and key are right.
    Valid,
    /// The shape is right, something else is doubtful: to be shown, never refused (official examples have wrong
    /// keys).
    Warning,
    /// The shape is wrong.
    Invalid,
}

/// Weight of a [`Reason`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Good to know.
    Info,
    /// Makes the verdict a warning.
    Warning,
    /// Makes the verdict invalid.
    Error,
}

/// One reason of a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Stable machine id (`key_wrong`).
    pub id: &'static str,
    /// Weight.
    pub level: Level,
    /// The sentence.
    #[serde(flatten)]
    pub text: Text,
}

/// A verdict with its reasons, in the order to show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The gravest of the reasons.
    pub verdict: Verdict,
    /// Never empty.
    pub reasons: Vec<Reason>,
}

impl Check {
    pub(crate) fn of(reasons: Vec<Reason>) -> Self {
        let verdict = match reasons.iter().map(|r| r.level).max() {
            None | Some(Level::Info) => Verdict::Valid,
            Some(Level::Warning) => Verdict::Warning,
            Some(Level::Error) => Verdict::Invalid,
        };
        Self { verdict, reasons }
    }
}

const fn fixed(id: &'static str, level: Level, fr: &'static str, en: &'static str) -> Reason {
    Reason { id, level, text: Text::new(fr, en) }
}

/// The key is right, or it is not and here is the one expected.
pub(crate) fn key(valid: bool, expected: u8) -> Reason {
    if valid {
        return fixed("key_valid", Level::Info, "La clé de contrôle est juste.", "The check key is right.");
    }
    let text = Text::of(
        format!(
            "La clé de contrôle (dernier chiffre) est fausse : {expected} attendu. Des exemples officiels ont ce défaut, vérifier la saisie."
        ),
        format!(
            "The check key (last digit) is wrong: {expected} expected. Official examples have this fault, check the input."
        ),
    );
    Reason { id: "key_wrong", level: Level::Warning, text }
}

/// Two-digit key of the INS.
pub(crate) fn ins_key(valid: bool, expected: u8) -> Reason {
    if valid {
        return key(true, expected);
    }
    let text = Text::of(
        format!("La clé (deux derniers chiffres) est fausse : {expected:02} attendu."),
        format!("The key (last two digits) is wrong: {expected:02} expected."),
    );
    Reason { id: "key_wrong", level: Level::Warning, text }
}

pub(crate) fn ins_key_absent(expected: u8) -> Reason {
    let text = Text::of(
        format!("La clé n’est pas donnée : {expected:02} attendu après les 13 caractères."),
        format!("The key is not given: {expected:02} expected after the 13 characters."),
    );
    Reason { id: "key_absent", level: Level::Info, text }
}

pub(crate) const INS_NATURE: Reason = fixed(
    "ins_nature_by_oid",
    Level::Info,
    "Seul l’OID qui accompagne le matricule dit s’il s’agit d’un NIR ou d’un NIA, réel ou d’essai.",
    "Only the OID that comes with the matricule tells whether it is a NIR or a NIA, real or for tests.",
);

pub(crate) const INS_FIRST_DIGIT: Reason = fixed(
    "ins_first_digit_unusual",
    Level::Warning,
    "Le premier chiffre d’un matricule INS est 1 ou 2, ou 3, 4, 7, 8 pour un numéro d’attente ou provisoire.",
    "The first digit of an INS matricule is 1 or 2, or 3, 4, 7, 8 for a waiting or temporary number.",
);

pub(crate) const INS_TEST_OID: Reason = fixed(
    "ins_test_oid",
    Level::Warning,
    "L’OID annonce une identité de test ou de démonstration : à refuser en production.",
    "The OID announces a test or demonstration identity: to be refused in production.",
);

pub(crate) const INS_C: Reason = fixed(
    "ins_c_ended",
    Level::Warning,
    "L’OID est celui de l’ancien INS-C (calculé), qui n’a plus cours.",
    "The OID is that of the former INS-C (computed), no longer in use.",
);

pub(crate) const RPPS_TEST: Reason = fixed(
    "rpps_test_range",
    Level::Info,
    "Numéro de la plage de test (99700…) : personne fictive.",
    "Number of the test range (99700…): fictitious person.",
);

pub(crate) const RPPS_UNUSUAL: Reason = fixed(
    "rpps_unusual_range",
    Level::Warning,
    "Les numéros RPPS distribués à ce jour commencent par 10 : vérifier la saisie.",
    "RPPS numbers given so far begin with 10: check the input.",
);

pub(crate) const IDNPS_IN_RPPS: Reason = fixed(
    "type_digit_then_rpps",
    Level::Info,
    "Le 8 en tête annonce un numéro RPPS : c’est la valeur du champ « identifiant national du professionnel » (IDNPS dans l’API FHIR, « Identification nationale PP » dans le fichier).",
    "The leading 8 announces an RPPS number: it is the value of the field “national identifier of the professional” (IDNPS in the FHIR API, “Identification nationale PP” in the file).",
);

pub(crate) const ADELI_ENDED: Reason = fixed(
    "adeli_ended",
    Level::Warning,
    "L’identifiant ADELI n’est plus utilisé depuis octobre 2024 : lu dans les données anciennes, refusé pour une nouvelle fiche.",
    "The ADELI identifier has not been used since October 2024: read in old data, refused for a new record.",
);

pub(crate) const ADELI_TEST_FORM: Reason = fixed(
    "adeli_letter_form",
    Level::Info,
    "Une lettre en deuxième position : Corse (2A, 2B), outre-mer (9A à 9F) ou carte de test.",
    "A letter in second position: Corsica (2A, 2B), overseas (9A to 9F) or a test card.",
);

pub(crate) const TYPE_ENDED: Reason = fixed(
    "type_ended",
    Level::Warning,
    "Ce type d’identifiant n’a plus cours : lu dans les données anciennes, refusé pour une nouvelle fiche.",
    "This type of identifier is no longer in use: read in old data, refused for a new record.",
);

pub(crate) const TYPE_NO_RULE: Reason = fixed(
    "no_published_rule",
    Level::Info,
    "Aucune règle publiée ne permet de contrôler la suite de cet identifiant.",
    "No published rule allows the rest of this identifier to be checked.",
);

pub(crate) const AM_KEY_WEAK: Reason = fixed(
    "am_key_rule_weak",
    Level::Info,
    "La règle de clé des numéros AM n’est attestée que par quelques exemples.",
    "The key rule of AM numbers is attested by a few examples only.",
);

pub(crate) const AM_PREFIX: Reason = fixed(
    "departement_unknown",
    Level::Warning,
    "Les deux premiers chiffres ne sont pas un département.",
    "The first two digits are not a département.",
);

pub(crate) const FINESS_PREFIX: Reason = fixed(
    "finess_prefix_unknown",
    Level::Warning,
    "Les premiers caractères ne sont le début connu d’aucun département (01 à 95, 2A, 2B, 9701 à 9704, 9805, 9806).",
    "The first characters are the known beginning of no département (01 to 95, 2A, 2B, 9701 to 9704, 9805, 9806).",
);

pub(crate) const FINESS_EJ_EG: Reason = fixed(
    "finess_ej_or_eg",
    Level::Info,
    "Le numéro seul ne dit pas s’il désigne une entité juridique (EJ) ou un établissement (EG).",
    "The number alone does not tell whether it designates a legal entity (EJ) or an establishment (EG).",
);

pub(crate) fn finess_corsica(holds: bool) -> Reason {
    let (level, fr, en) =
        if holds { (Level::Info, "juste", "right") } else { (Level::Warning, "fausse", "wrong") };
    let text = Text::of(
        format!(
            "Corse : la règle de clé n’est pas publiée. Avec A compté 1 et B compté 2 (supposition), la clé est {fr}."
        ),
        format!(
            "Corsica: the key rule is not published. With A counted 1 and B counted 2 (a guess), the key is {en}."
        ),
    );
    Reason { id: "finess_key_corsica_unverified", level, text }
}

pub(crate) const LA_POSTE: Reason = fixed(
    "siret_la_poste",
    Level::Info,
    "Établissement de La Poste (SIREN 356000000) : la somme des chiffres est un multiple de 5, règle propre à ces SIRET.",
    "Establishment of La Poste (SIREN 356000000): the sum of the digits is a multiple of 5, the rule of these SIRET.",
);

pub(crate) const SIREN_PART_WRONG: Reason = fixed(
    "siren_part_key_wrong",
    Level::Warning,
    "Les neuf premiers chiffres (SIREN) ont une clé fausse.",
    "The first nine digits (SIREN) have a wrong key.",
);

pub(crate) const PUBLISHED_EXAMPLE: Reason = fixed(
    "published_example",
    Level::Info,
    "Numéro donné en exemple dans la documentation officielle.",
    "Number given as an example in the official documentation.",
);

pub(crate) const NO_KEY: Reason = fixed(
    "no_key",
    Level::Info,
    "Cet identifiant n’a pas de clé de contrôle.",
    "This identifier has no check key.",
);

/// Refusal of an ended identifier in a new record.
pub(crate) fn refused_for_new_record(why: &Reason) -> Reason {
    Reason { id: why.id, level: Level::Error, text: why.text.clone() }
}

pub(crate) const ALL_ZEROS: Reason = fixed(
    "all_zeros",
    Level::Warning,
    "Tous les chiffres sont des zéros : valeur de remplissage, pas un numéro.",
    "All the digits are zeros: a filler, not a number.",
);
