//! `POST /demarches/{demarche}/rejoindre`: a product joins, chosen on the page of the démarche.

use super::demarche::{form, page};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use crate::pages::produits::{edits, programme};
use crate::standing;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::joined::{self, Demarche};
use conformity::product;

/// Handler.
pub async fn post(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let here = format!("/demarches/{id}");
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::DemarcheJoined)),
    };
    let product = typed.get("produit").parse().map_err(|_| Failure::of(Code::NotFound))?;
    let see = standing::sees(&mut writing).await?;
    let grant = edits(&see, product)?;
    let demarche = Demarche::of(programme()?, &id)?;
    if let Err(error) = joined::join(&mut writing, &grant, &demarche).await {
        let Some(refusal) = error.refusal() else { return Err(error.into()) };
        let products = product::list(&mut writing, &see).await?;
        drop(writing);
        let mut form = form(&signed, &products).filled(&typed);
        form.refuse("produit", &refusal.text());
        return page(&signed, &id, StatusCode::UNPROCESSABLE_ENTITY, Some(form)).await;
    }
    writing.commit().await?;
    Ok(signed.done(&here, Notice::DemarcheJoined))
}
