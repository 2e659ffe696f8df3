//! Queries drawn from the data with a fixed seed, written once and read by every engine.

use crate::rows::{fold, for_each};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io;
use std::path::Path;

/// One list per kind of search; every query of a list differs from the others.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Queries {
    /// RPPS numbers that exist.
    pub identifier: Vec<String>,
    /// The first 2 to 5 letters of a word of a family name.
    pub prefix: Vec<String>,
    /// The first 4 letters of a family name with the profession and postcode of the same line.
    pub compound: Vec<Compound>,
    /// A word of a family name with one edit, which begins no known word.
    pub typo1: Vec<String>,
    /// The same with two edits, and no known word one edit away.
    pub typo2: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Compound {
    pub prefix: String,
    pub profession: String,
    pub postcode: String,
}

/// SplitMix64: the same numbers everywhere, no dependency.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

/// What is kept of a line for drawing.
struct Line {
    id: String,
    family: String,
    profession: String,
    postcode: String,
}

/// Reads the file and draws `count` queries of each kind.
pub fn draw(path: &Path, count: usize, seed: u64) -> io::Result<Queries> {
    let mut lines = Vec::new();
    for_each(path, |columns, line| {
        let fields: Vec<&str> = line.split('|').collect();
        let mut family = String::new();
        fold(fields[columns.family], &mut family);
        let own = |i: usize| fields[i].to_owned();
        let (id, profession, postcode) = (own(columns.id), own(columns.profession), own(columns.postcode));
        lines.push(Line { id, family, profession, postcode });
    })?;
    let mut random = Random(seed);
    let words: HashSet<&str> = lines.iter().flat_map(|l| l.family.split(' ')).collect();
    let mut sorted: Vec<&str> = words.iter().copied().collect();
    sorted.sort_unstable();
    let begins_a_word = |text: &str| {
        let at = sorted.partition_point(|w| *w < text);
        sorted.get(at).is_some_and(|w| w.starts_with(text))
    };
    Ok(Queries {
        identifier: distinct(count, &mut random, |r| {
            let id = &lines[r.below(lines.len())].id;
            (id.len() == 11).then(|| id.clone())
        }),
        prefix: distinct(count, &mut random, |r| {
            let length = 2 + r.below(4);
            word(&lines, r).get(..length).map(str::to_owned)
        }),
        compound: distinct(count, &mut random, |r| {
            let line = &lines[r.below(lines.len())];
            let prefix = line.family.split(' ').next()?.get(..4)?.to_owned();
            let (profession, postcode) = (line.profession.clone(), line.postcode.clone());
            (!profession.is_empty() && !postcode.is_empty()).then_some(Compound { prefix, profession, postcode })
        }),
        typo1: distinct(count, &mut random, |r| {
            let word = word(&lines, r);
            let typo = edit(word, r);
            (word.len() >= 5 && !begins_a_word(&typo)).then_some(typo)
        }),
        typo2: distinct(count, &mut random, |r| {
            let word = word(&lines, r);
            if word.len() < 6 {
                return None;
            }
            let typo = edit(&edit(word, r), r);
            let near = || neighbours(&typo).any(|n| words.contains(n.as_str()));
            (!begins_a_word(&typo) && !near()).then_some(typo)
        }),
    })
}

fn word<'a>(lines: &'a [Line], random: &mut Random) -> &'a str {
    let words: Vec<&str> = lines[random.below(lines.len())].family.split(' ').collect();
    words[random.below(words.len())]
}

/// Draws until `count` different values are there, or the data has no more to give.
fn distinct<T: Clone + Eq + std::hash::Hash>(
    count: usize,
    random: &mut Random,
    mut one: impl FnMut(&mut Random) -> Option<T>,
) -> Vec<T> {
    let (mut seen, mut out) = (HashSet::new(), Vec::new());
    for _ in 0..count * 1_000 {
        if out.len() == count {
            break;
        }
        if let Some(value) = one(random).filter(|v| seen.insert(v.clone())) {
            out.push(value);
        }
    }
    out
}

const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// One edit, the first letter left alone as in most real typing errors: substitution, deletion,
/// insertion or swap of two neighbours.
fn edit(word: &str, random: &mut Random) -> String {
    let mut bytes = word.as_bytes().to_vec();
    if bytes.len() < 3 {
        return word.to_owned();
    }
    let at = 1 + random.below(bytes.len() - 2);
    let letter = LETTERS[random.below(LETTERS.len())];
    match random.below(4) {
        0 => bytes[at] = letter,
        1 => drop(bytes.remove(at)),
        2 => bytes.insert(at, letter),
        _ => bytes.swap(at, at + 1),
    }
    String::from_utf8(bytes).expect("folded words are ASCII")
}

/// Everything one edit away, to know that a word is really two edits from any known one.
fn neighbours(word: &str) -> impl Iterator<Item = String> {
    let bytes = word.as_bytes().to_vec();
    (0..=bytes.len()).flat_map(move |at| {
        let mut out = Vec::new();
        for letter in LETTERS.iter().chain(b"0123456789") {
            let mut inserted = bytes.clone();
            inserted.insert(at, *letter);
            out.push(inserted);
            if at < bytes.len() {
                let mut replaced = bytes.clone();
                replaced[at] = *letter;
                out.push(replaced);
            }
        }
        if at < bytes.len() {
            let mut removed = bytes.clone();
            removed.remove(at);
            out.push(removed);
        }
        if at + 1 < bytes.len() {
            let mut swapped = bytes.clone();
            swapped.swap(at, at + 1);
            out.push(swapped);
        }
        out.into_iter().filter_map(|b| String::from_utf8(b).ok())
    })
}
