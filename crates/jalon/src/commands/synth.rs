//! `jalon synth`: a synthetic national set in the published formats (DIR-7).

use super::Outcome;
use crate::context::Context;
use crate::failure::{self, Failure};
use crate::figures;
use crate::lang::Lang;
use crate::progress::Bar;
use crate::table::{Align, Table};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;
use synth::{DaySummary, Layout, Options, Summary, SynthError};

/// What to write.
#[derive(Debug, Args)]
pub struct Synth {
    /// Lines of the main file
    #[arg(long, value_name = "N")]
    rows: u64,
    /// Seed: the same seed gives the same bytes
    #[arg(long, value_name = "N", default_value_t = 7)]
    seed: u64,
    /// Folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write archives, as the national service does
    #[arg(long)]
    zip: bool,
    /// Days in a row, each changed from the one before; beyond one, a folder each
    #[arg(long, value_name = "N", default_value_t = 1)]
    days: u32,
    /// Date of the first day
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "2026-11-21")]
    date: jiff::civil::Date,
    /// Columns of the main file: 48 (2018), 52 (2021) or 56 (2023)
    #[arg(long, value_name = "N", default_value = "56", value_parser = layout)]
    columns: Layout,
    /// End every line with a delimiter, as the archives did until 2024
    #[arg(long)]
    trailing: bool,
    /// Put the lines of later days in an order of their own
    #[arg(long)]
    shuffle: bool,
}

fn layout(text: &str) -> Result<Layout, &'static str> {
    match text {
        "48" => Ok(Layout::Columns48),
        "52" => Ok(Layout::Columns52),
        "56" => Ok(Layout::Columns56),
        _ => Err("48, 52, 56"),
    }
}

impl From<&Synth> for Options {
    fn from(args: &Synth) -> Self {
        Self {
            rows: args.rows,
            seed: args.seed,
            days: args.days,
            zip: args.zip,
            first_date: parts(args.date),
            layout: args.columns,
            trailing_delimiter: args.trailing,
            shuffle_day2: args.shuffle,
        }
    }
}

/// A date as the generator takes it.
pub fn parts(date: jiff::civil::Date) -> (i16, u8, u8) {
    (date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// Writes the set.
pub fn run(args: &Synth, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let bar = Bar::new(context.lang);
    let summary = synth::generate(&args.out, &args.into(), &mut |name, lines| bar.count(name, lines))?;
    bar.clear();
    if context.json {
        context.print_json(&summary, out)?;
    } else {
        print(&summary, context.lang, out)?;
    }
    Ok(Outcome::Done)
}

fn print(summary: &Summary, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    for day in &summary.days {
        writeln!(out, "{} ({})", figures::date(&day.date, lang), day.folder.display())?;
        files(day, lang).print("  ", out)?;
        if let Some(changes) = &day.changes {
            let people = |n, fr, en| figures::counted(n, lang, fr, en);
            writeln!(
                out,
                "  {}, {}, {}.",
                people(
                    changes.persons_added,
                    ["personne ajoutée", "personnes ajoutées"],
                    ["person added", "persons added"]
                ),
                people(changes.persons_changed, ["modifiée", "modifiées"], ["changed", "changed"]),
                people(changes.persons_removed, ["retirée", "retirées"], ["removed", "removed"]),
            )?;
        }
        writeln!(out)?;
    }
    let next = lang.pick(
        "Personnes fictives. Pour charger un jour\u{202f}: jalon directory load DOSSIER",
        "Fictitious people. To load a day: jalon directory load DIR",
    );
    writeln!(out, "{next}")?;
    Ok(())
}

fn files(day: &DaySummary, lang: Lang) -> Table {
    let mut table = Table::new([
        (lang.pick("Fichier", "File"), Align::Left),
        (lang.pick("Lignes", "Lines"), Align::Right),
        (lang.pick("Taille", "Size"), Align::Right),
    ]);
    for file in &day.files {
        let name = match &file.archive {
            Some(archive) => format!("{archive}!{}", file.name),
            None => file.name.clone(),
        };
        table.row([name, figures::count(file.lines, lang), figures::bytes(file.bytes, lang)]);
    }
    table
}

impl From<SynthError> for Failure {
    fn from(error: SynthError) -> Self {
        let en = error.to_string();
        let fr = match &error {
            SynthError::TooManyRows { rows, most } => format!(
                "{} lignes, c’est trop\u{202f}; le plus est {}",
                figures::count(*rows, Lang::Fr),
                figures::count(*most, Lang::Fr)
            ),
            SynthError::Nothing => "il faut au moins une ligne et un jour".to_owned(),
            SynthError::Date { year, month, day } => {
                format!("{year}-{month}-{day} n’est pas une date d’où partir")
            }
            SynthError::Write { path, source } => return failure::of_path("synth", path, source),
            SynthError::Archive { path, source } => {
                format!("impossible d’écrire {}\u{202f}: {source}", path.display())
            }
        };
        Self::refused("synth", fr, en)
    }
}
