//! `GET …/question/{question}`: one question, all that is known of it: its answer, what people say of it, who has it to
//! answer, everything that was ever answered.

use super::beside::{Talk, given_in_words, strategy_of};
use super::overview::{back, section};
use super::question::{Asked, asked};
use super::share;
use super::sheet::Sheet;
use super::words::lines;
use super::{Parts, place, url};
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::forms::{Button, Choice, Field, Form};
use crate::lang::Lang;
use crate::pages::people::name_of;
use crate::pages::produits::said;
use crate::pages::{Frame, html};
use accounts::civil;
use accounts::people::{self, NamedMember};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::Slug;
use conformity::answers::{self, Past};
use conformity::assignments::Part;
use conformity::comments::Comment;
use conformity::questionnaire::{Question, Value};

#[derive(Template)]
#[template(path = "questionnaire/one.html")]
struct Page {
    frame: Frame,
    t: Lang,
    back: (String, String),
    questionnaire: (String, String),
    theme: (String, String),
    q: Asked,
    is_asked: bool,
    answer: Vec<String>,
    who: Option<String>,
    strategy: Vec<(String, String)>,
    notes: Vec<Note>,
    say: Form,
    given: Vec<share::Given>,
    give: Option<Form>,
    past: Vec<Line>,
    beside: [Option<(String, String)>; 2],
    action: String,
}

/// A comment.
struct Note {
    head: String,
    text: String,
    to: String,
    resolved: Option<String>,
    act: Option<Button>,
}

/// A line of the history.
struct Line {
    at: String,
    what: String,
    value: Vec<String>,
    restore: Option<Button>,
}

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let (sheet, at) = open(&signed, &parts).await?;
    shown(&signed, &sheet, at, StatusCode::OK, None).await
}

/// The questionnaire, and the position of the question that an address names.
pub async fn open(signed: &Signed, parts: &Parts) -> Result<(Sheet, usize), Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, signed, place(parts)?).await?;
    let at = position(&sheet, parts)?;
    Ok((sheet, at))
}

/// The position of the question that an address names.
pub fn position(sheet: &Sheet, parts: &Parts) -> Result<usize, Failure> {
    let id = parts.get("question").map(String::as_str).unwrap_or_default();
    sheet.plan.position(id).ok_or_else(|| Failure::of(Code::NotFound))
}

/// The page of one question.
pub fn url_of(sheet: &Sheet, question: &str) -> String {
    format!("{}/question/{question}", url(&sheet.access.place))
}

/// The page, with the comment that did not do.
pub async fn shown(
    signed: &Signed,
    sheet: &Sheet,
    at: usize,
    status: StatusCode,
    wrong: Option<Form>,
) -> Result<Response, Failure> {
    let t = signed.lang;
    let question = sheet.plan.question(at);
    let id: Slug = question.id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut reading = signed.read().await?;
    let people = people::list(&mut reading).await?;
    let talk = Talk::of(&mut reading, sheet).await?;
    let history = answers::history(&mut reading, &sheet.access.clone().read(), &id).await?;
    drop(reading);
    let (value, answer) = (sheet.value(&question.id), sheet.answer(&question.id));
    let who = answer.map(|answer| t.answered_by(&name_of(&people, answer.by, t), &written(answer.at, t)));
    let here = url(&sheet.access.place);
    let theme = sheet.plan.place(at).and_then(|(theme, _)| sheet.plan.questionnaire().themes.get(theme));
    let theme = theme.ok_or_else(|| Failure::of(Code::NotFound))?;
    let action = url_of(sheet, &question.id);
    let say = wrong.unwrap_or_else(|| say(signed, &people));
    let notes = talk.comments.iter().filter(|one| one.question == id);
    let may_draft = sheet.access.clone().draft().is_ok();
    let part = Part::Question(id.clone());
    let page = Page {
        frame: Frame::new(signed, section(sheet.access.place.subject), said(&question.title, t).to_owned())
            .of_form(&say),
        t,
        back: back(sheet, t),
        questionnaire: (here.clone(), said(&sheet.plan.questionnaire().title, t).to_owned()),
        theme: (format!("{here}/{}#q-{}", theme.id, question.id), said(&theme.title, t).to_owned()),
        q: asked(sheet, at, value.as_ref(), t),
        is_asked: sheet.evaluation.questions[at].asked,
        answer: value.as_ref().map(|value| lines(question, value, t)).unwrap_or_default(),
        who: who.filter(|_| value.is_some()),
        strategy: strategy_of(sheet, at, t),
        notes: notes.map(|one| note(signed, one, &people, &action, may_draft)).collect(),
        say,
        given: talk
            .given(sheet, at)
            .map(|one| share::given(signed, sheet, one, given_in_words(one, &people, t), may_draft))
            .collect(),
        give: may_draft.then(|| share::form(signed, &people, share::Of::One(&part))),
        past: history.iter().map(|past| line(signed, sheet, question, past, &people)).collect(),
        beside: [neighbour(sheet, at, true, t), neighbour(sheet, at, false, t)],
        action,
    };
    Ok(html(signed, status, &page))
}

