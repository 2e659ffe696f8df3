//! What to try when nothing was found: the same search without one of its parts, with what it would give. A search
//! costs microseconds, so each proposal is tried before it is made.

use super::facets::label;
use super::{shared, url};
use crate::lang::Lang;
use faq::{Facet, FaqIndex, FaqQuery};

/// Most proposals shown.
const SHOWN: usize = 5;
/// Most words tried one by one.
const WORDS: usize = 8;

/// One proposal, known to find something.
pub struct Suggestion {
    /// What is left out.
    pub text: String,
    /// "12 answers".
    pub total: String,
    /// Its address.
    pub url: String,
}

/// The best proposals, those that keep the most of the search first.
pub fn suggestions(index: &FaqIndex, query: &FaqQuery, t: Lang) -> Vec<Suggestion> {
    let mut found = Vec::new();
    for (what, candidate) in candidates(index, query, t) {
        let page = index.search(&FaqQuery { per_page: 1, ..candidate.clone() });
        if page.total > 0 && !page.loose {
            found.push(Suggestion {
                text: t.without(&what),
                total: t.faq_total(page.total as u64),
                url: url(&shared(&candidate)),
            });
        }
    }
    found.truncate(SHOWN);
    found
}

fn candidates(index: &FaqIndex, query: &FaqQuery, t: Lang) -> Vec<(String, FaqQuery)> {
    let mut all = Vec::new();
    for facet in Facet::ALL {
        for key in query.of(facet) {
            all.push((label(index.facets(), facet, key, t), query.toggled(facet, key)));
        }
    }
    if query.is_filtered() && !query.text.is_empty() {
        let bare = FaqQuery { text: query.text.clone(), lang: query.lang, ..FaqQuery::default() };
        all.push((t.faq_any_filter().to_owned(), bare));
        all.push((query.text.clone(), FaqQuery { text: String::new(), ..query.on_page(1) }));
    }
    let words: Vec<&str> = query.text.split_whitespace().take(WORDS).collect();
    if words.len() > 1 {
        for left_out in 0..words.len() {
            let kept = words.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, word)| *word);
            let text = kept.collect::<Vec<_>>().join(" ");
            all.push((words[left_out].to_owned(), FaqQuery { text, ..query.on_page(1) }));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_left_out_once_and_each_proposal_finds_something() {
        let index = FaqIndex::build(crate::shelf::SHIPPED.clone());
        let query = FaqQuery::parse("q=zorglub+correspondant&produit=hds");
        let left_out: Vec<_> =
            candidates(&index, &query, Lang::Fr).into_iter().map(|(what, _)| what).collect();
        let filter = Lang::Fr.faq_any_filter();
        let expected = ["Certification HDS", filter, "zorglub correspondant", "zorglub", "correspondant"];
        assert_eq!(left_out, expected);
        for suggestion in suggestions(&index, &query, Lang::Fr) {
            let (_, address) = suggestion.url.split_once('?').unwrap();
            assert!(index.search(&FaqQuery::parse(address)).total > 0, "{address}");
        }
        assert!(candidates(&index, &FaqQuery::text("zorglub"), Lang::Fr).is_empty(), "never the whole");
    }
}
