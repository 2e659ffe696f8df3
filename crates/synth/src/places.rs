//! Where structures stand: communes by département, and a few places abroad.

use crate::alias::Alias;
use crate::rng::Rng;
use crate::tsv::capitals;

/// A place as an address prints it.
pub(crate) struct Place {
    pub(crate) postcode: &'static str,
    pub(crate) insee: &'static str,
    /// Routing label (`PARIS`), without the postcode.
    pub(crate) routing: &'static str,
    /// Name, with the double blank of the arrondissements.
    pub(crate) name: String,
    /// COG code and name of the country; empty in France.
    pub(crate) country: (&'static str, &'static str),
}

/// A département with its communes.
pub(crate) struct Home {
    pub(crate) code: &'static str,
    /// Name in capitals without accents.
    pub(crate) name: String,
    region: &'static str,
    /// How FINESS numbers begin, where they are given.
    pub(crate) finess: Option<&'static str>,
    /// Code in the département column of FINESS.
    pub(crate) finess_column: &'static str,
    first: u32,
    weights: Alias,
    neighbours: Vec<u16>,
}

/// Every département, then one for abroad.
pub(crate) struct Places {
    pub(crate) all: Vec<Place>,
    pub(crate) homes: Vec<Home>,
}

/// Foreign sites as published: the postcode column holds what the postcode is there.
const ABROAD: &[(&str, &str, &str, &str, u64)] = &[
    ("GL", "GL 5O 2QJ CHELTENHAM", "99132", "Royaume-uni", 6),
    ("SW1A", "SW1A 2AA LONDON", "99132", "Royaume-uni", 8),
    ("1201", "1201 GENEVE", "99140", "Suisse", 14),
    ("1000", "1000 BRUXELLES", "99131", "Belgique", 12),
    ("L-1009", "L-1009 LUXEMBOURG", "99137", "Luxembourg", 9),
    ("66111", "66111 SAARBRUCKEN", "99109", "Allemagne", 6),
    ("98000", "98000 MONACO", "99138", "Monaco", 20),
    ("H2X", "H2X 1Y4 MONTREAL", "99401", "Canada", 5),
    ("08001", "08001 BARCELONA", "99134", "Espagne", 4),
];

impl Home {
    /// Whether this is the home of the foreign places.
    pub(crate) fn abroad(&self) -> bool {
        self.region.is_empty()
    }
}

impl Places {
    pub(crate) fn new() -> Self {
        let mut all = Vec::new();
        let mut homes: Vec<Home> = Vec::new();
        for departement in terminology::departements() {
            let first = all.len() as u32;
            let mut weights = Vec::new();
            for c in terminology::communes().iter().filter(|c| c.departement == departement.code) {
                let population = u64::from(c.population.unwrap_or(500).max(1));
                // About population^1.1, without a logarithm that machines would round differently.
                weights.push(population * (10 + u64::from(population.ilog2())));
                all.push(Place {
                    postcode: c.postcode,
                    insee: c.insee,
                    routing: c.routing,
                    name: c.name.replace("e Arrondissement", "e  Arrondissement"),
                    country: ("", ""),
                });
            }
            if weights.is_empty() {
                continue;
            }
            homes.push(Home {
                code: departement.code,
                name: capitals(departement.name),
                region: departement.region,
                finess: departement.finess_prefix,
                finess_column: departement.finess_column.unwrap_or(departement.code),
                first,
                weights: Alias::new(&weights),
                neighbours: Vec::new(),
            });
        }
        for at in 0..homes.len() {
            let region = homes[at].region;
            let same = |other: &usize| *other != at && homes[*other].region == region;
            homes[at].neighbours = (0..homes.len()).filter(same).map(|other| other as u16).collect();
        }
        homes.push(Home {
            code: "99",
            name: String::new(),
            region: "",
            finess: None,
            finess_column: "",
            first: all.len() as u32,
            weights: Alias::new(&ABROAD.iter().map(|place| place.4).collect::<Vec<_>>()),
            neighbours: Vec::new(),
        });
        all.extend(ABROAD.iter().map(|(postcode, routing, code, country, _)| Place {
            postcode,
            insee: "",
            routing,
            name: String::new(),
            country: (code, country),
        }));
        Self { all, homes }
    }

    /// Index of the home abroad.
    pub(crate) fn abroad(&self) -> u16 {
        (self.homes.len() - 1) as u16
    }

    /// The home of a département key of the published counts; keys guessed from odd postcodes are brought back to
    /// a département (Corsica `20`, Guadeloupe `970`) or sent abroad (`98`, `99`, `CA`).
    pub(crate) fn home(&self, key: &str) -> u16 {
        let code = match key {
            "20" => "2A",
            "970" => "971",
            other => other,
        };
        self.homes.iter().position(|home| home.code == code).map_or(self.abroad(), |at| at as u16)
    }

    /// A commune of a home, the populous ones more often.
    pub(crate) fn draw(&self, rng: &mut Rng, home: u16) -> u32 {
        let home = &self.homes[usize::from(home)];
        home.first + home.weights.draw(rng) as u32
    }

    /// Another département of the same region, or the same one when it is alone.
    pub(crate) fn neighbour(&self, rng: &mut Rng, home: u16) -> u16 {
        match self.homes[usize::from(home)].neighbours.as_slice() {
            [] => home,
            others => rng.pick(others),
        }
    }
}
