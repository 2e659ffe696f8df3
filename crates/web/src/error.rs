//! What can go wrong, in one table: code, status, texts. A handler returns a [`Failure`]; the
//! outermost layer turns it into a page that helps or into JSON, whichever the path promises.

use crate::lang::Lang;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use directory::DirectoryError;

/// The stable codes of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A parameter is unknown, repeated, too long or not of its type.
    BadParameter,
    /// No page or call at this address.
    NotFound,
    /// No such person in the directory.
    UnknownPerson,
    /// The address exists, for another method.
    MethodNotAllowed,
    /// The address is longer than what is read.
    UriTooLong,
    /// Nothing was ever loaded.
    NoDirectory,
    /// The stored directory cannot be read.
    DirectoryDamaged,
    /// The answer took too long.
    TooSlow,
    /// A fault of ours.
    Internal,
}

impl Code {
    /// All of them.
    #[cfg(test)]
    pub const ALL: [Self; 9] = [
        Self::BadParameter,
        Self::NotFound,
        Self::UnknownPerson,
        Self::MethodNotAllowed,
        Self::UriTooLong,
        Self::NoDirectory,
        Self::DirectoryDamaged,
        Self::TooSlow,
        Self::Internal,
    ];

    /// Identifier in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::BadParameter => "bad_parameter",
            Self::NotFound => "not_found",
            Self::UnknownPerson => "unknown_person",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::UriTooLong => "uri_too_long",
            Self::NoDirectory => "no_directory",
            Self::DirectoryDamaged => "directory_damaged",
            Self::TooSlow => "too_slow",
            Self::Internal => "internal",
        }
    }

    /// HTTP status.
    pub fn status(self) -> StatusCode {
        match self {
            Self::BadParameter => StatusCode::BAD_REQUEST,
            Self::NotFound | Self::UnknownPerson => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::UriTooLong => StatusCode::URI_TOO_LONG,
            Self::NoDirectory | Self::DirectoryDamaged | Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A code and what it is about.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which fault.
    pub code: Code,
    /// The parameter at fault, empty when none is.
    pub parameter: String,
    /// What is wrong with the parameter, or the identifier that is unknown: (French, English).
    pub detail: (String, String),
}

impl Failure {
    /// A fault that its code explains.
    pub fn of(code: Code) -> Self {
        Self { code, parameter: String::new(), detail: Default::default() }
    }

    /// A parameter at fault.
    pub fn parameter(name: &str, detail: (String, String)) -> Self {
        // The name comes back in the answer: as much of it as a person would recognise.
        let shown = name.chars().take(64).collect();
        Self { code: Code::BadParameter, parameter: shown, detail }
    }

    /// A person that is not there.
    pub fn unknown_person(id: &str) -> Self {
        let id: String = id.chars().filter(|c| !c.is_control()).take(64).collect();
        Self { code: Code::UnknownPerson, parameter: String::new(), detail: (id.clone(), id) }
    }

    /// The sentence of the code, completed by the detail.
    pub fn message(&self, lang: Lang) -> String {
        let detail = lang.pick(self.detail.0.as_str(), self.detail.1.as_str());
        lang.error_message(self.code, &self.parameter, detail)
    }
}

impl From<DirectoryError> for Failure {
    fn from(error: DirectoryError) -> Self {
        tracing::error!(error = %error, "The directory could not be read");
        Self::of(match error {
            DirectoryError::Empty => Code::NoDirectory,
            _ => Code::DirectoryDamaged,
        })
    }
}

impl IntoResponse for Failure {
    /// The status, with the failure beside it for the layer that knows language and format.
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_own_name_and_two_texts() {
        for code in Code::ALL {
            assert_eq!(Code::ALL.iter().filter(|c| c.id() == code.id()).count(), 1);
            assert!(code.status().is_client_error() || code.status().is_server_error());
            let failure = Failure::of(code);
            assert_ne!(failure.message(Lang::Fr), failure.message(Lang::En));
        }
    }

    #[test]
    fn a_parameter_is_named_in_both_languages() {
        let failure = Failure::parameter("limit", ("un nombre".into(), "a number".into()));
        assert!(failure.message(Lang::Fr).contains("limit"));
        assert!(failure.message(Lang::En).contains("a number"));
    }
}
