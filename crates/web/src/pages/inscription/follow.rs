//! `GET /inscription/suivi/{id}`: one's own request: where it stands, what is awaited, what happened; and the acts on it
//! that bring no document.

use super::view::{Piece, events, pieces, tone};
use super::{request_id, url};
use crate::desk::{Begun, Signed};
use crate::error::Failure;
use crate::forms::{Button, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, document, html};
use accounts::civil;
use accounts::registration::{self, DocumentKind, Registration, State, Step};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "inscription/follow.html")]
struct Page {
    frame: Frame,
    t: Lang,
    request: Registration,
    siren: String,
    capacity: String,
    state: String,
    tone: &'static str,
    /// What this state means, and what comes next.
    meaning: &'static str,
    asked_on: String,
    pieces: Vec<Piece>,
    /// The forms that deposit, while documents are awaited.
    slots: Vec<Slot>,
    submit: Option<Button>,
    withdraw: Option<Button>,
    events: Vec<(String, String)>,
}

/// The place of one document.
struct Slot {
    title: String,
    text: &'static str,
    action: String,
    form: Form,
    submit: &'static str,
    /// What is there already.
    there: bool,
}

/// The forms of a request's documents, one of them perhaps as it came back.
pub struct Forms {
    /// Of the identity document.
    pub identity: Form,
    /// Of the Kbis.
    pub kbis: Form,
}

impl Forms {
    /// Both empty.
    pub fn empty(signed: &Signed) -> Self {
        let t = signed.lang;
        let file =
            |name, label: &str| Field::file(t, name, label, ".pdf,.jpg,.jpeg,.png").hint(t.file_hint());
        Self {
            identity: signed.form().with(file("identite", t.identity_file())),
            kbis: signed
                .form()
                .with(Field::date(t, "date_kbis", t.kbis_date()).hint(t.kbis_date_hint()))
                .with(file("kbis", t.kbis_file())),
        }
    }
}

/// Handler.
pub async fn get(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    let forms = Forms::empty(&signed);
    page(&signed, &id, StatusCode::OK, forms).await
}

/// The page, with the forms as they are.
pub async fn page(signed: &Signed, id: &str, status: StatusCode, forms: Forms) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let request = registration::own(&mut reading, request_id(id)?).await?;
    let base = url(request.id);
    let pieces = pieces(&mut reading, &request, &base, t).await?;
    let events = events(&mut reading, &request, t).await?;
    let awaited = request.state.after(Step::Deposit).is_some();
    let mut frame = Frame::new(signed, Section::Elsewhere, request.company_name.to_string());
    if status != StatusCode::OK {
        frame.title = forms.identity.title(&frame.title);
    }
    let page = Page {
        frame,
        t,
        siren: request.siren.grouped(),
        capacity: t.sentence(&request.capacity.name()),
        state: t.sentence(&request.state.name()),
        tone: tone(request.state),
        meaning: t.request_meaning(request.state),
        asked_on: civil::written(request.at, t.into()),
        slots: if awaited { slots(&request, &base, forms, t) } else { Vec::new() },
        submit: (awaited && request.missing().is_empty())
            .then(|| Button::new(signed, format!("{base}/envoi"), t.request_submit()).primary()),
        withdraw: request
            .state
            .after(Step::Withdraw)
            .map(|_| Button::new(signed, format!("{base}/abandon"), t.request_withdraw()).danger()),
        request,
        pieces,
        events,
    };
    Ok(html(signed, status, &page))
}

fn slots(request: &Registration, base: &str, forms: Forms, t: Lang) -> Vec<Slot> {
    let slot = |kind: DocumentKind, text, action: &str, form| {
        let there = request.document(kind).is_some();
        Slot {
            title: t.sentence(&kind.name()),
            text,
            action: format!("{base}/{action}"),
            form,
            submit: if there { t.deposit_again() } else { t.deposit() },
            there,
        }
    };
    vec![
        slot(DocumentKind::Identity, t.identity_text(), "identite", forms.identity),
        slot(DocumentKind::Kbis, t.kbis_text(), "kbis", forms.kbis),
    ]
}

/// Everything is there.
pub async fn submit(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = request_id(&id)?;
    let mut writing = match signed.begin(&typed, &url(id)).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::RequestSubmitted)),
    };
    registration::submit(&mut writing, &signed.records.site, id).await?;
    writing.commit().await?;
    Ok(signed.done(&url(id), Notice::RequestSubmitted))
}

/// Gives the request up.
pub async fn withdraw(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = request_id(&id)?;
    let mut writing = match signed.begin(&typed, &url(id)).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::RequestWithdrawn)),
    };
    registration::withdraw(&mut writing, id).await?;
    writing.commit().await?;
    Ok(signed.done(&url(id), Notice::RequestWithdrawn))
}

/// One of the documents, for who deposited it.
pub async fn piece(signed: Signed, Path((id, piece)): Path<(String, String)>) -> Result<Response, Failure> {
    let id = request_id(&id)?;
    registration::own(&mut signed.read().await?, id).await?;
    let piece = piece.parse().map_err(|_| Failure::of(crate::error::Code::NotFound))?;
    let mut writing = signed.write().await?;
    let found = registration::look_at(&mut writing, id, piece).await?;
    writing.commit().await?;
    document::answer(&signed, &found).await
}
