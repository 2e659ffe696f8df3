//! `GET /administration/journal`: is the audit trail whole? and its export, line by line.

use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::administrator;
use askama::Template;
use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use db::Event;
use db::audit::{self, Anchor, Export, Verdict};
use futures_util::stream;

#[derive(Template)]
#[template(path = "administration/audit.html")]
struct Page {
    frame: Frame,
    t: Lang,
    /// Verified just now.
    verdict: Option<Verdict>,
    /// Typed numbers to compare with, as typed.
    number: String,
    hash: String,
    /// What was typed is no anchor.
    bad_anchor: bool,
}

/// Verifies when asked to.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    administrator(&mut reading).await?;
    let (number, hash) =
        (signed.params.get("numero").to_owned(), signed.params.get("empreinte").to_lowercase());
    let anchor = anchor(&number, &hash);
    let bad_anchor = anchor.is_none() && !(number.is_empty() && hash.is_empty());
    let verdict = match signed.params.get("verifier") {
        "1" if !bad_anchor => Some(audit::verify(&mut reading, anchor.as_slice()).await?),
        _ => None,
    };
    let page = Page {
        frame: Frame::new(&signed, Section::Administration, t.audit_title()),
        t,
        verdict,
        number,
        hash,
        bad_anchor,
    };
    let status = if bad_anchor { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(html(&signed, status, &page))
}

/// A place of the chain that somebody wrote down.
fn anchor(number: &str, hash: &str) -> Option<Anchor> {
    let fine = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    let seq = number.parse().ok().filter(|seq: &i64| *seq > 0)?;
    fine.then(|| Anchor { seq, hash: hash.to_owned() })
}

/// The whole trail, one JSON object per line; that somebody took it is its last line.
pub async fn export(signed: Signed) -> Result<Response, Failure> {
    let mut writing = signed.write().await?;
    administrator(&mut writing).await?;
    let id = signed.session.person.id;
    let detail = serde_json::json!({});
    writing.audit(Event { action: "audit.exported", object: "person", id, company: None, detail }).await?;
    writing.commit().await?;
    let lines =
        stream::try_unfold((Export::new(), signed.read().await?), async |(mut export, mut reading)| {
            let lines = export.next(&mut reading).await?;
            Ok::<_, db::DbError>(lines.map(|lines| (lines, (export, reading))))
        });
    let headers = [
        (CONTENT_TYPE, "application/x-ndjson"),
        (CONTENT_DISPOSITION, "attachment; filename=\"journal.jsonl\""),
    ];
    Ok((headers, Body::from_stream(lines)).into_response())
}
