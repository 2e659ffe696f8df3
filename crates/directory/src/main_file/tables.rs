//! The whole main file in memory, compact: pools of distinct runs, and a [`Row`] for each line.

use super::codec;
use super::intern::Interner;
use xxhash_rust::xxh3::xxh3_128;

/// Set on keys of identifiers that are not `8` + RPPS; the lower bits number [`Tables::odd_ids`].
pub const ODD: u64 = 1 << 39;
/// Bits of a key.
pub const KEY_BITS: u32 = 40;
/// Bits of the bucket of a line's hash.
pub const BUCKET_BITS: u32 = 18;

/// One line: numbers of its runs in the pools of [`Tables`]. 40 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Lower 40 bits: RPPS as a number, or [`ODD`] + number. Above: bucket of the line's hash.
    keyed: u64,
    /// 64 more bits of the line's hash.
    pub tag: u64,
    /// Nom d'exercice.
    pub family: u32,
    /// Prénom d'exercice.
    pub given: u32,
    /// Run "structure"; 0 is the empty one.
    pub structure: u32,
    /// 1 + number in `Ordered::overrides` when the line names the person otherwise.
    pub named: u32,
    /// Run "activity".
    pub activity: u16,
    /// Run "tail".
    pub tail: u16,
    /// Four columns of civilities.
    pub civility: u16,
}

impl Row {
    /// A line of a person, by key and hash; its runs are to be filled in.
    pub fn of(key: u64, hash: (u32, u64)) -> Self {
        Self { keyed: key | (u64::from(hash.0) << KEY_BITS), tag: hash.1, ..Self::default() }
    }

    /// The person.
    #[inline]
    pub fn key(&self) -> u64 {
        self.keyed & ((1 << KEY_BITS) - 1)
    }

    /// Bucket of the line's hash.
    #[inline]
    pub fn bucket(&self) -> u32 {
        (self.keyed >> KEY_BITS) as u32
    }

    /// Sets the person, keeps the bucket.
    #[inline]
    pub fn set_key(&mut self, key: u64) {
        self.keyed = (self.keyed & !((1 << KEY_BITS) - 1)) | key;
    }
}

/// (bucket, tag) of a line: 82 bits of XXH3-128. Two different lines among 2.4 million share them with a
/// probability below 10⁻¹².
#[inline]
pub fn line_hash(canonical: &[u8]) -> (u32, u64) {
    let h = xxh3_128(canonical);
    ((h >> (128 - BUCKET_BITS)) as u32, h as u64)
}

/// Distinct runs "structure": packed records with their town, street and hash.
#[derive(Default)]
pub struct Structures {
    /// Records of [`codec`], end to end.
    pub records: Vec<u8>,
    /// End of each record.
    pub ends: Vec<u32>,
    /// Number of the town (routing line … country).
    pub town: Vec<u32>,
    /// Number of the street.
    pub street: Vec<u32>,
    /// XXH3-128 of the run.
    pub hash: Vec<u128>,
}

impl Structures {
    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Record of structure `i`.
    pub fn record(&self, i: u32) -> &[u8] {
        let i = i as usize;
        let start = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        &self.records[start..self.ends[i] as usize]
    }
}

/// Everything a generation is made from.
pub struct Tables {
    /// Distinct noms d'exercice.
    pub families: Interner,
    /// Distinct prénoms d'exercice.
    pub givens: Interner,
    /// Distinct quadruples of civilities, joined by `|`.
    pub civilities: Interner,
    /// Distinct runs "activity".
    pub activities: Interner,
    /// Distinct runs "tail".
    pub tails: Interner,
    /// Distinct triples of identifiers that are not `8|RPPS|8RPPS`.
    pub odd_ids: Interner,
    /// Distinct towns.
    pub towns: Interner,
    /// Distinct streets.
    pub streets: Interner,
    /// Distinct structures; number 0 is the empty run.
    pub structures: Structures,
    /// Words of the names and signs of structures.
    pub place_words: Interner,
    /// (word, structure).
    pub place_pairs: Vec<(u32, u32)>,
    /// (hash, structure) of each SIRET, SIREN and FINESS number; see [`id_hash`].
    pub id_pairs: Vec<(u32, u32)>,
    /// The lines, in any order.
    pub rows: Vec<Row>,
    /// Room for the words of the structure at hand.
    words: Words,
}

/// A few words with their hashes, kept until memory has brought what they are looked up in.
#[derive(Default)]
struct Words {
    text: Vec<u8>,
    ends: Vec<(usize, u128)>,
}

impl Words {
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    fn add(&mut self, word: &[u8], hash: u128) {
        self.text.extend_from_slice(word);
        self.ends.push((self.text.len(), hash));
    }

