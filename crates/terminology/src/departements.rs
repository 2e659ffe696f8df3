//! Départements and overseas territories.

use std::sync::LazyLock;

use crate::tsv::{fields, filled, lines};

/// A département, or an overseas territory that has the place of one in the codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departement {
    /// Official code: `01` to `95` without `20`, `2A`, `2B`, `971` to `978`, `984`, `986` to `989`.
    pub code: &'static str,
    /// Name (`Val-d'Oise`).
    pub name: &'static str,
    /// Chief town; `None` for uninhabited territories.
    pub capital: Option<&'static str>,
    /// Region, or the territory itself overseas.
    pub region: &'static str,
    /// Code in the column "département" of the FINESS files (`9A` for Guadeloupe); `None` when FINESS has none.
    pub finess_column: Option<&'static str>,
    /// How its FINESS numbers begin (`9701` for Guadeloupe); `None` when it was never seen.
    pub finess_prefix: Option<&'static str>,
    /// How its postcodes begin (`20` for both parts of Corsica).
    pub postcode_prefix: &'static str,
    /// Municipal population; `None` where the source has none.
    pub population: Option<u32>,
}

/// In order of code, as the file is (`2A`, `2B` after `29`).
static ALL: LazyLock<Vec<Departement>> = LazyLock::new(|| {
    let mut all: Vec<Departement> = lines(include_str!("../data/departements.tsv"))
        .map(|line| {
            let [code, name, capital, region, column, prefix, postcode_prefix, population] = fields(line);
            Departement {
                code,
                name,
                capital: filled(capital),
                region,
                finess_column: filled(column),
                finess_prefix: filled(prefix),
                postcode_prefix,
                population: population.parse().ok(),
            }
        })
        .collect();
    all.sort_unstable_by_key(|d| d.code);
    all
});

/// Every département and overseas territory, in order of code.
pub fn departements() -> &'static [Departement] {
    &ALL
}

/// The département of a code; `None` when there is none.
pub fn departement(code: &str) -> Option<&'static Departement> {
    ALL.binary_search_by_key(&code, |d| d.code).ok().map(|i| &ALL[i])
}

/// The département of the letter code that FINESS files print overseas (`9D` is 974), or of the plain code.
/// `9A` also covers Saint-Barthélemy and Saint-Martin: Guadeloupe is returned.
pub fn departement_of_finess_column(column: &str) -> Option<&'static Departement> {
    ALL.iter().find(|d| d.finess_column == Some(column))
}
