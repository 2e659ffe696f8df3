//! `jalon directory load`: files in, a generation out, and a report of everything that was read.

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::figures;
use crate::lang::Lang;
use crate::progress::Bar;
use crate::table::{Align, Table, clean};
use clap::Args;
use directory::report::RejectGroup;
use directory::{LoadOptions, LoadReport};
use std::io::Write;
use std::path::PathBuf;

/// Choices of a load.
#[derive(Debug, Args)]
pub struct Load {
    /// Archives, folders or text files: PS_LibreAcces, MSSanté, card holders, FINESS
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Take a file that holds under 80 % of the lines of the last one
    #[arg(long)]
    accept_shrink: bool,
    /// Generations to keep, the current one included
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(2..))]
    keep: u16,
}

/// Line numbers shown for one reason of refusal; the report kept with the generation holds more.
const SHOWN_LINES: usize = 10;

/// Loads and reports.
pub fn run(args: &Load, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let library = context.library()?;
    let options =
        LoadOptions { accept_shrink: args.accept_shrink, keep: usize::from(args.keep), now: context.now };
    let mut bar = Bar::new(context.lang);
    let report = library.load(&args.paths, &options, &mut bar)?;
    bar.clear();
    if context.json {
        context.print_json(&report, out)?;
    } else {
        print(&report, context.lang, out)?;
    }
    Ok(Outcome::Done)
}

/// The report as people read it; `status` prints it too.
pub fn print(report: &LoadReport, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    headline(report, lang, out)?;
    writeln!(out)?;
    counts(report, lang).print("  ", out)?;
    writeln!(out)?;
    files(report, lang).print("  ", out)?;
    for note in &report.notes {
        writeln!(out, "  {}{}", lang.pick("Remarque\u{202f}: ", "Note: "), clean(note))?;
    }
    if report.rejects.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", lang.pick("Lignes refusées", "Refused lines"))?;
    rejects(report, lang).print("  ", out)?;
    writeln!(
        out,
        "{}",
        lang.pick(
            "Ces lignes manquent dans l’annuaire\u{202f}; les autres sont chargées. Signalez-les à la source, ou rechargez un fichier corrigé.",
            "These lines are missing from the directory; the others are loaded. Report them to the source, or load a corrected file."
        )
    )?;
    Ok(())
}

fn headline(report: &LoadReport, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let id = &report.generation;
    let date = figures::date(&report.source_date, lang);
    let time = figures::duration(report.duration_ms.saturating_mul(1_000), lang);
    let line = match (lang, report.mode.as_str()) {
        (Lang::Fr, "unchanged") => {
            format!("Rien de nouveau\u{202f}: la version {id} (données du {date}) reste en service. {time}.")
        }
        (Lang::En, "unchanged") => {
            format!("Nothing new: generation {id} (data of {date}) stays in use. {time}.")
        }
        (Lang::Fr, _) => format!("Version {id} publiée, données du {date}, en {time}."),
        (Lang::En, _) => format!("Generation {id} published, data of {date}, in {time}."),
    };
    writeln!(out, "{line}")?;
    Ok(())
}

fn counts(report: &LoadReport, lang: Lang) -> Table {
    let mut table = Table::new([("", Align::Left), ("", Align::Right), ("", Align::Left)]);
    let mut row = |fr: &str, en: &str, n: u64, remark: String| {
        table.row([lang.pick(fr, en).to_owned(), figures::count(n, lang), remark]);
    };
    let copies = match (report.duplicates, lang) {
        (0, _) => String::new(),
        (n, Lang::Fr) => {
            format!("dont {}", figures::counted(n, lang, ["copie exacte", "copies exactes"], ["", ""]))
        }
        (n, Lang::En) => {
            format!("of which {}", figures::counted(n, lang, ["", ""], ["exact copy", "exact copies"]))
        }
    };
    row("Lignes lues", "Lines read", report.lines_read, String::new());
    row("Lignes gardées", "Lines kept", report.lines_kept, copies);
    row("Lignes refusées", "Lines refused", report.lines_rejected, String::new());
    row("Personnes", "Persons", report.persons, String::new());
    row("Structures", "Structures", report.structures, String::new());
    if let Some(previous) = &report.previous {
        let since = format!("{} {previous}", lang.pick("depuis la version", "since generation"));
        row("Personnes ajoutées", "Persons added", report.added, since);
        row("Personnes modifiées", "Persons changed", report.changed, String::new());
        row("Personnes retirées", "Persons removed", report.removed, String::new());
    }
    table
}

fn files(report: &LoadReport, lang: Lang) -> Table {
    let mut table = Table::new([
        (lang.pick("Fichier", "File"), Align::Left),
        (lang.pick("Date", "Date"), Align::Left),
        (lang.pick("Lues", "Read"), Align::Right),
        (lang.pick("Gardées", "Kept"), Align::Right),
        (lang.pick("Refusées", "Refused"), Align::Right),
        (lang.pick("Taille", "Size"), Align::Right),
        ("SHA-256", Align::Left),
    ]);
    for file in &report.files {
        table.row([
            file.file.clone(),
            figures::date(&file.source_date, lang),
            figures::count(file.lines_read, lang),
            figures::count(file.lines_kept, lang),
            figures::count(file.lines_rejected, lang),
            figures::bytes(file.bytes, lang),
            // Enough to tell two files apart at a glance; the whole is in the JSON.
            file.sha256.chars().take(12).collect(),
        ]);
    }
    table
}

fn rejects(report: &LoadReport, lang: Lang) -> Table {
    let mut table = Table::new([
        (lang.pick("Fichier", "File"), Align::Left),
        (lang.pick("Motif", "Reason"), Align::Left),
        (lang.pick("Lignes", "Lines"), Align::Right),
        (lang.pick("Numéros de ligne", "Line numbers"), Align::Left),
    ]);
    for group in &report.rejects {
        let file = report.files.iter().find(|file| file.kind == group.kind);
        let (fr, en) = group.reason.explain();
        table.row([
            file.map_or_else(String::new, |file| file.file.clone()),
            lang.pick(fr, en).to_owned(),
            figures::count(group.count, lang),
            line_numbers(group, lang),
        ]);
    }
    table
}

fn line_numbers(group: &RejectGroup, lang: Lang) -> String {
    let shown: Vec<String> =
        group.lines.iter().take(SHOWN_LINES).map(|line| figures::count(*line, lang)).collect();
    let more = if group.count > shown.len() as u64 { ", …" } else { "" };
    format!("{}{more}", shown.join(lang.pick(", ", "; ")))
}
