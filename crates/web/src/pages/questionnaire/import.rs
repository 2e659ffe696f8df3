//! `GET` and `POST …/importer`: a workbook that was exported, filled in by others and brought back: what it would change
//! is shown, and only what is ticked is saved, by `POST …/importer/accepter`.

use super::export::KEY;
use super::overview::{back, section};
use super::save::save;
use super::sheet::Sheet;
use super::words::in_words;
use super::{Parts, place, url};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Parts as FormParts, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::produits::said;
use crate::pages::{Frame, html};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::answers::{Edit, Saved};
use conformity::questionnaire::Value;
use identifiers::Text;
use report::sheet::{Limits, Row, Workbook};

/// Largest workbook, in bytes: that of 1,000 long answers has less.
pub const MOST: usize = 8 << 20;
/// What could not be read, shown.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "questionnaire/import.html")]
struct Page {
    frame: Frame,
    t: Lang,
    back: (String, String),
    questionnaire: (String, String),
    action: String,
    token: String,
    /// Why the file was not read.
    fault: String,
    /// What was read of it.
    read: Option<Read>,
}

/// What a workbook would change.
#[derive(Default)]
struct Read {
    changes: Vec<Change>,
    wrong: Vec<(String, String)>,
    other_version: bool,
}

struct Change {
    id: String,
    title: String,
    now: String,
    then: String,
    /// The cell as it was read.
    cell: String,
    /// Revision of the answer that stands.
    revision: i64,
}

const NO_FILE: Text = Text::new(
    "Choisissez le classeur rempli sur votre appareil.",
    "Choose the filled workbook on your device.",
);
const NOT_OURS: Text = Text::new(
    "Ce classeur n’a pas été exporté d’ici\u{202f}: sa colonne d’identifiants manque. Exportez-le de nouveau, remplissez-le sans retirer de colonne.",
    "This workbook was not exported from here: its column of identifiers is missing. Export it again, fill it in without removing columns.",
);
const OF_ANOTHER: Text = Text::new(
    "Ce classeur est celui d’un autre questionnaire. Ouvrez ce questionnaire-là, ou exportez celui-ci.",
    "This workbook is that of another questionnaire. Open that one, or export this one.",
);

/// The empty form.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let sheet = open(&signed, &parts).await?;
    Ok(page(&signed, &sheet, StatusCode::OK, String::new(), None))
}

/// Reads a workbook; saves nothing.
pub async fn post(
    signed: Signed,
    parts: Parts,
    form: Result<FormParts, Failure>,
) -> Result<Response, Failure> {
    // Whoever has no right here learns nothing, not even that what was sent is no form.
    let sheet = open(&signed, &parts).await?;
    let (_, bytes) = form?.small("classeur", MOST).await?;
    let t = signed.lang;
    let refused =
        |text: &Text| Ok(page(&signed, &sheet, StatusCode::UNPROCESSABLE_ENTITY, t.text(text), None));
    let Some(bytes) = bytes else { return refused(&NO_FILE) };
    let read = tokio::task::spawn_blocking(move || report::sheet::read(&bytes, &Limits::default())).await;
    match read.map_err(|_| Failure::of(Code::Internal))? {
        Err(error) => refused(&error.text()),
        Ok(book) => match compared(&sheet, &book, t) {
            Err(text) => refused(&text),
            Ok(read) => Ok(page(&signed, &sheet, StatusCode::OK, String::new(), Some(read))),
        },
    }
}

/// Saves what was ticked.
pub async fn accept(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let place = place(&parts)?;
    let here = url(&place);
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::AnswersImported)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place).await?;
    sheet.access.clone().draft()?;
    let mut edits = Vec::new();
    for id in typed.all("prendre") {
        let at = sheet.plan.position(id).ok_or_else(|| Failure::of(Code::BadParameter))?;
        let question = sheet.plan.question(at);
        let value = Value::from_cell(question, typed.get(&format!("c.{id}")));
        let value = value.map_err(|fault| Failure::parameter(id, (fault.fr, fault.en)))?;
        let value = value.map(serde_json::to_value).transpose().map_err(|_| Failure::of(Code::Internal))?;
        let known = typed.get(&format!("r.{id}")).parse().map_err(|_| Failure::of(Code::BadParameter))?;
        edits.push(Edit { question: id.parse().map_err(|_| Failure::of(Code::BadParameter))?, value, known });
    }
    let (saved, _) = save(&mut writing, &signed, &sheet, edits).await?;
    writing.commit().await?;
    let all = saved.iter().all(|(_, saved)| !matches!(saved, Saved::Conflict { .. }));
    Ok(signed.done(&here, if all { Notice::AnswersImported } else { Notice::AnswersImportedBut }))
}

