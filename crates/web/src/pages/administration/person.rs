//! `POST /administration/personnes`: finds an account; `GET` and `POST /administration/personnes/{id}`: its roles over the
//! platform, whether it is open, its second factors.

use super::{HOME, home};
use crate::desk::{Begun, Signed, go};
use crate::error::{Code, Failure};
use crate::forms::{Button, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::admin::{self, StaffMember};
use accounts::administrator;
use accounts::field::EmailAddress;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::PersonId;
use identifiers::Text;

#[derive(Template)]
#[template(path = "administration/person.html")]
struct Page {
    frame: Frame,
    t: Lang,
    member: StaffMember,
    action: String,
    roles: Form,
    open: Button,
    drop: Option<Button>,
    /// Roles wait for a second factor.
    waits: bool,
}

const NOBODY: Text = Text::new(
    "Aucun compte n’a cette adresse. La personne doit d’abord en avoir un.",
    "No account has this address. The person must have one first.",
);

/// Finds.
pub async fn find(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    administrator(&mut signed.read().await?).await?;
    let mut form = home::form(&signed).filled(&typed);
    let email: Option<EmailAddress> = form.read(&typed, "adresse");
    if let Some(email) = email {
        let mut reading = signed.read().await?;
        let by = administrator(&mut reading).await?;
        if let Some(found) = admin::find(&mut reading, by, &email).await? {
            return Ok(go(&format!("{HOME}/personnes/{}", found.person.id)));
        }
        form.refuse("adresse", &NOBODY);
    }
    home::page(&signed, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

/// The account.
pub async fn get(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    page(&signed, person_id(&id)?, StatusCode::OK, None).await
}

/// Changes it.
pub async fn post(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = person_id(&id)?;
    let by = administrator(&mut signed.read().await?).await?;
    let here = format!("{HOME}/personnes/{id}");
    let notice = match typed.get("acte") {
        "roles" => Notice::RolesSaved,
        "fermer" => Notice::AccountClosed,
        "ouvrir" => Notice::AccountOpened,
        "facteurs" => Notice::FactorsDropped,
        _ => return Err(Failure::of(Code::Invalid)),
    };
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, notice)),
    };
    let yes = |name: &str| typed.get(name) == "oui";
    let done = match typed.get("acte") {
        "roles" => admin::set_roles(&mut writing, by, id, yes("administrateur"), yes("instructeur")).await,
        "facteurs" => admin::drop_second_factors(&mut writing, &signed.records.site, by, id).await,
        act => admin::set_active(&mut writing, by, id, act == "ouvrir").await,
    };
    if let Err(error) = done {
        drop(writing);
        let mut form = signed.form();
        let status = form.refuse_by(error)?;
        return page(&signed, id, status, Some(form)).await;
    }
    writing.commit().await?;
    Ok(signed.done(&here, notice))
}

fn person_id(text: &str) -> Result<PersonId, Failure> {
    text.parse().map_err(|_| Failure::of(Code::NotFound))
}

async fn page(
    signed: &Signed,
    id: PersonId,
    status: StatusCode,
    refused: Option<Form>,
) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let by = administrator(&mut reading).await?;
    let member = admin::of(&mut reading, by, id).await?;
    let action = format!("{HOME}/personnes/{id}");
    let on = |yes: bool| if yes { "oui" } else { "" };
    let roles = refused
        .unwrap_or_else(|| signed.form())
        .with(
            Field::check(t, "administrateur", t.role_administrator())
                .hint(t.role_administrator_hint())
                .optional()
                .value(on(member.administrator)),
        )
        .with(
            Field::check(t, "instructeur", t.role_instructor())
                .hint(t.role_instructor_hint())
                .optional()
                .value(on(member.instructor)),
        )
        .carrying("acte", "roles");
    let button = |act: &str, label: &str| Button::new(signed, &action, label).carrying("acte", act);
    let page = Page {
        frame: Frame::new(signed, Section::Administration, member.person.name.to_string()).of_form(&roles),
        t,
        open: if member.active {
            button("fermer", t.account_close()).danger()
        } else {
            button("ouvrir", t.account_open())
        },
        drop: member.second_factor.then(|| button("facteurs", t.factors_drop()).danger()),
        waits: !member.second_factor && signed.records.site.sessions.staff_needs_second_factor,
        member,
        roles,
        action: action.clone(),
    };
    Ok(html(signed, status, &page))
}
