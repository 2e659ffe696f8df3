//! `GET /instruction`: the requests in a state, those that wait longest first.

use super::url;
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::registration::{self, Registration, State};
use accounts::{civil, instructor};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "instruction/queue.html")]
struct Page {
    frame: Frame,
    t: Lang,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    /// What an empty list means here.
    none: &'static str,
    /// The list is the one to work on.
    waiting: bool,
}

struct Tab {
    url: String,
    label: String,
    count: String,
    lit: bool,
}

struct Line {
    url: String,
    company: String,
    siren: String,
    asker: String,
    /// In whole days.
    age: String,
    late: bool,
    since: String,
    /// Held by whoever reads.
    mine: bool,
    /// Another request for the same company is in the list.
    twin: bool,
}

/// A request that waits longer than this stands out, in days.
const LATE: i64 = 5;

/// What is to be done first.
const TABS: [State; 8] = [
    State::Deposited,
    State::InInstruction,
    State::ComplementAsked,
    State::Asked,
    State::Accepted,
    State::Refused,
    State::Withdrawn,
    State::Routed,
];

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let by = instructor(&mut reading).await?;
    let state = State::of_word(signed.params.get("etat")).unwrap_or(State::Deposited);
    let (mut tabs, mut shown) = (Vec::new(), Vec::new());
    for of in TABS {
        let found = registration::queue(&mut reading, by, of).await?;
        tabs.push(Tab {
            url: format!("/instruction?etat={}", of.word()),
            label: t.sentence(&of.name()),
            count: if found.len() < 500 { found.len().to_string() } else { "500+".to_owned() },
            lit: of == state,
        });
        if of == state {
            shown = found;
        }
    }
    let lines = shown.iter().map(|request| {
        let days = days(request, &signed);
        Line {
            url: url(request.id),
            company: request.company_name.to_string(),
            siren: request.siren.grouped(),
            asker: request.name.to_string(),
            age: t.days_waiting(days),
            late: days >= LATE && !state.is_final(),
            since: civil::written(request.changed_at, t.into()),
            mine: request.instructor == Some(by.person()),
            twin: shown.iter().any(|other| other.id != request.id && other.siren == request.siren),
        }
    });
    let page = Page {
        frame: Frame::new(&signed, Section::Instruction, t.queue_title()),
        t,
        tabs,
        lines: lines.collect(),
        none: if state == State::Deposited { t.queue_none_waiting() } else { t.queue_none() },
        waiting: state == State::Deposited,
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn days(request: &Registration, signed: &Signed) -> i64 {
    (signed.caller.acting.now().millis() - request.changed_at.millis()).max(0) / 86_400_000
}
