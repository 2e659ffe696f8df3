//! What is written is read again.

use report::sheet::{Limits, read};
use report::xlsx::{Book, Column, Page, Value, XlsxError, write};

fn book(rows: Vec<Vec<Value>>) -> Book {
    let columns = vec![Column::hidden("clé"), Column::new("Exigence", 60.0), Column::new("Ordre", 8.0)];
    let page = Page { name: "Exigences".to_owned(), columns, rows };
    Book { title: "REM".to_owned(), created: 1_790_000_000, pages: vec![page] }
}

/// A part of an archive, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn data_come_back_as_they_were() {
    let rows = vec![
        vec!["ins-1".into(), "Le système DOIT\nstocker".into(), Value::Number(2.5)],
        vec!["ins-2".into(), Value::Empty, Value::Number(3.0)],
        vec!["ins-3".into()],
    ];
    let bytes = write(&book(rows)).unwrap();
    let sheet = read(&bytes, &Limits::default()).unwrap().sheets.remove(0);
    assert_eq!(sheet.name, "Exigences");
    let row = |at: usize| (0..3).map(|column| sheet.rows[at].text(column)).collect::<Vec<_>>();
    assert_eq!(row(0), ["clé", "Exigence", "Ordre"]);
    assert_eq!(row(1), ["ins-1", "Le système DOIT\nstocker", "2.5"]);
    assert_eq!(row(2), ["ins-2", "", "3"]);
    assert_eq!(row(3), ["ins-3", "", ""]);
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter ref=\"A1:C4\"/>"), "{xml}");
    assert!(xml.contains("hidden=\"1\"") && !xml.contains("<f>"), "{xml}");
    assert_eq!(write(&book(Vec::new())).unwrap(), write(&book(Vec::new())).unwrap());
}

#[test]
fn what_looks_like_a_formula_stays_a_text() {
    let hostile = ["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", " =1"];
    let rows = hostile.iter().map(|text| vec![Value::from(*text)]).collect();
    let bytes = write(&book(rows)).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>") && !xml.contains("<f "), "{xml}");
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    let sheet = read(&bytes, &Limits::default()).unwrap().sheets.remove(0);
    for (row, text) in sheet.rows.iter().skip(1).zip(hostile) {
        assert_eq!(row.text(0), text.trim());
    }
}

#[test]
fn names_of_sheets_are_mended() {
    let mut book = book(Vec::new());
    let mut other = book.pages[0].clone();
    other.name = "exigences".to_owned();
    let mut long = other.clone();
    long.name = "[Vague 2] INS/PSC : tout ce qui est demandé aux éditeurs".to_owned();
    let nameless = Page { name: "'".to_owned(), ..other.clone() };
    book.pages.extend([other, long, nameless]);
    let read = read(&write(&book).unwrap(), &Limits::default()).unwrap();
    let names: Vec<_> = read.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Exigences", "exigences (2)", "Vague 2  INS PSC   tout ce qui", "Feuille"]);
}

#[test]
fn what_cannot_be_written_is_said() {
    assert_eq!(write(&Book::default()), Err(XlsxError::Empty));
    let long = write(&book(vec![vec![Value::Empty, Value::Text("x".repeat(32_768))]]));
    let place = XlsxError::TooLong { sheet: "Exigences".to_owned(), row: 2, column: "B".to_owned() };
    assert_eq!(long, Err(place.clone()));
    assert!(place.text().fr.contains("cellule B2"));
    let wide = write(&book(vec![vec![Value::Empty; 4]]));
    assert_eq!(wide, Err(XlsxError::TooMany { sheet: "Exigences".to_owned() }));
}
