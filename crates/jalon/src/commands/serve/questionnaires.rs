//! The questionnaires that come with the program, made known to the records when it starts.

use crate::failure::Failure;
use crate::records;
use conformity::{CanPublish, published};
use db::Database;

/// Publishes the versions that the records do not know yet. A version that is known stays as it is.
pub async fn publish(db: &Database) -> Result<(), Failure> {
    let files = published::shipped().map_err(|error| Failure::internal(&error))?;
    let acting = records::acting("start");
    let allowed = CanPublish::of(&acting).map_err(|error| Failure::internal(&error))?;
    let mut writing = db.write(&acting).await?;
    let new =
        published::ship(&mut writing, allowed, &files).await.map_err(|error| Failure::internal(&error))?;
    if new > 0 {
        writing.commit().await?;
        tracing::info!(new, "questionnaires published");
    }
    Ok(())
}
