//! "Cette réponse vous a-t-elle été utile ?": yes or no, why not, without account.

use super::{FaqError, Visitor, day, sql};
use crate::model::{Entry, Lang};
use db::{Reading, Timestamp, Writing, params};

/// Longest reason kept, in characters.
const MAX_REASON: usize = 1_000;
/// Votes a day from one network, whatever the browsers say they are: a practice reads more than it votes.
const MOST_A_DAY: i64 = 60;

/// What a reader says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// It was useful.
    Useful,
    /// It was not, and perhaps why.
    NotUseful {
        /// In the reader's words.
        reason: Option<String>,
    },
}

/// What became of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voted {
    /// It counts.
    Counted,
    /// It takes the place of the visitor's vote of today.
    Changed,
    /// Too many votes from there today: it does not count. To be told as a wait, not as an error.
    TooMany,
}

/// Counts a vote on an entry as readers see it today; once per visitor and day.
pub async fn vote(
    writing: &mut Writing,
    visitor: &Visitor<'_>,
    entry: &Entry,
    opinion: &Opinion,
) -> Result<Voted, FaqError> {
    let marks = visitor.marks(writing).await?;
    let now = writing.acting().now();
    let (id, lang, today) = (&entry.id, entry.lang.code(), day(now));
    let own = writing.row(&sql::VOTE_OWN, params![id, lang, today, &marks.voter]).await?;
    let kept = match &own {
        Some(row) => row.get::<Option<String>>("reason")?,
        None => {
            let row = writing.row(&sql::VOTE_COUNT, params![today, &marks.origin]).await?;
            let votes = row.map(|row| row.get::<i64>("votes")).transpose()?.unwrap_or_default();
            if votes >= MOST_A_DAY {
                return Ok(Voted::TooMany);
            }
            None
        }
    };
    let (useful, reason) = match opinion {
        Opinion::Useful => (true, None),
        // The reason comes after the "no", on its own: a second "no" without one does not erase it.
        Opinion::NotUseful { reason } => (false, reason.as_deref().and_then(clean).or(kept)),
    };
    let answer = entry.updated.to_string();
    let values = params![id, lang, today, &marks.voter, &marks.origin, useful, reason, answer, now];
    writing.execute(&sql::VOTE_SET, values).await?;
    Ok(if own.is_some() { Voted::Changed } else { Voted::Counted })
}

/// A reason as it is kept: what can be read, cut; long numbers are masked, they could be somebody's.
fn clean(reason: &str) -> Option<String> {
    let shown = reason.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c });
    let text: String = shown.take(MAX_REASON).collect();
    let text = super::searches::masked(text.trim());
    (!text.is_empty()).then_some(text)
}

/// Votes on an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Entry.
    pub id: String,
    /// Language.
    pub lang: Lang,
    /// Votes "yes".
    pub useful: i64,
    /// All votes.
    pub votes: i64,
}

impl Score {
    /// Part of "yes" that one can count on, from 0 to 1: lower bound of Wilson's interval at 95 %. Three "no" out of
    /// three weigh more than one out of one.
    pub fn sure(&self) -> f64 {
        wilson(self.useful, self.votes, -1.0)
    }

    /// Part of "yes" that one may hope for at best: low when readers agree that the answer does not help.
    pub fn at_best(&self) -> f64 {
        wilson(self.useful, self.votes, 1.0)
    }
}

/// Bound of Wilson's score interval (E. B. Wilson, 1927), z = 1.96.
fn wilson(yes: i64, all: i64, side: f64) -> f64 {
    const Z: f64 = 1.96;
    if all <= 0 {
        return if side < 0.0 { 0.0 } else { 1.0 };
    }
    let (n, p) = (all as f64, yes as f64 / all as f64);
    let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    ((p + Z * Z / (2.0 * n) + side * spread) / (1.0 + Z * Z / n)).clamp(0.0, 1.0)
}

/// Votes since an instant, the answers that most surely do not help first.
pub async fn scores(reading: &mut Reading, since: Timestamp) -> Result<Vec<Score>, FaqError> {
    let mut scores = Vec::new();
    for row in reading.rows(&sql::VOTE_SCORES, params![since]).await? {
        let (id, lang) = super::published::key(&row)?;
        scores.push(Score { id, lang, useful: row.get("useful")?, votes: row.get("votes")? });
    }
    scores.sort_by(|a, b| {
        let order = a.at_best().total_cmp(&b.at_best());
        order.then_with(|| b.votes.cmp(&a.votes)).then_with(|| (&a.id, a.lang).cmp(&(&b.id, b.lang)))
    });
    Ok(scores)
}

/// Why an answer did not help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// In the reader's words.
    pub text: String,
    /// Date of the answer that the reader saw.
    pub answer: String,
    /// When.
    pub at: Timestamp,
}

/// Reasons given about an entry, the latest first, at most `most`.
pub async fn reasons(
    reading: &mut Reading,
    id: &str,
    lang: Lang,
    most: u32,
) -> Result<Vec<Reason>, FaqError> {
    let rows = reading.rows(&sql::VOTE_REASONS, params![id, lang.code(), most]).await?;
    let reason = |row: &db::Row| -> Result<Reason, FaqError> {
        Ok(Reason { text: row.get("reason")?, answer: row.get("answer")?, at: row.get("at")? })
    };
    rows.iter().map(reason).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_votes_say_little() {
        let score = |useful, votes| Score { id: String::new(), lang: Lang::Fr, useful, votes };
        // Values of the published formula.
        assert!((score(80, 100).sure() - 0.7112).abs() < 1e-3);
        assert!((score(80, 100).at_best() - 0.8666).abs() < 1e-3);
        assert!((score(0, 1).at_best() - 0.7935).abs() < 1e-3);
        assert!(score(0, 5).at_best() < score(0, 1).at_best());
        assert_eq!((score(0, 0).sure(), score(0, 0).at_best()), (0.0, 1.0));
    }

    #[test]
    fn reasons_are_bounded_and_masked() {
        assert_eq!(clean("  pas\u{7} clair\nvoir 10000668540 "), Some("pas  clair\nvoir …".into()));
        assert_eq!(clean(" \n "), None);
        assert_eq!(clean(&"é".repeat(5_000)).map(|t| t.chars().count()), Some(MAX_REASON));
    }
}
