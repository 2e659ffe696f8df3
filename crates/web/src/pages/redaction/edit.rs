//! `GET` and `POST /faq/redaction/{langue}/{id}`: one answer: its form, its state, its preview.

use super::preview::{self, Preview};
use super::versions::{Line, lines};
use super::{fields, guard, lang_of, url};
use crate::desk::{Desk, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use crate::shelf::{Edition, SHIPPED, shipped};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::Reading;
use faq::Entry;
use faq::diff::diff;
use faq::store::{self, FaqError, Listed, Saved, State, Version};

#[derive(Template)]
#[template(path = "redaction/edit.html")]
struct Page<'a> {
    frame: Frame,
    t: Lang,
    heading: String,
    id: &'a str,
    lang: &'static str,
    url: String,
    form: Form,
    /// Before the facets, then the rest.
    first: usize,
    state: Option<StateView>,
    preview: Preview<'a>,
    theirs: Option<Theirs>,
    twin: Option<(String, bool)>,
    token: String,
}

/// What readers see, and what may be done about it.
pub struct StateView {
    word: &'static str,
    style: &'static str,
    draft: bool,
    beside: bool,
    changed: bool,
    latest: i64,
    seen: bool,
    may_publish: bool,
    may_withdraw: bool,
    may_go_back: bool,
}

/// What somebody else saved meanwhile.
struct Theirs {
    number: i64,
    question: String,
    answer: String,
    lines: Vec<Line>,
}

/// An answer as an editor finds it.
pub struct Found {
    /// The text to go on from.
    pub entry: Entry,
    /// Its number; 0 for the shipped text.
    pub base: i64,
    /// Its line in the list.
    pub listed: Listed,
}

/// The latest text of an answer, drafts included.
pub async fn find(reading: &mut Reading, lang: faq::Lang, id: &str) -> Result<Found, Failure> {
    let unknown = || Failure::unknown_answer(id);
    let listed = store::listing(reading, &SHIPPED).await?;
    let listed = listed.into_iter().find(|l| l.id == id && l.lang == lang).ok_or_else(unknown)?;
    let entry = match store::version(reading, id, lang, listed.latest).await? {
        Some(version) => version.entry,
        None => Entry::clone(shipped(id, lang).ok_or_else(unknown)?),
    };
    Ok(Found { entry, base: listed.latest, listed })
}

/// The form over the latest text.
pub async fn get(Path((lang, id)): Path<(String, String)>, signed: Signed) -> Result<Response, Failure> {
    let lang = lang_of(&lang)?;
    let mut reading = signed.read().await?;
    guard(&mut reading).await?;
    let found = find(&mut reading, lang, &id).await;
    drop(reading);
    let edition = signed.app.shelf.edition(Some(&signed.records)).await;
    let found = match found {
        Err(failure) if failure.code == Code::UnknownAnswer && begins(&signed, &id) => {
            let blank = preview::blank(&id, lang, super::today(&signed));
            let form = form(&signed, &blank, 0);
            return page(&signed, StatusCode::OK, &blank, form, None, &edition, None);
        }
        found => found?,
    };
    let form = form(&signed, &found.entry, found.base);
    page(&signed, StatusCode::OK, &found.entry, form, Some(&found.listed), &edition, None)
}

/// `nouvelle` led here, to an answer of which nothing is written.
fn begins(desk: &Desk, id: &str) -> bool {
    desk.params.get("nouvelle") == "1" && super::start::may_be(id)
}

/// Shows, saves, or saves and publishes.
pub async fn post(
    Path((lang, id)): Path<(String, String)>,
    signed: Signed,
    typed: Typed,
) -> Result<Response, Failure> {
    let lang = lang_of(&lang)?;
    let mut reading = signed.read().await?;
    guard(&mut reading).await?;
    // An answer that is not there yet begins here: `nouvelle` sends to this page.
    let found = match find(&mut reading, lang, &id).await {
        Ok(found) => Some(found),
        Err(failure) if failure.code == Code::UnknownAnswer && super::start::may_be(&id) => None,
        Err(failure) => return Err(failure),
    };
    drop(reading);
    let before = match &found {
        Some(found) => found.entry.clone(),
        None => preview::blank(&id, lang, super::today(&signed)),
    };
    let listed = found.as_ref().map(|found| &found.listed);
    let base = typed.get("base").parse().unwrap_or(0);
    let mut form = form(&signed, &before, base).filled(&typed);
    let entry = fields::read(&mut form, &typed, &before);
    let edition = signed.app.shelf.edition(Some(&signed.records)).await;
    let show = |status, form, entry: &Entry, theirs| {
        page(&signed, status, &preview::printed(entry.clone()), form, listed, &edition, theirs)
    };
    if typed.get("faire") == "apercu" {
        return show(StatusCode::OK, form, &entry, None);
    }
    if !form.is_sound() {
        return show(StatusCode::UNPROCESSABLE_ENTITY, form, &entry, None);
    }
    let publish = typed.get("faire") == "publier";
    match save(&signed, &entry, base, typed.get("remarque"), publish).await {
        Ok(Saved::Kept { .. }) if publish => Ok(signed.done(&url(lang, &id), Notice::FaqPublished)),
        Ok(Saved::Kept { .. }) => Ok(signed.done(&url(lang, &id), Notice::FaqSaved)),
        Ok(Saved::Unchanged { .. }) if publish => Ok(signed.done(&url(lang, &id), Notice::FaqPublished)),
        Ok(Saved::Unchanged { .. }) => Ok(signed.done(&url(lang, &id), Notice::FaqNothingNew)),
        Ok(Saved::Beside { theirs, .. }) => {
            let form = self::form(&signed, &before, theirs.number).filled(&typed);
            show(StatusCode::CONFLICT, form, &entry, Some(theirs))
        }
        Err(FaqError::Invalid(broken)) => {
            fields::refuse(&mut form, &broken);
            show(StatusCode::UNPROCESSABLE_ENTITY, form, &entry, None)
        }
        Err(error) => Err(error.into()),
    }
}

