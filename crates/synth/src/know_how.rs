//! `PS_LibreAcces_SavoirFaire`: specialties, then competences, capacities and the like.

use crate::attached::{end_line, write_columns, write_start};
use crate::events::Today;
use crate::options::Format;
use crate::person::Category;
use crate::professions;
use crate::rng::{Rng, Tag};
use crate::world::World;

/// Appends the savoir-faire of a person: those who have a specialty.
pub(crate) fn write(world: &World, buf: &mut Vec<u8>, today: &Today, format: Format) -> u64 {
    let person = &today.person;
    if person.category == Category::Student && !person.also_civilian {
        return 0;
    }
    let Some(specialty) = world.specialties.printed(person.specialty) else { return 0 };
    let mut rng = Rng::of(world.seed, Tag::KnowHow, u64::from(person.index), 0);
    let others = match rng.below(100) {
        _ if person.profession != professions::DOCTORS => 0,
        0..53 => 0,
        53..82 => 1,
        82..94 => 2,
        _ => 3,
    };
    let category = if person.category == Category::Student { Category::Civilian } else { person.category };
    let facts = &professions::ALL[usize::from(person.profession)];
    let mut lines = 0;
    for rank in 0..=others + u32::from(today.studied > 0) {
        let mut rng = Rng::of(world.seed, Tag::KnowHow, u64::from(person.index), 1 + u64::from(rank));
        let other = world.specialties.printed(world.specialties.other(&mut rng));
        let printed = if rank == 0 { specialty } else { other.unwrap_or(specialty) };
        write_start(world, buf, today);
        write_columns(buf, &[facts.code, facts.label, category.printed()]);
        write_columns(buf, &[printed.type_code, printed.type_label, printed.code, printed.label]);
        end_line(buf, format);
        lines += 1;
    }
    lines
}
