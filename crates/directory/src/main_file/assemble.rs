//! From [`Tables`] to the main pack of a generation: everything renumbered in a meaningful order, then
//! written once. Nothing depends on the order of the file: the same lines give the same bytes.

use super::format::{Ints, Lists, Starts, Texts};
use super::intern::Interner;
use super::names::{NameWords, Of, Other, by_depth, head, ranks};
use super::order::{Ordered, order};
use super::tables::{BUCKET_BITS, KEY_BITS, ODD, Row, Structures, Tables};
use crate::error::DirectoryError;
use crate::pack::PackWriter;
use crate::text::{WordIndex, fold_into};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Name of the main pack in a generation's folder.
pub const MAIN_PACK: &str = "main.pack";

/// What a pack holds, kept in its section `meta`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Version of this format.
    pub format: u32,
    /// Distinct persons.
    pub persons: u64,
    /// Lines.
    pub lines: u64,
    /// Lines that repeat another one.
    pub duplicates: u64,
    /// Distinct structures, the empty one not counted.
    pub structures: u64,
    /// Buckets of the hash table of lines, as a power of two.
    pub hash_bits: u32,
    /// Least key of a person.
    pub key_min: u64,
    /// A key's bucket is `(key - key_min) >> key_shift`.
    pub key_shift: u32,
}

/// Version of the format written by this program.
pub const FORMAT: u32 = 2;

/// Writes the main pack of `folder`.
pub fn assemble(mut tables: Tables, folder: &Path) -> Result<(Meta, u64), DirectoryError> {
    let path = folder.join(MAIN_PACK);
    if tables.rows.is_empty() {
        return Err(DirectoryError::refused(&path, "not a single line could be read; check the file"));
    }
    let mut out = PackWriter::create(&path)?;
    let mut meta = Meta { format: FORMAT, ..Meta::default() };

    let used = Used::of(&tables);
    let families = write_pool(&mut out, "family", &tables.families, &used.families, by_folded)?;
    let givens = write_pool(&mut out, "given", &tables.givens, &used.givens, by_folded)?;
    let civilities = write_pool(&mut out, "civility", &tables.civilities, &used.civilities, by_bytes)?;
    let activities = write_pool(&mut out, "activity", &tables.activities, &used.activities, by_bytes)?;
    let tails = write_pool(&mut out, "tail", &tables.tails, &used.tails, by_bytes)?;
    let odd = write_pool(&mut out, "odd", &tables.odd_ids, &used.odd_ids, by_bytes)?;
    let words = NameWords::collect(families.texts(&tables.families), givens.texts(&tables.givens));
    let firsts = words.first_families(families.texts(&tables.families));
    Ints::write(&mut out, "name.first", firsts.iter().map(|f| u64::from(*f)))?;
    drop(firsts);
    let places = write_places(&mut out, &mut tables, &used.structures)?;
    meta.structures = places.iter().filter(|p| **p != UNUSED).count() as u64 - 1;

    let mut rows = std::mem::take(&mut tables.rows);
    drop(tables);
    for r in &mut rows {
        r.family = families.rank[r.family as usize];
        r.given = givens.rank[r.given as usize];
        r.civility = civilities.rank[r.civility as usize] as u16;
        r.activity = activities.rank[r.activity as usize] as u16;
        r.tail = tails.rank[r.tail as usize] as u16;
        r.structure = places[r.structure as usize];
        if r.key() & ODD != 0 {
            r.set_key(ODD | u64::from(odd.rank[(r.key() ^ ODD) as usize]));
        }
    }
    let o = order(rows, families.order.len());
    if o.persons.len() >= 1 << (64 - KEY_BITS) {
        return Err(DirectoryError::refused(&path, "more than sixteen million persons; check the file"));
    }
    (meta.persons, meta.lines) = (o.persons.len() as u64, o.rows.len() as u64);
    write_rows(&mut out, &o, meta.structures as usize + 1)?;
    write_persons(&mut out, &o, &mut meta)?;
    write_names(&mut out, &o, &words, families.order.len(), givens.order.len())?;
    meta.duplicates = o.rows.windows(2).filter(|w| same_line(&w[0], &w[1])).count() as u64;
    write_hashes(&mut out, o.rows, &mut meta)?;
    let json = serde_json::to_vec(&meta).unwrap_or_default();
    out.section("meta", &json)?;
    Ok((meta, out.finish()?))
}

