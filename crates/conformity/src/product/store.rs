//! Products in the records.

use super::model::{Card, Product, What};
use crate::error::{Error, Refusal};
use crate::place::{ProductId, Subject};
use db::{CompanyId, PersonId, Reading, Row, Writing, params, statements};

statements! {
    BY_ID = "SELECT id, card, revision, origin, created_at, created_by, changed_at, changed_by, archived_at
        FROM product WHERE company = $1 AND id = $2";
    OF_COMPANY = "SELECT id, card, revision, origin, created_at, created_by, changed_at, changed_by, archived_at
        FROM product WHERE company = $1 ORDER BY name_key, id";
    NAMED = "SELECT COUNT(*) AS n FROM product
        WHERE company = $1 AND name_key = $2 AND id <> $3 AND archived_at IS NULL";
    INSERT = "INSERT INTO product (id, company, name, name_key, card, revision, origin, created_at, created_by, changed_at,
            changed_by)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $7, $8)";
    UPDATE = "UPDATE product SET name = $1, name_key = $2, card = $3, revision = revision + 1, changed_at = $4,
            changed_by = $5, archived_at = $6
        WHERE company = $7 AND id = $8 AND revision = $9";
    REMEMBER = "INSERT INTO product_history (product, revision, company, what, card, at, by_person)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    HISTORY = "SELECT revision, what, card, at, by_person FROM product_history
        WHERE company = $1 AND product = $2 ORDER BY revision DESC";
    REMEMBERED = "SELECT card FROM product_history WHERE company = $1 AND product = $2 AND revision = $3";
}

/// Keeps others out of the products of a company until the end of the transaction.
pub(crate) async fn alone(writing: &mut Writing, company: CompanyId) -> Result<(), Error> {
    Ok(writing.alone(&format!("products:{company}")).await?)
}

/// One product of the company.
pub(crate) async fn find(reading: &mut Reading, company: CompanyId, id: ProductId) -> Result<Product, Error> {
    let row = reading.row(&BY_ID, params![company, id]).await?.ok_or(Refusal::NotFound)?;
    product(&row)
}

/// The subject is the company's.
pub(crate) async fn exists(reading: &mut Reading, company: CompanyId, subject: Subject) -> Result<(), Error> {
    match subject {
        Subject::Strategy => Ok(()),
        Subject::Product(id) => find(reading, company, id).await.map(|_| ()),
    }
}

pub(super) async fn insert(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    id: ProductId,
    card: &Card,
    origin: Option<ProductId>,
) -> Result<(), Error> {
    free(writing, company, id, &card.name).await?;
    let (text, now) = (written(card)?, writing.acting().now());
    let parameters = params![id, company, &card.name, key(&card.name), &text, origin, now, by];
    writing.execute(&INSERT, parameters).await?;
    let what = if origin.is_some() { What::Split } else { What::Created };
    writing.execute(&REMEMBER, params![id, 1, company, what, text, now, by]).await?;
    Ok(())
}

/// Writes the card over that of `product`, which was read in this transaction under [`alone`].
pub(super) async fn update(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    product: &Product,
    what: What,
) -> Result<(), Error> {
    let (card, text, now) = (&product.card, written(&product.card)?, writing.acting().now());
    if product.archived_at.is_none() {
        free(writing, company, product.id, &card.name).await?;
    }
    let (id, revision) = (product.id, product.revision);
    let parameters =
        params![&card.name, key(&card.name), &text, now, by, product.archived_at, company, id, revision];
    writing.execute_one(&UPDATE, parameters).await?;
    writing.execute(&REMEMBER, params![id, revision + 1, company, what, text, now, by]).await?;
    Ok(())
}

/// Two products of a company in use do not have the same name.
async fn free(reading: &mut Reading, company: CompanyId, id: ProductId, name: &str) -> Result<(), Error> {
    let row = reading.row(&NAMED, params![company, key(name), id]).await?;
    match row.map(|row| row.first::<i64>()).transpose()? {
        Some(0) | None => Ok(()),
        Some(_) => Err(Refusal::NameTaken.into()),
    }
}

fn key(name: &str) -> String {
    name.to_lowercase()
}

fn written(card: &Card) -> Result<String, Error> {
    serde_json::to_string(card).map_err(|_| Error::Damaged("the card of a product"))
}

pub(super) fn card(row: &Row) -> Result<Card, Error> {
    let text: String = row.get("card")?;
    serde_json::from_str(&text).map_err(|_| Error::Damaged("the card of a product"))
}

pub(super) fn product(row: &Row) -> Result<Product, Error> {
    Ok(Product {
        id: row.get("id")?,
        card: card(row)?,
        revision: row.get("revision")?,
        origin: row.get("origin")?,
        created_at: row.get("created_at")?,
        created_by: row.get("created_by")?,
        changed_at: row.get("changed_at")?,
        changed_by: row.get("changed_by")?,
        archived_at: row.get("archived_at")?,
    })
}
