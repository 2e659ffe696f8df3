//! `GET …/lecture.pdf`: the edition that a group reads together, as a document to print: questions, answers, boxes to tick.

use super::export::{named, title};
use super::sheet::Sheet;
use super::words::lines;
use super::{Parts, place};
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::lang::Lang;
use crate::pages::produits::said;
use accounts::civil;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use report::pdf::{Block, Document};

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    drop(reading);
    let document = document(&sheet, signed.caller.acting.now().millis() / 1000, signed.lang);
    // Laying out takes the processor, not the network: beside the other requests.
    let bytes = tokio::task::spawn_blocking(move || report::pdf::write(&document)).await;
    let bytes = bytes.map_err(|_| Failure::of(Code::Internal))??;
    let heads = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, named(&sheet, "pdf"))];
    Ok((heads, bytes).into_response())
}

fn document(sheet: &Sheet, created: i64, t: Lang) -> Document {
    let questionnaire = sheet.plan.questionnaire();
    let day = civil::day(sheet.today, t.into());
    let state = t.text(&sheet.form.state.name());
    let mut blocks =
        vec![Block::Quiet(format!("{state} · {} {} · {day}", t.reading_version(), questionnaire.version))];
    if let Some(score) = sheet.evaluation.whole.score.filter(|_| sheet.evaluation.whole.answered > 0) {
        blocks.push(Block::Text(format!("{}{}{}", t.maturity_score(), t.colon(), t.percent_exact(score))));
    }
    let mut number = 0;
    for (index, theme) in questionnaire.themes.iter().enumerate() {
        let mut section_now = None;
        for at in sheet.asked_in(index) {
            let Some((_, section)) = sheet.plan.place(at) else { continue };
            if section_now.is_none() {
                blocks.push(Block::Heading(2, said(&theme.title, t).to_owned()));
            }
            if section_now != Some(section) {
                section_now = Some(section);
                let title = theme.sections.get(section).map(|one| said(&one.title, t)).unwrap_or_default();
                if title != said(&theme.title, t) {
                    blocks.push(Block::Heading(3, title.to_owned()));
                }
            }
            number += 1;
            question(&mut blocks, sheet, at, number, t);
        }
    }
    blocks.push(Block::Quiet(said(&questionnaire.notice, t).to_owned()));
    let title = title(sheet, t);
    Document { foot: format!("{title} · {day}"), title, lang: t.code().to_owned(), created, blocks }
}

fn question(blocks: &mut Vec<Block>, sheet: &Sheet, at: usize, number: usize, t: Lang) {
    let asked = sheet.plan.question(at);
    let value = sheet.value(&asked.id);
    let view = super::question::asked(sheet, at, value.as_ref(), t);
    blocks.push(Block::Heading(4, format!("{number}. {}", view.title)));
    match &value {
        Some(value) => blocks.push(Block::Text(lines(asked, value, t).join("\n"))),
        None if !view.offers.is_empty() => {
            blocks.push(Block::List(
                view.offers.into_iter().map(|(_, words, _)| format!("☐ {words}")).collect(),
            ));
        }
        None => blocks.push(Block::Quiet(t.answer_none().to_owned())),
    }
    let requirements =
        if view.requirements.is_empty() { String::new() } else { format!(" · {}", view.requirements) };
    blocks.push(Block::Quiet(format!("{} · {}{requirements}", view.importance, view.source)));
}
