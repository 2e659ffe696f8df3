//! `GET` of a questionnaire: where it stands, theme by theme, and what may be done.

use super::sheet::Sheet;
use super::{Parts, place, url};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::people::name_of;
use crate::pages::produits::{rounded, said};
use crate::pages::{Frame, Section, coherence, html};
use accounts::{civil, people};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::Subject;
use conformity::questionnaire::Score;
use conformity::state::{self, State, Step};

#[derive(Template)]
#[template(path = "questionnaire/overview.html")]
struct Page {
    frame: Frame,
    t: Lang,
    back: (String, String),
    title: String,
    summary: String,
    notice: String,
    state: String,
    style: &'static str,
    said: Option<String>,
    withdrawn: bool,
    score: Option<u64>,
    conformity: Option<u64>,
    level: Option<(u8, String)>,
    asked: usize,
    answered: usize,
    next: Option<String>,
    themes: Vec<Theme>,
    acts: Vec<Act>,
    action: String,
    token: String,
    revision: i64,
    missing: Vec<(String, String)>,
    dormant: usize,
    steps: Vec<(String, String)>,
    here: String,
    open: bool,
    contradicted: Vec<coherence::Line>,
}

struct Theme {
    url: String,
    title: String,
    asked: usize,
    answered: usize,
    score: Option<u64>,
}

struct Act {
    word: &'static str,
    label: &'static str,
    primary: bool,
}

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    let steps = state::history(&mut reading, &sheet.access.clone().read()).await?;
    let people = people::list(&mut reading).await?;
    drop(reading);
    let t = signed.lang;
    let name = |step: &Step| {
        let who = name_of(&people, step.by, t);
        let what = t.text(&step.act.name());
        let said = step.comment.as_ref().map(|said| format!(" « {said} »")).unwrap_or_default();
        (civil::written(step.at, t.into()), format!("{who}, {what}{said}"))
    };
    let steps = steps.iter().map(name).collect();
    let id = sheet.access.place.questionnaire.as_str();
    let mut contradicted =
        coherence::of_subject(&sheet.facts, &sheet.see, sheet.access.place.subject, sheet.today, t)?;
    contradicted.retain(|line| line.of.iter().any(|file| file == id));
    let page = Page { contradicted, ..page(&signed, &sheet, steps) };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn page(signed: &Signed, sheet: &Sheet, steps: Vec<(String, String)>) -> Page {
    let t = signed.lang;
    let (questionnaire, place) = (sheet.plan.questionnaire(), &sheet.access.place);
    let here = url(place);
    let whole = sheet.evaluation.whole;
    let scored = |score: Option<f64>| score.filter(|_| whole.answered > 0).map(rounded);
    let theme_of = |at: usize| {
        let theme = sheet.plan.place(at).and_then(|(theme, _)| questionnaire.themes.get(theme));
        theme.map(|theme| format!("{here}/{}#q-{}", theme.id, sheet.plan.question(at).id))
    };
    let open =
        |at: &usize| sheet.evaluation.questions[*at].asked && !sheet.evaluation.questions[*at].answered;
    let missing = sheet.evaluation.missing.iter();
    let level = sheet.evaluation.level.filter(|_| whole.answered > 0);
    Page {
        frame: Frame::new(signed, section(place.subject), said(&questionnaire.title, t)),
        t,
        back: back(sheet, t),
        title: said(&questionnaire.title, t).to_owned(),
        summary: said(&questionnaire.summary, t).to_owned(),
        notice: said(&questionnaire.notice, t).to_owned(),
        state: t.text(&sheet.form.state.name()),
        style: match sheet.form.state {
            State::Draft | State::Reopened => "tag-todo",
            State::InReview => "tag-wait",
            State::Validated => "tag-done",
        },
        said: sheet.form.comment.clone(),
        withdrawn: sheet.form.withdrawn_at.is_some(),
        score: scored(whole.score),
        conformity: scored(whole.conformity),
        level: level.and_then(|level| {
            let step = questionnaire.levels.iter().find(|step| step.level == level)?;
            Some((level, said(&step.title, t).to_owned()))
        }),
        asked: whole.asked,
        answered: whole.answered,
        next: (0..sheet.plan.len()).find(open).and_then(theme_of),
        themes: questionnaire
            .themes
            .iter()
            .zip(&sheet.evaluation.themes)
            .filter(|(_, score)| score.asked > 0)
            .map(|(theme, score)| line(&here, theme.id.as_str(), said(&theme.title, t), score))
            .collect(),
        acts: acts(sheet, t),
        action: format!("{here}/etat"),
        token: signed.caller.form_token(&signed.records),
        revision: sheet.form.revision,
        missing: missing
            .filter_map(|at| Some((theme_of(*at)?, said(&sheet.plan.question(*at).title, t).to_owned())))
            .collect(),
        dormant: sheet.evaluation.dormant.len(),
        steps,
        open: sheet.is_open(),
        here,
        contradicted: Vec::new(),
    }
}

fn line(here: &str, id: &str, title: &str, score: &Score) -> Theme {
    Theme {
        url: format!("{here}/{id}"),
        title: title.to_owned(),
        asked: score.asked,
        answered: score.answered,
        score: score.score.filter(|_| score.answered > 0).map(rounded),
    }
}

/// What leads back: the product, or the strategy.
pub fn back(sheet: &Sheet, t: Lang) -> (String, String) {
    match (sheet.access.place.subject, &sheet.of) {
        (Subject::Product(id), Some(name)) => (format!("/produits/{id}"), name.clone()),
        _ => ("/strategie".to_owned(), t.nav_strategy().to_owned()),
    }
}

/// Which entry of the navigation is lit.
pub const fn section(subject: Subject) -> Section {
    match subject {
        Subject::Strategy => Section::Strategy,
        Subject::Product(_) => Section::Products,
    }
}

/// What who asks may do now. Somebody who may validate what they wrote does both at once.
fn acts(sheet: &Sheet, t: Lang) -> Vec<Act> {
    let may_validate = sheet.access.clone().validate().is_ok();
    let act = |word, label, primary| Act { word, label, primary };
    if sheet.access.clone().draft().is_err() || sheet.form.version.is_none() {
        return Vec::new();
    }
    match sheet.form.state {
        State::Draft | State::Reopened if may_validate => {
            vec![
                act("valider-aussitot", t.act_submit_validate(), true),
                act("soumettre", t.act_submit(), false),
            ]
        }
        State::Draft | State::Reopened => vec![act("soumettre", t.act_submit(), true)],
        State::InReview if may_validate => {
            vec![act("valider", t.act_validate(), true), act("renvoyer", t.act_send_back(), false)]
        }
        State::InReview => vec![act("reprendre", t.act_take_back(), false)],
        State::Validated if may_validate => vec![act("rouvrir", t.act_reopen(), false)],
        State::Validated => Vec::new(),
    }
}
