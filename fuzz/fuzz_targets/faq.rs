//! The FAQ: addresses, texts looked for, Markdown, content files, typography, all from the same bytes.
#![no_main]
use faq::content::{read_entry, shipped_entries};
use faq::markdown::{Render, answer_html, plain_text};
use faq::{FaqIndex, FaqQuery, typography};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static INDEX: OnceLock<FaqIndex> = OnceLock::new();

fuzz_target!(|text: &str| {
    let index = INDEX.get_or_init(|| FaqIndex::build(shipped_entries().expect("the shipped content can be read")));
    let query = FaqQuery::parse(text);
    let again = FaqQuery::parse(&query.to_query_string());
    assert_eq!(again.to_query_string(), query.to_query_string());
    assert!(index.search(&query).items.len() <= query.per_page);
    let page = index.search(&FaqQuery::text(text));
    for hit in &page.items {
        // Nothing but the marks is markup.
        let bare = hit.snippet_html.replace("<mark>", "").replace("</mark>", "");
        assert!(!bare.contains('<'));
    }
    let html = answer_html(text, &Render { shift: 2, address: &|_| Some("/x".into()) });
    let html = html.to_lowercase();
    assert!(!html.contains("<script") && !html.contains("href=\"javascript") && !html.contains("href=\"data"));
    plain_text(text);
    let _ = read_entry("fuzz.md", text);
    assert_eq!(typography::mend(&typography::mend(text)), typography::mend(text));
});
