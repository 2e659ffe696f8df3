//! Answers as HTML: complete, safe, linked.

use crate::quality::INDEX;
use faq::Lang;
use faq::markdown::{Mention, Render, answer_html};
use proptest::prelude::*;

fn address(mention: &Mention) -> Option<String> {
    Some(match mention {
        Mention::Kind(id) => format!("/identifiants#{id}"),
        Mention::Number(number) => format!("/identifiants?valeur={number}"),
        Mention::Requirement(id) => format!("/exigences/{}", id.replace('/', "%2F")),
    })
}

fn html(markdown: &str) -> String {
    answer_html(markdown, &Render { shift: 2, address: &address })
}

#[test]
fn blocks_become_html() {
    for (markdown, expected) in [
        ("Un *mot* **fort**.", "<p>Un <em>mot</em> <strong>fort</strong>.</p>\n"),
        ("# T\n## U", "<h3>T</h3>\n<h4>U</h4>\n"),
        ("###### T", "<h6>T</h6>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>\n"),
        ("`a<b`", "<p><code>a&lt;b</code></p>\n"),
        ("```\na & b\n```", "<pre><code>a &amp; b\n</code></pre>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        (
            "| | A |\n|---|---|\n| x | 1 |",
            "<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead><tr><td></td><th scope=\"col\">A</th></tr></thead>\n\
             <tbody>\n<tr><th scope=\"row\">x</th><td>1</td></tr>\n</tbody></table></div>\n",
        ),
    ] {
        assert_eq!(html(markdown), expected, "{markdown}");
    }
}

#[test]
fn nothing_runs() {
    for (markdown, expected) in [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <img src=x onerror=alert(1)>", "<p>a &lt;img src=x onerror=alert(1)&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>x</p>\n"),
        ("[x](JaVaScRiPt:alert(1))", "<p>x</p>\n"),
        ("[x](data:text/html,a)", "<p>x</p>\n"),
        ("[x](//evil.example/a)", "<p>x</p>\n"),
        ("[x](/\\evil.example)", "<p>x</p>\n"),
        ("![vue](https://evil.example/i.png)", "<p>vue</p>\n"),
        ("[x](/faq/a \"ti\\\"tre\")", "<p><a href=\"/faq/a\">x</a></p>\n"),
        (
            "[x](https://a.example/?a=1&b=\"2)",
            "<p><a href=\"https://a.example/?a=1&amp;b=&quot;2\" rel=\"noopener noreferrer\">x</a></p>\n",
        ),
        (
            "<ans@esante.example>",
            "<p><a href=\"mailto:ans@esante.example\" rel=\"noopener noreferrer\">ans@esante.example</a></p>\n",
        ),
    ] {
        assert_eq!(html(markdown), expected, "{markdown}");
    }
}

#[test]
fn what_is_named_is_linked_once() {
    assert_eq!(
        html(
            "Le RPPS 10000668540, et encore RPPS. `FINESS` [ADELI](/faq/a)\n\n# ANN 3\n\nANN 3 et SC.MSS/CONF.18."
        ),
        "<p>Le <a href=\"/identifiants#rpps\">RPPS</a> <a href=\"/identifiants?valeur=10000668540\">10000668540</a>, \
         et encore RPPS. <code>FINESS</code> <a href=\"/faq/a\">ADELI</a></p>\n<h3>ANN 3</h3>\n\
         <p><a href=\"/exigences/ANN.3\">ANN 3</a> et <a href=\"/exigences/SC.MSS%2FCONF.18\">SC.MSS/CONF.18</a>.</p>\n"
    );
    let silent = answer_html("RPPS, ANN 3", &Render { shift: 0, address: &|_| None });
    assert_eq!(silent, "<p>RPPS, ANN 3</p>\n");
}

#[test]
fn the_comparison_of_identifiers_is_a_whole_table() {
    let entry = INDEX.entry("rpps-am-finess-differences", Lang::Fr).unwrap();
    let html = html(&entry.answer);
    assert_eq!(html.matches("<tr>").count(), 9);
    assert_eq!(html.matches("scope=\"row\"").count(), 8);
    assert!(html.contains("<a href=\"/identifiants?valeur=751404682\">751404682</a>"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Only the elements written here, whatever is typed.
    #[test]
    fn only_known_elements_come_out(markdown in "[ a-z<>\"'&()\\[\\]!/:=`*#|\n-]{0,120}") {
        let known = ["p", "h", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr", "table", "thead", "tbody",
            "tr", "th", "td", "em", "strong", "a", "div"];
        for tag in html(&markdown).split('<').skip(1) {
            let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphabetic).collect();
            prop_assert!(known.contains(&name.as_str()), "<{}", tag);
            prop_assert!(!tag.split('>').next().unwrap_or_default().contains(" on"), "<{}", tag);
        }
    }
}
