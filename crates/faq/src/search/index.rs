//! The index of the whole FAQ: both languages, the facets, the texts to show.

use super::analysis::{Occurrence, Vocabulary};
use super::bits::Bits;
use super::postings::{Gathered, Postings};
use super::tokens::Cutter;
use super::words::Words;
use crate::content::{Facets, Synonyms, shipped_facets, shipped_synonyms};
use crate::markdown::plain_text;
use crate::model::{Entry, Facet, Lang};
use std::collections::HashMap;
use std::sync::Arc;

/// One language: its vocabulary and where its terms stand.
pub(crate) struct Side {
    pub vocabulary: Vocabulary,
    pub postings: Postings,
    pub words: Words,
}

/// An entry, ready to be shown.
pub(crate) struct Document {
    pub entry: Arc<Entry>,
    /// The answer without its marks.
    pub plain: String,
    pub question_terms: Box<[Occurrence]>,
    pub answer_terms: Box<[Occurrence]>,
    /// The same id in the other language.
    pub twin: Option<u32>,
}

/// Everything needed to search, in memory, never changed once built: an edit builds another one.
pub struct FaqIndex {
    pub(crate) docs: Vec<Document>,
    pub(crate) sides: [Side; 2],
    /// What a reader of each language sees: their language, and what exists only in the other.
    pub(crate) views: [Bits; 2],
    /// Documents of each value of each facet.
    pub(crate) values: [Vec<Bits>; 5],
    /// Documents seen on the portal under a number that nobody published the meaning of.
    pub(crate) portal: HashMap<String, Bits>,
    pub(crate) facets: Facets,
    /// Documents as they are listed when nothing is looked for: complete first, then the latest.
    pub(crate) reading_order: Vec<u32>,
}

impl FaqIndex {
    /// Indexes entries with the shipped facets and synonyms.
    pub fn build(entries: Vec<Arc<Entry>>) -> Self {
        Self::build_with(entries, shipped_facets(), shipped_synonyms())
    }

    /// Indexes entries. The order given does not matter; of two entries with the same id and language, the later one
    /// replaces the earlier one.
    pub fn build_with(entries: Vec<Arc<Entry>>, facets: &Facets, synonyms: &Synonyms) -> Self {
        let entries = in_order(entries);
        let mut vocabularies = Lang::ALL.map(|lang| Vocabulary::new(lang, synonyms));
        let mut gathered = [Gathered::default(), Gathered::default()];
        let mut cutter = Cutter::default();
        let mut docs: Vec<Document> = Vec::with_capacity(entries.len());
        for (number, entry) in entries.iter().enumerate() {
            let side = entry.lang.index();
            let plain = plain_text(&entry.answer);
            let mut terms = |text: &str| vocabularies[side].index(&mut cutter, text).into_boxed_slice();
            let (question_terms, answer_terms) = (terms(&entry.question), terms(&plain));
            let keywords = terms(&keywords(entry));
            gathered[side].add(number as u32, [&question_terms, &keywords, &answer_terms]);
            docs.push(Document { entry: Arc::clone(entry), plain, question_terms, answer_terms, twin: None });
        }
        pair(&mut docs);
        let [french, english] = vocabularies;
        let [gathered_french, gathered_english] = gathered;
        let mut reading_order: Vec<u32> = (0..docs.len() as u32).collect();
        reading_order.sort_by_key(|doc| {
            let entry = &docs[*doc as usize].entry;
            (entry.incomplete, std::cmp::Reverse(entry.updated))
        });
        Self {
            sides: [side(french, gathered_french), side(english, gathered_english)],
            views: Lang::ALL.map(|lang| view(&docs, lang)),
            values: values(&docs, facets),
            portal: portal(&docs),
            facets: facets.clone(),
            reading_order,
            docs,
        }
    }

    /// Number of entries, each language counted.
    pub fn len(&self) -> usize {
        self.docs.len()
    }

    /// No entry at all.
    pub fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// The entry of an id, in the language asked for or else in the other.
    pub fn entry(&self, id: &str, lang: Lang) -> Option<&Arc<Entry>> {
        let from = self.docs.partition_point(|d| d.entry.id.as_str() < id);
        let both = self.docs[from..].iter().take_while(|d| d.entry.id == id);
        both.map(|d| &d.entry).min_by_key(|entry| entry.lang != lang)
    }

    /// Every entry, by id, French first.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.docs.iter().map(|d| &d.entry)
    }

    /// The facets under which the entries are classified.
    pub fn facets(&self) -> &Facets {
        &self.facets
    }
}

/// By id then language, the last of two equals kept.
fn in_order(mut entries: Vec<Arc<Entry>>) -> Vec<Arc<Entry>> {
    entries.reverse();
    entries.sort_by(|a, b| (&a.id, a.lang).cmp(&(&b.id, b.lang)));
    entries.dedup_by(|a, b| a.id == b.id && a.lang == b.lang);
    entries
}

/// What is looked for in the keywords: them, and what the entry is tied to.
fn keywords(entry: &Entry) -> String {
    let parts = entry.keywords.iter().chain(&entry.requirements).chain(&entry.identifiers);
    parts.fold(String::new(), |text, part| text + part + "; ")
}

fn pair(docs: &mut [Document]) {
    for at in 1..docs.len() {
        if docs[at - 1].entry.id == docs[at].entry.id {
            docs[at - 1].twin = Some(at as u32);
            docs[at].twin = Some(at as u32 - 1);
        }
    }
}

fn side(vocabulary: Vocabulary, gathered: Gathered) -> Side {
    let postings = gathered.finish(&vocabulary);
    let words = Words::new(&vocabulary, &postings);
    Side { vocabulary, postings, words }
}

fn view(docs: &[Document], lang: Lang) -> Bits {
    let mut bits = Bits::none(docs.len());
    for (at, doc) in docs.iter().enumerate() {
        if doc.entry.lang == lang || doc.twin.is_none() {
            bits.set(at);
        }
    }
    bits
}

fn values(docs: &[Document], facets: &Facets) -> [Vec<Bits>; 5] {
    Facet::ALL.map(|facet| {
        let mut bits = vec![Bits::none(docs.len()); facets.values(facet).len()];
        for (at, doc) in docs.iter().enumerate() {
            for key in doc.entry.facets.of(facet) {
                if let Some(value) = facets.position(facet, key) {
                    bits[value].set(at);
                }
            }
        }
        bits
    })
}

fn portal(docs: &[Document]) -> HashMap<String, Bits> {
    let mut all: HashMap<String, Bits> = HashMap::new();
    for (at, doc) in docs.iter().enumerate() {
        for number in &doc.entry.portal {
            all.entry(number.clone()).or_insert_with(|| Bits::none(docs.len())).set(at);
        }
    }
    all
}
