//! Identifiers of structures.

use super::{Explanation, FAQ};
use crate::kind::Kind;
use crate::text::Text;

/// The files and the tables that the structure identifiers are known from.
const FILES: Text = Text::new(
    "Table TRE_G07 des NOS ; fichiers en libre accès et guide d’implémentation FHIR Annuaire.",
    "NOS table TRE_G07; open files and FHIR directory implementation guide.",
);

const INSEE: Text = Text::new(
    "Répertoire Sirene de l’INSEE (règles d’usage général).",
    "INSEE Sirene register (general rules).",
);

pub(super) fn finess() -> Explanation {
    Explanation {
        kind: Kind::Finess,
        name: Kind::Finess.name(),
        definition: Text::new(
            "Identifiant d’une entité juridique (FINESS juridique, EJ) ou d’un établissement (FINESS géographique, EG) titulaire d’une autorisation ou d’un agrément.",
            "Identifier of a legal entity (EJ) or of an establishment (EG) that holds an authorisation or an approval.",
        ),
        characteristics: Text::new(
            "Unique et définitif pour chaque entité et chaque établissement ; le numéro ne dit pas lequel des deux il désigne.",
            "Unique and final for each entity and each establishment; the number does not tell which of the two it is.",
        ),
        manager: Text::new("ARS, DRJSCS", "ARS, DRJSCS (regional health and social services)"),
        where_to_find: Text::new(
            "Répertoire FINESS (service de publication de l’ANS).",
            "FINESS register (publication service of the ANS).",
        ),
        scope: Text::new(
            "Entités et établissements sanitaires, sociaux, médico-sociaux, et de formation à leurs professions.",
            "Health, social and medico-social entities and establishments, and those training their professions.",
        ),
        format: Text::new(
            "9 caractères, les deux premiers désignant le département (2A ou 2B en Corse, quatre chiffres outre-mer) ; dernier chiffre : clé de Luhn.",
            "9 characters, the first two naming the département (2A or 2B in Corsica, four digits overseas); last digit: Luhn key.",
        ),
        example: "921234567",
        source: FAQ,
    }
}

pub(super) fn idnst() -> Explanation {
    Explanation {
        kind: Kind::Idnst,
        name: Kind::Idnst.name(),
        definition: Text::new(
            "Identifiant d’une structure précédé d’un chiffre qui en dit le type : 1 FINESS, 2 SIREN, 3 SIRET, 4 cabinet RPPS, 0 cabinet ADELI.",
            "Identifier of a structure with a digit in front that tells its type: 1 FINESS, 2 SIREN, 3 SIRET, 4 RPPS practice, 0 ADELI practice.",
        ),
        characteristics: Text::new(
            "Choisi dans l’ordre FINESS, SIRET, cabinet. Attention : le 3 d’une structure est un SIRET, celui d’une personne un FINESS.",
            "Chosen in the order FINESS, SIRET, practice. Beware: 3 is a SIRET for a structure, a FINESS for a person.",
        ),
        manager: Text::new("ANS", "ANS (national digital health agency)"),
        where_to_find: Text::new(
            "API FHIR Annuaire Santé ; fichier PS_LibreAcces, colonne « Ancien identifiant de la structure ».",
            "Annuaire Santé FHIR API; file PS_LibreAcces, column “Ancien identifiant de la structure”.",
        ),
        scope: Text::new(
            "Structures où exercent les professionnels.",
            "Structures where professionals practise.",
        ),
        format: Text::new(
            "Type puis identifiant : 10 caractères pour un FINESS, 15 pour un SIRET ou un cabinet RPPS. OID 1.2.250.1.71.4.2.2.",
            "Type then identifier: 10 characters for a FINESS, 15 for a SIRET or an RPPS practice. OID 1.2.250.1.71.4.2.2.",
        ),
        example: "1750712184",
        source: FILES,
    }
}

