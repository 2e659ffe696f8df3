//! `GET` and `POST …/projection/essais/{essai}`: one trial: the answers it supposes, its targets, the score now and tried.

use super::head::{Head, Tab};
use super::target::{self, Done, Row};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Button, Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::produits::said;
use crate::pages::questionnaire::{Asked, Parts, Sheet, asked, in_words, place, read_answer, section, url};
use crate::pages::{Frame, html};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::projection::{self, Target, WhatIf};
use conformity::questionnaire::{Evaluation, Value};
use conformity::{Place, Slug, WhatIfId};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "maturite/trial.html")]
struct Page {
    frame: Frame,
    t: Lang,
    head: Head,
    trials: String,
    scores: Vec<Score>,
    answers: Vec<Answer>,
    rows: Vec<Row>,
    form: Option<Form>,
    choose: Option<Form>,
    /// The question that is tried now.
    q: Option<Asked>,
    adopt: Option<Button>,
    throw: Option<Button>,
    action: String,
    token: String,
    revision: i64,
}

/// Now and tried, side by side.
struct Score {
    title: String,
    now: String,
    tried: String,
    gain: String,
}

/// An answer that is tried.
struct Answer {
    url: String,
    title: String,
    now: String,
    tried: String,
    forget: Option<Button>,
}

/// What an address says beside the trial.
type Asks = Query<BTreeMap<String, String>>;

/// The page of a trial.
pub fn page_of(place: &Place, id: WhatIfId) -> String {
    format!("{}/projection/essais/{id}", url(place))
}

/// What the answers are worth with those of a trial over them.
pub fn tried(sheet: &Sheet, trial: &WhatIf) -> Evaluation {
    let mut facts = sheet.facts.clone();
    let own = facts.entry(sheet.plan.questionnaire().id.clone()).or_default();
    for (question, value) in &trial.answers {
        if let Ok(value) = serde_json::from_value(value.clone()) {
            own.insert(question.to_string(), value);
        }
    }
    crate::pages::questionnaire::evaluate(sheet.plan, &facts, sheet.today)
        .unwrap_or_else(|| sheet.evaluation.clone())
}

/// Handler. `?question=` asks for the field of a question, `?cible=` for the target of something.
pub async fn get(signed: Signed, parts: Parts, Query(asks): Asks) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    let read = sheet.access.clone().read();
    let trial = find(projection::what_ifs(&mut reading, &read).await?, &parts)?;
    let targets = projection::targets(&mut reading, &read, Some(trial.id)).await?;
    drop(reading);
    let asks = |name| asks.get(name).map(String::as_str).unwrap_or_default();
    let evaluation = tried(&sheet, &trial);
    let form = target::form(&signed, &sheet, &evaluation, &targets, asks("cible"));
    let q = sheet.plan.position(asks("question")).map(|at| tried_question(&sheet, &trial, at, signed.lang));
    Ok(page(&signed, &sheet, &trial, &targets, StatusCode::OK, form, q))
}

fn find(trials: Vec<WhatIf>, parts: &Parts) -> Result<WhatIf, Failure> {
    let id: Option<WhatIfId> = parts.get("essai").and_then(|id| id.parse().ok());
    trials.into_iter().find(|trial| Some(trial.id) == id).ok_or_else(|| Failure::of(Code::NotFound))
}

/// A question with the answer that is tried, or else the one that is kept.
fn tried_question(sheet: &Sheet, trial: &WhatIf, at: usize, t: Lang) -> Asked {
    let id = &sheet.plan.question(at).id;
    let value = trial.answers.iter().find(|(question, _)| question.as_str() == id);
    let value = value.and_then(|(_, value)| serde_json::from_value::<Value>(value.clone()).ok());
    asked(sheet, at, value.or_else(|| sheet.value(id)).as_ref(), t)
}

