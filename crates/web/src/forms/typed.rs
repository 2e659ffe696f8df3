//! What was typed into a form, exactly as it was typed.

use super::token::Nonce;
use crate::app::App;
use crate::error::{Code, Failure};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::sync::Arc;

/// Name of the hidden field of the token.
pub const TOKEN: &str = "_jeton";

/// Names of fields that are never shown again, nor kept.
const SECRETS: [&str; 4] = ["mot_de_passe", "nouveau", "code", TOKEN];

/// The fields of a form whose token was checked. Their values are personal data: `Debug` shows none.
#[derive(Clone, Default)]
pub struct Typed {
    pairs: Arc<Vec<(String, String)>>,
    nonce: Nonce,
}

impl Typed {
    /// From the body of a form; bytes that are no UTF-8 are replaced.
    pub fn read(body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(body).map(|(k, v)| (k.into_owned(), v.into_owned()));
        Self { pairs: Arc::new(pairs.collect()), nonce: Nonce::default() }
    }

    /// From the parts of a form that came one by one.
    pub fn of_parts(pairs: Vec<(String, String)>, nonce: Nonce) -> Self {
        Self { pairs: Arc::new(pairs), nonce }
    }

    /// The same, under the nonce of its token.
    #[must_use]
    pub fn named(self, nonce: Nonce) -> Self {
        Self { nonce, ..self }
    }

    /// The first value of a name, empty when absent.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v)
    }

    /// Every value of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(k, _)| k == name).map(|(_, v)| v.as_str())
    }

    /// Every pair, in the order of the form.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str()))
    }

    /// The pairs that may be shown again: neither passwords nor codes nor tokens.
    pub fn open_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs().filter(|(name, _)| !SECRETS.contains(name))
    }

    /// Whether something typed could not be shown again.
    pub fn holds_secrets(&self) -> bool {
        self.pairs().any(|(name, value)| name != TOKEN && SECRETS.contains(&name) && !value.is_empty())
    }

    /// What names the form once shown: the same when it is sent twice.
    pub fn nonce(&self) -> &Nonce {
        &self.nonce
    }
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Typed({} fields)", self.pairs.len())
    }
}

/// Whether a field is never shown again.
pub fn is_secret(name: &str) -> bool {
    SECRETS.contains(&name)
}

impl FromRequestParts<App> for Typed {
    type Rejection = Failure;

    /// The gate read and checked it before any handler runs.
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure::of(Code::NotAForm))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_kept_as_it_was_and_shows_nowhere_by_itself() {
        let typed = Typed::read("raison=a%0D%0Ab+%26&raison=2&code=123456&_jeton=x&\u{e9}=%FF".as_bytes());
        assert_eq!(typed.get("raison"), "a\r\nb &");
        assert_eq!(typed.all("raison").count(), 2);
        assert_eq!(typed.get("é"), "\u{fffd}");
        assert!(typed.holds_secrets() && typed.open_pairs().all(|(name, _)| name != "code"));
        assert_eq!(format!("{typed:?}"), "Typed(5 fields)");
    }
}
