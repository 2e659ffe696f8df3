//! The company: its facts, its people, their rights, what happened in it.

mod choose;
mod droits;
mod fiche;
mod invitation;
mod invite;
mod journal;
mod people;
mod person;
mod telling;

use crate::routes::Route;
use accounts::civil;
use accounts::people::NamedMember;
use axum::routing::{get, post};
use db::{PersonId, Timestamp};
use std::time::Duration;

pub use droits::objects;
pub use telling::Teller;

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/entreprise", || get(fiche::get)),
    Route::post("/entreprise/choisir", || post(choose::post)),
    Route::both("/entreprise/droits", || get(droits::get), || post(droits::post)),
    Route::get("/entreprise/journal", || get(journal::get)),
    Route::get("/entreprise/personnes", || get(people::get)),
    Route::both("/entreprise/personnes/inviter", || get(invite::get), || post(invite::post)),
    Route::post("/entreprise/personnes/invitations/{id}/annuler", || post(invitation::cancel)),
    Route::post("/entreprise/personnes/invitations/{id}/renvoyer", || post(invitation::again)),
    Route::post("/entreprise/personnes/demandes/{id}/ecarter", || post(invitation::dismiss)),
    Route::both("/entreprise/personnes/{id}", || get(person::get), || post(person::post)),
];

const PEOPLE: &str = "/entreprise/personnes";

/// The last day of something that is over at an instant.
pub fn last_day(until: Timestamp) -> jiff::civil::Date {
    civil::date(until.minus(Duration::from_millis(1)))
}

/// Somebody's name among these.
fn name_of(people: &[NamedMember], id: PersonId) -> Option<String> {
    people.iter().find(|named| named.person.id == id).map(|named| named.person.name.to_string())
}
