//! The token of a form: whoever sends the form saw it on a page of ours, in this session.
//!
//! It is 16 random bytes and the HMAC-SHA-256 that binds them to the session (or to the visitor's cookie), so it differs
//! on every page: nothing to guess from the length of a compressed answer. The random bytes also name the form once
//! shown, by which a form that is sent twice is recognised.

use data_encoding::BASE64URL_NOPAD;
use db::Random;
use ring::hmac;

/// What names one form, once shown.
pub type Nonce = [u8; 16];

const TAG: usize = 32;

/// Makes and checks tokens.
pub struct Tokens {
    key: hmac::Key,
}

impl Tokens {
    /// Under this key.
    pub fn new(key: &[u8; 32]) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, key) }
    }

    /// A token for forms bound to `holder` (a session, or a visitor's cookie).
    pub fn make(&self, holder: &str, random: &dyn Random) -> String {
        let mut bytes = [0; 16 + TAG];
        let (nonce, tag) = bytes.split_at_mut(16);
        random.fill(nonce);
        tag.copy_from_slice(hmac::sign(&self.key, &signed(holder, nonce)).as_ref());
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// The nonce of a token that was made for `holder`.
    pub fn check(&self, holder: &str, token: &str) -> Option<Nonce> {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok().filter(|b| b.len() == 16 + TAG)?;
        let (nonce, tag) = bytes.split_at(16);
        hmac::verify(&self.key, &signed(holder, nonce), tag).ok()?;
        nonce.try_into().ok()
    }
}

/// The nonce has one length: no two pairs give the same bytes.
fn signed(holder: &str, nonce: &[u8]) -> Vec<u8> {
    [nonce, holder.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Seeded;

    #[test]
    fn a_token_holds_for_its_holder_and_this_platform_only() {
        let (ours, random) = (Tokens::new(&[7; 32]), Seeded::new(1));
        let token = ours.make("session-a", &random);
        let nonce = ours.check("session-a", &token).unwrap();
        assert_ne!(nonce, ours.check("session-a", &ours.make("session-a", &random)).unwrap());
        assert_eq!(ours.check("session-b", &token), None);
        assert_eq!(Tokens::new(&[8; 32]).check("session-a", &token), None);
        let mut forged = token.into_bytes();
        forged[3] ^= 1;
        assert_eq!(ours.check("session-a", str::from_utf8(&forged).unwrap()), None);
        for text in ["", "é", "AAAA", &"A".repeat(64)] {
            assert_eq!(ours.check("session-a", text), None);
        }
    }
}
