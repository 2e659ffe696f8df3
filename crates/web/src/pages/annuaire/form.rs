//! The advanced form: every field of a search, in three groups, so that one form holds the whole state
//! and works as a plain GET.

use crate::lang::Lang;
use crate::params::Field;
use directory::Query;
use terminology::{Entry, Table};

/// A group of fields.
pub struct Group {
    /// Legend.
    pub legend: &'static str,
    /// Its fields.
    pub inputs: Vec<Input>,
}

/// One field.
pub struct Input {
    /// Name in the query string.
    pub name: &'static str,
    /// Label.
    pub label: &'static str,
    /// Current value.
    pub value: String,
    /// Choices; empty for a field that is typed.
    pub choices: Vec<Choice>,
    /// Short enough to share its line with the next one.
    pub half: bool,
    /// Keyboard of a telephone: `numeric`, `email` or `text`.
    pub mode: &'static str,
}

/// One choice of a list.
pub struct Choice {
    /// Code.
    pub code: String,
    /// Label.
    pub label: String,
    /// Is the current value.
    pub selected: bool,
}

const WHO: [Field; 5] = [Field::Family, Field::Given, Field::Rpps, Field::Idnps, Field::Mailbox];
const WHAT: [Field; 5] = [Field::Profession, Field::KnowHow, Field::Category, Field::Mode, Field::Genre];
const WHERE: [Field; 7] = [
    Field::Structure,
    Field::Street,
    Field::Postcode,
    Field::City,
    Field::Departement,
    Field::Finess,
    Field::Siret,
];
/// Fields that the facets also show: set, they do not open the form by themselves.
const FACETS: [Field; 5] =
    [Field::Profession, Field::KnowHow, Field::Departement, Field::Category, Field::Mode];

/// The groups, filled with the search in force.
pub fn groups(query: &Query, t: Lang) -> Vec<Group> {
    let group = |legend, fields: &[Field]| Group {
        legend,
        inputs: fields.iter().map(|f| input(*f, f.get(query), t)).collect(),
    };
    vec![group(t.advanced_who(), &WHO), group(t.advanced_what(), &WHAT), group(t.advanced_where(), &WHERE)]
}

/// Whether the form holds something that only it shows.
pub fn is_open(query: &Query) -> bool {
    query.exact
        || Field::ALL.iter().any(|f| *f != Field::Text && !FACETS.contains(f) && !f.get(query).is_empty())
}

fn input(field: Field, value: &str, t: Lang) -> Input {
    let mut choices: Vec<(&str, String)> = match field {
        Field::Profession => [Table::ProfessionSante, Table::ProfessionSocial, Table::UsagerTitre]
            .into_iter()
            .flat_map(live)
            .collect(),
        Field::Category => {
            ["C", "E", "M"].into_iter().filter_map(|c| Some((c, t.category(c)?.to_owned()))).collect()
        }
        Field::Mode => live(Table::ModeExercice).collect(),
        Field::Genre => live(Table::GenreActivite).collect(),
        Field::Departement => {
            terminology::departements().iter().map(|d| (d.code, format!("{} {}", d.code, d.name))).collect()
        }
        _ => Vec::new(),
    };
    // A value of an address that the list does not hold (a label, an ended code) is kept.
    if !choices.is_empty() && !value.is_empty() && choices.iter().all(|(code, _)| *code != value) {
        choices.push((value, value.to_owned()));
    }
    Input {
        name: field.name(),
        label: t.field(field),
        value: value.to_owned(),
        choices: choices
            .into_iter()
            .map(|(code, label)| Choice { code: code.to_owned(), label, selected: code == value })
            .collect(),
        half: matches!(
            field,
            Field::Rpps | Field::Idnps | Field::Postcode | Field::City | Field::Finess | Field::Siret
        ),
        mode: match field {
            Field::Rpps | Field::Idnps | Field::Postcode | Field::Siret => "numeric",
            Field::Mailbox => "email",
            _ => "text",
        },
    }
}

/// The entries of a table still in use.
fn live(table: Table) -> impl Iterator<Item = (&'static str, String)> {
    let named = |e: &'static Entry| (e.code, e.label.to_owned());
    table.entries().iter().filter(|e| e.ended.is_none()).map(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_holds_every_field_once() {
        let query = Query { profession: "Médecin du travail".into(), ..Query::default() };
        let groups = groups(&query, Lang::Fr);
        let names: Vec<_> = groups.iter().flat_map(|g| g.inputs.iter().map(|i| i.name)).collect();
        for field in Field::ALL.into_iter().filter(|f| *f != Field::Text) {
            assert_eq!(names.iter().filter(|n| **n == field.name()).count(), 1, "{}", field.name());
        }
        let profession = &groups[1].inputs[0];
        assert!(profession.choices.iter().any(|c| c.selected && c.code == "Médecin du travail"));
    }

    #[test]
    fn a_facet_does_not_open_the_form() {
        assert!(!is_open(&Query { mode: "L".into(), ..Query::default() }));
        assert!(is_open(&Query { street: "gare".into(), ..Query::default() }));
    }
}
