//! An answer in one cell of a sheet, and back: for exports that people fill in and send back. Pure.
//!
//! Choices stand by their title, several on a line each; rows of a table on a line each, cells between ` | `; "not
//! applicable" before its reason. What comes back may use either language, or the identifiers of choices.

use super::model::{Choice, Column, Kind, Question};
use super::value::{Cell, Fault, Value};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Between the cells of a row.
const BETWEEN: char = '|';
/// "Not applicable", in both languages.
const OUT: [&str; 2] = ["Sans objet", "Not applicable"];
/// Names of the choices of `yes_no` that have no title of their own.
const YES_NO: [(&str, &str, &str); 3] =
    [("yes", "Oui", "Yes"), ("partly", "En partie", "Partly"), ("no", "Non", "No")];

impl Value {
    /// As one cell, in French or in English.
    pub fn to_cell(&self, question: &Question, english: bool) -> String {
        let named = |id: &str| {
            choice_of(question.offers(), id).map_or_else(|| id.to_owned(), |one| title(one, english))
        };
        match self {
            Self::Choice(id) => named(id),
            Self::Choices(ids) => ids.iter().map(|id| named(id)).collect::<Vec<_>>().join("\n"),
            Self::Number(number) => decimal(*number, english),
            Self::Text(text) => text.clone(),
            Self::Date(day) => written(*day, english),
            Self::Rows(rows) => {
                rows.iter().map(|row| line(question, row, english)).collect::<Vec<_>>().join("\n")
            }
            Self::Files(files) => files.join("\n"),
            Self::Level(level) => level.to_string(),
            Self::NotApplicable(reason) => format!("{}: {reason}", OUT[usize::from(english)]),
        }
    }

    /// From one cell; none when it is empty.
    ///
    /// # Errors
    /// What stands there is no answer of this question.
    pub fn from_cell(question: &Question, text: &str) -> Result<Option<Self>, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let value = match (not_applicable(text), question.kind) {
            // A choice may bear the same words.
            (Some(_), Kind::Single | Kind::YesNo) if found(question.offers(), text).is_some() => {
                Self::Choice(chosen(question.offers(), text)?)
            }
            (Some(reason), _) if question.may_be_not_applicable() => Self::NotApplicable(reason),
            (_, Kind::Single | Kind::YesNo) => Self::Choice(chosen(question.offers(), text)?),
            (_, Kind::Multiple) => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                Self::Choices(lines.map(|line| chosen(question.offers(), line)).collect::<Result<_, _>>()?)
            }
            (_, Kind::Number) => Self::Number(number(text)?),
            (_, Kind::Text) => Self::Text(text.to_owned()),
            (_, Kind::Date) => Self::Date(day(text)?),
            (_, Kind::Level) => Self::Level(text.parse().map_err(|_| {
                fault(
                    format!("«\u{202f}{text}\u{202f}» n’est pas un niveau\u{202f}; écrivez 0 à 5"),
                    format!("{text:?} is no level; write 0 to 5"),
                )
            })?),
            (_, Kind::Table) => {
                let lines = text.lines().filter(|line| !line.trim().is_empty());
                Self::Rows(lines.map(|line| row(question, line)).collect::<Result<_, _>>()?)
            }
            (_, Kind::File) => Self::Files(
                text.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect(),
            ),
        };
        value.validate(question)?;
        Ok(Some(value))
    }
}

fn fault(fr: String, en: String) -> Fault {
    Fault { code: "answer.cell", fr, en }
}

fn choice_of<'a>(choices: &'a [Choice], id: &str) -> Option<&'a Choice> {
    choices.iter().find(|choice| choice.id == id)
}

fn title(choice: &Choice, english: bool) -> String {
    match &choice.title {
        Some(title) if english => title.en.clone().unwrap_or_else(|| title.fr.clone()),
        Some(title) => title.fr.clone(),
        None => {
            let known = YES_NO.iter().find(|(id, ..)| *id == choice.id);
            known.map_or(choice.id.as_str(), |(_, fr, en)| if english { en } else { fr }).to_owned()
        }
    }
}

/// Blanks of every kind as one plain space, letters small: people type over what the sheet says.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The choice that bears these words: its title in either language, or its identifier.
fn found<'a>(choices: &'a [Choice], text: &str) -> Option<&'a Choice> {
    let wanted = folded(text);
    let bears = |choice: &Choice, english| folded(&title(choice, english)) == wanted;
    let is = |choice: &&Choice| bears(choice, false) || bears(choice, true) || folded(&choice.id) == wanted;
    choices.iter().find(is)
}

