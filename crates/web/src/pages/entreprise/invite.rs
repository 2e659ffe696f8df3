//! `GET` and `POST /entreprise/personnes/inviter`: an invitation by mail.

use super::PEOPLE;
use crate::desk::{Begun, Signed};
use crate::error::Failure;
use crate::forms::{Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::field::EmailAddress;
use accounts::people::{self, Invite};
use accounts::{Refusal, Role, rights};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "entreprise/invite.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
}

/// The form; the address of somebody who asked to come in is already there.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let standing = rights::standing(&mut reading).await?;
    let mut email = String::new();
    if let (Role::Responsable, Ok(id)) = (standing.role(), signed.params.get("demande").parse()) {
        let asking = people::join_requests(&mut reading).await?;
        email = asking.iter().find(|r| r.id == id).map(|r| r.email.to_string()).unwrap_or_default();
    }
    let form = form(&signed, standing.role(), &email);
    Ok(page(&signed, StatusCode::OK, form))
}

/// Invites.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    let role = rights::standing(&mut signed.read().await?).await?.role();
    let mut form = form(&signed, role, "").filled(&typed);
    let email: Option<EmailAddress> = form.read(&typed, "adresse");
    // Who may invite only Contributeurs is not asked.
    let chosen = match role {
        Role::Responsable => form.choose(&typed, "role", Role::of_word),
        Role::Contributeur => Some(Role::Contributeur),
    };
    let lang = form.choose(&typed, "langue", accounts::Lang::of_word);
    let (Some(email), Some(role), Some(lang)) = (email, chosen, lang) else {
        return Ok(page(&signed, StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    let mut writing = match signed.begin(&typed, PEOPLE).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::InvitationSent)),
    };
    let input = Invite { email, role, lang };
    if let Err(error) = people::invite(&mut writing, &signed.records.site, &input).await {
        let status = match error.refusal() {
            Some(refusal @ Refusal::AlreadyMember) => {
                form.refuse("adresse", &refusal.text());
                StatusCode::CONFLICT
            }
            _ => form.refuse_by(error)?,
        };
        return Ok(page(&signed, status, form));
    }
    writing.commit().await?;
    Ok(signed.done(PEOPLE, Notice::InvitationSent))
}

fn form(signed: &Signed, role: Role, email: &str) -> Form {
    let t = signed.lang;
    let mut form = signed.form().with(
        Field::email(t, "adresse", t.ask_email())
            .hint(t.invite_email_hint())
            .value(email)
            .focus()
            .autocomplete("off"),
    );
    if role == Role::Responsable {
        let choices = vec![
            Choice::new(Role::Contributeur.word(), Role::Contributeur.name()).hint(t.contributeur_hint()),
            Choice::new(Role::Responsable.word(), Role::Responsable.name()).hint(t.responsable_hint()),
        ];
        form = form.with(Field::radios(t, "role", t.role(), choices).value(Role::Contributeur.word()));
    }
    let langs = vec![Choice::new("fr", "Français"), Choice::new("en", "English")];
    form.with(Field::select(t, "langue", t.invite_lang(), langs).value(t.code()))
}

fn page(signed: &Signed, status: StatusCode, form: Form) -> Response {
    let t = signed.lang;
    let frame = Frame::new(signed, Section::People, t.invite_title()).of_form(&form);
    html(signed, status, &Page { frame, t, form })
}
