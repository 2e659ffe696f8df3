//! Names of structures: patterns with placeholders, by sector and profession.

use crate::alias::Alias;
use crate::rng::Rng;
use crate::sites::Class::{self, *};
use crate::tsv::rows;

/// A part of a pattern.
pub(crate) enum Piece {
    Text(&'static str),
    /// Surname of the owner, or of somebody.
    Surname,
    /// Another surname.
    Other,
    FirstName,
    Town,
    Street,
    Saint,
    Departement,
}

/// A pattern and its sector.
pub(crate) struct Template {
    pub(crate) sector: &'static str,
    pub(crate) sector_label: &'static str,
    pub(crate) pieces: Vec<Piece>,
}

struct Choice {
    templates: Vec<u16>,
    weights: Alias,
}

/// The patterns, sorted by who uses them.
pub(crate) struct Templates {
    all: Vec<Template>,
    by_class: Vec<Choice>,
    /// Own practices, by profession code.
    own: Vec<(&'static str, Choice)>,
}

const SAINTS: &[&str] = &[
    "SAINT-JOSEPH",
    "SAINTE-MARIE",
    "SAINT-JEAN",
    "SAINT-LOUIS",
    "SAINTE-ANNE",
    "SAINT-MARTIN",
    "SAINT-VINCENT",
    "SAINT-PIERRE",
    "SAINTE-BARBE",
    "SAINT-LUC",
    "SAINT-ANTOINE",
    "SAINTE-CLOTILDE",
    "SAINT-CHARLES",
    "SAINTE-THERESE",
    "SAINT-MICHEL",
    "SAINT-ROCH",
];

/// Sectors of a class, and the profession its patterns must admit (empty: any).
fn sectors(class: Class) -> (&'static [&'static str], &'static str) {
    match class {
        Hospital => (&["SA01", "SA02", "SA03"], ""),
        Clinic => (&["SA03", "SA04", "SA30", "SA34", "SA36"], ""),
        Ehpad => (&["SA17"], ""),
        MedicoSocial => (&["SA15", "SA16", "SA18", "SA19", "SA20"], ""),
        HealthCentre => (&["SA05"], ""),
        Pharmacy => (&["SA33"], ""),
        Laboratory => (&["SA25"], ""),
        Msp => (&["SA52"], ""),
        Shop => (&["SA42"], ""),
        Body => (
            &[
                "SA10", "SA13", "SA14", "SA22", "SA24", "SA26", "SA27", "SA28", "SA31", "SA32", "SA37",
                "SA43", "SA48", "SA61", "SA63", "SA64", "SA66", "SA67", "SA68", "SA69",
            ],
            "",
        ),
        GroupMedical => (&["SA08", "SA09"], "10"),
        GroupDental => (&["SA08", "SA09"], "40"),
        GroupNurse => (&["SA08", "SA09"], "60"),
        GroupPhysio => (&["SA08", "SA09"], "70"),
        GroupOther => (&["SA08", "SA09"], "91"),
    }
}

fn pieces(pattern: &'static str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').map_or(rest.len(), |at| open + at);
        if open > 0 {
            out.push(Piece::Text(&rest[..open]));
        }
        out.push(match &rest[open + 1..close] {
            "NOM" => Piece::Surname,
            "NOM2" => Piece::Other,
            "PRENOM" => Piece::FirstName,
            "VILLE" => Piece::Town,
            "LIEU" => Piece::Street,
            "SAINT" => Piece::Saint,
            _ => Piece::Departement,
        });
        rest = &rest[(close + 1).min(rest.len())..];
    }
    if !rest.is_empty() {
        out.push(Piece::Text(rest));
    }
    out
}

impl Templates {
    pub(crate) fn new() -> Self {
        let mut all = Vec::new();
        let mut keys = Vec::new();
        for row in rows(include_str!("../data/structure_labels.tsv")) {
            let pattern = row.get(3).copied().unwrap_or_default();
            let weight: u64 = row[2].parse().unwrap_or(1);
            let sector_label =
                terminology::label(terminology::Table::SecteurActivite, row[0]).unwrap_or_default();
            all.push(Template { sector: row[0], sector_label, pieces: pieces(pattern) });
            keys.push((row[0], row[1], weight));
        }
        let choose = |wanted: &dyn Fn(&str, &str) -> bool| {
            let templates: Vec<u16> =
                (0..keys.len()).filter(|at| wanted(keys[*at].0, keys[*at].1)).map(|at| at as u16).collect();
            let weights: Vec<u64> = templates.iter().map(|at| keys[usize::from(*at)].2).collect();
            Choice { weights: Alias::new(&weights), templates }
        };
        let admits =
            |list: &str, code: &str| code.is_empty() || list == "*" || list.split(',').any(|c| c == code);
        let by_class = crate::sites::COUNTS
            .iter()
            .map(|(class, _)| {
                let (wanted, profession) = sectors(*class);
                choose(&|sector, list| wanted.contains(&sector) && admits(list, profession))
            })
            .collect();
        let own = ["10", "40", "60", "70", "71", "80", "91", "93"]
            .iter()
            .map(|code| (*code, choose(&|sector, list| sector == "SA07" && admits(list, code))))
            .collect();
        Self { all, by_class, own }
    }

    /// The pattern of a shared structure.
    pub(crate) fn of_class(&self, rng: &mut Rng, class: Class) -> &Template {
        self.draw(rng, &self.by_class[class as usize])
    }

    /// The pattern of the practice of one person.
    pub(crate) fn of_owner(&self, rng: &mut Rng, profession: &str) -> &Template {
        let found = self.own.iter().find(|(code, _)| *code == profession).or(self.own.last());
        match found {
            Some((_, choice)) => self.draw(rng, choice),
            None => &self.all[0],
        }
    }

    fn draw(&self, rng: &mut Rng, choice: &Choice) -> &Template {
        &self.all[usize::from(choice.templates[choice.weights.draw(rng)])]
    }
}

/// A saint's name.
pub(crate) fn saint(rng: &mut Rng) -> &'static str {
    rng.pick(SAINTS)
}
