//! A form that brings a document, read as it comes: the token first, then fields of text, then one file that goes piece
//! by piece, encrypted, to the store of the documents. Never more than a piece is in memory.

use super::token::Nonce;
use super::typed::{TOKEN, Typed};
use crate::app::App;
use crate::desk::Desk;
use crate::error::{Code, Failure};
use crate::visit::Visit;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, FromRequestParts, Request};
use db::documents::{Accept, DocumentError, Received, Upload};

/// Longest name of a part, longest name of a file, in bytes: what is longer was made to annoy.
const MAX_NAME: usize = 256;
/// Longest text of all the fields together, in bytes.
const MAX_TEXT: usize = 64 * 1024;
/// Most fields.
const MAX_FIELDS: usize = 64;
/// How much of a file that is refused is still read, in bytes: a browser that is cut short shows no answer.
const DRAINED: u64 = 64 << 20;

/// A form of several parts whose token was checked and of which nothing else was read.
pub struct Parts {
    multipart: Multipart,
    nonce: Nonce,
}

/// What came in the place of the document.
pub enum Sent {
    /// No file was chosen.
    Nothing,
    /// A file that is not taken, and why.
    Refused(DocumentError),
    /// Received: to be kept, or swept.
    Received(Received),
}

impl FromRequest<App> for Parts {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visit = match Visit::from_request_parts(&mut parts, app).await {
            Ok(visit) => visit,
            Err(never) => match never {},
        };
        let (Some(records), Some(caller)) = (&app.records, visit.caller) else {
            return Err(Failure::of(Code::NotFound));
        };
        let request = Request::from_parts(parts, body);
        let mut multipart =
            Multipart::from_request(request, app).await.map_err(|_| Failure::of(Code::NotAForm))?;
        let first = multipart.next_field().await.map_err(|error| cut(&error))?;
        let Some(first) = first.filter(|part| part.name() == Some(TOKEN) && part.file_name().is_none())
        else {
            return Err(Failure::of(Code::FormTooOld));
        };
        let token = text(first, MAX_NAME).await?;
        match caller.check_token(records, &token) {
            Some(nonce) => Ok(Self { multipart, nonce }),
            None => Err(Failure::of(Code::FormTooOld)),
        }
    }
}

impl Parts {
    /// Reads the rest, with the one file of the field `name` in memory: at most `most` bytes of it.
    pub async fn small(mut self, name: &str, most: usize) -> Result<(Typed, Option<Vec<u8>>), Failure> {
        let (mut pairs, mut left, mut found) = (Vec::new(), MAX_TEXT, None);
        while let Some(mut part) = self.multipart.next_field().await.map_err(|error| cut(&error))? {
            let of = part.name().unwrap_or_default().to_owned();
            if of.len() > MAX_NAME || pairs.len() >= MAX_FIELDS {
                return Err(Failure::of(Code::NotAForm));
            }
            if part.file_name().is_none() {
                let value = text(part, left).await?;
                left -= value.len().min(left);
                pairs.push((of, value));
                continue;
            }
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|error| cut(&error))? {
                if bytes.len() + chunk.len() > most {
                    return Err(Failure::of(Code::FormTooLarge));
                }
                bytes.extend_from_slice(&chunk);
            }
            if of == name && !bytes.is_empty() {
                found = Some(bytes);
            }
        }
        Ok((Typed::of_parts(pairs, self.nonce), found))
    }

    /// Reads the rest: texts, and the one file that the field `name` brings, judged as it comes.
    pub async fn read(mut self, desk: &Desk, name: &str, accept: Accept) -> Result<(Typed, Sent), Failure> {
        let (mut pairs, mut left, mut sent) = (Vec::new(), MAX_TEXT, Sent::Nothing);
        let mut drained = DRAINED;
        while let Some(part) = self.multipart.next_field().await.map_err(|error| cut(&error))? {
            let of = part.name().unwrap_or_default().to_owned();
            if of.len() > MAX_NAME || pairs.len() >= MAX_FIELDS {
                return Err(Failure::of(Code::NotAForm));
            }
            if of == name && part.file_name().is_some() && matches!(sent, Sent::Nothing) {
                sent = file(part, desk, accept.clone(), &mut drained).await?;
                if drained == 0 {
                    // Asking for the next part would read this one to its end.
                    break;
                }
            } else if part.file_name().is_some() {
                return Err(Failure::of(Code::NotAForm));
            } else {
                let value = text(part, left).await?;
                left -= value.len().min(left);
                pairs.push((of, value));
            }
        }
        Ok((Typed::of_parts(pairs, self.nonce), sent))
    }
}

/// A field of text; bytes that are no UTF-8 are replaced.
async fn text(mut part: Field<'_>, most: usize) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| cut(&error))? {
        if bytes.len() + chunk.len() > most {
            return Err(Failure::of(Code::FormTooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn file(mut part: Field<'_>, desk: &Desk, accept: Accept, drained: &mut u64) -> Result<Sent, Failure> {
    let name = part.file_name().unwrap_or_default();
    let name: String = name.chars().take(MAX_NAME).collect();
    let mut upload: Option<Upload> = None;
    let mut refused = None;
    while let Some(chunk) = part.chunk().await.map_err(|error| cut(&error))? {
        if chunk.is_empty() {
            continue;
        }
        if refused.is_some() {
            *drained = drained.saturating_sub(chunk.len() as u64);
            if *drained == 0 {
                break;
            }
            continue;
        }
        let upload = upload.get_or_insert_with(|| {
            desk.records.documents.receive(&desk.caller.acting, accept.clone(), &name)
        });
        if let Err(error) = upload.write(&chunk).await {
            refused = Some(error);
        }
    }
    let done = match (upload, refused) {
        (_, Some(error)) => Err(error),
        (Some(upload), None) => upload.finish().await,
        // A browser sends an empty part without a name when no file is chosen.
        (None, None) if name.is_empty() => return Ok(Sent::Nothing),
        (None, None) => Err(DocumentError::Empty),
    };
    match done {
        Ok(received) => Ok(Sent::Received(received)),
        Err(error) if is_about_the_file(&error) => Ok(Sent::Refused(error)),
        Err(error) => Err(error.into()),
    }
}

/// The sender can do something about it.
fn is_about_the_file(error: &DocumentError) -> bool {
    matches!(
        error,
        DocumentError::Empty
            | DocumentError::TooLarge { .. }
            | DocumentError::Kind { .. }
            | DocumentError::Suspicious { .. }
            | DocumentError::NotText
    )
}

/// The form stops in the middle, or is none.
fn cut(error: &MultipartError) -> Failure {
    tracing::debug!(error = %error.body_text(), "A form of several parts could not be read");
    Failure::of(Code::NotAForm)
}
