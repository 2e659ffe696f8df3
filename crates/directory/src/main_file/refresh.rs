//! Yesterday's generation as the starting point of today's.
//!
//! Today's lines are hashed whole and looked up in yesterday's table of hashes, in whatever order they
//! come; each copy of a line is taken once, so repeated lines are counted (a multiset, not a set).
//! Lines that are found are not even split. The tables are then those of yesterday, less the lines
//! never taken, plus the new ones, and go through the same `assemble` as a full load.

use super::assemble::Meta;
use super::format::Texts;
use super::intern::Interner;
use super::reader::Main;
use super::scan::Known;
use super::tables::{BUCKET_BITS, Row, Structures, Tables};
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_128;

/// Lines looked up before a comparison may be called hopeless.
const ENOUGH: u64 = 100_000;

/// Which of yesterday's lines were met today.
pub struct Seen<'m> {
    main: &'m Main,
    at: &'m [u32],
    tags: &'m [u64],
    /// One bit per entry of the hash table.
    taken: Vec<u64>,
    found: u64,
    looked: u64,
}

impl<'m> Seen<'m> {
    /// Nothing met yet.
    pub fn new(main: &'m Main) -> Self {
        let tags = main.pack.view(main.hash_tag);
        let at = main.pack.view(main.hash_at);
        Self { main, at, tags, taken: vec![0; tags.len() / 64 + 1], found: 0, looked: 0 }
    }

    fn is_taken(&self, entry: usize) -> bool {
        self.taken[entry / 64] >> (entry % 64) & 1 != 0
    }

    /// Number of yesterday's lines met today.
    pub fn found(&self) -> u64 {
        self.found
    }
}

impl Known for Seen<'_> {
    #[inline]
    fn take(&mut self, (bucket, tag): (u32, u64)) -> bool {
        self.looked += 1;
        let bucket = (bucket >> (BUCKET_BITS - self.main.meta.hash_bits)) as usize;
        let (Some(start), Some(end)) = (self.at.get(bucket), self.at.get(bucket + 1)) else { return false };
        let (start, end) = (*start as usize, *end as usize);
        let Some(tags) = self.tags.get(start..end) else { return false };
        for (i, t) in tags.iter().enumerate() {
            let entry = start + i;
            if *t == tag && !self.is_taken(entry) {
                self.taken[entry / 64] |= 1 << (entry % 64);
                self.found += 1;
                return true;
            }
        }
        false
    }

    #[inline]
    fn touch(&self, (bucket, _): (u32, u64)) -> u64 {
        let bucket = (bucket >> (BUCKET_BITS - self.main.meta.hash_bits)) as usize;
        let start = self.at.get(bucket).map_or(0, |s| *s as usize);
        self.tags.get(start).copied().unwrap_or(0)
    }

    fn hopeless(&self) -> bool {
        self.looked > ENOUGH && self.found * 3 < self.looked
    }
}

/// The pools of a generation as tables without lines; numbers are those of the generation.
pub fn pools(main: &Main) -> Tables {
    let pack = &main.pack;
    let pool = |texts: &Texts| {
        let n = texts.len(pack);
        let mut pool = Interner::with_capacity(n + n / 8);
        for i in 0..n {
            pool.intern(texts.bytes(pack, i));
        }
        pool
    };
    let mut tables = Tables::new(0);
    tables.families = pool(&main.families);
    tables.givens = pool(&main.givens);
    tables.civilities = pool(&main.civilities);
    tables.activities = pool(&main.activities);
    tables.tails = pool(&main.tails);
    tables.odd_ids = pool(&main.odd_ids);
    tables.towns = pool(&main.towns);
    tables.streets = pool(&main.streets);
    tables.structures = structures(main);
    (tables.place_words, tables.place_pairs) = main.place_words.pairs(pack);
    let hashes = pack.view(main.number_hash);
    let numbers = main.number_structure.view(pack);
    tables.id_pairs = hashes.iter().enumerate().map(|(i, h)| (*h, numbers.get(i) as u32)).collect();
    tables
}

fn structures(main: &Main) -> Structures {
    let pack = &main.pack;
    let at = pack.view(main.structure_at);
    let n = at.len().saturating_sub(1);
    let mut s = Structures {
        records: pack.view(main.structure_record).to_vec(),
        ends: at.iter().skip(1).copied().collect(),
        town: Vec::with_capacity(n),
        street: main.structure_street.view(pack).range(0..n).collect(),
        hash: Vec::with_capacity(n),
    };
    let towns = main.towns.len(pack) as u32;
    let mut text = Vec::new();
    for town in 0..towns {
        for structure in main.structures_of_towns(town..town + 1) {
            s.town.push(town);
            main.structure_text(structure, &mut text);
            s.hash.push(xxh3_128(&text));
        }
    }
    s
}

