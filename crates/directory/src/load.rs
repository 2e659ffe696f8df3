//! Loading: from the paths given by a user to a published generation and its report.

use crate::attached::{self, Attached};
use crate::error::DirectoryError;
use crate::generation::Generation;
use crate::intake::{SourceText, discover};
use crate::library::{GenerationInfo, Library, LoadOptions, Progress};
use crate::main_file::assemble::{MAIN_PACK, Meta, assemble};
use crate::main_file::reader::Main;
use crate::main_file::refresh::{self, Seen};
use crate::main_file::scan::{Scanned, scan};
use crate::main_file::tables::Tables;
use crate::model::{SourceKind, SourceStamp};
use crate::publish::{self, Draft};
use crate::report::{LoadReport, Rejects};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// A file must keep at least this share of the lines of the last one (percent).
const LEAST_SHARE: u64 = 80;
/// Most lines that may be refused (percent) in a file of more than [`SMALL`] lines.
const MOST_REFUSED: u64 = 50;
const SMALL: u64 = 1_000;
/// Lines to make room for when the size of a text is not known.
const USUAL_LINES: usize = 2_200_000;
/// Least bytes of a line, about.
const SHORT_LINE: u64 = 300;

/// A load in progress.
struct Load<'a> {
    options: &'a LoadOptions,
    progress: &'a mut dyn Progress,
    previous: Option<Arc<Generation>>,
    rejects: Rejects,
    stamps: Vec<SourceStamp>,
    notes: Vec<String>,
}

/// How the main file was taken.
enum MainOutcome {
    Written(Meta, &'static str),
    SameLines(Meta),
}

pub(crate) fn load(
    library: &Library,
    paths: &[PathBuf],
    options: &LoadOptions,
    progress: &mut dyn Progress,
) -> Result<LoadReport, DirectoryError> {
    let started = Instant::now();
    let _lock = publish::lock(library.root())?;
    let texts = discover(paths, civil_date(options.now))?;
    let previous = library.current()?;
    let main_text = texts.iter().find(|t| t.kind == SourceKind::PersonneActivite);
    let source_date = match (main_text, &previous) {
        (Some(t), _) => t.source_date.clone(),
        (None, Some(g)) => g.info().source_date.clone(),
        (None, None) => {
            return Err(DirectoryError::refused(
                paths.first().cloned().unwrap_or_default(),
                "the first load must include PS_LibreAcces_Personne_activite; add that file",
            ));
        }
    };
    let draft = Draft::begin(library.root(), &source_date)?;
    let notes: Vec<String> = texts.iter().flat_map(|t| t.notes.iter().cloned()).collect();
    let mut load = Load {
        options,
        progress,
        previous: previous.clone(),
        rejects: Rejects::default(),
        stamps: Vec::new(),
        notes,
    };

    let outcome = match main_text {
        Some(text) => load.main(text, &draft.folder)?,
        None => load.carry_main(&draft.folder)?,
    };
    for text in texts.iter().filter(|t| t.kind != SourceKind::PersonneActivite) {
        load.attach(text, &draft.folder)?;
    }
    load.carry_attached(&draft.folder)?;
    load.stamps.sort_by_key(|s| s.kind);
    if let (MainOutcome::SameLines(_), Some(before)) = (&outcome, &previous)
        && same_contents(&before.info().sources, &load.stamps)
    {
        let mut report = before.report().clone();
        report.mode = "unchanged".to_owned();
        (report.added, report.changed, report.removed) = (0, 0, 0);
        (report.lines_added, report.lines_removed) = (0, 0);
        report.duration_ms = started.elapsed().as_millis() as u64;
        return Ok(report);
    }
    load.publish(library, draft, outcome, source_date, started)
}

impl Load<'_> {
    /// Reads the main file: against the current generation when there is one, else whole.
    fn main(&mut self, text: &SourceText, folder: &Path) -> Result<MainOutcome, DirectoryError> {
        self.progress.file(&text.file_name(), text.bytes);
        let previous = self.previous.clone();
        if let Some(before) = &previous {
            if let Some(outcome) = self.refresh(text, before.main(), folder)? {
                return Ok(outcome);
            }
            self.rejects.forget(SourceKind::PersonneActivite);
        }
        let expected = text.bytes.map_or(USUAL_LINES, |b| (b / SHORT_LINE) as usize).min(2 * USUAL_LINES);
        let mut tables = Tables::new(expected);
        let scanned =
            scan(text.open()?, &text.display, &mut tables, &mut (), &mut self.rejects, self.progress)?;
        self.stamp_main(text, &scanned)?;
        self.progress.step("index");
        let (meta, _) = assemble(tables, folder)?;
        Ok(MainOutcome::Written(meta, "full"))
    }

