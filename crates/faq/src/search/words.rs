//! The words of a language in order: those that begin like one, those that a slip of the keyboard away.

use super::analysis::{Term, Vocabulary};
use super::postings::Postings;

/// Shortest word with one slip, and with two.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;
/// Most words taken for a beginning or a slip.
const MOST: usize = 24;

struct Word {
    from: u32,
    len: u8,
    term: Term,
    /// One bit per letter or digit that it holds.
    letters: u64,
    /// Documents that hold it; 0 for a word of the synonyms that no document holds.
    frequency: u32,
}

/// Every word of one language.
#[derive(Default)]
pub(crate) struct Words {
    text: String,
    words: Vec<Word>,
}

/// A word near the one typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Near<'a> {
    pub word: &'a str,
    pub term: Term,
    pub distance: usize,
}

impl Words {
    /// Words of the vocabulary that a search can meet.
    pub fn new(vocabulary: &Vocabulary, postings: &Postings) -> Self {
        let mut all: Vec<(&str, Term)> = vocabulary.words().collect();
        all.sort_unstable();
        let mut out = Self::default();
        for (word, term) in all {
            let frequency = postings.frequency(term) as u32;
            if frequency == 0 && !vocabulary.in_expressions(term) {
                continue;
            }
            out.words.push(Word {
                from: out.text.len() as u32,
                len: word.len().min(255) as u8,
                term,
                letters: letters(word),
                frequency,
            });
            out.text.push_str(word);
        }
        out
    }

    fn text(&self, word: &Word) -> &str {
        self.text.get(word.from as usize..word.from as usize + word.len as usize).unwrap_or_default()
    }

    /// Terms of the words that begin with `beginning` and go on, the most frequent first.
    pub fn beginning_with(&self, beginning: &str) -> Vec<Term> {
        let from = self.words.partition_point(|w| self.text(w) < beginning);
        let mut found: Vec<(u32, Term)> = self.words[from..]
            .iter()
            .take_while(|w| self.text(w).starts_with(beginning))
            .filter(|w| w.len as usize > beginning.len() && w.frequency > 0)
            .map(|w| (w.frequency, w.term))
            .collect();
        found.sort_unstable_by_key(|(frequency, term)| (std::cmp::Reverse(*frequency), *term));
        found.dedup();
        found.into_iter().take(MOST).map(|(_, term)| term).collect()
    }

    /// Words at the smallest distance from `typed`, within what its length allows: one slip from four letters,
    /// two from eight; none for what holds a digit.
    pub fn near(&self, typed: &str) -> Vec<Near<'_>> {
        let most = match typed.len() {
            _ if !typed.bytes().all(|b| b.is_ascii_lowercase()) => 0,
            0..ONE_SLIP => 0,
            ONE_SLIP..TWO_SLIPS => 1,
            _ => 2,
        };
        let mut found: Vec<(usize, u32, &Word)> = Vec::new();
        let (mut best, mask) = (most, letters(typed));
        if most == 0 {
            return Vec::new();
        }
        let bytes = typed.as_bytes();
        for word in &self.words {
            // People seldom miss the first letter; in a short word, another one makes another word.
            let text = self.text(word).as_bytes();
            if bytes.len() < TWO_SLIPS && text.first() != bytes.first() && text.first() != bytes.get(1) {
                continue;
            }
            // Each slip changes at most two letters of the set, and one of the length.
            if (word.len as usize).abs_diff(typed.len()) > best
                || (word.letters ^ mask).count_ones() as usize > 2 * best
            {
                continue;
            }
            let Some(distance) = distance(bytes, text, best) else {
                continue;
            };
            best = distance.max(1);
            found.push((distance, word.frequency, word));
        }
        found.retain(|(distance, ..)| *distance <= best);
        let first = bytes.first();
        found.sort_by_key(|(_, frequency, word)| {
            (self.text(word).as_bytes().first() != first, std::cmp::Reverse(*frequency), word.from)
        });
        let kept = found.into_iter().take(MOST);
        kept.map(|(distance, _, word)| Near { word: self.text(word), term: word.term, distance }).collect()
    }
}

/// Set of the letters and digits of a word.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, b| {
        set | match b {
            b'a'..=b'z' => 1 << (b - b'a'),
            b'0'..=b'9' => 1 << (26 + b - b'0'),
            _ => 1 << 63,
        }
    })
}

/// Letters inserted, deleted, replaced, or swapped with their neighbour, when there are `most` or fewer
/// (optimal string alignment, one row after the other, left at the first hopeless row).
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    const WIDTH: usize = 64;
    if b.len() >= WIDTH || a.len() >= WIDTH {
        return None;
    }
    let mut rows = [[0usize; WIDTH]; 3];
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at;
    }
    for i in 1..=a.len() {
        let [before, above, row] = match i % 3 {
            0 => [1, 2, 0],
            1 => [2, 0, 1],
            _ => [0, 1, 2],
        };
        let mut least = i;
        rows[row][0] = i;
        for j in 1..=b.len() {
            let replaced = rows[above][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut cost = replaced.min(rows[above][j] + 1).min(rows[row][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(rows[before][j - 2] + 1);
            }
            rows[row][j] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
    }
    let end = rows[a.len() % 3][b.len()];
    (end <= most).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, expected) in [
            ("carte", "carte", Some(0)),
            ("crate", "carte", Some(1)),
            ("corespondant", "correspondant", Some(1)),
            ("corespondnat", "correspondant", Some(2)),
            ("abcdefgh", "xyz", None),
            ("firefox", "firefoxes", Some(2)),
            ("annuiare", "annuaire", Some(1)),
            ("a", "", Some(1)),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 2), expected, "{a} {b}");
            assert_eq!(distance(b.as_bytes(), a.as_bytes(), 2), expected, "{b} {a}");
        }
    }
}
