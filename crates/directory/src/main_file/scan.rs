//! From the text of the main file to [`Tables`]: each line split, checked, interned.
//!
//! Text is checked (UTF-8, control characters) only the first time a run is seen: every byte of every
//! kept line belongs to a run that was checked once, so the check costs a few percent of the file.

use super::intern::{HashIds, Interner};
use super::layout::{COLUMNS, Layout};
use super::split::Splitter;
use super::tables::{ODD, Row, Tables, clean, line_hash};
use crate::error::DirectoryError;
use crate::library::Progress;
use crate::lines::{Blocks, MAX_LINE, lines};
use crate::model::SourceKind;
use crate::report::{RejectReason, Rejects};
use crate::text::Scratch;
use std::io::Read;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_128;

/// The lines of yesterday's generation, so that those still there need not be read again.
pub trait Known {
    /// Takes one copy of the line with this hash; false when no copy is left.
    fn take(&mut self, hash: (u32, u64)) -> bool;

    /// Brings what [`Known::take`] will look at near; the value means nothing but must be used.
    fn touch(&self, _: (u32, u64)) -> u64 {
        0
    }

    /// So few lines were known so far that reading everything anew costs less.
    fn hopeless(&self) -> bool {
        false
    }
}

/// Nothing is known: every line is read.
impl Known for () {
    fn take(&mut self, _: (u32, u64)) -> bool {
        false
    }
}

/// What a scan counted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// Lines, header excluded.
    pub lines_read: u64,
    /// Lines that [`Known`] had.
    pub lines_known: u64,
    /// The scan was given up because [`Known::hopeless`]; everything else is then meaningless.
    pub given_up: bool,
    /// Bytes of the text.
    pub bytes: u64,
    /// SHA-256 of the text.
    pub sha256: String,
}

/// Most distinct civilities, activities or tails: they are numbered on 16 bits.
const MAX_SMALL: u32 = u16::MAX as u32;
/// Most bytes of distinct names: they are located on 32 bits.
const MAX_TEXT: usize = 2 << 30;

/// Lines worked on together, so that their look-ups wait for memory together.
const BATCH: usize = 32;

struct Scan<'a> {
    layout: Layout,
    splitter: Splitter,
    tables: &'a mut Tables,
    structure_ids: HashIds,
    scratch: Scratch,
}

/// How far a line has come.
#[derive(Clone, Copy)]
enum State<'l> {
    Fault(RejectReason),
    Known,
    /// In canonical order, hashed in its usual form.
    Hashed(&'l [u8], (u32, u64)),
    Split(Split<'l>),
}

/// A line of 56 fields with the hashes of its rarer runs.
#[derive(Clone, Copy)]
struct Split<'l> {
    line: &'l [u8],
    hash: (u32, u64),
    cuts: [usize; 9],
    family: u128,
    given: u128,
    structure: u128,
}

/// Reads `reader` (the text of a main file named `path`) into `tables`.
pub fn scan(
    reader: impl Read,
    path: &Path,
    tables: &mut Tables,
    known: &mut impl Known,
    rejects: &mut Rejects,
    progress: &mut dyn Progress,
) -> Result<Scanned, DirectoryError> {
    let mut blocks = Blocks::new(reader, path);
    let mut done = Scanned::default();
    let mut scan: Option<Scan> = None;
    let mut tables = Some(tables);
    let mut number = 1;
    let mut cut_short = false;
    let mut owned = vec![Vec::new(); BATCH];
    while let Some(block) = blocks.next_block()? {
        let mut block_lines = lines(block);
        if scan.is_none()
            && let Some(header) = block_lines.next()
        {
            let layout = Layout::of_header(header).map_err(|e| DirectoryError::refused(path, e))?;
            scan = tables.take().map(|t| Scan::new(layout, t));
        }
        let Some(scan) = &mut scan else { continue };
        loop {
            let mut batch = [b"".as_slice(); BATCH];
            let n = batch.iter_mut().zip(block_lines.by_ref()).map(|(place, line)| *place = line).count();
            if n == 0 {
                break;
            }
            let mut states = [State::Known; BATCH];
            scan.batch(&batch[..n], &mut states, &mut owned, known);
            for (state, line) in states[..n].iter().zip(batch) {
                number += 1;
                match *state {
                    State::Known => done.lines_known += 1,
                    State::Fault(reason) => {
                        rejects.add(SourceKind::PersonneActivite, reason, number);
                        cut_short = unended(line, block) && reason == RejectReason::TooFewFields;
                    }
                    State::Split(_) | State::Hashed(..) => {
                        cut_short = unended(line, block) && scan.ends_early();
                    }
                }
            }
        }
        scan.within_limits(path)?;
        if known.hopeless() {
            return Ok(Scanned { given_up: true, ..done });
        }
        drop(block_lines);
        progress.bytes(blocks.total());
    }
    if scan.is_none() {
        return Err(DirectoryError::refused(path, "the file is empty; download it again"));
    }
    if cut_short {
        return Err(DirectoryError::refused(
            path,
            format!("the file ends in the middle of line {number}; the download was cut short, do it again"),
        ));
    }
    done.lines_read = number - 1;
    done.bytes = blocks.total();
    done.sha256 = blocks.sha256();
    Ok(done)
}

