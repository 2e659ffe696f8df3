//! `GET` and `POST` of a theme: its questions, answered on one page that works without script.
//!
//! Each answer travels with the revision that was on the screen: when somebody else answered meanwhile, theirs stands, both
//! are shown, and saving again chooses. What does not suit its question is kept as it was typed; the others are saved.

use super::beside::{Settled, Talk, given_in_words, settled};
use super::overview::{back, section};
use super::question::{Asked, asked};
use super::save::save;
use super::sheet::Sheet;
use super::typed::read;
use super::words::in_words;
use super::{Parts, one, place, url};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::produits::said;
use crate::pages::{Frame, html};
use accounts::people::{self, NamedMember};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::Slug;
use conformity::answers::{Edit, Saved};
use conformity::questionnaire::Value;
use db::Reading;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "questionnaire/theme.html")]
struct Page {
    frame: Frame,
    t: Lang,
    back: (String, String),
    questionnaire: (String, String),
    title: String,
    action: String,
    token: String,
    open: bool,
    closed: &'static str,
    sections: Vec<Part>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
    wrong: usize,
    both: usize,
    here: String,
    settled: Vec<Settled>,
    /// Answers whose question is no longer asked: address, question, answer.
    dormant: Vec<(String, String, String)>,
}

struct Part {
    title: String,
    intro: String,
    questions: Vec<Asked>,
}

/// Who is around: what they say, what they have to do, their names.
struct Around {
    talk: Talk,
    people: Vec<NamedMember>,
}

impl Around {
    async fn read(reading: &mut Reading, sheet: &Sheet) -> Result<Self, Failure> {
        let talk = Talk::of(reading, sheet).await?;
        // Nobody to name, nobody to read.
        let people = if talk.assignments.is_empty() { Vec::new() } else { people::list(reading).await? };
        Ok(Self { talk, people })
    }
}

/// What was typed and did not become the answer, by question.
#[derive(Default)]
struct Left {
    wrong: BTreeMap<String, String>,
    both: BTreeMap<String, (String, Option<Value>)>,
}

/// The questions of a theme.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    let around = Around::read(&mut reading, &sheet).await?;
    drop(reading);
    let theme = theme(&sheet, &parts)?;
    Ok(page(&signed, &sheet, &around, theme, StatusCode::OK, None))
}

/// Saves what was answered.
pub async fn post(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let t = signed.lang;
    let place = place(&parts)?;
    let mut writing = match signed.begin(&typed, signed.visit.uri.path()).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::AnswersSaved)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place.clone()).await?;
    let theme = theme(&sheet, &parts)?;
    sheet.access.clone().draft()?;
    let (mut edits, mut values, mut left) = (Vec::new(), BTreeMap::new(), Left::default());
    for at in sheet.asked_in(theme) {
        let question = sheet.plan.question(at);
        let revision = typed.get(&format!("r.{}", question.id));
        let (Ok(known), Ok(id)) = (revision.parse::<i64>(), question.id.parse::<Slug>()) else { continue };
        match read(&typed, question) {
            Ok(value) => {
                let json = value.as_ref().map(serde_json::to_value).transpose();
                let json = json.map_err(|_| Failure::of(Code::Internal))?;
                values.insert(question.id.clone(), value);
                if json.is_some() || known > 0 {
                    edits.push(Edit { question: id, value: json, known });
                }
            }
            Err(text) => {
                left.wrong.insert(question.id.clone(), t.sentence(&text));
            }
        }
    }
    let (saved, after) = save(&mut writing, &signed, &sheet, edits).await?;
    for (question, saved) in saved {
        if let Saved::Conflict { theirs, .. } = saved {
            let asked = sheet.plan.position(question.as_str()).map(|at| sheet.plan.question(at));
            let value = theirs.value.and_then(|value| serde_json::from_value::<Value>(value).ok());
            let words = match (asked, &value) {
                (Some(asked), Some(value)) => in_words(asked, value, t),
                _ => t.answer_taken_away().to_owned(),
            };
            let mine = values.remove(question.as_str()).flatten();
            left.both.insert(question.to_string(), (words, mine));
        }
    }
    let around = Around::read(&mut writing, &after).await?;
    writing.commit().await?;
    if left.wrong.is_empty() && left.both.is_empty() {
        let next = next_of(&after, theme).filter(|_| typed.get("suite") == "oui");
        let here = url(&place);
        let theme_url = |id: &str| format!("{here}/{id}");
        let themes = &after.plan.questionnaire().themes;
        let target = next.unwrap_or(theme);
        return Ok(signed.done(&theme_url(&themes[target].id), Notice::AnswersSaved));
    }
    let status = if left.both.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    Ok(page(&signed, &after, &around, theme, status, Some((&typed, left))))
}

