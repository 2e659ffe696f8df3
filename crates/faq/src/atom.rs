//! The Atom feed (RFC 4287): the latest answers, whole.

use crate::model::{Entry, Lang};
use crate::search::escape_into;
use jiff::civil::Date;
use std::sync::Arc;

/// Entries in a feed.
const MOST: usize = 50;

/// What the feed is about.
pub struct Feed<'a> {
    /// Address of the program, without a final slash: `https://jalon.example`.
    pub base: &'a str,
    /// Language of its reader.
    pub lang: Lang,
    /// Answer of an entry as HTML.
    pub html: &'a dyn Fn(&Entry) -> String,
}

/// The feed of the entries of its language, the latest first.
pub fn atom(feed: &Feed<'_>, entries: &[Arc<Entry>]) -> String {
    let mut latest: Vec<&Arc<Entry>> = entries.iter().filter(|e| e.lang == feed.lang).collect();
    latest.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    latest.truncate(MOST);
    let (title, page) = match feed.lang {
        Lang::Fr => ("FAQ de la e-santé", "/faq"),
        Lang::En => ("E-health FAQ", "/faq?lang=en"),
    };
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        feed.lang.code()
    ));
    element(&mut out, "id", &format!("{}/faq.atom?lang={}", feed.base, feed.lang.code()));
    element(&mut out, "title", title);
    let updated = latest.first().map_or(Date::constant(1970, 1, 1), |e| e.updated);
    element(&mut out, "updated", &instant(updated));
    link(&mut out, "self", &format!("{}/faq.atom?lang={}", feed.base, feed.lang.code()));
    link(&mut out, "alternate", &format!("{}{page}", feed.base));
    // An author is mandatory (4.1.1); answers are written by whoever runs the program.
    out.push_str("<author><name>Jalon</name></author>\n");
    for entry in latest {
        one(&mut out, feed, entry);
    }
    out.push_str("</feed>\n");
    out
}

fn one(out: &mut String, feed: &Feed<'_>, entry: &Entry) {
    let address = format!("{}{}?lang={}", feed.base, entry.permalink(), entry.lang.code());
    out.push_str("<entry>\n");
    element(out, "id", &address);
    element(out, "title", &entry.question);
    element(out, "published", &instant(entry.created));
    element(out, "updated", &instant(entry.updated));
    link(out, "alternate", &address);
    for value in &entry.facets.thematique {
        out.push_str("<category term=\"");
        escape_into(value, out);
        out.push_str("\"/>\n");
    }
    let mut html = (feed.html)(entry);
    if let Some(missing) = &entry.missing {
        html.push_str("<p>");
        escape_into(missing, &mut html);
        html.push_str("</p>\n");
    }
    out.push_str("<content type=\"html\">");
    escape_into(&xml_characters(&html), out);
    out.push_str("</content>\n</entry>\n");
}

/// A day as RFC 3339 wants it.
fn instant(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>"));
    escape_into(&xml_characters(text), out);
    out.push_str(&format!("</{name}>\n"));
}

fn link(out: &mut String, relation: &str, address: &str) {
    out.push_str(&format!("<link rel=\"{relation}\" href=\""));
    escape_into(&xml_characters(address), out);
    out.push_str("\"/>\n");
}

/// Without the characters that XML 1.0 refuses even escaped.
fn xml_characters(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
