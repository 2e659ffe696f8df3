//! `POST /mot-de-passe/force`: what a password is worth while it is typed, as JSON. Nothing of it is kept.

use crate::desk::Desk;
use crate::forms::Typed;
use crate::pages::chosen;
use accounts::password::policy::{self, Context};
use accounts::password::{Password, strength};
use axum::Json;
use axum::response::{IntoResponse, Response};

/// Score, word, and what stands against it or would make it stronger.
pub async fn post(desk: Desk, typed: Typed) -> Response {
    let t = desk.lang;
    let Ok(password) = Password::new(typed.get(chosen::NAME)) else {
        return Json(serde_json::json!({ "score": 0, "word": "", "text": t.text(&chosen::TOO_LONG) }))
            .into_response();
    };
    // What the form knows of its owner counts against the password.
    let words = ["adresse", "prenom", "nom"].map(|name| typed.get(name)).into_iter().collect();
    let context = Context { words, second_factor: false };
    let mut strength = strength::estimate(&password, &context);
    let said = match policy::check(&password, &context) {
        Err(weakness) => {
            // However hard to guess for others, it will not be taken.
            strength.score = strength.score.min(1);
            Some(weakness.text())
        }
        Ok(()) => strength.warning.clone(),
    };
    let text = said.map(|text| t.text(&text)).unwrap_or_default();
    Json(serde_json::json!({ "score": strength.score, "word": t.text(&strength.word()), "text": text }))
        .into_response()
}
