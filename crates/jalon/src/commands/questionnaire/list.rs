//! `jalon questionnaire list`: what the program holds.

use super::files::text;
use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::table::{Align, Table};
use conformity::questionnaire::{Questionnaire, Scope, Text, shipped};
use std::io::Write;

#[derive(serde::Serialize)]
struct Line<'a> {
    id: &'a str,
    version: &'a str,
    date: String,
    scope: Scope,
    title: &'a Text,
    questions: usize,
    conditions: usize,
}

/// Lists.
pub fn run(context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let all = shipped().map_err(|error| super::files::refused(error.clone()))?;
    let lines: Vec<Line<'_>> = all.iter().map(|one| line(one)).collect();
    if context.json {
        context.print_json(&lines, out)?;
        return Ok(Outcome::Done);
    }
    let lang = context.lang;
    let mut table = Table::new([
        (lang.pick("Questionnaire", "Questionnaire"), Align::Left),
        ("Version", Align::Left),
        ("Questions", Align::Right),
        ("Conditions", Align::Right),
        (lang.pick("Titre", "Title"), Align::Left),
    ]);
    for line in &lines {
        table.row([
            line.id.to_owned(),
            line.version.to_owned(),
            line.questions.to_string(),
            line.conditions.to_string(),
            text(line.title, lang).to_owned(),
        ]);
    }
    table.print("", out)?;
    Ok(Outcome::Done)
}

fn line(one: &Questionnaire) -> Line<'_> {
    let sections = one.themes.iter().flat_map(|theme| &theme.sections);
    let conditions = sections.filter(|section| section.when.is_some()).count()
        + one.questions().filter(|question| question.when.is_some()).count();
    Line {
        id: &one.id,
        version: &one.version,
        date: one.date.to_string(),
        scope: one.scope,
        title: &one.title,
        questions: one.questions().count(),
        conditions,
    }
}
