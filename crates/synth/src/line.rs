//! One line of the main file.

use crate::activity::Activity;
use crate::digits::padded;
use crate::events::Today;
use crate::options::{Format, Layout};
use crate::person::{Category, Person};
use crate::rng::{Rng, Tag};
use crate::structure::Structure;
use crate::world::World;

/// Appends a line, end of line included. Says whether the structure changed on that very day.
pub(crate) fn write(
    world: &World,
    buf: &mut Vec<u8>,
    today: &Today,
    row: u8,
    day: u32,
    format: Format,
) -> bool {
    let person = &today.person;
    let activity = Activity::draw(world, today, row);
    write_identifiers(buf, person);
    buf.extend_from_slice(title(person, &activity));
    buf.extend_from_slice(match (person.without_title, person.woman) {
        (true, _) => b"|||",
        (_, true) => b"|MME|Madame|",
        (_, false) => b"|M|Monsieur|",
    });
    write_names(world, buf, today, row);
    buf.push(b'|');
    for text in [activity.profession.code, activity.profession.label, activity.category.printed()] {
        buf.extend_from_slice(text.as_bytes());
        buf.push(b'|');
    }
    match world.specialties.printed(activity.specialty) {
        Some(s) => {
            for text in [s.type_code, s.type_label, s.code, s.label] {
                buf.extend_from_slice(text.as_bytes());
                buf.push(b'|');
            }
        }
        None => buf.extend_from_slice(b"||||"),
    }
    buf.extend_from_slice(activity.mode.printed().as_bytes());
    buf.push(b'|');
    let structure = Structure::of(world, person, activity.place, day);
    match &structure {
        Some(structure) => structure.write(buf),
        None => buf.extend_from_slice(&[b'|'; 28]),
    }
    buf.extend_from_slice(activity.authority.as_bytes());
    if format.layout != Layout::Columns48 {
        buf.push(b'|');
        if let Some(structure) = &structure {
            buf.extend_from_slice(structure.template.sector.as_bytes());
            buf.push(b'|');
            buf.extend_from_slice(structure.template.sector_label.as_bytes());
        } else {
            buf.push(b'|');
        }
        buf.push(b'|');
        buf.extend_from_slice(activity.section.as_bytes());
    }
    if format.layout == Layout::Columns56 {
        buf.push(b'|');
        buf.extend_from_slice(activity.role.as_bytes());
        buf.push(b'|');
        buf.extend_from_slice(activity.genre.as_bytes());
    }
    format.end_line(buf);
    structure.is_some_and(|s| s.changed == day)
}

/// Appends the type digit, the RPPS and both together, each followed by its delimiter.
pub(crate) fn write_identifiers(buf: &mut Vec<u8>, person: &Person) {
    buf.extend_from_slice(b"8|");
    padded(buf, person.rpps, 11);
    buf.extend_from_slice(b"|8");
    padded(buf, person.rpps, 11);
    buf.push(b'|');
}

fn title(person: &Person, activity: &Activity) -> &'static [u8] {
    match (activity.category, activity.profession.code) {
        (Category::Student, _) => b"|",
        (Category::Military, "10") => b"MC|M\xC3\xA9decin chef",
        (Category::Military, "21") => b"PC|Pharmacien chef",
        _ if person.professor => b"PR|Professeur",
        _ if activity.profession.titled() => b"DR|Docteur",
        _ => b"|",
    }
}

/// Appends surname and first name of an exercise; they differ between two exercises of a few persons.
pub(crate) fn write_names(world: &World, buf: &mut Vec<u8>, today: &Today, row: u8) {
    let person = &today.person;
    if !person.nameless {
        let mut surname = person.surname;
        if row > 0 && row % 2 == 1 {
            let mut rng = Rng::of(world.seed, Tag::Row, u64::from(person.index), u64::MAX);
            if rng.chance(6_000) {
                surname = world.names.changed(&mut rng, surname);
            }
        }
        world.names.write_surname(buf, surname);
    }
    buf.push(b'|');
    if !person.first_nameless {
        world.names.write_first_name(buf, person.first_name, person.capitals);
    }
}
