//! Entries that say the same as another one, for editors: cosine of TF-IDF vectors over roots and groups of synonyms.

use super::analysis::{Occurrence, Term};
use super::index::{Document, FaqIndex, Side};
use super::tokens::Cutter;
use crate::markdown::plain_text;
use crate::model::Entry;
use std::sync::Arc;

/// A word of the question weighs as much as this many words of the answer.
const QUESTION: f32 = 3.0;
/// Below this, two entries merely speak of the same field.
const LEAST: f32 = 0.15;

/// An entry that resembles another one.
#[derive(Clone, Debug)]
pub struct Similar {
    /// The entry.
    pub entry: Arc<Entry>,
    /// From 0, nothing in common, to 1, the same words as often. Above 0.5, most likely a duplicate.
    pub likeness: f32,
}

impl FaqIndex {
    /// Entries of the same language that say what `entry` says, the most alike first; the entry itself, an older version
    /// of it and its translation are left out. At most `most`, none below a likeness of 0.15.
    pub fn similar(&self, entry: &Entry, most: usize) -> Vec<Similar> {
        let side = &self.sides[entry.lang.index()];
        let mut cutter = Cutter::default();
        let question = side.vocabulary.look_up(&mut cutter, &entry.question);
        let answer = side.vocabulary.look_up(&mut cutter, &plain_text(&entry.answer));
        let of_entry = vector(&question, &answer, side);
        let mut weights = vec![0f32; side.vocabulary.len()];
        for (term, weight) in &of_entry {
            weights[*term as usize] = *weight;
        }
        let own = length(&of_entry);
        let others = self.docs.iter().filter(|d| d.entry.lang == entry.lang && d.entry.id != entry.id);
        let mut found: Vec<(f32, &Document)> =
            others.map(|d| (likeness(&weights, own, d, side), d)).filter(|(l, _)| *l >= LEAST).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.entry.id.cmp(&b.1.entry.id)));
        let similar = |(likeness, d): (f32, &Document)| Similar { entry: Arc::clone(&d.entry), likeness };
        found.into_iter().take(most).map(similar).collect()
    }
}

fn likeness(weights: &[f32], own: f32, document: &Document, side: &Side) -> f32 {
    let other = vector(&document.question_terms, &document.answer_terms, side);
    let common: f32 = other.iter().map(|(term, weight)| weights[*term as usize] * weight).sum();
    common / (own * length(&other)).max(f32::MIN_POSITIVE)
}

/// Terms with their weights: how often, tempered, times how rare.
fn vector(question: &[Occurrence], answer: &[Occurrence], side: &Side) -> Vec<(Term, f32)> {
    let often = |terms: &[Occurrence], weight| -> Vec<(Term, f32)> {
        terms.iter().map(|o| (o.term, weight)).collect()
    };
    let mut all = often(question, QUESTION);
    all.extend(often(answer, 1.0));
    all.sort_unstable_by_key(|(term, _)| *term);
    let runs = all.chunk_by(|a, b| a.0 == b.0);
    runs.map(|run| {
        let often: f32 = run.iter().map(|(_, weight)| weight).sum();
        (run[0].0, (1.0 + often.ln().max(0.0)) * side.postings.idf(run[0].0))
    })
    .collect()
}

fn length(vector: &[(Term, f32)]) -> f32 {
    vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
}
