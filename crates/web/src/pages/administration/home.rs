//! `GET /administration`: roles over the platform, work that waits or failed.

use crate::desk::Signed;
use crate::error::Failure;
use crate::forms::{Button, Field, Form};
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::admin::{self, StaffMember};
use accounts::{administrator, civil};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use db::jobs::{self, Job, KindCount};

#[derive(Template)]
#[template(path = "administration/home.html")]
struct Page {
    frame: Frame,
    t: Lang,
    staff: Vec<Line>,
    find: Form,
    kinds: Vec<Kind>,
    dead: Vec<Dead>,
    more_dead: bool,
}

struct Line {
    url: String,
    name: String,
    email: String,
    roles: Vec<&'static str>,
    closed: bool,
    second_factor: bool,
    /// The roles wait until there is one.
    waits: bool,
}

struct Kind {
    name: String,
    waiting: u64,
    running: u64,
    dead: u64,
    oldest: String,
}

struct Dead {
    name: String,
    asked: String,
    attempts: u32,
    error: String,
    retry: Button,
    discard: Button,
}

/// Dead jobs on the page.
const SHOWN: u32 = 50;

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let find = form(&signed);
    page(&signed, StatusCode::OK, find).await
}

/// The form that finds an account by its address.
pub fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    signed
        .form()
        .with(Field::email(t, "adresse", t.ask_email()).hint(t.admin_find_hint()).autocomplete("off"))
}

/// The page, with its form as it is.
pub async fn page(signed: &Signed, status: StatusCode, find: Form) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let by = administrator(&mut reading).await?;
    let staff = admin::staff(&mut reading, by).await?;
    let counts = jobs::counts(&mut reading).await?;
    let dead = jobs::list_dead(&mut reading, None, SHOWN + 1).await?;
    let page = Page {
        frame: Frame::new(signed, Section::Administration, t.nav_administration()).of_form(&find),
        t,
        staff: staff.iter().map(|member| line(signed, member)).collect(),
        find,
        kinds: counts.iter().map(|count| kind(count, t)).collect(),
        more_dead: dead.len() > SHOWN as usize,
        dead: dead.iter().take(SHOWN as usize).map(|job| lost(signed, job)).collect(),
    };
    Ok(html(signed, status, &page))
}

fn line(signed: &Signed, member: &StaffMember) -> Line {
    let t = signed.lang;
    let mut roles = Vec::new();
    if member.administrator {
        roles.push(t.role_administrator());
    }
    if member.instructor {
        roles.push(t.role_instructor());
    }
    Line {
        url: format!("/administration/personnes/{}", member.person.id),
        name: member.person.name.to_string(),
        email: member.person.email.to_string(),
        roles,
        closed: !member.active,
        second_factor: member.second_factor,
        waits: !member.second_factor && signed.records.site.sessions.staff_needs_second_factor,
    }
}

fn kind(count: &KindCount, t: Lang) -> Kind {
    Kind {
        name: t.job_kind(&count.kind).to_owned(),
        waiting: count.waiting,
        running: count.running,
        dead: count.dead,
        oldest: count.oldest_due.map(|at| civil::written(at, t.into())).unwrap_or_default(),
    }
}

fn lost(signed: &Signed, job: &Job) -> Dead {
    let t = signed.lang;
    let name = t.job_kind(&job.kind);
    let button = |act: &str, label: &str| {
        Button::new(signed, format!("/administration/travaux/{}/{act}", job.id), label).about(name)
    };
    Dead {
        name: name.to_owned(),
        asked: civil::written(job.created_at, t.into()),
        attempts: job.attempts,
        error: job.last_error.clone().unwrap_or_default(),
        retry: button("relancer", t.job_retry()),
        discard: button("abandonner", t.job_discard()).link(),
    }
}
