//! A search, from the query to the page.

use super::bits::Bits;
use super::concepts::{self, Reading};
use super::index::FaqIndex;
use super::page::{FaqHit, FaqPage, ValueCount};
use super::query::FaqQuery;
use super::{score, snippet};
use crate::content::PortalTerm;
use crate::model::{Facet, Lang};
use std::collections::HashMap;
use std::sync::Arc;

impl FaqIndex {
    /// Answers a query. Never fails; the work is bounded by the index, whatever the query.
    pub fn search(&self, query: &FaqQuery) -> FaqPage {
        let lang = query.lang.unwrap_or_default();
        let mut page = FaqPage { lang, page: query.page.max(1), pages: 1, ..FaqPage::default() };
        let filters = self.filters(query, &mut page);
        let [french, english] = &self.sides;
        let readings =
            [concepts::read(&query.text, french, english), concepts::read(&query.text, english, french)];
        let nothing_asked = readings.iter().all(|r| r.concepts.is_empty() && r.not_found.is_empty());
        let readings = [&readings[0], &readings[1]];
        let ranked = if nothing_asked && query.text.is_empty() {
            let mut text = self.views[lang.index()].clone();
            self.count(query, &filters, &text, &mut page);
            text.keep(&every(&filters, self.docs.len()));
            score::listed(self, &text)
        } else {
            self.ranked(query, readings, &filters, &mut page)
        };
        page.total = ranked.len();
        page.pages = page.total.div_ceil(query.per_page.max(1)).max(1);
        let numbers = readings.map(score::numbers);
        let first = (page.page - 1).saturating_mul(query.per_page);
        let shown = ranked.iter().skip(first).take(query.per_page);
        page.items = shown.map(|(doc, weight)| self.hit(*doc, *weight, &numbers)).collect();
        tell(lang, readings, &mut page);
        page
    }

    /// Documents that hold enough of the text, ranked; those of the other language when this one has none.
    fn ranked(
        &self,
        query: &FaqQuery,
        readings: [&Reading; 2],
        filters: &[Bits],
        page: &mut FaqPage,
    ) -> Vec<(u32, f32)> {
        let scores = score::score(readings, &self.sides, self.docs.len());
        let view = &self.views[page.lang.index()];
        let (mut text, mut loose) = scores.enough(view);
        if text.is_empty() || loose {
            let (all, all_loose) = scores.enough(&Bits::all(self.docs.len()));
            if !all.is_empty() && (text.is_empty() || !all_loose) {
                (text, loose) = (self.translated(&all, page.lang), all_loose);
                page.other_language = true;
                return self.shown_elsewhere(query, text, loose, filters, &scores, readings, page);
            }
        }
        page.loose = loose;
        self.count(query, filters, &text, page);
        text.keep(&every(filters, self.docs.len()));
        score::rank(self, &text, &scores, readings)
    }

    /// Ranks by the document that was found, shows its translation.
    #[expect(clippy::too_many_arguments, reason = "the whole state of one search, used once")]
    fn shown_elsewhere(
        &self,
        query: &FaqQuery,
        mut text: Bits,
        loose: bool,
        filters: &[Bits],
        scores: &score::Scores,
        readings: [&Reading; 2],
        page: &mut FaqPage,
    ) -> Vec<(u32, f32)> {
        page.loose = loose;
        self.count(query, filters, &text, page);
        text.keep(&every(filters, self.docs.len()));
        // Both languages of what is shown: the one that was found ranks.
        let mut found = text.clone();
        text.iter().filter_map(|doc| self.docs[doc].twin).for_each(|twin| found.set(twin as usize));
        let ranked = score::rank(self, &found, scores, readings);
        let mut out: Vec<(u32, f32)> = Vec::with_capacity(ranked.len());
        let mut seen = Bits::none(self.docs.len());
        for (doc, weight) in ranked {
            let shown = self.in_language(doc, page.lang);
            if !seen.has(shown as usize) {
                seen.set(shown as usize);
                out.push((shown, weight));
            }
        }
        out
    }

