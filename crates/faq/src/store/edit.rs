//! The editor's actions.

use super::published::{fingerprint, read, shipped_one};
use super::{FaqError, Version, date, may_edit, sql, versions};
use crate::content::{Broken, check, shipped_facets};
use crate::model::{Entry, Facet, Lang};
use crate::typography::mend;
use db::{Event, Writing, params};
use serde_json::json;
use std::sync::Arc;

/// Longest remark on a version, in characters.
const MAX_NOTE: usize = 300;

/// What became of a text.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is the latest version, a draft until it is published.
    Kept {
        /// Its number.
        version: i64,
    },
    /// The latest version says exactly this: nothing was written (a form sent twice).
    Unchanged {
        /// Number of the latest version.
        version: i64,
    },
    /// Somebody else saved first. Both texts are kept: this one beside, under its own number; the other one as the
    /// latest. The editor puts them together and saves over the latest.
    Beside {
        /// Number of this text.
        version: i64,
        /// The text that came first.
        theirs: Box<Version>,
    },
}

/// Saves a text over version `base`, the one that the editor had before the eyes; 0 for the shipped one or for a new
/// entry. Spaces and apostrophes of French texts are mended, the date of the entry is today's. Nothing is published.
pub async fn save(
    writing: &mut Writing,
    shipped: &[Arc<Entry>],
    mut entry: Entry,
    base: i64,
    note: &str,
) -> Result<Saved, FaqError> {
    may_edit(writing.acting())?;
    let before = shipped_one(shipped, &entry.id, entry.lang);
    tidy(&mut entry, before, date(writing.acting().now()));
    check(&entry).map_err(FaqError::Invalid)?;
    known_values(&entry).map_err(FaqError::Invalid)?;
    let (id, lang) = (entry.id.clone(), entry.lang.code());
    alone(writing, &id, entry.lang).await?;
    let print = before.map(|e| fingerprint(e));
    writing.execute(&sql::ENTRY_TOUCH, params![&id, lang, print]).await?;
    let state = writing.row(&sql::ENTRY_STATE, params![&id, lang]).await?.ok_or(FaqError::NotFound)?;
    let latest: i64 = state.get("latest")?;
    let last = writing.row(&sql::VERSION_LAST, params![&id, lang]).await?.ok_or(FaqError::NotFound)?;
    let last: i64 = last.get("last")?;
    if !(0..=last).contains(&base) {
        return Err(FaqError::NotFound);
    }
    let theirs = match versions::version(writing, &id, entry.lang, latest).await {
        // A text that cannot be read any more must not keep the next one from being written.
        Err(FaqError::Damaged { .. }) => None,
        theirs => theirs?,
    };
    if let Some(theirs) = theirs.as_ref().filter(|v| same(&v.entry, &entry)) {
        return Ok(Saved::Unchanged { version: theirs.number });
    }
    let version = last + 1;
    let beside = latest != base && theirs.is_some();
    let body = serde_json::to_string(&entry).unwrap_or_default();
    let note: String = note.trim().chars().take(MAX_NOTE).collect();
    let (author, now) = (writing.acting().actor.to_string(), writing.acting().now());
    let values = params![&id, lang, version, base, beside, body, note, author, now];
    writing.execute(&sql::VERSION_ADD, values).await?;
    if !beside {
        writing.execute_one(&sql::ENTRY_LATEST, params![&id, lang, version]).await?;
    }
    let detail = json!({ "lang": lang, "version": version, "beside": beside });
    writing.audit(Event { action: "faq.saved", object: "faq", id: &id, company: None, detail }).await?;
    match theirs {
        Some(theirs) if beside => Ok(Saved::Beside { version, theirs: Box::new(theirs) }),
        _ => Ok(Saved::Kept { version }),
    }
}

