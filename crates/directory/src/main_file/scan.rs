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

/// The lines of yesterday's generation, so that those still there need not be read again.
pub trait Known {
    /// Takes one copy of the line with this hash; false when no copy is left.
    fn take(&mut self, hash: (u32, u64)) -> bool;

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

struct Scan<'a> {
    layout: Layout,
    splitter: Splitter,
    tables: &'a mut Tables,
    structure_ids: HashIds,
    scratch: Scratch,
    canonical: Vec<u8>,
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
    while let Some(block) = blocks.next_block()? {
        for line in lines(block) {
            let Some(scan) = &mut scan else {
                let layout = Layout::of_header(line).map_err(|e| DirectoryError::refused(path, e))?;
                scan = tables.take().map(|t| Scan::new(layout, t));
                continue;
            };
            number += 1;
            match scan.line(line, known) {
                Ok(true) => done.lines_known += 1,
                Ok(false) => {}
                Err(reason) => {
                    rejects.add(SourceKind::PersonneActivite, reason, number);
                    cut_short = reason == RejectReason::TooFewFields
                        && line.as_ptr_range().end == block.as_ptr_range().end;
                }
            }
        }
        if known.hopeless() {
            return Ok(Scanned { given_up: true, ..done });
        }
        if let Some(scan) = &scan {
            scan.within_limits(path)?;
        }
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

impl<'a> Scan<'a> {
    fn new(layout: Layout, tables: &'a mut Tables) -> Self {
        let mut structure_ids = HashIds::with_capacity(tables.structures.len());
        for (i, hash) in tables.structures.hash.iter().enumerate() {
            structure_ids.insert(*hash, i as u32, |i| tables.structures.hash[i as usize]);
        }
        Self {
            layout,
            splitter: Splitter::new(),
            tables,
            structure_ids,
            scratch: Scratch::default(),
            canonical: Vec::new(),
        }
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

    /// Reads one line. `Ok(true)`: it was known.
    fn line(&mut self, line: &[u8], known: &mut impl Known) -> Result<bool, RejectReason> {
        if line.is_empty() {
            return Err(RejectReason::Blank);
        }
        if line.len() > MAX_LINE {
            return Err(RejectReason::TooLong);
        }
        let mut owned = std::mem::take(&mut self.canonical);
        let result = self.put_right(line, &mut owned).and_then(|canonical| self.row(canonical, known));
        self.canonical = owned;
        result
    }

    /// The canonical form of a line: 56 fields in order, no delimiter after the last.
    fn put_right<'l>(&self, line: &'l [u8], owned: &'l mut Vec<u8>) -> Result<&'l [u8], RejectReason> {
        let expected = self.layout.columns - 1;
        if self.layout.columns == COLUMNS && self.layout.places.is_none() {
            return Ok(line);
        }
        match self.layout.canonical(line, owned) {
            Some(()) => Ok(owned),
            None if memchr::memchr_iter(b'|', line).count() < expected => Err(RejectReason::TooFewFields),
            None => Err(RejectReason::TooManyFields),
        }
    }

    fn row(&mut self, line: &[u8], known: &mut impl Known) -> Result<bool, RejectReason> {
        let mut line = line;
        // The usual form first: as many trailing delimiters as the header has. A known hash proves the
        // rest, since only a whole canonical line was ever given one.
        let usual = &line[..line.len().saturating_sub(self.layout.trailing)];
        let usual_hash = line_hash(usual);
        if known.take(usual_hash) {
            return Ok(true);
        }
        let cuts = self.splitter.cut(line);
        let expected = COLUMNS as u32 - 1;
        if cuts.count < expected {
            return Err(RejectReason::TooFewFields);
        }
        for _ in expected..cuts.count {
            line = line.strip_suffix(b"|").ok_or(RejectReason::TooManyFields)?;
        }
        let hash = if line.len() == usual.len() {
            usual_hash
        } else {
            let hash = line_hash(line);
            if known.take(hash) {
                return Ok(true);
            }
            hash
        };
        let c = cuts.at.map(|c| c as usize);
        let fault = || match std::str::from_utf8(line) {
            Ok(_) => RejectReason::ControlCharacter,
            Err(_) => RejectReason::NotUtf8,
        };
        let t = &mut *self.tables;
        let key = match rpps_key(&line[..c[2]], c[0], c[1]) {
            Some(key) => key,
            None if c[2] == c[0] + 2 => return Err(RejectReason::NoIdentifier),
            None => ODD | u64::from(intern(&mut t.odd_ids, &line[..c[2]]).ok_or_else(fault)?),
        };
        let mut row = Row::of(key, hash);
        row.civility = intern(&mut t.civilities, &line[c[2] + 1..c[3]]).ok_or_else(fault)? as u16;
        row.family = intern(&mut t.families, &line[c[3] + 1..c[4]]).ok_or_else(fault)?;
        row.given = intern(&mut t.givens, &line[c[4] + 1..c[5]]).ok_or_else(fault)?;
        row.activity = intern(&mut t.activities, &line[c[5] + 1..c[6]]).ok_or_else(fault)? as u16;
        row.tail = intern(&mut t.tails, &line[c[7] + 1..]).ok_or_else(fault)? as u16;
        row.structure = t
            .structure(&line[c[6] + 1..c[7]], &mut self.structure_ids, &mut self.scratch)
            .ok_or_else(fault)?;
        t.rows.push(row);
        Ok(false)
    }
}

/// The number of a run, checked the first time it is seen.
#[inline]
fn intern(pool: &mut Interner, run: &[u8]) -> Option<u32> {
    match pool.find(run) {
        Some(id) => Some(id),
        None => clean(run).map(|_| pool.intern(run).0),
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
