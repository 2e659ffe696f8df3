//! Answers as they are looked at.

use super::model::{Answer, Facts, Past};
use super::store;
use crate::access::{CanRead, CanSee};
use crate::error::Error;
use crate::place::Subject;
use crate::product;
use crate::words::Slug;
use db::{CompanyId, Reading, params};
use std::collections::{BTreeMap, BTreeSet};

/// The answers of a questionnaire, by question; those that were taken away too (without value, with their revision).
pub async fn all(reading: &mut Reading, grant: &CanRead) -> Result<BTreeMap<Slug, Answer>, Error> {
    let company = grant.reach(reading).await?;
    store::of_form(reading, company, grant.place()).await
}

/// Every line of the history of a question, the newest first.
pub async fn history(reading: &mut Reading, grant: &CanRead, question: &Slug) -> Result<Vec<Past>, Error> {
    let (company, place) = (grant.reach(reading).await?, grant.place());
    let parameters = params![company, place.subject, &place.questionnaire, question];
    let rows = reading.rows(&store::HISTORY, parameters).await?;
    rows.iter().map(store::past).collect()
}

/// Answers that came after somebody else's and that nobody has looked at since: lines of the history by question, the
/// oldest first. They leave this list when the question is answered anew, by one of them or otherwise.
pub async fn aside(reading: &mut Reading, grant: &CanRead) -> Result<BTreeMap<Slug, Vec<Past>>, Error> {
    let (company, place) = (grant.reach(reading).await?, grant.place());
    let mut aside: BTreeMap<Slug, Vec<Past>> = BTreeMap::new();
    for row in reading.rows(&store::ASIDE, params![company, place.subject, &place.questionnaire]).await? {
        aside.entry(row.get("question")?).or_default().push(store::past(&row)?);
    }
    Ok(aside)
}

/// What conditions and scores of a questionnaire look at: every answer of its subject and of the strategy. For the engine;
/// a page shows only what [`all`] gives.
pub async fn facts(reading: &mut Reading, grant: &CanRead) -> Result<Facts, Error> {
    let company = grant.reach(reading).await?;
    facts_of(reading, company, grant.place().subject).await
}

pub(crate) async fn facts_of(
    reading: &mut Reading,
    company: CompanyId,
    subject: Subject,
) -> Result<Facts, Error> {
    let mut facts = Facts::new();
    for row in reading.rows(&store::OF_SUBJECT, params![company, subject]).await? {
        if let Some(value) = store::value(&row)? {
            facts.entry(row.get("questionnaire")?).or_default().insert(row.get("question")?, value);
        }
    }
    Ok(facts)
}

/// The same for every product that is seen, at once, and for the strategy, apart: to compute scores anew (a new version of a
/// questionnaire). The dashboard itself shows the last snapshots. It holds answers to questionnaires that may not be read;
/// none of them is shown.
pub async fn all_facts(reading: &mut Reading, grant: &CanSee) -> Result<BTreeMap<Subject, Facts>, Error> {
    let company = grant.held_by(reading.acting())?;
    let seen: BTreeSet<_> = product::list(reading, grant).await?.iter().map(|product| product.id).collect();
    let mut all: BTreeMap<Subject, Facts> = BTreeMap::new();
    for row in reading.rows(&store::OF_COMPANY, params![company]).await? {
        let subject: Subject = row.get("subject")?;
        if matches!(subject, Subject::Product(id) if !seen.contains(&id)) {
            continue;
        }
        if let Some(value) = store::value(&row)? {
            let facts = all.entry(subject).or_default();
            facts.entry(row.get("questionnaire")?).or_default().insert(row.get("question")?, value);
        }
    }
    Ok(all)
}
