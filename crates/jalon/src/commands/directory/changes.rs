//! `jalon directory changes`: the feed of what changed per person (DIR-3).

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::figures;
use crate::lang::Lang;
use crate::table::{Align, Table};
use clap::Args;
use directory::{DirectoryError, PersonChange};
use std::io::Write;

/// Since when.
#[derive(Debug, Args)]
pub struct Changes {
    /// Generation to start from, as `status` lists them
    #[arg(long, value_name = "GENERATION")]
    since: String,
}

/// Lists the changes, in order of identifier.
pub fn run(args: &Changes, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let library = context.existing_library()?.ok_or(DirectoryError::Empty)?;
    let changes = library.changes(&args.since)?;
    if context.json {
        for change in &changes {
            context.print_json(change, out)?;
        }
    } else {
        print(&changes, &args.since, context.lang, out)?;
    }
    Ok(Outcome::Done)
}

fn print(changes: &[PersonChange], since: &str, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let of = |kind: &str| changes.iter().filter(|change| change.kind == kind).count() as u64;
    let parts = [
        figures::counted(
            of("added"),
            lang,
            ["personne ajoutée", "personnes ajoutées"],
            ["person added", "persons added"],
        ),
        figures::counted(of("changed"), lang, ["modifiée", "modifiées"], ["changed", "changed"]),
        figures::counted(of("removed"), lang, ["retirée", "retirées"], ["removed", "removed"]),
    ];
    let since = format!("{} {since}", lang.pick("Depuis la version", "Since generation"));
    writeln!(out, "{since}{}{}.", lang.pick("\u{202f}: ", ": "), parts.join(", "))?;
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    let mut table = Table::new([
        ("", Align::Left),
        (lang.pick("Identifiant national", "National identifier"), Align::Left),
        (lang.pick("Lignes retirées", "Lines gone"), Align::Right),
        (lang.pick("Lignes nouvelles", "Lines new"), Align::Right),
    ]);
    for change in changes {
        let mark = match change.kind {
            "added" => "+",
            "removed" => "-",
            _ => "~",
        };
        table.row([
            mark.to_owned(),
            figures::identifier(&change.idnps),
            figures::count(change.before.len() as u64, lang),
            figures::count(change.after.len() as u64, lang),
        ]);
    }
    table.print("  ", out)?;
    Ok(())
}
