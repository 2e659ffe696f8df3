//! A search, from the query to the page.

use super::bits::Bits;
use super::concepts::{self, Reading};
use super::filters::Filters;
use super::index::FaqIndex;
use super::numbers::Numbers;
use super::page::{FaqHit, FaqPage};
use super::query::FaqQuery;
use super::score::{self, Scores};
use super::snippet;
use crate::model::Lang;
use std::sync::Arc;

/// One search under way.
struct Search<'a> {
    index: &'a FaqIndex,
    query: &'a FaqQuery,
    lang: Lang,
    filters: Filters,
    readings: [Reading; 2],
}

impl FaqIndex {
    /// Answers a query. Never fails; the work is bounded by the index, whatever the query.
    pub fn search(&self, query: &FaqQuery) -> FaqPage {
        let [french, english] = &self.sides;
        let search = Search {
            index: self,
            query,
            lang: query.lang.unwrap_or_default(),
            filters: Filters::of(self, query),
            readings: [
                concepts::read(&query.text, french, english),
                concepts::read(&query.text, english, french),
            ],
        };
        let mut page = FaqPage {
            lang: search.lang,
            not_applied: search.filters.not_applied.clone(),
            ..FaqPage::default()
        };
        let nothing_said = search.readings.iter().all(|r| r.nothing_said);
        let ranked = if query.text.is_empty() || nothing_said {
            search.listed(&mut page)
        } else {
            search.ranked(&mut page)
        };
        page.total = ranked.len();
        let per_page = query.per_page.max(1);
        page.pages = page.total.div_ceil(per_page).max(1);
        page.page = query.page.max(1);
        let numbers = [0, 1].map(|side| Numbers::of(&search.readings[side], &self.sides[side]));
        let shown = ranked.iter().skip((page.page - 1).saturating_mul(per_page)).take(per_page);
        page.items = shown.map(|(doc, weight)| self.hit(*doc, *weight, &numbers)).collect();
        search.tell(&mut page);
        page
    }

    fn hit(&self, doc: u32, score: f32, numbers: &[Numbers; 2]) -> FaqHit {
        let document = &self.docs[doc as usize];
        let numbers = &numbers[document.entry.lang.index()];
        FaqHit {
            score,
            question_html: snippet::marked(&document.entry.question, &document.question_terms, numbers),
            snippet_html: snippet::snippet(&document.plain, &document.answer_terms, numbers),
            entry: Arc::clone(&document.entry),
        }
    }

    /// The document of the same id in a language, or the document itself.
    fn in_language(&self, doc: u32, lang: Lang) -> u32 {
        let document = &self.docs[doc as usize];
        if document.entry.lang == lang { doc } else { document.twin.unwrap_or(doc) }
    }
}

impl Search<'_> {
    /// Nothing is looked for, or nothing yet: everything that the filters let through, in reading order.
    fn listed(&self, page: &mut FaqPage) -> Vec<(u32, f32)> {
        let mut docs = self.index.views[self.lang.index()].clone();
        page.facets = self.filters.counts(self.index, self.query, &docs);
        self.filters.keep(&mut docs);
        let order = self.index.reading_order.iter();
        order.filter(|doc| docs.has(**doc as usize)).map(|doc| (*doc, 0.0)).collect()
    }

    /// Documents that hold enough of what is looked for, ranked. When the reader's language has none, the other one
    /// is searched and the translations are shown.
    fn ranked(&self, page: &mut FaqPage) -> Vec<(u32, f32)> {
        let index = self.index;
        let scores = score::score(self.readings.each_ref(), &index.sides, index.docs.len());
        let (mut docs, mut loose) = scores.enough(&index.views[self.lang.index()]);
        if docs.is_empty() || loose {
            let (all, all_loose) = scores.enough(&Bits::all(index.docs.len()));
            if !all.is_empty() && (docs.is_empty() || !all_loose) {
                page.other_language = true;
                loose = all_loose;
                docs = Bits::none(index.docs.len());
                all.iter().for_each(|doc| docs.set(index.in_language(doc as u32, self.lang) as usize));
            }
        }
        page.loose = loose;
        page.facets = self.filters.counts(index, self.query, &docs);
        self.filters.keep(&mut docs);
        if page.other_language { self.through_twins(&docs, &scores) } else { self.in_order(&docs, &scores) }
    }

    fn in_order(&self, docs: &Bits, scores: &Scores) -> Vec<(u32, f32)> {
        score::rank(self.index, docs, scores, self.readings.each_ref(), self.lang)
    }

    /// Ranks each document by the better of its two languages.
    fn through_twins(&self, docs: &Bits, scores: &Scores) -> Vec<(u32, f32)> {
        let mut both = docs.clone();
        docs.iter().filter_map(|doc| self.index.docs[doc].twin).for_each(|twin| both.set(twin as usize));
        let mut shown = Bits::none(self.index.docs.len());
        let mut out = Vec::new();
        for (doc, weight) in self.in_order(&both, scores) {
            let doc = self.index.in_language(doc, self.lang);
            if !shown.has(doc as usize) {
                shown.set(doc as usize);
                out.push((doc, weight));
            }
        }
        out
    }

    /// Says how the words were read; a word that one of the languages knows is not missing.
    fn tell(&self, page: &mut FaqPage) {
        let (here, there) = (&self.readings[self.lang.index()], &self.readings[1 - self.lang.index()]);
        page.corrections.clone_from(&here.corrections);
        let read = |word: &String| there.corrections.iter().any(|c| c.typed == *word);
        page.not_found = here.not_found.iter().filter(|w| !read(w)).cloned().collect();
    }
}
