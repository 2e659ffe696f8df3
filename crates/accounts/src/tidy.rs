//! What is over is removed: links, sessions, invitations, counts, halves of ceremonies.

use crate::{Error, Site, link, login, passkey, people, session};
use db::{Writing, params};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Removes what is over; how many rows. To be called every hour or so; nothing depends on it but space.
pub async fn tidy(writing: &mut Writing, site: &Site) -> Result<u64, Error> {
    let now = writing.acting().now();
    let mut gone = writing.execute(&link::TIDY, params![now]).await?;
    let (oldest, idlest) = (now.minus(site.sessions.absolute), now.minus(site.sessions.idle));
    gone += writing.execute(&session::store::TIDY, params![oldest, idlest]).await?;
    // Kept for a while after its end: who invited sees that nobody came.
    gone += writing.execute(&people::TIDY, params![now.minus(DAY * 30)]).await?;
    gone += writing.execute(&login::throttle::TIDY, params![now.minus(DAY), now]).await?;
    gone += writing.execute(&passkey::store::TIDY, params![now]).await?;
    Ok(gone)
}
