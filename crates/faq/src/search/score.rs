//! Documents that answer a reading, ranked.

use super::analysis::Occurrence;
use super::bits::Bits;
use super::concepts::Reading;
use super::index::{Document, FaqIndex, Side};
use super::numbers::Numbers;
use crate::model::Lang;

/// Part of what is looked for that an answer must hold, and what is shown when no answer does.
const ENOUGH: f32 = 0.6;
const LOOSE: f32 = 0.3;
/// Best documents looked at more closely.
const CLOSELY: usize = 64;
/// Terms of an answer looked at.
const DEPTH: usize = 400;
/// Bytes between two words that stand together.
const TOGETHER: u32 = 24;
/// What a second way of saying the same adds.
const BESIDES: f32 = 0.25;
/// What the question, the order of the words and completeness add.
const IN_QUESTION: f32 = 0.8;
const WHOLE_QUESTION: f32 = 0.8;
const IN_FRONT: f32 = 0.2;
const IN_ORDER_QUESTION: f32 = 0.3;
const IN_ORDER_ANSWER: f32 = 0.2;
const INCOMPLETE: f32 = 0.95;
/// What an answer in the other language loses.
const FOREIGN: f32 = 0.6;

/// Weight of every document of one language, and the part of the reading that it holds.
pub(crate) struct Scores {
    weight: Vec<f32>,
    part: Vec<f32>,
}

/// Adds up what each document holds.
pub(crate) fn score(readings: [&Reading; 2], sides: &[Side; 2], count: usize) -> Scores {
    let mut scores = Scores { weight: vec![0.0; count], part: vec![0.0; count] };
    let mut best = vec![0.0f32; count];
    let mut touched: Vec<u32> = Vec::new();
    for (reading, side) in readings.into_iter().zip(sides) {
        let total: f32 = reading.concepts.iter().map(|c| c.idf).sum();
        for concept in &reading.concepts {
            for (term, weight) in &concept.terms {
                let (docs, impacts) = side.postings.of_term(*term);
                for (doc, impact) in docs.iter().zip(impacts) {
                    let cell = &mut best[*doc as usize];
                    if *cell == 0.0 {
                        touched.push(*doc);
                    }
                    // Said in several ways: the best one, and a little of the others.
                    let (one, other) = (*cell, impact * weight);
                    *cell = one.max(other) + BESIDES * one.min(other);
                }
            }
            let part = concept.idf / total.max(f32::MIN_POSITIVE);
            for doc in touched.drain(..) {
                let doc = doc as usize;
                scores.weight[doc] += best[doc] * concept.idf;
                scores.part[doc] += part;
                best[doc] = 0.0;
            }
        }
    }
    scores
}

impl Scores {
    /// Documents that hold enough; and whether enough had to be little.
    pub fn enough(&self, among: &Bits) -> (Bits, bool) {
        for (least, loose) in [(ENOUGH, false), (LOOSE, true), (f32::MIN_POSITIVE, true)] {
            let mut found = Bits::none(self.part.len());
            // Adding thirds must give one.
            let least = (least - 1e-4).max(f32::MIN_POSITIVE);
            for (doc, part) in self.part.iter().enumerate() {
                if *part >= least {
                    found.set(doc);
                }
            }
            found.keep(among);
            if !found.is_empty() {
                return (found, loose);
            }
        }
        (Bits::none(self.part.len()), false)
    }

    /// The weight of a document as the index alone gives it.
    pub fn of(&self, doc: usize) -> f32 {
        self.weight[doc] * (0.5 + 0.5 * self.part[doc])
    }
}

/// Documents in the order in which they are shown, with their weight; the first ones are looked at closely.
pub(crate) fn rank(
    index: &FaqIndex,
    found: &Bits,
    scores: &Scores,
    readings: [&Reading; 2],
    lang: Lang,
) -> Vec<(u32, f32)> {
    let weight = |doc: usize| {
        let foreign = index.docs[doc].entry.lang != lang;
        scores.of(doc) * if foreign { FOREIGN } else { 1.0 }
    };
    let mut ranked: Vec<(u32, f32)> = found.iter().map(|doc| (doc as u32, weight(doc))).collect();
    let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if ranked.len() > CLOSELY {
        ranked.select_nth_unstable_by(CLOSELY - 1, order);
        ranked[CLOSELY..].sort_unstable_by(order);
    }
    let closely = ranked.len().min(CLOSELY);
    let numbers = [0, 1].map(|side| Numbers::of(readings[side], &index.sides[side]));
    for (doc, weight) in &mut ranked[..closely] {
        let document = &index.docs[*doc as usize];
        let side = document.entry.lang.index();
        *weight *= closer(document, readings[side], &numbers[side]);
    }
    ranked[..closely].sort_unstable_by(order);
    ranked
}

/// By how much a closer look multiplies the weight.
fn closer(document: &Document, reading: &Reading, numbers: &Numbers) -> f32 {
    let total: f32 = reading.concepts.iter().map(|c| c.idf).sum();
    let pairs = reading.concepts.len().saturating_sub(1).max(1) as f32;
    let mut seen = vec![0f32; reading.concepts.len()];
    let mut said = 0usize;
    let mut words = 0usize;
    let mut end = 0;
    let mut front = false;
    let first = document.question_terms.first().map_or(0, |o| o.start);
    for o in &document.question_terms {
        // Terms that stand over others say the same again.
        let fresh = o.start >= end;
        words += usize::from(fresh);
        if let Some((number, weight)) = numbers.get(o.term) {
            front |= o.start == first;
            let cell = &mut seen[number as usize];
            *cell = cell.max(weight);
            said += usize::from(fresh);
        }
        end = end.max(o.end);
    }
    let in_question: f32 = reading.concepts.iter().zip(&seen).map(|(c, weight)| c.idf * weight).sum();
    let part = in_question / total.max(f32::MIN_POSITIVE);
    let whole = said as f32 / words.max(1) as f32;
    let ordered_question = together(&document.question_terms, numbers) as f32 / pairs;
    let deep = document.answer_terms.len().min(DEPTH);
    let ordered_answer = together(&document.answer_terms[..deep], numbers) as f32 / pairs;
    let complete = if document.entry.incomplete { INCOMPLETE } else { 1.0 };
    complete
        * (1.0
            + IN_QUESTION * part * part
            + WHOLE_QUESTION * part * whole
            + if front { IN_FRONT * part } else { 0.0 }
            + IN_ORDER_QUESTION * ordered_question.min(1.0)
            + IN_ORDER_ANSWER * ordered_answer.min(1.0))
}

/// Pairs of neighbouring concepts that stand together in a text, each pair once.
fn together(terms: &[Occurrence], numbers: &Numbers) -> u32 {
    let mut pairs = 0u64;
    let mut before: Option<(u32, u32)> = None;
    for o in terms {
        let Some((number, _)) = numbers.get(o.term) else { continue };
        if let Some((previous, end)) = before
            && number == previous + 1
            && o.start >= end
            && o.start - end <= TOGETHER
        {
            pairs |= 1 << previous;
        }
        before = Some((number, o.end));
    }
    pairs.count_ones()
}
