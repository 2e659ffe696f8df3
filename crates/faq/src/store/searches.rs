//! What readers look for and do not find.

use super::{DAY, FaqError, day, sql};
use crate::model::Lang;
use crate::search::{FaqPage, FaqQuery};
use db::{Reading, Timestamp, Writing, params};

/// Longest search kept, in characters; a longer one is a letter, not a search.
const MAX_WORDS: usize = 100;
/// Different searches kept in a day: beyond, only those already known are counted.
const MOST_A_DAY: i64 = 2_000;
/// Digits from which a number could be somebody's.
const LONG_NUMBER: usize = 6;

/// A search that found nothing, or nothing that held enough of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// Language of the reader.
    pub lang: Lang,
    /// The search, in lower case, long numbers masked.
    pub words: String,
    /// How often.
    pub times: i64,
    /// It found something that held a part of it.
    pub partly: bool,
    /// Day of the last time, in days since 1970, UTC.
    pub last_day: i64,
}

/// Notes a search when it was not answered. Only its words are kept, never who searched; what could be a person's
/// number or address is masked or left out. Says whether it was noted.
pub async fn note_search(writing: &mut Writing, query: &FaqQuery, page: &FaqPage) -> Result<bool, FaqError> {
    if !page.is_unanswered() || query.page > 1 || query.is_filtered() {
        return Ok(false);
    }
    let Some(words) = kept(&query.text) else { return Ok(false) };
    let (today, lang) = (day(writing.acting().now()), page.lang.code());
    let partly = page.total > 0;
    if writing.execute(&sql::SEARCH_AGAIN, params![today, lang, &words, partly]).await? > 0 {
        return Ok(true);
    }
    let row = writing.row(&sql::SEARCH_COUNT, params![today]).await?;
    if row.map(|row| row.get::<i64>("searches")).transpose()?.unwrap_or_default() >= MOST_A_DAY {
        return Ok(false);
    }
    writing.execute(&sql::SEARCH_NOTE, params![today, lang, words, partly]).await?;
    Ok(true)
}

/// Searches without answer since an instant, the most frequent first.
pub async fn unanswered(
    reading: &mut Reading,
    since: Timestamp,
    most: u32,
) -> Result<Vec<Unanswered>, FaqError> {
    let rows = reading.rows(&sql::SEARCH_LIST, params![day(since), most]).await?;
    let one = |row: &db::Row| -> Result<Unanswered, FaqError> {
        let lang: String = row.get("lang")?;
        Ok(Unanswered {
            lang: lang.parse().unwrap_or_default(),
            words: row.get("words")?,
            times: row.get("times")?,
            partly: row.get::<i64>("partly")? > 0,
            last_day: row.get("last")?,
        })
    };
    rows.iter().map(one).collect()
}

/// Erases searches, and the reasons of votes, older than `days`; votes are counted for ever. How many rows it changed.
pub async fn purge(writing: &mut Writing, days: u16) -> Result<u64, FaqError> {
    super::may_edit(writing.acting())?;
    let now = writing.acting().now();
    let before = Timestamp::from_millis(now.millis() - i64::from(days) * DAY);
    let searches = writing.execute(&sql::SEARCH_FORGET, params![day(before)]).await?;
    let reasons = writing.execute(&sql::REASON_FORGET, params![before]).await?;
    Ok(searches + reasons)
}

/// A search as it is kept; none for one that is a letter or an address.
fn kept(text: &str) -> Option<String> {
    let text = masked(&text.to_lowercase());
    let words = text.trim();
    let fits = (2..=MAX_WORDS).contains(&words.chars().count());
    (fits && !words.contains('@')).then(|| words.to_owned())
}

/// Long numbers, written together or in groups, become `…`.
pub(super) fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut number = String::new();
    let flush = |number: &mut String, out: &mut String| {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let tail = number.len() - number.trim_end_matches([' ', '.', '-']).len();
        let (digits_part, rest) = number.split_at(number.len() - tail);
        out.push_str(if digits >= LONG_NUMBER { "…" } else { digits_part });
        out.push_str(rest);
        number.clear();
    };
    for c in text.chars() {
        if c.is_ascii_digit() || (!number.is_empty() && matches!(c, ' ' | '.' | '-')) {
            number.push(c);
        } else {
            flush(&mut number, &mut out);
            out.push(c);
        }
    }
    flush(&mut number, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_could_be_somebodys_are_masked() {
        for (text, shown) in [
            ("rpps 10000668540", "rpps …"),
            ("10 000 668 540 absent", "… absent"),
            ("06.12.34.56.78", "…"),
            ("vague 2, ann 2.1.2", "vague 2, ann 2.1.2"),
            ("15/12/2025", "15/12/2025"),
            ("été 2026 - fin", "été 2026 - fin"),
            ("", ""),
        ] {
            assert_eq!(masked(text), shown, "{text}");
        }
        assert_eq!(kept("Vaccination ").as_deref(), Some("vaccination"));
        assert_eq!(kept("jean.dupont@exemple.fr"), None);
        assert_eq!(kept("x"), None);
        assert_eq!(kept(&"mot ".repeat(40)), None);
    }
}
