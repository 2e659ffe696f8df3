//! A product for another support: versions for other devices are products of their own when they change maturity (FAQ of
//! Convergence).

use super::model::Product;
use super::store;
use crate::access::{CanCreate, CanEdit, CanRead};
use crate::answers;
use crate::error::{Error, Refusal};
use crate::place::{IDENTIFICATION, Place, ProductId, Subject};
use db::{Event, Writing};
use serde_json::json;
use std::collections::BTreeSet;

/// The support of the new product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Full name: [`crate::naming::propose`].
    pub name: String,
    /// Operating system.
    pub os: String,
    /// Device.
    pub device: String,
}

/// Makes a product for another system or device, with the card, the answers of the identification and those of the
/// questionnaires in `copy` (the ones that may be read). Its history says where they come from. It joins no démarche and
/// its questionnaires are drafts. The product that it comes from does not change.
pub async fn split(
    writing: &mut Writing,
    from: &CanEdit,
    create: &CanCreate,
    support: Support,
    copy: &[CanRead],
) -> Result<Product, Error> {
    let (company, by) = (from.held_by(writing.acting())?, from.person());
    create.held_by(writing.acting())?;
    store::alone(writing, company).await?;
    let source = store::find(writing, company, *from.product()).await?;
    let mut card = source.card;
    if (&card.os, &card.device) == (&support.os, &support.device) {
        return Err(Refusal::SameSupport.into());
    }
    (card.name, card.os, card.device) = (support.name, support.os, support.device);
    let (id, card) = (writing.acting().new_id::<ProductId>(), card.tidied()?);
    store::insert(writing, company, by, id, &card, Some(source.id)).await?;
    let detail = json!({ "from": source.id });
    writing
        .audit(Event { action: "product.split", object: "product", id, company: Some(company), detail })
        .await?;
    let mut questionnaires = BTreeSet::new();
    for grant in copy {
        grant.held_by(writing.acting())?;
        if grant.place().subject != Subject::Product(source.id) {
            return Err(Refusal::NotFound.into());
        }
        questionnaires.insert(grant.place().questionnaire.clone());
    }
    questionnaires.extend(IDENTIFICATION.parse());
    for questionnaire in questionnaires {
        let to = Place::product(id, questionnaire);
        answers::copy(writing, company, by, source.id, &to).await?;
    }
    store::find(writing, company, id).await
}
