//! `GET /entreprise`: facts of the company, its Responsables, what ends when; and one's other companies.

use super::last_day;
use crate::desk::Signed;
use crate::error::Failure;
use crate::forms::Button;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::people::{self, NamedMember};
use accounts::{Company, Role, civil, company};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "entreprise/fiche.html")]
struct Page {
    frame: Frame,
    t: Lang,
    company: Company,
    siren: String,
    since: String,
    count: String,
    responsables: Vec<Line>,
    others: Vec<(String, Button)>,
}

struct Line {
    url: String,
    name: String,
    capacity: String,
    /// The last day of a delegation.
    until: Option<String>,
    inactive: bool,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let company = company::acting(&mut reading).await?;
    let people = people::list(&mut reading).await?;
    let mine = company::mine(&mut reading).await?;
    let others = mine.into_iter().filter(|other| other.id != company.id).map(|other| {
        let button = Button::new(&signed, "/entreprise/choisir", t.company_switch())
            .about(other.name.to_string())
            .carrying("entreprise", other.id);
        (other.name.to_string(), button)
    });
    let page = Page {
        frame: Frame::new(&signed, Section::Company, company.name.to_string()),
        t,
        siren: company.siren.grouped(),
        since: civil::day(civil::date(company.since), t.into()),
        count: t.people_count(people.len() as u64),
        responsables: people
            .iter()
            .filter(|named| named.role == Role::Responsable)
            .map(|n| line(n, t))
            .collect(),
        others: others.collect(),
        company,
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn line(named: &NamedMember, t: Lang) -> Line {
    Line {
        url: format!("/entreprise/personnes/{}", named.person.id),
        name: named.person.name.to_string(),
        capacity: named.member.capacity.map(|c| t.sentence(&c.name())).unwrap_or_default(),
        until: named.member.until.map(|until| civil::day(last_day(until), t.into())),
        inactive: !named.member.is_active(),
    }
}