pub(super) fn siren() -> Explanation {
    Explanation {
        kind: Kind::Siren,
        name: Kind::Siren.name(),
        definition: Text::new(
            "Identifiant d’une entreprise, d’une association ou d’un organisme public.",
            "Identifier of a company, an association or a public body.",
        ),
        characteristics: Text::new(
            "Unique, pour toute la vie de l’entité.",
            "Unique, for the life of the entity.",
        ),
        manager: Text::new("INSEE", "INSEE (national statistics institute)"),
        where_to_find: Text::new(
            "Répertoire Sirene, extrait Kbis, annuaire des entreprises.",
            "Sirene register, Kbis extract, national company directory.",
        ),
        scope: Text::new("Toute entité inscrite au répertoire Sirene.", "Any entity in the Sirene register."),
        format: Text::new(
            "9 chiffres, le dernier étant la clé de Luhn.",
            "9 digits, the last one being the Luhn key.",
        ),
        example: "732829320",
        source: INSEE,
    }
}

pub(super) fn siret() -> Explanation {
    Explanation {
        kind: Kind::Siret,
        name: Kind::Siret.name(),
        definition: Text::new(
            "Identifiant d’un établissement d’une entreprise : son SIREN suivi d’un numéro interne.",
            "Identifier of an establishment of a company: its SIREN followed by an internal number.",
        ),
        characteristics: Text::new(
            "Change quand l’établissement déménage. Dans l’annuaire, plusieurs structures peuvent porter le même.",
            "Changes when the establishment moves. In the directory, several structures may carry the same one.",
        ),
        manager: Text::new("INSEE", "INSEE (national statistics institute)"),
        where_to_find: Text::new(
            "Répertoire Sirene, factures, annuaire.",
            "Sirene register, invoices, the directory.",
        ),
        scope: Text::new(
            "Tout établissement inscrit au répertoire Sirene.",
            "Any establishment in the Sirene register.",
        ),
        format: Text::new(
            "14 chiffres : SIREN (9) et numéro interne (5), clé de Luhn en dernier ; pour La Poste, somme des chiffres multiple de 5.",
            "14 digits: SIREN (9) and internal number (5), Luhn key last; for La Poste, sum of the digits a multiple of 5.",
        ),
        example: "73282932000074",
        source: INSEE,
    }
}

pub(super) fn rpps_rang() -> Explanation {
    Explanation {
        kind: Kind::RppsRang,
        name: Kind::RppsRang.name(),
        definition: Text::new(
            "Lieu d’exercice connu seulement par le RPPS de son titulaire et un rang.",
            "Practice site known only by the RPPS of its holder and a rank.",
        ),
        characteristics: Text::new(
            "Un rang par cabinet du professionnel ; désigne un lieu, pas une personne.",
            "One rank per practice of the professional; designates a place, not a person.",
        ),
        manager: Text::new("ANS", "ANS (national digital health agency)"),
        where_to_find: Text::new(
            "API FHIR et extractions de l’annuaire.",
            "FHIR API and extractions of the directory.",
        ),
        scope: Text::new(
            "Cabinets sans FINESS ni SIRET connus.",
            "Practices without a known FINESS or SIRET.",
        ),
        format: Text::new("14 chiffres : RPPS (11) et rang (3).", "14 digits: RPPS (11) and rank (3)."),
        example: "10005531586003",
        source: FILES,
    }
}

pub(super) fn technical_id() -> Explanation {
    Explanation {
        kind: Kind::StructureTechnicalId,
        name: Kind::StructureTechnicalId.name(),
        definition: Text::new(
            "Clé d’une structure dans les extractions de l’annuaire.",
            "Key of a structure in the extractions of the directory.",
        ),
        characteristics: Text::new(
            "Une par structure ; plusieurs peuvent porter le même SIRET.",
            "One per structure; several may carry the same SIRET.",
        ),
        manager: Text::new("ANS", "ANS (national digital health agency)"),
        where_to_find: Text::new(
            "Fichier PS_LibreAcces, colonne « Identifiant technique de la structure ».",
            "File PS_LibreAcces, column “Identifiant technique de la structure”.",
        ),
        scope: Text::new("Structures des extractions.", "Structures of the extractions."),
        format: Text::new(
            "R et 14 chiffres, F et FINESS (avec la date de licence pour une pharmacie), C et SIRET ou cabinet ADELI.",
            "R and 14 digits, F and FINESS (with the licence date for a pharmacy), C and SIRET or ADELI practice.",
        ),
        example: "R10100000328372",
        source: FILES,
    }
}
