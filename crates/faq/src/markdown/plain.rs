//! An answer without its marks, to be searched and shown in part.

use super::parser;
use pulldown_cmark::{Event, Tag, TagEnd};

/// The text of Markdown: blocks and cells separated by a space and, when they end without punctuation, a full stop or
/// a comma, so that it reads as sentences.
pub fn plain_text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut hidden = 0u32;
    for event in parser(markdown) {
        match event {
            Event::Start(Tag::Image { .. }) => hidden += 1,
            Event::End(TagEnd::Image) => hidden = hidden.saturating_sub(1),
            // An alternative text is text.
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => pause(&mut out, ""),
            Event::End(TagEnd::TableCell) => pause(&mut out, ","),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::CodeBlock,
            ) => pause(&mut out, "."),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn pause(out: &mut String, mark: &str) {
    let end = out.trim_end().len();
    out.truncate(end);
    // A cell that closes its row leaves a comma where a full stop is due.
    if mark == "." && out.ends_with(',') {
        out.pop();
    }
    let punctuated = out.is_empty() || out.ends_with(['.', ',', ':', ';', '!', '?', '…']);
    if !punctuated {
        out.push_str(mark);
    }
    if !out.is_empty() {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn marks_go_and_sentences_stay() {
        for (markdown, plain) in [
            ("# Titre\n\nUn **mot** et `code`.\n", "Titre. Un mot et code."),
            ("- un\n- deux ;\n- trois\n", "un. deux ; trois."),
            ("| A | B |\n|---|---|\n| 1 | 2 |\n", "A, B. 1, 2."),
            ("a\nb\n\n[lien](https://x.fr) ![vue](i.png)", "a b. lien vue."),
            ("<b>x</b> & y", "<b>x</b> & y."),
            ("", ""),
        ] {
            assert_eq!(plain_text(markdown), plain);
        }
    }
}
