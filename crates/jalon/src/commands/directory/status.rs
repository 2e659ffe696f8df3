//! `jalon directory status`: what is loaded, how old it is, what the last load did.

use super::load;
use crate::clock;
use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::figures;
use crate::lang::Lang;
use crate::table::{Align, Table};
use clap::Args;
use directory::{GenerationInfo, LoadReport};
use serde::Serialize;
use std::io::Write;

/// Choices of `status`.
#[derive(Debug, Args)]
pub struct Status {
    /// Show the report of the load that made the current generation
    #[arg(long)]
    report: bool,
}

#[derive(Serialize)]
struct Answer {
    /// The current generation, `null` when nothing is loaded.
    current: Option<GenerationInfo>,
    /// Days between the date of the data and today.
    age_days: Option<i64>,
    /// `fresh`, `warning` (21 days) or `stale` (28 days: not conformant); `null` when nothing is loaded.
    freshness: Option<&'static str>,
    /// All kept generations, oldest first.
    generations: Vec<GenerationInfo>,
    /// The report of the load that made the current one.
    report: Option<LoadReport>,
}

/// Tells what is loaded; nothing loaded is an answer, not a fault.
pub fn run(args: &Status, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let answer = answer(context)?;
    if context.json {
        context.print_json(&answer, out)?;
    } else {
        print(&answer, args.report, context.lang, out)?;
    }
    Ok(Outcome::Done)
}

fn answer(context: &Context) -> Result<Answer, Failure> {
    let library = context.existing_library()?;
    let (current, generations) = match &library {
        Some(library) => (library.current()?, library.list()?),
        None => (None, Vec::new()),
    };
    let info = current.as_ref().map(|generation| generation.info().clone());
    let age_days = info.as_ref().and_then(|info| clock::age_days(&info.source_date, context.now));
    Ok(Answer {
        age_days,
        freshness: age_days.map(clock::freshness),
        report: current.map(|generation| generation.report().clone()),
        current: info,
        generations,
    })
}

fn print(answer: &Answer, report: bool, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let Some(info) = &answer.current else {
        let text = lang.pick(
            "Aucun annuaire n’est chargé. Lancez «\u{202f}jalon directory load CHEMIN\u{202f}», ou «\u{202f}jalon serve --demo\u{202f}» pour essayer.",
            "No directory is loaded. Run `jalon directory load PATH`, or `jalon serve --demo` to try.",
        );
        writeln!(out, "{text}")?;
        return Ok(());
    };
    let date = figures::date(&info.source_date, lang);
    let age = answer.age_days.unwrap_or_default();
    writeln!(out, "{} {date}, {}", lang.pick("Annuaire du", "Directory of"), freshness(age, lang))?;
    writeln!(out)?;
    let mut table = Table::new([
        ("", Align::Left),
        (lang.pick("Version", "Generation"), Align::Left),
        (lang.pick("Données du", "Data of"), Align::Left),
        (lang.pick("Publiée le", "Published"), Align::Left),
        (lang.pick("Personnes", "Persons"), Align::Right),
        (lang.pick("Lignes", "Lines"), Align::Right),
        (lang.pick("Structures", "Structures"), Align::Right),
        (lang.pick("Sur le disque", "On disk"), Align::Right),
    ]);
    for one in &answer.generations {
        let mark = if one.id == info.id { "→" } else { "" };
        table.row([
            mark.to_owned(),
            one.id.clone(),
            figures::date(&one.source_date, lang),
            figures::instant(&one.published_at, lang),
            figures::count(one.persons, lang),
            figures::count(one.lines, lang),
            figures::count(one.structures, lang),
            figures::bytes(one.bytes, lang),
        ]);
    }
    table.print("  ", out)?;
    match &answer.report {
        Some(made_by) if report => {
            writeln!(out)?;
            load::print(made_by, lang, out)
        }
        Some(made_by) if made_by.lines_rejected > 0 || !made_by.rejects.is_empty() => {
            let refused: u64 = made_by.rejects.iter().map(|group| group.count).sum();
            let refused = figures::counted(
                refused,
                lang,
                ["ligne refusée", "lignes refusées"],
                ["refused line", "refused lines"],
            );
            let how = lang.pick("le détail avec --report", "details with --report");
            writeln!(out, "\n{refused}{}{how}.", lang.pick("\u{202f}; ", "; "))?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The age in words, with what to do when it is too great.
fn freshness(days: i64, lang: Lang) -> String {
    let age = match days {
        ..=0 => lang.pick("du jour", "of today").to_owned(),
        days => {
            let days = days.unsigned_abs();
            let text = figures::counted(days, lang, ["jour", "jours"], ["day", "days"]);
            lang.pick(format!("âge\u{202f}: {text}"), format!("{text} old"))
        }
    };
    let verdict = match (clock::freshness(days), lang) {
        ("stale", Lang::Fr) => "non conforme à partir de 28 jours\u{202f}: chargez le fichier du jour",
        ("stale", Lang::En) => "not conformant from 28 days: load the file of the day",
        ("warning", Lang::Fr) => "à rafraîchir avant 28 jours\u{202f}: chargez le fichier du jour",
        ("warning", Lang::En) => "to be refreshed before 28 days: load the file of the day",
        (_, Lang::Fr) => "à jour",
        (_, Lang::En) => "up to date",
    };
    format!("{age}, {verdict}")
}
