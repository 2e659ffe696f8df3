//! One row of a person: where, how and as what they work.

use crate::events::Today;
use crate::person::Category;
use crate::professions::{self, Profession};
use crate::rng::{Rng, Tag};
use crate::sites::{Class, Site};
use crate::specialties::NONE;
use crate::world::World;

/// Mode of practice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Liberal,
    Salaried,
    Voluntary,
    Unknown,
}

impl Mode {
    /// Code and label as printed.
    pub(crate) fn printed(self) -> &'static str {
        match self {
            Mode::Liberal => "L|Libéral",
            Mode::Salaried => "S|Salarié",
            Mode::Voluntary => "B|Bénévole",
            Mode::Unknown => "|",
        }
    }
}

/// The place of a row.
#[derive(Clone, Copy)]
pub(crate) enum Where {
    Nowhere,
    /// The practice of the person alone; the number tells several apart.
    Own(u64),
    Shared(Site),
}

/// One row, drawn.
pub(crate) struct Activity {
    pub(crate) profession: &'static Profession,
    pub(crate) category: Category,
    pub(crate) specialty: u16,
    pub(crate) mode: Mode,
    pub(crate) place: Where,
    /// Section of the pharmacists' register, role, genre: code and label, `|` when absent.
    pub(crate) section: &'static str,
    pub(crate) role: &'static str,
    pub(crate) genre: &'static str,
    /// Three registration authorities.
    pub(crate) authority: &'static str,
}

impl Activity {
    /// The row `row` of a person on their day.
    pub(crate) fn draw(world: &World, today: &Today, row: u8) -> Self {
        let person = &today.person;
        let mut rng = Rng::of(world.seed, Tag::Row, u64::from(person.index), u64::from(row));
        let odd = row % 2 == 1;
        let number = if odd && person.second != u8::MAX { person.second } else { person.profession };
        let profession = &professions::ALL[usize::from(number)];
        let category = if odd && person.also_civilian { Category::Civilian } else { person.category };
        let mode = mode(&mut rng, profession, category);
        let mut place_rng = Rng::of(
            world.seed,
            Tag::Place,
            u64::from(person.index),
            u64::from(row) | u64::from(today.moved) << 8,
        );
        let place = place(world, &mut place_rng, person.home, number, mode, category, row, today.moved);
        let structured = !matches!(place, Where::Nowhere);
        let mut rework = Rng::of(
            world.seed,
            Tag::Row,
            u64::from(person.index),
            u64::from(row) | u64::from(today.reworked + 1) << 8,
        );
        let own = number == person.profession;
        Activity {
            profession,
            category,
            specialty: if own && category != Category::Student { person.specialty } else { NONE },
            mode,
            place,
            section: section(world, number, person.home, mode, category, place),
            role: role(&mut rework, number, mode, structured),
            genre: genre(&mut rework, number, structured),
            authority: authority(&mut rng, profession, category),
        }
    }
}

