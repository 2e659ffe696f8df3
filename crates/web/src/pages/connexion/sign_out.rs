//! `POST /deconnexion`: the session ends, here and in the records.

use crate::cookies::Cookie;
use crate::desk::{Desk, go};
use crate::error::Failure;
use crate::notice::Notice;
use accounts::session;
use axum::response::Response;

/// Handler. Whoever is signed out already is led to the same place.
pub async fn post(desk: Desk) -> Result<Response, Failure> {
    let Some(session) = &desk.caller.session else { return Ok(go("/")) };
    let mut writing = desk.write().await?;
    match session::end(&mut writing, session.id).await {
        Ok(()) => writing.commit().await?,
        // Ended from elsewhere meanwhile.
        Err(error) if error.refusal().is_some() => {}
        Err(error) => return Err(error.into()),
    }
    Ok(desk.without_cookie(desk.done("/connexion", Notice::SignedOut), Cookie::Session))
}
