//! `GET /entreprise/personnes`: who is there, who is invited, who asks to come in.

use super::last_day;
use crate::desk::Signed;
use crate::error::Failure;
use crate::forms::Button;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::people::{self, JoinRequest, NamedMember, PendingInvitation};
use accounts::{Role, civil, company, rights};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use db::Timestamp;

#[derive(Template)]
#[template(path = "entreprise/people.html")]
struct Page {
    frame: Frame,
    t: Lang,
    company: String,
    people: Vec<Line>,
    invitations: Vec<Invitation>,
    requests: Vec<Asking>,
}

struct Line {
    url: String,
    name: String,
    email: String,
    role: &'static str,
    responsable: bool,
    capacity: String,
    until: Option<String>,
    inactive: bool,
    me: bool,
    second_factor: bool,
    seen: String,
}

struct Invitation {
    email: String,
    role: &'static str,
    by: String,
    until: String,
    over: bool,
    again: Button,
    cancel: Option<Button>,
}

struct Asking {
    name: String,
    email: String,
    at: String,
    invite: String,
    dismiss: Button,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let (me, now) = (signed.session.person.id, signed.caller.acting.now());
    let mut reading = signed.read().await?;
    let company = company::acting(&mut reading).await?;
    let responsable = rights::standing(&mut reading).await?.role() == Role::Responsable;
    let people = people::list(&mut reading).await?;
    let pending = people::pending(&mut reading).await?;
    let asking = if responsable { people::join_requests(&mut reading).await? } else { Vec::new() };
    let page = Page {
        frame: Frame::new(&signed, Section::People, t.people_title()),
        t,
        company: company.name.to_string(),
        people: people.iter().map(|named| Line { me: named.person.id == me, ..line(named, t) }).collect(),
        invitations: pending
            .iter()
            .map(|waiting| invitation(&signed, waiting, responsable || waiting.by == me, now))
            .collect(),
        requests: asking.iter().map(|request| ask(&signed, request)).collect(),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn line(named: &NamedMember, t: Lang) -> Line {
    Line {
        url: format!("{}/{}", super::PEOPLE, named.person.id),
        name: named.person.name.to_string(),
        email: named.person.email.to_string(),
        role: named.role.name(),
        responsable: named.role == Role::Responsable,
        capacity: match named.role {
            Role::Responsable => named.member.capacity.map(|c| t.text(&c.name())).unwrap_or_default(),
            Role::Contributeur => String::new(),
        },
        until: (named.role == Role::Responsable)
            .then_some(named.member.until)
            .flatten()
            .map(|until| civil::day(last_day(until), t.into())),
        inactive: !named.member.is_active(),
        me: false,
        second_factor: named.has_totp,
        seen: named.seen.map(|at| civil::written(at, t.into())).unwrap_or_default(),
    }
}

fn invitation(signed: &Signed, waiting: &PendingInvitation, may_cancel: bool, now: Timestamp) -> Invitation {
    let t = signed.lang;
    let email = waiting.email.to_string();
    let button = |act: &str, label: &str| {
        let action = format!("{}/invitations/{}/{act}", super::PEOPLE, waiting.id);
        Button::new(signed, action, label).about(t.invitation_of(&email)).link()
    };
    Invitation {
        role: waiting.role.name(),
        by: waiting.by_name.clone(),
        until: civil::written(waiting.until, t.into()),
        over: waiting.until <= now,
        again: button("renvoyer", t.invite_again()),
        cancel: may_cancel.then(|| button("annuler", t.invite_cancel())),
        email,
    }
}

fn ask(signed: &Signed, request: &JoinRequest) -> Asking {
    let t = signed.lang;
    let name = request.name.to_string();
    let action = format!("{}/demandes/{}/ecarter", super::PEOPLE, request.id);
    Asking {
        email: request.email.to_string(),
        at: civil::written(request.at, t.into()),
        invite: format!("{}/inviter?demande={}", super::PEOPLE, request.id),
        dismiss: Button::new(signed, action, t.join_dismiss()).about(t.join_of(&name)).link(),
        name,
    }
}
