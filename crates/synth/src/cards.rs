//! `Porteurs_CPS_CPF`: a little more than half of the persons hold a card.

use crate::attached::{end_line, write_columns, write_date, write_start};
use crate::digits::padded;
use crate::events::Today;
use crate::options::Format;
use crate::person::Category;
use crate::professions;
use crate::rng::{Rng, Tag};
use crate::world::World;

/// Appends the card of a person, if they have one.
pub(crate) fn write(world: &World, buf: &mut Vec<u8>, today: &Today, format: Format) -> u64 {
    let person = &today.person;
    let index = u64::from(person.index);
    let mut rng = Rng::of(world.seed, Tag::Card, index, u64::from(today.renewed));
    // Whether there is a card at all does not depend on renewals.
    if !Rng::of(world.seed, Tag::Card, index, u64::MAX).percent(54) {
        return 0;
    }
    let facts = &professions::ALL[usize::from(person.profession)];
    write_start(world, buf, today);
    write_columns(buf, &[facts.code, facts.label, person.category.printed()]);
    write_columns(
        buf,
        if person.category == Category::Student {
            &["CPF", "Carte de professionnel en formation"]
        } else {
            &["CPS", "Carte de professionnel de santé"]
        },
    );
    // Numbers that begin with 29 and nine more digits than there are persons: never the same twice.
    buf.extend_from_slice(b"29");
    padded(buf, index * 8 + u64::from(today.renewed % 8), 9);
    buf.extend_from_slice(b"|8");
    padded(buf, person.rpps, 11);
    buf.push(b'|');
    let year = if today.renewed > 0 { 2026 } else { 2023 + rng.below(4) };
    let (month, day) = (1 + rng.below(10), 1 + rng.below(27));
    write_date(buf, year, month, day);
    buf.push(b'|');
    write_date(buf, year + 3, month, day);
    buf.push(b'|');
    if rng.percent(3) {
        write_date(buf, year, month + 1, day);
    }
    buf.push(b'|');
    write_date(buf, year, month, day + 1);
    buf.push(b'|');
    end_line(buf, format);
    1
}