/// The form of a comment.
pub fn say(signed: &Signed, people: &[NamedMember]) -> Form {
    let t = signed.lang;
    let me = signed.session.person.id;
    let others = people.iter().filter(|named| named.person.id != me);
    let others: Vec<_> =
        others.map(|named| Choice::new(named.person.id.to_string(), named.person.name.to_string())).collect();
    let form = signed.form().with(Field::lines(t, "note", t.note_label()).max(4000));
    if others.is_empty() {
        return form;
    }
    form.with(Field::checks(t, "a", t.note_mentions(), others).hint(t.note_mentions_hint()).optional())
}

fn note(signed: &Signed, one: &Comment, people: &[NamedMember], action: &str, may_draft: bool) -> Note {
    let t = signed.lang;
    let name = |id| name_of(people, id, t);
    let (act, label) = match one.resolved {
        None => ("resoudre", t.note_resolve()),
        Some(_) => ("rouvrir", t.note_reopen()),
    };
    let button = || {
        let about = one.text.lines().next().unwrap_or_default();
        Button::new(signed, action, label)
            .carrying("acte", act)
            .carrying("commentaire", one.id)
            .about(about)
            .link()
    };
    let to: Vec<_> = one.mentions.iter().map(|id| name(*id)).collect();
    Note {
        head: format!("{}, {}", name(one.by), written(one.at, t)),
        text: one.text.clone(),
        to: if to.is_empty() { String::new() } else { t.note_to(&to.join(", ")) },
        resolved: one.resolved.map(|(at, by)| t.note_resolved(&name(by), &written(at, t))),
        act: may_draft.then(button),
    }
}

fn line(signed: &Signed, sheet: &Sheet, question: &Question, past: &Past, people: &[NamedMember]) -> Line {
    let t = signed.lang;
    let value = past.value.clone().and_then(|value| serde_json::from_value::<Value>(value).ok());
    let current = sheet.answer(&question.id);
    let is_current = current.is_some_and(|answer| past.revision == Some(answer.revision));
    let at = written(past.at, t);
    let button = || {
        Button::new(signed, url_of(sheet, &question.id), t.answer_restore())
            .carrying("acte", "retablir")
            .carrying("ligne", past.seq)
            .carrying("revision", current.map_or(0, |answer| answer.revision))
            .about(&at)
            .link()
    };
    Line {
        what: format!("{}, {}", name_of(people, past.by, t), t.text(&past.cause.name())),
        value: value.as_ref().map(|value| lines(question, value, t)).unwrap_or_default(),
        restore: (sheet.is_open() && !is_current).then(button),
        at,
    }
}

/// The question before, or after, among those that are asked.
fn neighbour(sheet: &Sheet, at: usize, before: bool, t: Lang) -> Option<(String, String)> {
    let is_asked = |at: &usize| sheet.evaluation.questions[*at].asked;
    let other = if before { (0..at).rev().find(is_asked) } else { (at + 1..sheet.plan.len()).find(is_asked) };
    let question = sheet.plan.question(other?);
    Some((url_of(sheet, &question.id), said(&question.title, t).to_owned()))
}

fn written(at: db::Timestamp, t: Lang) -> String {
    civil::written(at, t.into())
}
