//! `GET /produits/{product}`: one product: what it is, what to mend, what to answer, the démarches it may join.

use super::list::{rounded, scope_text};
use super::{edits, identification, plan, present, product_of, programme, questionnaires, said, url};
use crate::desk::Signed;
use crate::error::Failure;
use crate::forms::Button;
use crate::lang::Lang;
use crate::pages::people::name_of;
use crate::pages::{Frame, Section, html};
use crate::standing;
use accounts::civil;
use accounts::people::{self, NamedMember};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::product::{self, Nil, Past, Product};
use conformity::programme::{Demarche, Programme};
use conformity::questionnaire::{Evaluation, Plan, evaluate_all};
use conformity::state::{Form, State};
use conformity::{CanSee, Place, Subject, answers, appraisal, joined, state};
use identifiers::Level;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "produits/product.html")]
struct Page {
    frame: Frame,
    t: Lang,
    name: String,
    life: String,
    out: Option<String>,
    archived: bool,
    description: String,
    facts: Vec<(&'static str, String)>,
    findings: Vec<(&'static str, String)>,
    lines: Vec<Line>,
    joined: Vec<Joined>,
    offered: Vec<Offered>,
    split: Option<String>,
    put_away: Option<Button>,
    history: Vec<(String, String)>,
}

/// A questionnaire, as a line of a list.
pub struct Line {
    /// Its page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its state, and the style of its label.
    pub state: (String, &'static str),
    /// Questions asked, and answered.
    pub asked: usize,
    /// Answered.
    pub answered: usize,
    /// Maturity, 0 to 100, when it is scored.
    pub score: Option<u64>,
    /// Level reached.
    pub level: Option<u8>,
}

struct Joined {
    title: String,
    summary: String,
    since: String,
    leave: Option<Button>,
}

struct Offered {
    parcours: String,
    title: String,
    summary: String,
    prerequisites: Vec<String>,
    join: Option<Button>,
}

/// Handler.
pub async fn get(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    let t = signed.lang;
    let id = product_of(&id)?;
    let programme = programme()?;
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let product = product::get(&mut reading, &see, id).await?;
    let times = joined::of_product(&mut reading, &see, id).await?;
    let history = product::history(&mut reading, &see, id).await?;
    let people = people::list(&mut reading).await?;
    let forms: BTreeMap<Place, Form> = state::all(&mut reading, &see).await?.into_iter().collect();
    let lines =
        lines(&mut reading, &signed, &see, &product, &forms, &questionnaires(&times, programme)).await?;
    drop(reading);
    let today = civil::date(signed.caller.acting.now());
    let in_mes = times.iter().any(|time| time.left_at.is_none() && time.mes);
    let findings = product::check(&product.card, in_mes, today);
    let used = product.archived_at.is_none();
    let may_edit = used && edits(&see, id).is_ok();
    let may_archive = see.access(identification(id)?).is_ok_and(|access| access.validate().is_ok());
    let page = Page {
        frame: Frame::new(&signed, Section::Products, product.card.name.clone()),
        t,
        name: product.card.name.clone(),
        life: t.text(&product.card.lifecycle.name()),
        out: scope_text(product.card.lifecycle.in_scope(today), t),
        archived: !used,
        description: product.card.description.clone(),
        facts: facts(&product, t),
        findings: findings.iter().map(|one| (tone(one.level), t.sentence(&one.text))).collect(),
        lines,
        joined: joined_lines(&signed, &times, programme, &product, may_edit),
        offered: offered(&signed, &present(&times, programme), programme, &product, may_edit),
        split: may_edit.then(|| format!("{}/decliner", url(id))),
        put_away: may_archive.then(|| put_away(&signed, &product)),
        history: history.iter().map(|past| told(past, &people, t)).collect(),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

async fn lines(
    reading: &mut db::Reading,
    signed: &Signed,
    see: &CanSee,
    product: &Product,
    forms: &BTreeMap<Place, Form>,
    ids: &[&str],
) -> Result<Vec<Line>, Failure> {
    let today = civil::date(signed.caller.acting.now());
    let readable = ids.iter().find_map(|id| see.access(Place::product(product.id, id.parse().ok()?)).ok());
    let answers = match readable {
        Some(access) => appraisal::answers_of(&answers::facts(reading, &access.read()).await?),
        None => BTreeMap::new(),
    };
    let strategy = programme()?.strategy.questionnaires.iter().map(String::as_str);
    let plans: Vec<&Plan> = strategy.chain(ids.iter().copied()).filter_map(plan).collect();
    let evaluations = evaluate_all(plans, today, &answers);
    let mut lines = Vec::new();
    for id in ids {
        let (Some(plan), Ok(slug)) = (plan(id), id.parse()) else { continue };
        let place = Place::product(product.id, slug);
        // What may not be read is not shown, its progress neither.
        if see.access(place.clone()).is_ok() {
            lines.push(line(plan, &place, forms.get(&place), evaluations.get(*id), signed.lang));
        }
    }
    Ok(lines)
}

/// The line of a questionnaire.
pub fn line(
    plan: &Plan,
    place: &Place,
    form: Option<&Form>,
    evaluation: Option<&Evaluation>,
    t: Lang,
) -> Line {
    let questionnaire = plan.questionnaire();
    let of = match place.subject {
        Subject::Strategy => "/strategie".to_owned(),
        Subject::Product(id) => url(id),
    };
    let state = form.map_or(State::Draft, |form| form.state);
    let whole = evaluation.map(|evaluation| evaluation.whole);
    let touched = form.is_some();
    let begun = evaluation.filter(|evaluation| evaluation.whole.answered > 0);
    Line {
        url: format!("{of}/{}", place.questionnaire),
        title: said(&questionnaire.title, t).to_owned(),
        state: match state {
            _ if !touched => (t.form_untouched().to_owned(), "tag-over"),
            State::Draft | State::Reopened => (t.text(&state.name()), "tag-todo"),
            State::InReview => (t.text(&state.name()), "tag-wait"),
            State::Validated => (t.text(&state.name()), "tag-done"),
        },
        asked: whole.map_or(0, |whole| whole.asked),
        answered: whole.map_or(0, |whole| whole.answered),
        // Nothing answered yet: a zero would read as a verdict.
        score: begun.and_then(|evaluation| evaluation.whole.score).map(rounded),
        level: begun.and_then(|evaluation| evaluation.level),
    }
}

fn facts(product: &Product, t: Lang) -> Vec<(&'static str, String)> {
    let card = &product.card;
    let nil = match &card.nil {
        Nil::NotSaid => t.product_not_said().to_owned(),
        Nil::None => t.product_none().to_owned(),
        Nil::Number(number) => number.clone(),
    };
    let versions = card.editions.iter().flat_map(|edition| {
        edition.versions.iter().map(|version| match edition.name.as_str() {
            "" => version.number.clone(),
            name => format!("{name} {}", version.number),
        })
    });
    let all = [
        (t.product_commercial(), card.commercial_name.clone()),
        (t.product_os(), card.os.clone()),
        (t.product_device(), card.device.clone()),
        (t.product_versions(), versions.collect::<Vec<_>>().join(", ")),
        (t.product_nil(), nil),
        (
            t.product_certifications(),
            card.certifications.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", "),
        ),
        (t.product_mes_name(), card.mes_name.clone().unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn tone(level: Level) -> &'static str {
    match level {
        Level::Error => "old",
        Level::Warning => "warning",
        _ => "calm",
    }
}

fn joined_lines(
    signed: &Signed,
    times: &[joined::Joined],
    programme: &Programme,
    product: &Product,
    may_edit: bool,
) -> Vec<Joined> {
    let t = signed.lang;
    let present = times.iter().filter(|time| time.left_at.is_none());
    let one = |time: &joined::Joined| {
        let demarche = programme.demarche(time.demarche.as_str())?;
        let title = said(&demarche.title, t).to_owned();
        let leave = || {
            Button::new(signed, format!("{}/quitter", url(product.id)), t.demarche_leave())
                .carrying("demarche", &time.demarche)
                .about(&title)
                .link()
        };
        Some(Joined {
            summary: said(&demarche.summary, t).to_owned(),
            since: civil::day(civil::date(time.joined_at), t.into()),
            leave: may_edit.then(leave),
            title,
        })
    };
    present.filter_map(one).collect()
}

fn offered(
    signed: &Signed,
    present: &[&Demarche],
    programme: &Programme,
    product: &Product,
    may_edit: bool,
) -> Vec<Offered> {
    let t = signed.lang;
    let of_parcours = programme.parcours.iter();
    let of_parcours = of_parcours.flat_map(|one| one.demarches.iter().map(|d| (said(&one.title, t), d)));
    let others = programme.candidatures.iter().map(|one| (t.candidature(), one));
    let absent = of_parcours.chain(others).filter(|(_, d)| !present.iter().any(|one| one.id == d.id));
    let one = |(parcours, demarche): (&str, &Demarche)| {
        let title = said(&demarche.title, t).to_owned();
        let join = || {
            Button::new(signed, format!("{}/rejoindre", url(product.id)), t.demarche_join())
                .carrying("demarche", &demarche.id)
                .about(&title)
        };
        Offered {
            parcours: parcours.to_owned(),
            summary: said(&demarche.summary, t).to_owned(),
            prerequisites: demarche.prerequisites.iter().map(|one| said(one, t).to_owned()).collect(),
            join: may_edit.then(join),
            title,
        }
    };
    absent.map(one).collect()
}

fn put_away(signed: &Signed, product: &Product) -> Button {
    let t = signed.lang;
    let (act, label) = match product.archived_at {
        None => ("archiver", t.product_archive()),
        Some(_) => ("reprendre", t.product_restore()),
    };
    Button::new(signed, format!("{}/{act}", url(product.id)), label).carrying("revision", product.revision)
}

fn told(past: &Past, people: &[NamedMember], t: Lang) -> (String, String) {
    let who = name_of(people, past.by, t);
    (civil::written(past.at, t.into()), format!("{who}, {}", t.text(&past.what.name())))
}
