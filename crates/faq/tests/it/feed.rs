//! The feed and the comparison of versions.

use crate::quality::INDEX;
use faq::atom::{Feed, atom};
use faq::diff::{Change, diff};
use faq::markdown::{Render, answer_html};
use faq::{Entry, Lang};
use std::sync::Arc;

fn html(entry: &Entry) -> String {
    answer_html(&entry.answer, &Render { shift: 2, address: &|_| None })
}

#[test]
fn the_feed_says_what_atom_asks() {
    let mut entries: Vec<Arc<Entry>> = INDEX.entries().cloned().collect();
    let mut latest = Entry::clone(INDEX.entry("insi-carte-nominative", Lang::Fr).unwrap());
    latest.id = "derniere".into();
    latest.question = "A < B & \"C\"\u{7}\u{202f}?".into();
    latest.updated = latest.updated.tomorrow().unwrap();
    entries.push(Arc::new(latest));
    let feed = Feed { base: "https://jalon.example", lang: Lang::Fr, html: &html };
    let text = atom(&feed, &entries);
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n"));
    assert_eq!(text.matches("<entry>").count(), 50);
    for mandatory in ["<id>", "<title>", "<updated>"] {
        assert_eq!(text.matches(mandatory).count(), 51, "{mandatory}");
    }
    let (head, first) = text.split_once("<entry>").unwrap();
    assert!(head.contains("<updated>2026-11-24T00:00:00Z</updated>"), "{head}");
    assert!(head.contains("<link rel=\"self\" href=\"https://jalon.example/faq.atom?lang=fr\"/>"));
    assert!(first.contains("<title>A &lt; B &amp; &quot;C&quot;\u{202f}?</title>"));
    assert!(first.contains("<id>https://jalon.example/faq/derniere?lang=fr</id>"));
    assert!(first.contains("<content type=\"html\">&lt;p&gt;"));
    assert_eq!(atom(&feed, &[]).matches("<entry>").count(), 0);
}

#[test]
fn versions_are_compared_line_by_line_and_word_by_word() {
    let older = Entry::clone(INDEX.entry("cps-sans-contact", Lang::Fr).unwrap());
    assert_eq!(diff(&older, &older, 3), []);
    let mut newer = older.clone();
    newer.answer = newer.answer.replace("fortement déconseillé", "interdit");
    let lines = diff(&older, &newer, 1);
    let changes: Vec<Change> = lines.iter().map(|l| l.change).collect();
    assert_eq!(changes, [Change::Same, Change::Removed, Change::Added, Change::Same]);
    let added: Vec<&str> =
        lines[2].pieces.iter().filter(|(changed, _)| *changed).map(|(_, text)| text.as_str()).collect();
    assert_eq!(added.concat(), "**interdit**");
    assert!(lines[2].text().starts_with("Il est **interdit** d’utiliser"), "{}", lines[2].text());
}
