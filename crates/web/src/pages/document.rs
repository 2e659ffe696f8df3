//! A document that somebody sent, given back: never as a page of ours.

use crate::desk::Desk;
use crate::error::Failure;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName};
use axum::response::{IntoResponse, Response};
use db::documents::{Document, MediaType};
use std::fmt::Write as _;

/// Whatever its bytes are, nothing in it runs, loads or submits.
const POLICY: &str = "default-src 'none'; sandbox";

/// The bytes of a document: pictures to be seen, everything else to be kept. Read whole before a byte leaves: what is
/// damaged is told, not half given. For documents bounded when they came in.
pub async fn answer(desk: &Desk, document: &Document) -> Result<Response, Failure> {
    let content = desk.records.documents.read_all(document).await?;
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(document.media_type.mime()));
    headers.insert(CONTENT_DISPOSITION, disposition(document));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    Ok(response)
}

/// Whether browsers may show it in a page.
pub fn is_shown(kind: MediaType) -> bool {
    matches!(kind, MediaType::Jpeg | MediaType::Png)
}

/// RFC 6266: the name in ASCII, then whole.
fn disposition(document: &Document) -> HeaderValue {
    let way = if is_shown(document.media_type) { "inline" } else { "attachment" };
    let plain: String = document
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' })
        .collect();
    let mut whole = String::new();
    for byte in document.name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            whole.push(char::from(byte));
        } else {
            let _ = write!(whole, "%{byte:02X}");
        }
    }
    HeaderValue::from_str(&format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{whole}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}
