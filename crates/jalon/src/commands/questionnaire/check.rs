//! `jalon questionnaire check`: what is wrong, before anyone answers.

use super::files;
use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::table::clean;
use clap::Args;
use conformity::questionnaire::{Finding, Known, ReadError, Severity, check, read};
use std::io::Write;
use std::path::PathBuf;

/// What to check.
#[derive(Debug, Args)]
pub struct Check {
    /// YAML files, checked together; strategy, identification and qualification come from the program when they are not among them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(serde::Serialize)]
struct Answer<'a> {
    files: usize,
    unreadable: &'a [ReadError],
    findings: &'a [&'a Finding],
}

/// Checks; a file with an error ends as refused, warnings alone do not.
pub fn run(args: &Check, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let (mut sheets, mut unreadable) = (Vec::new(), Vec::new());
    for path in &args.files {
        match read(&path.display().to_string(), &files::bytes(path)?) {
            Ok(sheet) => sheets.push(sheet),
            Err(error) => unreadable.push(error),
        }
    }
    let given: Vec<String> = sheets.iter().map(|sheet| sheet.file.clone()).collect();
    let leading = files::leading(&sheets)?;
    sheets.extend(leading);
    let entries = faq::content::shipped_entries().map_err(|error| Failure::internal(&error))?;
    let known = Known { faq: Some(entries.iter().map(|entry| entry.id.clone()).collect()) };
    let all = check(&sheets, &known);
    let findings: Vec<&Finding> = all.iter().filter(|finding| given.contains(&finding.place.file)).collect();
    if context.json {
        let answer = Answer { files: args.files.len(), unreadable: &unreadable, findings: &findings };
        context.print_json(&answer, out)?;
    } else {
        print(&unreadable, &findings, context, out)?;
    }
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if errors || !unreadable.is_empty() { Outcome::Refused } else { Outcome::Done })
}

fn print(
    unreadable: &[ReadError],
    findings: &[&Finding],
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let lang = context.lang;
    let colon = lang.pick("\u{202f}:", ":");
    let error_word = lang.pick("erreur", "error");
    for error in unreadable {
        let told = clean(lang.pick(&error.fr, &error.en));
        writeln!(out, "{}{colon} {error_word}{colon} {told}", clean(&error.at()))?;
    }
    for finding in findings {
        let word = match finding.severity {
            Severity::Error => error_word,
            Severity::Warning => lang.pick("attention", "warning"),
        };
        let told = clean(lang.pick(&finding.fr, &finding.en));
        writeln!(out, "{}{colon} {word} [{}]{colon} {told}", clean(&finding.place.text()), finding.code)?;
    }
    let errors =
        findings.iter().filter(|finding| finding.severity == Severity::Error).count() + unreadable.len();
    let warnings = findings.len() + unreadable.len() - errors;
    let line = lang.pick(
        format!("Erreurs\u{202f}: {errors}. Avertissements\u{202f}: {warnings}."),
        format!("Errors: {errors}. Warnings: {warnings}."),
    );
    Ok(writeln!(out, "{line}")?)
}
