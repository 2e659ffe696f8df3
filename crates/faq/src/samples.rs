//! Plausible entries in any number, for benchmarks: the shipped ones cut into sentences and put together anew, with
//! product names that no list knows. The same seed gives the same entries.

use crate::content::shipped_entries;
use crate::error::ContentError;
use crate::markdown::plain_text;
use crate::model::{Entry, Lang};
use std::sync::Arc;

/// Beginnings and ends of product names.
const HEADS: [&str; 16] = [
    "medi", "cardio", "osteo", "pharma", "biolo", "radio", "soin", "vita", "clini", "dento", "neuro",
    "derma", "pedia", "onco", "kine", "opti",
];
const TAILS: [&str; 16] = [
    "agenda", "dossier", "bloc", "note", "link", "scan", "suite", "plan", "chart", "flux", "base", "desk",
    "care", "lab", "box", "track",
];

/// A small generator of numbers (SplitMix64), so that nothing else is needed.
pub struct Dice(u64);

impl Dice {
    /// Numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`, 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % (n.max(1) as u64)) as usize
    }

    /// One of several; an empty slice gives nothing.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// `count` entries, one in four in English.
pub fn plausible_entries(count: usize, seed: u64) -> Result<Vec<Arc<Entry>>, ContentError> {
    let shipped = shipped_entries()?;
    let mut dice = Dice::new(seed);
    let by_lang = Lang::ALL.map(|lang| Stock::of(&shipped, lang));
    let number = |n| {
        let stock = &by_lang[usize::from(n % 4 == 3)];
        stock.entry(n, &mut dice)
    };
    Ok((0..count).filter_map(number).map(Arc::new).collect())
}

/// What entries of one language are made of.
struct Stock {
    entries: Vec<Arc<Entry>>,
    sentences: Vec<String>,
}

impl Stock {
    fn of(shipped: &[Arc<Entry>], lang: Lang) -> Self {
        let entries: Vec<Arc<Entry>> = shipped.iter().filter(|e| e.lang == lang).cloned().collect();
        let plain = entries.iter().map(|e| plain_text(&e.answer));
        let sentences =
            plain.flat_map(|text| text.split_inclusive(". ").map(str::to_owned).collect::<Vec<_>>());
        Self { sentences: sentences.filter(|s| s.len() > 20).collect(), entries }
    }

    fn entry(&self, number: usize, dice: &mut Dice) -> Option<Entry> {
        let like = dice.one(&self.entries)?;
        let product = name(dice);
        let other = dice.one(&self.entries)?;
        let mut answer = String::new();
        for paragraph in 0..2 + dice.below(3) {
            if paragraph > 0 {
                answer.push_str("\n\n");
            }
            for _ in 0..1 + dice.below(4) {
                answer.push_str(dice.one(&self.sentences)?.trim_end());
                answer.push(' ');
            }
            if dice.below(3) == 0 {
                answer.push_str(&format!("{product} {}.", dice.below(400)));
            }
        }
        let question = like.question.trim_end_matches(['?', '\u{202f}', ' ']);
        let (_, words) = other.question.split_once(' ').unwrap_or_default();
        Some(Entry {
            id: format!("exemple-{number}"),
            question: format!(
                "{question}, {} {product}\u{202f}?",
                words.trim_end_matches(['?', '\u{202f}', ' '])
            ),
            answer,
            requirements: like.requirements.clone(),
            related: Vec::new(),
            ..Entry::clone(like)
        })
    }
}

/// A product name that is nobody's.
fn name(dice: &mut Dice) -> String {
    let (head, tail) = (dice.below(HEADS.len()), dice.below(TAILS.len()));
    format!("{}{}{}", HEADS[head], TAILS[tail], ["", "xa", "um", "io", "eo", "plus"][dice.below(6)])
}