fn same_line(a: &Row, b: &Row) -> bool {
    // The bucket of a line kept from yesterday has lost its lower bits; person and tag are enough.
    (a.key(), a.tag) == (b.key(), b.tag)
}

const UNUSED: u32 = u32::MAX;

/// Which runs some line still uses.
struct Used {
    families: Vec<bool>,
    givens: Vec<bool>,
    civilities: Vec<bool>,
    activities: Vec<bool>,
    tails: Vec<bool>,
    odd_ids: Vec<bool>,
    structures: Vec<bool>,
}

impl Used {
    fn of(t: &Tables) -> Self {
        let mut u = Self {
            families: vec![false; t.families.len()],
            givens: vec![false; t.givens.len()],
            civilities: vec![false; t.civilities.len()],
            activities: vec![false; t.activities.len()],
            tails: vec![false; t.tails.len()],
            odd_ids: vec![false; t.odd_ids.len()],
            structures: vec![false; t.structures.len()],
        };
        u.structures[0] = true;
        for r in &t.rows {
            u.families[r.family as usize] = true;
            u.givens[r.given as usize] = true;
            u.civilities[r.civility as usize] = true;
            u.activities[r.activity as usize] = true;
            u.tails[r.tail as usize] = true;
            u.structures[r.structure as usize] = true;
            if r.key() & ODD != 0 {
                u.odd_ids[(r.key() ^ ODD) as usize] = true;
            }
        }
        u
    }
}

/// A pool put in order.
struct Ranked {
    /// Old numbers in the new order.
    order: Vec<u32>,
    /// New number of each old one; [`UNUSED`] for what no line uses.
    rank: Vec<u32>,
}

impl Ranked {
    fn texts<'p>(&'p self, pool: &'p Interner) -> impl ExactSizeIterator<Item = &'p [u8]> {
        self.order.iter().map(|i| pool.get(*i))
    }
}

fn ranked(order: Vec<u32>, len: usize) -> Ranked {
    let mut rank = vec![UNUSED; len];
    for (new, old) in order.iter().enumerate() {
        rank[*old as usize] = new as u32;
    }
    Ranked { order, rank }
}

fn by_bytes(pool: &Interner) -> Vec<u32> {
    ranks(pool).0
}

/// Any order will do that does not come from the file. Texts with long beginnings in common are told apart
/// by their hashes sooner than by their bytes.
fn by_hash(pool: &Interner) -> Vec<u32> {
    let hash = |i: u32| xxhash_rust::xxh3::xxh3_64(pool.get(i));
    let mut order: Vec<(u64, u32)> = (0..pool.len() as u32).map(|i| (hash(i), i)).collect();
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| pool.get(a.1).cmp(pool.get(b.1))));
    order.into_iter().map(|(_, i)| i).collect()
}

/// Search form first, then the text as written.
fn by_folded(pool: &Interner) -> Vec<u32> {
    let mut text = String::with_capacity(pool.bytes());
    let mut one = String::new();
    let keyed: Vec<(u64, u32, u32)> = (0..pool.len() as u32)
        .map(|i| {
            one.clear();
            fold_into(std::str::from_utf8(pool.get(i)).unwrap_or_default(), &mut one);
            let start = text.len() as u32;
            text.push_str(&one);
            (head(one.as_bytes()), start, text.len() as u32)
        })
        .collect();
    let folded = |i: u32| &text[keyed[i as usize].1 as usize..keyed[i as usize].2 as usize];
    let mut order: Vec<(u64, u32)> = keyed.iter().enumerate().map(|(i, k)| (k.0, i as u32)).collect();
    order.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0)
            .then_with(|| folded(a.1).cmp(folded(b.1)))
            .then_with(|| pool.get(a.1).cmp(pool.get(b.1)))
    });
    order.into_iter().map(|(_, i)| i).collect()
}

fn write_pool(
    out: &mut PackWriter,
    name: &str,
    pool: &Interner,
    used: &[bool],
    sort: fn(&Interner) -> Vec<u32>,
) -> Result<Ranked, DirectoryError> {
    let order: Vec<u32> = sort(pool).into_iter().filter(|i| used[*i as usize]).collect();
    let ranked = ranked(order, pool.len());
    Texts::write(out, name, ranked.texts(pool))?;
    Ok(ranked)
}