/// Handler.
pub async fn post(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let place = place(&parts)?;
    let notice = match typed.get("acte") {
        "adopter" => Notice::TrialAdopted,
        "jeter" => Notice::TrialThrown,
        _ => Notice::TrialSaved,
    };
    let list = format!("{}/projection/essais", url(&place));
    let mut writing = match signed.begin(&typed, &list).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, notice)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place).await?;
    let draft = sheet.access.clone().draft()?;
    let read = sheet.access.clone().read();
    let trial = find(projection::what_ifs(&mut writing, &read).await?, &parts)?;
    let evaluation = tried(&sheet, &trial);
    let here = page_of(&sheet.access.place, trial.id);
    let known = typed.get("revision").parse().unwrap_or_default();
    let mut answers = trial.answers.clone();
    let mut next = here.clone();
    let mut q = None;
    let done = match typed.get("acte") {
        "supposer" => {
            let at = sheet.plan.position(typed.get("question")).ok_or_else(|| Failure::of(Code::NotFound))?;
            let question = sheet.plan.question(at);
            let id: Slug = question.id.parse().map_err(|_| Failure::of(Code::NotFound))?;
            match read_answer(&typed, question) {
                Ok(value) => {
                    match value.map(serde_json::to_value) {
                        Some(Ok(value)) => answers.insert(id, value),
                        _ => answers.remove(&id),
                    };
                    try_out(&mut writing, &draft, &trial, &answers, known).await?
                }
                Err(wrong) => {
                    let mut shown = tried_question(&sheet, &trial, at, signed.lang);
                    shown.error = signed.lang.text(&wrong);
                    typed.get(&format!("q.{id}")).clone_into(&mut shown.text);
                    q = Some(shown);
                    Done::Wrong(Box::new(target::form(&signed, &sheet, &evaluation, &[], "")))
                }
            }
        }
        "oublier" => {
            answers.retain(|question, _| question.as_str() != typed.get("question"));
            try_out(&mut writing, &draft, &trial, &answers, known).await?
        }
        "fixer" => {
            let of = (Some(trial.id), &evaluation);
            target::set(&mut writing, &signed, &sheet, &draft, of, &typed).await?
        }
        "retirer" if target::remove(&mut writing, &draft, Some(trial.id), &typed).await? => Done::Saved,
        "retirer" => Done::Stale,
        "adopter" => {
            projection::adopt(&mut writing, &draft, trial.id).await?;
            next = format!("{}/projection", url(&sheet.access.place));
            Done::Saved
        }
        "jeter" => {
            projection::throw_away(&mut writing, &draft, trial.id).await?;
            next = list;
            Done::Saved
        }
        _ => return Err(Failure::of(Code::BadParameter)),
    };
    if let Done::Saved = done {
        writing.commit().await?;
        return Ok(signed.done(&next, notice));
    }
    let targets = projection::targets(&mut writing, &read, Some(trial.id)).await?;
    let (status, form) = match done {
        Done::Wrong(form) if q.is_none() => (StatusCode::UNPROCESSABLE_ENTITY, *form),
        Done::Wrong(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, target::form(&signed, &sheet, &evaluation, &targets, ""))
        }
        _ if typed.get("acte") == "fixer" => {
            (StatusCode::CONFLICT, target::again(&signed, &sheet, &evaluation, &targets, &typed))
        }
        _ => {
            let mut form = target::form(&signed, &sheet, &evaluation, &targets, "");
            form.refuse_all(signed.lang.trial_stale());
            (StatusCode::CONFLICT, form)
        }
    };
    Ok(page(&signed, &sheet, &trial, &targets, status, form, q))
}

async fn try_out(
    writing: &mut db::Writing,
    draft: &conformity::CanDraft,
    trial: &WhatIf,
    answers: &BTreeMap<Slug, serde_json::Value>,
    known: i64,
) -> Result<Done, Failure> {
    let kept = projection::try_out(writing, draft, trial.id, &trial.name, answers, known).await?;
    Ok(if kept.is_ok() { Done::Saved } else { Done::Stale })
}

