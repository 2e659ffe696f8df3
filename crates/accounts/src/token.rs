//! Secrets that travel in a link or a cookie: 256 random bits, of which only the SHA-256 is kept.

use data_encoding::BASE64URL_NOPAD;
use db::Acting;
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroize;

/// A secret of 32 random bytes, written in 43 characters of base64url. Whoever holds it may use it.
#[derive(Clone, Zeroize)]
#[zeroize(drop)]
pub struct Token([u8; 32]);

/// The text is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAToken;

impl Token {
    /// A fresh one.
    pub fn new(acting: &Acting) -> Self {
        let mut bytes = [0; 32];
        acting.fill_random(&mut bytes);
        Self(bytes)
    }

    /// What is stored. A fast hash is enough: nobody guesses 256 random bits.
    pub fn hash(&self) -> TokenHash {
        sha256(&self.0)
    }

    /// The text for a link or a cookie. A secret.
    pub fn reveal(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

impl FromStr for Token {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        if text.len() != 43 {
            return Err(NotAToken);
        }
        let mut decoded = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| NotAToken)?;
        let bytes = decoded.as_slice().try_into().map_err(|_| NotAToken);
        let token = bytes.map(Self);
        decoded.zeroize();
        token
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 of a secret too long to be guessed, or of a key that must not name anybody.
pub(crate) fn sha256(bytes: &[u8]) -> TokenHash {
    let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
    let mut hash = [0; 32];
    hash.copy_from_slice(digest.as_ref());
    TokenHash(hash)
}

/// SHA-256 of a [`Token`]: looked up by an index, so no comparison leaks a secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

impl db::IntoParam for TokenHash {
    const KIND: db::Kind = db::Kind::Bytes;

    fn into_param(self) -> db::Param {
        db::Param::Bytes(Some(self.0.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn acting(seed: u64) -> Acting {
        Acting::system("test", db::Timestamp::from_millis(0), Arc::new(db::Seeded::new(seed)))
    }

    #[test]
    fn comes_back_from_its_text() {
        let token = Token::new(&acting(1));
        let text = token.reveal();
        assert_eq!(text.len(), 43);
        assert_eq!(text.parse::<Token>().unwrap().hash(), token.hash());
        assert_ne!(Token::new(&acting(2)).hash(), token.hash());
        assert_eq!(format!("{token:?} {:?}", token.hash()), "Token(…) TokenHash(…)");
    }

    #[test]
    fn the_hash_is_sha_256() {
        // printf '\0%.0s' {1..32} | sha256sum
        let zero = "A".repeat(43).parse::<Token>().unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&zero.hash().0),
            "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
        );
    }

    #[test]
    fn other_texts_are_no_token() {
        // 43 characters leave two bits over, which must be zero: one token has one text.
        for text in
            [String::new(), "A".repeat(42), "A".repeat(44), format!("{}B", "A".repeat(42)), "é".repeat(21)]
        {
            assert_eq!(text.parse::<Token>().unwrap_err(), NotAToken, "{text}");
        }
    }
}
