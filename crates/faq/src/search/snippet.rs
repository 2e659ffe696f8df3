//! The part of an answer where the words are, marked, as safe HTML.

use super::analysis::Occurrence;
use super::numbers::Numbers;

/// Bytes shown of an answer.
const WIDTH: usize = 240;

/// Text as HTML.
pub(crate) fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// A whole text with its words marked.
pub(crate) fn marked(text: &str, terms: &[Occurrence], numbers: &Numbers) -> String {
    part(text, 0, text.len(), terms, numbers)
}

/// The part of a text that holds the most of what is looked for.
pub(crate) fn snippet(text: &str, terms: &[Occurrence], numbers: &Numbers) -> String {
    if text.len() <= WIDTH + WIDTH / 4 {
        return marked(text, terms, numbers);
    }
    let hits: Vec<(&Occurrence, u32)> =
        terms.iter().filter_map(|o| numbers.get(o.term).map(|(n, _)| (o, n))).collect();
    let mut best = (0, 0usize);
    for (at, (first, _)) in hits.iter().enumerate() {
        let inside = hits[at..].iter().take_while(|(o, _)| (o.end - first.start) as usize <= WIDTH);
        let (mut concepts, mut count) = (0u64, 0);
        for (_, number) in inside {
            concepts |= 1 << number.min(&63);
            count += 1;
        }
        // Different words first, then more of them; the earliest wins.
        let worth = concepts.count_ones() as usize * 100 + usize::min(count, 99);
        if worth > best.0 {
            best = (worth, first.start as usize);
        }
    }
    let from = beginning(text, best.1);
    let to = ending(text, from + WIDTH);
    let mut out = String::new();
    if from > 0 {
        out.push_str("… ");
    }
    out.push_str(&part(text, from, to, terms, numbers));
    if to < text.len() {
        out.push_str(" …");
    }
    out
}

/// A little before `at`, at the start of a sentence if one is near, else of a word.
fn beginning(text: &str, at: usize) -> usize {
    let low = text.floor_char_boundary(at.saturating_sub(60));
    if low == 0 {
        return 0;
    }
    let before = &text[low..at];
    if let Some(end) = before.rfind(". ") {
        return low + end + 2;
    }
    before.find(' ').map_or(at, |space| low + space + 1)
}

/// At the end of the word near `at`.
fn ending(text: &str, at: usize) -> usize {
    let low = text.floor_char_boundary(at);
    if low >= text.len() {
        return text.len();
    }
    text[low..].find(' ').map_or(text.len(), |space| low + space)
}

fn part(text: &str, from: usize, to: usize, terms: &[Occurrence], numbers: &Numbers) -> String {
    let mut out = String::with_capacity(to - from + 64);
    let mut at = from;
    let hits = terms.iter().filter(|o| numbers.get(o.term).is_some());
    let mut spans: Vec<(usize, usize)> = hits.map(|o| (o.start as usize, o.end as usize)).collect();
    // The longest of those that begin together: a whole expression is marked once.
    spans.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    for (start, end) in spans {
        if start < at || end > to {
            continue;
        }
        escape_into(&text[at..start], &mut out);
        out.push_str("<mark>");
        escape_into(&text[start..end], &mut out);
        out.push_str("</mark>");
        at = end;
    }
    escape_into(&text[at..to], &mut out);
    out
}
