//! The main pack opened for reading: persons, lines, places by number.

use super::assemble::{FORMAT, MAIN_PACK, Meta};
use super::codec;
use super::format::{Ints, Lists, Starts, Texts};
use super::intern::Interner;
use super::names::MAX_DEPTH;
use super::tables::{ODD, id_hash};
use crate::error::DirectoryError;
use crate::pack::{Located, Pack};
use crate::text::WordIndex;
use std::ops::Range;
use std::path::Path;

/// An open main pack. Numbers out of range give empty answers.
pub struct Main {
    /// The mapped file.
    pub pack: Pack,
    /// What it holds.
    pub meta: Meta,
    /// Distinct families and givens, in order of search form.
    pub families: Texts,
    /// Distinct prénoms.
    pub givens: Texts,
    pub(crate) civilities: Texts,
    pub(crate) activities: Texts,
    pub(crate) tails: Texts,
    pub(crate) odd_ids: Texts,
    pub(crate) towns: Texts,
    pub(crate) streets: Texts,
    pub(crate) departements: Texts,
    pub(crate) family_first: Located<u32>,
    pub(crate) given_persons: Lists,
    pub(crate) person_key: Ints,
    pub(crate) person_given: Ints,
    pub(crate) person_civility: Ints,
    pub(crate) person_rows: Starts,
    pub(crate) key_bucket: Located<u32>,
    pub(crate) key_person: Ints,
    pub(crate) row_structure: Ints,
    pub(crate) row_activity: Ints,
    pub(crate) row_tail: Ints,
    pub(crate) override_row: Located<u32>,
    pub(crate) override_name: Located<u32>,
    pub(crate) structure_at: Located<u32>,
    pub(crate) structure_record: Located<u8>,
    pub(crate) structure_street: Ints,
    pub(crate) structure_departement: Ints,
    pub(crate) structure_persons: Lists,
    pub(crate) town_first: Located<u32>,
    pub(crate) town_departement: Ints,
    pub(crate) number_hash: Located<u32>,
    pub(crate) number_structure: Ints,
    pub(crate) place_words: Words,
    pub(crate) street_words: Words,
    pub(crate) town_words: Words,
    pub(crate) names: WordIndex,
    pub(crate) name_first: Ints,
    pub(crate) family_running: Ints,
    pub(crate) given_running: Ints,
    pub(crate) name_families: Lists,
    pub(crate) name_givens: Lists,
    pub(crate) also_family: Lists,
    pub(crate) also_given: Lists,
    pub(crate) repeats: [Repeats; 3],
    pub(crate) hash_at: Located<u32>,
    pub(crate) hash_tag: Located<u64>,
    pub(crate) hash_row: Ints,
}

/// A sorted list of words with the things that hold each.
pub(crate) struct Words {
    text: Texts,
    list: Lists,
}

impl Words {
    fn open(pack: &Pack, name: &str) -> Result<Self, DirectoryError> {
        Ok(Self {
            text: Texts::open(pack, &format!("{name}.word"))?,
            list: Lists::open(pack, &format!("{name}.word.list"))?,
        })
    }

    /// The words and the (word, thing) pairs, as the tables of a load hold them.
    pub(crate) fn pairs(&self, pack: &Pack) -> (Interner, Vec<(u32, u32)>) {
        let n = self.text.len(pack);
        let mut words = Interner::with_capacity(n);
        let mut pairs = Vec::new();
        for w in 0..n {
            let id = words.intern(self.text.bytes(pack, w)).0;
            pairs.extend(self.list.items(pack, w..w + 1).map(|thing| (id, thing)));
        }
        (words, pairs)
    }

    /// Things that hold the word, or a word that begins with it; sorted, each once.
    pub(crate) fn holders(&self, pack: &Pack, word: &str, prefix: bool) -> Vec<u32> {
        let n = self.text.len(pack);
        let first = lower_bound(n, |i| self.text.get(pack, i) < word);
        let after = if prefix {
            first + lower_bound(n - first, |i| self.text.get(pack, first + i).starts_with(word))
        } else {
            first + usize::from(self.text.get(pack, first) == word && first < n)
        };
        let mut out: Vec<u32> = self.list.items(pack, first..after).collect();
        if after - first > 1 {
            out.sort_unstable();
            out.dedup();
        }
        out
    }
}

