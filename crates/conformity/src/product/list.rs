//! Products as they are looked at.

use super::model::{Card, Product, What};
use super::store;
use crate::access::CanSee;
use crate::error::{Error, Refusal};
use crate::place::ProductId;
use db::{PersonId, Reading, Timestamp, params};
use serde::Serialize;

/// The products that are seen, by name; archived ones too.
pub async fn list(reading: &mut Reading, grant: &CanSee) -> Result<Vec<Product>, Error> {
    let company = grant.held_by(reading.acting())?;
    let rows = reading.rows(&store::OF_COMPANY, params![company]).await?;
    let all = rows.iter().map(store::product).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|product| grant.sees_product(product.id, product.created_by)).collect())
}

/// One product.
pub async fn get(reading: &mut Reading, grant: &CanSee, id: ProductId) -> Result<Product, Error> {
    let company = grant.held_by(reading.acting())?;
    let product = store::find(reading, company, id).await?;
    if grant.sees_product(product.id, product.created_by) {
        Ok(product)
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// A state of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Past {
    /// Its number.
    pub revision: i64,
    /// What made it.
    pub what: What,
    /// The card from then on.
    pub card: Card,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
}

/// Every state of the card, the newest first.
pub async fn history(reading: &mut Reading, grant: &CanSee, id: ProductId) -> Result<Vec<Past>, Error> {
    get(reading, grant, id).await?;
    let rows = reading.rows(&store::HISTORY, params![grant.company(), id]).await?;
    rows.iter()
        .map(|row| {
            let (what, card) = (row.get("what")?, store::card(row)?);
            let (at, by) = (row.get("at")?, row.get("by_person")?);
            Ok(Past { revision: row.get("revision")?, what, card, at, by })
        })
        .collect()
}
