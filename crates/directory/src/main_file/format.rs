//! The shapes that the main pack is made of: integers of the least width, pools of texts, lists of
//! numbers, and the marks where each person's lines begin. Every read is bounded: damage gives
//! zeros, empty texts or empty ranges, never a panic.

use crate::error::DirectoryError;
use crate::pack::{Located, Pack, PackWriter};
use std::ops::Range;

/// Numbers stored on 1 to 8 bytes each, the least that holds the greatest.
#[derive(Clone, Copy)]
pub struct Ints {
    at: Located<u8>,
    width: usize,
    len: usize,
}

impl Ints {
    /// Writes `values` under `name`.
    pub fn write(
        out: &mut PackWriter,
        name: &str,
        values: impl ExactSizeIterator<Item = u64> + Clone,
    ) -> Result<(), DirectoryError> {
        let max = values.clone().max().unwrap_or(0);
        let width = (64 - max.leading_zeros()).div_ceil(8).max(1) as usize;
        // Eight bytes at once, each next number over the surplus of the one before.
        let mut bytes = vec![0u8; values.len() * width + 8];
        let mut at = 0;
        for v in values {
            if let Some(eight) = bytes.get_mut(at..).and_then(|rest| rest.first_chunk_mut::<8>()) {
                *eight = v.to_le_bytes();
            }
            at += width;
        }
        bytes.truncate(at);
        bytes.push(width as u8);
        out.section(name, &bytes)
    }

    /// Finds them in a pack.
    pub fn open(pack: &Pack, name: &str) -> Result<Self, DirectoryError> {
        let bytes = pack.bytes(name)?;
        let width = (*bytes.last().unwrap_or(&1) as usize).clamp(1, 8);
        Ok(Self { at: pack.locate(name)?, width, len: bytes.len().saturating_sub(1) / width })
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Number `i`; 0 beyond the end.
    #[inline]
    pub fn get(&self, pack: &Pack, i: usize) -> u64 {
        self.view(pack).get(i)
    }

    /// To read many.
    #[inline]
    pub fn view<'p>(&self, pack: &'p Pack) -> IntsView<'p> {
        IntsView { bytes: pack.view(self.at), width: self.width }
    }
}

/// A borrowed [`Ints`].
#[derive(Clone, Copy)]
pub struct IntsView<'p> {
    bytes: &'p [u8],
    width: usize,
}

impl<'p> IntsView<'p> {
    /// Number `i`; 0 beyond the end.
    #[inline]
    pub fn get(&self, i: usize) -> u64 {
        let at = i * self.width;
        // Eight bytes at once where they are there (always but at the very end), masked to the width.
        if let Some(eight) = self.bytes.get(at..).and_then(|b| b.first_chunk::<8>()) {
            return u64::from_le_bytes(*eight) & (u64::MAX >> (64 - 8 * self.width));
        }
        let mut last = [0u8; 8];
        match self.bytes.get(at..at + self.width) {
            Some(b) => last[..self.width].copy_from_slice(b),
            None => return 0,
        }
        u64::from_le_bytes(last)
    }

    /// Appends the numbers of a range, in order, several at a time.
    pub fn append(self, range: Range<usize>, out: &mut Vec<u32>) {
        match self.width {
            1 => self.append_as::<1>(range, out),
            2 => self.append_as::<2>(range, out),
            3 => self.append_as::<3>(range, out),
            4 => self.append_as::<4>(range, out),
            _ => out.extend(self.range(range)),
        }
    }

    /// The width is known when the program is built: no branch is left in the loop.
    fn append_as<const WIDTH: usize>(self, range: Range<usize>, out: &mut Vec<u32>) {
        let bytes = self.bytes.get(range.start.saturating_mul(WIDTH)..range.end.saturating_mul(WIDTH));
        let (numbers, _) = bytes.unwrap_or_default().as_chunks::<WIDTH>();
        out.extend(numbers.iter().map(|number| {
            let mut four = [0; 4];
            four[..WIDTH].copy_from_slice(number);
            u32::from_le_bytes(four)
        }));
    }

    /// Numbers of a range, in order.
    pub fn range(self, range: Range<usize>) -> impl Iterator<Item = u32> + use<'p> {
        range.map(move |i| self.get(i) as u32)
    }
}

/// A pool of texts.
#[derive(Clone, Copy)]
pub struct Texts {
    text: Located<u8>,
    at: Located<u32>,
}