/// Postcode, then commune, of a town: `routing|postcode|commune code|…`.
fn town_key(town: &[u8]) -> (&[u8], &[u8]) {
    let mut f = town.split(|b| *b == b'|').skip(1);
    (f.next().unwrap_or_default(), f.next().unwrap_or_default())
}

/// Towns in order of postcode, then commune, then text.
fn towns_in_order(pool: &Interner, used: &[bool]) -> Vec<u32> {
    // Both codes are at most eight bytes in practice: the texts settle the rest.
    let mut keyed: Vec<(u64, u64, u32)> = (0..pool.len() as u32)
        .filter(|i| used[*i as usize])
        .map(|i| {
            let (postcode, commune) = town_key(pool.get(i));
            (head(postcode), head(commune), i)
        })
        .collect();
    keyed.sort_unstable_by(|a, b| {
        (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| {
            let (x, y) = (pool.get(a.2), pool.get(b.2));
            town_key(x).cmp(&town_key(y)).then_with(|| x.cmp(y))
        })
    });
    keyed.into_iter().map(|(.., i)| i).collect()
}

/// Writes structures in order of town; returns the new number of each old one.
fn write_places(out: &mut PackWriter, t: &mut Tables, used: &[bool]) -> Result<Vec<u32>, DirectoryError> {
    let s: &Structures = &t.structures;
    let (mut town_used, mut street_used) = (vec![false; t.towns.len()], vec![false; t.streets.len()]);
    for i in (0..s.len()).filter(|i| used[*i]) {
        town_used[s.town[i] as usize] = true;
        street_used[s.street[i] as usize] = true;
    }
    let towns = ranked(towns_in_order(&t.towns, &town_used), t.towns.len());
    let streets = write_pool(out, "street", &t.streets, &street_used, by_hash)?;
    Texts::write(out, "town", towns.texts(&t.towns))?;
    let mut codes = Interner::default();
    let town_departement: Vec<u32> = towns
        .texts(&t.towns)
        .map(|town| {
            let (postcode, commune) = town_key(town);
            let text = |b| std::str::from_utf8(b).unwrap_or_default();
            let code = terminology::departement_of(text(commune), text(postcode)).unwrap_or_default();
            codes.intern(code.as_bytes()).0
        })
        .collect();
    Texts::write(out, "departement", (0..codes.len() as u32).map(|i| codes.get(i)))?;
    Ints::write(out, "town.departement", town_departement.iter().map(|d| u64::from(*d)))?;

    let mut order: Vec<(u64, u32)> = (0..s.len())
        .filter(|i| used[*i])
        .map(|i| {
            // The empty structure is the first of the first town, the others are in order of hash.
            let spread = if i == 0 { 0 } else { (s.hash[i] >> 96) as u64 };
            ((u64::from(towns.rank[s.town[i] as usize]) << 32) | spread, i as u32)
        })
        .collect();
    order
        .sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| s.hash[a.1 as usize].cmp(&s.hash[b.1 as usize])));
    let order: Vec<u32> = order.into_iter().map(|(_, i)| i).collect();
    let old = |new: &u32| *new as usize;
    let mut first = vec![0u32; towns.order.len() + 1];
    let mut at = vec![0u32];
    for i in &order {
        first[towns.rank[s.town[old(i)] as usize] as usize + 1] += 1;
        at.push(at.last().copied().unwrap_or(0) + s.record(*i).len() as u32);
    }
    for i in 1..first.len() {
        first[i] += first[i - 1];
    }
    out.section("town.first", &first)?;
    out.section("structure.at", &at)?;
    out.chunks("structure.record", order.iter().map(|i| s.record(*i)))?;
    Ints::write(
        out,
        "structure.street",
        order.iter().map(|i| u64::from(streets.rank[s.street[old(i)] as usize])),
    )?;
    Ints::write(
        out,
        "structure.departement",
        order.iter().map(|i| u64::from(town_departement[towns.rank[s.town[old(i)] as usize] as usize])),
    )?;
    let places = ranked(order, s.len());
    write_numbers(out, &t.id_pairs, &places)?;
    write_words(out, "town", towns.texts(&t.towns))?;
    write_words(
        out,
        "street",
        streets.texts(&t.streets).map(|s| s.rsplit(|b| *b == b'|').next().unwrap_or_default()),
    )?;
    let mut pairs: Vec<(u32, u32)> = t
        .place_pairs
        .iter()
        .filter(|(_, s)| places.rank[*s as usize] != UNUSED)
        .map(|(w, s)| (*w, places.rank[*s as usize]))
        .collect();
    write_word_lists(out, "place", &t.place_words, &mut pairs)?;
    Ok(places.rank)
}

