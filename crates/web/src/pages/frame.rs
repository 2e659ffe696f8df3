//! The frame that every page stands in: bar, navigation, freshness, footer.

use super::nav::{self, Group, Section};
use crate::assets;
use crate::cookies::Cookie;
use crate::error::{Code, Failure};
use crate::format;
use crate::forms::Form;
use crate::lang::Lang;
use crate::visit::{Age, Directory, Visit};
use askama::Template;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, SET_COOKIE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// How fresh the directory is, ready to show.
#[derive(Clone, Debug)]
pub struct Badge {
    /// Name of the style: `fresh`, `warning`, `old`, `empty`.
    pub style: &'static str,
    /// "Annuaire du 22/11".
    pub text: String,
    /// "à jour", possibly empty.
    pub verdict: &'static str,
}

/// Who is signed in, ready to show.
pub struct Account {
    /// Given and family name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Company in whose name one acts.
    pub company: Option<String>,
    /// The token of the form that signs out.
    pub token: String,
    /// Roles over the platform wait for a second factor.
    pub second_factor_awaited: bool,
}

/// What the base template needs.
pub struct Frame {
    /// Title of the page, first part of the browser's.
    pub title: String,
    /// The navigation.
    pub nav: Vec<Group>,
    /// Who is signed in.
    pub account: Option<Account>,
    /// Signing in is possible here.
    pub accounts: bool,
    /// What the page before left to be said.
    pub notice: Option<&'static str>,
    /// The page has a search field of its own: the one of the bar would be a second.
    pub own_search: bool,
    /// Fictitious data.
    pub demo: bool,
    /// Freshness.
    pub badge: Badge,
    /// Full date of the data, as people read it.
    pub data_date: Option<String>,
    /// Same page, other language.
    pub other_url: String,
    /// Style sheet.
    pub css: String,
    /// Script.
    pub js: String,
    /// Mark of the browser tab.
    pub icon: String,
}

impl Frame {
    /// The frame of a page.
    pub fn new(visit: &Visit, section: Section, title: impl Into<String>) -> Self {
        let lang = visit.lang;
        Self {
            title: title.into(),
            nav: nav::groups(visit, section),
            account: account(visit),
            accounts: visit.app.records.is_some() && section != Section::SignIn,
            notice: visit.notice.map(|notice| notice.text(lang)),
            own_search: false,
            demo: visit.app.demo,
            badge: badge(visit),
            data_date: visit.source_date().map(|d| format::date(d, lang)),
            other_url: visit.url_in(lang.other()),
            css: assets::url("jalon.css"),
            js: assets::url("jalon.js"),
            icon: assets::url("jalon.svg"),
        }
    }

    /// The same, for the page that has its own search field.
    #[must_use]
    pub fn with_own_search(self) -> Self {
        Self { own_search: true, ..self }
    }

    /// The same, for a page whose form is shown again: its title says first that something is wrong.
    #[must_use]
    pub fn of_form(mut self, form: &Form) -> Self {
        if !form.is_sound() {
            self.title = form.title(&self.title);
        }
        self
    }
}

fn account(visit: &Visit) -> Option<Account> {
    let (records, caller) = (visit.app.records.as_ref()?, visit.caller.as_ref()?);
    let session = caller.session.as_ref()?;
    Some(Account {
        name: session.person.name.to_string(),
        email: session.person.email.to_string(),
        company: session.company.as_ref().map(|company| company.name.to_string()),
        token: caller.form_token(records),
        second_factor_awaited: session.second_factor_awaited,
    })
}

fn badge(visit: &Visit) -> Badge {
    let lang = visit.lang;
    let generation = match &visit.directory {
        Directory::Ready(generation) => generation,
        Directory::Empty => {
            return Badge { style: "empty", text: lang.badge_empty().to_owned(), verdict: "" };
        }
        Directory::Damaged => {
            return Badge { style: "old", text: lang.badge_damaged().to_owned(), verdict: "" };
        }
    };
    let text = lang.badge(&format::short_date(&generation.info().source_date, lang));
    let (style, verdict) = verdict(Age::of(visit.days()), lang);
    Badge { style, text, verdict }
}

/// Style and word of an age.
pub fn verdict(age: Age, lang: Lang) -> (&'static str, &'static str) {
    match age {
        Age::Fresh => ("fresh", lang.fresh()),
        Age::Warning => ("warning", lang.fresh_warning()),
        Age::TooOld => ("old", lang.fresh_too_old()),
    }
}

/// A page, with its language said and remembered when it was chosen.
pub fn html(visit: &Visit, status: StatusCode, template: &impl Template) -> Response {
    let body = match template.render() {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(error = %error, "A page could not be written");
            return Failure::of(Code::Internal).into_response();
        }
    };
    let mut response = (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(visit.lang.code()));
    headers.insert(VARY, HeaderValue::from_static("Accept-Language, Cookie, X-Fragment"));
    if visit.lang_chosen {
        let cookie = match visit.lang {
            Lang::Fr => "lang=fr; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            Lang::En => "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        };
        headers.append(SET_COOKIE, HeaderValue::from_static(cookie));
    }
    if let (Some(_), Some(records)) = (visit.notice, &visit.app.records) {
        headers.append(SET_COOKIE, Cookie::Notice.clear(records.is_secure()));
    }
    response
}
