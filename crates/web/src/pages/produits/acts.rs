//! `POST /produits/{product}/archiver` and `…/reprendre`: put away, brought back. Nothing is lost either way.

use super::{identification, product_of, url};
use crate::desk::{Begun, Signed};
use crate::error::Failure;
use crate::forms::Typed;
use crate::notice::Notice;
use crate::standing;
use axum::extract::Path;
use axum::response::Response;
use conformity::product::{self, Changed};

/// Puts a product away.
pub async fn archive(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    move_it(&signed, &id, &typed, true).await
}

/// Brings it back.
pub async fn restore(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    move_it(&signed, &id, &typed, false).await
}

async fn move_it(signed: &Signed, id: &str, typed: &Typed, away: bool) -> Result<Response, Failure> {
    let id = product_of(id)?;
    let (here, notice) = (url(id), if away { Notice::ProductArchived } else { Notice::ProductRestored });
    let mut writing = match signed.begin(typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, notice)),
    };
    let see = standing::sees(&mut writing).await?;
    let grant = see.access(identification(id)?)?.validate()?.card()?;
    let known = typed.get("revision").parse().unwrap_or_default();
    let changed = if away {
        product::archive(&mut writing, &grant, known).await?
    } else {
        product::restore(&mut writing, &grant, known).await?
    };
    if let Changed::Stale { .. } = changed {
        return Ok(signed.done(&here, Notice::ProductMeanwhile));
    }
    writing.commit().await?;
    Ok(signed.done(&here, notice))
}
