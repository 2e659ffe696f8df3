//! `GET …/lecture`: the whole questionnaire on one page, to be read together or printed: answers, and blanks to fill by hand.

use super::overview::{back, section};
use super::sheet::Sheet;
use super::words::lines;
use super::{Parts, place, url};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::produits::said;
use crate::pages::{Frame, html};
use accounts::civil;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "questionnaire/reading.html")]
struct Page {
    frame: Frame,
    t: Lang,
    back: (String, String),
    questionnaire: (String, String),
    of: String,
    state: String,
    version: String,
    day: String,
    themes: Vec<Theme>,
    notice: String,
}

struct Theme {
    title: String,
    sections: Vec<(String, Vec<Item>)>,
}

struct Item {
    number: usize,
    title: String,
    source: String,
    answer: Vec<String>,
    /// What may be ticked by hand, when nothing is answered.
    boxes: Vec<String>,
}

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    drop(reading);
    let t = signed.lang;
    let questionnaire = sheet.plan.questionnaire();
    let title = said(&questionnaire.title, t).to_owned();
    let page = Page {
        frame: Frame::new(&signed, section(sheet.access.place.subject), title.clone()),
        t,
        back: back(&sheet, t),
        questionnaire: (url(&sheet.access.place), title),
        of: sheet.of.clone().unwrap_or_else(|| t.nav_strategy().to_owned()),
        state: t.text(&sheet.form.state.name()),
        version: questionnaire.version.clone(),
        day: civil::day(sheet.today, t.into()),
        themes: themes(&sheet, t),
        notice: said(&questionnaire.notice, t).to_owned(),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn themes(sheet: &Sheet, t: Lang) -> Vec<Theme> {
    let mut number = 0;
    let mut themes = Vec::new();
    for (index, theme) in sheet.plan.questionnaire().themes.iter().enumerate() {
        let mut sections: Vec<(String, Vec<Item>)> =
            theme.sections.iter().map(|one| (said(&one.title, t).to_owned(), Vec::new())).collect();
        for at in sheet.asked_in(index) {
            number += 1;
            if let Some((_, section)) = sheet.plan.place(at)
                && let Some((_, items)) = sections.get_mut(section)
            {
                items.push(item(sheet, at, number, t));
            }
        }
        sections.retain(|(_, items)| !items.is_empty());
        if !sections.is_empty() {
            themes.push(Theme { title: said(&theme.title, t).to_owned(), sections });
        }
    }
    themes
}

fn item(sheet: &Sheet, at: usize, number: usize, t: Lang) -> Item {
    let question = sheet.plan.question(at);
    let value = sheet.value(&question.id);
    let view = super::question::asked(sheet, at, value.as_ref(), t);
    let boxes = view.offers.into_iter().map(|(_, words, _)| words);
    Item {
        number,
        title: view.title,
        source: view.source,
        answer: value.as_ref().map(|value| lines(question, value, t)).unwrap_or_default(),
        boxes: if value.is_none() { boxes.collect() } else { Vec::new() },
    }
}
