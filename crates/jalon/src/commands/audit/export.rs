//! `jalon audit export`: the trail as a file.

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::{self, Failure};
use crate::lang::Lang;
use crate::records::{self, Places, Schema};
use clap::Args;
use db::audit::{self, ExportError};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where to.
#[derive(Debug, Args)]
pub struct Export {
    /// File to write; standard output by default
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    places: Places,
}

/// Writes the trail: JSON lines, the first one says what the others are.
pub fn run(args: &Export, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    records::run(&args.places, context, Schema::Existing, async |db| {
        let mut reading = db.read(&records::acting("audit export")).await?;
        match &args.to {
            None => audit::export(&mut reading, &mut *out).await.map_err(Failure::from),
            Some(file) => to_file(&mut reading, file).await,
        }
    })?;
    if let Some(file) = &args.to
        && !context.json
    {
        let file = file.display();
        match context.lang {
            Lang::Fr => writeln!(
                out,
                "{file}\u{202f}: journal exporté; «\u{202f}jalon audit verify --file {file}\u{202f}» le contrôle."
            )?,
            Lang::En => {
                writeln!(out, "{file}: trail exported; `jalon audit verify --file {file}` checks it.")?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// Beside its place first: an export that was cut short never takes the place of a whole one.
async fn to_file(reading: &mut db::Reading, file: &Path) -> Result<(), Failure> {
    let wrong = |error: std::io::Error| failure::of_path("io", file, &error);
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let mut to = BufWriter::new(File::create(&part).map_err(wrong)?);
    audit::export(reading, &mut to).await.map_err(|error| match error {
        ExportError::Io(error) => wrong(error),
        ExportError::Db(error) => error.into(),
    })?;
    to.into_inner().map_err(|error| wrong(error.into_error()))?.sync_all().map_err(wrong)?;
    std::fs::rename(&part, file).map_err(wrong)
}
