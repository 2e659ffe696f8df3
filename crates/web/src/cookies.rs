//! The cookies of the program: what each is called, and how it is set. All are `HttpOnly` and stay on this site; over
//! https they are `Secure` and bound to this host by their prefix.

use axum::http::HeaderMap;
use axum::http::HeaderValue;
use axum::http::header::COOKIE;

/// A cookie of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The token of a session.
    Session,
    /// What the forms of somebody who is not signed in are bound to.
    Form,
    /// Between the password and the code of a sign-in.
    Pending,
    /// The word of a notice for the next page.
    Notice,
}

impl Cookie {
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-jalon",
            (Self::Session, false) => "jalon",
            (Self::Form, true) => "__Host-jalon-form",
            (Self::Form, false) => "jalon-form",
            (Self::Pending, true) => "__Host-jalon-code",
            (Self::Pending, false) => "jalon-code",
            (Self::Notice, true) => "__Host-jalon-notice",
            (Self::Notice, false) => "jalon-notice",
        }
    }

    /// Its value in a request.
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let name = self.name(secure);
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    /// The header that sets it, for so many seconds or until the browser closes.
    pub fn set(self, value: &str, seconds: Option<u32>, secure: bool) -> HeaderValue {
        let mut text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax", self.name(secure));
        if let Some(seconds) = seconds {
            text.push_str(&format!("; Max-Age={seconds}"));
        }
        if secure {
            text.push_str("; Secure");
        }
        // Values are tokens and words of ours: always ASCII.
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }

    /// The header that takes it away.
    pub fn clear(self, secure: bool) -> HeaderValue {
        self.set("", Some(0), secure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_https_a_cookie_is_bound_to_its_host() {
        let set = Cookie::Session.set("abc", None, true);
        assert_eq!(set, "__Host-jalon=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(Cookie::Notice.clear(false), "jalon-notice=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    #[test]
    fn only_the_whole_name_is_read() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("xjalon=1; jalon-form=2;jalon=3"));
        assert_eq!(Cookie::Session.read(&headers, false), Some("3"));
        assert_eq!(Cookie::Form.read(&headers, false), Some("2"));
        assert_eq!(Cookie::Session.read(&headers, true), None, "not the one of http");
    }
}
