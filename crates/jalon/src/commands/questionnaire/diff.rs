//! `jalon questionnaire diff`: two versions compared.

use super::files;
use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Args;
use conformity::questionnaire::diff;
use std::io::Write;
use std::path::PathBuf;

/// What to compare.
#[derive(Debug, Args)]
pub struct Diff {
    /// File of the older version
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// File of the newer version
    #[arg(value_name = "NEW")]
    new: PathBuf,
}

/// Compares; versions that differ are no refusal.
pub fn run(args: &Diff, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let (old, new) = (files::one(&args.old)?.questionnaire, files::one(&args.new)?.questionnaire);
    let diff = diff(&old, &new);
    if context.json {
        context.print_json(&diff, out)?;
        return Ok(Outcome::Done);
    }
    let lang = context.lang;
    let colon = lang.pick("\u{202f}: ", ": ");
    if diff.is_empty() {
        writeln!(out, "{}", lang.pick("Aucune différence.", "No difference."))?;
    }
    for id in &diff.added {
        writeln!(out, "+ {id}")?;
    }
    for id in &diff.removed {
        writeln!(out, "- {id}")?;
    }
    for changed in &diff.changed {
        let was = changed
            .was
            .as_ref()
            .map_or(String::new(), |was| format!(" ({} {was})", lang.pick("avant", "was")));
        let parts = if changed.parts.is_empty() {
            String::new()
        } else {
            format!("{colon}{}", changed.parts.join(", "))
        };
        writeln!(out, "~ {}{was}{parts}", changed.id)?;
    }
    for moved in &diff.moved {
        let (from, to) = (&moved.from, &moved.to);
        writeln!(out, "> {}{colon}{} / {} → {} / {}", moved.id, from.0, from.1, to.0, to.1)?;
    }
    if !diff.frame.is_empty() {
        writeln!(
            out,
            "{}{colon}{}",
            lang.pick("Autour des questions", "Around the questions"),
            diff.frame.join(", ")
        )?;
    }
    Ok(Outcome::Done)
}
