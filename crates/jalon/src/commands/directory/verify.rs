//! `jalon directory verify`: is what the disk holds still what was written?

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::figures;
use crate::lang::Lang;
use directory::DirectoryError;
use std::io::Write;

/// Reads the current generation whole against its checksums.
pub fn run(context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let library = context.existing_library()?.ok_or(DirectoryError::Empty)?;
    let bytes = library.verify()?;
    let generation = library.current()?.ok_or(DirectoryError::Empty)?.info().id.clone();
    if context.json {
        let answer = serde_json::json!({ "generation": generation, "bytes": bytes, "intact": true });
        context.print_json(&answer, out)?;
    } else {
        let size = figures::bytes(bytes, context.lang);
        match context.lang {
            Lang::Fr => {
                writeln!(
                    out,
                    "Version {generation} intacte\u{202f}: {size} relus, toutes les sommes de contrôle sont justes."
                )?;
            }
            Lang::En => {
                writeln!(out, "Generation {generation} is intact: {size} read, every checksum is right.")?;
            }
        }
    }
    Ok(Outcome::Done)
}
