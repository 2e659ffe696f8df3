//! Files that nobody meant well.

use super::{QUALIFICATION, SOCLES, sheet};
use conformity::questionnaire::{Known, MAX_FILE, ReadError, check, read};
use proptest::prelude::*;
use std::fmt::Write as _;

fn refused(text: &str) -> ReadError {
    read("essai.yaml", text.as_bytes()).expect_err("refused")
}

#[test]
fn errors_say_the_line_and_what_was_expected() {
    for (from, to, line, told) in [
        ("kind: yes_no", "kind: oui_non", 25, "yes_no"),
        ("kind: yes_no", "knid: yes_no", 25, "kind"),
        ("scope: product", "scope: produit", 4, "company"),
        ("date: 2026-11-23", "date: 23/11/2026", 3, ""),
        ("weight: 2", "weight: lourd", 26, ""),
        ("weight: 2", "weight: 2\n            weight: 3", 27, "weight"),
        ("title: { fr: \"Accès\"", "title: { fr: \"Accès", 60, ""),
        ("{ group: identites }", "{ groupe: identites }", 43, "group"),
        ("{ group: identites }", "{ group: identites, answer: stockage }", 43, "exactly one"),
        ("is: \"yes\" }", "is: \"yes\", below: 3 }", 55, "exactly one test"),
    ] {
        let text = SOCLES.replacen(from, to, 1);
        assert!(text != SOCLES, "{from}");
        let error = refused(&text);
        assert!(error.line.abs_diff(line) <= 1 && error.column > 0, "{to}: {error}");
        assert!(error.en.contains(told), "{to}: {error}");
        assert!(error.to_string().starts_with("essai.yaml:"), "{error}");
        assert!(error.fr != error.en && !error.fr.is_empty());
    }
    assert!(refused("").line <= 1);
    let missing = refused(&SOCLES.replacen("summary: { fr: \"Un exemple.\", en: \"A sample.\" }\n", "", 1));
    assert!(missing.en.contains("`summary`"), "{missing}");
}

#[test]
fn huge_files_are_refused_unread() {
    let error = read("gros.yaml", &vec![b'#'; MAX_FILE + 1]).unwrap_err();
    assert!(error.fr.contains("4 Mio") && error.line == 0, "{}", error.fr);
    assert!(refused("\u{0}").line <= 1);
    assert!(read("latin.yaml", b"id: \xe9").unwrap_err().en.contains("UTF-8"));
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    let deep = |levels: usize| format!("{}{{ group: g }}{}", "{ not: ".repeat(levels), " }".repeat(levels));
    let text = |levels: usize| SOCLES.replacen("{ group: identites }", &deep(levels), 1);
    assert!(read("essai.yaml", text(20).as_bytes()).is_ok());
    for levels in [200, 20_000] {
        let error = refused(&text(levels));
        assert!(error.line >= 43, "{error}");
    }
    let lists = "[".repeat(100_000);
    refused(&lists);
    let bombs = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned()
        + &(b'b'..=b'z').fold(String::new(), |mut text, c| {
            let (c, before) = (char::from(c), char::from(c - 1));
            let _ = writeln!(text, "{c}: &{c} [*{before},*{before},*{before},*{before},*{before},*{before}]");
            text
        });
    refused(&bombs);
}

/// A question for each number, with what comes after its title.
fn many(count: usize, rest: impl Fn(usize) -> String) -> String {
    let head = QUALIFICATION.split("          - id: identites").next().unwrap().to_owned();
    (0..count).fold(head, |mut text, at| {
        let _ = write!(
            text,
            "          - id: q{at}\n            title: {{ fr: Q, en: Q }}\n            source: {{ ref: maison }}\n{}",
            rest(at)
        );
        text
    })
}

#[test]
fn long_circles_and_crowded_conditions_end() {
    // Each looks at the next: later ones, and one circle through all.
    let count = 2_000;
    let circle = many(count, |at| {
        format!(
            "            kind: yes_no\n            when: {{ answer: q{}, is: \"yes\" }}\n",
            (at + 1) % count
        )
    });
    let found = check(&[sheet(&circle)], &Known::default());
    assert_eq!(found.len(), count - 1);
    assert!(found.iter().any(|f| f.code == "condition.cycle"));
    // Hard for a search: fifteen questions, each pair excluded in one way, told undecided or dead but in bounded time.
    let crowded = many(60, |at| {
        let tests: Vec<String> = (0..at)
            .map(|i| {
                format!(
                    "{{ any: [{{ answer: q{i}, is: \"yes\" }}, {{ answer: q{}, is: \"no\" }}] }}",
                    (i * 7 + 3) % at
                )
            })
            .collect();
        let when = if at == 0 {
            String::new()
        } else {
            format!("            when: {{ all: [{}] }}\n", tests.join(", "))
        };
        format!("            kind: yes_no\n{when}")
    });
    let found = check(&[sheet(&crowded)], &Known::default());
    assert!(found.iter().all(|f| ["condition.dead", "condition.undecided"].contains(&f.code)), "{found:?}");
    // A long chain is sound, or too long to tell; never a crash.
    let chain = many(3_000, |at| match at {
        0 => "            kind: yes_no\n".to_owned(),
        _ => format!("            kind: yes_no\n            when: {{ answer: q{}, is: \"yes\" }}\n", at - 1),
    });
    let found = check(&[sheet(&chain)], &Known::default());
    assert!(found.iter().all(|f| f.code == "condition.undecided"), "{found:?}");
}

proptest! {
    /// Pieces of a sound file cut, doubled, swapped, and bytes changed: read or refused with a place, then checked.
    #[test]
    fn mangled_files_are_read_or_refused(
        changes in prop::collection::vec((0..SOCLES.len(), 0..SOCLES.len(), 0..60_usize, 0..4_u8), 1..6),
    ) {
        let mut bytes = SOCLES.as_bytes().to_vec();
        for (at, other, long, way) in changes {
            let (at, other) = (at % bytes.len(), other % bytes.len());
            let piece = bytes[other..(other + long).min(bytes.len())].to_vec();
            match way {
                0 => drop(bytes.drain(at..(at + long).min(bytes.len()))),
                1 => drop(bytes.splice(at..at, piece)),
                2 => drop(bytes.splice(at..(at + long).min(bytes.len()), piece)),
                _ => bytes[at] = bytes[other],
            }
            if bytes.is_empty() {
                bytes.push(b' ');
            }
        }
        match read("essai.yaml", &bytes) {
            Ok(sheet) => {
                for finding in check(&[sheet, super::sheet(QUALIFICATION)], &Known::default()) {
                    prop_assert!(!finding.fr.is_empty() && !finding.en.is_empty());
                }
            }
            Err(error) => prop_assert!(!error.fr.is_empty() && !error.en.is_empty() && error.to_string().starts_with("essai.yaml")),
        }
    }
}
