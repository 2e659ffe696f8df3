//! `POST /entreprise/choisir`: from now on one acts for another of one's companies.

use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use accounts::session;
use axum::response::Response;

/// Handler.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    let company = typed.get("entreprise").parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut writing = signed.write().await?;
    session::switch_company(&mut writing, signed.session.id, company).await?;
    writing.commit().await?;
    Ok(signed.done("/tableau-de-bord", Notice::CompanySwitched))
}
