//! `POST /compte/codes/secours`: recovery codes, shown once.

use super::proof;
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::second_factor;
use accounts::second_factor::recovery::RecoveryCode;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "compte/recovery.html")]
struct Page {
    frame: Frame,
    t: Lang,
    codes: Vec<String>,
    /// Codes were set up just now.
    first: bool,
    /// The codes as the address of a text file: no request carries them once more.
    file: String,
}

/// New ones; the old ones die.
pub async fn renew(signed: Signed) -> Result<Response, Response> {
    let proof = proof(&signed, "/compte/codes")?;
    let renewed = async {
        let mut writing = signed.write().await?;
        let codes = second_factor::renew_recovery(&mut writing, &signed.records.site, proof).await?;
        writing.commit().await?;
        Ok::<_, Failure>(shown(&signed, &codes, false))
    };
    renewed.await.map_err(IntoResponse::into_response)
}

/// The page that shows them.
pub fn shown(signed: &Signed, codes: &[RecoveryCode], first: bool) -> Response {
    let t = signed.lang;
    let codes: Vec<String> = codes.iter().map(|code| code.to_string()).collect();
    let page = Page {
        frame: Frame::new(signed, Section::Account, t.recovery_title()),
        t,
        first,
        // Letters, digits and hyphens only: nothing to escape but the line ends.
        file: format!("data:text/plain;charset=utf-8,{}%0A", codes.join("%0A")),
        codes,
    };
    html(signed, StatusCode::OK, &page)
}
