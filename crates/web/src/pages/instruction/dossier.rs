//! `GET /instruction/{id}`: one request: facts, documents, what surrounds it, and the decision.

use super::{request_id, url};
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::forms::{Button, Field, Form};
use crate::lang::Lang;
use crate::pages::inscription::{Piece, events, pieces, tone};
use crate::pages::{Frame, Section, document, html};
use accounts::field::Reason;
use accounts::registration::{self, Dossier, Registration, State};
use accounts::{civil, instructor};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "instruction/dossier.html")]
struct Page {
    frame: Frame,
    t: Lang,
    request: Registration,
    siren: String,
    /// The key of the number is wrong.
    wrong_key: bool,
    capacity: String,
    state: String,
    tone: &'static str,
    asked_on: String,
    pieces: Vec<Piece>,
    events: Vec<(String, String)>,
    /// The company is there already.
    company: Option<String>,
    /// Other requests for the same number: address, who, state.
    others: Vec<(String, String, String)>,
    take: Option<Button>,
    release: Option<Button>,
    /// Somebody else holds it.
    held_by_other: bool,
    /// It is the reader's own.
    own: bool,
    decision: Option<Decision>,
    missed: Option<Missed>,
}

/// The three ways out, for whoever holds the request.
struct Decision {
    accept: Button,
    refuse: Form,
    refuse_url: String,
    complement: Form,
    complement_url: String,
}

/// The forms of the decision, one of them perhaps as it came back.
pub struct Forms {
    /// The reason of a refusal.
    pub refuse: Form,
    /// What is asked for.
    pub complement: Form,
}

impl Forms {
    /// Both empty.
    pub fn empty(signed: &Signed, version: i64) -> Self {
        let t = signed.lang;
        let form = |name, label: &str, hint: &str| {
            let field = Field::lines(t, name, label).hint(hint).max(Reason::MAX);
            signed.form().with(field).carrying("version", version.to_string())
        };
        Self {
            refuse: form("motif", t.refuse_label(), t.refuse_hint()),
            complement: form("complement", t.complement_label(), t.complement_hint()),
        }
    }
}

/// Handler.
pub async fn get(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    page(&signed, &id, StatusCode::OK, None, None).await
}

/// A decision that could not be taken any more: why, and what was typed for it.
pub struct Missed {
    /// Why.
    pub why: String,
    /// The reason or the complement, as typed.
    pub text: String,
}

/// The page, with the forms as they are.
pub async fn page(
    signed: &Signed,
    id: &str,
    status: StatusCode,
    forms: Option<Forms>,
    missed: Option<Missed>,
) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let by = instructor(&mut reading).await?;
    let Dossier { request, company, others } =
        registration::dossier(&mut reading, by, request_id(id)?).await?;
    let base = url(request.id);
    let pieces = pieces(&mut reading, &request, &base, t).await?;
    let events = events(&mut reading, &request, t).await?;
    let own = request.person == Some(by.person());
    let mine = request.state == State::InInstruction && request.instructor == Some(by.person());
    let button = |action: &str, label: &str| {
        Button::new(signed, format!("{base}/{action}"), label).carrying("version", request.version)
    };
    let decision = mine.then(|| {
        let forms = forms.unwrap_or_else(|| Forms::empty(signed, request.version));
        Decision {
            accept: button("accepter", if company.is_some() { t.hand_over() } else { t.accept() }).primary(),
            refuse: forms.refuse,
            refuse_url: format!("{base}/refuser"),
            complement: forms.complement,
            complement_url: format!("{base}/complement"),
        }
    });
    let mut frame = Frame::new(signed, Section::Instruction, request.company_name.to_string());
    if status != StatusCode::OK {
        frame.title = signed.form().title(&frame.title);
    }
    let page = Page {
        frame,
        t,
        siren: request.siren.grouped(),
        wrong_key: !request.siren.is_key_valid(),
        capacity: t.sentence(&request.capacity.name()),
        state: t.sentence(&request.state.name()),
        tone: tone(request.state),
        asked_on: civil::written(request.at, t.into()),
        pieces,
        events,
        company: company.map(|company| company.name.to_string()),
        others: others
            .iter()
            .map(|other| (url(other.id), other.name.to_string(), t.sentence(&other.state.name())))
            .collect(),
        take: (request.state == State::Deposited && !own)
            .then(|| button("prendre", t.take_request()).primary()),
        release: (request.state == State::InInstruction)
            .then(|| button("rendre", if mine { t.release_request() } else { t.take_over_request() })),
        held_by_other: request.state == State::InInstruction && !mine,
        own,
        decision,
        missed,
        request,
    };
    Ok(html(signed, status, &page))
}

/// One of the documents.
pub async fn piece(signed: Signed, Path((id, piece)): Path<(String, String)>) -> Result<Response, Failure> {
    let id = request_id(&id)?;
    let piece = piece.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut writing = signed.write().await?;
    instructor(&mut writing).await?;
    let found = registration::look_at(&mut writing, id, piece).await?;
    writing.commit().await?;
    document::answer(&signed, &found).await
}
