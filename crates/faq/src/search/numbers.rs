//! Which concept of a search a term stands for: one look into a table per word of a text.

use super::analysis::Term;
use super::concepts::Reading;
use super::index::Side;

/// Concepts by term.
pub(crate) struct Numbers {
    /// Place in `found` of each term, plus one; 0 for a term that is not looked for.
    table: Vec<u16>,
    found: Vec<(u32, f32)>,
}

impl Numbers {
    /// The terms of a reading, in the language of `side`.
    pub fn of(reading: &Reading, side: &Side) -> Self {
        let mut numbers = Self { table: vec![0; side.vocabulary.len()], found: Vec::new() };
        for (number, concept) in reading.concepts.iter().enumerate() {
            for (term, weight) in &concept.terms {
                if let Some(cell @ 0) = numbers.table.get_mut(*term as usize) {
                    numbers.found.push((number as u32, *weight));
                    *cell = numbers.found.len() as u16;
                }
            }
        }
        numbers
    }

    /// The concept that a term stands for, and how much it counts there.
    pub fn get(&self, term: Term) -> Option<(u32, f32)> {
        let place = *self.table.get(term as usize)?;
        self.found.get((place as usize).wrapping_sub(1)).copied()
    }
}
