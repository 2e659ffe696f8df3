//! Countries and territories of the INSEE list (COG).

use std::sync::LazyLock;

use crate::tsv::{fields, filled, lines};

/// One country or territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// COG code, 5 digits beginning with `99` (`99132`).
    pub cog: &'static str,
    /// French name (`Royaume-Uni`).
    pub name: &'static str,
    /// ISO 3166-1 alpha-2; `None` for groups of territories.
    pub iso2: Option<&'static str>,
    /// ISO 3166-1 alpha-3; `None` for groups of territories.
    pub iso3: Option<&'static str>,
}

/// COG code of France. The extractions print `99000` or nothing instead: see [`is_france`].
pub const FRANCE: &str = "99100";

static ALL: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let mut all: Vec<Country> = lines(include_str!("../data/pays_cog.tsv"))
        .map(|line| {
            let [cog, name, iso2, iso3] = fields(line);
            Country { cog, name, iso2: filled(iso2), iso3: filled(iso3) }
        })
        .collect();
    all.sort_by_key(|c| c.cog);
    all
});

/// Every country, in order of COG code.
pub fn countries() -> &'static [Country] {
    &ALL
}

/// The country of a COG code; `99000`, which the extractions print for France, is understood.
pub fn country(cog: &str) -> Option<&'static Country> {
    let cog = if cog == "99000" { FRANCE } else { cog };
    ALL.binary_search_by_key(&cog, |c| c.cog).ok().map(|i| &ALL[i])
}

/// The country of an ISO 3166-1 alpha-2 code in capitals.
pub fn country_by_iso2(iso2: &str) -> Option<&'static Country> {
    ALL.iter().find(|c| c.iso2 == Some(iso2))
}

/// Whether the column "Code pays" means France: `99100` (COG, FHIR), `99000` (extractions) or nothing at all.
pub fn is_france(cog: &str) -> bool {
    matches!(cog.trim(), "" | "99000" | FRANCE)
}
