//! `GET` and `POST /faq/redaction/nouvelle`: the name and the language of an answer that is not written yet.

use super::{guard, url};
use crate::desk::{Desk, Signed, go};
use crate::error::Failure;
use crate::forms::{Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::shelf::SHIPPED;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use faq::is_slug;
use faq::store;
use identifiers::Text;

/// Names that are addresses of something else.
const TAKEN: [&str; 2] = ["redaction", "resultats"];

#[derive(Template)]
#[template(path = "redaction/start.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
}

/// Whether an answer may bear this name.
pub fn may_be(id: &str) -> bool {
    is_slug(id) && !TAKEN.contains(&id)
}

/// The form; with both given and nobody there, the answer itself.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    guard(&mut signed.read().await?).await?;
    let form = form(&signed, signed.params.get("identifiant"), signed.params.get("langue"));
    Ok(page(&signed, StatusCode::OK, form))
}

/// On to the form of the answer.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    guard(&mut reading).await?;
    let id = typed.get("identifiant").trim();
    let mut form = form(&signed, id, "").filled(&typed);
    let lang = form.choose(&typed, "langue", |code| code.parse::<faq::Lang>().ok());
    if !may_be(id) {
        form.refuse("identifiant", &both(Lang::write_id_bad));
    } else if let Some(lang) = lang {
        let known = store::listing(&mut reading, &SHIPPED).await?;
        if known.iter().any(|l| l.id == id && l.lang == lang) {
            form.refuse("identifiant", &both(Lang::write_id_taken));
        }
    }
    match lang.filter(|_| form.is_sound()) {
        Some(lang) => Ok(go(&format!("{}?nouvelle=1", url(lang, id)))),
        None => Ok(page(&signed, StatusCode::UNPROCESSABLE_ENTITY, form)),
    }
}

fn both(sentence: fn(Lang) -> &'static str) -> Text {
    Text { fr: sentence(Lang::Fr).into(), en: sentence(Lang::En).into() }
}

fn form(desk: &Desk, id: &str, lang: &str) -> Form {
    let t = desk.lang;
    let langs = vec![Choice::new("fr", t.write_french()), Choice::new("en", t.write_english())];
    let lang = if lang == "en" { "en" } else { "fr" };
    let id = Field::text(t, "identifiant", t.write_id()).hint(t.write_id_hint()).max(100).value(id).focus();
    desk.form().with(id).with(Field::select(t, "langue", t.write_lang(), langs).value(lang))
}

fn page(desk: &Desk, status: StatusCode, form: Form) -> Response {
    let t = desk.lang;
    let frame = Frame::new(desk, Section::FaqEditing, t.write_new()).of_form(&form);
    html(desk, status, &Page { frame, t, form })
}
