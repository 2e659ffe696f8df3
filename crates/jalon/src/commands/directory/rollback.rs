//! `jalon directory rollback`: back to the generation before.

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::figures;
use crate::lang::Lang;
use directory::DirectoryError;
use std::io::Write;

/// Makes the generation before the current one current.
pub fn run(context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let library = context.existing_library()?.ok_or(DirectoryError::Empty)?;
    let left = library.current()?.ok_or(DirectoryError::Empty)?.info().id.clone();
    let generation = library.rollback()?;
    let info = library.generation(&generation)?.info().clone();
    if context.json {
        let answer =
            serde_json::json!({ "generation": generation, "source_date": info.source_date, "left": left });
        context.print_json(&answer, out)?;
        return Ok(Outcome::Done);
    }
    let date = figures::date(&info.source_date, context.lang);
    match context.lang {
        Lang::Fr => {
            writeln!(out, "L’annuaire est revenu à la version {generation} (données du {date}).")?;
            writeln!(out, "La version {left} reste conservée jusqu’à un prochain chargement.")?;
        }
        Lang::En => {
            writeln!(out, "The directory is back to generation {generation} (data of {date}).")?;
            writeln!(out, "Generation {left} stays kept until a next load.")?;
        }
    }
    Ok(Outcome::Done)
}
