//! `GET` and `POST /invitation/{token}`: into a company, by the link of a mail; with the account that one has, or a new
//! one.

use crate::cookies::Cookie;
use crate::desk::{Desk, go};
use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, chosen, connexion, html};
use crate::routes::Route;
use accounts::field::NamePart;
use accounts::login::{self, SignIn};
use accounts::password::Password;
use accounts::people::{self, Invited};
use accounts::{PersonName, Refusal, Token, civil, session};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing;

/// The routes of the page.
pub const ROUTES: &[Route] =
    &[Route::both("/invitation/{token}", || routing::get(get), || routing::post(post))];

const HOME: &str = "/tableau-de-bord";

#[derive(Template)]
#[template(path = "invitation.html")]
struct Page {
    frame: Frame,
    t: Lang,
    invited: Invited,
    role: String,
    until: String,
    form: Form,
    action: String,
    /// Where to sign in first, when the address has an account that is not signed in.
    sign_in: Option<String>,
    /// Somebody else is signed in.
    other: bool,
}

/// What one is invited to.
pub async fn get(desk: Desk, Path(token): Path<String>) -> Result<Response, Failure> {
    let invited = people::look(&mut desk.read().await?, &read(&token)?).await?;
    let form = form(&desk, &invited);
    Ok(page(&desk, StatusCode::OK, invited, form))
}

/// Comes in.
pub async fn post(desk: Desk, Path(token): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let token = read(&token)?;
    let invited = match people::look(&mut desk.read().await?, &token).await {
        // Pressed twice: the first one came in.
        Err(error) if error.refusal() == Some(Refusal::LinkDead) && desk.caller.session.is_some() => {
            return Ok(go(HOME));
        }
        other => other?,
    };
    let mut form = form(&desk, &invited).filled(&typed);
    let mut account = None;
    if !invited.known {
        let (given, family) = (form.read(&typed, "prenom"), form.read(&typed, "nom"));
        let password = chosen::read(&mut form, &typed);
        let (Some(given), Some(family), Some(password)) = (given, family, password) else {
            return Ok(page(&desk, StatusCode::UNPROCESSABLE_ENTITY, invited, form));
        };
        account = Some((PersonName { given, family }, password));
    }
    let (site, db, acting) = (&desk.records.site, &desk.records.db, &desk.caller.acting);
    let (company, person) = match people::accept(site, db, acting, &token, account).await {
        Ok(entered) => entered,
        Err(error) => {
            let status = chosen::refuse(&mut form, error)?;
            return Ok(page(&desk, status, invited, form));
        }
    };
    let response = desk.done(HOME, Notice::CompanyJoined);
    if let Some(session) = &desk.caller.session {
        let mut writing = desk.write().await?;
        session::switch_company(&mut writing, session.id, company.id).await?;
        writing.commit().await?;
        return Ok(response);
    }
    // The password was just chosen: it opens the session too.
    let Ok(password) = Password::new(typed.get(chosen::NAME)) else { return Ok(response) };
    let signed = login::by_password(site, db, acting, &person.email, password, &desk.caller.client).await?;
    Ok(match signed {
        SignIn::Done(opened) => {
            let response = desk.with_cookie(response, Cookie::Session, &opened.token.reveal(), None);
            desk.without_cookie(response, Cookie::Form)
        }
        _ => response,
    })
}

fn read(token: &str) -> Result<Token, Failure> {
    token.parse().map_err(|_| Refusal::LinkDead.into())
}

fn form(desk: &Desk, invited: &Invited) -> Form {
    let t = desk.lang;
    if invited.known {
        return desk.form();
    }
    desk.form()
        .with(Field::text(t, "prenom", t.given_name()).max(NamePart::MAX).autocomplete("given-name").half())
        .with(Field::text(t, "nom", t.family_name()).max(NamePart::MAX).autocomplete("family-name").half())
        .with(chosen::field(t))
        .carrying("adresse", invited.email.to_string())
}

fn page(desk: &Desk, status: StatusCode, invited: Invited, form: Form) -> Response {
    let t = desk.lang;
    let session = desk.caller.session.as_ref();
    let page = Page {
        frame: Frame::new(desk, Section::SignIn, t.invitation_title(invited.company.name.as_str()))
            .of_form(&form),
        t,
        role: invited.role.name().to_owned(),
        until: civil::written(invited.until, t.into()),
        action: desk.uri.path().to_owned(),
        sign_in: (invited.known && session.is_none()).then(|| connexion::url(desk.uri.path())),
        other: session.is_some_and(|session| session.person.email != invited.email),
        invited,
        form,
    };
    html(desk, status, &page)
}
