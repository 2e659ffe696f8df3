//! `GET /faq/{id}`: one answer, with everything that is known about it.

use super::hits::{self, Foot};
use super::vote::{Said, Vote};
use super::{is_editor, links, url};
use crate::error::Failure;
use crate::format::date;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::shelf::Edition;
use crate::visit::Visit;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use faq::{Entry, Facet, FaqQuery};
use std::sync::Arc;

/// Answers proposed beside one.
const RELATED: usize = 5;

#[derive(Template)]
#[template(path = "faq/entry.html")]
struct Page<'a> {
    frame: Frame,
    t: Lang,
    id: &'a str,
    question: &'a str,
    lang: Option<&'static str>,
    canonical: String,
    answer: String,
    foot: Foot<'a>,
    created: String,
    facets: Vec<(&'a str, Vec<Link<'a>>)>,
    requirements: Vec<Link<'a>>,
    identifiers: Vec<(String, String)>,
    screens: Vec<(&'static str, &'static str)>,
    related: Vec<Related>,
    vote: Option<Vote>,
    /// Where an editor changes it.
    edit: Option<String>,
}

/// A word and where it leads, if anywhere.
struct Link<'a> {
    word: &'a str,
    url: Option<String>,
}

struct Related {
    question: String,
    url: String,
    lang: Option<&'static str>,
}

/// Handler.
pub async fn get(Path(id): Path<String>, visit: Visit) -> Result<Response, Failure> {
    let t = visit.lang;
    let edition = visit.app.shelf.edition(visit.app.records.as_ref()).await;
    let Some(entry) = edition.index.entry(&id, t.into()) else { return Err(Failure::unknown_answer(&id)) };
    let said = Said::of(visit.params.get("avis"));
    let page = Page {
        frame: Frame::new(&visit, Section::Faq, entry.question.clone()),
        t,
        id: &entry.id,
        question: &entry.question,
        lang: hits::foreign(entry, t),
        canonical: entry.permalink(),
        answer: links::answer_html(entry, 2),
        foot: hits::foot(entry, t),
        created: date(&entry.created.to_string(), t),
        facets: facets_of(&edition, entry, t),
        requirements: requirements(entry),
        identifiers: identifiers(entry, t),
        screens: entry.screens.iter().filter_map(|key| Some((t.screen(key)?, links::screen(key)?))).collect(),
        related: related(&edition, entry, t),
        vote: super::vote::token(&visit).map(|token| Vote::new(t, entry, token).after(said)),
        edit: is_editor(&visit).then(|| format!("/faq/redaction/{}/{}", entry.lang.code(), entry.id)),
    };
    Ok(html(&visit, StatusCode::OK, &page))
}

fn facets_of<'a>(edition: &'a Edition, entry: &'a Entry, t: Lang) -> Vec<(&'a str, Vec<Link<'a>>)> {
    let known = edition.index.facets();
    let values = |facet: Facet| -> Vec<Link<'a>> {
        let here = known.values(facet).iter().filter(|v| entry.facets.of(facet).contains(&v.key));
        here.map(|value| Link {
            word: value.label.of(t.into()),
            url: Some(url(&FaqQuery::default().toggled(facet, &value.key))),
        })
        .collect()
    };
    let all = Facet::ALL.into_iter().map(|facet| (known.name(facet, t.into()), values(facet)));
    all.filter(|(_, values)| !values.is_empty()).collect()
}

fn requirements(entry: &Entry) -> Vec<Link<'_>> {
    entry.requirements.iter().map(|id| Link { word: id, url: links::requirement(id) }).collect()
}

fn identifiers(entry: &Entry, t: Lang) -> Vec<(String, String)> {
    let comparison = identifiers::comparison();
    let named = |id: &String| {
        let known = comparison.columns.iter().find(|kind| kind.kind.id() == id)?;
        Some((t.text(&known.name), links::identifier(id)))
    };
    entry.identifiers.iter().filter_map(named).collect()
}

/// What the writer chose, then what says nearly the same.
fn related(edition: &Edition, entry: &Entry, t: Lang) -> Vec<Related> {
    let chosen = entry.related.iter().filter_map(|id| edition.index.entry(id, entry.lang));
    let alike = edition.similar(entry).iter().map(|similar| &similar.entry);
    let mut all: Vec<&Arc<Entry>> = Vec::with_capacity(RELATED);
    for other in chosen.chain(alike) {
        if all.len() < RELATED && other.id != entry.id && !all.iter().any(|known| known.id == other.id) {
            all.push(other);
        }
    }
    let view = |other: &Arc<Entry>| Related {
        question: other.question.clone(),
        url: other.permalink(),
        lang: hits::foreign(other, t),
    };
    all.into_iter().map(view).collect()
}
