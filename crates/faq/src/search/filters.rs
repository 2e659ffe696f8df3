//! What the ticked values let through, and the counts beside the values.

use super::bits::Bits;
use super::index::FaqIndex;
use super::page::ValueCount;
use super::query::FaqQuery;
use crate::content::PortalTerm;
use crate::model::Facet;

/// One set per facet, then one per group of the portal; a filter that says nothing lets everything through.
pub(crate) struct Filters {
    sets: Vec<Bits>,
    /// Numbers of the portal under which nothing here is known.
    pub not_applied: Vec<String>,
}

impl Filters {
    pub fn of(index: &FaqIndex, query: &FaqQuery) -> Self {
        let mut sets: Vec<Bits> = Facet::ALL.into_iter().map(|f| ticked(index, f, query.of(f))).collect();
        let mut not_applied = Vec::new();
        for group in &query.portal {
            match numbers(index, group) {
                Some(set) => sets.push(set),
                None => not_applied.extend(group.iter().cloned()),
            }
        }
        Self { sets, not_applied }
    }

    /// Keeps what every filter lets through.
    pub fn keep(&self, docs: &mut Bits) {
        self.sets.iter().for_each(|set| docs.keep(set));
    }

    /// Counts of every value, for the documents that the text alone finds.
    pub fn counts(&self, index: &FaqIndex, query: &FaqQuery, text: &Bits) -> [Vec<ValueCount>; 5] {
        Facet::ALL.map(|facet| {
            let at = facet.index();
            let own = &self.sets[at];
            let mut others = text.clone();
            self.sets.iter().enumerate().filter(|(n, _)| *n != at).for_each(|(_, set)| others.keep(set));
            let some_ticked = !query.of(facet).is_empty();
            let now = others.common(own);
            let count = |value: &crate::content::FacetValue, docs: &Bits| {
                let count = others.common(docs);
                let if_added = if some_ticked { now + count - others.common3(docs, own) } else { count };
                ValueCount { key: value.key.clone(), count, if_added, ticked: query.has(facet, &value.key) }
            };
            index.facets.values(facet).iter().zip(&index.values[at]).map(|(v, docs)| count(v, docs)).collect()
        })
    }
}

fn ticked(index: &FaqIndex, facet: Facet, values: &[String]) -> Bits {
    let set = |v: &String| index.facets.position(facet, v).and_then(|at| index.values[facet.index()].get(at));
    let mut known = values.iter().filter_map(set).peekable();
    if known.peek().is_none() {
        return Bits::all(index.docs.len());
    }
    known.fold(Bits::none(index.docs.len()), |mut all, set| {
        all.add(set);
        all
    })
}

/// Documents of any number of a group.
fn numbers(index: &FaqIndex, group: &[String]) -> Option<Bits> {
    let mut all = Bits::none(index.docs.len());
    let mut known = false;
    for number in group {
        if let PortalTerm::Means(values) = index.facets.portal(number) {
            known = true;
            values.iter().for_each(|(f, at)| all.add(&index.values[f.index()][*at]));
        } else if let Some(seen) = index.portal.get(number) {
            known = true;
            all.add(seen);
        }
    }
    known.then_some(all)
}
