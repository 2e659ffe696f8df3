//! `jalon backup FILE`: a copy of the records and of the documents, while the program goes on.

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::records::{self, Places, Schema};
use clap::Args;
use db::backup;
use std::io::Write;
use std::path::PathBuf;

/// What and where to.
#[derive(Debug, Args)]
pub struct Backup {
    /// Archive to write (ZIP); one that is there is replaced once the new one is whole
    #[arg(value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    places: Places,
}

/// Makes the backup.
pub fn run(args: &Backup, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let keys = args.places.keys(context, Schema::Existing)?;
    let documents = args.places.documents(context, keys)?;
    let manifest = records::run(&args.places, context, Schema::Existing, async |db| {
        Ok(backup::make(&db, &records::acting("backup"), Some(&documents), &args.to).await?)
    })?;
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    if context.json {
        context.print_json(&summary(&manifest), out)?;
        return Ok(Outcome::Done);
    }
    let (file, count) = (args.to.display(), manifest.documents.len());
    match context.lang {
        Lang::Fr => writeln!(
            out,
            "{file}\u{202f}: {rows} ligne(s), {count} document(s), journal jusqu’à l’entrée {}. Les clés maîtresses n’y sont pas\u{202f}: gardez-les à part.",
            manifest.audit.seq
        )?,
        Lang::En => writeln!(
            out,
            "{file}: {rows} rows, {count} documents, trail up to entry {}. The master keys are not in it: keep them apart.",
            manifest.audit.seq
        )?,
    }
    Ok(Outcome::Done)
}

/// What both commands answer in JSON.
pub(super) fn summary(manifest: &backup::Manifest) -> serde_json::Value {
    serde_json::json!({
        "made_at": manifest.made_at,
        "made_from": manifest.made_from,
        "tables": manifest.tables.len(),
        "rows": manifest.tables.iter().map(|table| table.rows).sum::<u64>(),
        "documents": manifest.documents.len(),
        "audit": manifest.audit,
    })
}