impl Texts {
    /// Writes texts in the order given.
    pub fn write<'a>(
        out: &mut PackWriter,
        name: &str,
        texts: impl Iterator<Item = &'a [u8]>,
    ) -> Result<(), DirectoryError> {
        let (mut all, mut at) = (Vec::new(), vec![0u32]);
        for t in texts {
            all.extend_from_slice(t);
            at.push(all.len() as u32);
        }
        out.section(&format!("{name}.text"), &all)?;
        out.section(&format!("{name}.at"), &at)
    }

    /// Finds them in a pack.
    pub fn open(pack: &Pack, name: &str) -> Result<Self, DirectoryError> {
        Ok(Self { text: pack.locate(&format!("{name}.text"))?, at: pack.locate(&format!("{name}.at"))? })
    }

    /// How many.
    pub fn len(&self, pack: &Pack) -> usize {
        pack.view(self.at).len().saturating_sub(1)
    }

    /// Bytes of text `i`; empty beyond the end.
    #[inline]
    pub fn bytes<'p>(&self, pack: &'p Pack, i: usize) -> &'p [u8] {
        let at = pack.view(self.at);
        match (at.get(i), at.get(i + 1)) {
            (Some(a), Some(b)) => pack.view(self.text).get(*a as usize..*b as usize).unwrap_or_default(),
            _ => b"",
        }
    }

    /// Text `i`; empty beyond the end.
    #[inline]
    pub fn get<'p>(&self, pack: &'p Pack, i: usize) -> &'p str {
        std::str::from_utf8(self.bytes(pack, i)).unwrap_or_default()
    }
}

/// For each thing, a list of numbers.
#[derive(Clone, Copy)]
pub struct Lists {
    at: Located<u32>,
    items: Ints,
}

impl Lists {
    /// Writes `things` lists from `(thing, item)` pairs given in order of item; repeats are kept once.
    pub fn write(
        out: &mut PackWriter,
        name: &str,
        things: usize,
        pairs: impl Iterator<Item = (u32, u32)> + Clone,
    ) -> Result<(), DirectoryError> {
        let mut last = vec![u32::MAX; things];
        let mut at = vec![0u32; things + 1];
        for (thing, item) in pairs.clone() {
            if last[thing as usize] != item {
                last[thing as usize] = item;
                at[thing as usize + 1] += 1;
            }
        }
        for i in 0..things {
            at[i + 1] += at[i];
        }
        let mut items = vec![0u32; at[things] as usize];
        let mut next = at.clone();
        last.fill(u32::MAX);
        for (thing, item) in pairs {
            if last[thing as usize] != item {
                last[thing as usize] = item;
                items[next[thing as usize] as usize] = item;
                next[thing as usize] += 1;
            }
        }
        out.section(&format!("{name}.at"), &at)?;
        Ints::write(out, &format!("{name}.items"), items.iter().map(|i| u64::from(*i)))
    }

    /// Finds them in a pack.
    pub fn open(pack: &Pack, name: &str) -> Result<Self, DirectoryError> {
        Ok(Self {
            at: pack.locate(&format!("{name}.at"))?,
            items: Ints::open(pack, &format!("{name}.items"))?,
        })
    }

    /// Where the lists of a range of things lie, all together.
    #[inline]
    pub fn span(&self, pack: &Pack, things: Range<usize>) -> Range<usize> {
        let at = pack.view(self.at);
        match (at.get(things.start), at.get(things.end)) {
            (Some(a), Some(b)) if a <= b => *a as usize..(*b as usize).min(self.items.len()),
            _ => 0..0,
        }
    }

    /// The items of a range of things, list after list.
    #[inline]
    pub fn items<'p>(&self, pack: &'p Pack, things: Range<usize>) -> impl Iterator<Item = u32> + use<'p> {
        self.items.view(pack).range(self.span(pack, things))
    }

    /// Appends the items of a range of things, list after list.
    pub fn append(&self, pack: &Pack, things: Range<usize>, out: &mut Vec<u32>) {
        self.items.view(pack).append(self.span(pack, things), out);
    }
}

/// Where runs begin, one bit a line: 0.4 MB where 1.8 million offsets would take 7.
#[derive(Clone, Copy)]
pub struct Starts {
    bits: Located<u64>,
    samples: Located<u32>,
    runs: usize,
}

const SAMPLE: usize = 64;

impl Starts {
    /// Writes the first element of each run; `total` elements.
    pub fn write(
        out: &mut PackWriter,
        name: &str,
        starts: &[u32],
        total: usize,
    ) -> Result<(), DirectoryError> {
        let mut bits = vec![0u64; total / 64 + 1];
        for s in starts {
            bits[*s as usize / 64] |= 1 << (s % 64);
        }
        // The end closes the last run.
        let mut samples: Vec<u32> = starts.iter().step_by(SAMPLE).copied().collect();
        samples.push(total as u32);
        samples.push(starts.len() as u32);
        out.section(&format!("{name}.bits"), &bits)?;
        out.section(&format!("{name}.samples"), &samples)
    }

    /// Finds them in a pack.
    pub fn open(pack: &Pack, name: &str) -> Result<Self, DirectoryError> {
        let (bits, samples) =
            (pack.locate(&format!("{name}.bits"))?, pack.locate(&format!("{name}.samples"))?);
        // Each run has its mark: damage cannot announce more of them than there is room for.
        let room = pack.view(bits).len() * 64;
        let runs = pack.view(samples).last().map_or(0, |n| *n as usize).min(room);
        Ok(Self { bits, samples, runs })
    }