/// SIRET, SIREN and FINESS numbers of structures, by hash.
fn write_numbers(out: &mut PackWriter, pairs: &[(u32, u32)], places: &Ranked) -> Result<(), DirectoryError> {
    let mut numbers: Vec<u64> = pairs
        .iter()
        .filter(|(_, s)| places.rank[*s as usize] != UNUSED)
        .map(|(hash, s)| (u64::from(*hash) << 32) | u64::from(places.rank[*s as usize]))
        .collect();
    numbers.sort_unstable();
    let hashes: Vec<u32> = numbers.iter().map(|n| (n >> 32) as u32).collect();
    out.section("number.hash", &hashes)?;
    Ints::write(out, "number.structure", numbers.iter().map(|n| n & u64::from(u32::MAX)))
}

/// The words of texts given in order, with the texts that hold each.
fn write_words<'a>(
    out: &mut PackWriter,
    name: &str,
    texts: impl Iterator<Item = &'a [u8]>,
) -> Result<(), DirectoryError> {
    let mut words = Interner::with_capacity(1 << 14);
    let mut scratch = crate::text::Scratch::default();
    let mut pairs = Vec::new();
    for (i, text) in texts.enumerate() {
        crate::text::for_each_word(std::str::from_utf8(text).unwrap_or_default(), &mut scratch, |w| {
            pairs.push((words.intern(w.as_bytes()).0, i as u32));
        });
    }
    write_word_lists(out, name, &words, &mut pairs)
}

fn write_word_lists(
    out: &mut PackWriter,
    name: &str,
    words: &Interner,
    pairs: &mut [(u32, u32)],
) -> Result<(), DirectoryError> {
    let mut used = vec![false; words.len()];
    for (w, _) in pairs.iter() {
        used[*w as usize] = true;
    }
    let order: Vec<u32> = by_bytes(words).into_iter().filter(|w| used[*w as usize]).collect();
    let ranked = ranked(order, words.len());
    for (w, _) in pairs.iter_mut() {
        *w = ranked.rank[*w as usize];
    }
    let pairs = by_item(pairs);
    Texts::write(out, &format!("{name}.word"), ranked.texts(words))?;
    Lists::write(out, &format!("{name}.word.list"), ranked.order.len(), pairs.iter().copied())
}

/// (word, item) pairs in order of item: one pass to count, one to place.
fn by_item(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let items = pairs.iter().map(|p| p.1 as usize + 1).max().unwrap_or(0);
    let mut next = vec![0u32; items + 1];
    for (_, item) in pairs {
        next[*item as usize + 1] += 1;
    }
    for i in 0..items {
        next[i + 1] += next[i];
    }
    let mut out = vec![(0, 0); pairs.len()];
    for pair in pairs {
        let at = &mut next[pair.1 as usize];
        out[*at as usize] = *pair;
        *at += 1;
    }
    out
}

fn write_rows(out: &mut PackWriter, o: &Ordered, structures: usize) -> Result<(), DirectoryError> {
    Ints::write(out, "row.structure", o.rows.iter().map(|r| u64::from(r.structure)))?;
    Ints::write(out, "row.activity", o.rows.iter().map(|r| u64::from(r.activity)))?;
    Ints::write(out, "row.tail", o.rows.iter().map(|r| u64::from(r.tail)))?;
    Starts::write(out, "person.rows", &o.persons, o.rows.len())?;
    let named: Vec<u32> = (0..o.rows.len() as u32).filter(|i| o.rows[*i as usize].named != 0).collect();
    let names: Vec<u32> = named
        .iter()
        .map(|i| o.overrides[o.rows[*i as usize].named as usize - 1])
        .flat_map(|(f, g, c)| [f, g, u32::from(c)])
        .collect();
    out.section("override.row", &named)?;
    out.section("override.name", &names)?;
    // Persons of each structure; lines without a structure are not listed.
    let mut person = 0;
    let pairs: Vec<(u32, u32)> = o
        .rows
        .iter()
        .enumerate()
        .map(|(i, r)| {
            while o.persons.get(person + 1).is_some_and(|next| *next as usize <= i) {
                person += 1;
            }
            (r.structure, person as u32)
        })
        .filter(|(s, _)| *s != 0)
        .collect();
    Lists::write(out, "structure.persons", structures, pairs.iter().copied())
}