    fn each(&self) -> impl Iterator<Item = (&[u8], u128)> {
        let mut start = 0;
        self.ends
            .iter()
            .map(move |(end, hash)| (&self.text[std::mem::replace(&mut start, *end)..*end], *hash))
    }
}

/// Hash under which a structure is found by one of its numbers; candidates are checked against the text.
pub fn id_hash(number: &[u8]) -> u32 {
    (xxhash_rust::xxh3::xxh3_64(number) >> 32) as u32
}

/// The run of a line without a structure.
pub const EMPTY_STRUCTURE: &[u8; 27] = b"|||||||||||||||||||||||||||";

impl Tables {
    /// Empty, with the empty structure as number 0.
    pub fn new(expected_rows: usize) -> Self {
        let mut this = Self {
            families: Interner::with_capacity(expected_rows / 8),
            givens: Interner::with_capacity(expected_rows / 64),
            civilities: Interner::default(),
            activities: Interner::default(),
            tails: Interner::default(),
            odd_ids: Interner::default(),
            towns: Interner::with_capacity(expected_rows / 32),
            streets: Interner::with_capacity(expected_rows / 32),
            structures: Structures::default(),
            place_words: Interner::with_capacity(expected_rows / 32),
            place_pairs: Vec::new(),
            id_pairs: Vec::new(),
            rows: Vec::with_capacity(expected_rows),
            words: Words::default(),
        };
        this.add_structure(EMPTY_STRUCTURE, xxh3_128(EMPTY_STRUCTURE), &mut crate::text::Scratch::default());
        this
    }

    /// Adds a run "structure" not seen before. `None` when it has not 28 fields of clean text.
    pub fn add_structure(
        &mut self,
        run: &[u8],
        hash: u128,
        scratch: &mut crate::text::Scratch,
    ) -> Option<u32> {
        let text = clean(run)?;
        let fields = codec::fields(run)?;
        let span = |r: std::ops::Range<usize>| {
            let start = fields[r.start].as_ptr() as usize - run.as_ptr() as usize;
            let last = fields[r.end - 1];
            &run[start..last.as_ptr() as usize - run.as_ptr() as usize + last.len()]
        };
        let id = self.structures.len() as u32;
        // What will be looked up is asked for first: memory answers while the record is made.
        let (town, street) = (span(codec::TOWN), span(codec::STREET));
        let (town_hash, street_hash) = (xxh3_128(town), xxh3_128(street));
        let mut near = self.towns.touch(town_hash) ^ self.streets.touch(street_hash);
        let mut names = text.split('|').skip(codec::field::NAME);
        let name = names.next().unwrap_or_default();
        let sign = names.next().filter(|sign| *sign != name).unwrap_or_default();
        self.words.clear();
        for text in [name, sign] {
            crate::text::for_each_word(text, scratch, |word| {
                let hash = xxh3_128(word.as_bytes());
                near ^= self.place_words.touch(hash);
                self.words.add(word.as_bytes(), hash);
            });
        }
        std::hint::black_box(near);
        codec::encode(&fields, &mut self.structures.records);
        self.structures.ends.push(self.structures.records.len() as u32);
        self.structures.hash.push(hash);
        for f in [codec::field::SIRET, codec::field::SIREN, codec::field::FINESS, codec::field::FINESS_LEGAL]
        {
            if !fields[f].is_empty() {
                self.id_pairs.push((id_hash(fields[f]), id));
            }
        }
        self.structures.town.push(self.towns.intern_hashed(town, town_hash));
        self.structures.street.push(self.streets.intern_hashed(street, street_hash));
        for (word, hash) in self.words.each() {
            self.place_pairs.push((self.place_words.intern_hashed(word, hash), id));
        }
        Some(id)
    }
}

/// The text of a run when it is UTF-8 without control characters (a tab is let through).
pub fn clean(run: &[u8]) -> Option<&str> {
    let text = simdutf8::basic::from_utf8(run).ok()?;
    (!run.iter().any(|b| (*b < 0x20 && *b != b'\t') || *b == 0x7f)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_forty_bytes_and_keeps_key_and_bucket_apart() {
        assert_eq!(size_of::<Row>(), 40);
        let mut r = Row::of(99_700_913_058, ((1 << BUCKET_BITS) - 1, 7));
        assert_eq!((r.key(), r.bucket(), r.tag), (99_700_913_058, (1 << BUCKET_BITS) - 1, 7));
        r.set_key(ODD | 3);
        assert_eq!((r.key(), r.bucket()), (ODD | 3, (1 << BUCKET_BITS) - 1));
    }

    #[test]
    fn control_characters_and_latin_1_are_not_clean() {
        assert_eq!(clean("L’ÉTANG".as_bytes()), Some("L’ÉTANG"));
        assert!(clean(b"a\0b").is_none() && clean(b"H\xe9l\xe8ne").is_none() && clean(b"\x7f").is_none());
    }
}
