//! History of an entry, and the list that editors work from.

use super::published::{fingerprint, key, read};
use super::{FaqError, sql};
use crate::model::{Entry, Lang};
use db::{Reading, Row, Timestamp, params};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One saved text.
#[derive(Clone, Debug)]
pub struct Version {
    /// From 1; 0 is the shipped text.
    pub number: i64,
    /// The version that its author had before the eyes.
    pub parent: i64,
    /// Saved over somebody else's: kept beside the line of versions.
    pub beside: bool,
    /// The text.
    pub entry: Entry,
    /// Why it was changed.
    pub note: String,
    /// Who: `person:…` or `system:…`.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// What readers see of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The shipped text.
    Shipped,
    /// An edited version.
    Edited,
    /// Nothing yet: it was never published.
    Draft,
    /// Nothing any more.
    Withdrawn,
}

/// One line of the workbench.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Entry.
    pub id: String,
    /// Language.
    pub lang: Lang,
    /// The question, as it was last saved.
    pub question: String,
    /// What readers see.
    pub state: State,
    /// Latest version, 0 when it was never edited.
    pub latest: i64,
    /// Published version.
    pub published: Option<i64>,
    /// Texts kept beside the latest version, to be put together with it.
    pub beside: i64,
    /// The program ships another text than the one that the editor saw when publishing.
    pub shipped_changed: bool,
}

impl Listed {
    /// Is there something that readers do not see yet?
    pub fn has_draft(&self) -> bool {
        self.latest > 0 && self.published != Some(self.latest)
    }
}

/// Number of the latest version, 0 when there is none.
pub(super) async fn latest(reading: &mut Reading, id: &str, lang: Lang) -> Result<i64, FaqError> {
    let row = reading.row(&sql::ENTRY_STATE, params![id, lang.code()]).await?;
    Ok(row.map(|row| row.get("latest")).transpose()?.unwrap_or_default())
}

/// One version, if it is there.
pub async fn version(
    reading: &mut Reading,
    id: &str,
    lang: Lang,
    number: i64,
) -> Result<Option<Version>, FaqError> {
    let row = reading.row(&sql::VERSION_ONE, params![id, lang.code(), number]).await?;
    row.map(|row| of_row(id, &row)).transpose()
}

/// Versions before `before` (`i64::MAX` for the latest), the newest first, at most `most`.
pub async fn versions(
    reading: &mut Reading,
    id: &str,
    lang: Lang,
    before: i64,
    most: u32,
) -> Result<Vec<Version>, FaqError> {
    let rows = reading.rows(&sql::VERSION_LIST, params![id, lang.code(), before, most]).await?;
    rows.iter().map(|row| of_row(id, row)).collect()
}

/// Every entry, shipped or not, by id, French first.
pub async fn listing(reading: &mut Reading, shipped: &[Arc<Entry>]) -> Result<Vec<Listed>, FaqError> {
    let mut all: BTreeMap<(String, Lang), Listed> = BTreeMap::new();
    for entry in shipped {
        let listed = Listed {
            id: entry.id.clone(),
            lang: entry.lang,
            question: entry.question.clone(),
            state: State::Shipped,
            latest: 0,
            published: None,
            beside: 0,
            shipped_changed: false,
        };
        all.insert((entry.id.clone(), entry.lang), listed);
    }
    let prints: BTreeMap<(&str, Lang), String> =
        shipped.iter().map(|e| ((e.id.as_str(), e.lang), fingerprint(e))).collect();
    for row in reading.rows(&sql::ENTRY_LIST, params![]).await? {
        let (id, lang) = key(&row)?;
        let latest: i64 = row.get("latest")?;
        let body: Option<String> = row.get("body")?;
        let question = body.and_then(|body| read(&id, latest, &body).ok()).map(|e| e.question);
        let known = all.get(&(id.clone(), lang));
        let question = question.or_else(|| known.map(|k| k.question.clone())).unwrap_or_else(|| id.clone());
        let published: Option<i64> = row.get("published")?;
        let state = match (row.get::<bool>("withdrawn")?, published) {
            (true, _) => State::Withdrawn,
            (false, Some(_)) => State::Edited,
            (false, None) if known.is_some() => State::Shipped,
            _ => State::Draft,
        };
        let seen: Option<String> = row.get("shipped")?;
        let shipped_changed = state != State::Shipped && seen.as_ref() != prints.get(&(id.as_str(), lang));
        let listed = Listed {
            id: id.clone(),
            lang,
            question,
            state,
            latest,
            published,
            beside: row.get("beside")?,
            shipped_changed,
        };
        all.insert((id, lang), listed);
    }
    Ok(all.into_values().collect())
}

fn of_row(id: &str, row: &Row) -> Result<Version, FaqError> {
    let number = row.get("version")?;
    Ok(Version {
        number,
        parent: row.get("parent")?,
        beside: row.get("beside")?,
        entry: read(id, number, &row.get::<String>("body")?)?,
        note: row.get("note")?,
        author: row.get("author")?,
        at: row.get("at")?,
    })
}
