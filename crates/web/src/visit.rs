//! What one request sees: language, one state of the directory from start to end, address asked for.

use crate::app::App;
use crate::caller::Caller;
use crate::cookies::Cookie;
use crate::error::{Code, Failure};
use crate::format::days_since;
use crate::lang::Lang;
use crate::notice::Notice;
use crate::params::Params;
use axum::extract::FromRequestParts;
use axum::http::Uri;
use axum::http::request::Parts;
use directory::Generation;
use std::convert::Infallible;
use std::sync::Arc;

/// The directory as one request sees it, whatever is published meanwhile.
#[derive(Clone)]
pub enum Directory {
    /// Nothing was ever loaded.
    Empty,
    /// A generation, held open until the answer is made.
    Ready(Arc<Generation>),
    /// Something is there and cannot be read.
    Damaged,
}

impl Directory {
    fn open(app: &App) -> Self {
        match app.library.current() {
            Ok(Some(generation)) => Self::Ready(generation),
            Ok(None) => Self::Empty,
            Err(error) => {
                tracing::error!(error = %error, "The current generation could not be opened");
                Self::Damaged
            }
        }
    }
}

/// How old the data may be, in days. Source: référentiel Annuaire (ANN), refresh requirement.
pub const WARNING_DAYS: i64 = 21;
/// From this age on, an application is no longer conformant.
pub const LIMIT_DAYS: i64 = 28;

/// What the age of the data means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Under 21 days.
    Fresh,
    /// From 21 days: load soon.
    Warning,
    /// From 28 days: not conformant.
    TooOld,
}

impl Age {
    /// The age of so many days; a date that cannot be read is too old.
    pub fn of(days: Option<i64>) -> Self {
        match days {
            Some(d) if d < WARNING_DAYS => Self::Fresh,
            Some(d) if d < LIMIT_DAYS => Self::Warning,
            _ => Self::TooOld,
        }
    }
}

/// What is opened once for a request, by its outermost layer, then handed down.
pub struct Opened {
    directory: Directory,
    caller: Option<Arc<Caller>>,
}

impl Opened {
    async fn of(parts: &Parts, app: &App) -> Self {
        let caller = match &app.records {
            Some(records) => Some(Arc::new(Caller::of(parts, records).await)),
            None => None,
        };
        Self { directory: Directory::open(app), caller }
    }
}

/// One request.
pub struct Visit {
    /// The application.
    pub app: App,
    /// Language of the answer.
    pub lang: Lang,
    /// The language was asked for in the address: to be remembered.
    pub lang_chosen: bool,
    /// The directory.
    pub directory: Directory,
    /// The address.
    pub uri: Uri,
    /// The parameters.
    pub params: Params,
    /// Only the changing part of the page is wanted (asked by the script of the page).
    pub fragment: bool,
    /// That script says that the reader rests on it: a search is a search, not the beginning of one.
    pub settled: bool,
    /// Who asks; none where there are no records.
    pub caller: Option<Arc<Caller>>,
    /// What the page before left to be said.
    pub notice: Option<Notice>,
}

impl Visit {
    /// The generation, or why there is none.
    pub fn generation(&self) -> Result<&Arc<Generation>, Failure> {
        match &self.directory {
            Directory::Ready(generation) => Ok(generation),
            Directory::Empty => Err(Failure::of(Code::NoDirectory)),
            Directory::Damaged => Err(Failure::of(Code::DirectoryDamaged)),
        }
    }

    /// Date of the data shown.
    pub fn source_date(&self) -> Option<&str> {
        self.generation().ok().map(|g| g.info().source_date.as_str())
    }

    /// Days since that date.
    pub fn days(&self) -> Option<i64> {
        days_since(self.source_date()?, (self.app.clock)())
    }

    /// True when the path promises JSON.
    pub fn wants_json(&self) -> bool {
        self.uri.path().starts_with("/api/") || self.uri.path().ends_with(".json")
    }

    /// The same address in another language.
    pub fn url_in(&self, lang: Lang) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        out.extend_pairs(self.params.pairs().filter(|(name, _)| *name != "lang"));
        out.append_pair("lang", lang.code());
        format!("{}?{}", self.uri.path(), out.finish())
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        // One request, one generation, one session.
        let opened = match parts.extensions.get::<Arc<Opened>>() {
            Some(opened) => Arc::clone(opened),
            None => {
                let opened = Arc::new(Opened::of(parts, app).await);
                parts.extensions.insert(Arc::clone(&opened));
                opened
            }
        };
        let params = Params::read(parts.uri.query().unwrap_or_default());
        let chosen = Lang::of(params.get("lang"));
        let own = || opened.caller.as_ref()?.session.as_ref().map(|s| Lang::from(s.person.lang));
        let lang = chosen.or_else(|| Lang::remembered(&parts.headers)).or_else(own);
        let notice = app
            .records
            .as_ref()
            .and_then(|records| Notice::of(Cookie::Notice.read(&parts.headers, records.is_secure())?));
        Ok(Self {
            app: app.clone(),
            lang: lang.unwrap_or_else(|| Lang::of_browser(&parts.headers)),
            lang_chosen: chosen.is_some(),
            directory: opened.directory.clone(),
            uri: parts.uri.clone(),
            params,
            fragment: parts.headers.contains_key("x-fragment"),
            settled: parts.headers.get("x-fragment").is_some_and(|what| what == "settled"),
            caller: opened.caller.clone(),
            notice,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_the_reference_is_applied_to_the_day() {
        assert_eq!(Age::of(Some(-1)), Age::Fresh);
        assert_eq!(Age::of(Some(20)), Age::Fresh);
        assert_eq!(Age::of(Some(21)), Age::Warning);
        assert_eq!(Age::of(Some(27)), Age::Warning);
        assert_eq!(Age::of(Some(28)), Age::TooOld);
        assert_eq!(Age::of(None), Age::TooOld);
    }
}
