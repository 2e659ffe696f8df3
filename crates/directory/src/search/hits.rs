//! The lines of a page of results.

use super::activities::{Activities, fields};
use super::run::Conditions;
use crate::attached::Attached;
use crate::main_file::reader::Main;
use crate::query::{Hit, Reason};

/// One person as a line of results: the line that matched when there is one, else the first.
pub fn hit(main: &Main, attached: &Attached, activities: &Activities, c: &Conditions, person: u32) -> Hit {
    let pack = &main.pack;
    let rows = main.rows_of(person);
    let row = c.rows.line_of(main, person).unwrap_or(rows.start);
    let (rpps, idnps) = main.ids(person);
    let (family, given) = (main.family_of(person), main.given_of(person));
    let v = activities.values(main.row_activity.get(pack, row) as u32);
    let civility: [&str; 4] =
        fields(main.civilities.get(pack, main.person_civility.get(pack, person as usize) as usize));
    let of = |list: &[crate::model::Coded], i: u16| list.get(usize::from(i)).cloned().unwrap_or_default();
    let (profession, category) =
        (of(&activities.professions, v.profession), of(&activities.categories, v.category));
    let structure = main.row_structure.get(pack, row) as u32;
    let mut text = Vec::new();
    main.structure_text(structure, &mut text);
    let place: [&str; 28] = fields(std::str::from_utf8(&text).unwrap_or_default());
    let (postcode, routing, commune) = (place[16], place[15], place[18]);
    let city = if commune.is_empty() {
        routing.trim_start_matches(|c: char| c.is_ascii_digit()).trim()
    } else {
        commune
    };
    let same_name = |p: u32| p < main.persons() && main.given_of(p) == given && main.family_of(p) == family;
    Hit {
        mailbox: attached.has_mailbox(&idnps),
        rpps,
        idnps,
        family: main.families.get(pack, family as usize).to_owned(),
        given: main.givens.get(pack, given as usize).to_owned(),
        title: [civility[1], civility[3], civility[0], civility[2]]
            .into_iter()
            .find(|t| !t.is_empty())
            .unwrap_or_default()
            .to_owned(),
        profession: profession.label,
        profession_code: profession.code,
        know_how: of(&activities.know_hows, v.know_how).label,
        student: category.code == "E",
        category: category.code,
        mode: of(&activities.modes, v.mode).label,
        structure: if place[5].is_empty() { place[6] } else { place[5] }.to_owned(),
        postcode: postcode.to_owned(),
        city: city.to_owned(),
        activities: rows.len() as u32,
        homonym: same_name(person.wrapping_add(1)) || person > 0 && same_name(person - 1),
        reason: reason(main, c, person),
    }
}

fn reason(main: &Main, c: &Conditions, person: u32) -> Reason {
    let Some(name) = c.names.first() else {
        let field = match (&c.only, c.rows.is_empty()) {
            (Some(_), _) => "identifier",
            (None, false) => "activity",
            (None, true) => "all",
        };
        return Reason { field, ..Reason::default() };
    };
    let field = match (name.phonetic, name.distance) {
        (true, _) => "phonetic",
        (false, 0) => name.side_of(main, person),
        (false, _) => "typo",
    };
    let words = c.names.iter().flat_map(|n| n.words.iter().cloned()).take(16).collect();
    Reason { field, words, distance: name.distance }
}
