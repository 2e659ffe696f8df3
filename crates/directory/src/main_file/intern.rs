//! Interning of byte strings: each distinct one once, numbered in order of first sight.
//!
//! A string is known by its 128-bit hash alone: 64 bits are kept, the others choose the place. Looking
//! one up touches one line of memory, and [`Interner::touch`] lets a caller ask for that line ahead of
//! time, for many strings at once, instead of waiting for each.

use xxhash_rust::xxh3::xxh3_128;

/// Distinct byte strings with their numbers.
#[derive(Default)]
pub struct Interner {
    text: Vec<u8>,
    /// End of each string in `text`.
    ends: Vec<u32>,
    ids: HashIds,
}

impl Interner {
    /// Empty, with room for about `expected` strings.
    pub fn with_capacity(expected: usize) -> Self {
        Self { text: Vec::new(), ends: Vec::with_capacity(expected), ids: HashIds::with_capacity(expected) }
    }

    /// Number of distinct strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// String number `id`; empty when there is none.
    #[inline]
    pub fn get(&self, id: u32) -> &[u8] {
        text_of(&self.text, &self.ends, id)
    }

    /// Bytes of all strings together.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The number of `bytes`, and whether it is new.
    #[inline]
    pub fn intern(&mut self, bytes: &[u8]) -> (u32, bool) {
        let known = self.len();
        let id = self.intern_hashed(bytes, xxh3_128(bytes));
        (id, id as usize == known)
    }

    /// The number of `bytes`, whose hash is known.
    #[inline]
    pub fn intern_hashed(&mut self, bytes: &[u8], hash: u128) -> u32 {
        match self.ids.find(hash) {
            Some(id) => id,
            None => self.add(bytes, hash),
        }
    }

    /// The number of the string with this hash (XXH3-128), when known already.
    #[inline]
    pub fn find(&self, hash: u128) -> Option<u32> {
        self.ids.find(hash)
    }

    /// Brings the place of `hash` near; the value means nothing but must be used.
    #[inline]
    pub fn touch(&self, hash: u128) -> u64 {
        self.ids.touch(hash)
    }

    /// Adds a string that [`Interner::find`] did not know; `hash` is its own.
    pub fn add(&mut self, bytes: &[u8], hash: u128) -> u32 {
        let id = self.ends.len() as u32;
        self.text.extend_from_slice(bytes);
        self.ends.push(self.text.len() as u32);
        let (text, ends) = (&self.text, &self.ends);
        self.ids.insert(hash, id, |i| xxh3_128(text_of(text, ends, i)));
        id
    }
}

fn text_of<'t>(text: &'t [u8], ends: &[u32], id: u32) -> &'t [u8] {
    let i = id as usize;
    let start = if i == 0 { 0 } else { ends.get(i - 1).map_or(0, |e| *e as usize) };
    ends.get(i).and_then(|e| text.get(start..*e as usize)).unwrap_or_default()
}

/// Numbers of things known by a 128-bit hash: 64 bits kept, the others choosing the place. Among a
/// million things the chance of one confusion is below 10⁻¹².
pub struct HashIds {
    /// Power of two: (lower half of the hash, number + 1), 0 = free.
    slots: Vec<(u64, u32)>,
    len: usize,
}

impl Default for HashIds {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl HashIds {
    /// Empty, with room for about `expected` things.
    pub fn with_capacity(expected: usize) -> Self {
        Self { slots: vec![(0, 0); (expected * 2).next_power_of_two().max(64)], len: 0 }
    }

    #[inline]
    fn place_of(&self, hash: u128) -> usize {
        (hash >> 64) as usize & (self.slots.len() - 1)
    }

    /// Brings the place of `hash` near; the value means nothing but must be used.
    #[inline]
    pub fn touch(&self, hash: u128) -> u64 {
        self.slots[self.place_of(hash)].0
    }

    /// The number of the thing whose hash is `hash`.
    #[inline]
    pub fn find(&self, hash: u128) -> Option<u32> {
        let mut at = self.place_of(hash);
        loop {
            let (tag, id) = self.slots[at];
            if id == 0 {
                return None;
            }
            if tag == hash as u64 {
                return Some(id - 1);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Gives `hash` the number `id`. `hash_of` recalls the hash of each number when the table grows.
    pub fn insert(&mut self, hash: u128, id: u32, hash_of: impl Fn(u32) -> u128) {
        if self.slots.len() < (self.len + 1) * 2 {
            let size = self.slots.len() * 2;
            let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
            for (_, id) in old.into_iter().filter(|s| s.1 != 0) {
                self.place(hash_of(id - 1), id - 1);
            }
        }
        self.place(hash, id);
        self.len += 1;
    }

    fn place(&mut self, hash: u128, id: u32) {
        let mut at = self.place_of(hash);
        while self.slots[at].1 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (hash as u64, id + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn numbers_are_those_of_first_sight_whatever_the_growth() {
        let mut interner = Interner::default();
        let mut oracle: HashMap<String, u32> = HashMap::new();
        for i in 0..50_000u32 {
            let word = format!("{}", (u64::from(i) * 2_654_435_761) % 9_973);
            let next = oracle.len() as u32;
            let expected = *oracle.entry(word.clone()).or_insert(next);
            assert_eq!(interner.intern(word.as_bytes()), (expected, expected == next));
        }
        for (word, id) in &oracle {
            assert_eq!(
                (interner.get(*id), interner.find(xxh3_128(word.as_bytes()))),
                (word.as_bytes(), Some(*id))
            );
        }
        assert_eq!(interner.get(u32::MAX), b"");
        assert_eq!(interner.intern(b"").0, oracle.len() as u32);
    }

    #[test]
    fn hashes_find_their_numbers() {
        let hash = |i: u32| xxh3_128(&i.to_le_bytes());
        let mut ids = HashIds::with_capacity(10);
        for i in 0..700_000 {
            assert_eq!(ids.find(hash(i)), None);
            ids.insert(hash(i), i, hash);
        }
        assert!((0..700_000).all(|i| ids.find(hash(i)) == Some(i)));
    }
}
