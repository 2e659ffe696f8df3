//! `GET /faq/redaction/statistiques`: searches without an answer, answers that do not help.

use super::{guard, url};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::faq::url_of;
use crate::pages::{Frame, Section, html};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use faq::store;
use std::time::Duration;

/// How far back.
const SINCE: Duration = Duration::from_secs(90 * 86_400);
/// Searches and answers shown.
const SHOWN: u32 = 50;
/// Reasons shown under an answer.
const REASONS: u32 = 5;

#[derive(Template)]
#[template(path = "redaction/statistics.html")]
struct Page {
    frame: Frame,
    t: Lang,
    searches: Vec<SearchView>,
    votes: Vec<VoteView>,
}

struct SearchView {
    words: String,
    lang: &'static str,
    url: String,
    times: i64,
    partly: bool,
    last: String,
}

struct VoteView {
    question: String,
    lang: &'static str,
    url: String,
    useful: i64,
    all: i64,
    reasons: Vec<(String, String)>,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let edition = signed.app.shelf.edition(Some(&signed.records)).await;
    let mut reading = signed.read().await?;
    guard(&mut reading).await?;
    let since = signed.caller.acting.now().minus(SINCE);
    let searches = store::unanswered(&mut reading, since, SHOWN).await?;
    let mut votes = Vec::new();
    // The first of the list are those that most surely do not help.
    for score in store::scores(&mut reading, since).await?.into_iter().take(SHOWN as usize) {
        let reasons = store::reasons(&mut reading, &score.id, score.lang, REASONS).await?;
        let entry = edition.index.entry(&score.id, score.lang);
        votes.push(VoteView {
            question: entry.map_or(score.id.as_str(), |entry| entry.question.as_str()).to_owned(),
            lang: score.lang.code(),
            url: url(score.lang, &score.id),
            useful: score.useful,
            all: score.votes,
            reasons: reasons
                .into_iter()
                .map(|r| (r.text, accounts::civil::written(r.at, t.into())))
                .collect(),
        });
    }
    let view = |s: store::Unanswered| SearchView {
        url: url_of(&s.words),
        lang: s.lang.code(),
        times: s.times,
        partly: s.partly,
        last: day(s.last_day, t),
        words: s.words,
    };
    let page = Page {
        frame: Frame::new(&signed, Section::FaqEditing, t.write_statistics()),
        t,
        searches: searches.into_iter().map(view).collect(),
        votes,
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

/// Days since 1970 as people read them.
fn day(days: i64, t: Lang) -> String {
    let at = db::Timestamp::from_millis(days.saturating_mul(86_400_000));
    crate::format::date(&accounts::civil::date(at).to_string(), t)
}