async fn open(signed: &Signed, parts: &Parts) -> Result<Sheet, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, signed, place(parts)?).await?;
    sheet.access.clone().draft()?;
    Ok(sheet)
}

/// What the workbook says otherwise than the answers that stand.
fn compared(sheet: &Sheet, book: &Workbook, t: Lang) -> Result<Read, Text> {
    let questionnaire = sheet.plan.questionnaire();
    let (mut read, mut ours) = (Read::default(), false);
    for page in &book.sheets {
        let Some((head, rows)) = page.rows.split_first() else { continue };
        let key = head.cells.iter().find(|cell| cell.text.starts_with(&format!("{KEY}:")));
        let answers = [Lang::Fr.export_answer(), Lang::En.export_answer()];
        let answer = head.cells.iter().find(|cell| answers.contains(&cell.text.as_str()));
        let (Some(key), Some(answer)) = (key, answer) else { continue };
        let mut named = key.text.split(':').skip(1);
        if named.next() != Some(questionnaire.id.as_str()) {
            return Err(OF_ANOTHER);
        }
        ours = true;
        read.other_version |= named.next() != Some(questionnaire.version.as_str());
        for row in rows {
            let place = page.place(row.number, Some(answer.column)).to_string();
            if let Err(why) = compare(sheet, row, (key.column, answer.column), &mut read.changes, t)
                && read.wrong.len() < SHOWN
            {
                read.wrong.push((place, why));
            }
        }
    }
    if ours { Ok(read) } else { Err(NOT_OURS) }
}

fn compare(
    sheet: &Sheet,
    row: &Row,
    (key, answer): (u16, u16),
    changes: &mut Vec<Change>,
    t: Lang,
) -> Result<(), String> {
    let (id, cell) = (row.text(key).trim(), row.text(answer));
    let at = sheet.plan.position(id).filter(|at| sheet.evaluation.questions[*at].asked);
    let Some(at) = at else {
        return if cell.is_empty() { Ok(()) } else { Err(t.bring_unknown(id)) };
    };
    let question = sheet.plan.question(at);
    let now = sheet.value(id);
    // Blanks that nobody sees are lost on the way: what stands goes the same way before it is compared.
    let same = [false, true].into_iter().any(|english| {
        let stands = now.as_ref().map(|value| value.to_cell(question, english)).unwrap_or_default();
        report::sheet::normalised(&stands) == cell
    });
    if same {
        return Ok(());
    }
    let then = Value::from_cell(question, cell).map_err(|fault| t.pick(fault.fr, fault.en))?;
    if then == now {
        return Ok(());
    }
    let words = |value: &Option<Value>| {
        value.as_ref().map_or_else(|| t.bring_nothing().to_owned(), |value| in_words(question, value, t))
    };
    changes.push(Change {
        id: id.to_owned(),
        title: said(&question.title, t).to_owned(),
        now: words(&now),
        then: words(&then),
        cell: cell.to_owned(),
        revision: sheet.answer(id).map_or(0, |answer| answer.revision),
    });
    Ok(())
}

fn page(signed: &Signed, sheet: &Sheet, status: StatusCode, fault: String, read: Option<Read>) -> Response {
    let t = signed.lang;
    let here = url(&sheet.access.place);
    let page = Page {
        frame: Frame::new(signed, section(sheet.access.place.subject), t.bring_title()),
        t,
        back: back(sheet, t),
        questionnaire: (here.clone(), said(&sheet.plan.questionnaire().title, t).to_owned()),
        action: format!("{here}/importer"),
        token: signed.caller.form_token(&signed.records),
        fault,
        read,
    };
    html(signed, status, &page)
}
