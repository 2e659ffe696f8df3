//! `GET` and `POST /produits/nouveau`: the first answers of the identification make a product.

use super::{choice_name, codes, question, said, url};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::questionnaire::measure;
use crate::pages::{Frame, Section, html};
use crate::standing;
use accounts::rights;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::product::{self, NewProduct, card_of};
use conformity::questionnaire::{Answers, Kind, Value};
use conformity::{IDENTIFICATION, Slug, published};
use identifiers::Text;

#[derive(Template)]
#[template(path = "produits/create.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
}

/// Questions of the identification that begin a product; the others are answered on its page.
const ASKED: [&str; 7] =
    ["nom", "os", "os-autre", "appareil", "description", "cycle-de-vie", "date-production-prevue"];
/// Those without which there is no product; the others may wait.
const NEEDED: [&str; 4] = ["nom", "os", "appareil", "cycle-de-vie"];

/// The form.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    standing::creates(&mut signed.read().await?).await?;
    Ok(page(&signed, StatusCode::OK, form(&signed)))
}

/// Creates the product, and gives whoever creates it the right to answer for it.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    standing::creates(&mut signed.read().await?).await?;
    let mut form = form(&signed).filled(&typed);
    let answers = answers(&mut form, &typed);
    if !form.is_sound() {
        return Ok(page(&signed, StatusCode::UNPROCESSABLE_ENTITY, form));
    }
    let mut writing = match signed.begin(&typed, super::PRODUCTS).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::ProductCreated)),
    };
    let see = standing::sees(&mut writing).await?;
    let versions = published::list(&mut writing, &see).await?;
    let version = published::current(&versions, IDENTIFICATION).ok_or_else(|| Failure::of(Code::NotFound))?;
    let mut identification = Vec::new();
    for (id, value) in &answers {
        let id: Slug = id.parse().map_err(|_| Failure::of(Code::Internal))?;
        identification.push((id, serde_json::to_value(value).map_err(|_| Failure::of(Code::Internal))?));
    }
    let new = NewProduct { card: card_of(&answers), identification, version: version.version.clone() };
    let (allowed, creates) = (rights::standing(&mut writing).await?, standing::creates(&mut writing).await?);
    let made = match product::create(&mut writing, &creates, new).await {
        Ok(made) => made,
        Err(error) if error.refusal() == Some(conformity::Refusal::NameTaken) => {
            form.refuse("nom", &error.text());
            return Ok(page(&signed, StatusCode::CONFLICT, form));
        }
        Err(error) => return Err(error.into()),
    };
    let key = made.id.to_string().parse().map_err(|_| Failure::of(Code::Internal))?;
    rights::begin_product(&mut writing, &allowed.may_create_product(), key, &codes()).await?;
    measure(&mut writing, &signed, super::identification(made.id)?).await?;
    writing.commit().await?;
    Ok(signed.done(&url(made.id), Notice::ProductCreated))
}

/// Reads what was typed as answers of the identification; what does not suit its question is noted beside the field.
fn answers(form: &mut Form, typed: &Typed) -> Answers {
    let mut answers = Answers::new();
    for id in ASKED {
        let (text, Some(question)) = (typed.get(id).trim(), question(id)) else { continue };
        if text.is_empty() {
            if NEEDED.contains(&id) {
                form.refuse(id, &conformity::Refusal::Empty.text());
            }
            continue;
        }
        let value = match question.kind {
            Kind::Single => Value::Choice(text.to_owned()),
            Kind::Date => match text.parse() {
                Ok(date) => Value::Date(date),
                Err(_) => {
                    form.refuse(id, &NOT_A_DAY);
                    continue;
                }
            },
            _ => Value::Text(text.replace("\r\n", "\n")),
        };
        match value.validate(question) {
            Ok(()) => {
                answers.insert(id.to_owned(), value);
            }
            Err(fault) => form.refuse(id, &Text::of(fault.fr, fault.en)),
        }
    }
    if typed.get("os") == "autre" && typed.get("os-autre").trim().is_empty() {
        form.refuse("os-autre", &conformity::Refusal::Empty.text());
    }
    answers
}

const NOT_A_DAY: Text =
    Text::new("Écrivez le jour ainsi\u{202f}: 2027-01-31.", "Write the day like this: 2027-01-31.");

fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    ASKED.iter().fold(signed.form(), |form, id| match field(id, t) {
        Some(field) => form.with(field),
        None => form,
    })
}

/// The field of a question: its title, its choices and its kind are those of the file.
fn field(id: &'static str, t: Lang) -> Option<Field> {
    let question = question(id)?;
    let label = said(&question.title, t);
    let choices = || {
        let all = question.choices.iter();
        all.map(|choice| Choice::new(choice.id.as_str(), choice_name(choice, t))).collect::<Vec<_>>()
    };
    let field = match question.kind {
        Kind::Single => {
            let none = Choice::new("", t.product_choose());
            Field::select(t, id, label, std::iter::once(none).chain(choices()).collect())
        }
        Kind::Date => Field::date(t, id, label),
        _ if id == "description" => Field::lines(t, id, label).max(4_000),
        _ => Field::text(t, id, label).max(200),
    };
    let field = match id {
        "nom" => field.hint(t.product_name_hint()).focus(),
        "os-autre" => field.hint(t.product_os_hint()),
        "date-production-prevue" => field.hint(t.product_planned_hint()),
        _ => field,
    };
    Some(if NEEDED.contains(&id) { field } else { field.optional() })
}

fn page(signed: &Signed, status: StatusCode, form: Form) -> Response {
    let t = signed.lang;
    let frame = Frame::new(signed, Section::Products, t.product_new()).of_form(&form);
    html(signed, status, &Page { frame, t, form })
}
