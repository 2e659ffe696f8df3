//! The counts at the left of the results: each value is a link that adds or removes the filter.

use crate::format::number;
use crate::lang::Lang;
use crate::params::{Field, url};
use directory::Query;
use directory::query::{FacetCount, Facets};

/// Values shown before "show the others".
const SHOWN: usize = 7;

/// One facet.
pub struct FacetView {
    /// Heading.
    pub title: &'static str,
    /// The first values.
    pub rows: Vec<FacetRow>,
    /// The others, folded.
    pub more: Vec<FacetRow>,
    /// "Show the other 12".
    pub more_label: String,
}

/// One value.
pub struct FacetRow {
    /// Label, the code when the file prints none.
    pub label: String,
    /// Persons.
    pub count: String,
    /// The search with this filter toggled.
    pub url: String,
    /// Already a filter.
    pub active: bool,
}

/// The facets that have something to say.
pub fn views(facets: &Facets, query: &Query, t: Lang) -> Vec<FacetView> {
    [
        (Field::Profession, &facets.profession),
        (Field::KnowHow, &facets.know_how),
        (Field::Departement, &facets.departement),
        (Field::Category, &facets.category),
        (Field::Mode, &facets.mode),
    ]
    .into_iter()
    .filter(|(_, counts)| !counts.is_empty())
    .map(|(field, counts)| view(field, counts, query, t))
    .collect()
}

fn view(field: Field, counts: &[FacetCount], query: &Query, t: Lang) -> FacetView {
    let mut rows: Vec<FacetRow> = counts
        .iter()
        .filter(|c| !c.value.is_empty())
        .map(|c| {
            let active = is_value(field.get(query), c);
            let value = if c.value.code.is_empty() { &c.value.label } else { &c.value.code };
            FacetRow {
                label: label(field, c, t),
                count: number(c.count, t),
                url: url("/annuaire", &field.with(query, if active { "" } else { value }), &[]),
                active,
            }
        })
        .collect();
    // A single hidden value is better shown than announced.
    let keep = if rows.len() == SHOWN + 1 { rows.len() } else { rows.len().min(SHOWN) };
    let more = rows.split_off(keep);
    FacetView { title: t.field(field), more_label: t.facet_more(more.len()), rows, more }
}

/// Whether a filter's text is this value, by code or by label.
pub fn is_value(filter: &str, count: &FacetCount) -> bool {
    !filter.is_empty() && (filter == count.value.code || filter.eq_ignore_ascii_case(&count.value.label))
}

/// A value as people read it; a département with its number, which is how it is spoken of.
pub fn label(field: Field, count: &FacetCount, t: Lang) -> String {
    let value = &count.value;
    match field {
        Field::Departement if value.label.is_empty() => value.code.clone(),
        Field::Departement => format!("{} {}", value.code, value.label),
        Field::Category => t.category(&value.code).unwrap_or(&value.label).to_owned(),
        _ if value.label.is_empty() => value.code.clone(),
        _ => value.label.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use directory::model::Coded;

    fn counts(n: usize) -> Vec<FacetCount> {
        let coded = |i| Coded { code: format!("{i:02}"), label: format!("Valeur {i}") };
        (0..n).map(|i| FacetCount { value: coded(i), count: 1_000 }).collect()
    }

    #[test]
    fn a_value_toggles_its_filter_and_keeps_the_others() {
        let query = Query { text: "martin".into(), profession: "01".into(), ..Query::default() };
        let facets = Facets { profession: counts(2), ..Facets::default() };
        let views = views(&facets, &query, Lang::Fr);
        assert_eq!(views.len(), 1, "an empty facet is not shown");
        assert_eq!(views[0].rows[0].url, "/annuaire?q=martin&profession=00");
        assert!(views[0].rows[1].active);
        assert_eq!(views[0].rows[1].url, "/annuaire?q=martin");
        assert_eq!(views[0].rows[0].count, "1\u{202f}000");
    }

    #[test]
    fn long_facets_are_folded_but_never_for_one_value() {
        let folded = |n| {
            let facets = Facets { departement: counts(n), ..Facets::default() };
            views(&facets, &Query::default(), Lang::En)[0].more.len()
        };
        assert_eq!((folded(7), folded(8), folded(9)), (0, 0, 2));
    }
}
