//! Documents to print: read back by a reader of its own.

use report::pdf::{Block, Document, write};
use std::process::{Command, Stdio};

fn document(rows: usize) -> Document {
    let text = |text: &str| text.to_owned();
    Document {
        title: text("Évaluation et projection socles"),
        lang: text("fr"),
        foot: text("Jade, 24/11/2026"),
        created: 1_795_478_400,
        blocks: vec![
            Block::Heading(2, text("Sécurité")),
            Block::Text(text("Un paragraphe\u{202f}: l’INS est-elle qualifiée ? Niveau ≥ 3.")),
            Block::List(vec![text("première preuve"), text("seconde preuve")]),
            Block::Table {
                heads: vec![text("Question"), text("Réponse")],
                widths: vec![3.0, 1.0],
                rows: (0..rows).map(|n| vec![format!("Question numéro {n}"), text("oui")]).collect(),
            },
            Block::NewPage,
            Block::Heading(2, text("Éthique")),
            Block::Quiet(text("Source\u{202f}: doctrine, 2023.")),
        ],
    }
}

/// What a program of poppler says of a file.
fn asked(program: &str, arguments: &[&str], bytes: &[u8]) -> String {
    use std::io::Write;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils is installed");
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}

#[test]
fn another_reader_finds_title_structure_and_words() {
    let bytes = write(&document(80)).unwrap();
    let said = asked("pdfinfo", &["-"], &bytes);
    let line = |name: &str| said.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(line("Title:").ends_with("Évaluation et projection socles"), "{said}");
    assert!(line("Tagged:").ends_with("yes") && line("Page size:").contains("A4"), "{said}");
    let meta = asked("pdfinfo", &["-meta", "-"], &bytes);
    assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{meta}");
    let pages: usize = line("Pages:").split_whitespace().last().unwrap().parse().unwrap();
    assert!(pages >= 4, "80 rows and a new page: {said}");
    let words = asked("pdftotext", &["-layout", "-", "-"], &bytes);
    assert!(words.contains("Question numéro 79") && words.contains("Niveau >= 3."), "{words}");
    // The heads stand on every page of the table; the structure has them once.
    let heads = words.lines().filter(|line| line.split_whitespace().eq(["Question", "Réponse"])).count();
    assert_eq!(heads, pages - 1, "{words}");
    let structure = asked("pdfinfo", &["-struct", "-"], &bytes);
    for (role, count) in [("H1", 1), ("H2", 2), ("LI", 2), ("TH", 2), ("TD", 160)] {
        let found =
            structure.lines().filter(|line| line.trim().split([' ', ':']).next() == Some(role)).count();
        assert_eq!(found, count, "{role}: {structure}");
    }
}

#[test]
fn same_data_and_same_second_make_the_same_bytes() {
    assert_eq!(write(&document(3)).unwrap(), write(&document(3)).unwrap());
}

#[test]
fn nothing_that_people_type_breaks_it() {
    let nasty = ["", " ", "\n\n\n", "\u{0}\u{202e}𝄞漢字", &"a".repeat(5_000), &"mot ".repeat(2_000)];
    for text in nasty {
        let cell = vec![text.to_owned(), text.to_owned(), text.to_owned()];
        let blocks = vec![
            Block::Heading(2, text.to_owned()),
            Block::Text(text.to_owned()),
            Block::List(vec![text.to_owned()]),
            Block::Table {
                heads: vec!["A".to_owned(), text.to_owned()],
                widths: vec![1.0],
                rows: vec![cell],
            },
        ];
        let document =
            Document { title: text.to_owned(), lang: "fr".to_owned(), blocks, ..Document::default() };
        write(&document).unwrap_or_else(|error| panic!("{:?}: {error}", text.get(..20)));
    }
}

#[test]
fn a_book_that_nobody_reads_is_refused() {
    let page = [Block::Text("mot".to_owned()), Block::NewPage];
    let blocks = page.iter().cycle().take(2 * 1_502).cloned().collect();
    let error =
        write(&Document { title: "x".into(), lang: "fr".into(), blocks, ..Document::default() }).unwrap_err();
    assert!(error.text().fr.contains("1500 pages"), "{error}");
}
