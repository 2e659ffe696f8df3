//! Answers: their JSON, and whether they suit their question.

use super::model::{Column, Kind, Question};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest text, in characters.
pub const MAX_TEXT: usize = 20_000;
/// Most rows of a table, most documents of an answer.
pub const MAX_ITEMS: usize = 1_000;

/// An answer. In JSON: `{"choice":"yes"}`, `{"choices":["a","b"]}`, `{"number":3}`, `{"text":"…"}`,
/// `{"date":"2026-01-31"}`, `{"rows":[{"column":"…"}]}`, `{"files":["…"]}`, `{"level":3}`,
/// `{"not_applicable":"reason"}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Of `single` and `yes_no`.
    Choice(String),
    /// Of `multiple`.
    Choices(Vec<String>),
    /// Of `number`.
    Number(f64),
    /// Of `text`.
    Text(String),
    /// Of `date`.
    Date(Date),
    /// Of `table`: cells by column.
    Rows(Vec<BTreeMap<String, Cell>>),
    /// Of `file`: names of deposited documents.
    Files(Vec<String>),
    /// Of `level`.
    Level(u8),
    /// Out of the score, and why.
    NotApplicable(String),
}

/// Cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Number.
    Number(f64),
    /// Text, day, choice.
    Text(String),
}

/// Why an answer does not suit its question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Stable word for machines: `answer.kind`.
    pub code: &'static str,
    /// What is wrong and what to do, in French.
    pub fr: String,
    /// The same in English.
    pub en: String,
}

impl Fault {
    fn new(code: &'static str, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, fr: fr.into(), en: en.into() }
    }
}

impl Value {
    /// From its JSON.
    ///
    /// # Errors
    /// The text is not JSON, or has none of the shapes of an answer.
    pub fn parse(json: &str) -> Result<Self, Fault> {
        serde_json::from_str(json).map_err(|error| {
            Fault::new(
                "answer.json",
                format!(
                    "la réponse ne se lit pas ({error})\u{202f}; envoyez par exemple {{\"choice\":\"yes\"}}"
                ),
                format!("the answer cannot be read ({error}); send for instance {{\"choice\":\"yes\"}}"),
            )
        })
    }

    /// Its JSON.
    pub fn print(&self) -> String {
        // Strings, finite numbers and days alone: nothing that JSON cannot hold (an infinite number becomes null).
        serde_json::to_string(self).unwrap_or_default()
    }

    /// True when it says nothing: the question is then as if it had no answer.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Choices(list) | Self::Files(list) => list.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
            Self::Text(text) | Self::Choice(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Date(_) | Self::Level(_) | Self::NotApplicable(_) => false,
        }
    }

    /// Does it suit the question?
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn validate(&self, question: &Question) -> Result<(), Fault> {
        match (self, question.kind) {
            (Self::NotApplicable(reason), _) if question.may_be_not_applicable() => given_reason(reason),
            (Self::NotApplicable(_), _) => Err(Fault::new(
                "answer.not_applicable",
                "cette question ne peut pas être «\u{202f}sans objet\u{202f}»\u{202f}; choisissez une réponse",
                "this question cannot be \"not applicable\"; choose an answer",
            )),
            (Self::Choice(choice), Kind::Single | Kind::YesNo) => offered(question, choice),
            (Self::Choices(choices), Kind::Multiple) => several(question, choices),
            (Self::Number(number), Kind::Number) => bounded(question, *number, "answer.bounds"),
            (Self::Text(text), Kind::Text) => short(text),
            (Self::Date(_), Kind::Date) => Ok(()),
            (Self::Rows(rows), Kind::Table) => table(question, rows),
            (Self::Files(files), Kind::File) => few(files.len()),
            (Self::Level(level), Kind::Level) if *level <= 5 => Ok(()),
            (Self::Level(level), Kind::Level) => Err(Fault::new(
                "answer.bounds",
                format!("{level} n’est pas un niveau\u{202f}; donnez un niveau de 0 à 5"),
                format!("{level} is not a level; give a level from 0 to 5"),
            )),
            _ => Err(Fault::new(
                "answer.kind",
                format!(
                    "la réponse n’est pas de la sorte attendue\u{202f}; donnez {}",
                    question.kind.expected().0
                ),
                format!("the answer is not of the kind expected; give {}", question.kind.expected().1),
            )),
        }
    }
}

impl Kind {
    /// What is expected, in French and in English.
    fn expected(self) -> (&'static str, &'static str) {
        match self {
            Self::Single => ("un seul choix", "one choice"),
            Self::Multiple => ("une liste de choix", "a list of choices"),
            Self::Number => ("un nombre", "a number"),
            Self::Text => ("un texte", "a text"),
            Self::Date => ("une date", "a day"),
            Self::Table => ("les lignes du tableau", "the rows of the table"),
            Self::File => ("des noms de documents", "names of documents"),
            Self::Level => ("un niveau de 0 à 5", "a level from 0 to 5"),
            Self::YesNo => ("oui, partiellement ou non", "yes, partly or no"),
        }
    }
}

