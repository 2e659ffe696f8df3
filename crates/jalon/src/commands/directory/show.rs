//! `jalon directory show`: everything about one professional (DIR-5).

mod print;

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Args;
use std::io::Write;

/// Whom to show.
#[derive(Debug, Args)]
pub struct Show {
    /// RPPS (11 digits) or national identifier (type digit + identifier); spaces are ignored
    #[arg(required = true, value_name = "RPPS|IDNPS")]
    id: Vec<String>,
}

/// Shows one person; an unknown identifier is refused with the way to check it.
pub fn run(args: &Show, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    // `show 10 000 668 540` works as printed by `search`, quoted or not.
    let id: String = args.id.concat().split_whitespace().collect();
    let person = context.current()?.person(&id)?.ok_or_else(|| unknown(&id))?;
    if context.json {
        context.print_json(&person, out)?;
    } else {
        print::person(&person, context.lang, out)?;
    }
    Ok(Outcome::Done)
}

fn unknown(id: &str) -> Failure {
    let id = crate::table::cut(&crate::table::clean(id), 40);
    Failure::refused(
        "unknown_person",
        format!(
            "aucun professionnel ne porte l’identifiant «\u{202f}{id}\u{202f}» dans cet annuaire\u{202f}; «\u{202f}jalon id check {id}\u{202f}» contrôle le numéro, «\u{202f}jalon directory search NOM\u{202f}» cherche par le nom"
        ),
        format!(
            "no professional bears the identifier `{id}` in this directory; `jalon id check {id}` checks the number, `jalon directory search NAME` searches by name"
        ),
    )
}