/// Publishes a version, the latest or an older one. The revision grows.
pub async fn publish(
    writing: &mut Writing,
    shipped: &[Arc<Entry>],
    id: &str,
    lang: Lang,
    version: i64,
) -> Result<(), FaqError> {
    may_edit(writing.acting())?;
    alone(writing, id, lang).await?;
    let row = writing.row(&sql::VERSION_ONE, params![id, lang.code(), version]).await?;
    let body: String = row.ok_or(FaqError::NotFound)?.get("body")?;
    // What can no longer be read, or no longer follows the rules, is not put before readers.
    let entry = read(id, version, &body)?;
    check(&entry).map_err(FaqError::Invalid)?;
    set(writing, shipped, id, lang, (Some(version), false), "faq.published").await
}

/// Takes an entry away from readers, shipped or edited; its versions stay.
pub async fn withdraw(
    writing: &mut Writing,
    shipped: &[Arc<Entry>],
    id: &str,
    lang: Lang,
) -> Result<(), FaqError> {
    may_edit(writing.acting())?;
    alone(writing, id, lang).await?;
    if let Some(entry) = shipped_one(shipped, id, lang) {
        writing.execute(&sql::ENTRY_TOUCH, params![id, lang.code(), fingerprint(entry)]).await?;
    }
    set(writing, shipped, id, lang, (None, true), "faq.withdrawn").await
}

/// Gives readers the shipped entry again; edited versions stay.
pub async fn back_to_shipped(
    writing: &mut Writing,
    shipped: &[Arc<Entry>],
    id: &str,
    lang: Lang,
) -> Result<(), FaqError> {
    may_edit(writing.acting())?;
    alone(writing, id, lang).await?;
    shipped_one(shipped, id, lang).ok_or(FaqError::NotFound)?;
    set(writing, shipped, id, lang, (None, false), "faq.shipped").await
}

/// Writes what readers see, and that the editor has seen the shipped text of today.
async fn set(
    writing: &mut Writing,
    shipped: &[Arc<Entry>],
    id: &str,
    lang: Lang,
    (published, withdrawn): (Option<i64>, bool),
    action: &'static str,
) -> Result<(), FaqError> {
    let print = shipped_one(shipped, id, lang).map(|e| fingerprint(e));
    let values = params![id, lang.code(), published, withdrawn, print];
    if writing.execute(&sql::ENTRY_PUBLISH, values).await? == 0 {
        return Err(FaqError::NotFound);
    }
    writing.execute_one(&sql::REVISION_NEXT, params![]).await?;
    let detail = json!({ "lang": lang.code(), "version": published });
    writing.audit(Event { action, object: "faq", id, company: None, detail }).await?;
    Ok(())
}

async fn alone(writing: &mut Writing, id: &str, lang: Lang) -> Result<(), FaqError> {
    Ok(writing.alone(&format!("faq:{id}:{}", lang.code())).await?)
}

/// French as it is printed, the dates, no blank keyword.
fn tidy(entry: &mut Entry, before: Option<&Arc<Entry>>, today: jiff::civil::Date) {
    let french = entry.lang == Lang::Fr;
    let tidy = |text: &str| if french { mend(text.trim()) } else { text.trim().to_owned() };
    entry.question = tidy(&entry.question);
    entry.answer = tidy(&entry.answer.replace("\r\n", "\n"));
    for text in [&mut entry.caution, &mut entry.missing] {
        *text = text.as_deref().map(tidy).filter(|t| !t.is_empty());
    }
    entry.keywords.retain(|k| !k.trim().is_empty());
    entry.created = before.map_or(entry.created.min(today), |b| b.created.min(today));
    entry.updated = today;
}

/// Values that are no values of the facets.
fn known_values(entry: &Entry) -> Result<(), Broken> {
    let facets = shipped_facets();
    let unknown =
        |facet: &Facet| entry.facets.of(*facet).iter().any(|v| facets.position(*facet, v).is_none());
    Facet::ALL.iter().find(|f| unknown(f)).map_or(Ok(()), |facet| {
        Err(Broken {
            field: facet.key(),
            fr: "une valeur qui n’est pas dans la liste",
            en: "a value that is not in the list",
        })
    })
}

/// Do two texts say the same, whenever they were saved?
fn same(one: &Entry, other: &Entry) -> bool {
    Entry { updated: other.updated, created: other.created, ..one.clone() } == *other
}
