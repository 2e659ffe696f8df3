//! One thing of a card is said anew.

use super::model::{Card, Certification, Edition, Nil, Product, What};
use super::{Lifecycle, store};
use crate::access::{CanArchive, CanEdit};
use crate::error::{Error, Refusal};
use crate::joined;
use crate::place::ProductId;
use db::{CompanyId, Event, PersonId, Reading, Writing, params};
use serde::Serialize;
use serde_json::json;

/// What is said anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its names and its support.
    Rename {
        /// Full name.
        name: String,
        /// Commercial name alone.
        commercial_name: String,
        /// Operating system.
        os: String,
        /// Device.
        device: String,
    },
    /// Its description.
    Describe(String),
    /// Where it is in its life.
    Lifecycle(Lifecycle),
    /// Its NIL, or that it has none.
    Nil(Nil),
    /// Its certifications.
    Certifications(Vec<Certification>),
    /// Its editions and versions, and whether none of them is obsolete.
    Editions {
        /// All of them.
        editions: Vec<Edition>,
        /// Explicit declaration that none is obsolete.
        none_obsolete: bool,
    },
    /// The name that citizens see in Mon espace santé.
    MesName(Option<String>),
    /// All of it: the identification was answered anew ([`card_of`](super::card_of)), or two texts were put together.
    Whole(Box<Card>),
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "changed", rename_all = "snake_case")]
pub enum Changed {
    /// It is the card now.
    Kept(Box<Product>),
    /// The card said this already.
    Unchanged(Box<Product>),
    /// Somebody else changed the product meanwhile; nothing was written. Both texts, to be put together.
    Stale {
        /// The product as it stands.
        theirs: Box<Product>,
        /// The card as this change would have made it.
        yours: Box<Card>,
    },
}

impl Change {
    const fn what(&self) -> What {
        match self {
            Self::Rename { .. } => What::Renamed,
            Self::Describe(_) => What::Described,
            Self::Lifecycle(_) => What::Lifecycle,
            Self::Nil(_) => What::Nil,
            Self::Certifications(_) => What::Certifications,
            Self::Editions { .. } => What::Editions,
            Self::MesName(_) => What::MesName,
            Self::Whole(_) => What::Rewritten,
        }
    }

    fn apply(self, card: &mut Card) {
        match self {
            Self::Rename { name, commercial_name, os, device } => {
                (card.name, card.commercial_name, card.os, card.device) = (name, commercial_name, os, device);
            }
            Self::Describe(text) => card.description = text,
            Self::Lifecycle(lifecycle) => card.lifecycle = lifecycle,
            Self::Nil(nil) => card.nil = nil,
            Self::Certifications(all) => card.certifications = all,
            Self::Editions { editions, none_obsolete } => {
                (card.editions, card.none_obsolete) = (editions, none_obsolete);
            }
            Self::MesName(name) => card.mes_name = name,
            Self::Whole(whole) => *card = *whole,
        }
    }
}

/// Says one thing anew, over revision `known`, the one that was on the screen.
pub async fn change(
    writing: &mut Writing,
    grant: &CanEdit,
    known: i64,
    change: Change,
) -> Result<Changed, Error> {
    let (company, by) = (grant.held_by(writing.acting())?, grant.person());
    let mut product = begin(writing, company, *grant.product()).await?;
    let what = change.what();
    if product.revision != known {
        let mut yours = remembered(writing, company, product.id, known).await?;
        change.apply(&mut yours);
        return Ok(Changed::Stale { theirs: Box::new(product), yours: Box::new(yours) });
    }
    let before = product.card.clone();
    change.apply(&mut product.card);
    product.card = product.card.tidied()?;
    if product.card == before {
        return Ok(Changed::Unchanged(Box::new(product)));
    }
    finish(writing, company, by, product, what).await.map(Changed::Kept)
}

/// Brings back the last card that said something else. Undone again, it comes back.
pub async fn undo(writing: &mut Writing, grant: &CanEdit, known: i64) -> Result<Changed, Error> {
    let (company, by) = (grant.held_by(writing.acting())?, grant.person());
    let mut product = begin(writing, company, *grant.product()).await?;
    let rows = writing.rows(&store::HISTORY, params![company, product.id]).await?;
    let cards = rows.iter().map(store::card).collect::<Result<Vec<_>, _>>()?;
    let before = cards.into_iter().find(|card| *card != product.card).ok_or(Refusal::NothingToUndo)?;
    if product.revision != known {
        return Ok(Changed::Stale { theirs: Box::new(product), yours: Box::new(before) });
    }
    product.card = before;
    finish(writing, company, by, product, What::Undone).await.map(Changed::Kept)
}

/// Puts a product away. Its answers, démarches and history are kept, and change no more.
pub async fn archive(writing: &mut Writing, grant: &CanArchive, known: i64) -> Result<Changed, Error> {
    put_away(writing, grant, known, true).await
}

/// Brings an archived product back.
pub async fn restore(writing: &mut Writing, grant: &CanArchive, known: i64) -> Result<Changed, Error> {
    put_away(writing, grant, known, false).await
}

async fn put_away(
    writing: &mut Writing,
    grant: &CanArchive,
    known: i64,
    away: bool,
) -> Result<Changed, Error> {
    let (company, by) = (grant.held_by(writing.acting())?, grant.person());
    store::alone(writing, company).await?;
    let mut product = store::find(writing, company, *grant.product()).await?;
    if product.archived_at.is_some() == away {
        return Ok(Changed::Unchanged(Box::new(product)));
    }
    if product.revision != known {
        let yours = Box::new(product.card.clone());
        return Ok(Changed::Stale { theirs: Box::new(product), yours });
    }
    product.archived_at = away.then(|| writing.acting().now());
    let what = if away { What::Archived } else { What::Restored };
    finish(writing, company, by, product, what).await.map(Changed::Kept)
}

/// The product, held still, in use.
async fn begin(writing: &mut Writing, company: CompanyId, id: ProductId) -> Result<Product, Error> {
    store::alone(writing, company).await?;
    let product = store::find(writing, company, id).await?;
    if product.archived_at.is_some() { Err(Refusal::Archived.into()) } else { Ok(product) }
}

async fn finish(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    product: Product,
    what: What,
) -> Result<Box<Product>, Error> {
    if joined::in_mes(writing, company, product.id).await? && !product.card.mes_name_agrees() {
        return Err(Refusal::CommercialNameDiffers.into());
    }
    store::update(writing, company, by, &product, what).await?;
    let detail = json!({ "what": what.word(), "revision": product.revision + 1 });
    let (action, id) = ("product.changed", product.id);
    writing.audit(Event { action, object: "product", id, company: Some(company), detail }).await?;
    Ok(Box::new(store::find(writing, company, id).await?))
}

/// The card as it was at a revision.
async fn remembered(
    reading: &mut Reading,
    company: CompanyId,
    id: ProductId,
    revision: i64,
) -> Result<Card, Error> {
    let row = reading.row(&store::REMEMBERED, params![company, id, revision]).await?;
    store::card(&row.ok_or(Refusal::Stale)?)
}