    /// Reads only what changed. `None` when so much did that a whole reading is better.
    fn refresh(
        &mut self,
        text: &SourceText,
        before: &Main,
        folder: &Path,
    ) -> Result<Option<MainOutcome>, DirectoryError> {
        let mut seen = Seen::new(before);
        let mut tables = refresh::pools(before);
        let scanned =
            scan(text.open()?, &text.display, &mut tables, &mut seen, &mut self.rejects, self.progress)?;
        let lines = seen.found() + tables.rows.len() as u64;
        if scanned.given_up || !refresh::same_buckets(&before.meta, lines) {
            return Ok(None);
        }
        self.stamp_main(text, &scanned)?;
        if tables.rows.is_empty() && seen.found() == before.meta.lines {
            self.carry(MAIN_PACK, folder)?;
            return Ok(Some(MainOutcome::SameLines(before.meta.clone())));
        }
        self.progress.step("index");
        refresh::keep(before, &seen, &mut tables);
        drop(seen);
        let (meta, _) = assemble(tables, folder)?;
        Ok(Some(MainOutcome::Written(meta, "refresh")))
    }

    fn stamp_main(&mut self, text: &SourceText, scanned: &Scanned) -> Result<(), DirectoryError> {
        let rejected = self.rejects.count(SourceKind::PersonneActivite);
        self.stamp(
            text,
            SourceStamp {
                kind: text.kind,
                file: text.file_name(),
                source_date: text.source_date.clone(),
                sha256: scanned.sha256.clone(),
                bytes: scanned.bytes,
                lines_read: scanned.lines_read,
                lines_kept: scanned.lines_read - rejected,
                lines_rejected: rejected,
            },
        )
    }

    /// Takes a file's counts, unless they look wrong beside the last file of the kind.
    fn stamp(&mut self, text: &SourceText, stamp: SourceStamp) -> Result<(), DirectoryError> {
        if stamp.lines_read > SMALL && stamp.lines_rejected * 100 > stamp.lines_read * MOST_REFUSED {
            return Err(DirectoryError::refused(
                &text.display,
                format!(
                    "{} of {} lines are damaged; the file is not what its header says, download it again",
                    stamp.lines_rejected, stamp.lines_read
                ),
            ));
        }
        let last = self.previous.iter().flat_map(|g| &g.info().sources).find(|s| s.kind == stamp.kind);
        if let Some(last) = last
            && !self.options.accept_shrink
            && stamp.lines_kept * 100 < last.lines_kept * LEAST_SHARE
        {
            return Err(DirectoryError::refused(
                &text.display,
                format!(
                    "{} lines where the last file had {}: under {LEAST_SHARE} %, probably an incomplete \
                     download; give --accept-shrink to take it all the same",
                    stamp.lines_kept, last.lines_kept
                ),
            ));
        }
        self.stamps.push(stamp);
        Ok(())
    }

    fn attach(&mut self, text: &SourceText, folder: &Path) -> Result<(), DirectoryError> {
        self.progress.file(&text.file_name(), text.bytes);
        let stamp = attached::load(text, folder, &mut self.rejects, self.progress)?;
        self.stamp(text, stamp)
    }

    /// Takes over the main file of the current generation.
    fn carry_main(&mut self, folder: &Path) -> Result<MainOutcome, DirectoryError> {
        let Some(before) = self.previous.clone() else { return Err(DirectoryError::Empty) };
        self.carry(MAIN_PACK, folder)?;
        self.stamps
            .extend(before.info().sources.iter().filter(|s| s.kind == SourceKind::PersonneActivite).cloned());
        Ok(MainOutcome::SameLines(before.main().meta.clone()))
    }

    /// Takes over the attached tables that this load does not replace.
    fn carry_attached(&mut self, folder: &Path) -> Result<(), DirectoryError> {
        let Some(before) = self.previous.clone() else { return Ok(()) };
        for stamp in &before.info().sources {
            if self.stamps.iter().all(|s| s.kind != stamp.kind)
                && let Some(name) = attached::pack_name(stamp.kind)
            {
                self.carry(name, folder)?;
                self.stamps.push(stamp.clone());
            }
        }
        Ok(())
    }