    /// How many runs.
    pub fn len(&self) -> usize {
        self.runs
    }

    /// Elements in all.
    pub fn total(&self, pack: &Pack) -> usize {
        let samples = pack.view(self.samples);
        let total = samples.len().checked_sub(2).and_then(|i| samples.get(i)).map_or(0, |n| *n as usize);
        total.min(pack.view(self.bits).len() * 64)
    }

    /// Every element with the number of its run, in order: much faster than asking run by run.
    pub fn elements<'p>(&self, pack: &'p Pack) -> impl Iterator<Item = (u32, usize)> + use<'p> {
        let bits = pack.view(self.bits);
        let mut runs = 0u32;
        (0..self.total(pack)).map_while(move |i| {
            runs += (bits.get(i / 64)? >> (i % 64) & 1) as u32;
            Some((runs.saturating_sub(1), i))
        })
    }

    /// The elements of run `i`.
    #[inline]
    pub fn range(&self, pack: &Pack, i: usize) -> Range<usize> {
        if i >= self.runs {
            return 0..0;
        }
        let bits = pack.view(self.bits);
        let from = pack.view(self.samples).get(i / SAMPLE).map_or(0, |s| *s as usize);
        // The (i % SAMPLE)-th mark after `from`, itself a mark.
        let mut word = from / 64;
        let mut mask = bits.get(word).copied().unwrap_or(0) & (u64::MAX << (from % 64));
        let mut skip = i % SAMPLE;
        while skip >= mask.count_ones() as usize {
            skip -= mask.count_ones() as usize;
            word += 1;
            match bits.get(word) {
                Some(w) => mask = *w,
                None => return 0..0,
            }
        }
        for _ in 0..skip {
            mask &= mask - 1;
        }
        let start = word * 64 + mask.trailing_zeros() as usize;
        mask &= mask - 1;
        while mask == 0 {
            word += 1;
            match bits.get(word) {
                Some(w) => mask = *w,
                None => return start..self.total(pack).max(start),
            }
        }
        start..word * 64 + mask.trailing_zeros() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(write: impl FnOnce(&mut PackWriter)) -> (tempfile::TempDir, Pack) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.pack");
        let mut w = PackWriter::create(&path).unwrap();
        write(&mut w);
        w.finish().unwrap();
        let pack = Pack::open(&path).unwrap();
        (dir, pack)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn numbers_of_any_width_come_back(shift in 0u32..64, values in proptest::collection::vec(any::<u64>(), 0..50)) {
            let values: Vec<u64> = values.into_iter().map(|v| v >> shift).collect();
            let (_d, p) = packed(|w| Ints::write(w, "n", values.iter().copied()).unwrap());
            let n = Ints::open(&p, "n").unwrap();
            prop_assert_eq!(n.len(), values.len());
            for (i, v) in values.iter().enumerate() {
                prop_assert_eq!(n.get(&p, i), *v);
            }
        }

        #[test]
        fn runs_begin_where_they_were_said_to(sizes in proptest::collection::vec(1usize..200, 0..400)) {
            let mut starts = Vec::new();
            let mut total = 0;
            for s in &sizes { starts.push(total as u32); total += s; }
            let (_d, p) = packed(|w| Starts::write(w, "s", &starts, total).unwrap());
            let s = Starts::open(&p, "s").unwrap();
            prop_assert_eq!((s.len(), s.total(&p)), (sizes.len(), total));
            for (i, size) in sizes.iter().enumerate() {
                prop_assert_eq!(s.range(&p, i), starts[i] as usize..starts[i] as usize + size);
            }
            prop_assert_eq!(s.range(&p, sizes.len()), 0..0);
            let expected: Vec<(u32, usize)> = (0..sizes.len()).flat_map(|i| s.range(&p, i).map(move |e| (i as u32, e))).collect();
            prop_assert_eq!(s.elements(&p).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn lists_keep_order_and_drop_repeats() {
        let pairs = [(2, 1), (0, 2), (2, 2), (2, 2), (0, 7)];
        let (_d, p) = packed(|w| Lists::write(w, "l", 3, pairs.iter().copied()).unwrap());
        let l = Lists::open(&p, "l").unwrap();
        assert_eq!(l.items(&p, 0..1).collect::<Vec<_>>(), [2, 7]);
        assert_eq!(l.items(&p, 1..2).count(), 0);
        assert_eq!(l.items(&p, 0..3).collect::<Vec<_>>(), [2, 7, 1, 2]);
        assert_eq!(l.items(&p, 2..9).count(), 0);
    }

    #[test]
    fn texts_come_back() {
        let (_d, p) =
            packed(|w| Texts::write(w, "t", [b"a".as_slice(), b"", "é".as_bytes()].into_iter()).unwrap());
        let t = Texts::open(&p, "t").unwrap();
        assert_eq!(
            (t.len(&p), t.get(&p, 0), t.get(&p, 1), t.get(&p, 2), t.get(&p, 3)),
            (3, "a", "", "é", "")
        );
    }
}