fn mode(rng: &mut Rng, profession: &Profession, category: Category) -> Mode {
    let kind = rng.below(1_000);
    let liberal = rng.percent(profession.liberal) && category == Category::Civilian;
    match kind {
        970.. => Mode::Unknown,
        960.. => Mode::Voluntary,
        _ if liberal => Mode::Liberal,
        _ => Mode::Salaried,
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of a row, each drawn elsewhere; one caller")]
fn place(
    world: &World,
    rng: &mut Rng,
    home: u16,
    profession: u8,
    mode: Mode,
    category: Category,
    row: u8,
    moved: u32,
) -> Where {
    // A further row without a place would be the first one again.
    let without = match (row, category, mode) {
        (1.., _, _) => 0,
        (_, Category::Student, _) => 50,
        (_, _, Mode::Liberal) => 16,
        _ => 28,
    };
    if rng.percent(without) {
        return Where::Nowhere;
    }
    let own = Where::Own(u64::from(row) | u64::from(moved) << 8);
    let group = professions::ALL[usize::from(profession)].group;
    let site = if mode == Mode::Liberal {
        let class = match rng.below(100) {
            _ if matches!(group, Class::Pharmacy | Class::Shop) => group,
            0..38 => return own,
            38..43 => Class::Msp,
            43..46 => Class::Clinic,
            _ => group,
        };
        world.sites.one(rng, class, home)
    } else {
        let home = if rng.percent(10) { world.places.neighbour(rng, home) } else { home };
        world.sites.salaried(rng, profession, home)
    };
    site.map_or(own, Where::Shared)
}

fn section(
    world: &World,
    profession: u8,
    home: u16,
    mode: Mode,
    category: Category,
    place: Where,
) -> &'static str {
    if profession != professions::PHARMACISTS || category == Category::Student {
        return "|";
    }
    if category == Category::Military {
        return "M|Pharmacien militaire";
    }
    if world.places.homes[usize::from(home)].code.starts_with("97") {
        return "E|Pharmacien d'Outre-Mer";
    }
    match place {
        Where::Shared(site) if site.class == Class::Hospital => "H|Pharmacien d'établissement de santé",
        Where::Shared(site) if site.class == Class::Laboratory => "G|Pharmacien biologiste",
        Where::Shared(site) if site.class == Class::Body && site.rank % 2 == 0 => {
            "B|Pharmacien d'entreprise - industrie"
        }
        Where::Shared(site) if site.class == Class::Body => "C|Pharmacien d'entreprise - distribution",
        _ if mode == Mode::Liberal => "A|Pharmacien titulaire d'officine",
        _ => "D|Pharmacien adjoint, remplaçant ou gérant",
    }
}

const PRIVATE_ROLES: &[&str] = &[
    "FON-01|Titulaire de cabinet",
    "FON-02|Associé dans une société d'exercice (SEL ou SCP)",
    "FON-17|Collaborateur",
    "FON-22|Remplaçant, intérimaire, intermittent",
    "FON-32|Régulateur libéral",
    "FON-AU|Fonction non définie",
];
const SALARIED_ROLES: &[&str] = &[
    "FON-33|Salarié en poste fixe",
    "FON-33|Salarié en poste fixe",
    "FON-AU|Fonction non définie",
    "FON-43|Cadre de santé",
    "FON-18|Assistant",
    "FON-22|Remplaçant, intérimaire, intermittent",
    "FON-46|Enseignant salarié",
];
const PHARMACY_ROLES: &[&str] = &[
    "FON-03|Titulaire d'officine",
    "FON-05|Adjoint",
    "FON-04|Remplaçant du titulaire d'officine",
    "FON-23|Gérant",
];
const ACTOR_ROLES: &[&str] = &[
    "313|Aide-soignant",
    "315|Auxiliaire de puériculture",
    "317|Préparateur en pharmacie (officine)",
    "324|Moniteur éducateur",
    "326|Educateur spécialisé",
    "330|Coordonnateur de parcours",
    "331|Secrétaire médicale",
    "332|Assistant médical",
    "312|Autre professionnel",
];

fn role(rng: &mut Rng, profession: u8, mode: Mode, structured: bool) -> &'static str {
    let list = match profession {
        professions::ACTORS => ACTOR_ROLES,
        _ if !structured || !rng.percent(10) => return "|",
        professions::PHARMACISTS => PHARMACY_ROLES,
        _ if mode == Mode::Liberal => PRIVATE_ROLES,
        _ => SALARIED_ROLES,
    };
    rng.pick(list)
}

fn genre(rng: &mut Rng, profession: u8, structured: bool) -> &'static str {
    match (structured, rng.below(100)) {
        (false, _) => "|",
        (_, 0..55) if profession == professions::ACTORS => {
            "GENR10|Accompagnement social/médico-social à la vie sociale, professionnelle, éducative"
        }
        (_, 0..91) => "GENR01|Activité standard de soin ou de pharmacien",
        (_, 91..95) => "GENR02|Activité de soins ou de pharmacien en tant que remplaçant",
        (_, 95..97) => "GENR03|Remplacement dans une activité de soins",
        (_, 97..99) => "GENR04|Activité non soignante",
        _ => "GENR99|Autre activité",
    }
}

fn authority(rng: &mut Rng, profession: &Profession, category: Category) -> &'static str {
    let kind = rng.below(100);
    if category == Category::Military {
        return "SSA/SSA/SSA";
    }
    match (profession.authority, kind) {
        (_, 97..) => "",
        ("CNOM", 0..93) => "CNOM/CNOM/CNOM",
        ("CNOM", _) => "CNOM//",
        ("CNOP", 0..70) => "CNOP/CNOP/CNOP",
        ("CNOP", _) => "CNOP/CNOP/ARS + CNOP",
        ("CNOMK", 0..85) => "CNOMK/CNOMK/CNOMK",
        ("CNOMK", _) => "CNOMK//",
        ("CNOCD", _) => "CNOCD/CNOCD/CNOCD",
        ("CNOSF", _) => "CNOSF/CNOSF/CNOSF",
        ("CNOPP", _) => "CNOPP/CNOPP/CNOPP",
        ("CNOI", 0..80) => "CNOI/CNOI/CNOI",
        ("CNOI", _) => "ARS/CPAM/CPAM",
        (_, 0..75) => "ARS/ARS/ARS",
        (_, 75..90) => "ARS/CPAM/CPAM",
        _ => "ARS/Variable/Variable",
    }
}
