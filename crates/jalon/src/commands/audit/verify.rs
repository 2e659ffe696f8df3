//! `jalon audit verify`: is every entry there, and as it was written?

use super::anchor;
use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::{self, Failure};
use crate::lang::Lang;
use crate::records::{self, Places, Schema};
use clap::Args;
use db::audit::{self, Anchor, Verdict, Why};
use std::fs::File;
use std::io::{BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What to verify.
#[derive(Debug, Args)]
pub struct Verify {
    /// An entry seen before, as an earlier run printed it; can be given several times
    #[arg(long = "anchor", value_name = "NUMBER:HASH", value_parser = anchor::parse)]
    anchors: Vec<Anchor>,
    /// Verify an export instead of the database
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    places: Places,
}

/// Verifies and tells.
pub fn run(args: &Verify, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let verdict = match &args.file {
        Some(file) => of_export(file, &args.anchors)?,
        None => records::run(&args.places, context, Schema::Existing, async |db| {
            let mut reading = db.read(&records::acting("audit verify")).await?;
            Ok(audit::verify(&mut reading, &args.anchors).await?)
        })?,
    };
    if context.json {
        context.print_json(&verdict, out)?;
    } else {
        tell(&verdict, context.lang, out)?;
    }
    Ok(match verdict {
        Verdict::Whole { .. } => Outcome::Done,
        Verdict::Broken { .. } => Outcome::Refused,
    })
}

fn of_export(file: &Path, anchors: &[Anchor]) -> Result<Verdict, Failure> {
    let open = File::open(file).map_err(|error| failure::of_path("io", file, &error))?;
    audit::check_export(BufReader::new(open), anchors).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => Failure::refused(
            "audit.format",
            format!("{}\u{202f}: ce n’est pas un export du journal («\u{202f}jalon audit export\u{202f}» en fait un)", file.display()),
            format!("{}: this is no export of the trail (`jalon audit export` makes one)", file.display()),
        ),
        _ => failure::of_path("io", file, &error),
    })
}

fn tell(verdict: &Verdict, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    match (verdict, lang) {
        (Verdict::Whole { entries, last }, Lang::Fr) => {
            writeln!(
                out,
                "Le journal est entier\u{202f}: {entries} entrée(s), chacune comme elle fut écrite."
            )?;
            writeln!(
                out,
                "À conserver ailleurs, pour la prochaine fois\u{202f}: --anchor {}:{}",
                last.seq, last.hash
            )
        }
        (Verdict::Whole { entries, last }, Lang::En) => {
            writeln!(out, "The trail is whole: {entries} entries, each as it was written.")?;
            writeln!(out, "To be kept elsewhere, for the next time: --anchor {}:{}", last.seq, last.hash)
        }
        (Verdict::Broken { seq, why }, Lang::Fr) => writeln!(
            out,
            "Le journal est altéré à l’entrée {seq}\u{202f}: {}. Les entrées d’avant sont intactes. Comparez avec un export ou une sauvegarde, et cherchez qui a pu écrire dans la base.",
            french(*why)
        ),
        (Verdict::Broken { seq, why }, Lang::En) => writeln!(
            out,
            "The trail is broken at entry {seq}: {why}. The entries before are intact. Compare with an export or a backup, and look for who could write into the database."
        ),
    }
}

fn french(why: Why) -> &'static str {
    match why {
        Why::Missing => "l’entrée manque",
        Why::Changed => "l’entrée a été modifiée",
        Why::Unlinked => "l’entrée ne suit pas la précédente",
        Why::NotTheHead => "la fin n’est pas celle qui était connue (coupée, ou ajoutée à côté du programme)",
        Why::NotTheAnchor => "ce n’est pas l’entrée qui avait été vue (journal refait)",
        Why::Unreadable => "l’entrée est illisible",
    }
}
