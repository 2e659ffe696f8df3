//! `jalon restore FILE`: a backup into an empty place, of either database.

use super::{Outcome, backup::summary};
use crate::context::Context;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::records::{self, Places, ROOMS, Schema};
use clap::Args;
use db::backup;
use std::io::Write;
use std::path::PathBuf;

/// What and where to.
#[derive(Debug, Args)]
pub struct Restore {
    /// Archive to read
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// Only read the archive to its end and compare every entry with its manifest
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    places: Places,
}

/// Restores, or only checks.
pub fn run(args: &Restore, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let manifest = if args.check {
        records::block_on(async { Ok(backup::check(&args.from).await?) })?
    } else {
        let keys = args.places.keys(context, Schema::Empty)?;
        let documents = args.places.documents(context, keys)?;
        records::run(&args.places, context, Schema::Empty, async |db| {
            Ok(backup::restore(&db, &records::acting("restore"), Some(&documents), &args.from, ROOMS).await?)
        })?
    };
    if context.json {
        context.print_json(&summary(&manifest), out)?;
        return Ok(Outcome::Done);
    }
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    let (count, made_at) = (manifest.documents.len(), &manifest.made_at);
    match (context.lang, args.check) {
        (Lang::Fr, true) => writeln!(
            out,
            "La sauvegarde du {made_at} est entière\u{202f}: {rows} ligne(s), {count} document(s)."
        )?,
        (Lang::En, true) => {
            writeln!(out, "The backup of {made_at} is whole: {rows} rows, {count} documents.")?;
        }
        (Lang::Fr, false) => writeln!(
            out,
            "La sauvegarde du {made_at} est restaurée\u{202f}: {rows} ligne(s), {count} document(s)."
        )?,
        (Lang::En, false) => {
            writeln!(out, "The backup of {made_at} is restored: {rows} rows, {count} documents.")?;
        }
    }
    Ok(Outcome::Done)
}
