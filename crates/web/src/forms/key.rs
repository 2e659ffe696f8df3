//! The key of the tokens of forms: random, made at the first start, kept sealed in the records so that every node has the
//! same.

use super::token::Tokens;
use accounts::{Error, Site};
use db::{Acting, Database, params, statements};

statements! {
    KEEP = "INSERT INTO form_key (id, sealed) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
    KEPT = "SELECT sealed FROM form_key WHERE id = 1";
    REPLACE = "UPDATE form_key SET sealed = $1 WHERE id = 1";
}

const PURPOSE: &str = "web.forms";

/// The tokens of this platform. A key that was sealed under a master key since lost is made anew: forms on screens then
/// ask to be sent again, nothing else is lost.
pub async fn open(db: &Database, site: &Site, acting: &Acting) -> Result<Tokens, Error> {
    const DAMAGED: Error = Error::Damaged("the key of the forms cannot be sealed");
    let mut fresh = [0; 32];
    acting.fill_random(&mut fresh);
    let sealed = site.sealer.seal(acting, PURPOSE, &fresh)?;
    let mut writing = db.write(acting).await?;
    writing.execute(&KEEP, params![sealed.clone()]).await?;
    let row = writing.row(&KEPT, params![]).await?.ok_or(DAMAGED)?;
    let kept = site.sealer.open(PURPOSE, &row.get::<Vec<u8>>("sealed")?).ok();
    let kept: Option<[u8; 32]> = kept.and_then(|clear| clear.as_slice().try_into().ok());
    if kept.is_none() {
        tracing::warn!("The key of the forms was sealed under another master key: a new one is made");
        writing.execute_one(&REPLACE, params![sealed]).await?;
    }
    writing.commit().await?;
    Ok(Tokens::new(&kept.unwrap_or(fresh)))
}
