//! Communes and their postcodes (INSEE COG 2024 joined with La Poste's list).

use std::sync::LazyLock;

use crate::tsv::{fields, lines};

/// One pair commune × postcode × routing label: a commune with several postcodes or places has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune {
    /// INSEE code, 5 characters (`01001`, `2A004`, `97411`).
    pub insee: &'static str,
    /// Postcode, 5 digits. CEDEX postcodes are not in this list.
    pub postcode: &'static str,
    /// Routing label in capitals without accents, as on an envelope (`L ABERGEMENT CLEMENCIAT`).
    pub routing: &'static str,
    /// Name with case and accents (`L'Abergement-Clémenciat`).
    pub name: &'static str,
    /// Code of the département (`01`, `2A`, `974`).
    pub departement: &'static str,
    /// `true` for a municipal arrondissement (Paris, Lyon, Marseille).
    pub arrondissement: bool,
    /// Municipal population of the whole commune; `None` where the list has none (some overseas territories).
    pub population: Option<u32>,
}

static COMMUNES: LazyLock<Vec<Commune>> = LazyLock::new(|| {
    let mut all: Vec<Commune> = lines(include_str!("../data/communes.tsv"))
        .map(|line| {
            let [insee, postcode, routing, name, departement, kind, population] = fields(line);
            let arrondissement = kind == "ARM";
            let population = population.parse().ok();
            Commune { insee, postcode, routing, name, departement, arrondissement, population }
        })
        .collect();
    all.sort_by_key(|c| (c.insee, c.postcode));
    all
});

/// In order of postcode, the most populous commune first.
static BY_POSTCODE: LazyLock<Vec<&'static Commune>> = LazyLock::new(|| {
    let mut all: Vec<&'static Commune> = COMMUNES.iter().collect();
    all.sort_by_key(|c| (c.postcode, std::cmp::Reverse(c.population), c.insee));
    all
});

/// Every row, in order of INSEE code then postcode.
pub fn communes() -> &'static [Commune] {
    &COMMUNES
}

/// The first row of a commune (its lowest postcode); `None` when the code is unknown.
pub fn commune(insee: &str) -> Option<&'static Commune> {
    postcodes_of_commune(insee).first()
}

/// Every row of a commune, in order of postcode; empty when the code is unknown.
pub fn postcodes_of_commune(insee: &str) -> &'static [Commune] {
    let from = COMMUNES.partition_point(|c| c.insee < insee);
    let len = COMMUNES[from..].partition_point(|c| c.insee == insee);
    &COMMUNES[from..from + len]
}

/// The communes served by a postcode, the most populous first; empty for an unknown or a CEDEX postcode.
pub fn communes_of_postcode(postcode: &str) -> &'static [&'static Commune] {
    let from = BY_POSTCODE.partition_point(|c| c.postcode < postcode);
    let len = BY_POSTCODE[from..].partition_point(|c| c.postcode == postcode);
    &BY_POSTCODE[from..from + len]
}
