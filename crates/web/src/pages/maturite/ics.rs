//! `GET /trajectoire.ics` and `/produits/{product}/trajectoire.ics`: the dates, for a calendar program (iCalendar, RFC 5545).

use super::roadmap::own;
use super::way::Way;
use crate::desk::Signed;
use crate::error::Failure;
use crate::pages::questionnaire::Parts;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use conformity::projection::{Entry, Milestone, calendar};

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let mut way = Way::of(&mut reading, &signed).await?;
    drop(reading);
    let own = own(&mut way, &parts)?;
    let name = match own {
        Some(subject) => format!("{}{}{}", t.way_title(), t.colon(), way.name(subject, t)),
        None => t.way_title().to_owned(),
    };
    let base = signed.records.site.base.as_str().trim_end_matches('/');
    let entry = |one: &Milestone| {
        let (day, stop) = (one.target.due?, way.stop(one, t)?);
        let lines = [stop.of.as_str(), stop.progress.1.as_str(), stop.note.as_str()];
        let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        Some(Entry {
            id: one.target.id.to_string(),
            revision: one.target.revision,
            day,
            title: format!("{}, {}", stop.title, stop.level),
            description: lines.join("\n"),
            url: Some(format!("{base}{}", stop.url)),
        })
    };
    let entries: Vec<_> = way.milestones.iter().filter_map(entry).collect();
    let file = calendar(&name, &entries, signed.caller.acting.now());
    let heads = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"trajectoire.ics\""),
    ];
    Ok((heads, file).into_response())
}
