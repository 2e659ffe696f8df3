//! `Extraction_Correspondance_MSSante`: mailboxes of persons, then of structures.

use crate::attached::{end_line, write_columns};
use crate::digits::plain;
use crate::events::Today;
use crate::options::Format;
use crate::output::Text;
use crate::person::Category;
use crate::professions;
use crate::rng::{Rng, Tag};
use crate::sites::{COUNTS, Class, Site};
use crate::structure::Structure;
use crate::world::World;
use crate::{SynthError, line};

/// Operators whose sub-domains are named after a profession.
const OPERATORS: [&str; 14] = [
    "aura",
    "hdf",
    "idf",
    "paca",
    "oncopl",
    "lifen",
    "mailiz",
    "apicrypt",
    "esante-occitanie",
    "nord",
    "bretagne",
    "alsace",
    "centre",
    "normandie",
];
const SERVICES: [&str; 16] = [
    "CARDIOLOGIE",
    "URGENCES",
    "SECRETARIAT MEDICAL",
    "IMAGERIE",
    "PHARMACIE",
    "LABORATOIRE",
    "PEDIATRIE",
    "GERIATRIE",
    "CHIRURGIE",
    "MATERNITE",
    "PSYCHIATRIE",
    "ONCOLOGIE",
    "ADMISSIONS",
    "HAD",
    "DIRECTION",
    "NEUROLOGIE",
];

/// Appends the mailbox of a person, if there is one.
pub(crate) fn write(world: &World, buf: &mut Vec<u8>, today: &Today, format: Format) -> u64 {
    let person = &today.person;
    let mut rng = Rng::of(world.seed, Tag::Mailbox, u64::from(person.index), 0);
    let share = match person.profession {
        professions::DOCTORS => 52,
        professions::PHARMACISTS | professions::DENTISTS => 40,
        _ => 17,
    };
    let opened = rng.percent(share) && person.category != Category::Student;
    // A box opened or closed since the first day.
    if opened == today.mailbox_flipped {
        return 0;
    }
    let facts = &professions::ALL[usize::from(person.profession)];
    buf.extend_from_slice(b"PER|");
    write_address(world, buf, today, &mut rng);
    buf.push(b'|');
    line::write_identifiers(buf, person);
    buf.extend_from_slice(b"|||");
    buf.extend_from_slice(match facts.titled() {
        true if person.professor => b"PR|",
        true => b"DR|",
        false => b"|",
    });
    line::write_names(world, buf, today, 0);
    buf.push(b'|');
    write_columns(buf, &[person.category.printed(), facts.code, facts.label]);
    match world.specialties.printed(person.specialty) {
        Some(s) => write_columns(buf, &[s.code, s.label]),
        None => buf.extend_from_slice(b"||"),
    }
    write_columns(buf, &[rng.pick(&["O", "N", "O", ""])]);
    buf.extend_from_slice(&[b'|'; 13]);
    end_line(buf, format);
    // The published file holds a few lines twice.
    if rng.chance(350) {
        let start = buf[..buf.len() - 1].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        buf.extend_from_within(start..);
        return 2;
    }
    1
}

/// `prenom.nom@…`; a number tells namesakes apart.
fn write_address(world: &World, buf: &mut Vec<u8>, today: &Today, rng: &mut Rng) {
    let person = &today.person;
    let start = buf.len();
    world.names.write_first_name(buf, person.first_name, true);
    buf.push(b'.');
    world.names.write_surname(buf, person.surname);
    let mut kept = start;
    for at in start..buf.len() {
        if let byte @ (b'A'..=b'Z' | b'-' | b'.') = buf[at] {
            buf[kept] = byte.to_ascii_lowercase();
            kept += 1;
        }
    }
    buf.truncate(kept);
    if !rng.percent(40) {
        plain(buf, u64::from(person.index));
    }
    buf.push(b'@');
    let start = buf.len();
    match rng.below(100) {
        0..16 if person.profession == professions::DOCTORS => buf.extend_from_slice(b"medecin"),
        0..45 => {
            let label = professions::ALL[usize::from(person.profession)].label;
            let words = label.split_whitespace().next().unwrap_or(label);
            buf.extend_from_slice(crate::tsv::capitals(words).as_bytes());
            buf.push(b'.');
            buf.extend_from_slice(OPERATORS[rng.steep_rank(OPERATORS.len() as u32) as usize].as_bytes());
        }
        _ => {
            buf.extend_from_slice(b"etablissement");
            plain(buf, u64::from(rng.steep_rank(4_900)));
        }
    }
    buf[start..].make_ascii_lowercase();
    buf.extend_from_slice(b".mssante.example");
}

/// Writes the mailboxes of the FINESS sites: many in hospitals, few elsewhere. They do not change with the days.
pub(crate) fn write_organisations(
    world: &World,
    text: &mut Text<'_>,
    format: Format,
) -> Result<(), SynthError> {
    for home in 0..world.places.homes.len() {
        for (class, _) in COUNTS.into_iter().filter(|(class, _)| class.in_finess()) {
            let (first, count) = world.sites.range(home, class);
            for rank in 0..count {
                let site = Site { class, home: home as u16, rank, number: first + rank };
                organisation(world, text, site, format)?;
            }
        }
    }
    Ok(())
}

fn organisation(world: &World, text: &mut Text<'_>, site: Site, format: Format) -> Result<(), SynthError> {
    let mut rng = Rng::of(world.seed, Tag::Mailbox, u64::from(site.number), 1);
    let boxes = match site.class {
        Class::Hospital => 3 + rng.below(20),
        Class::Clinic | Class::Laboratory => 1 + rng.below(2),
        _ => u32::from(rng.percent(29)),
    };
    let structure = Structure::shared(world, site, 1);
    let (Some((number, _)), Some(address)) = (structure.finess, structure.address) else { return Ok(()) };
    for rank in 0..boxes {
        let buf = &mut text.buf;
        let service = SERVICES[rank as usize % SERVICES.len()];
        buf.extend_from_slice(b"ORG|");
        let start = buf.len();
        buf.extend(service.bytes().map(|byte| if byte == b' ' { b'.' } else { byte.to_ascii_lowercase() }));
        plain(buf, u64::from(rank / SERVICES.len() as u32));
        buf.push(b'@');
        buf.extend_from_slice(b"site");
        plain(buf, u64::from(site.number));
        buf[start..].make_ascii_lowercase();
        buf.extend_from_slice(b".mssante.example||||1|");
        buf.extend_from_slice(&number);
        buf.push(b'|');
        buf.extend_from_slice(service.as_bytes());
        buf.extend_from_slice(&[b'|'; 10]);
        write_columns(buf, &[rng.pick(&["O", "N"])]);
        structure.write_name(buf);
        buf.extend_from_slice(b"||");
        write_columns(buf, &[address.complements.0, address.complements.1]);
        if address.number > 0 {
            plain(buf, u64::from(address.number));
        }
        buf.push(b'|');
        write_columns(buf, &["", address.kind.0, address.street]);
        address.write_mention(buf);
        buf.push(b'|');
        address.write_routing(buf, structure.place);
        buf.push(b'|');
        address.write_postcode(buf, structure.place);
        buf.push(b'|');
        write_columns(buf, &[world.places.homes[usize::from(site.home)].code, ""]);
        end_line(buf, format);
        text.line()?;
    }
    Ok(())
}