    /// The document of the same id in a language, or the document itself.
    fn in_language(&self, doc: u32, lang: Lang) -> u32 {
        let document = &self.docs[doc as usize];
        if document.entry.lang == lang { doc } else { document.twin.unwrap_or(doc) }
    }

    fn translated(&self, docs: &Bits, lang: Lang) -> Bits {
        let mut out = Bits::none(self.docs.len());
        docs.iter().for_each(|doc| out.set(self.in_language(doc as u32, lang) as usize));
        out
    }

    /// What each filter lets through: one per facet, then one per group of the portal. An empty facet lets all.
    fn filters(&self, query: &FaqQuery, page: &mut FaqPage) -> Vec<Bits> {
        let all = || Bits::all(self.docs.len());
        let mut out: Vec<Bits> = Facet::ALL.into_iter().map(|f| self.ticked(f, query.of(f))).collect();
        for group in &query.portal {
            let mut bits = Bits::none(self.docs.len());
            let mut known = false;
            for number in group {
                if let PortalTerm::Means(values) = self.facets.portal(number) {
                    known = true;
                    values.iter().for_each(|(f, at)| bits.add(&self.values[f.index()][*at]));
                } else if let Some(seen) = self.portal.get(number) {
                    known = true;
                    bits.add(seen);
                }
            }
            if !known {
                page.not_applied.extend(group.iter().cloned());
            }
            out.push(if known { bits } else { all() });
        }
        out
    }

    fn ticked(&self, facet: Facet, values: &[String]) -> Bits {
        let at =
            |v: &String| self.facets.position(facet, v).and_then(|at| self.values[facet.index()].get(at));
        let mut found = values.iter().filter_map(at).peekable();
        if found.peek().is_none() {
            return Bits::all(self.docs.len());
        }
        found.fold(Bits::none(self.docs.len()), |mut bits, value| {
            bits.add(value);
            bits
        })
    }

    /// Counts of every value, for the documents that the text finds.
    fn count(&self, query: &FaqQuery, filters: &[Bits], text: &Bits, page: &mut FaqPage) {
        for facet in Facet::ALL {
            let at = facet.index();
            let mut others = text.clone();
            filters.iter().enumerate().filter(|(n, _)| *n != at).for_each(|(_, f)| others.keep(f));
            let ticked_any = !query.of(facet).is_empty();
            let now = others.common(&filters[at]);
            let both = |bits: &Bits| others.common3(bits, &filters[at]);
            let values = self.facets.values(facet).iter().zip(&self.values[at]);
            page.facets[at] = values
                .map(|(value, bits)| {
                    let count = others.common(bits);
                    let if_added = if ticked_any { now + count - both(bits) } else { count };
                    let ticked = query.has(facet, &value.key);
                    ValueCount { key: value.key.clone(), count, if_added, ticked }
                })
                .collect();
        }
    }

    fn hit(&self, doc: u32, score: f32, numbers: &[HashMap<u32, u32>; 2]) -> FaqHit {
        let document = &self.docs[doc as usize];
        let numbers = &numbers[document.entry.lang.index()];
        FaqHit {
            score,
            question_html: snippet::marked(&document.entry.question, &document.question_terms, numbers),
            snippet_html: snippet::snippet(&document.plain, &document.answer_terms, numbers),
            entry: Arc::clone(&document.entry),
        }
    }
}

/// What all filters let through.
fn every(filters: &[Bits], count: usize) -> Bits {
    filters.iter().fold(Bits::all(count), |mut bits, filter| {
        bits.keep(filter);
        bits
    })
}

/// Says how the words were read, in the language preferred; a word known to one of the two is not missing.
fn tell(lang: Lang, readings: [&Reading; 2], page: &mut FaqPage) {
    let (here, there) = (readings[lang.index()], readings[1 - lang.index()]);
    page.corrections.clone_from(&here.corrections);
    let corrected = |word: &String| there.corrections.iter().any(|c| c.typed == *word);
    page.not_found = here.not_found.iter().filter(|w| !corrected(w)).cloned().collect();
}
