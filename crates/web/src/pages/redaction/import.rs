//! `GET` and `POST /faq/redaction/import`: answers from JSON lines, tried first if wished; each becomes a draft.

use super::guard;
use crate::desk::{Desk, Signed};
use crate::error::{Code, Failure};
use crate::forms::TOKEN;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::shelf::SHIPPED;
use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::StatusCode;
use axum::response::Response;
use faq::store::{self, Imported};

/// Refused lines shown.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "redaction/import.html")]
struct Page<'a> {
    frame: Frame,
    t: Lang,
    token: String,
    /// What was sent, to be sent again for good.
    text: &'a str,
    report: Option<Report<'a>>,
    nothing: bool,
}

struct Report<'a> {
    dry: bool,
    done: &'a Imported,
    rejected: Vec<(usize, &'a str)>,
}

/// What the form brought.
#[derive(Default)]
struct Sent {
    token: String,
    dry: bool,
    text: String,
}

/// The empty form.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    guard(&mut signed.read().await?).await?;
    Ok(page(&signed, StatusCode::OK, "", None, false))
}

/// Tries, or imports.
pub async fn post(signed: Signed, parts: Result<Multipart, MultipartRejection>) -> Result<Response, Failure> {
    guard(&mut signed.read().await?).await?;
    let parts = parts.map_err(|_| Failure::of(Code::NotAForm))?;
    let sent = read(&signed, parts).await?;
    if sent.text.trim().is_empty() {
        return Ok(page(&signed, StatusCode::UNPROCESSABLE_ENTITY, "", None, true));
    }
    let mut writing = signed.write().await?;
    guard(&mut writing).await?;
    let done = store::import(&mut writing, &SHIPPED, &sent.text, signed.lang.import_note()).await?;
    match sent.dry {
        // The very same work, taken back.
        true => drop(writing),
        false => writing.commit().await?,
    }
    let report = Report {
        dry: sent.dry,
        rejected: done
            .rejected
            .iter()
            .take(SHOWN)
            .map(|r| (r.line, r.why[usize::from(signed.lang == Lang::En)].as_str()))
            .collect(),
        done: &done,
    };
    let text = if sent.dry { sent.text.as_str() } else { "" };
    Ok(page(&signed, StatusCode::OK, text, Some(report), false))
}

/// Reads the parts in memory (the route bounds them): the token first, checked before anything else is read.
async fn read(desk: &Desk, mut parts: Multipart) -> Result<Sent, Failure> {
    let mut sent = Sent::default();
    let cut = |_| Failure::of(Code::FormTooLarge);
    while let Some(part) = parts.next_field().await.map_err(|_| Failure::of(Code::NotAForm))? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(cut)?;
        let value = String::from_utf8_lossy(&bytes).into_owned();
        if name == TOKEN {
            desk.caller.check_token(&desk.records, &value).ok_or_else(|| Failure::of(Code::FormTooOld))?;
            sent.token = value;
            continue;
        }
        if sent.token.is_empty() {
            return Err(Failure::of(Code::FormTooOld));
        }
        match name.as_str() {
            "faire" => sent.dry = value == "essayer",
            // The first that holds something: a file, else what was pasted.
            "fichier" | "texte" if sent.text.trim().is_empty() => sent.text = value,
            _ => {}
        }
    }
    if sent.token.is_empty() { Err(Failure::of(Code::FormTooOld)) } else { Ok(sent) }
}

fn page(desk: &Desk, status: StatusCode, text: &str, report: Option<Report<'_>>, nothing: bool) -> Response {
    let t = desk.lang;
    let page = Page {
        frame: Frame::new(desk, Section::FaqEditing, t.write_import()),
        t,
        token: desk.caller.form_token(&desk.records),
        text,
        report,
        nothing,
    };
    html(desk, status, &page)
}
