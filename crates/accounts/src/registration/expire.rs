//! Requests that nobody follows up are given up.

use super::state::Step;
use super::store::{self, Change};
use crate::mail::{self, Message, Recipient};
use crate::{Error, Site};
use db::{Writing, params};
use std::time::Duration;

/// A request without documents is given up after so long.
const PATIENCE: Duration = Duration::from_secs(60 * 24 * 3600);

/// Gives up requests whose documents did not come for sixty days, a hundred at a time; how many. What was deposited is
/// erased. To be called daily.
pub async fn expire(writing: &mut Writing, site: &Site) -> Result<usize, Error> {
    let before = writing.acting().now().minus(PATIENCE);
    let rows = writing.rows(&store::OLD, params![before]).await?;
    let mut count = 0;
    for row in rows {
        let request = store::by_id(writing, row.get("id")?).await?;
        store::step(writing, &request, Step::Withdraw, Change::default()).await?;
        count += 1;
        if request.person.is_some() {
            let to = Recipient { email: request.email.clone(), lang: request.lang };
            let message = Message::RequestExpired { company: request.company_name.clone() };
            mail::post(writing, site, &to, &message).await?;
        }
    }
    writing.execute(&store::NEVER_CONFIRMED, params![before]).await?;
    Ok(count)
}
