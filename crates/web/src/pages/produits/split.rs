//! `GET` and `POST /produits/{product}/decliner`: the same product on another support is a product of its own.

use super::{choice_name, edits, identification, product_of, question, said, url};
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
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::answers::{self, Edit};
use conformity::product::{self, Product, Support};
use conformity::questionnaire::{Answers, Value};
use conformity::{Place, Slug, state};
use db::Writing;

/// Questions of the identification that tell the support.
const SUPPORT: [&str; 2] = ["os", "appareil"];

#[derive(Template)]
#[template(path = "produits/split.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
    name: String,
    here: String,
}

/// The form.
pub async fn get(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = product_of(&id)?;
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let product = product::get(&mut reading, &see, id).await?;
    edits(&see, id)?;
    Ok(page(&signed, StatusCode::OK, form(&signed), &product))
}

/// Makes the other product, with the card and the answers that who asks may read.
pub async fn post(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = product_of(&id)?;
    let mut form = form(&signed).filled(&typed);
    let mut writing = match signed.begin(&typed, super::PRODUCTS).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::ProductSplit)),
    };
    let see = standing::sees(&mut writing).await?;
    let product = product::get(&mut writing, &see, id).await?;
    let grant = edits(&see, id)?;
    let Some(chosen) = chosen(&mut form, &typed, &product) else {
        return Ok(page(&signed, StatusCode::UNPROCESSABLE_ENTITY, form, &product));
    };
    let card = product::card_of(&chosen);
    let support = Support { name: card.name, os: card.os, device: card.device };
    let copied = [identification(id)?, qualification(id)?];
    let copied: Vec<_> = copied.into_iter().filter_map(|place| see.access(place).ok()).collect();
    let copied: Vec<_> = copied.into_iter().map(conformity::Access::read).collect();
    let (allowed, creates) = (rights::standing(&mut writing).await?, standing::creates(&mut writing).await?);
    let made = match product::split(&mut writing, &grant, &creates, support, &copied).await {
        Ok(made) => made,
        Err(conformity::Error::Refused(refusal)) if refusal.nature() != conformity::Nature::NotFound => {
            form.refuse("appareil", &refusal.text());
            return Ok(page(&signed, StatusCode::CONFLICT, form, &product));
        }
        Err(error) => return Err(error.into()),
    };
    let key = made.id.to_string().parse().map_err(|_| Failure::of(Code::Internal))?;
    rights::begin_product(&mut writing, &allowed.may_create_product(), key, &super::codes()).await?;
    correct(&mut writing, &made, &chosen).await?;
    for place in [identification(made.id)?, qualification(made.id)?] {
        measure(&mut writing, &signed, place).await?;
    }
    writing.commit().await?;
    Ok(signed.done(&url(made.id), Notice::ProductSplit))
}

fn qualification(id: conformity::ProductId) -> Result<Place, Failure> {
    let questionnaire = super::QUALIFICATION.parse().map_err(|_| Failure::of(Code::Internal))?;
    Ok(Place::product(id, questionnaire))
}

/// The answers of the identification that tell the support.
fn chosen(form: &mut Form, typed: &Typed, product: &Product) -> Option<Answers> {
    let mut answers = Answers::from([("nom".to_owned(), Value::Text(product.card.commercial_name.clone()))]);
    for id in SUPPORT {
        let value = Value::Choice(typed.get(id).to_owned());
        match question(id).map(|question| value.validate(question)) {
            Some(Ok(())) => {
                answers.insert(id.to_owned(), value);
            }
            _ => form.refuse(id, &conformity::Refusal::Empty.text()),
        }
    }
    form.is_sound().then_some(answers)
}

/// What was copied says the support of the other product: the answers are set right, in the same transaction.
async fn correct(writing: &mut Writing, made: &Product, chosen: &Answers) -> Result<(), Failure> {
    let see = standing::sees(writing).await?;
    let access = see.access(identification(made.id)?)?;
    let form = state::of(writing, &access.clone().read()).await?;
    let (Some(version), known) = (form.version, answers::all(writing, &access.clone().read()).await?) else {
        return Ok(());
    };
    let mut edits = Vec::new();
    for id in SUPPORT {
        let (Ok(question), Some(value)) = (id.parse::<Slug>(), chosen.get(id)) else { continue };
        let value = serde_json::to_value(value).map_err(|_| Failure::of(Code::Internal))?;
        let known = known.get(&question).map_or(0, |answer| answer.revision);
        edits.push(Edit { question, value: Some(value), known });
    }
    answers::save_page(writing, &access.draft()?, &version, edits).await?;
    Ok(())
}

fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    SUPPORT.into_iter().fold(signed.form(), |form, id| {
        let Some(question) = question(id) else { return form };
        let all = question.choices.iter().filter(|choice| choice.id != "autre");
        let choices = std::iter::once(Choice::new("", t.product_choose()))
            .chain(all.map(|choice| Choice::new(choice.id.as_str(), choice_name(choice, t))));
        form.with(Field::select(t, id, said(&question.title, t), choices.collect()))
    })
}

fn page(signed: &Signed, status: StatusCode, form: Form, product: &Product) -> Response {
    let t = signed.lang;
    let frame = Frame::new(signed, Section::Products, t.product_split()).of_form(&form);
    let name = product.card.name.clone();
    html(signed, status, &Page { frame, t, form, name, here: url(product.id) })
}
