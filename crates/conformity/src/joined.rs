//! Démarches that products join and leave. Their names are those of the files; here they are only kept.

use crate::access::{CanEdit, CanSee};
use crate::day;
use crate::error::{Error, Refusal};
use crate::place::ProductId;
use crate::product::{self, store};
use crate::programme::Programme;
use crate::words::Slug;
use db::{CompanyId, Event, PersonId, Reading, Row, Timestamp, Writing, params};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeSet;

/// A démarche, as the programme names it (`content/parcours.yaml`); candidatures that a product prepares are joined alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demarche {
    /// Its name there.
    pub id: Slug,
    /// Does it belong to the parcours Mon espace santé? The commercial name of a product that joins it must be the one that
    /// citizens see (FAQ of Convergence).
    pub mes: bool,
}

pub(crate) mod sql {
    db::statements! {
        OF_PRODUCT = "SELECT product, demarche, seq, mes, joined_at, joined_by, left_at, left_by FROM joined
            WHERE company = $1 AND product = $2 ORDER BY joined_at, demarche, seq";
        OF_COMPANY = "SELECT product, demarche, seq, mes, joined_at, joined_by, left_at, left_by FROM joined
            WHERE company = $1 ORDER BY product, joined_at, demarche, seq";
        JOIN = "INSERT INTO joined (product, demarche, seq, company, mes, joined_at, joined_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        LEAVE = "UPDATE joined SET left_at = $1, left_by = $2
            WHERE company = $3 AND product = $4 AND demarche = $5 AND left_at IS NULL";
    }
}

/// The parcours whose démarches ask for the name that citizens see.
const MON_ESPACE_SANTE: &str = "mon-espace-sante";

impl Demarche {
    /// One of the programme; [`Refusal::NotFound`] when it does not know it.
    pub fn of(programme: &Programme, id: &str) -> Result<Self, Refusal> {
        let known = programme.demarche(id).ok_or(Refusal::NotFound)?;
        let mes = programme.parcours.iter().find(|parcours| parcours.id == MON_ESPACE_SANTE);
        let mes = mes.is_some_and(|parcours| parcours.demarches.iter().any(|one| one.id == known.id));
        Ok(Self { id: known.id.parse().map_err(|_| Refusal::NotFound)?, mes })
    }
}

/// A time that a product spends in a démarche.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Joined {
    /// The product.
    pub product: ProductId,
    /// The démarche.
    pub demarche: Slug,
    /// The how many-th time: 1, 2, 3…
    pub seq: i64,
    /// Is it one of Mon espace santé?
    pub mes: bool,
    /// Since when.
    pub joined_at: Timestamp,
    /// By whom.
    pub joined_by: PersonId,
    /// Until when; `None` when it is there.
    pub left_at: Option<Timestamp>,
    /// By whom.
    pub left_by: Option<PersonId>,
}

/// A product joins a démarche: it is in use, concerned ([`product::Lifecycle::in_scope`]), and named as citizens see it when
/// the démarche is one of Mon espace santé. Answers of an earlier time wake up.
pub async fn join(writing: &mut Writing, grant: &CanEdit, demarche: &Demarche) -> Result<(), Error> {
    let (company, id) = (grant.held_by(writing.acting())?, *grant.product());
    store::alone(writing, company).await?;
    let product = store::find(writing, company, id).await?;
    if product.archived_at.is_some() {
        return Err(Refusal::Archived.into());
    }
    if !product.card.lifecycle.in_scope(day::today(writing.acting())).is_in() {
        return Err(Refusal::OutOfScope.into());
    }
    if demarche.mes && !product.card.mes_name_agrees() {
        return Err(Refusal::CommercialNameDiffers.into());
    }
    let times = of(writing, company, id).await?;
    let times: Vec<_> = times.into_iter().filter(|time| time.demarche == demarche.id).collect();
    if times.iter().any(|time| time.left_at.is_none()) {
        return Err(Refusal::AlreadyJoined.into());
    }
    let seq = times.iter().map(|time| time.seq).max().unwrap_or(0) + 1;
    let now = writing.acting().now();
    writing
        .execute(&sql::JOIN, params![id, &demarche.id, seq, company, demarche.mes, now, grant.person()])
        .await?;
    note(writing, company, id, "demarche.joined", &demarche.id).await
}

/// A product leaves a démarche. Its answers are kept, asleep.
pub async fn leave(writing: &mut Writing, grant: &CanEdit, demarche: &Slug) -> Result<(), Error> {
    let (company, id) = (grant.held_by(writing.acting())?, *grant.product());
    store::alone(writing, company).await?;
    store::find(writing, company, id).await?;
    let now = writing.acting().now();
    if writing.execute(&sql::LEAVE, params![now, grant.person(), company, id, demarche]).await? == 0 {
        return Err(Refusal::NotJoined.into());
    }
    note(writing, company, id, "demarche.left", demarche).await
}

/// Every time that a product spent in démarches, the oldest first: those it is in, and those it left.
pub async fn of_product(reading: &mut Reading, grant: &CanSee, id: ProductId) -> Result<Vec<Joined>, Error> {
    let company = grant.held_by(reading.acting())?;
    product::get(reading, grant, id).await?;
    of(reading, company, id).await
}

/// The same for every product that is seen.
pub async fn of_company(reading: &mut Reading, grant: &CanSee) -> Result<Vec<Joined>, Error> {
    let company = grant.held_by(reading.acting())?;
    let seen: BTreeSet<_> = product::list(reading, grant).await?.iter().map(|product| product.id).collect();
    let rows = reading.rows(&sql::OF_COMPANY, params![company]).await?;
    let all = rows.iter().map(joined).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|time| seen.contains(&time.product)).collect())
}

/// Is the product in a démarche of Mon espace santé?
pub(crate) async fn in_mes(
    reading: &mut Reading,
    company: CompanyId,
    product: ProductId,
) -> Result<bool, Error> {
    let times = of(reading, company, product).await?;
    Ok(times.iter().any(|time| time.left_at.is_none() && time.mes))
}

async fn of(reading: &mut Reading, company: CompanyId, product: ProductId) -> Result<Vec<Joined>, Error> {
    let rows = reading.rows(&sql::OF_PRODUCT, params![company, product]).await?;
    rows.iter().map(joined).collect()
}

async fn note(
    writing: &mut Writing,
    company: CompanyId,
    product: ProductId,
    action: &'static str,
    demarche: &Slug,
) -> Result<(), Error> {
    let detail = json!({ "demarche": demarche.as_str() });
    let event = Event { action, object: "product", id: product, company: Some(company), detail };
    Ok(writing.audit(event).await?)
}

fn joined(row: &Row) -> Result<Joined, Error> {
    Ok(Joined {
        product: row.get("product")?,
        demarche: row.get("demarche")?,
        seq: row.get("seq")?,
        mes: row.get("mes")?,
        joined_at: row.get("joined_at")?,
        joined_by: row.get("joined_by")?,
        left_at: row.get("left_at")?,
        left_by: row.get("left_by")?,
    })
}
