//! `GET /tableau-de-bord`.

use super::deadlines::{self, Deadline};
use super::facts::{Facts, Firm};
use super::next::{self, Next};
use super::piloting::{Load, Piloting, Row};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::routes;
use accounts::{Role, civil};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "tableau/board.html")]
struct Board {
    frame: Frame,
    t: Lang,
    /// The most useful thing to do.
    first: Option<Next>,
    others: Vec<Next>,
    deadlines: Vec<Deadline>,
    /// One's requests that wait for somebody else: name, state, address.
    waiting: Vec<(String, String, String)>,
    firm: Option<FirmView>,
    steps: Vec<Step>,
    directory: Option<Health>,
    columns: Vec<String>,
    rows: Vec<Row>,
    hidden: usize,
    loads: Vec<Load>,
}

struct FirmView {
    name: String,
    people: String,
    role: &'static str,
    rights: String,
    latest: Vec<(String, String)>,
    products: bool,
    faq: bool,
}

/// A step of the beginning.
struct Step {
    done: bool,
    title: &'static str,
    text: &'static str,
    url: Option<&'static str>,
}

struct Health {
    style: &'static str,
    verdict: &'static str,
    sentence: String,
    days: String,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let facts = Facts::read(&signed).await?;
    let mut nexts = next::all(&facts, t).into_iter();
    let first = nexts.next();
    let waiting = facts.requests.iter().filter(|request| request.state.is_queued()).map(|request| {
        let url = format!("/inscription/suivi/{}", request.id);
        (request.company_name.to_string(), t.text(&request.state.name()), url)
    });
    let piloting = facts.company.as_ref().map(|firm| &firm.piloting);
    let (columns, rows) = piloting.map(|piloting| piloting.progress(t)).transpose()?.unwrap_or_default();
    let loads = facts.company.as_ref().map(|firm| firm.piloting.loads(&firm.people, t));
    let board = Board {
        hidden: piloting.map_or(0, Piloting::hidden),
        loads: loads.unwrap_or_default(),
        columns,
        rows,
        frame: Frame::new(&signed, Section::Dashboard, t.nav_dashboard()),
        t,
        first,
        others: nexts.collect(),
        deadlines: deadlines::all(&facts, &signed),
        waiting: waiting.collect(),
        steps: facts.company.as_ref().map(|firm| steps(&facts, firm, t)).unwrap_or_default(),
        directory: signed.days().map(|days| {
            let (style, verdict) = crate::pages::verdict(facts.age, t);
            Health {
                style,
                verdict,
                sentence: t.age_sentence(facts.age).to_owned(),
                days: t.days(days.max(0)),
            }
        }),
        firm: facts.company.as_ref().map(|firm| view(firm, t)),
    };
    Ok(html(&signed, StatusCode::OK, &board))
}

fn view(firm: &Firm, t: Lang) -> FirmView {
    FirmView {
        name: firm.name.clone(),
        people: t.people_count(firm.people.len() as u64),
        role: firm.role.name(),
        rights: match firm.role {
            Role::Responsable => t.board_all_rights().to_owned(),
            Role::Contributeur => t.sentence(&firm.strategy.name()),
        },
        latest: firm.latest.iter().map(|(at, text)| (civil::written(*at, t.into()), text.clone())).collect(),
        products: routes::has("/demarches"),
        faq: routes::has("/faq"),
    }
}

/// The three steps of a company that begins; none once they are done.
fn steps(facts: &Facts, firm: &Firm, t: Lang) -> Vec<Step> {
    if firm.role != Role::Responsable {
        return Vec::new();
    }
    let given = firm.people.len() > 1 && firm.without_right.is_empty();
    let codes = "/compte/codes";
    let all = vec![
        Step {
            done: facts.protected,
            title: t.step_protect(),
            text: t.step_protect_text(),
            url: routes::has(codes).then_some(codes),
        },
        Step {
            done: firm.has_others(),
            title: t.step_invite(),
            text: t.step_invite_text(),
            url: Some("/entreprise/personnes/inviter"),
        },
        Step {
            done: given,
            title: t.step_rights(),
            text: t.step_rights_text(),
            url: Some("/entreprise/droits"),
        },
    ];
    if all.iter().all(|step| step.done) { Vec::new() } else { all }
}
