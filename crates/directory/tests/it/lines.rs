//! Lines of the main file, made by hand or drawn from a seed, and a library to load them into.

use directory::{DirectoryError, Library, LoadOptions, LoadReport};
use std::path::{Path, PathBuf};

/// The published header (56 columns).
pub const HEADER: &str = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité";

/// What a test says of a line; the rest is filled in.
#[derive(Clone, Debug)]
pub struct L {
    pub rpps: u64,
    pub family: &'static str,
    pub given: &'static str,
    pub profession: (&'static str, &'static str),
    pub category: &'static str,
    pub know_how: (&'static str, &'static str),
    /// Postcode, INSEE code, town in capitals, commune label; empty = no structure.
    pub town: (&'static str, &'static str, &'static str, &'static str),
    pub structure: &'static str,
    pub phone: String,
}

pub const DOCTOR: (&str, &str) = ("10", "Médecin");
pub const NURSE: (&str, &str) = ("60", "Infirmier");
pub const LYON3: (&str, &str, &str, &str) = ("69003", "69383", "LYON", "Lyon 3e Arrondissement");
pub const AJACCIO: (&str, &str, &str, &str) = ("20000", "2A004", "AJACCIO", "Ajaccio");
pub const NOWHERE: (&str, &str, &str, &str) = ("", "", "", "");

pub fn line(rpps: u64, family: &'static str, given: &'static str) -> L {
    L {
        rpps,
        family,
        given,
        profession: DOCTOR,
        category: "C",
        know_how: ("", ""),
        town: LYON3,
        structure: "CABINET DU CENTRE",
        phone: String::new(),
    }
}

impl L {
    pub fn text(&self) -> String {
        let r = self.rpps;
        let (pc, pl) = self.profession;
        let (kc, kl) = self.know_how;
        let (kt, ktl) = if kc.is_empty() { ("", "") } else { ("S", "Spécialité ordinale") };
        let cat = match self.category {
            "E" => "Etudiant",
            _ => "Civil",
        };
        let place = if self.town.0.is_empty() {
            "|".repeat(27)
        } else {
            let (cp, insee, town, label) = self.town;
            format!(
                "12345678200077|123456782|690000013|690000005|R10100000328372|{}||||12||R|Rue|DE LA REPUBLIQUE||{cp} {town}|{cp}|{insee}|{label}|99000||{}||||||312345678200077",
                self.structure, self.phone
            )
        };
        format!(
            "8|{r:011}|8{r:011}|DR|Docteur|M|Monsieur|{}|{}|{pc}|{pl}|{}|{cat}|{kt}|{ktl}|{kc}|{kl}|L|Libéral|{place}|CNOM/CNOM/CNOM|SA07|Cabinet individuel|||||GENR01|Activité standard de soin ou de pharmacien",
            self.family, self.given, self.category
        )
    }
}

pub fn text(lines: &[L]) -> String {
    let mut out = format!("{HEADER}\n");
    for l in lines {
        out.push_str(&l.text());
        out.push('\n');
    }
    out
}

/// A small deterministic source of numbers (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

pub const FAMILIES: [&str; 16] = [
    "MARTIN",
    "MARTINEZ",
    "MARTIN-DURAND",
    "DURAND",
    "DE LA FONTAINE",
    "D'ANGELO",
    "BÉRANGER",
    "BERANGER",
    "ST MARTIN",
    "SAINT-MARTIN",
    "MAR",
    "LE GOFF",
    "N'GUYEN",
    "ŒUVRARD",
    "MARTIN",
    "DUPONT",
];
pub const GIVENS: [&str; 12] = [
    "MARTINE",
    "Martin",
    "JEAN",
    "Jean-Pierre",
    "PIERRE",
    "MARIE",
    "MARTHE",
    "ANNE MARIE",
    "",
    "Élise",
    "DURANDAL",
    "JEAN",
];

/// `n` lines about fewer persons, of all kinds.
pub fn drawn(seed: u64, n: usize) -> Vec<L> {
    let mut d = Dice(seed);
    let towns = [
        LYON3,
        AJACCIO,
        NOWHERE,
        ("69100", "69266", "VILLEURBANNE", "Villeurbanne"),
        ("69483", "", "LYON CEDEX 03", ""),
    ];
    (0..n)
        .map(|_| {
            let person = d.below(n * 3 / 4 + 1) as u64;
            let mut own = Dice(person ^ seed.rotate_left(17));
            let mut l = line(99_000_000_000 + person, own.pick(&FAMILIES), own.pick(&GIVENS));
            if d.below(40) == 0 {
                l.family = d.pick(&FAMILIES);
            }
            l.profession = if own.below(3) == 0 { DOCTOR } else { NURSE };
            l.category = if own.below(12) == 0 { "E" } else { "C" };
            if l.profession == DOCTOR {
                l.know_how = own.pick(&[
                    ("SM04", "Cardiologie et maladies vasculaires"),
                    ("SM54", "Médecine Générale"),
                    ("", ""),
                ]);
            }
            l.town = d.pick(&towns);
            l.structure = d.pick(&["CABINET DU CENTRE", "CLINIQUE \"LES LILAS\"", "PHARMACIE \\ SUD"]);
            l
        })
        .collect()
}

/// A library in a folder that goes away with it.
pub struct Shelf {
    pub dir: tempfile::TempDir,
    pub library: Library,
}

pub fn options() -> LoadOptions {
    LoadOptions { accept_shrink: false, keep: 5, now: 1_795_000_000 }
}

impl Shelf {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let library = Library::open(&dir.path().join("data")).unwrap();
        Self { dir, library }
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Writes the text as the main file of 2026-11-`day` and loads it.
    pub fn load_day(&self, day: u32, bytes: impl AsRef<[u8]>) -> Result<LoadReport, DirectoryError> {
        let path = self.file(&format!("PS_LibreAcces_Personne_activite_202611{day:02}0715.txt"), bytes);
        self.library.load(&[path], &options(), &mut ())
    }

    pub fn pack(&self, id: &str) -> PathBuf {
        self.library.root().join("generations").join(id).join("main.pack")
    }
}

/// Bytes of a file.
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
