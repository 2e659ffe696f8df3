//! Secrets under a new master key.

use super::manage::purpose;
use crate::{Error, Site};
use db::{PersonId, Writing, params, statements};
use serde_json::json;

statements! {
    SEALED_AFTER = "SELECT id, totp FROM person WHERE totp IS NOT NULL AND id > $1 ORDER BY id LIMIT 500";
    RESEAL = "UPDATE person SET totp = $2 WHERE id = $1 AND totp = $3";
}

/// Seals again what older master keys sealed; how many. Called when the master key has changed: the old one can be given
/// up afterwards.
pub async fn reseal(writing: &mut Writing, site: &Site) -> Result<u64, Error> {
    const LOST: Error = Error::Damaged("a TOTP secret was sealed under a key that is missing");
    let acting = writing.acting().clone();
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let rows = writing.rows(&SEALED_AFTER, params![after.as_str()]).await?;
        let Some(last) = rows.last() else { break };
        after = last.get::<PersonId>("id")?.to_string();
        for row in rows {
            let (person, old): (PersonId, Vec<u8>) = (row.get("id")?, row.get("totp")?);
            if site.sealer.is_outdated(&old) {
                let clear = site.sealer.open(&purpose(person), &old).map_err(|_| LOST)?;
                let new = site.sealer.seal(&acting, &purpose(person), &clear)?;
                count += writing.execute(&RESEAL, params![person, new, old]).await?;
            }
        }
    }
    let detail = json!({ "secrets": count });
    crate::audit(writing, "totp.resealed", "platform", "accounts", None, detail).await?;
    Ok(count)
}