    /// Shares a file of the current generation, which is immutable, with the new one.
    fn carry(&self, name: &str, folder: &Path) -> Result<(), DirectoryError> {
        let Some(before) = &self.previous else { return Ok(()) };
        let (from, to) = (before.folder().join(name), folder.join(name));
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop)).map_err(DirectoryError::io(to))
    }

    fn publish(
        self,
        library: &Library,
        draft: Draft,
        outcome: MainOutcome,
        source_date: String,
        started: Instant,
    ) -> Result<LoadReport, DirectoryError> {
        self.progress.step("publish");
        let (meta, mode) = match outcome {
            MainOutcome::Written(meta, mode) => (meta, mode),
            MainOutcome::SameLines(meta) => (meta, "refresh"),
        };
        let main = Main::open(&draft.folder)?;
        let now = Attached::open(&draft.folder)?;
        let stamp = self.stamps.iter().find(|s| s.kind == SourceKind::PersonneActivite);
        let mut report = LoadReport {
            generation: draft.id.clone(),
            previous: self.previous.as_ref().map(|g| g.info().id.clone()),
            source_date: source_date.clone(),
            published_at: timestamp(self.options.now),
            mode: mode.to_owned(),
            lines_read: stamp.map_or(0, |s| s.lines_read),
            lines_kept: stamp.map_or(0, |s| s.lines_kept),
            lines_rejected: stamp.map_or(0, |s| s.lines_rejected),
            duplicates: meta.duplicates,
            persons: meta.persons,
            structures: meta.structures,
            added: meta.persons,
            lines_added: meta.lines,
            files: self.stamps.clone(),
            rejects: self.rejects.groups(),
            notes: self.notes,
            ..LoadReport::default()
        };
        if let Some(before) = &self.previous {
            count_changes(before, &main, &now, &mut report)?;
        }
        let mut info = GenerationInfo {
            id: draft.id.clone(),
            source_date,
            published_at: report.published_at.clone(),
            persons: meta.persons,
            lines: meta.lines,
            structures: meta.structures,
            bytes: 0,
            sources: self.stamps,
        };
        drop((main, now));
        info.bytes = folder_bytes(&draft.folder)?;
        report.duration_ms = started.elapsed().as_millis() as u64;
        write_json(&draft.folder.join("report.json"), &report)?;
        write_json(&draft.folder.join("info.json"), &info)?;
        draft.publish()?;
        publish::prune(library.root(), self.options.keep)?;
        Ok(report)
    }
}

/// Fills the counts of changes from the generation before.
fn count_changes(
    before: &Generation,
    main: &Main,
    attached: &Attached,
    report: &mut LoadReport,
) -> Result<(), DirectoryError> {
    let differences = refresh::differences(before.main(), main);
    (report.lines_added, report.lines_removed) =
        (differences.added.len() as u64, differences.removed.len() as u64);
    let persons = refresh::by_person(before.main(), main, &differences);
    let mut changed: BTreeSet<String> = before.attached().changed_persons(attached)?;
    (report.added, report.removed) = (0, 0);
    for id in persons.into_keys() {
        match (before.main().person_of_id(&id), main.person_of_id(&id)) {
            (None, Some(_)) => report.added += 1,
            (Some(_), None) => report.removed += 1,
            _ => {
                changed.insert(id);
            }
        }
    }
    // A mailbox may belong to somebody whom the main file does not know on one of the two days.
    report.changed = changed
        .iter()
        .filter(|id| before.main().person_of_id(id).is_some() && main.person_of_id(id).is_some())
        .count() as u64;
    Ok(())
}

fn same_contents(before: &[SourceStamp], now: &[SourceStamp]) -> bool {
    before.len() == now.len()
        && before
            .iter()
            .zip(now)
            .all(|(a, b)| (a.kind, &a.sha256, &a.source_date) == (b.kind, &b.sha256, &b.source_date))
}

fn folder_bytes(folder: &Path) -> Result<u64, DirectoryError> {
    let mut sum = 0;
    for entry in fs::read_dir(folder).map_err(DirectoryError::io(folder))? {
        sum += entry.and_then(|e| e.metadata()).map_err(DirectoryError::io(folder))?.len();
    }
    Ok(sum)
}

fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<(), DirectoryError> {
    let json = serde_json::to_vec_pretty(value)
        .map_err(|e| DirectoryError::Io { path: path.to_owned(), source: e.into() })?;
    publish::write_durably(path, &json)
}

/// Seconds since 1970 as `YYYY-MM-DDTHH:MM:SSZ`.
fn timestamp(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).unwrap_or_default().to_string()
}

/// Seconds since 1970 as the civil date of that instant in UTC.
fn civil_date(seconds: i64) -> (i16, u8, u8) {
    let day =
        jiff::Timestamp::from_second(seconds).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC).date();
    (day.year(), day.month().unsigned_abs(), day.day().unsigned_abs())
}
