//! One-time codes from a telephone: RFC 6238 with SHA-1, 6 digits, 30 seconds, which every application knows.

use data_encoding::BASE32_NOPAD;
use db::{Acting, Timestamp};
use ring::hmac;
use subtle::{ConditionallySelectable as _, ConstantTimeEq as _};
use zeroize::{Zeroize, Zeroizing};

/// Seconds that a code lasts.
const PERIOD: u64 = 30;
/// Steps before and after the present one that are taken too (RFC 6238, 5.2, recommends at most one).
const WINDOW: u64 = 1;

/// A shared secret of 160 bits (RFC 4226, 4, R6).
#[derive(Clone, Zeroize)]
#[zeroize(drop)]
pub struct TotpSecret([u8; 20]);

impl TotpSecret {
    /// A fresh one.
    pub fn new(acting: &Acting) -> Self {
        let mut bytes = [0; 20];
        acting.fill_random(&mut bytes);
        Self(bytes)
    }

    /// From its bytes, as kept under seal.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, to be sealed.
    pub(crate) const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// To be typed into the application by hand: base32, groups of four.
    pub fn grouped(&self) -> Zeroizing<String> {
        let text = Zeroizing::new(BASE32_NOPAD.encode(&self.0));
        let mut grouped = Zeroizing::new(String::with_capacity(40));
        for (i, c) in text.chars().enumerate() {
            if i > 0 && i % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(c);
        }
        grouped
    }

    /// To be shown as a QR code: `otpauth://totp/Jalon:a%40b.fr?secret=…&issuer=Jalon…` (key URI format of Google
    /// Authenticator).
    pub fn uri(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        let (issuer, account) = (percent(issuer), percent(account));
        let secret = Zeroizing::new(BASE32_NOPAD.encode(&self.0));
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period={PERIOD}",
            *secret
        ))
    }

    /// The code of a step, below one million.
    fn code(&self, step: u64) -> u32 {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let tag = tag.as_ref();
        // RFC 4226, 5.3: the last four bits say where the 31 bits are.
        let at = usize::from(tag[tag.len() - 1] & 0x0f);
        let word = u32::from_be_bytes([tag[at], tag[at + 1], tag[at + 2], tag[at + 3]]);
        (word & 0x7fff_ffff) % 1_000_000
    }

    /// Checks what was typed at an instant: the step it belongs to, to be kept as `last` so that no code serves twice
    /// (RFC 6238, 5.2). Takes the same time whatever was typed.
    pub fn check(&self, typed: &str, now: Timestamp, last: Option<u64>) -> Option<u64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).take(7).collect();
        let well_formed = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
        let typed = digits.parse::<u32>().unwrap_or(u32::MAX);
        let present = u64::try_from(now.millis()).unwrap_or(0) / 1000 / PERIOD;
        let mut found = 0_u64;
        for step in present.saturating_sub(WINDOW)..=present + WINDOW {
            let same = self.code(step).ct_eq(&typed);
            found.conditional_assign(&step, same);
        }
        (well_formed && found != 0 && last.is_none_or(|last| found > last)).then_some(found)
    }
}

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

/// RFC 3986: everything but unreserved characters is escaped.
fn percent(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> TotpSecret {
        TotpSecret(*b"12345678901234567890")
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    /// RFC 6238, appendix B, SHA-1, last six of the eight digits.
    const VECTORS: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn vectors_of_the_rfc() {
        for (seconds, code) in VECTORS {
            let step = u64::try_from(seconds).unwrap() / 30;
            assert_eq!(secret().check(code, at(seconds), None), Some(step), "at {seconds}");
        }
    }

    #[test]
    fn one_step_before_and_after_and_no_more() {
        let (seconds, code) = VECTORS[2];
        for (shift, fine) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            assert_eq!(secret().check(code, at(seconds + shift), None).is_some(), fine, "{shift} s");
        }
    }

    #[test]
    fn a_code_serves_once() {
        let (seconds, code) = VECTORS[2];
        let step = secret().check(code, at(seconds), None).unwrap();
        assert_eq!(secret().check(code, at(seconds), Some(step)), None);
        assert_eq!(secret().check(code, at(seconds + 30), Some(step)), None);
        assert_eq!(secret().check(code, at(seconds), Some(step - 1)), Some(step));
    }

    #[test]
    fn only_six_digits_are_a_code() {
        let seconds = VECTORS[1].0;
        assert!(secret().check(" 081 804 ", at(seconds), None).is_some());
        for typed in ["", "81804", "0081804", "08180४", "+81804", "-81804", "0818040", "4294967295"] {
            assert_eq!(secret().check(typed, at(seconds), None), None, "{typed}");
        }
    }

    #[test]
    fn enrolment() {
        assert_eq!(secret().grouped().as_str(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            secret().uri("Jalon", "é.b@c.fr").as_str(),
            "otpauth://totp/Jalon:%C3%A9.b%40c.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Jalon\
             &algorithm=SHA1&digits=6&period=30"
        );
    }
}
