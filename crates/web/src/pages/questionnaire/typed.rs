//! What was typed for a question, as an answer of its kind.

use crate::forms::Typed;
use conformity::questionnaire::{Cell, Column, Kind, Question, Value};
use identifiers::Text;
use std::collections::BTreeMap;

/// Rows that a table offers beyond those that are filled.
pub const BLANK_ROWS: usize = 2;
/// Most rows that are read from a form.
const MAX_ROWS: usize = 200;

/// The word of "not applicable" among the choices.
pub const NOT_APPLICABLE: &str = "not_applicable";

/// Reads the answer of a question; `None` when it is left empty.
///
/// # Errors
/// What was typed is no answer of its kind, or does not suit the question: in both languages.
pub fn read(typed: &Typed, question: &Question) -> Result<Option<Value>, Text> {
    let name = format!("q.{}", question.id);
    let value = match (question.kind, typed.get(&name).trim()) {
        (_, NOT_APPLICABLE) => {
            Value::NotApplicable(typed.get(&format!("n.{}", question.id)).trim().to_owned())
        }
        (Kind::Multiple, _) => Value::Choices(typed.all(&name).map(ToOwned::to_owned).collect()),
        (Kind::Table, _) => Value::Rows(rows(typed, question)?),
        (Kind::File, text) => Value::Files(
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect(),
        ),
        (_, "") => return Ok(None),
        (Kind::Single | Kind::YesNo, text) => Value::Choice(text.to_owned()),
        (Kind::Number, text) => Value::Number(number(text)?),
        (Kind::Date, text) => Value::Date(text.parse().map_err(|_| NOT_A_DAY)?),
        (Kind::Level, text) => Value::Level(text.parse().map_err(|_| NOT_A_LEVEL)?),
        (Kind::Text, text) => Value::Text(text.replace("\r\n", "\n")),
    };
    if value.is_blank() {
        return Ok(None);
    }
    value.validate(question).map_err(|fault| Text::of(fault.fr, fault.en))?;
    Ok(Some(value))
}

const NOT_A_DAY: Text =
    Text::new("écrivez le jour ainsi\u{202f}: 2027-01-31", "write the day like this: 2027-01-31");
const NOT_A_NUMBER: Text =
    Text::new("écrivez un nombre, par exemple 12,5", "write a number, for instance 12.5");
const NOT_A_LEVEL: Text = Text::new("choisissez un niveau de 0 à 5", "choose a level from 0 to 5");

/// French numbers too: spaces between thousands, a comma before decimals.
fn number(text: &str) -> Result<f64, Text> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    plain.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or(NOT_A_NUMBER)
}

/// Rows that hold something.
fn rows(typed: &Typed, question: &Question) -> Result<Vec<BTreeMap<String, Cell>>, Text> {
    let mut rows = Vec::new();
    for at in 0..MAX_ROWS {
        let mut row = BTreeMap::new();
        for column in &question.columns {
            let text = typed.get(&cell_name(question, at, column)).trim().to_owned();
            if !text.is_empty() {
                let cell =
                    if column.kind == Kind::Number { Cell::Number(number(&text)?) } else { Cell::Text(text) };
                row.insert(column.id.clone(), cell);
            }
        }
        if !row.is_empty() {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The name of a cell in the form.
pub fn cell_name(question: &Question, row: usize, column: &Column) -> String {
    format!("q.{}.{row}.{}", question.id, column.id)
}
