//! Addresses of pages that mails lead to. The pages themselves belong to the web.

use crate::Token;

/// Where the platform is seen from outside: `https://jalon.example`, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

/// The text is no address of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an address like https://jalon.example is expected, without path")]
pub struct NotABaseUrl;

impl std::str::FromStr for BaseUrl {
    type Err = NotABaseUrl;

    fn from_str(text: &str) -> Result<Self, NotABaseUrl> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let host =
            text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(NotABaseUrl)?;
        let fine =
            !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b));
        if fine { Ok(Self(text.to_owned())) } else { Err(NotABaseUrl) }
    }
}

impl BaseUrl {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Name of the host, without port: what passkeys are bound to.
    pub fn host(&self) -> &str {
        let host = self.0.split_once("://").map_or(self.0.as_str(), |(_, host)| host);
        match host.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or(v6),
            None => host.split(':').next().unwrap_or(host),
        }
    }

    /// Signing in.
    pub fn sign_in(&self) -> String {
        format!("{}/connexion", self.0)
    }

    /// Confirming the address of a request for an account.
    pub fn confirm_request(&self, token: &Token) -> String {
        format!("{}/inscription/confirmer/{}", self.0, token.reveal())
    }

    /// The requests of the person who signs in.
    pub fn my_requests(&self) -> String {
        format!("{}/inscription/suivi", self.0)
    }

    /// Accepting an invitation.
    pub fn invitation(&self, token: &Token) -> String {
        format!("{}/invitation/{}", self.0, token.reveal())
    }

    /// Choosing a new password.
    pub fn reset(&self, token: &Token) -> String {
        format!("{}/mot-de-passe/{}", self.0, token.reveal())
    }

    /// Asking for a new password.
    pub fn forgotten(&self) -> String {
        format!("{}/mot-de-passe", self.0)
    }

    /// Confirming a new e-mail address.
    pub fn confirm_email(&self, token: &Token) -> String {
        format!("{}/compte/adresse/{}", self.0, token.reveal())
    }

    /// The people of one's company.
    pub fn people(&self) -> String {
        format!("{}/entreprise/personnes", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_platforms() {
        for (text, host) in [
            ("https://jalon.example/", "jalon.example"),
            ("http://localhost:8080", "localhost"),
            ("http://[::1]:8080", "::1"),
        ] {
            let url: BaseUrl = text.parse().unwrap();
            assert_eq!(url.host(), host);
            assert!(!url.as_str().ends_with('/'));
        }
        for text in
            ["", "jalon.example", "https://", "https://a/b", "https://a?b", "https://u:p@a", "ftp://a"]
        {
            assert_eq!(text.parse::<BaseUrl>(), Err(NotABaseUrl), "{text}");
        }
    }
}
