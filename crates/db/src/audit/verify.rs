//! Is every entry there, and as it was written?

use super::chain::Walk;
use super::model::{Anchor, Verdict, Why};
use super::store;
use crate::error::DbError;
use crate::transaction::Reading;

/// Entries read at a time.
pub(super) const PAGE: u32 = 1000;

/// Walks the whole chain, a thousand entries at a time, and says the first that is wrong. `anchors` are places seen
/// before and kept elsewhere; none is fine.
pub async fn verify(reading: &mut Reading, anchors: &[Anchor]) -> Result<Verdict, DbError> {
    let mut walk = Walk::new(anchors);
    let mut last = i64::MIN;
    loop {
        let entries = match store::after(reading, last, PAGE).await {
            Ok(entries) => entries,
            // A column of a page holds something of another type.
            Err(DbError::Column { .. }) => {
                return Ok(Verdict::Broken { seq: last.saturating_add(1).max(1), why: Why::Unreadable });
            }
            Err(error) => return Err(error),
        };
        for entry in &entries {
            last = entry.seq;
            if let Err((seq, why)) = walk.step(entry) {
                return Ok(Verdict::Broken { seq, why });
            }
        }
        if entries.is_empty() {
            break;
        }
    }
    let head = store::head(reading).await?;
    Ok(match walk.end(&head) {
        Ok(last) => Verdict::Whole { entries: last.seq, last },
        Err((seq, why)) => Verdict::Broken { seq, why },
    })
}
