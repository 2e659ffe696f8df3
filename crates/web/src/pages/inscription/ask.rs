//! `GET` and `POST /inscription`: asking for an account. What is answered never tells whether the company, or the address,
//! is known.

use crate::desk::{Begun, Desk, go};
use crate::error::Failure;
use crate::forms::{Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::field::{CompanyName, EmailAddress, NamePart};
use accounts::registration::{self, Ask};
use accounts::{Capacity, PersonName};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use identifiers::{Siren, Text};

#[derive(Template)]
#[template(path = "inscription/ask.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
}

#[derive(Template)]
#[template(path = "inscription/sent.html")]
struct SentPage {
    frame: Frame,
    t: Lang,
}

const SENT: &str = "/inscription/envoyee";

/// The empty form.
pub async fn get(desk: Desk) -> Response {
    let form = form(&desk);
    page(&desk, StatusCode::OK, form)
}

/// Asks.
pub async fn post(desk: Desk, typed: Typed) -> Result<Response, Failure> {
    let mut form = form(&desk).filled(&typed);
    let siren: Option<Siren> = form.read(&typed, "siren");
    let company: Option<CompanyName> = form.read(&typed, "entreprise");
    let capacity = form.choose(&typed, "qualite", Capacity::of_word);
    let given: Option<NamePart> = form.read(&typed, "prenom");
    let family: Option<NamePart> = form.read(&typed, "nom");
    let email: Option<EmailAddress> = form.read(&typed, "adresse");
    if let Some(siren) = siren {
        form = seen_key(form, siren, &typed);
    }
    let (Some(siren), Some(company), Some(capacity), Some(given), Some(family), Some(email), true) =
        (siren, company, capacity, given, family, email, form.is_sound())
    else {
        return Ok(page(&desk, StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    let mut writing = match desk.begin(&typed, SENT).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(go(&location)),
    };
    let name = PersonName { given, family };
    let input = Ask { siren, company, capacity, name, email, lang: desk.lang.into() };
    let network = &desk.caller.client.network;
    if let Err(error) = registration::ask(&mut writing, &desk.records.site, &input, network).await {
        let status = form.refuse_by(error)?;
        return Ok(page(&desk, status, form));
    }
    writing.commit().await?;
    Ok(go(SENT))
}

/// A wrong key is told once: numbers with one exist. Sent again as it is, it passes.
fn seen_key(mut form: Form, siren: Siren, typed: &Typed) -> Form {
    if !siren.is_key_valid() && typed.get("cle_vue") != siren.to_string() {
        const KEY: Text = Text::new(
            "Le dernier chiffre de ce SIREN ne correspond pas aux autres. Vérifiez-le sur votre Kbis\u{202f}; s’il est exact, envoyez de nouveau sans rien changer.",
            "The last digit of this SIREN does not match the others. Check it on your Kbis; if it is right, send again without changing anything.",
        );
        form.refuse("siren", &KEY);
    }
    if siren.is_key_valid() { form } else { form.carrying("cle_vue", siren.to_string()) }
}

/// "A mail is on its way."
pub async fn sent(desk: Desk) -> Response {
    let t = desk.lang;
    html(
        &desk,
        StatusCode::OK,
        &SentPage { frame: Frame::new(&desk, Section::SignIn, t.ask_sent_title()), t },
    )
}

fn form(desk: &Desk) -> Form {
    let t = desk.lang;
    let capacities = Capacity::ALL
        .iter()
        .map(|capacity| {
            let choice = Choice::new(capacity.word(), t.sentence(&capacity.name()));
            match capacity {
                Capacity::Mandataire => choice.hint(t.ask_mandataire_hint()),
                Capacity::Habilite => choice.hint(t.ask_habilite_hint()),
            }
        })
        .collect();
    desk.form()
        .with(Field::number(t, "siren", "SIREN").hint(t.ask_siren_hint()))
        .with(
            Field::text(t, "entreprise", t.ask_company())
                .hint(t.ask_company_hint())
                .max(CompanyName::MAX)
                .autocomplete("organization"),
        )
        .with(Field::radios(t, "qualite", t.ask_capacity(), capacities))
        .with(Field::text(t, "prenom", t.given_name()).max(NamePart::MAX).autocomplete("given-name").half())
        .with(Field::text(t, "nom", t.family_name()).max(NamePart::MAX).autocomplete("family-name").half())
        .with(Field::email(t, "adresse", t.ask_email()).hint(t.ask_email_hint()))
}

fn page(desk: &Desk, status: StatusCode, form: Form) -> Response {
    let t = desk.lang;
    let frame = Frame::new(desk, Section::SignIn, t.ask_title()).of_form(&form);
    html(desk, status, &Page { frame, t, form })
}
