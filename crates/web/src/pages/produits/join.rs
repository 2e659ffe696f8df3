//! `POST /produits/{product}/rejoindre` and `…/quitter`: a product enters a démarche, or leaves it.

use super::{edits, product_of, programme, url};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use crate::standing;
use axum::extract::Path;
use axum::response::Response;
use conformity::joined::{self, Demarche};

/// Enters.
pub async fn join(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = product_of(&id)?;
    let mut writing = match signed.begin(&typed, &url(id)).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::DemarcheJoined)),
    };
    let grant = edits(&standing::sees(&mut writing).await?, id)?;
    let demarche = Demarche::of(programme()?, typed.get("demarche"))?;
    joined::join(&mut writing, &grant, &demarche).await?;
    writing.commit().await?;
    Ok(signed.done(&url(id), Notice::DemarcheJoined))
}

/// Leaves; the answers stay.
pub async fn leave(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = product_of(&id)?;
    let mut writing = match signed.begin(&typed, &url(id)).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::DemarcheLeft)),
    };
    let grant = edits(&standing::sees(&mut writing).await?, id)?;
    let demarche = typed.get("demarche").parse().map_err(|_| Failure::of(Code::NotFound))?;
    joined::leave(&mut writing, &grant, &demarche).await?;
    writing.commit().await?;
    Ok(signed.done(&url(id), Notice::DemarcheLeft))
}
