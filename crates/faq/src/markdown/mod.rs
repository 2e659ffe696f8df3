//! Answers are written in Markdown; here they become safe HTML and plain text.

mod html;
mod mentions;
mod plain;

pub use html::{Render, answer_html};
pub use mentions::{Mention, mentions};
pub use plain::plain_text;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// CommonMark and tables; nothing else is read.
pub(crate) fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// Level of the highest heading of an answer, 1 to 6, if it has any: writers begin where they like.
pub fn highest_heading(markdown: &str) -> Option<u8> {
    let level = |event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level as u8),
        _ => None,
    };
    parser(markdown).filter_map(level).min()
}
