//! The pieces of an identifier, named.

use serde::Serialize;

use crate::adeli::Adeli;
use crate::am::AmNumber;
use crate::finess::Finess;
use crate::idnps::Idnps;
use crate::idnst::{Idnst, StructureTechnicalId};
use crate::ins::Ins;
use crate::rpps::{Rpps, RppsRang};
use crate::siren::Siret;
use crate::text::Text;

/// A named piece of an identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Stable machine id (`departement`).
    pub id: &'static str,
    /// Name to show.
    pub name: Text,
    /// The value: digits, or an official code.
    pub value: String,
}

fn part(id: &'static str, fr: &'static str, en: &'static str, value: impl ToString) -> Part {
    Part { id, name: Text::new(fr, en), value: value.to_string() }
}

fn departement(code: Option<&str>) -> Option<Part> {
    code.map(|code| part("departement", "Département", "Département", code))
}

fn key(value: impl ToString) -> Part {
    part("key", "Clé", "Key", value)
}

pub(super) fn rpps(id: Rpps) -> Vec<Part> {
    vec![key(id.number() % 10)]
}

pub(super) fn rpps_rang(id: RppsRang) -> Vec<Part> {
    vec![
        part("rpps", "Numéro RPPS", "RPPS number", id.rpps),
        part("rank", "Rang", "Rank", format!("{:03}", id.rank())),
    ]
}

pub(super) fn am(id: &AmNumber) -> Vec<Part> {
    departement(id.departement()).into_iter().collect()
}

pub(super) fn adeli(id: &Adeli) -> Vec<Part> {
    let mut parts: Vec<Part> = departement(id.departement()).into_iter().collect();
    parts.push(part("profession", "Profession (code ADELI)", "Profession (ADELI code)", id.profession()));
    parts
}

pub(super) fn finess(id: &Finess) -> Vec<Part> {
    departement(id.departement()).into_iter().collect()
}

pub(super) fn siret(id: Siret) -> Vec<Part> {
    let text = id.to_string();
    vec![
        part("siren", "Numéro SIREN", "SIREN number", id.siren()),
        part("nic", "Numéro interne (NIC)", "Internal number (NIC)", text.get(9..).unwrap_or_default()),
    ]
}

pub(super) fn idnps(id: &Idnps) -> Vec<Part> {
    let mut parts = vec![type_digit(id.kind().code(), id.kind().name())];
    match id {
        Idnps::Rpps(inner) => parts.push(part("rpps", "Numéro RPPS", "RPPS number", inner)),
        Idnps::Adeli(inner) => {
            parts.push(part("adeli", "Numéro ADELI", "ADELI number", inner));
            parts.extend(adeli(inner));
        }
        Idnps::Other { value, .. } => parts.push(part("value", "Identifiant", "Identifier", value)),
    }
    parts
}

pub(super) fn idnst(id: &Idnst) -> Vec<Part> {
    let mut parts = vec![type_digit(id.kind().code(), id.kind().name())];
    match id {
        Idnst::Finess(_, inner) => {
            parts.push(part("finess", "Numéro FINESS", "FINESS number", inner));
            parts.extend(finess(inner));
        }
        Idnst::Siren(inner) => parts.push(part("siren", "Numéro SIREN", "SIREN number", inner)),
        Idnst::Siret(inner) => {
            parts.push(part("siret", "Numéro SIRET", "SIRET number", inner));
            parts.extend(siret(*inner));
        }
        Idnst::CabinetRpps(inner) => parts.extend(rpps_rang(*inner)),
        Idnst::CabinetAdeli(inner, rank) => {
            parts.push(part("adeli", "Numéro ADELI", "ADELI number", inner));
            parts.push(part("rank", "Rang", "Rank", format!("{rank:02}")));
        }
        Idnst::Other(_, value) => parts.push(part("value", "Identifiant", "Identifier", value)),
    }
    parts
}

fn type_digit(code: &str, name: Text) -> Part {
    let value = format!("{code} ({})", name.fr);
    // The name of the type is French in both languages: it is that of the published table.
    part("type", "Type", "Type", value)
}

pub(super) fn ins(id: &Ins) -> Vec<Part> {
    let digits = |from: usize, to: usize| id.matricule().get(from..to).unwrap_or_default();
    let mut parts = Vec::new();
    if let Some(sex) = id.sex() {
        parts.push(part("sex", "Sexe (état civil)", "Sex (civil status)", sex));
    }
    parts.push(part("birth_year", "Année de naissance (2 chiffres)", "Birth year (2 digits)", digits(1, 3)));
    parts.push(part("birth_month", "Mois de naissance", "Birth month", digits(3, 5)));
    parts.push(part(
        "birth_departement",
        "Département de naissance",
        "Birth département",
        id.birth_departement(),
    ));
    if let Some(key_read) = id.key() {
        parts.push(key(format!("{key_read:02}")));
    }
    parts
}

pub(super) fn technical(id: &StructureTechnicalId) -> Vec<Part> {
    if let Some(inner) = id.finess() {
        let mut parts = vec![part("finess", "Numéro FINESS", "FINESS number", inner)];
        parts.extend(finess(&inner));
        return parts;
    }
    id.siret().map(|inner| part("siret", "Numéro SIRET", "SIRET number", inner)).into_iter().collect()
}
