//! `GET /trajectoire` and `/produits/{product}/trajectoire`: the dated way to the targets, as a line, as a list by month.

use super::line::across;
use super::way::{Stop, Way, state_of};
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::format;
use crate::lang::Lang;
use crate::pages::produits::{programme, said};
use crate::pages::questionnaire::Parts;
use crate::pages::{Frame, Section, html};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::Subject;
use conformity::projection::{Milestone, Progress};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Public deadlines that are told beside one's own.
const PUBLIC: usize = 6;
/// The word of the strategy among the products.
const STRATEGY: &str = "strategie";

#[derive(Template)]
#[template(path = "maturite/roadmap.html")]
struct Page {
    frame: Frame,
    t: Lang,
    crumbs: Vec<(String, String)>,
    any: bool,
    /// Filters: those of products, those of states.
    products: Vec<Choice>,
    states: Vec<Choice>,
    line: Option<Line>,
    months: Vec<(String, Vec<Stop>)>,
    public: Vec<(String, String)>,
    calendar: String,
    whole: bool,
}

/// A value of a filter: value, words, chosen.
type Choice = (String, String, bool);

/// The line: where each target stands on it.
struct Line {
    posts: Vec<Post>,
    months: Vec<(String, String)>,
    today: String,
}

/// A pole on the line.
struct Post {
    x: String,
    style: &'static str,
    said: String,
}

/// Handler. `?produit=` and `?etat=` keep a part.
pub async fn get(
    signed: Signed,
    parts: Parts,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let mut way = Way::of(&mut reading, &signed).await?;
    drop(reading);
    let (asked, state) = (asked(&query, "produit"), asked(&query, "etat"));
    let own = own(&mut way, &parts)?;
    let any = !way.milestones.is_empty();
    if let Some(subject) = subject_of(asked) {
        way.only(subject);
    }
    let states = ["retard", "venir", "sans-date", "atteinte"];
    way.milestones.retain(|one| !states.contains(&state) || state_of(one.progress) == state);
    let here =
        own.map_or_else(|| "/trajectoire".to_owned(), |subject| format!("{}/trajectoire", page_of(subject)));
    let page = Page {
        frame: Frame::new(&signed, Section::Products, t.way_title()),
        t,
        crumbs: match own {
            Some(subject) => vec![(page_of(subject), way.name(subject, t))],
            None => vec![("/produits".to_owned(), t.nav_products().to_owned())],
        },
        any,
        products: if own.is_none() { products(&way, asked, t) } else { Vec::new() },
        states: states.map(|one| (one.to_owned(), t.way_state(one).to_owned(), one == state)).to_vec(),
        line: line(&way, t),
        months: months(&way, t),
        public: public(way.today, t)?,
        calendar: format!("{here}.ics"),
        whole: own.is_none(),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

/// The product that the address names; its targets alone are kept.
pub fn own(way: &mut Way, parts: &Parts) -> Result<Option<Subject>, Failure> {
    let Some(product) = parts.get("product") else { return Ok(None) };
    let gone = || Failure::of(Code::NotFound);
    let id = product.parse().map_err(|_| gone())?;
    if !way.products.iter().any(|product| product.id == id) {
        return Err(gone());
    }
    way.only(Subject::Product(id));
    Ok(Some(Subject::Product(id)))
}

fn asked<'a>(query: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    query.get(name).map(String::as_str).unwrap_or_default()
}

fn subject_of(word: &str) -> Option<Subject> {
    if word == STRATEGY { Some(Subject::Strategy) } else { word.parse().ok().map(Subject::Product) }
}

fn page_of(subject: Subject) -> String {
    match subject {
        Subject::Strategy => "/strategie".to_owned(),
        Subject::Product(id) => format!("/produits/{id}"),
    }
}

fn products(way: &Way, asked: &str, t: Lang) -> Vec<Choice> {
    let strategy = (STRATEGY.to_owned(), t.nav_strategy().to_owned(), asked == STRATEGY);
    let each = way.products.iter().map(|product| {
        let id = product.id.to_string();
        let chosen = asked == id;
        (id, product.card.name.clone(), chosen)
    });
    std::iter::once(strategy).chain(each).collect()
}

/// Late ones first, then month by month, those without a day, those that are reached.
fn months(way: &Way, t: Lang) -> Vec<(String, Vec<Stop>)> {
    let group = |one: &Milestone| match (one.progress, one.target.due) {
        (Progress::Late { .. }, _) => (0, t.way_state("retard").to_owned()),
        (Progress::Coming { .. }, Some(due)) => (1, format::month_of(due, t)),
        (Progress::Reached, _) => (3, t.way_state("atteinte").to_owned()),
        _ => (2, t.way_state("sans-date").to_owned()),
    };
    let mut ordered: Vec<&Milestone> = way.milestones.iter().collect();
    ordered.sort_by_key(|one| group(one).0);
    let mut months: Vec<(String, Vec<Stop>)> = Vec::new();
    for one in ordered {
        let Some(stop) = way.stop(one, t) else { continue };
        let title = group(one).1;
        match months.last_mut() {
            Some((last, stops)) if *last == title => stops.push(stop),
            _ => months.push((title, vec![stop])),
        }
    }
    months
}

/// The line of the dated targets, from the first of them or today to the last or today.
fn line(way: &Way, t: Lang) -> Option<Line> {
    let dated: Vec<(&Milestone, Date)> =
        way.milestones.iter().filter_map(|one| Some((one, one.target.due?))).collect();
    let number = |day: Date| f64::from((day - way.today).get_days());
    let (first, last) = (dated.first()?.1.min(way.today), dated.last()?.1.max(way.today));
    let place = |day: Date| across(number(day), number(first), number(last));
    let next = dated.iter().find(|(one, _)| matches!(one.progress, Progress::Coming { .. }));
    let next = next.map(|(one, _)| one.target.id);
    let post = |(one, due): &(&Milestone, Date)| {
        let style = match one.progress {
            Progress::Late { .. } => "way-late",
            Progress::Reached => "way-done",
            _ if Some(one.target.id) == next => "way-next",
            _ => "way-coming",
        };
        let said =
            way.stop(one, t).map(|stop| format!("{}{}{}, {}", stop.day, t.colon(), stop.title, stop.level));
        Post { x: place(*due), style, said: said.unwrap_or_default() }
    };
    Some(Line {
        posts: dated.iter().map(post).collect(),
        months: [first, last].map(|day| (place(day), format::month_of(day, t))).to_vec(),
        today: place(way.today),
    })
}

/// The next public deadlines of the programme.
fn public(today: Date, t: Lang) -> Result<Vec<(String, String)>, Failure> {
    let programme = programme()?;
    let coming = programme.deadlines().into_iter().filter(|one| one.window.closes >= today).take(PUBLIC);
    let told = coming.map(|one| {
        let step = programme.step(&one.window.step).map(|step| said(&step.title, t)).unwrap_or_default();
        let of = format!("{}, {}", said(&one.couloir.title, t), said(&one.dispositif.title, t));
        (format::day(one.window.closes, t), format!("{step}{}{of}", t.colon()))
    });
    Ok(told.collect())
}
