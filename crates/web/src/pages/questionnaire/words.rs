//! An answer in words: for who compares, reads a history, prints.

use super::question::offers;
use crate::lang::Lang;
use crate::pages::produits::{choice_name, said};
use conformity::questionnaire::{Cell, Kind, Question, Value};

/// An answer on one line. Of a table, how many rows it has.
pub fn in_words(question: &Question, value: &Value, t: Lang) -> String {
    let chosen = offers(question, Some(value), t).into_iter().filter(|(.., chosen)| *chosen);
    let chosen: Vec<_> = chosen.map(|(_, words, _)| words).collect();
    match value {
        Value::NotApplicable(reason) => format!("{} ({reason})", t.answer_not_applicable()),
        Value::Rows(rows) => t.answer_rows(rows.len() as u64),
        Value::Date(date) => accounts::civil::day(*date, t.into()),
        Value::Number(number) => {
            let unit = question.unit.as_ref().map(|unit| format!(" {}", said(unit, t))).unwrap_or_default();
            format!("{}{unit}", t.number(*number))
        }
        _ if !chosen.is_empty() => chosen.join(", "),
        _ => plain(Some(value)),
    }
}

/// An answer whole, line by line: each row of a table is a line, each of its cells is named.
pub fn lines(question: &Question, value: &Value, t: Lang) -> Vec<String> {
    let Value::Rows(rows) = value else {
        return in_words(question, value, t).lines().map(ToOwned::to_owned).collect();
    };
    let cell = |column: &conformity::questionnaire::Column, cell: &Cell| {
        let held = match cell {
            Cell::Number(number) => t.number(*number),
            Cell::Text(text) if column.kind == Kind::Single => {
                let choice = column.choices.iter().find(|choice| choice.id == *text);
                choice.map_or_else(|| text.clone(), |choice| choice_name(choice, t).to_owned())
            }
            Cell::Text(text) if column.kind == Kind::Date => {
                text.parse().map_or_else(|_| text.clone(), |day| accounts::civil::day(day, t.into()))
            }
            Cell::Text(text) => text.clone(),
        };
        format!("{}{}{held}", said(&column.title, t), t.colon())
    };
    let row = |row: &std::collections::BTreeMap<String, Cell>| {
        let cells = question.columns.iter().filter_map(|one| Some(cell(one, row.get(&one.id)?)));
        cells.collect::<Vec<_>>().join(" · ")
    };
    rows.iter().map(row).collect()
}

/// What is typed in the field of an answer.
pub fn plain(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Date(date)) => date.to_string(),
        Some(Value::Files(files)) => files.join("\n"),
        _ => String::new(),
    }
}