fn given_reason(reason: &str) -> Result<(), Fault> {
    if reason.trim().is_empty() {
        return Err(Fault::new(
            "answer.reason",
            "dites pourquoi la question est sans objet",
            "say why the question is not applicable",
        ));
    }
    short(reason)
}

fn offered(question: &Question, choice: &str) -> Result<(), Fault> {
    if question.offers().iter().any(|offer| offer.id == choice) {
        return Ok(());
    }
    let list: Vec<&str> = question.offers().iter().map(|offer| offer.id.as_str()).collect();
    let list = list.join(", ");
    Err(Fault::new(
        "answer.choice",
        format!("«\u{202f}{choice}\u{202f}» n’est pas proposé\u{202f}; choix possibles\u{202f}: {list}"),
        format!("`{choice}` is not offered; possible choices: {list}"),
    ))
}

fn several(question: &Question, choices: &[String]) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for choice in choices {
        offered(question, choice)?;
        if !seen.insert(choice) {
            return Err(Fault::new(
                "answer.choice",
                format!("«\u{202f}{choice}\u{202f}» est coché deux fois\u{202f}; gardez-le une fois"),
                format!("`{choice}` is chosen twice; keep it once"),
            ));
        }
    }
    let alone = question.offers().iter().find(|offer| offer.alone && seen.contains(&offer.id));
    match alone {
        Some(alone) if choices.len() > 1 => Err(Fault::new(
            "answer.alone",
            format!(
                "«\u{202f}{}\u{202f}» exclut les autres choix\u{202f}; gardez l’un ou les autres",
                alone.id
            ),
            format!("`{}` excludes the other choices; keep it or them", alone.id),
        )),
        _ => Ok(()),
    }
}

fn bounded(question: &Question, number: f64, code: &'static str) -> Result<(), Fault> {
    let low = question.min.is_some_and(|min| number < min);
    let high = question.max.is_some_and(|max| number > max);
    if number.is_finite() && !low && !high {
        return Ok(());
    }
    let text = |bound: Option<f64>| bound.map_or("…".to_owned(), |bound| bound.to_string());
    let (min, max) = (text(question.min), text(question.max));
    Err(Fault::new(
        code,
        format!("{number} est hors des bornes\u{202f}; donnez une valeur entre {min} et {max}"),
        format!("{number} is out of bounds; give a value between {min} and {max}"),
    ))
}

fn short(text: &str) -> Result<(), Fault> {
    if text.len() <= MAX_TEXT || text.chars().count() <= MAX_TEXT {
        return Ok(());
    }
    Err(Fault::new(
        "answer.long",
        format!("le texte dépasse {MAX_TEXT} caractères\u{202f}; résumez-le ou joignez un document"),
        format!("the text is longer than {MAX_TEXT} characters; shorten it or attach a document"),
    ))
}

fn few(count: usize) -> Result<(), Fault> {
    if count <= MAX_ITEMS {
        return Ok(());
    }
    Err(Fault::new(
        "answer.long",
        format!("{count} éléments, plus que les {MAX_ITEMS} acceptés\u{202f}; n’en gardez que l’essentiel"),
        format!("{count} items, more than the {MAX_ITEMS} accepted; keep what matters"),
    ))
}

fn table(question: &Question, rows: &[BTreeMap<String, Cell>]) -> Result<(), Fault> {
    few(rows.len())?;
    #[expect(clippy::cast_precision_loss, reason = "at most 1,000 rows")]
    bounded(question, rows.len() as f64, "answer.rows")?;
    for (at, row) in rows.iter().enumerate() {
        if let Some(name) = row.keys().find(|name| question.columns.iter().all(|column| column.id != **name))
        {
            return Err(Fault::new(
                "answer.column",
                format!(
                    "ligne {}\u{202f}: la colonne «\u{202f}{name}\u{202f}» n’existe pas\u{202f}; retirez-la",
                    at + 1
                ),
                format!("row {}: there is no column `{name}`; remove it", at + 1),
            ));
        }
        for column in &question.columns {
            cell(column, row.get(&column.id), at + 1)?;
        }
    }
    Ok(())
}

fn cell(column: &Column, cell: Option<&Cell>, row: usize) -> Result<(), Fault> {
    let good = match cell {
        None => column.optional,
        Some(Cell::Text(text)) if text.trim().is_empty() => column.optional,
        Some(Cell::Number(number)) => column.kind == Kind::Number && number.is_finite(),
        Some(Cell::Text(text)) => match column.kind {
            Kind::Number => text.trim().parse::<f64>().is_ok_and(f64::is_finite),
            Kind::Date => text.parse::<Date>().is_ok(),
            Kind::Single => column.choices.iter().any(|choice| choice.id == *text),
            _ => return short(text),
        },
    };
    if good {
        return Ok(());
    }
    let (id, (fr, en)) = (&column.id, column.kind.expected());
    Err(Fault::new(
        "answer.cell",
        format!("ligne {row}, colonne «\u{202f}{id}\u{202f}»\u{202f}: donnez {fr}"),
        format!("row {row}, column `{id}`: give {en}"),
    ))
}