fn chosen(choices: &[Choice], text: &str) -> Result<String, Fault> {
    found(choices, text).map(|choice| choice.id.clone()).ok_or_else(|| {
        let offered = |english| choices.iter().map(|one| title(one, english)).collect::<Vec<_>>().join(" ; ");
        fault(
            format!("«\u{202f}{text}\u{202f}» n’est pas une des réponses proposées\u{202f}; écrivez l’une de\u{202f}: {}", offered(false)),
            format!("{text:?} is not one of the answers offered; write one of: {}", offered(true)),
        )
    })
}

fn not_applicable(text: &str) -> Option<String> {
    let folded = text.to_lowercase();
    let word = OUT.iter().find(|word| folded.starts_with(&word.to_lowercase()))?;
    let reason = text.get(word.len()..)?.trim_start();
    Some(reason.strip_prefix(':').unwrap_or(reason).trim().to_owned())
}

fn decimal(number: f64, english: bool) -> String {
    let text = number.to_string();
    if english { text } else { text.replace('.', ",") }
}

fn number(text: &str) -> Result<f64, Fault> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    plain.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(|| {
        fault(
            format!("«\u{202f}{text}\u{202f}» n’est pas un nombre\u{202f}; écrivez par exemple 12,5"),
            format!("{text:?} is no number; write for instance 12.5"),
        )
    })
}

fn written(day: Date, english: bool) -> String {
    if english { day.to_string() } else { day.strftime("%d/%m/%Y").to_string() }
}

/// `2027-01-31` and `31/01/2027`.
fn day(text: &str) -> Result<Date, Fault> {
    let french = || {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            .ok()
            .filter(|_| parts.next().is_none())
    };
    text.parse().ok().or_else(french).ok_or_else(|| {
        fault(
            format!("«\u{202f}{text}\u{202f}» n’est pas un jour\u{202f}; écrivez 31/01/2027"),
            format!("{text:?} is no day; write 2027-01-31"),
        )
    })
}

fn line(question: &Question, row: &BTreeMap<String, Cell>, english: bool) -> String {
    let cells = question.columns.iter().map(|column| match row.get(&column.id) {
        Some(Cell::Number(number)) => decimal(*number, english),
        Some(Cell::Text(text)) => escaped(&in_column(column, text, english)),
        None => String::new(),
    });
    cells.collect::<Vec<_>>().join(" | ")
}

fn in_column(column: &Column, text: &str, english: bool) -> String {
    match column.kind {
        Kind::Single => {
            choice_of(&column.choices, text).map_or_else(|| text.to_owned(), |one| title(one, english))
        }
        Kind::Date => text.parse().map_or_else(|_| text.to_owned(), |day| written(day, english)),
        _ => text.to_owned(),
    }
}

fn row(question: &Question, line: &str) -> Result<BTreeMap<String, Cell>, Fault> {
    let cells = split(line);
    if cells.len() > question.columns.len() {
        let (found, columns) = (cells.len(), question.columns.len());
        return Err(fault(
            format!(
                "la ligne «\u{202f}{line}\u{202f}» a {found} cases pour {columns} colonnes\u{202f}; séparez-les par «\u{202f}|\u{202f}»"
            ),
            format!("the row {line:?} has {found} cells for {columns} columns; part them with \"|\""),
        ));
    }
    let mut row = BTreeMap::new();
    for (column, text) in question.columns.iter().zip(cells).filter(|(_, text)| !text.is_empty()) {
        let cell = match column.kind {
            Kind::Number => Cell::Number(number(&text)?),
            Kind::Single => Cell::Text(chosen(&column.choices, &text)?),
            Kind::Date => Cell::Text(day(&text)?.to_string()),
            _ => Cell::Text(text),
        };
        row.insert(column.id.clone(), cell);
    }
    Ok(row)
}

/// A text that holds neither the sign between cells nor a line end.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(BETWEEN, "\\|").replace('\n', "\\n")
}

/// The cells of a line, unescaped and trimmed.
fn split(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut letters) = (Vec::new(), String::new(), line.chars());
    while let Some(c) = letters.next() {
        match c {
            '\\' => match letters.next() {
                Some('n') => cell.push('\n'),
                Some(other) => cell.push(other),
                None => cell.push('\\'),
            },
            BETWEEN => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}
