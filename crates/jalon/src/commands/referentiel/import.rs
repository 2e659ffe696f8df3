//! `jalon referentiel import`: one file read, and compared with an older edition.

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::{Failure, of_path};
use crate::lang::Lang;
use clap::Args;
use conformity::referentiel::{self, Changes, Diff};
use serde::Serialize;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Largest file read, in bytes, and one: what is larger is refused by the reader, which says so.
const MOST: u64 = (20 << 20) + 1;

/// What to read.
#[derive(Debug, Args)]
pub struct Import {
    /// REM workbook (.xlsx) or CISO Assistant library (.yaml)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Older edition to compare with
    #[arg(long, value_name = "OLDER")]
    against: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    import: &'a referentiel::Import,
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<&'a Diff>,
}

/// Reads; rows that could not be taken are no refusal.
pub fn run(args: &Import, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let import = read(&args.file)?;
    let older = args.against.as_deref().map(read).transpose()?;
    let diff = older.map(|older| referentiel::diff(&older, &import));
    if context.json {
        context.print_json(&Answer { import: &import, diff: diff.as_ref() }, out)?;
        return Ok(Outcome::Done);
    }
    let (lang, counts) = (context.lang, import.counts);
    let colon = lang.pick("\u{202f}: ", ": ");
    for (fr, en, count) in [
        ("Exigences", "Requirements", counts.requirements),
        ("Scénarios", "Scenarios", counts.scenarios),
        ("Preuves", "Evidences", counts.evidences),
        ("Lignes lues", "Rows read", counts.rows_read),
        ("Lignes non reprises", "Rows not taken", counts.rows_rejected),
    ] {
        writeln!(out, "{}{colon}{count}", lang.pick(fr, en))?;
    }
    for one in &import.rejected {
        writeln!(out, "{}{colon}{}", one.place, lang.pick(&one.fr, &one.en))?;
    }
    for one in &import.notices {
        let place = one.place.as_ref().map(|place| format!("{place}{colon}")).unwrap_or_default();
        writeln!(out, "{place}{}", lang.pick(&one.fr, &one.en))?;
    }
    if let Some(diff) = &diff {
        if diff.is_empty() {
            writeln!(out, "{}", lang.pick("Aucune différence.", "No difference."))?;
        }
        told(("Exigences", "Requirements"), &diff.requirements, lang, out)?;
        told(("Scénarios", "Scenarios"), &diff.scenarios, lang, out)?;
        told(("Preuves", "Evidences"), &diff.evidences, lang, out)?;
    }
    Ok(Outcome::Done)
}

fn told(title: (&str, &str), changes: &Changes, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", lang.pick(title.0, title.1))?;
    for key in &changes.added {
        writeln!(out, "+ {key}")?;
    }
    for key in &changes.removed {
        writeln!(out, "- {key}")?;
    }
    for one in &changes.changed {
        writeln!(out, "~ {} ({})", one.key, one.fields.join(", "))?;
    }
    for one in &changes.renumbered {
        writeln!(out, "> {} → {}", one.from, one.to)?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<referentiel::Import, Failure> {
    let mut bytes = Vec::new();
    let file = File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    file.map_err(|error| of_path("io", path, &error))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    referentiel::import(&name, &bytes).map_err(|error| {
        let text = error.text();
        Failure::refused(error.code(), text.fr.into_owned(), text.en.into_owned())
    })
}
