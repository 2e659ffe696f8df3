//! What can go wrong, in one table: code, status, texts. A handler returns a [`Failure`]; the
//! outermost layer turns it into a page that helps or into JSON, whichever the path promises.

use crate::lang::Lang;
use accounts::{Nature, Refusal};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use db::documents::DocumentError;
use db::{DbError, StoreError};
use directory::DirectoryError;
use faq::store::FaqError;
use identifiers::Text;

/// The stable codes of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A parameter is unknown, repeated, too long or not of its type.
    BadParameter,
    /// No page or call at this address.
    NotFound,
    /// No such person in the directory.
    UnknownPerson,
    /// No such answer in the FAQ, or no longer.
    UnknownAnswer,
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
    /// Nobody is signed in.
    SignInNeeded,
    /// The account does not allow it.
    Forbidden,
    /// The request comes from a page that is not ours.
    FromElsewhere,
    /// The form was shown in another session.
    FormTooOld,
    /// The form is longer than what is read.
    FormTooLarge,
    /// The body is no form.
    NotAForm,
    /// Not now, not twice.
    Conflict,
    /// What was typed does not do.
    Invalid,
    /// Later.
    TooMany,
    /// The records do not answer now.
    RecordsBusy,
    /// The records can be read, not written.
    RecordsReadOnly,
}

impl Code {
    /// All of them.
    #[cfg(test)]
    pub const ALL: &[Self] = &[
        Self::BadParameter,
        Self::NotFound,
        Self::UnknownPerson,
        Self::UnknownAnswer,
        Self::MethodNotAllowed,
        Self::UriTooLong,
        Self::NoDirectory,
        Self::DirectoryDamaged,
        Self::TooSlow,
        Self::Internal,
        Self::SignInNeeded,
        Self::Forbidden,
        Self::FromElsewhere,
        Self::FormTooOld,
        Self::FormTooLarge,
        Self::NotAForm,
        Self::Conflict,
        Self::Invalid,
        Self::TooMany,
        Self::RecordsBusy,
        Self::RecordsReadOnly,
    ];

    /// Identifier in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::BadParameter => "bad_parameter",
            Self::NotFound => "not_found",
            Self::UnknownPerson => "unknown_person",
            Self::UnknownAnswer => "unknown_answer",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::UriTooLong => "uri_too_long",
            Self::NoDirectory => "no_directory",
            Self::DirectoryDamaged => "directory_damaged",
            Self::TooSlow => "too_slow",
            Self::Internal => "internal",
            Self::SignInNeeded => "sign_in_needed",
            Self::Forbidden => "forbidden",
            Self::FromElsewhere => "from_elsewhere",
            Self::FormTooOld => "form_too_old",
            Self::FormTooLarge => "form_too_large",
            Self::NotAForm => "not_a_form",
            Self::Conflict => "conflict",
            Self::Invalid => "invalid",
            Self::TooMany => "too_many",
            Self::RecordsBusy => "records_busy",
            Self::RecordsReadOnly => "records_read_only",
        }
    }

    /// HTTP status.
    pub fn status(self) -> StatusCode {
        match self {
            Self::BadParameter => StatusCode::BAD_REQUEST,
            Self::NotFound | Self::UnknownPerson | Self::UnknownAnswer => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::UriTooLong => StatusCode::URI_TOO_LONG,
            Self::NoDirectory
            | Self::DirectoryDamaged
            | Self::TooSlow
            | Self::RecordsBusy
            | Self::RecordsReadOnly => StatusCode::SERVICE_UNAVAILABLE,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::FromElsewhere | Self::FormTooOld => StatusCode::FORBIDDEN,
            Self::FormTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A code and what it is about.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which fault.
    pub code: Code,
    /// The finer name that a room of the records gave it, else empty.
    pub word: &'static str,
    /// The parameter at fault, empty when none is.
    pub parameter: String,
    /// What is wrong with the parameter, or the identifier that is unknown: (French, English).
    pub detail: (String, String),
}

impl Failure {
    /// A fault that its code explains.
    pub fn of(code: Code) -> Self {
        Self { code, word: "", parameter: String::new(), detail: Default::default() }
    }

    /// A parameter at fault.
    pub fn parameter(name: &str, detail: (String, String)) -> Self {
        // The name comes back in the answer: as much of it as a person would recognise.
        let shown = name.chars().take(64).collect();
        Self { parameter: shown, detail, ..Self::of(Code::BadParameter) }
    }

    /// A person that is not there.
    pub fn unknown_person(id: &str) -> Self {
        let id: String = id.chars().filter(|c| !c.is_control()).take(64).collect();
        Self { detail: (id.clone(), id), ..Self::of(Code::UnknownPerson) }
    }

    /// An answer that is not there; `id` as the address gave it.
    pub fn unknown_answer(id: &str) -> Self {
        let id: String = id.chars().filter(|c| !c.is_control()).take(100).collect();
        Self { detail: (id.clone(), id), ..Self::of(Code::UnknownAnswer) }
    }

    /// A fault whose sentence comes from the room that met it.
    fn said(code: Code, word: &'static str, text: &Text) -> Self {
        Self { word, detail: (text.fr.clone().into_owned(), text.en.clone().into_owned()), ..Self::of(code) }
    }

    /// The finest stable name.
    pub fn id(&self) -> &'static str {
        if self.word.is_empty() { self.code.id() } else { self.word }
    }

    /// What was asked may be asked again as it is: what was typed is shown with a button that sends it.
    pub fn may_be_sent_again(&self) -> bool {
        matches!(
            self.code,
            Code::SignInNeeded
                | Code::FormTooOld
                | Code::TooSlow
                | Code::TooMany
                | Code::RecordsBusy
                | Code::RecordsReadOnly
                | Code::Internal
        )
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

impl From<report::pdf::PdfError> for Failure {
    fn from(error: report::pdf::PdfError) -> Self {
        tracing::warn!(error = %error, "A PDF could not be written");
        Self::said(Code::Invalid, "pdf_refused", &error.text())
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        let code = match &error {
            DbError::Busy { .. } | DbError::Unavailable { .. } => Code::RecordsBusy,
            DbError::ReadOnly { .. } | DbError::Full { .. } => Code::RecordsReadOnly,
            DbError::Conflict { .. } | DbError::Stale { .. } => Code::Conflict,
            DbError::NulCharacter { .. } => Code::Invalid,
            _ => Code::Internal,
        };
        if code.status().is_server_error() {
            tracing::error!(error = %error, "The records refused");
        }
        Self::said(code, error.code(), &error.text())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal.nature() {
            Nature::Unknown => Code::SignInNeeded,
            Nature::Forbidden => Code::Forbidden,
            Nature::NotFound => Code::NotFound,
            Nature::Conflict => Code::Conflict,
            Nature::Invalid => Code::Invalid,
            Nature::TooMany => Code::TooMany,
        };
        Self::said(code, refusal.code(), &refusal.text())
    }
}

impl From<DocumentError> for Failure {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::Db(error) => error.into(),
            DocumentError::Store(StoreError::Unavailable { .. }) => {
                tracing::error!(error = %error, "The store of the documents does not answer");
                Self::said(Code::RecordsBusy, error.code(), &error.text())
            }
            DocumentError::Key(_) | DocumentError::Damaged | DocumentError::Store(_) => {
                tracing::error!(error = %error, "A document cannot be read");
                Self::said(Code::Internal, error.code(), &error.text())
            }
            DocumentError::Erased => Self::said(Code::NotFound, error.code(), &error.text()),
            // What was sent does not do.
            error => Self::said(Code::Invalid, error.code(), &error.text()),
        }
    }
}

