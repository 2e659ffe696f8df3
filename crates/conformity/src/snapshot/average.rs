//! The anonymous average of all companies (CNV-6).

use super::model::percent;
use super::take::themes;
use crate::access::CanSee;
use crate::error::Error;
use crate::published;
use crate::words::Slug;
use db::{Reading, params};
use serde::Serialize;
use std::collections::BTreeMap;

/// No average under so many companies: with fewer, one of them could be told from it. Ours: the sources say that averages
/// are published, not from how many on.
pub const LEAST_COMPANIES: usize = 5;

// The one statement that looks at every company: nothing of a single one leaves this file.
pub(crate) mod sql {
    db::statements! {
        VALIDATED = "SELECT s.company, s.score, s.conformity, s.themes FROM snapshot s
            WHERE s.questionnaire = $1 AND s.validated
                AND s.seq = (SELECT MAX(o.seq) FROM snapshot o WHERE o.company = s.company AND o.subject = s.subject
                    AND o.questionnaire = s.questionnaire AND o.validated)
                AND NOT EXISTS (SELECT 1 FROM product p WHERE p.id = s.subject AND p.archived_at IS NOT NULL)";
    }
}

/// The average of a questionnaire, in whole percent: rounded, so that a newcomer's share cannot be computed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Average {
    /// Maturity.
    pub score: Option<u8>,
    /// Conformity to what is mandatory.
    pub conformity: Option<u8>,
    /// Maturity by theme, of the themes that enough companies have.
    pub themes: BTreeMap<Slug, u8>,
}

/// Means of one company: each company counts once, however many products it has.
#[derive(Default)]
struct Means(BTreeMap<String, (f64, u32)>);

impl Means {
    fn add(&mut self, company: &str, value: f64) {
        let (sum, count) = self.0.entry(company.to_owned()).or_default();
        *sum += value;
        *count += 1;
    }

    fn average(&self) -> Option<u8> {
        if self.0.len() < LEAST_COMPANIES {
            return None;
        }
        let sum: f64 = self.0.values().map(|(sum, count)| sum / f64::from(*count)).sum();
        Some((sum / self.0.len() as f64).round() as u8)
    }
}

/// The average over the companies whose last validated scores are known, when they are at least [`LEAST_COMPANIES`]. For
/// questionnaires of the platform; a company's own has none. Archived products do not count.
pub async fn average(
    reading: &mut Reading,
    grant: &CanSee,
    questionnaire: &Slug,
) -> Result<Option<Average>, Error> {
    grant.held_by(reading.acting())?;
    if !published::is_shared(reading, questionnaire).await? {
        return Ok(None);
    }
    let (mut score, mut conformity, mut by_theme) =
        (Means::default(), Means::default(), BTreeMap::<Slug, Means>::new());
    for row in reading.rows(&sql::VALIDATED, params![questionnaire]).await? {
        let company: String = row.get("company")?;
        if let Some(value) = row.get::<Option<i64>>("score")? {
            score.add(&company, percent(value));
        }
        if let Some(value) = row.get::<Option<i64>>("conformity")? {
            conformity.add(&company, percent(value));
        }
        for (id, theme) in themes(&row)? {
            if let Some(value) = theme.score {
                by_theme.entry(id).or_default().add(&company, value);
            }
        }
    }
    let (score, conformity) = (score.average(), conformity.average());
    if score.is_none() && conformity.is_none() {
        return Ok(None);
    }
    let themes = by_theme.into_iter().filter_map(|(id, means)| Some((id, means.average()?))).collect();
    Ok(Some(Average { score, conformity, themes }))
}
