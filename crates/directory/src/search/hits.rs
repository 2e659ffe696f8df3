//! The lines of a page of results.

use super::activities::{Activities, Shown, fields};
use super::run::Conditions;
use crate::attached::Attached;
use crate::main_file::reader::Main;
use crate::query::{Hit, Reason};
use std::sync::Arc;

/// What makes a page out of persons.
pub struct Hits<'g> {
    main: &'g Main,
    attached: &'g Attached,
    activities: &'g Activities,
    conditions: &'g Conditions,
    /// The same for each: shared.
    words: Arc<[String]>,
    /// Names of the place at hand.
    names: Vec<u8>,
}

impl<'g> Hits<'g> {
    /// For the answers to some conditions.
    pub fn new(
        main: &'g Main,
        attached: &'g Attached,
        activities: &'g Activities,
        conditions: &'g Conditions,
    ) -> Self {
        let words = conditions.names.iter().flat_map(|n| n.words.iter().cloned()).take(16).collect();
        Self { main, attached, activities, conditions, words, names: Vec::new() }
    }

    /// One person as a line of results: the line that matched when there is one, else the first.
    pub fn hit(&mut self, person: u32) -> Hit {
        let (main, activities) = (self.main, self.activities);
        let pack = &main.pack;
        let rows = main.rows_of(person);
        let row = match self.conditions.rows.is_empty() {
            true => rows.start,
            false => self.conditions.rows.line_of(main, person).unwrap_or(rows.start),
        };
        let (rpps, idnps) = main.ids(person);
        let (family, given) = (main.family_of(person), main.given_of(person));
        // Damage may name an activity or a civility that is not there.
        let shown = activities.shown.get(main.row_activity.get(pack, row) as usize);
        let said =
            |what: fn(&Shown) -> &Arc<str>| shown.map_or_else(<Arc<str>>::default, |s| Arc::clone(what(s)));
        let title = activities.titles.get(main.person_civility.get(pack, person as usize) as usize);
        let category = said(|s| &s.category);
        let structure = main.row_structure.get(pack, row) as u32;
        let town: [&str; 4] = fields(main.towns.get(pack, main.town_of(structure) as usize));
        let [routing, postcode, _, commune] = town;
        let city = if commune.is_empty() {
            routing.trim_start_matches(|c: char| c.is_ascii_digit()).trim()
        } else {
            commune
        };
        let namesakes = main.persons_of_family(family);
        let same_name = |p: u32| namesakes.contains(&p) && main.given_of(p) == given;
        Hit {
            mailbox: self.attached.has_mailbox(&idnps),
            rpps,
            idnps,
            family: main.families.get(pack, family as usize).to_owned(),
            given: main.givens.get(pack, given as usize).to_owned(),
            title: title.cloned().unwrap_or_default(),
            profession: said(|s| &s.profession),
            profession_code: said(|s| &s.profession_code),
            know_how: said(|s| &s.know_how),
            student: &*category == "E",
            category,
            mode: said(|s| &s.mode),
            structure: main.structure_name(structure, &mut self.names).to_owned(),
            postcode: postcode.to_owned(),
            city: city.to_owned(),
            activities: rows.len() as u32,
            homonym: same_name(person.wrapping_add(1)) || person > 0 && same_name(person - 1),
            reason: self.reason(person),
        }
    }

    fn reason(&self, person: u32) -> Reason {
        let c = self.conditions;
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
            (false, 0) => name.side_of(self.main, person),
            (false, _) => "typo",
        };
        Reason { field, words: Arc::clone(&self.words), distance: name.distance }
    }
}
