//! `GET /instruction/entreprises`, and `GET` and `POST /instruction/entreprises/{id}`: the verified companies; a Responsable
//! is appointed where none can be reached any more.

use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::field::EmailAddress;
use accounts::{Company, Refusal, civil, company, instructor, people};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::CompanyId;
use identifiers::Text;

#[derive(Template)]
#[template(path = "instruction/companies.html")]
struct List {
    frame: Frame,
    t: Lang,
    companies: Vec<Line>,
    next: Option<String>,
}

struct Line {
    url: String,
    name: String,
    siren: String,
    since: String,
}

#[derive(Template)]
#[template(path = "instruction/company.html")]
struct Page {
    frame: Frame,
    t: Lang,
    line: Line,
    form: Form,
}

const HOME: &str = "/instruction/entreprises";
/// Companies on a page.
const PAGE: u32 = 100;

const NOBODY: Text = Text::new(
    "Aucun compte n’a cette adresse. La personne doit d’abord en avoir un.",
    "No account has this address. The person must have one first.",
);
const NOT_VERIFIED: Text =
    Text::new("Cochez cette case une fois la vérification faite.", "Tick this box once you have verified.");

/// The companies, in the order of their registration.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let by = instructor(&mut reading).await?;
    let after = signed.params.get("apres").parse().ok();
    let found = company::list(&mut reading, by, after, PAGE).await?;
    let last = found.last().filter(|_| found.len() == PAGE as usize);
    let page = List {
        frame: Frame::new(&signed, Section::Instruction, t.companies_title()),
        t,
        next: last.map(|last| format!("{HOME}?apres={}", last.id)),
        companies: found.iter().map(|company| line(company, t)).collect(),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn line(company: &Company, t: Lang) -> Line {
    Line {
        url: format!("{HOME}/{}", company.id),
        name: company.name.to_string(),
        siren: company.siren.grouped(),
        since: civil::day(civil::date(company.since), t.into()),
    }
}

/// One of them.
pub async fn one(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    let company = find(&signed, &id).await?;
    let form = form(&signed);
    Ok(page(&signed, StatusCode::OK, &company, form))
}

/// Appoints.
pub async fn appoint(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let company = find(&signed, &id).await?;
    let mut form = form(&signed).filled(&typed);
    let email: Option<EmailAddress> = form.read(&typed, "adresse");
    if typed.get("verifie") != "oui" {
        form.refuse("verifie", &NOT_VERIFIED);
    }
    let (Some(email), true) = (email, form.is_sound()) else {
        return Ok(page(&signed, StatusCode::UNPROCESSABLE_ENTITY, &company, form));
    };
    let here = format!("{HOME}/{}", company.id);
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::Appointed)),
    };
    let by = instructor(&mut writing).await?;
    if let Err(error) = people::appoint(&mut writing, &signed.records.site, by, company.id, &email).await {
        let status = match error.refusal() {
            Some(Refusal::NotFound) => {
                form.refuse("adresse", &NOBODY);
                StatusCode::UNPROCESSABLE_ENTITY
            }
            _ => form.refuse_by(error)?,
        };
        return Ok(page(&signed, status, &company, form));
    }
    writing.commit().await?;
    Ok(signed.done(&here, Notice::Appointed))
}

async fn find(signed: &Signed, id: &str) -> Result<Company, Failure> {
    let id: CompanyId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut reading = signed.read().await?;
    let by = instructor(&mut reading).await?;
    Ok(company::of(&mut reading, by, id).await?)
}

fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    signed
        .form()
        .with(Field::email(t, "adresse", t.ask_email()).hint(t.appoint_hint()).autocomplete("off"))
        .with(Field::check(t, "verifie", t.appoint_verified()))
}

fn page(signed: &Signed, status: StatusCode, company: &Company, form: Form) -> Response {
    let t = signed.lang;
    let frame = Frame::new(signed, Section::Instruction, company.name.to_string()).of_form(&form);
    html(signed, status, &Page { frame, t, line: line(company, t), form })
}
