//! The demonstration: a synthetic directory, two days in a row so that changes show.

use crate::clock;
use crate::commands::synth::parts;
use crate::context::Context;
use crate::failure::Failure;
use crate::progress::Bar;
use directory::{DirectoryError, Library, LoadOptions};
use std::path::{Path, PathBuf};

/// Lines of the demonstration.
const ROWS: u64 = 50_000;
/// Always the same people.
const SEED: u64 = 7;
/// Generations that the demonstration made, one a line: what says whether the current one is fictitious.
const MARK: &str = "demo-generations";
/// Where the files are written before they are loaded.
const FILES: &str = ".demo-files";
const DAY: i64 = 86_400;

/// Loads the demonstration when nothing was ever loaded; otherwise what is there stays.
pub fn load_when_empty(library: &Library, context: &Context) -> Result<(), Failure> {
    if library.current()?.is_some() {
        return Ok(());
    }
    let files = Files::new(context.data_dir.join(FILES))?;
    let bar = Bar::new(context.lang);
    // Dated yesterday and today: a demonstration begins fresh, then ages as real data do.
    let options = synth::Options {
        rows: ROWS,
        seed: SEED,
        days: 2,
        first_date: parts(clock::date(context.now - DAY)),
        ..synth::Options::default()
    };
    let summary = synth::generate(&files.folder, &options, &mut |name, lines| bar.count(name, lines))?;
    drop(bar);
    let mut generations = Vec::new();
    for day in &summary.days {
        let mut bar = Bar::new(context.lang);
        let options = LoadOptions { accept_shrink: false, keep: 7, now: context.now };
        let report = library.load(std::slice::from_ref(&day.folder), &options, &mut bar)?;
        tracing::info!(
            generation = %report.generation,
            lines = report.lines_kept,
            persons = report.persons,
            changed = report.changed,
            "demonstration loaded"
        );
        generations.push(report.generation);
    }
    let mark = context.data_dir.join(MARK);
    std::fs::write(&mark, generations.join("\n")).map_err(DirectoryError::io(mark))?;
    Ok(())
}

/// Whether the current generation comes from the demonstration.
pub fn is_current(library: &Library, context: &Context) -> Result<bool, Failure> {
    let Some(generation) = library.current()? else { return Ok(false) };
    // No mark: no demonstration was ever loaded here.
    let made = std::fs::read_to_string(context.data_dir.join(MARK)).unwrap_or_default();
    Ok(made.lines().any(|id| id == generation.info().id))
}

/// The files of the demonstration, removed once loaded.
struct Files {
    folder: PathBuf,
}

impl Files {
    fn new(folder: PathBuf) -> Result<Self, Failure> {
        // A first start that was killed left its files: they are written anew.
        remove(&folder);
        std::fs::create_dir_all(&folder).map_err(DirectoryError::io(&folder))?;
        Ok(Self { folder })
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

/// What cannot be removed now is removed at the next start; it hinders nothing.
fn remove(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}