impl From<FaqError> for Failure {
    fn from(error: FaqError) -> Self {
        let [fr, en] = error.text();
        let (code, word) = match error {
            FaqError::Db(error) => return error.into(),
            FaqError::Forbidden => (Code::Forbidden, ""),
            FaqError::NotFound => (Code::NotFound, ""),
            FaqError::Invalid(_) => (Code::Invalid, "faq_invalid"),
            error => {
                tracing::error!(error = %error, "The FAQ is damaged");
                (Code::Internal, "faq_damaged")
            }
        };
        Self { word, detail: (fr, en), ..Self::of(code) }
    }
}

impl From<conformity::Refusal> for Failure {
    fn from(refusal: conformity::Refusal) -> Self {
        let code = match refusal.nature() {
            conformity::Nature::Forbidden => Code::Forbidden,
            conformity::Nature::NotFound => Code::NotFound,
            conformity::Nature::Conflict => Code::Conflict,
            conformity::Nature::Invalid => Code::Invalid,
        };
        Self::said(code, refusal.code(), &refusal.text())
    }
}

impl From<conformity::Error> for Failure {
    fn from(error: conformity::Error) -> Self {
        match error {
            conformity::Error::Refused(refusal) => refusal.into(),
            conformity::Error::Db(error) => error.into(),
            error @ conformity::Error::Missing(_) => Self::said(Code::Invalid, error.code(), &error.text()),
            error @ conformity::Error::Damaged(_) => {
                tracing::error!(error = %error, "The records of conformity are damaged");
                Self::said(Code::Internal, error.code(), &error.text())
            }
        }
    }
}

impl From<accounts::Error> for Failure {
    fn from(error: accounts::Error) -> Self {
        match error {
            accounts::Error::Refused(refusal) => refusal.into(),
            accounts::Error::Db(error) => error.into(),
            accounts::Error::Document(error) => error.into(),
            error @ accounts::Error::Password(_) => Self::said(Code::Invalid, error.code(), &error.text()),
            error @ accounts::Error::Damaged(_) => {
                tracing::error!(error = %error, "The accounts are damaged");
                Self::said(Code::Internal, error.code(), &error.text())
            }
        }
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
        for code in Code::ALL.iter().copied() {
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