/// Adds to `tables` (made by [`pools`]) the lines of the generation that were met.
pub fn keep(main: &Main, seen: &Seen, tables: &mut Tables) {
    let pack = &main.pack;
    let shift = BUCKET_BITS - main.meta.hash_bits;
    let entry_row = main.hash_row.view(pack);
    // Tag, and 1 + bucket; 0 for a line that was not met.
    let mut hashes: Vec<(u64, u32)> = vec![(0, 0); main.meta.lines as usize];
    for (bucket, span) in seen.at.windows(2).enumerate() {
        for entry in span[0] as usize..(span[1] as usize).min(seen.tags.len()) {
            if seen.is_taken(entry)
                && let Some(hash) = hashes.get_mut(entry_row.get(entry) as usize)
            {
                *hash = (seen.tags[entry], 1 + ((bucket as u32) << shift));
            }
        }
    }
    tables.rows.reserve(seen.found as usize);
    let (structure, activity, tail) =
        (main.row_structure.view(pack), main.row_activity.view(pack), main.row_tail.view(pack));
    let (keys, civilities) = (main.person_key.view(pack), main.person_civility.view(pack));
    let mut family = 0;
    let first = pack.view(main.family_first);
    let mut named = pack.view(main.override_row).iter().peekable();
    for (person, row) in main.person_rows.elements(pack) {
        while first.get(family as usize + 1).is_some_and(|next| *next <= person) {
            family += 1;
        }
        let Some((tag, bucket @ 1..)) = hashes.get(row).copied() else { continue };
        let mut r = Row::of(keys.get(person as usize), (bucket - 1, tag));
        (r.family, r.given) = (family, main.given_of(person));
        r.civility = civilities.get(person as usize) as u16;
        r.structure = structure.get(row) as u32;
        (r.activity, r.tail) = (activity.get(row) as u16, tail.get(row) as u16);
        while named.next_if(|other| (**other as usize) < row).is_some() {}
        if named.peek().is_some_and(|other| **other as usize == row)
            && let Some((f, g, c)) = main.named_otherwise(row)
        {
            (r.family, r.given, r.civility) = (f, g, c as u16);
        }
        tables.rows.push(r);
    }
}

/// True when lines hashed for `old` can be compared with those of a table of `lines` lines.
pub fn same_buckets(old: &Meta, lines: u64) -> bool {
    old.hash_bits == super::assemble::hash_bits(lines as usize)
}

/// Lines that are in one generation and not in the other, copies counted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Lines of the older one.
    pub removed: Vec<u32>,
    /// Lines of the newer one.
    pub added: Vec<u32>,
}

/// Compares two generations by the hashes of their lines: one pass over both tables.
pub fn differences(old: &Main, new: &Main) -> Differences {
    let bits = old.meta.hash_bits.min(new.meta.hash_bits);
    let mut out = Differences::default();
    let entries = |main: &Main, bucket: usize, into: &mut Vec<(u64, u32)>| {
        into.clear();
        let at = main.pack.view(main.hash_at);
        let shift = main.meta.hash_bits - bits;
        let (Some(start), Some(end)) = (at.get(bucket << shift), at.get((bucket + 1) << shift)) else {
            return;
        };
        let tags = main.pack.view(main.hash_tag);
        let rows = main.hash_row.view(&main.pack);
        let tags = tags.iter().enumerate().take(*end as usize).skip(*start as usize);
        into.extend(tags.map(|(i, tag)| (*tag, rows.get(i) as u32)));
        if shift > 0 {
            into.sort_unstable();
        }
    };
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for bucket in 0..1usize << bits {
        entries(old, bucket, &mut a);
        entries(new, bucket, &mut b);
        let (mut i, mut j) = (0, 0);
        while i < a.len() || j < b.len() {
            match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) if x.0 == y.0 => (i, j) = (i + 1, j + 1),
                (Some(x), Some(y)) if x.0 > y.0 => {
                    out.added.push(y.1);
                    j += 1;
                }
                (Some(x), _) => {
                    out.removed.push(x.1);
                    i += 1;
                }
                (None, Some(y)) => {
                    out.added.push(y.1);
                    j += 1;
                }
                (None, None) => {}
            }
        }
    }
    out.removed.sort_unstable();
    out.added.sort_unstable();
    out
}

/// One person's lines that differ: rows of the older generation, rows of the newer one.
pub type PersonRows = (Vec<u32>, Vec<u32>);

/// The differences, person by person, in order of identifier (IDNPS).
pub fn by_person(old: &Main, new: &Main, differences: &Differences) -> BTreeMap<String, PersonRows> {
    let mut out: BTreeMap<String, PersonRows> = BTreeMap::new();
    for row in &differences.removed {
        out.entry(old.ids(old.person_of_row(*row as usize)).1).or_default().0.push(*row);
    }
    for row in &differences.added {
        out.entry(new.ids(new.person_of_row(*row as usize)).1).or_default().1.push(*row);
    }
    out
}
