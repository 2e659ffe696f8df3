//! Savoir-faire (specialties, competences, capacities …), value set JDV_J107.

use std::sync::LazyLock;

use crate::table::Table;
use crate::tsv::{fields, filled, lines};

/// One savoir-faire of JDV_J107.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavoirFaire {
    /// The code, unique over the whole value set (`SM04`, `CAPA10`).
    pub code: &'static str,
    /// Its type, a code of [`Table::TypeSavoirFaire`] (`S` specialty, `CEX` exclusive competence …).
    pub type_code: &'static str,
    /// Label without the type suffix in brackets.
    pub label: &'static str,
    /// Label as the nomenclature writes it, with the suffix (`Cardiologie … (SM)`).
    pub nos_label: &'static str,
    /// OID of the nomenclature that defines the code (JDV_J107 gathers several).
    pub code_system_oid: &'static str,
    /// Name of that nomenclature (`TRE_R38-SpecialiteOrdinale`).
    pub code_system: &'static str,
    /// Profession (TRE_G15) that the code belongs to; known for specialties only.
    pub profession: Option<&'static str>,
}

/// In order of code.
static ALL: LazyLock<Vec<SavoirFaire>> = LazyLock::new(|| {
    let mut all: Vec<SavoirFaire> = lines(Table::SavoirFaire.source())
        .map(|line| {
            let [type_code, code, label, nos_label, code_system_oid, code_system, profession] = fields(line);
            let profession = filled(profession);
            SavoirFaire { code, type_code, label, nos_label, code_system_oid, code_system, profession }
        })
        .collect();
    all.sort_unstable_by_key(|s| s.code);
    all
});

/// Every savoir-faire, in order of code.
pub fn savoir_faires() -> &'static [SavoirFaire] {
    &ALL
}

/// The savoir-faire of a code; `None` when JDV_J107 of 2024-10-25 does not hold it (the files may be newer).
pub fn savoir_faire(code: &str) -> Option<&'static SavoirFaire> {
    ALL.binary_search_by_key(&code, |s| s.code).ok().map(|i| &ALL[i])
}

/// The specialties of one profession (`10` doctor, `21` pharmacist, `40` dentist, `60` nurse), in order of code.
pub fn savoir_faire_of_profession(profession: &str) -> impl Iterator<Item = &'static SavoirFaire> {
    ALL.iter().filter(move |s| s.profession == Some(profession))
}
