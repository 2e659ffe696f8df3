//! What a page over the records is handed: the visit, the records, who asks. A page that asks for a [`Signed`] cannot be
//! reached without a session.

use crate::app::App;
use crate::caller::Caller;
use crate::cookies::Cookie;
use crate::error::{Code, Failure};
use crate::forms::{Form, Typed, once};
use crate::notice::Notice;
use crate::records::Records;
use crate::visit::Visit;
use accounts::session::Session;
use axum::extract::FromRequestParts;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use db::{Reading, Writing};
use std::ops::Deref;
use std::sync::Arc;

/// A request over the records.
pub struct Desk {
    /// Language, address, directory.
    pub visit: Visit,
    /// The records.
    pub records: Arc<Records>,
    /// Who asks.
    pub caller: Arc<Caller>,
}

impl Deref for Desk {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Desk {
    /// A view of the records, in the name of who asks.
    pub async fn read(&self) -> Result<Reading, Failure> {
        Ok(self.records.db.read(&self.caller.acting).await?)
    }

    /// A transaction, in the name of who asks.
    pub async fn write(&self) -> Result<Writing, Failure> {
        Ok(self.records.db.write(&self.caller.acting).await?)
    }

    /// An empty form with its token.
    pub fn form(&self) -> Form {
        Form::new(self.visit.lang, self.caller.form_token(&self.records))
    }

    /// The answer, with a cookie of ours for so many seconds, or until the browser closes.
    pub fn with_cookie(
        &self,
        response: Response,
        cookie: Cookie,
        value: &str,
        seconds: Option<u32>,
    ) -> Response {
        with_header(response, cookie.set(value, seconds, self.records.is_secure()))
    }

    /// The answer, which takes a cookie of ours away.
    pub fn without_cookie(&self, response: Response, cookie: Cookie) -> Response {
        with_header(response, cookie.clear(self.records.is_secure()))
    }

    /// Begins what a form asks for, which leads to `location`; a form that was sent before leads there again at once.
    pub async fn begin(&self, typed: &Typed, location: &str) -> Result<Begun, Failure> {
        let mut writing = self.write().await?;
        Ok(match once::claim(&mut writing, typed, location).await? {
            None => Begun::First(writing),
            Some(location) => Begun::Again(location),
        })
    }

    /// Done: on to another page, which says so.
    pub fn done(&self, location: &str, notice: Notice) -> Response {
        self.with_cookie(go(location), Cookie::Notice, notice.word(), Some(60))
    }
}

/// What a form that was sent finds.
pub enum Begun {
    /// Nobody sent it before: to be done, then committed.
    First(Writing),
    /// It was sent already, and led there.
    Again(String),
}

fn with_header(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(SET_COOKIE, cookie);
    response
}

/// On to another page, to be read.
pub fn go(location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => Failure::of(Code::Internal).into_response(),
    }
}

impl FromRequestParts<App> for Desk {
    type Rejection = Failure;

    /// Without records there are no such pages; when they do not answer, the failure says so.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let visit = match Visit::from_request_parts(parts, app).await {
            Ok(visit) => visit,
            Err(never) => match never {},
        };
        let (Some(records), Some(caller)) = (app.records.clone(), visit.caller.clone()) else {
            return Err(Failure::of(Code::NotFound));
        };
        match &caller.trouble {
            Some(trouble) => Err(trouble.clone()),
            None => Ok(Self { visit, records, caller }),
        }
    }
}

/// A request of somebody who is signed in.
pub struct Signed {
    /// The desk.
    pub desk: Desk,
    /// The session.
    pub session: Session,
}

impl Deref for Signed {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Response;

    /// Whoever wanted to read is led to the sign-in page and back; whoever wanted to write is told, and loses nothing.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let desk = Desk::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        match desk.caller.session.clone() {
            Some(session) => Ok(Self { desk, session }),
            None if parts.method == Method::GET || parts.method == Method::HEAD => {
                let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
                Err(go(&crate::pages::connexion::url(target)))
            }
            None => Err(Failure::of(Code::SignInNeeded).into_response()),
        }
    }
}
