//! Passkeys (W3C Web Authentication, level 2): two factors in one gesture, bound to the address of the platform.
//!
//! A ceremony has two halves. The first gives the options for `navigator.credentials` and a token for the form; what the
//! server must remember is kept sealed for five minutes and serves once. Signing in names nobody beforehand: the
//! browser offers the passkeys it has, so the page does not tell who has an account.

mod add;
mod ceremony;
mod sign_in;
pub(crate) mod store;

pub use add::{PasskeyLine, begin_add, finish_add, list, remove, rename};
pub use sign_in::{begin_proof, begin_sign_in, finish_proof, finish_sign_in};

use crate::mail::BaseUrl;
use crate::{Error, Refusal, Site};
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// What a browser is given: the argument of `navigator.credentials.create` or `get`, as JSON (binary parts in base64url),
/// and the token to send back with its answer.
#[derive(Debug)]
pub struct Options {
    /// `{"publicKey": …}`.
    pub json: serde_json::Value,
    /// A secret, for five minutes.
    pub token: crate::Token,
}

/// The relying party, when the address of the platform can be one: a name under https, or localhost.
pub(crate) fn relying_party(base: &BaseUrl) -> Option<Webauthn> {
    let origin = Url::parse(base.as_str()).ok()?;
    let named = origin.domain().is_some();
    if !named || (origin.scheme() != "https" && base.host() != "localhost") {
        return None;
    }
    WebauthnBuilder::new(base.host(), &origin).ok()?.rp_name("Jalon").build().ok()
}

/// The answer of a browser does not do. The log tells why; who tries is told no more than that.
fn not_accepted(why: &dyn std::fmt::Display) -> Error {
    tracing::info!(passkey.why = %why, "A passkey was not accepted");
    Refusal::PasskeyNotAccepted.into()
}

fn party(site: &Site) -> Result<&Webauthn, Error> {
    site.passkeys.as_deref().ok_or_else(|| Refusal::PasskeysUnavailable.into())
}
