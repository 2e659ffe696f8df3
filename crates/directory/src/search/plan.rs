//! From a query to conditions, and what to try when nothing satisfies them.

use super::names::{NameClause, Side};
use super::places::{self, ranges_of};
use super::reading::{self, Part, label_names};
use super::run::Conditions;
use crate::error::DirectoryError;
use crate::generation::Generation;
use crate::model::Coded;
use crate::query::{Query, Reading};
use crate::text::fold;

/// A query understood.
#[derive(Debug, Default)]
pub struct Plan {
    /// What must hold.
    pub conditions: Conditions,
    /// How the free line was read.
    pub readings: Vec<Reading>,
    /// Remarks for the answer.
    pub notes: Vec<&'static str>,
    /// The words looked for in names, in the order of the clauses.
    words: Vec<(String, Side)>,
}

impl Plan {
    /// Understands a query.
    pub fn of(generation: &Generation, query: &Query) -> Result<Self, DirectoryError> {
        let mut plan = Self::default();
        let (line, cut) = cut(&query.text);
        if cut {
            plan.notes.push("text_cut");
        }
        let line = join_digits(line);
        let (parts, readings) = reading::read(generation.main(), generation.activities(), &line);
        plan.readings = readings;
        plan.take(generation, &parts)?;
        plan.fields(generation, query)?;
        Ok(plan)
    }

    /// Only these persons are possible.
    pub fn only(&mut self, person: Option<u32>) {
        let persons: Vec<u32> = person.into_iter().collect();
        self.conditions.only = Some(match self.conditions.only.take() {
            None => persons,
            Some(before) => before.into_iter().filter(|p| persons.contains(p)).collect(),
        });
    }

    fn name(&mut self, generation: &Generation, word: &str, side: Side) {
        self.conditions.names.push(NameClause::prefix(generation.main(), word, side));
        self.words.push((word.to_owned(), side));
    }

    fn take(&mut self, generation: &Generation, parts: &[Part]) -> Result<(), DirectoryError> {
        let main = generation.main();
        for (i, part) in parts.iter().enumerate() {
            match part {
                Part::Name(word) => self.name(generation, word, Side::Any),
                Part::Activity(list) => {
                    self.conditions.rows.doing(main, |a| list.binary_search(&a).is_ok());
                }
                Part::Postcode(code) => self.conditions.rows.within(places::by_postcode(main, code)),
                Part::Departement(code) => self.departement(generation, code),
                Part::City(city) => {
                    let last = i + 1 == parts.len();
                    self.conditions.rows.within(places::by_city(main, city, last));
                }
                Part::Person(id) => self.only(main.person_of_id(id)),
                Part::Number(number) => self.number(generation, number),
                Part::Mailbox(address) => super::mailbox(generation, address, self)?,
            }
        }
        Ok(())
    }

    fn number(&mut self, generation: &Generation, number: &str) {
        self.conditions.rows.within(ranges_of(generation.main().structures_of_number(number)));
    }

    fn departement(&mut self, generation: &Generation, code: &str) {
        let main = generation.main();
        let n = main.departements.len(&main.pack);
        let found = (0..n).find(|i| main.departements.get(&main.pack, *i) == code);
        match found {
            Some(d) if self.conditions.rows.departement.is_none_or(|before| before == d as u32) => {
                self.conditions.rows.departement = Some(d as u32);
            }
            // Nobody there, or two different départements on one line.
            _ => self.conditions.rows.within(Vec::new()),
        }
    }

    fn fields(&mut self, generation: &Generation, q: &Query) -> Result<(), DirectoryError> {
        let main = generation.main();
        for id in [&q.rpps, &q.idnps] {
            let id: String = id.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
            if !id.is_empty() {
                self.only(main.person_of_id(&id));
            }
        }
        for (text, side) in [(&q.family, Side::Family), (&q.given, Side::Given)] {
            for word in fold(cut(text).0).split(' ').filter(|w| !w.is_empty()).take(8) {
                self.name(generation, word, side);
            }
        }
        let activities = generation.activities();
        if let Some(wanted) = wanted(&q.profession) {
            let yes = chosen(&activities.professions, &wanted, false);
            self.conditions.rows.doing(main, |a| yes[usize::from(activities.values(a).profession)]);
        }
        if let Some(wanted) = wanted(&q.know_how) {
            let yes = chosen(&activities.know_hows, &wanted, true);
            self.conditions.rows.doing(main, |a| yes[usize::from(activities.values(a).know_how)]);
        }
        for (text, values, number) in
            [(&q.category, &activities.categories, 0), (&q.mode, &activities.modes, 1)]
        {
            if let Some(wanted) = wanted(text) {
                let yes = chosen(values, &wanted, false);
                self.conditions.rows.doing(main, |a| {
                    let v = activities.values(a);
                    yes[usize::from(if number == 0 { v.category } else { v.mode })]
                });
            }
        }
        if let Some(genre) = wanted(&q.genre) {
            self.conditions.rows.of_genre(activities, genre.trim());
        }
        for number in [&q.finess, &q.siret] {
            let number: String = number.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
            if !number.is_empty() {
                self.number(generation, &number.to_uppercase());
            }
        }
        if let Some(code) = wanted(&q.postcode) {
            self.conditions.rows.within(places::by_postcode(main, &code.to_uppercase()));
        }
        let folded = |text: &str| Some(fold(cut(text).0)).filter(|f| !f.is_empty());
        if let Some(city) = folded(&q.city) {
            self.conditions.rows.within(places::by_city(main, &city, true));
        }
        if let Some(name) = folded(&q.structure) {
            self.conditions.rows.within(places::by_name(main, &name));
        }
        if let Some(street) = folded(&q.street) {
            self.conditions.rows.within(places::by_street(main, &street));
        }
        if let Some(departement) = wanted(&q.departement) {
            self.departement(generation, &departement_code(&departement));
        }
        if let Some(address) = wanted(&q.mailbox) {
            super::mailbox(generation, &address, self)?;
        }
        Ok(())
    }

