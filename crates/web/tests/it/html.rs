//! What can be read from HTML without a browser: balance of tags, headings, identifiers, labels.

/// A start tag: name and text of its attributes.
pub struct Tag<'a> {
    pub name: &'a str,
    pub attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let at = format!(" {name}=\"");
        let start = self.attributes.find(&at)? + at.len();
        self.attributes.get(start..)?.split('"').next()
    }
}

const VOID: [&str; 6] = ["meta", "link", "input", "br", "hr", "img"];

/// The start tags of a page; panics when an end tag does not match.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let (mut all, mut open) = (Vec::new(), Vec::new());
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let inside = rest.split('>').next().unwrap_or_default();
        if inside.starts_with('!') {
            continue;
        }
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "end tag at {}", &html[at.saturating_sub(200)..at + 20]);
            continue;
        }
        let name = inside.split([' ', '/', '\n']).next().unwrap_or_default();
        all.push(Tag { name, attributes: &inside[name.len()..] });
        if !VOID.contains(&name) && !inside.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    all
}

/// Faults of a whole page, each in a sentence.
pub fn faults(html: &str, lang: &str) -> Vec<String> {
    let tags = tags(html);
    let mut faults = Vec::new();
    if tags.iter().filter(|t| t.name == "h1").count() != 1 {
        faults.push("one h1 is expected".to_owned());
    }
    if tags.iter().find(|t| t.name == "html").and_then(|t| t.get("lang")) != Some(lang) {
        faults.push(format!("html lang is not {lang}"));
    }
    let ids: Vec<&str> = tags.iter().filter_map(|t| t.get("id")).collect();
    for (i, id) in ids.iter().enumerate() {
        if ids[..i].contains(id) {
            faults.push(format!("id {id} twice"));
        }
    }
    for name in ["for", "aria-describedby", "aria-labelledby"] {
        let named = tags.iter().filter_map(|t| t.get(name)).flat_map(str::split_whitespace);
        for id in named.filter(|id| !ids.contains(id)) {
            faults.push(format!("{name} names {id}, which is nowhere"));
        }
    }
    let labelled: Vec<&str> =
        tags.iter().filter(|t| t.name == "label").filter_map(|t| t.get("for")).collect();
    for field in tags.iter().filter(|t| ["input", "select", "textarea"].contains(&t.name)) {
        let inside_label = matches!(field.get("type"), Some("checkbox" | "hidden"));
        if !inside_label && !field.get("id").is_some_and(|id| labelled.contains(&id)) {
            faults.push(format!("field {:?} without a label", field.get("name")));
        }
    }
    let handler =
        |rest: &str| rest.split_once("=\"").is_some_and(|(n, _)| n.chars().all(|c| c.is_ascii_lowercase()));
    if tags.iter().any(|t| t.get("style").is_some() || t.attributes.split(" on").skip(1).any(handler)) {
        faults.push("inline style or handler, which the policy refuses".to_owned());
    }
    if tags.iter().any(|t| t.name == "script" && t.get("src").is_none()) {
        faults.push("inline script".to_owned());
    }
    faults
}