/// Persons who bear two words with one beginning, by length of the beginning: see [`super::names`].
#[derive(Clone, Copy)]
pub(crate) struct Repeats {
    at: Located<u32>,
    word: Ints,
    running: Ints,
}

impl Repeats {
    fn open(pack: &Pack, name: &str) -> Result<Self, DirectoryError> {
        Ok(Self {
            at: pack.locate(&format!("{name}.at"))?,
            word: Ints::open(pack, &format!("{name}.word"))?,
            running: Ints::open(pack, &format!("{name}.running"))?,
        })
    }

    /// How often the words of `range`, which all begin with the same `depth` bytes, count a person anew.
    pub(crate) fn count(&self, pack: &Pack, range: Range<u32>, depth: usize) -> u64 {
        let at = pack.view(self.at);
        let depth = depth.clamp(1, MAX_DEPTH);
        let (Some(from), Some(to)) = (at.get(depth - 1), at.get(depth)) else { return 0 };
        let (from, to) = (*from as usize, (*to).max(*from) as usize);
        let (words, sums) = (self.word.view(pack), self.running.view(pack));
        let bound = |w: u32| from + lower_bound(to - from, |i| words.get(from + i) < u64::from(w));
        let before = |i: usize| if i > from { sums.get(i - 1) } else { 0 };
        before(bound(range.end)).saturating_sub(before(bound(range.start)))
    }
}

