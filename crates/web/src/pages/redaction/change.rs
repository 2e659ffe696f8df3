//! `POST /faq/redaction/{langue}/{id}/etat`: publish a version, withdraw, go back to the shipped text.

use super::{guard, lang_of, url};
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use crate::shelf::SHIPPED;
use axum::extract::Path;
use axum::response::Response;
use faq::store;

/// Handler. Doing it twice changes nothing more.
pub async fn post(
    Path((lang, id)): Path<(String, String)>,
    signed: Signed,
    typed: Typed,
) -> Result<Response, Failure> {
    let lang = lang_of(&lang)?;
    let mut writing = signed.write().await?;
    guard(&mut writing).await?;
    let notice = match typed.get("faire") {
        "publier" => {
            let version = typed.get("version").parse().map_err(|_| Failure::of(Code::NotAForm))?;
            store::publish(&mut writing, &SHIPPED, &id, lang, version).await?;
            Notice::FaqPublished
        }
        "retirer" => {
            store::withdraw(&mut writing, &SHIPPED, &id, lang).await?;
            Notice::FaqWithdrawn
        }
        "livree" => {
            store::back_to_shipped(&mut writing, &SHIPPED, &id, lang).await?;
            Notice::FaqShipped
        }
        _ => return Err(Failure::of(Code::NotAForm)),
    };
    writing.commit().await?;
    signed.app.shelf.look_again(&signed.records).await;
    Ok(signed.done(&url(lang, &id), notice))
}
