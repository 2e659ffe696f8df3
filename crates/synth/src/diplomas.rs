//! `PS_LibreAcces_Dipl_AutExerc`: a diploma or an authorisation a line.

use crate::attached::{end_line, write_columns, write_start};
use crate::digits::plain;
use crate::events::Today;
use crate::options::Format;
use crate::person::Category;
use crate::professions;
use crate::rng::{Rng, Tag};
use crate::world::World;
use terminology::Table;

/// Types of the further diplomas, with the words their labels begin with.
const FURTHER: [(&str, &str); 8] = [
    ("DES", "DES "),
    ("DU", "DU "),
    ("CES", "CES "),
    ("CAPA", "Capacité en "),
    ("DESC1", "DESC groupe 1 "),
    ("DEEE", "Diplôme UE/EEE "),
    ("DAU", "Diplôme hors UE/EEE "),
    ("ATT", "Attestation "),
];
/// Types of authorisation, the most frequent first.
const AUTHORISATIONS: [&str; 6] = ["AM01", "AM27", "AM28", "AM31", "AM02", "AM12"];

/// The tables that the lines print, looked up once.
pub(crate) struct Diplomas {
    state: Vec<(&'static str, String)>,
    types: Vec<&'static str>,
    authorisations: Vec<&'static str>,
    disciplines: &'static [terminology::Entry],
    state_label: &'static str,
    other_label: &'static str,
}

impl Diplomas {
    pub(crate) fn new() -> Self {
        let label = |table, code| terminology::label(table, code).unwrap_or_default();
        let state = professions::ALL
            .iter()
            .map(|p| match terminology::label(Table::DiplomeEtat, p.diploma) {
                Some(text) if text.starts_with("Diplôme") => (p.diploma, text.to_owned()),
                Some(text) => (p.diploma, format!("Diplôme d'Etat français de {text}")),
                None if p.diploma == "DIP348" => {
                    (p.diploma, "Diplôme Technicien Laboratoire arrêté 21/10/1992".to_owned())
                }
                None => (p.diploma, format!("Diplôme de {}", p.label)),
            })
            .collect();
        Self {
            state,
            types: FURTHER.iter().map(|(code, _)| label(Table::TypeDiplome, code)).collect(),
            authorisations: AUTHORISATIONS.iter().map(|code| label(Table::TypeAutorisation, code)).collect(),
            disciplines: Table::DisciplineAutorisation.entries(),
            state_label: label(Table::TypeDiplome, "DE"),
            other_label: label(Table::TypeDiplome, "AU"),
        }
    }
}

/// Appends the diplomas and authorisations of a person.
pub(crate) fn write(world: &World, buf: &mut Vec<u8>, today: &Today, format: Format) -> u64 {
    let person = &today.person;
    let mut rng = Rng::of(world.seed, Tag::Diploma, u64::from(person.index), 0);
    let tables = &world.diplomas;
    let mut lines = 0;
    for number in [person.profession, person.second] {
        let missing = rng.percent(3) || person.category == Category::Student && rng.percent(60);
        let Some((code, label)) = tables.state.get(usize::from(number)) else { continue };
        if missing || code.is_empty() {
            continue;
        }
        let (kind, kind_label) =
            if code.starts_with("DE") { ("DE", tables.state_label) } else { ("AU", tables.other_label) };
        write_start(world, buf, today);
        write_columns(buf, &[kind, kind_label, code, label, "", "", "", ""]);
        end_line(buf, format);
        lines += 1;
    }
    // Doctors hold several; a diploma obtained during the days shown comes last.
    let several = if person.profession == professions::DOCTORS { 55 } else { 16 };
    let further = u32::from(rng.percent(several)) + u32::from(rng.percent(several / 4));
    for rank in 0..further + u32::from(today.studied > 0) {
        let mut rng = Rng::of(world.seed, Tag::Diploma, u64::from(person.index), 1 + u64::from(rank));
        write_further(world, buf, today, &mut rng);
        end_line(buf, format);
        lines += 1;
    }
    if rng.chance(28_000) {
        let at = rng.steep_rank(AUTHORISATIONS.len() as u32) as usize;
        let discipline = rng.pick(tables.disciplines);
        write_start(world, buf, today);
        let columns = [AUTHORISATIONS[at], tables.authorisations[at], discipline.code, discipline.label];
        write_columns(buf, &["", "", "", ""]);
        write_columns(buf, &columns);
        end_line(buf, format);
        lines += 1;
    }
    lines
}

fn write_further(world: &World, buf: &mut Vec<u8>, today: &Today, rng: &mut Rng) {
    let tables = &world.diplomas;
    let kind = rng.below(FURTHER.len() as u32) as usize;
    let at = rng.gentle_rank(tables.disciplines.len() as u32) as usize;
    write_start(world, buf, today);
    write_columns(buf, &[FURTHER[kind].0, tables.types[kind]]);
    buf.extend_from_slice(b"DIP");
    plain(buf, (400 + kind * tables.disciplines.len() + at) as u64);
    buf.push(b'|');
    buf.extend_from_slice(FURTHER[kind].1.as_bytes());
    write_columns(buf, &[tables.disciplines[at].label, "", "", "", ""]);
}
