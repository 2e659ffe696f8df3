//! `jalon id check`: every kind that a value may be, ranked, with reasons (IDN-6).

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::table::{Align, Table, clean, cut};
use clap::Args;
use identifiers::{Candidate, Identification, Text, Verdict};
use std::io::Write;

/// What to check.
#[derive(Debug, Args)]
pub struct Check {
    /// The identifier, with or without spaces, a word or a system in front
    #[arg(required = true, value_name = "VALUE")]
    value: Vec<String>,
}

/// Checks; a value that has the shape of no identifier ends as refused.
pub fn run(args: &Check, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let found = identifiers::identify(&args.value.join(" "));
    if context.json {
        context.print_json(&found, out)?;
    } else {
        print(&found, context.lang, out)?;
    }
    Ok(if found.is_recognised() { Outcome::Done } else { Outcome::Refused })
}

fn print(found: &Identification, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    for one in &found.candidates {
        candidate(one, lang, out)?;
    }
    if found.candidates.is_empty() {
        let input = cut(&clean(&found.input), 60);
        let line = lang.pick(
            format!("«\u{202f}{input}\u{202f}» n’a la forme d’aucun identifiant connu."),
            format!("`{input}` has the shape of no known identifier."),
        );
        writeln!(out, "{line}")?;
    }
    for advice in &found.advice {
        writeln!(out, "{}", text(&advice.text, lang))?;
    }
    Ok(())
}

fn candidate(one: &Candidate, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let verdict = match one.verdict {
        Verdict::Valid => lang.pick("valide", "valid"),
        Verdict::Warning => lang.pick("à vérifier", "to be checked"),
        Verdict::Invalid => lang.pick("non valide", "invalid"),
    };
    let shown = if one.grouped.is_empty() { String::new() } else { format!(" {}", one.grouped) };
    let colon = lang.pick("\u{202f}: ", ": ");
    writeln!(out, "{}{shown}{colon}{verdict}", text(&one.name, lang))?;
    for reason in &one.reasons {
        writeln!(out, "  - {}", text(&reason.text, lang))?;
    }
    let mut parts = Table::new([("", Align::Left), ("", Align::Left)]);
    for part in &one.parts {
        parts.row([text(&part.name, lang).to_owned(), part.value.clone()]);
    }
    parts.print("    ", out)?;
    writeln!(out, "  → {}\n", text(&one.next_step, lang))?;
    Ok(())
}

fn text(text: &Text, lang: Lang) -> &str {
    lang.pick(&text.fr, &text.en)
}
