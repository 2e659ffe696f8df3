//! The five questions, asked as the portal asks them: each value is a link that ticks or unticks it.

use super::{shared, url};
use crate::format::number;
use crate::lang::Lang;
use faq::{Facet, FaqPage, FaqQuery};

/// Values shown before "show the others".
const SHOWN: usize = 7;

/// One question.
pub struct FacetView<'a> {
    /// As the portal asks it.
    pub question: &'a str,
    /// The first values.
    pub rows: Vec<FacetRow<'a>>,
    /// The others, folded.
    pub more: Vec<FacetRow<'a>>,
    /// "Show the other 12".
    pub more_label: String,
    /// Folded at first on a narrow screen: nothing is ticked in it.
    pub ticked: bool,
}

/// One value.
pub struct FacetRow<'a> {
    /// Label.
    pub label: &'a str,
    /// Answers that carry it.
    pub count: String,
    /// The search with this value ticked or unticked.
    pub url: String,
    /// Ticked.
    pub active: bool,
}

/// A filter that is on, with the search without it.
pub struct FilterView {
    /// Name of the facet.
    pub field: String,
    /// Label of the value.
    pub value: String,
    /// The search without it.
    pub remove: String,
}

/// The questions that have something to offer.
pub fn views<'a>(
    facets: &'a faq::content::Facets,
    query: &FaqQuery,
    page: &FaqPage,
    t: Lang,
) -> Vec<FacetView<'a>> {
    let query = shared(query);
    let view = |facet: Facet| {
        let values = facets.values(facet).iter().zip(page.of(facet));
        let mut rows: Vec<FacetRow<'a>> = values
            .filter(|(_, counted)| counted.count > 0 || counted.ticked)
            .map(|(value, counted)| FacetRow {
                label: value.label.of(t.into()),
                count: number(counted.count as u64, t),
                url: url(&query.toggled(facet, &value.key)),
                active: counted.ticked,
            })
            .collect();
        // What is ticked is never folded away; a single hidden value is better shown than announced.
        let least = rows.iter().rposition(|row| row.active).map_or(SHOWN, |last| SHOWN.max(last + 1));
        let keep = if rows.len() == least + 1 { rows.len() } else { rows.len().min(least) };
        let more = rows.split_off(keep);
        FacetView {
            question: facets.question(facet, t.into()),
            ticked: rows.iter().any(|row| row.active),
            more_label: t.facet_more(more.len()),
            rows,
            more,
        }
    };
    Facet::ALL.into_iter().map(view).filter(|view| !view.rows.is_empty()).collect()
}

/// Label of a value.
pub fn label(facets: &faq::content::Facets, facet: Facet, key: &str, t: Lang) -> String {
    let found = facets.values(facet).iter().find(|value| value.key == key);
    found.map_or(key, |value| value.label.of(t.into())).to_owned()
}

/// The filters that are on.
pub fn filters(facets: &faq::content::Facets, query: &FaqQuery, t: Lang) -> Vec<FilterView> {
    let query = shared(query);
    let mut all = Vec::new();
    for facet in Facet::ALL {
        for key in query.of(facet) {
            all.push(FilterView {
                field: facets.name(facet, t.into()).to_owned(),
                value: label(facets, facet, key, t),
                remove: url(&query.toggled(facet, key)),
            });
        }
    }
    for (at, group) in query.portal.iter().enumerate() {
        let mut without = query.on_page(1);
        without.portal.remove(at);
        all.push(FilterView {
            field: t.faq_portal().to_owned(),
            value: group.join(" "),
            remove: url(&without),
        });
    }
    all
}
