//! `/compte/cles`: passkeys. Adding one needs the script of the page; the rest does not.

use super::proof;
use crate::assets;
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::forms::{Button, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::field::Label;
use accounts::{PasskeyId, Refusal, Token, civil, passkey};
use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

const HERE: &str = "/compte/cles";

#[derive(Template)]
#[template(path = "compte/keys.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
    keys: Vec<Line>,
    script: String,
    /// The address of the platform allows them.
    possible: bool,
}

struct Line {
    name: String,
    since: String,
    used: Option<String>,
    remove: Button,
}

/// The list.
pub async fn get(signed: Signed) -> Result<Response, Response> {
    proof(&signed, HERE)?;
    let form = form(&signed);
    page(&signed, StatusCode::OK, form).await.map_err(IntoResponse::into_response)
}

/// First half of adding one: what the browser is asked, as JSON.
pub async fn begin(signed: Signed) -> Result<Response, Response> {
    let proof = proof(&signed, HERE)?;
    let begun = async {
        let mut writing = signed.write().await?;
        let options = passkey::begin_add(&mut writing, &signed.records.site, proof).await?;
        writing.commit().await?;
        Ok::<_, Failure>(answer(&options))
    };
    begun.await.map_err(IntoResponse::into_response)
}

/// What a browser is asked, and the token of the ceremony.
pub fn answer(options: &passkey::Options) -> Response {
    Json(serde_json::json!({ "options": options.json, "ceremonie": options.token.reveal() })).into_response()
}

/// Token of the ceremony and answer of the browser, as the script sends them.
pub fn answered(typed: &Typed) -> Result<(Token, serde_json::Value), Failure> {
    let token = typed.get("ceremonie").parse();
    let answer = serde_json::from_str(typed.get("reponse"));
    match (token, answer) {
        (Ok(token), Ok(answer)) => Ok((token, answer)),
        _ => Err(Refusal::PasskeyNotAccepted.into()),
    }
}

/// Second half.
pub async fn finish(signed: Signed, typed: Typed) -> Result<Response, Response> {
    let proof = proof(&signed, HERE)?;
    let mut form = form(&signed).filled(&typed);
    let Some(name) = form.read::<Label>(&typed, "nom") else {
        let shown = page(&signed, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        return shown.map_err(IntoResponse::into_response);
    };
    let added = async {
        let (token, answer) = answered(&typed)?;
        let mut writing = signed.write().await?;
        let site = &signed.records.site;
        if let Err(error) = passkey::finish_add(&mut writing, site, proof, &token, &answer, &name).await {
            let status = form.refuse_by(error)?;
            drop(writing);
            return page(&signed, status, form).await;
        }
        writing.commit().await?;
        Ok::<_, Failure>(signed.done(HERE, Notice::KeyAdded))
    };
    added.await.map_err(IntoResponse::into_response)
}

/// Takes one away.
pub async fn remove(signed: Signed, Path(id): Path<String>) -> Result<Response, Response> {
    let proof = proof(&signed, HERE)?;
    let removed = async {
        let id: PasskeyId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
        let mut writing = signed.write().await?;
        passkey::remove(&mut writing, &signed.records.site, proof, id).await?;
        writing.commit().await?;
        Ok::<_, Failure>(signed.done(HERE, Notice::KeyRemoved))
    };
    removed.await.map_err(IntoResponse::into_response)
}

fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    signed.form().with(Field::text(t, "nom", t.keys_name()).hint(t.keys_name_hint()).max(Label::MAX))
}

async fn page(signed: &Signed, status: StatusCode, form: Form) -> Result<Response, Failure> {
    let t = signed.lang;
    let keys = passkey::list(&mut signed.read().await?).await?;
    let page = Page {
        frame: Frame::new(signed, Section::Account, t.keys_title()).of_form(&form),
        t,
        form,
        keys: keys
            .into_iter()
            .map(|key| Line {
                remove: Button::new(signed, format!("{HERE}/{}/retirer", key.id), t.keys_remove())
                    .about(key.name.to_string())
                    .danger(),
                name: key.name.to_string(),
                since: civil::day(civil::date(key.since), t.into()),
                used: key.used.map(|used| civil::written(used, t.into())),
            })
            .collect(),
        script: assets::url("keys.js"),
        possible: signed.records.site.allows_passkeys(),
    };
    Ok(html(signed, status, &page))
}
