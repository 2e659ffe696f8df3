//! Interning of byte strings: each distinct one once, numbered in order of first sight.

use xxhash_rust::xxh3::xxh3_64;

/// Distinct byte strings with their numbers.
#[derive(Default)]
pub struct Interner {
    text: Vec<u8>,
    /// End of each string in `text`.
    ends: Vec<u32>,
    /// Open addressing, power of two: (upper half of the hash, number + 1), 0 = free.
    slots: Vec<(u32, u32)>,
}

impl Interner {
    /// Empty, with room for about `expected` strings.
    pub fn with_capacity(expected: usize) -> Self {
        Self {
            text: Vec::new(),
            ends: Vec::with_capacity(expected),
            slots: vec![(0, 0); (expected * 2).next_power_of_two().max(64)],
        }
    }

    /// Number of distinct strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// String number `id`; empty when there is none.
    #[inline]
    pub fn get(&self, id: u32) -> &[u8] {
        let i = id as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).map_or(0, |e| *e as usize) };
        self.ends.get(i).and_then(|e| self.text.get(start..*e as usize)).unwrap_or_default()
    }

    /// Bytes of all strings together.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The number of `bytes`, and whether it is new.
    #[inline]
    pub fn intern(&mut self, bytes: &[u8]) -> (u32, bool) {
        self.intern_hashed(bytes, xxh3_64(bytes))
    }

    /// The number of `bytes` when known already.
    #[inline]
    pub fn find(&self, bytes: &[u8]) -> Option<u32> {
        let hash = xxh3_64(bytes);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (tag, id) = self.slots[at];
            if id == 0 {
                return None;
            }
            if tag == (hash >> 32) as u32 && self.get(id - 1) == bytes {
                return Some(id - 1);
            }
            at = (at + 1) & mask;
        }
    }

    #[inline]
    fn intern_hashed(&mut self, bytes: &[u8], hash: u64) -> (u32, bool) {
        if self.slots.len() < (self.ends.len() + 1) * 2 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let tag = (hash >> 32) as u32;
        let mut at = hash as usize & mask;
        loop {
            let (t, id) = self.slots[at];
            if id == 0 {
                break;
            }
            if t == tag && self.get(id - 1) == bytes {
                return (id - 1, false);
            }
            at = (at + 1) & mask;
        }
        self.text.extend_from_slice(bytes);
        self.ends.push(self.text.len() as u32);
        self.slots[at] = (tag, self.ends.len() as u32);
        (self.ends.len() as u32 - 1, true)
    }

    #[cold]
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let mut slots = vec![(0, 0); size];
        for id in 0..self.ends.len() as u32 {
            let hash = xxh3_64(self.get(id));
            let mut at = hash as usize & (size - 1);
            while slots[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = ((hash >> 32) as u32, id + 1);
        }
        self.slots = slots;
    }
}

/// Numbers of things known only by a 128-bit hash: 64 bits kept, 20 or more implied by the place.
/// With a million distinct things the chance of one confusion is below 10⁻¹².
pub struct HashIds {
    slots: Vec<(u64, u32)>,
    len: usize,
}

impl HashIds {
    /// Empty, with room for about `expected` things.
    pub fn with_capacity(expected: usize) -> Self {
        Self { slots: vec![(0, 0); (expected * 2).next_power_of_two().max(1 << 20)], len: 0 }
    }

    /// The number of the thing whose hash is `hash`; a new one gets the next number.
    #[inline]
    pub fn find(&self, hash: u128) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 64) as usize & mask;
        loop {
            let (tag, id) = self.slots[at];
            if id == 0 {
                return None;
            }
            if tag == hash as u64 {
                return Some(id - 1);
            }
            at = (at + 1) & mask;
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
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 64) as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
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
            assert_eq!((interner.get(*id), interner.find(word.as_bytes())), (word.as_bytes(), Some(*id)));
        }
        assert_eq!(interner.get(u32::MAX), b"");
        assert_eq!(interner.intern(b"").0, oracle.len() as u32);
    }

    #[test]
    fn hashes_find_their_numbers() {
        let hash = |i: u32| xxhash_rust::xxh3::xxh3_128(&i.to_le_bytes());
        let mut ids = HashIds::with_capacity(10);
        for i in 0..700_000 {
            assert_eq!(ids.find(hash(i)), None);
            ids.insert(hash(i), i, hash);
        }
        assert!((0..700_000).all(|i| ids.find(hash(i)) == Some(i)));
    }
}
