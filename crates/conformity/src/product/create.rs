//! A product is created from its identification.

use super::model::{Card, Product};
use super::store;
use crate::access::CanCreate;
use crate::answers::{self, Edit};
use crate::error::Error;
use crate::place::{IDENTIFICATION, Place, ProductId};
use crate::words::Slug;
use db::{Event, Writing};
use serde_json::{Value, json};

/// What a new product begins with.
#[derive(Clone, Debug)]
pub struct NewProduct {
    /// Its card, as the identification says it: [`card_of`](super::card_of).
    pub card: Card,
    /// Answers of the identification questionnaire.
    pub identification: Vec<(Slug, Value)>,
    /// Version of that questionnaire.
    pub version: Slug,
}

/// Creates a product with the answers of its identification, together.
pub async fn create(writing: &mut Writing, grant: &CanCreate, new: NewProduct) -> Result<Product, Error> {
    let (company, by) = (grant.held_by(writing.acting())?, grant.person());
    let card = new.card.tidied()?;
    store::alone(writing, company).await?;
    let id: ProductId = writing.acting().new_id();
    store::insert(writing, company, by, id, &card, None).await?;
    let detail = json!({ "version": new.version.as_str() });
    let event = Event { action: "product.created", object: "product", id, company: Some(company), detail };
    writing.audit(event).await?;
    let questionnaire =
        IDENTIFICATION.parse().map_err(|_| Error::Damaged("the name of the identification"))?;
    let edits = new.identification.into_iter();
    let edits = edits.map(|(question, value)| Edit { question, value: Some(value), known: 0 }).collect();
    answers::begin(writing, company, by, &Place::product(id, questionnaire), &new.version, edits).await?;
    store::find(writing, company, id).await
}