fn write_persons(out: &mut PackWriter, o: &Ordered, meta: &mut Meta) -> Result<(), DirectoryError> {
    let first = |p: &u32| &o.rows[*p as usize];
    Ints::write(out, "person.key", o.persons.iter().map(|p| first(p).key()))?;
    Ints::write(out, "person.given", o.persons.iter().map(|p| u64::from(first(p).given)))?;
    Ints::write(out, "person.civility", o.persons.iter().map(|p| u64::from(first(p).civility)))?;
    Ints::write(out, "key.person", o.by_key.iter().map(|p| u64::from(*p)))?;
    let key = |i: usize| first(&o.persons[o.by_key[i] as usize]).key();
    let (min, max) = (key(0), key(o.by_key.len() - 1));
    // About sixteen persons to a bucket when numbers are spread evenly.
    let wanted = (o.by_key.len() as u64 / 16).max(1);
    let shift = (0..KEY_BITS).find(|s| (max - min) >> s <= wanted).unwrap_or(KEY_BITS);
    let mut bucket = vec![0u32; ((max - min) >> shift) as usize + 2];
    for i in 0..o.by_key.len() {
        bucket[((key(i) - min) >> shift) as usize + 1] += 1;
    }
    for i in 1..bucket.len() {
        bucket[i] += bucket[i - 1];
    }
    out.section("key.bucket", &bucket)?;
    (meta.key_min, meta.key_shift) = (min, shift);
    Ok(())
}

fn write_names(
    out: &mut PackWriter,
    o: &Ordered,
    words: &NameWords,
    families: usize,
    givens: usize,
) -> Result<(), DirectoryError> {
    let name = |p: &u32| (o.rows[*p as usize].family, o.rows[*p as usize].given);
    let (mut family_size, mut given_size) = (vec![0u32; families], vec![0u32; givens]);
    let mut first = vec![0u32; families + 1];
    for p in &o.persons {
        let (f, g) = name(p);
        family_size[f as usize] += 1;
        given_size[g as usize] += 1;
    }
    for f in 0..families {
        first[f + 1] = first[f] + family_size[f];
    }
    out.section("family.first", &first)?;
    let by_given: Vec<(u32, u32)> =
        o.persons.iter().enumerate().map(|(i, p)| (name(p).1, i as u32)).collect();
    Lists::write(out, "given.persons", givens, by_given.iter().copied())?;
    drop(by_given);
    let others = others(o, words);
    let weights = words.weights(&family_size, &given_size, &others);
    let both: Vec<u32> = weights[0].iter().zip(&weights[1]).map(|(f, g)| f + g).collect();
    WordIndex::write(out, "name", &words.text, &words.at, &both)?;
    for (name, weights) in ["name.family.running", "name.given.running"].iter().zip(&weights) {
        let running = weights.iter().scan(0u64, |sum, w| {
            *sum += u64::from(*w);
            Some(*sum)
        });
        let running: Vec<u64> = std::iter::once(0).chain(running).collect();
        Ints::write(out, name, running.iter().copied())?;
    }
    Lists::write(out, "name.families", words.len(), words.families.iter().copied())?;
    Lists::write(out, "name.givens", words.len(), words.givens.iter().copied())?;
    let also = |words: fn(&Other) -> &[u32]| -> Vec<(u32, u32)> {
        others.iter().flat_map(|other| words(other).iter().map(|w| (*w, other.person))).collect()
    };
    Lists::write(out, "also.family", words.len(), also(|other| &other.family_words).iter().copied())?;
    Lists::write(out, "also.given", words.len(), also(|other| &other.given_words).iter().copied())?;
    let mut at = 0;
    let mut apart = others.iter().map(|other| other.person).peekable();
    let names = o.persons.chunk_by(|a, b| name(a) == name(b)).map(|same| {
        at += same.len() as u32;
        let mut count = same.len() as u32;
        while apart.next_if(|person| *person < at).is_some() {
            count -= 1;
        }
        let (f, g) = name(&same[0]);
        (f, g, count)
    });
    let [any, family, given] = words.repeats(names, &family_size, &given_size, &others);
    for (name, pairs) in [("repeat.any", any), ("repeat.family", family), ("repeat.given", given)] {
        write_repeats(out, name, &by_depth(&pairs))?;
    }
    Ok(())
}