fn theme(sheet: &Sheet, parts: &Parts) -> Result<usize, Failure> {
    let id = parts.get("theme").map(String::as_str).unwrap_or_default();
    let themes = &sheet.plan.questionnaire().themes;
    themes.iter().position(|theme| theme.id == id).ok_or_else(|| Failure::of(Code::NotFound))
}

fn next_of(sheet: &Sheet, theme: usize) -> Option<usize> {
    (theme + 1..sheet.evaluation.themes.len()).find(|at| sheet.evaluation.themes[*at].asked > 0)
}

fn page(
    signed: &Signed,
    sheet: &Sheet,
    around: &Around,
    theme: usize,
    status: StatusCode,
    left: Option<(&Typed, Left)>,
) -> Response {
    let t = signed.lang;
    let (questionnaire, place) = (sheet.plan.questionnaire(), &sheet.access.place);
    let here = url(place);
    let shown = &questionnaire.themes[theme];
    let title = said(&shown.title, t).to_owned();
    let mut sections: Vec<Part> = shown
        .sections
        .iter()
        .map(|section| Part {
            title: said(&section.title, t).to_owned(),
            intro: section.intro.as_ref().map(|intro| said(intro, t).to_owned()).unwrap_or_default(),
            questions: Vec::new(),
        })
        .collect();
    for at in sheet.asked_in(theme) {
        let Some((_, section)) = sheet.plan.place(at) else { continue };
        let mut question = view(sheet, at, left.as_ref(), t);
        question.notes = around.talk.open_on(&question.id);
        question.given =
            around.talk.given(sheet, at).map(|one| given_in_words(one, &around.people, t)).collect();
        if let Some(part) = sections.get_mut(section) {
            part.questions.push(question);
        }
    }
    sections.retain(|part| !part.questions.is_empty());
    let beside = |at: usize| {
        let theme = &questionnaire.themes[at];
        (format!("{here}/{}", theme.id), said(&theme.title, t).to_owned())
    };
    let before = (0..theme).rev().find(|at| sheet.evaluation.themes[*at].asked > 0);
    let page = Page {
        frame: Frame::new(signed, section(place.subject), title.clone()),
        t,
        back: back(sheet, t),
        questionnaire: (here.clone(), said(&questionnaire.title, t).to_owned()),
        action: format!("{here}/{}", shown.id),
        token: signed.caller.form_token(&signed.records),
        open: sheet.is_open(),
        closed: if sheet.form.state.is_open() { t.answers_read_only() } else { t.answers_closed() },
        before: before.map(beside),
        after: next_of(sheet, theme).map(beside),
        wrong: left.as_ref().map_or(0, |(_, left)| left.wrong.len()),
        both: left.as_ref().map_or(0, |(_, left)| left.both.len()),
        settled: settled(sheet, theme, t),
        dormant: dormant(sheet, theme, t),
        here,
        title,
        sections,
    };
    html(signed, status, &page)
}

/// Answers of a theme whose question is no longer asked.
fn dormant(sheet: &Sheet, theme: usize, t: Lang) -> Vec<(String, String, String)> {
    let here = |at: &usize| sheet.plan.place(*at).is_some_and(|(one, _)| one == theme);
    let asleep = (0..sheet.plan.len()).filter(here).filter(|at| !sheet.evaluation.questions[*at].asked);
    let one = |at| {
        let question = sheet.plan.question(at);
        let value = sheet.value(&question.id)?;
        let title = said(&question.title, t).to_owned();
        Some((one::url_of(sheet, &question.id), title, in_words(question, &value, t)))
    };
    asleep.filter_map(one).collect()
}

/// A question with what is kept, or with what was typed when that did not become the answer.
fn view(sheet: &Sheet, at: usize, left: Option<&(&Typed, Left)>, t: Lang) -> Asked {
    let question = sheet.plan.question(at);
    let kept = sheet.value(&question.id);
    let Some((typed, left)) = left else { return asked(sheet, at, kept.as_ref(), t) };
    if let Some((theirs, mine)) = left.both.get(&question.id) {
        return Asked { theirs: Some(theirs.clone()), ..asked(sheet, at, mine.as_ref(), t) };
    }
    let Some(wrong) = left.wrong.get(&question.id) else { return asked(sheet, at, kept.as_ref(), t) };
    let mut view = asked(sheet, at, kept.as_ref(), t);
    view.error.clone_from(wrong);
    view.text = typed.get(&format!("q.{}", question.id)).to_owned();
    let chosen: Vec<&str> =
        typed.pairs().filter(|(name, _)| *name == format!("q.{}", question.id)).map(|(_, v)| v).collect();
    for (id, _, on) in &mut view.offers {
        *on = chosen.contains(&id.as_str());
    }
    if view.reason.is_some() {
        view.reason = Some(typed.get(&format!("n.{}", question.id)).to_owned());
    }
    for cell in view.rows.iter_mut().flatten() {
        typed.get(&cell.name).clone_into(&mut cell.value);
    }
    view
}
