//! Who asks: the session that the request's cookie names, or a visitor.

use crate::cookies::Cookie;
use crate::error::Failure;
use crate::forms::Nonce;
use crate::records::Records;
use accounts::Token;
use accounts::session::{self, Client, Session};
use axum::extract::ConnectInfo;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use data_encoding::BASE64URL_NOPAD;
use db::Acting;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};

/// Who asks, the same from the start of a request to its end.
pub struct Caller {
    /// In whose name the request acts.
    pub acting: Acting,
    /// The session, when there is one that holds.
    pub session: Option<Session>,
    /// The other side.
    pub client: Client,
    /// Where it is.
    pub address: IpAddr,
    /// The records could not say who asks.
    pub trouble: Option<Failure>,
    /// What a visitor's forms are bound to.
    visitor: String,
    /// The visitor's cookie is not in the browser yet.
    fresh: bool,
    /// A form was made in this request.
    asked: AtomicBool,
}

impl Caller {
    /// Reads cookie, address and browser of a request. When the records do not answer, a visitor: pages that need none
    /// of them are served all the same.
    pub async fn of(parts: &Parts, records: &Records) -> Self {
        let (headers, secure) = (&parts.headers, records.is_secure());
        let visitor = records.visitor();
        let (mut session, mut trouble) = (None, None);
        if let Some(token) = Cookie::Session.read(headers, secure).and_then(|t| t.parse::<Token>().ok()) {
            match session::resume(&records.site, &records.db, &visitor, &token).await {
                Ok(found) => session = found,
                Err(error) => trouble = Some(Failure::from(error)),
            }
        }
        let known = Cookie::Form.read(headers, secure).filter(|value| value.len() == 22).map(str::to_owned);
        let fresh = known.is_none();
        let address = address(parts, records.behind_proxy);
        Self {
            acting: session.as_ref().map_or_else(|| visitor.clone(), |s| s.acting(&visitor)),
            client: Client::new(address, header(headers, USER_AGENT)),
            address,
            visitor: known.unwrap_or_else(|| {
                let mut bytes = [0; 16];
                visitor.fill_random(&mut bytes);
                BASE64URL_NOPAD.encode(&bytes)
            }),
            session,
            trouble,
            fresh,
            asked: AtomicBool::new(false),
        }
    }

    /// A token for a form of the page being made.
    pub fn form_token(&self, records: &Records) -> String {
        self.asked.store(true, Ordering::Relaxed);
        records.tokens.make(&self.holder(), &*records.random)
    }

    /// The nonce of a token that this caller was given.
    pub fn check_token(&self, records: &Records, token: &str) -> Option<Nonce> {
        records.tokens.check(&self.holder(), token)
    }

    /// The cookie that a form of this request needs and the browser has not.
    pub fn cookie_to_set(&self, records: &Records) -> Option<HeaderValue> {
        let needed = self.fresh && self.session.is_none() && self.asked.load(Ordering::Relaxed);
        needed.then(|| Cookie::Form.set(&self.visitor, None, records.is_secure()))
    }

    /// Forms of a session are bound to it, those of a visitor to the cookie.
    fn holder(&self) -> String {
        match &self.session {
            Some(session) => format!("session:{}", session.id),
            None => format!("visitor:{}", self.visitor),
        }
    }
}

/// Where a request comes from: the connection, or what the trusted proxy before us says (it adds at the end).
fn address(parts: &Parts, behind_proxy: bool) -> IpAddr {
    let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let told = behind_proxy
        .then(|| header(&parts.headers, HeaderName::from_static("x-forwarded-for")))
        .and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    told.or(connected).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

fn header(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    #[test]
    fn only_a_trusted_proxy_says_where_a_request_comes_from() {
        let request =
            Request::get("/").header("x-forwarded-for", "203.0.113.9, 198.51.100.4").body(()).unwrap();
        let mut parts = request.into_parts().0;
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 80))));
        assert_eq!(address(&parts, false).to_string(), "192.0.2.1");
        assert_eq!(address(&parts, true).to_string(), "198.51.100.4", "the last one is what our proxy saw");
    }
}
