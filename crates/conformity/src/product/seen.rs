//! What a member sees of the work of the company: what rights were given on, in products that are in use.

use super::list::list;
use crate::access::CanSee;
use crate::error::Error;
use crate::place::{Place, ProductId, Subject};
use db::Reading;
use std::collections::BTreeSet;

/// The places that are seen.
pub(crate) struct Seen<'a> {
    grant: &'a CanSee,
    products: BTreeSet<ProductId>,
}

impl<'a> Seen<'a> {
    /// Reads the products in use.
    pub async fn of(reading: &mut Reading, grant: &'a CanSee) -> Result<Self, Error> {
        let all = list(reading, grant).await?;
        let used = all.iter().filter(|product| product.archived_at.is_none());
        Ok(Self { grant, products: used.map(|product| product.id).collect() })
    }

    /// Is it seen?
    pub fn has(&self, place: &Place) -> bool {
        let used = match place.subject {
            Subject::Strategy => true,
            Subject::Product(id) => self.products.contains(&id),
        };
        used && self.grant.level(place).is_some()
    }
}