    /// Other ways to understand the query, the most likely first; none if it names no person.
    pub fn second_thoughts(
        &self,
        generation: &Generation,
        query: &Query,
    ) -> Result<Vec<Self>, DirectoryError> {
        let mut out = Vec::new();
        // A word of the line was a town, not a name.
        for (i, (word, side)) in self.words.iter().enumerate() {
            let places = places::by_city(generation.main(), word, false);
            if *side == Side::Any && self.words.len() + self.readings.len() > 1 && !places.is_empty() {
                let mut other = Self::of(generation, query)?;
                other.conditions.names.remove(i);
                other.words.remove(i);
                other.conditions.rows.within(places);
                if let Some(r) = other.readings.iter_mut().find(|r| r.word == *word) {
                    (r.kind, r.value) = ("city", word.clone());
                }
                out.push(other);
            }
        }
        // Every word that finds nobody is a typo; if each finds somebody, each may be one.
        let none: Vec<usize> =
            (0..self.words.len()).filter(|i| self.conditions.names[*i].total == 0).collect();
        let choices: Vec<Vec<usize>> =
            if none.is_empty() { (0..self.words.len()).map(|i| vec![i]).collect() } else { vec![none] };
        for mistaken in choices {
            let mut other = Self::of(generation, query)?;
            for i in mistaken {
                let (word, side) = &self.words[i];
                if let Some(like) = NameClause::like(generation.main(), word, *side) {
                    other.notes.push(if like.phonetic { "phonetic_used" } else { "typo_used" });
                    other.conditions.names[i] = like;
                }
            }
            if !other.notes.is_empty() {
                out.push(other);
            }
        }
        Ok(out)
    }
}

/// At most [`Query::MAX_TEXT`] bytes, cut between characters.
fn cut(text: &str) -> (&str, bool) {
    let end = text.floor_char_boundary(Query::MAX_TEXT);
    (&text[..end], end < text.len())
}

fn wanted(text: &str) -> Option<String> {
    let text = cut(text).0.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Which values a user's text chooses: by code, else by the beginning of the label or of its words.
fn chosen(values: &[Coded], wanted: &str, any_word: bool) -> Vec<bool> {
    let by_code: Vec<bool> = values.iter().map(|v| v.code.eq_ignore_ascii_case(wanted)).collect();
    if by_code.contains(&true) {
        return by_code;
    }
    let folded = fold(wanted);
    let names = |v: &Coded| {
        let label = fold(&v.label);
        !folded.is_empty()
            && (label.starts_with(&folded) || label_names(&label, &folded) && (any_word || folded.len() > 2))
    };
    values.iter().map(names).collect()
}

/// The code of a département given by code or by name.
fn departement_code(text: &str) -> String {
    let code = text.to_uppercase();
    if terminology::departement(&code).is_some() {
        return code;
    }
    let folded = fold(text);
    let named = terminology::departements().iter().find(|d| fold(d.name) == folded);
    let begins = || terminology::departements().iter().find(|d| fold(d.name).starts_with(&folded));
    named.or_else(begins).map_or(code, |d| d.code.to_owned())
}

/// Brings together groups of digits that make an identifier: "10 000 668 540".
fn join_digits(line: &str) -> String {
    let words: Vec<&str> = line.split([' ', '\u{a0}', '\u{202f}']).filter(|w| !w.is_empty()).collect();
    let digits = |w: &&str| w.bytes().all(|b| b.is_ascii_digit());
    let mut out: Vec<String> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let run = words[i..].iter().take_while(|w| digits(w)).count();
        let joined: String = words[i..i + run].concat();
        if run > 1 && [9, 11, 12, 14].contains(&joined.len()) {
            out.push(joined);
            i += run;
        } else {
            out.push(words[i].to_owned());
            i += 1;
        }
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits_are_one_identifier() {
        assert_eq!(join_digits("10 000 668 540"), "10000668540");
        assert_eq!(join_digits("8 10\u{202f}000\u{202f}668\u{202f}540 martin"), "810000668540 martin");
        assert_eq!(join_digits("martin 69 3"), "martin 69 3");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = "é".repeat(200);
        let (text, was_cut) = cut(&long);
        assert!(was_cut && text.len() <= Query::MAX_TEXT && text.chars().all(|c| c == 'é'));
    }

    #[test]
    fn a_departement_is_given_by_code_or_name() {
        for text in ["69", "Rhône", "rhone"] {
            assert_eq!(departement_code(text), "69", "{text}");
        }
        assert_eq!(departement_code("2a"), "2A");
    }

    #[test]
    fn a_value_is_chosen_by_code_or_label() {
        let of = |code: &str, label: &str| Coded { code: code.into(), label: label.into() };
        let values = [of("10", "Médecin"), of("60", "Infirmier"), of("70", "Masseur-Kinésithérapeute")];
        assert_eq!(chosen(&values, "60", false), [false, true, false]);
        assert_eq!(chosen(&values, "medecin", false), [true, false, false]);
        assert_eq!(chosen(&values, "kiné", false), [false, false, true]);
        assert_eq!(chosen(&values, "zzz", false), [false, false, false]);
    }
}
