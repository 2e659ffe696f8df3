//! Markdown as HTML that can be shown anywhere: raw HTML is text, links are checked, headings take their level from
//! the page around, tables have their headers said.

use super::mentions::{Mention, mentions};
use super::parser;
use crate::search::escape_into;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::collections::HashSet;

/// How an answer is shown.
pub struct Render<'a> {
    /// Added to the level of its headings: 2 when the page has its `h1` and the question is an `h2`.
    pub shift: i8,
    /// Local address of what is named, if it has one; a name is linked once.
    pub address: &'a dyn Fn(&Mention) -> Option<String>,
}

/// The answer as HTML.
pub fn answer_html(markdown: &str, render: &Render<'_>) -> String {
    let mut writer = Writer::new(render);
    for event in parser(markdown) {
        writer.event(event);
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    render: &'a Render<'a>,
    /// Links (1 when it is shown), headings and code open: nothing is linked inside.
    links: Vec<bool>,
    plain: u32,
    /// Column of the table, and whether its head is open.
    column: usize,
    head: bool,
    linked: HashSet<String>,
}

impl<'a> Writer<'a> {
    fn new(render: &'a Render<'a>) -> Self {
        Self {
            out: String::new(),
            render,
            links: Vec::new(),
            plain: 0,
            column: 0,
            head: false,
            linked: HashSet::new(),
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.plain == 0 && self.links.is_empty() => self.linked_text(&text),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.text(&text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            // Not read: see `parser`.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        escape_into(text, &mut self.out);
    }

    fn linked_text(&mut self, text: &str) {
        let mut at = 0;
        for (range, mention) in mentions(text) {
            let Some(address) = (self.render.address)(&mention) else { continue };
            if !self.linked.insert(address.clone()) {
                continue;
            }
            self.text(&text[at..range.start]);
            self.out.push_str("<a href=\"");
            self.text(&address);
            self.out.push_str("\">");
            self.text(&text[range.clone()]);
            self.out.push_str("</a>");
            at = range.end;
        }
        self.text(&text[at..]);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => {
                self.plain += 1;
                let level = self.level(level);
                self.out.push_str(&format!("<h{level}>"));
            }
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.plain += 1;
                self.out.push_str("<pre><code>");
            }
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.out.push_str("<li>"),
            // Wide tables scroll in their own region, reachable by keyboard.
            Tag::Table(_) => self.out.push_str("<div class=\"table-scroll\" tabindex=\"0\"><table>\n"),
            Tag::TableHead => {
                self.head = true;
                self.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.out.push_str(match (self.head, self.column) {
                (true, _) => "<th scope=\"col\">",
                (false, 0) => "<th scope=\"row\">",
                _ => "<td>",
            }),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.link(&format!("mailto:{dest_url}"));
            }
            Tag::Link { dest_url, .. } => self.link(&dest_url),
            // An image would be fetched from elsewhere: its alternative text is shown.
            Tag::Image { .. } => self.plain += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                self.plain -= 1;
                let level = self.level(level);
                self.out.push_str(&format!("</h{level}>\n"));
            }
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.plain -= 1;
                self.out.push_str("</code></pre>\n");
            }
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.head = false;
                self.out.push_str("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell if self.out.ends_with("<th scope=\"col\">") => {
                // The corner of a table heads nothing.
                self.out.truncate(self.out.len() - "<th scope=\"col\">".len());
                self.out.push_str("<td></td>");
                self.column += 1;
            }
            TagEnd::TableCell => {
                self.out.push_str(if self.head || self.column == 0 { "</th>" } else { "</td>" });
                self.column += 1;
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Link => self.out.push_str(if self.links.pop() == Some(true) { "</a>" } else { "" }),
            TagEnd::Image => self.plain -= 1,
            _ => {}
        }
    }

    fn level(&self, level: HeadingLevel) -> u8 {
        (level as i8).saturating_add(self.render.shift).clamp(1, 6) as u8
    }

    fn link(&mut self, address: &str) {
        let local = is_local(address);
        let shown = local || is_outside(address);
        self.links.push(shown);
        if shown {
            self.out.push_str("<a href=\"");
            self.text(address);
            self.out.push_str(if local { "\">" } else { "\" rel=\"noopener noreferrer\">" });
        }
    }
}

/// An address of this program, or of this page.
pub(crate) fn is_local(address: &str) -> bool {
    let path = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    (path || address.starts_with('#')) && !address.contains(|c: char| c.is_control() || c == '\\')
}

/// A page elsewhere, or somebody's mailbox; no other scheme is followed.
pub(crate) fn is_outside(address: &str) -> bool {
    let scheme = ["https://", "http://", "mailto:"].iter().any(|s| {
        address.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s)) && address.len() > s.len()
    });
    scheme && !address.contains(|c: char| c.is_control() || c.is_whitespace())
}