fn page(
    signed: &Signed,
    sheet: &Sheet,
    trial: &WhatIf,
    targets: &[Target],
    status: StatusCode,
    form: Form,
    q: Option<Asked>,
) -> Response {
    let t = signed.lang;
    let evaluation = tried(sheet, trial);
    let action = page_of(&sheet.access.place, trial.id);
    let may = sheet.access.clone().draft().is_ok();
    let button =
        |act: &'static str, label: &'static str| Button::new(signed, &action, label).carrying("acte", act);
    let page = Page {
        frame: Frame::new(signed, section(sheet.access.place.subject), trial.name.clone()).of_form(&form),
        t,
        head: Head::new(sheet, Tab::Trials, t),
        trials: format!("{}/projection/essais", url(&sheet.access.place)),
        scores: scores(sheet, &evaluation, t),
        answers: answers(signed, sheet, trial, &action, may),
        rows: target::rows(signed, sheet, &evaluation, targets, &action),
        choose: may.then(|| choose(signed, sheet, &evaluation)),
        q: q.filter(|_| may),
        adopt: (may && !targets.is_empty()).then(|| button("adopter", t.trial_adopt()).primary()),
        throw: may.then(|| button("jeter", t.trial_throw()).danger()),
        token: signed.caller.form_token(&signed.records),
        revision: trial.revision,
        form: may.then_some(form),
        action,
    };
    html(signed, status, &page)
}

/// The whole, then the themes whose score moves.
fn scores(sheet: &Sheet, tried: &Evaluation, t: Lang) -> Vec<Score> {
    let percent = |score: Option<f64>| score.map_or_else(|| "–".to_owned(), |score| t.percent_exact(score));
    let line = |title: &str, now: Option<f64>, then: Option<f64>| Score {
        title: title.to_owned(),
        now: percent(now),
        tried: percent(then),
        gain: t.gain(then.unwrap_or_default() - now.unwrap_or_default()),
    };
    let now = &sheet.evaluation;
    let level =
        |evaluation: &Evaluation| evaluation.level.map_or_else(|| "–".to_owned(), |level| level.to_string());
    let mut all = vec![
        line(t.maturity_score(), now.whole.score, tried.whole.score),
        line(t.maturity_conformity(), now.whole.conformity, tried.whole.conformity),
        Score {
            title: t.maturity_level().to_owned(),
            now: level(now),
            tried: level(tried),
            gain: String::new(),
        },
    ];
    let themes = sheet.plan.questionnaire().themes.iter().zip(now.themes.iter().zip(&tried.themes));
    let moved = themes.filter(|(_, (now, then))| now.score != then.score);
    all.extend(moved.map(|(theme, (now, then))| line(said(&theme.title, t), now.score, then.score)));
    all
}

fn answers(signed: &Signed, sheet: &Sheet, trial: &WhatIf, action: &str, may: bool) -> Vec<Answer> {
    let t = signed.lang;
    let one = |(id, value): (&Slug, &serde_json::Value)| {
        let question = sheet.plan.question(sheet.plan.position(id.as_str())?);
        let value: Value = serde_json::from_value(value.clone()).ok()?;
        let title = said(&question.title, t).to_owned();
        let forget = || {
            Button::new(signed, action, t.trial_forget())
                .carrying("acte", "oublier")
                .carrying("question", id)
                .carrying("revision", trial.revision)
                .about(&title)
                .link()
        };
        Some(Answer {
            url: format!("{action}?question={id}#supposer"),
            now: sheet
                .value(id.as_str())
                .map_or_else(|| t.trial_unanswered().to_owned(), |now| in_words(question, &now, t)),
            tried: in_words(question, &value, t),
            forget: may.then(forget),
            title,
        })
    };
    trial.answers.iter().filter_map(one).collect()
}

/// The form that asks for a question: those that are asked once the trial is true.
fn choose(signed: &Signed, sheet: &Sheet, evaluation: &Evaluation) -> Form {
    let t = signed.lang;
    let asked = (0..sheet.plan.len()).filter(|at| evaluation.questions[*at].asked);
    let choices = asked.map(|at| {
        let question = sheet.plan.question(at);
        Choice::new(question.id.as_str(), said(&question.title, t))
    });
    Form::new(t, String::new()).with(Field::select(t, "question", t.trial_question(), choices.collect()))
}
