//! Recovery codes: what is written on paper for the day the telephone is lost. Ten of 80 random bits, each serves once;
//! only their SHA-256 is kept.

use crate::token::{TokenHash, sha256};
use data_encoding::Encoding;
use db::Acting;
use std::sync::OnceLock;
use zeroize::Zeroizing;

/// How many are made at once.
pub const COUNT: usize = 10;

/// A code as shown: `k3d9-7mqp-x2ta-w8ze`, letters that cannot be taken for digits (Crockford's base 32).
pub type RecoveryCode = Zeroizing<String>;

fn alphabet() -> &'static Encoding {
    static ALPHABET: OnceLock<Encoding> = OnceLock::new();
    ALPHABET.get_or_init(|| {
        let mut specification = data_encoding::Specification::new();
        specification.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
        specification.encoding().unwrap_or(data_encoding::BASE32_NOPAD)
    })
}

/// Fresh codes.
pub fn fresh(acting: &Acting) -> Vec<RecoveryCode> {
    let one = || {
        let mut bytes = Zeroizing::new([0; 10]);
        acting.fill_random(&mut *bytes);
        let text = Zeroizing::new(alphabet().encode(&*bytes));
        let mut grouped = Zeroizing::new(String::with_capacity(20));
        for (i, c) in text.chars().enumerate() {
            if i > 0 && i % 4 == 0 {
                grouped.push('-');
            }
            grouped.push(c);
        }
        grouped
    };
    (0..COUNT).map(|_| one()).collect()
}

/// The hash of what was typed: capitals, hyphens and blanks do not count, `o` is zero, `i` and `l` are one. `None` when
/// it cannot be a code.
pub fn hash(typed: &str) -> Option<TokenHash> {
    let mut text = Zeroizing::new(String::with_capacity(16));
    for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(17) {
        text.push(match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        });
    }
    let bytes = Zeroizing::new(alphabet().decode(text.as_bytes()).ok()?);
    (bytes.len() == 10).then(|| sha256(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn codes(seed: u64) -> Vec<RecoveryCode> {
        fresh(&Acting::system("test", db::Timestamp::from_millis(0), Arc::new(db::Seeded::new(seed))))
    }

    #[test]
    fn ten_different_codes() {
        let codes = codes(1);
        let hashes: std::collections::HashSet<_> = codes.iter().map(|code| hash(code).unwrap()).collect();
        assert_eq!((codes.len(), hashes.len()), (10, 10));
        assert_eq!(codes[0].len(), 19);
    }

    #[test]
    fn typed_as_people_type() {
        let code = codes(2).remove(0);
        let sloppy = code.to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l");
        assert_eq!(hash(&sloppy), hash(&code));
    }

    #[test]
    fn other_texts_are_no_code() {
        let long = codes(1)[0].to_string() + "0";
        for typed in ["", "k3d9", "k3d9-7mqp-x2ta-w8zu", long.as_str(), "é"] {
            assert_eq!(hash(typed), None, "{typed}");
        }
    }
}
