//! `jalon id explain`: one kind as a sheet, or the comparison of them all (IDN-6).

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::table::wrap;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use identifiers::{Comparison, Criterion, Explanation, Kind, Text};
use std::io::Write;

/// What to explain.
#[derive(Debug, Args)]
pub struct Explain {
    /// The kind; all of them side by side when absent
    #[arg(value_name = "KIND", value_parser = kinds())]
    kind: Option<Kind>,
}

/// Columns side by side: more would not hold on a usual screen.
const SIDE_BY_SIDE: usize = 3;
/// Characters of a cell.
const CELL: usize = 30;
/// Characters of the head of a line.
const HEAD: usize = 17;
/// Characters of a sheet's text.
const SHEET: usize = 80;

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::id))
        .try_map(|id| Kind::from_id(&id).ok_or("not a kind of identifier"))
}

/// Explains.
pub fn run(args: &Explain, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match (args.kind, context.json) {
        (Some(kind), true) => context.print_json(&identifiers::explain(kind), out)?,
        (Some(kind), false) => sheet(&identifiers::explain(kind), context.lang, out)?,
        (None, true) => context.print_json(&identifiers::comparison(), out)?,
        (None, false) => comparison(&identifiers::comparison(), context.lang, out)?,
    }
    Ok(Outcome::Done)
}

fn sheet(one: &Explanation, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{}\n", text(&one.name, lang))?;
    for criterion in Criterion::ALL {
        row(&text(&criterion.name(), lang), &[text(&one.cell(criterion), lang)], SHEET, out)?;
    }
    row("Source", &[text(&one.source, lang)], SHEET, out)
}

fn comparison(table: &Comparison, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    for columns in table.columns.chunks(SIDE_BY_SIDE) {
        let names: Vec<String> = columns.iter().map(|column| text(&column.name, lang)).collect();
        row("", &names, CELL, out)?;
        let rule = vec!["─".repeat(CELL); columns.len()];
        row(&"─".repeat(HEAD), &rule, CELL, out)?;
        for (criterion, name) in &table.criteria {
            let cells: Vec<String> = columns.iter().map(|c| text(&c.cell(*criterion), lang)).collect();
            row(&text(name, lang), &cells, CELL, out)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", text(&table.note, lang))?;
    writeln!(out, "{}", text(&table.source, lang))?;
    Ok(())
}

/// One line of the grid: as high as its longest cell.
fn row(head: &str, cells: &[String], width: usize, out: &mut dyn Write) -> Result<(), Failure> {
    let cells: Vec<Vec<String>> = cells.iter().map(|cell| wrap(cell, width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for i in 0..height {
        let head = if i == 0 { head } else { "" };
        let mut line = format!("{head:HEAD$}");
        for cell in &cells {
            let text = cell.get(i).map_or("", String::as_str);
            line.push_str(&format!("  {text:width$}"));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn text(text: &Text, lang: Lang) -> String {
    lang.pick(&text.fr, &text.en).to_string()
}