/// True for a line that ends with its block, hence with the file, without a line feed.
fn unended(line: &[u8], block: &[u8]) -> bool {
    line.as_ptr_range().end == block.as_ptr_range().end
}

impl<'a> Scan<'a> {
    fn new(layout: Layout, tables: &'a mut Tables) -> Self {
        let mut structure_ids = HashIds::with_capacity(tables.structures.len());
        for (i, hash) in tables.structures.hash.iter().enumerate() {
            structure_ids.insert(*hash, i as u32, |i| tables.structures.hash[i as usize]);
        }
        Self { layout, splitter: Splitter::new(), tables, structure_ids, scratch: Scratch::default() }
    }

    fn within_limits(&self, path: &Path) -> Result<(), DirectoryError> {
        let t = &self.tables;
        let small = [&t.civilities, &t.activities, &t.tails];
        if small.iter().any(|i| i.len() as u32 > MAX_SMALL)
            || [&t.families, &t.givens, &t.odd_ids, &t.towns, &t.streets].iter().any(|i| i.bytes() > MAX_TEXT)
            || t.structures.records.len() > MAX_TEXT
        {
            return Err(DirectoryError::refused(
                path,
                "too many different professions, civilities or names for a directory of professionals; \
                 check the file",
            ));
        }
        Ok(())
    }

    /// True when the last line read ends with the beginning of a label that is longer elsewhere.
    fn ends_early(&self) -> bool {
        let tails = &self.tables.tails;
        let Some(last) = self.tables.rows.last().map(|r| tails.get(u32::from(r.tail))) else { return false };
        (0..tails.len() as u32).map(|i| tails.get(i)).any(|t| t.len() > last.len() && t.starts_with(last))
    }

