//! `GET` and `POST /entreprise/droits`: people × what rights are about, as a table that is a form.
//!
//! What was on the screen travels with the form: when somebody else saved in between, their cells and one's own are put
//! together, cell by cell, and where both changed the same one both are shown. Nothing is lost, nothing is overwritten
//! unseen.

mod merge;
pub mod objects;
mod screen;

use crate::desk::{Begun, Signed};
use crate::error::Failure;
use crate::forms::Typed;
use crate::notice::Notice;
use accounts::rights::{self, Object};
use accounts::{Refusal, people};
use axum::http::StatusCode;
use axum::response::Response;
use merge::Sheet;
use objects::columns;
use screen::Screen;

const HERE: &str = "/entreprise/droits";

/// The table.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let screen = screen(&signed, None).await?;
    Ok(screen.page(&signed, StatusCode::OK))
}

/// Saves what changed.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let grant = rights::standing(&mut reading).await?.may_give_rights()?;
    drop(reading);
    let sheet = Sheet::read(&typed).ok_or_else(|| Failure::from(Refusal::Stale))?;
    let mut writing = match signed.begin(&typed, HERE).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::RightsSaved)),
    };
    let objects: Vec<Object> = columns(&mut writing).await?.into_iter().map(|column| column.object).collect();
    let (mut matrix, version) = rights::matrix(&mut writing, objects).await?;
    if version != sheet.version() || !sheet.fits(&matrix) {
        drop(writing);
        let screen = screen(&signed, Some(&sheet)).await?;
        return Ok(screen.page(&signed, StatusCode::CONFLICT));
    }
    sheet.apply(&mut matrix)?;
    match rights::save(&mut writing, &grant, &matrix, version).await {
        Ok(changes) if changes.is_empty() => Ok(signed.done(HERE, Notice::RightsUnchanged)),
        Ok(_) => {
            writing.commit().await?;
            Ok(signed.done(HERE, Notice::RightsSaved))
        }
        Err(error) if error.refusal() == Some(Refusal::Stale) => {
            drop(writing);
            let screen = screen(&signed, Some(&sheet)).await?;
            Ok(screen.page(&signed, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn screen(signed: &Signed, sheet: Option<&Sheet>) -> Result<Screen, Failure> {
    let mut reading = signed.read().await?;
    let columns = columns(&mut reading).await?;
    let objects = columns.iter().map(|column| column.object.clone()).collect();
    let editable = rights::standing(&mut reading).await?.may_give_rights().is_ok();
    let (matrix, version) = rights::matrix(&mut reading, objects).await?;
    let people = people::list(&mut reading).await?;
    Ok(Screen { columns, matrix, version, people, editable, merged: sheet.cloned() })
}
