//! What to try when nobody was found: the same search without one of its parts, with its exact total.
//! A search costs microseconds, so each proposal is tried before it is made.

use super::filters::readable;
use crate::error::Failure;
use crate::lang::Lang;
use crate::params::{Field, url};
use directory::query::Facets;
use directory::{Generation, Query};

/// Most proposals shown.
const SHOWN: usize = 5;
/// Most words of the free line tried one by one.
const WORDS: usize = 8;

/// One proposal, known to find somebody.
pub struct Suggestion {
    /// What is left out.
    pub text: String,
    /// "12 professionals".
    pub total: String,
    /// Its address.
    pub url: String,
}

/// The best proposals, the most selective first.
pub fn suggestions(generation: &Generation, query: &Query, t: Lang) -> Result<Vec<Suggestion>, Failure> {
    let mut found = Vec::new();
    for (what, candidate) in candidates(query, t) {
        let total =
            generation.search(&Query { limit: 0, offset: 0, facets: false, ..candidate.clone() })?.total;
        if total > 0 {
            found.push((total, what, candidate));
        }
    }
    found.sort_by_key(|(total, ..)| *total);
    found.truncate(SHOWN);
    let view = |(total, what, candidate): (u64, String, Query)| Suggestion {
        text: t.without(&what),
        total: t.total(total),
        url: url("/annuaire", &candidate, &[]),
    };
    Ok(found.into_iter().map(view).collect())
}

fn candidates(query: &Query, t: Lang) -> Vec<(String, Query)> {
    let mut all = Vec::new();
    for field in Field::ALL.into_iter().filter(|f| *f != Field::Text && !f.get(query).is_empty()) {
        let other = field.with(query, "");
        if Field::ALL.iter().any(|f| !f.get(&other).is_empty()) {
            all.push((readable(field, field.get(query), &Facets::default(), t), other));
        }
    }
    let words: Vec<&str> = query.text.split_whitespace().take(WORDS).collect();
    if words.len() > 1 {
        for left_out in 0..words.len() {
            let kept = words.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, w)| *w);
            let text = kept.collect::<Vec<_>>().join(" ");
            all.push((words[left_out].to_owned(), Query { text, ..query.clone() }));
        }
    }
    if query.exact {
        all.push((t.advanced_exact().to_owned(), Query { exact: false, ..query.clone() }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_left_out_once_and_never_the_whole() {
        let query = Query { text: "martin cardio".into(), city: "Lyon".into(), ..Query::default() };
        let candidates = candidates(&query, Lang::Fr);
        let left_out: Vec<_> = candidates.iter().map(|(what, _)| what.as_str()).collect();
        assert_eq!(left_out, ["Lyon", "martin", "cardio"]);
        let alone = Query { city: "Lyon".into(), ..Query::default() };
        assert!(super::candidates(&alone, Lang::Fr).is_empty());
    }
}