/// In one transaction; readers see what is published as soon as it ends.
async fn save(desk: &Desk, entry: &Entry, base: i64, note: &str, publish: bool) -> Result<Saved, FaqError> {
    let mut writing = desk.records.db.write(&desk.caller.acting).await?;
    let saved = store::save(&mut writing, &SHIPPED, entry.clone(), base, note).await?;
    let version = match saved {
        Saved::Kept { version } | Saved::Unchanged { version } if publish => Some(version),
        _ => None,
    };
    if let Some(version) = version {
        store::publish(&mut writing, &SHIPPED, &entry.id, entry.lang, version).await?;
    }
    writing.commit().await?;
    if publish {
        desk.app.shelf.look_again(&desk.records).await;
    }
    Ok(saved)
}

fn form(desk: &Desk, entry: &Entry, base: i64) -> Form {
    let carried = desk.form().carrying("base", base.to_string());
    let carried = carried.carrying("langue", entry.lang.code()).carrying("identifiant", &*entry.id);
    fields::of_entry(carried, entry, desk.lang)
}

fn page(
    desk: &Desk,
    status: StatusCode,
    entry: &Entry,
    form: Form,
    listed: Option<&Listed>,
    edition: &Edition,
    theirs: Option<Box<Version>>,
) -> Result<Response, Failure> {
    let t = desk.lang;
    let saved = listed.map_or("", |listed| &listed.question);
    let title = [&*entry.question, saved].into_iter().find(|text| !text.is_empty()).unwrap_or(t.write_new());
    let heading = title.to_owned();
    let page = Page {
        frame: Frame::new(desk, Section::FaqEditing, title).of_form(&form),
        t,
        heading,
        id: &entry.id,
        lang: entry.lang.code(),
        url: url(entry.lang, &entry.id),
        first: form.fields().iter().position(|f| f.id() == "f-offre").unwrap_or_default(),
        form,
        state: listed.map(|listed| state(listed, t)),
        preview: preview::of(edition, entry, t),
        theirs: theirs.map(|theirs| Theirs {
            number: theirs.number,
            lines: lines(&diff(&theirs.entry, entry, 2)),
            question: theirs.entry.question,
            answer: theirs.entry.answer,
        }),
        twin: listed.map(|_| twin(edition, entry)),
        token: desk.caller.form_token(&desk.records),
    };
    Ok(html(desk, status, &page))
}

/// Where the other language is edited, or begun (true).
fn twin(edition: &Edition, entry: &Entry) -> (String, bool) {
    let other = if entry.lang == faq::Lang::Fr { faq::Lang::En } else { faq::Lang::Fr };
    let there = edition.index.entry(&entry.id, other).is_some_and(|twin| twin.lang == other);
    match there || shipped(&entry.id, other).is_some() {
        true => (url(other, &entry.id), false),
        false => (format!("/faq/redaction/nouvelle?identifiant={}&langue={}", entry.id, other.code()), true),
    }
}

/// Word and style of what readers see.
pub fn word(state: State, t: Lang) -> (&'static str, &'static str) {
    match state {
        State::Shipped => (t.write_shipped(), ""),
        State::Edited => (t.write_edited(), "tag-official"),
        State::Draft => (t.write_never(), "tag-reason"),
        State::Withdrawn => (t.write_withdrawn(), "tag-warning"),
    }
}

fn state(listed: &Listed, t: Lang) -> StateView {
    let (word, style) = word(listed.state, t);
    let is_shipped = shipped(&listed.id, listed.lang).is_some();
    StateView {
        word,
        style,
        draft: listed.has_draft(),
        beside: listed.beside > 0,
        changed: listed.shipped_changed,
        latest: listed.latest,
        seen: matches!(listed.state, State::Shipped | State::Edited),
        may_publish: listed.has_draft(),
        may_withdraw: matches!(listed.state, State::Shipped | State::Edited),
        may_go_back: is_shipped && listed.state != State::Shipped,
    }
}
