//! A question, ready to be shown with its answer.

use super::sheet::Sheet;
use super::typed::{BLANK_ROWS, NOT_APPLICABLE, cell_name};
use super::words::plain;
use crate::lang::Lang;
use crate::pages::produits::{choice_name, said};
use crate::shelf::shipped;
use conformity::questionnaire::{Cell, Importance, Kind, Question, Text, Value};

/// One question.
pub struct Asked {
    /// Its slug.
    pub id: String,
    /// The question.
    pub title: String,
    /// `radios`, `checks`, `text`, `number`, `date`, `table`, `files`.
    pub kind: &'static str,
    /// Help, with its language when it is not the reader's.
    pub help: Option<Words>,
    /// Typical evidence.
    pub evidence: Vec<Words>,
    /// Entries of the FAQ: address, question.
    pub faq: Vec<(String, String)>,
    /// Where it comes from.
    pub source: String,
    /// Requirements it speaks of.
    pub requirements: String,
    /// Doit, devrait, peut.
    pub importance: &'static str,
    /// What may be chosen: value, words, chosen.
    pub offers: Vec<(String, String, bool)>,
    /// What is typed.
    pub text: String,
    /// Unit of a number.
    pub unit: String,
    /// Why it is not applicable; `None` when the question may not be.
    pub reason: Option<String>,
    /// Heads of a table.
    pub heads: Vec<String>,
    /// Cells of a table.
    pub rows: Vec<Vec<CellField>>,
    /// Revision on the screen.
    pub revision: i64,
    /// What is wrong.
    pub error: String,
    /// Somebody else answered meanwhile: their answer, in words.
    pub theirs: Option<String>,
    /// Why it has to be looked at again.
    pub review: Option<String>,
    /// Has it a good answer?
    pub answered: bool,
    /// Comments that nobody resolved.
    pub notes: u64,
    /// Who has it to answer.
    pub given: Vec<String>,
}

/// A text and its language.
pub struct Words {
    /// The text.
    pub text: String,
    /// `fr` when the reader reads English and there is no translation.
    pub lang: Option<&'static str>,
}

/// A cell to fill.
pub struct CellField {
    /// Its name.
    pub name: String,
    /// Its head, for who hears the page.
    pub label: String,
    /// `text`, `date`, `number` or `select`.
    pub kind: &'static str,
    /// What it holds.
    pub value: String,
    /// Choices: value, words.
    pub choices: Vec<(String, String)>,
}

/// An entry of the FAQ, in the language of the reader when it has one.
fn entry(id: &str, t: Lang) -> Option<(String, String)> {
    let entry = shipped(id, t.into()).or_else(|| shipped(id, faq::Lang::Fr))?;
    Some((format!("/faq/{id}"), entry.question.clone()))
}

fn words(text: &Text, t: Lang) -> Words {
    let lang = (t == Lang::En && text.en.is_none()).then_some("fr");
    Words { text: said(text, t).to_owned(), lang }
}

/// A question with an answer: the one that is kept, or what was typed.
pub fn asked(sheet: &Sheet, at: usize, value: Option<&Value>, t: Lang) -> Asked {
    let question = sheet.plan.question(at);
    let answer = sheet.answer(&question.id);
    let sources = &sheet.plan.questionnaire().sources;
    let source = sources.get(&question.source.of).map(|source| source.title.clone()).unwrap_or_default();
    let place = question.source.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    Asked {
        id: question.id.clone(),
        title: said(&question.title, t).to_owned(),
        kind: match question.kind {
            Kind::Single | Kind::YesNo | Kind::Level => "radios",
            Kind::Multiple => "checks",
            Kind::Number => "number",
            Kind::Text => "text",
            Kind::Date => "date",
            Kind::Table => "table",
            Kind::File => "files",
        },
        help: question.help.as_ref().map(|help| words(help, t)),
        evidence: question.evidence.iter().map(|one| words(one, t)).collect(),
        faq: question.faq.iter().filter_map(|id| entry(id, t)).collect(),
        source: format!("{source}{place}"),
        requirements: question.requirements.join(", "),
        importance: match question.importance {
            Importance::Mandatory => t.importance_mandatory(),
            Importance::Recommended => t.importance_recommended(),
            Importance::Optional => t.importance_optional(),
        },
        offers: offers(question, value, t),
        text: plain(value),
        unit: question.unit.as_ref().map(|unit| said(unit, t).to_owned()).unwrap_or_default(),
        reason: question.may_be_not_applicable().then(|| match value {
            Some(Value::NotApplicable(reason)) => reason.clone(),
            _ => String::new(),
        }),
        heads: question.columns.iter().map(|column| said(&column.title, t).to_owned()).collect(),
        rows: rows(question, value, t),
        revision: answer.map_or(0, |answer| answer.revision),
        error: String::new(),
        theirs: None,
        review: answer.and_then(|answer| answer.review.as_ref()).map(|why| t.pick(&why.fr, &why.en).clone()),
        answered: sheet.evaluation.questions[at].answered,
        notes: 0,
        given: Vec::new(),
    }
}

/// What may be chosen: value, words, chosen.
pub fn offers(question: &Question, value: Option<&Value>, t: Lang) -> Vec<(String, String, bool)> {
    let chosen = |id: &str| match value {
        Some(Value::Choice(choice)) => choice == id,
        Some(Value::Choices(choices)) => choices.iter().any(|choice| choice == id),
        Some(Value::Level(level)) => level.to_string() == id,
        Some(Value::NotApplicable(_)) => id == NOT_APPLICABLE,
        _ => false,
    };
    let mut all: Vec<(String, String)> = match question.kind {
        Kind::Level => (0..=5).map(|level| (level.to_string(), level.to_string())).collect(),
        _ => question
            .offers()
            .iter()
            .map(|choice| {
                let own = match (choice.title.is_some(), choice.id.as_str()) {
                    (false, "yes") => t.answer_yes(),
                    (false, "partly") => t.answer_partly(),
                    (false, "no") => t.answer_no(),
                    _ => choice_name(choice, t),
                };
                (choice.id.clone(), own.to_owned())
            })
            .collect(),
    };
    if question.may_be_not_applicable() {
        all.push((NOT_APPLICABLE.to_owned(), t.answer_not_applicable().to_owned()));
    }
    let shown = |(id, words): (String, String)| {
        let on = chosen(&id);
        (id, words, on)
    };
    all.into_iter().map(shown).collect()
}

fn rows(question: &Question, value: Option<&Value>, t: Lang) -> Vec<Vec<CellField>> {
    if question.kind != Kind::Table {
        return Vec::new();
    }
    let kept: &[_] = match value {
        Some(Value::Rows(rows)) => rows,
        _ => &[],
    };
    let row = |at: usize| {
        let columns = question.columns.iter();
        let cells = columns.map(|column| CellField {
            name: cell_name(question, at, column),
            label: said(&column.title, t).to_owned(),
            kind: match column.kind {
                Kind::Date => "date",
                Kind::Single => "select",
                _ => "text",
            },
            value: match kept.get(at).and_then(|row| row.get(&column.id)) {
                Some(Cell::Text(text)) => text.clone(),
                Some(Cell::Number(number)) => number.to_string(),
                None => String::new(),
            },
            choices: column
                .choices
                .iter()
                .map(|one| (one.id.clone(), choice_name(one, t).to_owned()))
                .collect(),
        });
        cells.collect()
    };
    (0..kept.len() + BLANK_ROWS).map(row).collect()
}