/// The first `i` in `0..n` for which `before(i)` is false; `before` is true then false.
pub(crate) fn lower_bound(n: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

impl Main {
    /// Opens `folder/main.pack`.
    pub fn open(folder: &Path) -> Result<Self, DirectoryError> {
        let path = folder.join(MAIN_PACK);
        let pack = Pack::open(&path)?;
        let damaged = |detail: &str| DirectoryError::Corrupt {
            generation: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            detail: format!("{MAIN_PACK}: {detail}"),
        };
        let meta: Meta = serde_json::from_slice(pack.bytes("meta")?).map_err(|e| damaged(&e.to_string()))?;
        if meta.format != FORMAT {
            return Err(damaged(&format!(
                "format {} is not the format {FORMAT} of this program; load the files again",
                meta.format
            )));
        }
        if meta.hash_bits > super::tables::BUCKET_BITS || meta.key_shift > 63 {
            return Err(damaged("impossible values in the section meta"));
        }
        let p = &pack;
        Ok(Self {
            families: Texts::open(p, "family")?,
            givens: Texts::open(p, "given")?,
            civilities: Texts::open(p, "civility")?,
            activities: Texts::open(p, "activity")?,
            tails: Texts::open(p, "tail")?,
            odd_ids: Texts::open(p, "odd")?,
            towns: Texts::open(p, "town")?,
            streets: Texts::open(p, "street")?,
            departements: Texts::open(p, "departement")?,
            family_first: p.locate("family.first")?,
            given_persons: Lists::open(p, "given.persons")?,
            person_key: Ints::open(p, "person.key")?,
            person_given: Ints::open(p, "person.given")?,
            person_civility: Ints::open(p, "person.civility")?,
            person_rows: Starts::open(p, "person.rows")?,
            key_bucket: p.locate("key.bucket")?,
            key_person: Ints::open(p, "key.person")?,
            row_structure: Ints::open(p, "row.structure")?,
            row_activity: Ints::open(p, "row.activity")?,
            row_tail: Ints::open(p, "row.tail")?,
            override_row: p.locate("override.row")?,
            override_name: p.locate("override.name")?,
            structure_at: p.locate("structure.at")?,
            structure_record: p.locate("structure.record")?,
            structure_street: Ints::open(p, "structure.street")?,
            structure_departement: Ints::open(p, "structure.departement")?,
            structure_persons: Lists::open(p, "structure.persons")?,
            town_first: p.locate("town.first")?,
            town_departement: Ints::open(p, "town.departement")?,
            number_hash: p.locate("number.hash")?,
            number_structure: Ints::open(p, "number.structure")?,
            place_words: Words::open(p, "place")?,
            street_words: Words::open(p, "street")?,
            town_words: Words::open(p, "town")?,
            names: WordIndex::open(p, "name")?,
            name_first: Ints::open(p, "name.first")?,
            family_running: Ints::open(p, "name.family.running")?,
            given_running: Ints::open(p, "name.given.running")?,
            name_families: Lists::open(p, "name.families")?,
            name_givens: Lists::open(p, "name.givens")?,
            also_family: Lists::open(p, "also.family")?,
            also_given: Lists::open(p, "also.given")?,
            repeats: [
                Repeats::open(p, "repeat.any")?,
                Repeats::open(p, "repeat.family")?,
                Repeats::open(p, "repeat.given")?,
            ],
            hash_at: p.locate("hash.at")?,
            hash_tag: p.locate("hash.tag")?,
            hash_row: Ints::open(p, "hash.row")?,
            meta,
            pack,
        })
    }

    /// How many persons.
    pub fn persons(&self) -> u32 {
        self.person_rows.len() as u32
    }

    /// The person with this key.
    pub fn person_of_key(&self, key: u64) -> Option<u32> {
        let bucket = (key.checked_sub(self.meta.key_min)? >> self.meta.key_shift) as usize;
        let buckets = self.pack.view(self.key_bucket);
        let (start, end) = (*buckets.get(bucket)? as usize, *buckets.get(bucket + 1)? as usize);
        let keys = self.person_key.view(&self.pack);
        let persons = self.key_person.view(&self.pack);
        let i = start
            + lower_bound(end.saturating_sub(start), |i| keys.get(persons.get(start + i) as usize) < key);
        let person = persons.get(i);
        (i < end && keys.get(person as usize) == key).then_some(person as u32)
    }

    /// The person with this RPPS (11 digits) or "Identification nationale PP".
    pub fn person_of_id(&self, id: &str) -> Option<u32> {
        let id = id.trim();
        let digits = id.bytes().all(|b| b.is_ascii_digit());
        match id.len() {
            11 if digits => self.person_of_key(id.parse().ok()?),
            12 if digits && id.starts_with('8') => self.person_of_key(id[1..].parse().ok()?),
            _ => {
                // Legacy and damaged identifiers are few: their triples are looked through.
                let n = self.odd_ids.len(&self.pack);
                let odd = (0..n).find(|i| {
                    let mut parts = self.odd_ids.get(&self.pack, *i).split('|').skip(1);
                    parts.any(|p| p == id && !p.is_empty())
                })?;
                self.person_of_key(ODD | odd as u64)
            }
        }
    }

    /// (RPPS or empty, Identification nationale PP) of a person.
    pub fn ids(&self, person: u32) -> (String, String) {
        let key = self.person_key.get(&self.pack, person as usize);
        if key & ODD == 0 {
            // Written digit by digit: formatting machinery would cost more than the rest of a line of results.
            let mut digits = *b"800000000000";
            let mut rest = key;
            for digit in digits[1..].iter_mut().rev() {
                *digit = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            let idnps = String::from_utf8_lossy(&digits).into_owned();
            return (idnps[1..].to_owned(), idnps);
        }
        let triple = self.odd_ids.get(&self.pack, (key ^ ODD) as usize);
        let mut parts = triple.split('|').skip(1);
        let (id, national) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        (String::new(), if national.is_empty() { id } else { national }.to_owned())
    }

    /// Number of a person's family.
    pub fn family_of(&self, person: u32) -> u32 {
        let first = self.pack.view(self.family_first);
        first.partition_point(|f| *f <= person).saturating_sub(1) as u32
    }

    /// Persons of a family.
    pub fn persons_of_family(&self, family: u32) -> Range<u32> {
        self.persons_of_families(&(family..family.saturating_add(1)))
    }

    /// Persons of neighbouring families.
    pub fn persons_of_families(&self, families: &Range<u32>) -> Range<u32> {
        let first = self.pack.view(self.family_first);
        match (first.get(families.start as usize), first.get(families.end as usize)) {
            // Damage may name persons that do not exist.
            (Some(a), Some(b)) if a <= b => *a..(*b).min(self.persons()).max(*a),
            _ => 0..0,
        }
    }

    /// Number of a person's given name.
    pub fn given_of(&self, person: u32) -> u32 {
        self.person_given.get(&self.pack, person as usize) as u32
    }

    /// Lines of a person.
    pub fn rows_of(&self, person: u32) -> Range<usize> {
        self.person_rows.range(&self.pack, person as usize)
    }

    /// The person of a line.
    pub fn person_of_row(&self, row: usize) -> u32 {
        lower_bound(self.persons() as usize, |p| self.rows_of(p as u32).end <= row) as u32
    }

    /// (family, given, civility) that a line gives its person, when not those of the person.
    pub fn named_otherwise(&self, row: usize) -> Option<(u32, u32, u32)> {
        let i = self.pack.view(self.override_row).binary_search(&(row as u32)).ok()?;
        match self.pack.view(self.override_name).get(i * 3..i * 3 + 3)? {
            [f, g, c] => Some((*f, *g, *c)),
            _ => None,
        }
    }

    /// The town of a structure.
    pub fn town_of(&self, structure: u32) -> u32 {
        self.pack.view(self.town_first).partition_point(|f| *f <= structure).saturating_sub(1) as u32
    }

    /// Structures of a range of towns.
    pub fn structures_of_towns(&self, towns: Range<u32>) -> Range<u32> {
        let first = self.pack.view(self.town_first);
        match (first.get(towns.start as usize), first.get(towns.end as usize)) {
            (Some(a), Some(b)) if a <= b => *a..*b,
            _ => 0..0,
        }
    }

    /// Rebuilds the run "structure" into `out` (28 fields joined by `|`); empty when damaged.
    pub fn structure_text(&self, structure: u32, out: &mut Vec<u8>) {
        let street = self.structure_street.get(&self.pack, structure as usize) as usize;
        let town = self.town_of(structure) as usize;
        if codec::decode(
            self.record(structure),
            self.streets.bytes(&self.pack, street),
            self.towns.bytes(&self.pack, town),
            out,
        )
        .is_none()
        {
            out.clear();
        }
    }

    /// Raison sociale, else enseigne, of a structure; `out` is room for it.
    pub fn structure_name<'o>(&self, structure: u32, out: &'o mut Vec<u8>) -> &'o str {
        let names = codec::names(self.record(structure), out).unwrap_or_default();
        let [name, sign] = names.map(|range| std::str::from_utf8(&out[range]).unwrap_or_default());
        if name.is_empty() { sign } else { name }
    }

    fn record(&self, structure: u32) -> &[u8] {
        let at = self.pack.view(self.structure_at);
        match (at.get(structure as usize), at.get(structure as usize + 1)) {
            (Some(a), Some(b)) => {
                self.pack.view(self.structure_record).get(*a as usize..*b as usize).unwrap_or_default()
            }
            _ => b"",
        }
    }

    /// Structures that bear a SIRET, SIREN or FINESS number.
    pub fn structures_of_number(&self, number: &str) -> Vec<u32> {
        let hash = id_hash(number.as_bytes());
        let hashes = self.pack.view(self.number_hash);
        let first = hashes.partition_point(|h| *h < hash);
        let mut text = Vec::new();
        let mut out: Vec<u32> = hashes[first..]
            .iter()
            .take_while(|h| **h == hash)
            .enumerate()
            .map(|(i, _)| self.number_structure.get(&self.pack, first + i) as u32)
            .filter(|s| {
                self.structure_text(*s, &mut text);
                text.split(|b| *b == b'|').take(4).any(|f| f == number.as_bytes())
            })
            .collect();
        out.dedup();
        out
    }

    /// Rebuilds a whole line of a person, as published (56 columns), into `out`.
    pub fn line_of(&self, person: u32, row: usize, out: &mut Vec<u8>, scratch: &mut Vec<u8>) {
        let p = &self.pack;
        let (family, given, civility) = self.named_otherwise(row).unwrap_or_else(|| {
            (
                self.family_of(person),
                self.given_of(person),
                self.person_civility.get(p, person as usize) as u32,
            )
        });
        out.clear();
        let key = self.person_key.get(p, person as usize);
        if key & ODD == 0 {
            let rpps = format!("{key:011}");
            out.extend_from_slice(format!("8|{rpps}|8{rpps}").as_bytes());
        } else {
            out.extend_from_slice(self.odd_ids.bytes(p, (key ^ ODD) as usize));
        }
        self.structure_text(self.row_structure.get(p, row) as u32, scratch);
        for run in [
            self.civilities.bytes(p, civility as usize),
            self.families.bytes(p, family as usize),
            self.givens.bytes(p, given as usize),
            self.activities.bytes(p, self.row_activity.get(p, row) as usize),
            scratch,
            self.tails.bytes(p, self.row_tail.get(p, row) as usize),
        ] {
            out.push(b'|');
            out.extend_from_slice(run);
        }
    }
}
