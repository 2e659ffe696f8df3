//! A form that is sent twice (two clicks, a page sent again) acts once; whoever sends it again is led to where the first
//! one led.

use super::typed::Typed;
use db::{DbError, Writing, params, statements};
use std::time::Duration;

statements! {
    CLAIM = "INSERT INTO form_sent (nonce, sent_at, location) VALUES ($1, $2, $3) ON CONFLICT (nonce) DO NOTHING";
    LOCATION = "SELECT location FROM form_sent WHERE nonce = $1";
    TIDY = "DELETE FROM form_sent WHERE sent_at < $1";
}

/// How long a form is remembered: longer than any session.
const REMEMBERED: Duration = Duration::from_secs(2 * 24 * 3600);

/// Notes, with the action, that this form was sent and leads to `location`. When it was sent already: where it led. The
/// transaction is then to be dropped.
pub async fn claim(writing: &mut Writing, typed: &Typed, location: &str) -> Result<Option<String>, DbError> {
    let (nonce, now) = (typed.nonce().to_vec(), writing.acting().now());
    // Of two that come at once, the second waits here for the first.
    if writing.execute(&CLAIM, params![nonce.clone(), now, location]).await? == 1 {
        return Ok(None);
    }
    let row = writing.row(&LOCATION, params![nonce]).await?;
    row.map(|row| row.get("location")).transpose()
}

/// Forgets forms of other days; how many. To be called every hour or so.
pub async fn tidy(writing: &mut Writing) -> Result<u64, DbError> {
    let before = writing.acting().now().minus(REMEMBERED);
    writing.execute(&TIDY, params![before]).await
}