    /// Takes a batch of lines through: hash and look up; split and hash runs; intern. Between two steps
    /// the memory that the next one needs is on its way.
    fn batch<'l>(
        &mut self,
        lines: &[&'l [u8]],
        states: &mut [State<'l>; BATCH],
        owned: &'l mut [Vec<u8>],
        known: &mut impl Known,
    ) {
        let mut near = 0;
        for ((line, state), owned) in lines.iter().zip(states.iter_mut()).zip(owned) {
            *state = match self.put_right(line, owned) {
                // As many trailing delimiters as the header has: the usual form.
                Ok(line) => State::Hashed(line, line_hash(self.usual(line))),
                Err(reason) => State::Fault(reason),
            };
        }
        // Nothing but look-ups in this loop and the one like it: the processor runs far ahead and waits for
        // many at once.
        for state in &states[..lines.len()] {
            if let State::Hashed(_, hash) = state {
                near ^= known.touch(*hash);
            }
        }
        for state in &mut states[..lines.len()] {
            if let State::Hashed(line, hash) = *state {
                *state = self.split(line, hash, known);
            }
        }
        for state in &states[..lines.len()] {
            if let State::Split(s) = state {
                near ^= self.structure_ids.touch(s.structure);
                near ^= self.tables.families.touch(s.family);
                near ^= self.tables.givens.touch(s.given);
            }
        }
        // The values read ahead mean nothing; using them is what makes the reads happen.
        std::hint::black_box(near);
        for state in &mut states[..lines.len()] {
            if let State::Split(s) = state
                && let Err(reason) = self.row(s)
            {
                *state = State::Fault(reason);
            }
        }
    }

    /// The line without the delimiters that the file's header ends with.
    fn usual<'l>(&self, line: &'l [u8]) -> &'l [u8] {
        &line[..line.len().saturating_sub(self.layout.trailing)]
    }

    /// The line with its fields in canonical order.
    fn put_right<'l>(&self, line: &'l [u8], owned: &'l mut Vec<u8>) -> Result<&'l [u8], RejectReason> {
        if line.is_empty() {
            return Err(RejectReason::Blank);
        }
        if line.len() > MAX_LINE {
            return Err(RejectReason::TooLong);
        }
        if self.layout.columns == COLUMNS && self.layout.places.is_none() {
            return Ok(line);
        }
        match self.layout.canonical(line, owned) {
            Some(()) => Ok(owned),
            None if memchr::memchr_iter(b'|', line).count() + 1 < self.layout.columns => {
                Err(RejectReason::TooFewFields)
            }
            None => Err(RejectReason::TooManyFields),
        }
    }

    /// Looks the line up; if it is not known, finds its runs.
    fn split<'l>(&self, line: &'l [u8], hash: (u32, u64), known: &mut impl Known) -> State<'l> {
        // A known hash proves the form too, since only a whole canonical line was ever given one.
        if known.take(hash) {
            return State::Known;
        }
        let cuts = self.splitter.cut(line);
        let expected = COLUMNS as u32 - 1;
        if cuts.count < expected {
            return State::Fault(RejectReason::TooFewFields);
        }
        let mut whole = line;
        for _ in expected..cuts.count {
            match whole.strip_suffix(b"|") {
                Some(shorter) => whole = shorter,
                None => return State::Fault(RejectReason::TooManyFields),
            }
        }
        let mut hash = hash;
        if whole.len() != self.usual(line).len() {
            hash = line_hash(whole);
            if known.take(hash) {
                return State::Known;
            }
        }
        let c = cuts.at.map(|c| c as usize);
        State::Split(Split {
            line: whole,
            hash,
            cuts: c,
            family: xxh3_128(&line[c[3] + 1..c[4]]),
            given: xxh3_128(&line[c[4] + 1..c[5]]),
            structure: xxh3_128(&line[c[6] + 1..c[7]]),
        })
    }

    /// Interns the runs of a line and keeps it.
    fn row(&mut self, s: &Split) -> Result<(), RejectReason> {
        let (line, c) = (s.line, &s.cuts);
        let fault = || match std::str::from_utf8(line) {
            Ok(_) => RejectReason::ControlCharacter,
            Err(_) => RejectReason::NotUtf8,
        };
        let t = &mut *self.tables;
        let small = |pool: &mut Interner, run: &[u8]| intern(pool, run, xxh3_128(run)).ok_or_else(fault);
        let key = match rpps_key(&line[..c[2]], c[0], c[1]) {
            Some(key) => key,
            None if c[2] == c[0] + 2 => return Err(RejectReason::NoIdentifier),
            None => ODD | u64::from(small(&mut t.odd_ids, &line[..c[2]])?),
        };
        let mut row = Row::of(key, s.hash);
        row.civility = small(&mut t.civilities, &line[c[2] + 1..c[3]])? as u16;
        row.family = intern(&mut t.families, &line[c[3] + 1..c[4]], s.family).ok_or_else(fault)?;
        row.given = intern(&mut t.givens, &line[c[4] + 1..c[5]], s.given).ok_or_else(fault)?;
        row.activity = small(&mut t.activities, &line[c[5] + 1..c[6]])? as u16;
        row.tail = small(&mut t.tails, &line[c[7] + 1..])? as u16;
        row.structure = match self.structure_ids.find(s.structure) {
            Some(id) => id,
            None => {
                let run = &line[c[6] + 1..c[7]];
                let id = t.add_structure(run, s.structure, &mut self.scratch).ok_or_else(fault)?;
                let hashes = &t.structures.hash;
                self.structure_ids.insert(s.structure, id, |i| hashes[i as usize]);
                id
            }
        };
        t.rows.push(row);
        Ok(())
    }
}

/// The number of a run, checked the first time it is seen.
#[inline]
fn intern(pool: &mut Interner, run: &[u8], hash: u128) -> Option<u32> {
    match pool.find(hash) {
        Some(id) => Some(id),
        None => clean(run).map(|_| pool.add(run, hash)),
    }
}

/// The RPPS of `8|RPPS|8RPPS` (delimiters at `a` and `b`) as a number; `None` for any other triple.
#[inline]
fn rpps_key(triple: &[u8], a: usize, b: usize) -> Option<u64> {
    if triple.len() != 26
        || a != 1
        || b != 13
        || triple[0] != b'8'
        || triple[14] != b'8'
        || triple[2..13] != triple[15..]
    {
        return None;
    }
    triple[2..13].iter().try_fold(0u64, |n, d| d.is_ascii_digit().then(|| n * 10 + u64::from(d - b'0')))
}

