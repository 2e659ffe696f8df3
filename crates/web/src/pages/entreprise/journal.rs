//! `GET /entreprise/journal`: what happened in the company, in sentences; for Responsables.

use super::objects::columns;
use super::telling::Teller;
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::people;
use accounts::{civil, company, rights};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use db::PersonId;
use db::audit::{self, Filter};

#[derive(Template)]
#[template(path = "entreprise/journal.html")]
struct Page {
    frame: Frame,
    t: Lang,
    days: Vec<Day>,
    /// Who may be chosen, and whether they are.
    people: Vec<(String, String, bool)>,
    older: Option<String>,
    newer: Option<String>,
}

struct Day {
    day: String,
    events: Vec<(String, String)>,
}

/// Entries on a page.
const PAGE: u32 = 50;

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    // Whoever pilots the people may read what they did.
    rights::standing(&mut reading).await?.may_manage_people()?;
    let company = company::acting(&mut reading).await?;
    let people = people::list(&mut reading).await?;
    let teller = Teller::of(&people, columns(&mut reading).await?, t);
    let chosen: Option<PersonId> = signed.params.get("personne").parse().ok();
    let chosen = chosen.filter(|id| people.iter().any(|named| named.person.id == *id));
    let before: Option<i64> = signed.params.get("avant").parse().ok();
    let filter = Filter {
        company: Some(company.id),
        actor: chosen.map(|id| format!("person:{id}")),
        ..Filter::default()
    };
    let entries = audit::page(&mut reading, &filter, before, PAGE + 1).await?;
    let more = entries.len() > PAGE as usize;
    let entries = entries.get(..PAGE as usize).unwrap_or(&entries);
    let url = |before: Option<i64>, who: Option<PersonId>| {
        let mut out = form_urlencoded::Serializer::new(String::new());
        who.map(|who| out.append_pair("personne", &who.to_string()));
        before.map(|before| out.append_pair("avant", &before.to_string()));
        match out.finish().as_str() {
            "" => "/entreprise/journal".to_owned(),
            query => format!("/entreprise/journal?{query}"),
        }
    };
    let mut days: Vec<Day> = Vec::new();
    for entry in entries {
        let day = civil::day(civil::date(entry.at), t.into());
        let event = (civil::time(entry.at), teller.tell(entry));
        match days.last_mut().filter(|last| last.day == day) {
            Some(last) => last.events.push(event),
            None => days.push(Day { day, events: vec![event] }),
        }
    }
    let everybody = std::iter::once((url(None, None), t.journal_everybody().to_owned(), chosen.is_none()));
    let each = people.iter().map(|named| {
        let id = named.person.id;
        (url(None, Some(id)), named.person.name.to_string(), chosen == Some(id))
    });
    let page = Page {
        frame: Frame::new(&signed, Section::Journal, t.journal_title()),
        t,
        days,
        people: everybody.chain(each).collect(),
        older: entries.last().filter(|_| more).map(|last| url(Some(last.seq), chosen)),
        newer: before.map(|_| url(None, chosen)),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}