fn write_repeats(
    out: &mut PackWriter,
    name: &str,
    by_depth: &[Vec<(u32, u32)>],
) -> Result<(), DirectoryError> {
    let (mut at, mut word, mut persons) = (vec![0u32], Vec::new(), Vec::new());
    for list in by_depth {
        let mut sum = 0;
        for (w, n) in list {
            sum += u64::from(*n);
            word.push(u64::from(*w));
            persons.push(sum);
        }
        at.push(word.len() as u32);
    }
    out.section(&format!("{name}.at"), &at)?;
    Ints::write(out, &format!("{name}.word"), word.iter().copied())?;
    Ints::write(out, &format!("{name}.running"), persons.iter().copied())
}

/// Persons whom some lines name otherwise, in order, with the words that this adds.
fn others(o: &Ordered, words: &NameWords) -> Vec<Other> {
    let mut named: Vec<(u32, u32, u32)> = Vec::new();
    let mut person = 0;
    for (i, _) in o.rows.iter().enumerate().filter(|(_, r)| r.named != 0) {
        while o.persons.get(person + 1).is_some_and(|next| *next as usize <= i) {
            person += 1;
        }
        let (f, g, _) = o.overrides[o.rows[i].named as usize - 1];
        named.push((person as u32, f, g));
    }
    let of = |same: &[(u32, u32, u32)]| {
        let own = &o.rows[o.persons[same[0].0 as usize] as usize];
        let families: Vec<u32> = same.iter().map(|n| n.1).collect();
        let givens: Vec<u32> = same.iter().map(|n| n.2).collect();
        Other {
            person: same[0].0,
            family: own.family,
            given: own.given,
            family_words: words.further(own.family, &families, Of::Family),
            given_words: words.further(own.given, &givens, Of::Given),
        }
    };
    let all = named.chunk_by(|a, b| a.0 == b.0).map(of);
    all.filter(|other| !other.family_words.is_empty() || !other.given_words.is_empty()).collect()
}

/// The lines by hash, for tomorrow's comparison.
fn write_hashes(out: &mut PackWriter, rows: Vec<Row>, meta: &mut Meta) -> Result<(), DirectoryError> {
    let bits = hash_bits(rows.len());
    let bucket = |r: &Row| (r.bucket() >> (BUCKET_BITS - bits)) as usize;
    let mut next = vec![0u32; (1 << bits) + 1];
    for r in &rows {
        next[bucket(r) + 1] += 1;
    }
    for i in 0..1 << bits {
        next[i + 1] += next[i];
    }
    out.section("hash.at", &next)?;
    let bounds = next.clone();
    let mut entries = vec![(0u64, 0u32); rows.len()];
    for (i, r) in rows.iter().enumerate() {
        let at = &mut next[bucket(r)];
        entries[*at as usize] = (r.tag, i as u32);
        *at += 1;
    }
    drop(rows);
    for b in bounds.windows(2) {
        entries[b[0] as usize..b[1] as usize].sort_unstable();
    }
    let tags: Vec<u64> = entries.iter().map(|e| e.0).collect();
    out.section("hash.tag", &tags)?;
    Ints::write(out, "hash.row", entries.iter().map(|e| u64::from(e.1)))?;
    meta.hash_bits = bits;
    Ok(())
}

/// Buckets of the table of `lines` lines, as a power of two: about eight lines to a bucket.
pub fn hash_bits(lines: usize) -> u32 {
    (lines / 8).next_power_of_two().trailing_zeros().clamp(4, BUCKET_BITS)
}
