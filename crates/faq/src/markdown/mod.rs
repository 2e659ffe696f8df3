//! Answers are written in Markdown; here they become safe HTML and plain text.

mod html;
mod mentions;
mod plain;

pub use html::{Render, answer_html};
pub use mentions::{Mention, mentions};
pub use plain::plain_text;

use pulldown_cmark::{Options, Parser};

/// CommonMark and tables; nothing else is read.
pub(crate) fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}