#[cfg(test)]
mod tests {
    use super::super::layout::HEADER;
    use super::*;

    const LINE: &str = "8|99700912639|899700912639|||M|Monsieur|MENARD|Pierre|60|Infirmier|C|Civil|||||L|Libéral|99990275200388|999902752|||R10199000000275|||||20||AV|Avenue|DE LA GARE||33170 GRADIGNAN|33170|33192|Gradignan|||||0639982867||||399990275200388|ARS/ARS/ARS|SA07|Cabinet individuel|||||GENR01|Activité standard de soin ou de pharmacien";

    fn read(text: &[u8]) -> (Tables, Scanned, Vec<(RejectReason, Vec<u64>)>) {
        let (mut tables, mut rejects) = (Tables::new(0), Rejects::default());
        let done = scan(text, Path::new("t.txt"), &mut tables, &mut (), &mut rejects, &mut ()).unwrap();
        (tables, done, rejects.groups().into_iter().map(|g| (g.reason, g.lines)).collect())
    }

    #[test]
    fn damaged_lines_are_counted_and_located() {
        let mut text = format!("\u{feff}{HEADER}\r\n{LINE}\r\n{LINE}|||\n").into_bytes();
        text.extend(LINE.split('|').take(48).collect::<Vec<_>>().join("|").bytes());
        text.extend(b"\n");
        text.extend(LINE.replace("Pierre", "PIER|RE").bytes());
        text.extend(b"\n");
        text.extend(LINE.replace("Pierre", "H\u{e9}l\u{e8}ne").chars().map(|c| c as u32 as u8));
        text.extend(b"\n");
        text.extend(LINE.replace("MENARD", "D’ANGELO  \"DUPONT\\").bytes());
        text.extend(b"\n\n");
        text.extend(LINE.replace("MENARD", "ME\0NARD").bytes());
        text.extend(b"\n");
        text.extend(LINE.replace("99700912639", "").bytes());
        text.extend(b"\n");
        text.extend(LINE.replace("8|99700912639|899700912639", "8||").bytes());
        text.extend(b"\n");
        text.extend(LINE.replace("MENARD", &"M".repeat(70_000)).bytes());
        text.extend(b"\n");
        text.extend(LINE.bytes());
        let (tables, done, rejects) = read(&text);
        assert_eq!(done.lines_read, 12);
        use RejectReason::*;
        assert_eq!(
            rejects,
            [
                (TooFewFields, vec![4]),
                (TooManyFields, vec![5]),
                (NotUtf8, vec![6]),
                (ControlCharacter, vec![9]),
                (TooLong, vec![12]),
                (NoIdentifier, vec![11]),
                (Blank, vec![8]),
            ]
        );
        assert_eq!(tables.rows.len(), 5);
        // The same line with and without surplus delimiters and CR is the same line.
        assert_eq!((tables.rows[0], tables.rows[0]), (tables.rows[1], tables.rows[4]));
        assert_eq!((tables.rows[0].key(), tables.rows[3].key()), (99_700_912_639, ODD));
        assert_eq!(tables.odd_ids.get(0), b"8||8");
    }

    #[test]
    fn older_layouts_give_the_same_rows_as_the_padded_line() {
        for n in [48, 52] {
            let cut = |s: &str| s.split('|').take(n).collect::<Vec<_>>().join("|");
            let (old, _, rejects) = read(format!("{}|\n{}|\n", cut(HEADER), cut(LINE)).as_bytes());
            assert!(rejects.is_empty());
            let padded = format!("{HEADER}\n{}{}\n", cut(LINE), "|".repeat(56 - n));
            let (new, _, _) = read(padded.as_bytes());
            assert_eq!(old.rows, new.rows);
        }
    }

    #[test]
    fn an_empty_text_and_a_wrong_header_are_refused() {
        for text in ["", "a|b\n1|2\n"] {
            let (mut tables, mut rejects) = (Tables::new(0), Rejects::default());
            let e = scan(text.as_bytes(), Path::new("t.txt"), &mut tables, &mut (), &mut rejects, &mut ());
            assert!(matches!(e, Err(DirectoryError::Refused { .. })));
        }
    }
}
