//! The typo table: every word under its hash and those of its one-letter deletions, in buckets.
//!
//! An entry is 32 bits: the word's number (24) and a fingerprint (8) that spares most looks at the
//! text. A query of seven letters makes eight probes for one slip and about a thousand for two; the
//! probes of a query are made together, so that their memory accesses overlap.

use super::distance::distance;
use super::variants::{Hashes, MAX, mix};

/// Words that can be numbered.
const MAX_WORDS: usize = 1 << 24;
/// Most candidates checked for one query: beyond, the list is damaged or the word is absurdly common.
const MAX_CANDIDATES: usize = 20_000;

/// The table as built.
pub struct Table {
    /// n + 1 bounds of the buckets.
    pub at: Vec<u32>,
    /// Entries.
    pub entries: Vec<u32>,
    /// Letters that occur in the words.
    pub alphabet: Vec<u8>,
}

#[inline]
fn place(hash: u64, bits: u32) -> (usize, u32) {
    let h = mix(hash);
    ((h >> (64 - bits)) as usize, (h & 0xff) as u32)
}

impl Table {
    /// Builds the table of `words`.
    pub fn build<'w>(words: impl Iterator<Item = &'w [u8]>) -> Self {
        let mut hashes: Vec<(u64, u32)> = Vec::new();
        let mut letters = [false; 256];
        for (i, word) in words.enumerate().take(MAX_WORDS) {
            word.iter().for_each(|c| letters[usize::from(*c)] = true);
            let Some(h) = Hashes::of(word) else { continue };
            h.near(|v| hashes.push((mix(v), i as u32)));
        }
        let bits = (hashes.len() / 4).next_power_of_two().trailing_zeros().clamp(4, 20);
        let bucket = |h: u64| (h >> (64 - bits)) as usize;
        let mut at = vec![0u32; (1 << bits) + 1];
        for (h, _) in &hashes {
            at[bucket(*h) + 1] += 1;
        }
        for i in 0..1 << bits {
            at[i + 1] += at[i];
        }
        let mut next = at.clone();
        let mut entries = vec![0u32; hashes.len()];
        for (h, word) in &hashes {
            let slot = &mut next[bucket(*h)];
            entries[*slot as usize] = (word << 8) | (h & 0xff) as u32;
            *slot += 1;
        }
        let alphabet = (0..=255u8).filter(|c| letters[usize::from(*c)]).collect();
        Self { at, entries, alphabet }
    }
}

/// The words within `most` slips of `word`, with their distances, in no order.
pub fn within<'w>(
    at: &[u32],
    entries: &[u32],
    alphabet: &[u8],
    word: &[u8],
    most: u8,
    text: impl Fn(u32) -> &'w [u8],
) -> Vec<(u32, u8)> {
    let buckets = at.len().saturating_sub(1);
    if word.len() > MAX || !buckets.is_power_of_two() || buckets < 2 || most == 0 {
        return Vec::new();
    }
    let Some(h) = Hashes::of(word) else { return Vec::new() };
    let bits = buckets.trailing_zeros();
    let mut probes: Vec<(u32, u32, u32)> = Vec::with_capacity(64);
    let mut probe = |hash: u64| {
        let (bucket, fingerprint) = place(hash, bits);
        let start = at.get(bucket).copied().unwrap_or(0);
        probes.push((start, at.get(bucket + 1).copied().unwrap_or(start), fingerprint));
    };
    h.near(&mut probe);
    if most > 1 {
        h.far(alphabet, &mut probe);
    }
    let mut candidates: Vec<u32> = Vec::new();
    for (start, end, fingerprint) in probes {
        for entry in entries.get(start as usize..end as usize).unwrap_or_default() {
            if entry & 0xff == fingerprint {
                candidates.push(entry >> 8);
            }
        }
        if candidates.len() > MAX_CANDIDATES {
            break;
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    let check = |w: u32| distance(word, text(w), most).map(|d| (w, d));
    candidates.into_iter().filter_map(check).collect()
}
