//! `GET …/reponses.{xlsx,csv,json}`: every question that is asked, with its answer, to take away; the XLSX comes back by
//! `…/importer`.

use super::sheet::Sheet;
use super::words::in_words;
use super::{Parts, place};
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::lang::Lang;
use crate::pages::people::name_of;
use crate::pages::produits::said;
use accounts::civil;
use accounts::people::{self, NamedMember};
use axum::Json;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use conformity::questionnaire::{Importance, Question};
use report::xlsx::{Book, Column, Page, Value};
use serde_json::json;

/// Begins the head of the hidden column of keys: the questionnaire and its version follow, as `jalon:doctrine:2026.1`.
pub const KEY: &str = "jalon";

/// The workbook.
pub async fn xlsx(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let (sheet, people) = open(&signed, &parts).await?;
    let t = signed.lang;
    let questionnaire = sheet.plan.questionnaire();
    let mut columns = vec![Column::hidden(&format!("{KEY}:{}:{}", questionnaire.id, questionnaire.version))];
    columns.extend(heads(t).iter().zip(WIDTHS).map(|(head, width)| Column::new(head, width)));
    let row = |at: &usize| {
        let id = sheet.plan.question(*at).id.as_str();
        std::iter::once(id.into()).chain(row(&sheet, *at, &people, t).map(Value::from)).collect()
    };
    let pages = questionnaire.themes.iter().enumerate().map(|(theme, one)| Page {
        name: said(&one.title, t).to_owned(),
        columns: columns.clone(),
        rows: sheet.asked_in(theme).map(|at| row(&at)).collect(),
    });
    let book = Book {
        title: title(&sheet, t),
        created: signed.caller.acting.now().millis() / 1000,
        pages: pages.filter(|page| !page.rows.is_empty()).collect(),
    };
    let bytes = report::xlsx::write(&book).map_err(|error| {
        tracing::error!(error = %error, "A workbook could not be written");
        Failure::of(Code::Internal)
    })?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, named(&sheet, "xlsx"))], bytes)
        .into_response())
}

/// Semicolons and a byte-order mark: what the French spreadsheet opens without asking.
pub async fn csv(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let (sheet, people) = open(&signed, &parts).await?;
    let t = signed.lang;
    let mut out = format!("\u{feff}{}\r\n", heads(t).join(";"));
    for theme in 0..sheet.plan.questionnaire().themes.len() {
        for at in sheet.asked_in(theme) {
            let cells: Vec<String> =
                row(&sheet, at, &people, t).map(|cell| crate::format::csv_cell(&cell)).collect();
            out.push_str(&cells.join(";"));
            out.push_str("\r\n");
        }
    }
    let heads =
        [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, named(&sheet, "csv"))];
    Ok((heads, out).into_response())
}

/// Answers as the engine reads them, with their worth.
pub async fn json(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let (sheet, _) = open(&signed, &parts).await?;
    let questionnaire = sheet.plan.questionnaire();
    let whole = sheet.evaluation.whole;
    let answers: serde_json::Map<_, _> = sheet
        .answers
        .iter()
        .filter_map(|(id, answer)| {
            let value = answer.value.as_ref()?;
            let asked =
                sheet.plan.position(id.as_str()).is_some_and(|at| sheet.evaluation.questions[at].asked);
            Some((
                id.to_string(),
                json!({ "value": value, "asked": asked, "revision": answer.revision, "at": answer.at }),
            ))
        })
        .collect();
    let body = json!({
        "questionnaire": questionnaire.id,
        "version": questionnaire.version,
        "subject": sheet.of.clone().unwrap_or_else(|| "strategie".to_owned()),
        "state": sheet.form.state,
        "day": sheet.today,
        "maturity": whole.score,
        "conformity": whole.conformity,
        "level": sheet.evaluation.level,
        "asked": whole.asked,
        "answered": whole.answered,
        "answers": answers,
    });
    Ok(([(CONTENT_DISPOSITION, named(&sheet, "json"))], Json(body)).into_response())
}

async fn open(signed: &Signed, parts: &Parts) -> Result<(Sheet, Vec<NamedMember>), Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, signed, place(parts)?).await?;
    let people = people::list(&mut reading).await?;
    Ok((sheet, people))
}

/// Product and questionnaire.
pub fn title(sheet: &Sheet, t: Lang) -> String {
    let of = sheet.of.clone().unwrap_or_else(|| t.nav_strategy().to_owned());
    format!("{of}, {}", said(&sheet.plan.questionnaire().title, t))
}

/// The day and the questionnaire are in the name of the file: a copy outlives its context.
pub fn named(sheet: &Sheet, extension: &str) -> String {
    let of: String = sheet
        .of
        .iter()
        .flat_map(|name| name.chars())
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let of = if of.is_empty() { of } else { format!("{of}-") };
    format!("attachment; filename=\"{of}{}-{}.{extension}\"", sheet.plan.questionnaire().id, sheet.today)
}

const WIDTHS: [f64; 8] = [26.0, 60.0, 46.0, 14.0, 44.0, 26.0, 34.0, 26.0];

fn heads(t: Lang) -> [&'static str; 8] {
    [
        t.export_section(),
        t.export_question(),
        t.export_answer(),
        t.export_importance(),
        t.export_offers(),
        t.export_requirements(),
        t.export_source(),
        t.export_last(),
    ]
}

fn row(sheet: &Sheet, at: usize, people: &[NamedMember], t: Lang) -> impl Iterator<Item = String> {
    let question = sheet.plan.question(at);
    let english = t == Lang::En;
    let value = sheet.value(&question.id);
    let sources = &sheet.plan.questionnaire().sources;
    let section = sheet
        .plan
        .place(at)
        .and_then(|(theme, section)| sheet.plan.questionnaire().themes.get(theme)?.sections.get(section));
    let source = sources.get(&question.source.of).map(|source| source.title.clone()).unwrap_or_default();
    let last = sheet.answer(&question.id).filter(|_| value.is_some());
    [
        section.map(|section| said(&section.title, t).to_owned()).unwrap_or_default(),
        said(&question.title, t).to_owned(),
        value.as_ref().map(|value| value.to_cell(question, english)).unwrap_or_default(),
        match question.importance {
            Importance::Mandatory => t.importance_mandatory(),
            Importance::Recommended => t.importance_recommended(),
            Importance::Optional => t.importance_optional(),
        }
        .to_owned(),
        offered(question, t),
        question.requirements.join(", "),
        source,
        last.map(|answer| {
            t.answered_by(&name_of(people, answer.by, t), &civil::written(answer.at, t.into()))
        })
        .unwrap_or_default(),
    ]
    .into_iter()
}

/// What may be written into the cell of the answer.
fn offered(question: &Question, t: Lang) -> String {
    use conformity::questionnaire::{Kind, Value as Answer};
    let word = |id: &str| in_words(question, &Answer::Choice(id.to_owned()), t);
    match question.kind {
        Kind::Single | Kind::YesNo | Kind::Multiple => {
            let mut all: Vec<_> = question.offers().iter().map(|one| word(&one.id)).collect();
            if question.may_be_not_applicable() {
                all.push(t.export_not_applicable().to_owned());
            }
            all.join("\n")
        }
        Kind::Level => "0 … 5".to_owned(),
        Kind::Date => t.export_date().to_owned(),
        Kind::Table => {
            question.columns.iter().map(|column| said(&column.title, t)).collect::<Vec<_>>().join(" | ")
        }
        Kind::Number | Kind::Text | Kind::File => String::new(),
    }
}
