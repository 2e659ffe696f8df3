//! The filters in force, each with the address that removes it.

use super::facets;
use crate::lang::Lang;
use crate::params::{Field, url};
use directory::Query;
use directory::query::{FacetCount, Facets};
use terminology::Table;

/// One filter.
pub struct FilterView {
    /// Name of the field.
    pub field: &'static str,
    /// Its value, readable.
    pub value: String,
    /// The search without it.
    pub remove: String,
}

/// Every field that is set, the free line aside.
pub fn views(query: &Query, found: &Facets, t: Lang) -> Vec<FilterView> {
    Field::ALL
        .into_iter()
        .filter(|f| *f != Field::Text && !f.get(query).is_empty())
        .map(|f| FilterView {
            field: t.field(f),
            value: readable(f, f.get(query), found, t),
            remove: url("/annuaire", &f.with(query, ""), &[]),
        })
        .collect()
}

/// The label of a code: as the results print it, else as the nomenclature does, else the text given.
pub fn readable(field: Field, value: &str, found: &Facets, t: Lang) -> String {
    let counts: &[FacetCount] = match field {
        Field::Profession => &found.profession,
        Field::KnowHow => &found.know_how,
        Field::Departement => &found.departement,
        Field::Category => &found.category,
        Field::Mode => &found.mode,
        _ => &[],
    };
    if let Some(count) = counts.iter().find(|c| facets::is_value(value, c)) {
        return facets::label(field, count, t);
    }
    let known = match field {
        Field::Profession => terminology::profession(value).map(|e| e.label),
        Field::KnowHow => terminology::savoir_faire(value).map(|s| s.label),
        Field::Departement => terminology::departement(value).map(|d| d.name),
        Field::Category => t.category(value),
        Field::Mode => terminology::label(Table::ModeExercice, value),
        Field::Genre => terminology::label(Table::GenreActivite, value),
        _ => None,
    };
    known.unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_and_texts_are_kept() {
        let none = Facets::default();
        assert_eq!(readable(Field::Profession, "10", &none, Lang::Fr), "Médecin");
        assert_eq!(readable(Field::Category, "E", &none, Lang::En), "Student");
        assert_eq!(readable(Field::City, "Lyon", &none, Lang::Fr), "Lyon");
        let query = Query { text: "x".into(), city: "Lyon".into(), mode: "L".into(), ..Query::default() };
        let views = views(&query, &none, Lang::Fr);
        assert_eq!(views.len(), 2);
        assert_eq!(views[0].remove, "/annuaire?q=x&city=Lyon");
    }
}
