//! Files that lie, that are cut, or that are something else.

use crate::made::{archive, workbook};
use proptest::prelude::*;
use report::sheet::{Limits, NoticeKind, SheetError, read};

const ONE: &str = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

fn refused(bytes: &[u8]) -> SheetError {
    let error = read(bytes, &Limits::default()).unwrap_err();
    let text = error.text();
    assert!(text.fr.ends_with('.') && text.en.ends_with('.') && !text.fr.contains('\''), "{text:?}");
    error
}

#[test]
fn other_files_are_told_apart() {
    assert_eq!(refused(b"PROFIL;ID\n"), SheetError::NotZip);
    assert_eq!(refused(b""), SheetError::NotZip);
    let legacy = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    assert_eq!(refused(&legacy), SheetError::LegacyOrProtected);
    assert_eq!(refused(&archive(&[("content.xml", b"<a/>"), ("mimetype", b"ods")])), SheetError::NotWorkbook);
    let sound = workbook(ONE, "", &[]);
    for at in [10, sound.len() / 2, sound.len() - 1] {
        assert_eq!(refused(&sound[..at]), SheetError::NotZip, "cut at {at}");
    }
}

#[test]
fn a_bomb_is_refused_by_what_it_says_and_by_what_it_does() {
    let zeros = vec![b' '; 3 << 20];
    let bomb = workbook(ONE, "", &[("xl/worksheets/sheet2.xml", &zeros)]);
    assert!(bomb.len() < 10_000, "three megabytes of blanks take {} bytes", bomb.len());
    let done = Limits { inflated: 2 << 20, ..Limits::default() };
    assert_eq!(read(&bomb, &done), Err(SheetError::Bomb { most: 2 << 20 }));
    let said = Limits { declared: 2 << 20, ..Limits::default() };
    assert_eq!(read(&bomb, &said), Err(SheetError::Bomb { most: 2 << 20 }));
    // The same parts where no cell can be are never inflated.
    let picture = workbook(ONE, "", &[("xl/media/image1.png", &zeros)]);
    assert!(read(&picture, &done).is_ok());
}

#[test]
fn a_file_that_understates_its_size_gains_nothing() {
    let zeros = vec![b' '; 3 << 20];
    let mut bomb = workbook(ONE, "", &[("xl/worksheets/sheet2.xml", &zeros)]);
    // Its size, wherever it is written, becomes 10.
    let size = (3_u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4).filter(|at| bomb[*at..at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let done = Limits { inflated: 2 << 20, declared: 2 << 20, ..Limits::default() };
    let error = read(&bomb, &done).unwrap_err();
    assert!(matches!(error, SheetError::Bomb { .. } | SheetError::Damaged { .. }), "{error:?}");
}

#[test]
fn sizes_and_counts_are_bounded() {
    let sound = workbook(ONE, "", &[]);
    let small = Limits { file: 100, ..Limits::default() };
    assert_eq!(read(&sound, &small), Err(SheetError::TooLarge { bytes: sound.len(), most: 100 }));
    let few = Limits { entries: 3, ..Limits::default() };
    assert_eq!(read(&sound, &few), Err(SheetError::TooManyEntries { most: 3 }));
    let one = Limits { cells: 1, ..Limits::default() };
    let two = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>2</v></c></row>", "", &[]);
    assert!(
        matches!(read(&two, &one), Err(SheetError::TooMuch { place }) if place.to_string() == "Feuille!C1")
    );
}

#[test]
fn a_merged_range_over_everything_does_not_multiply_a_text() {
    let rows: String = (1..=50)
        .map(|row| {
            format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>{}</v></c></row>", "x".repeat(1_000))
        })
        .collect();
    let bytes = workbook(&rows, "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>", &[]);
    let limits = Limits { text: 1 << 20, ..Limits::default() };
    assert!(matches!(read(&bytes, &limits), Err(SheetError::TooMuch { .. })));
}

#[test]
fn parts_that_lie_are_named() {
    let part = |error: SheetError| match error {
        SheetError::Damaged { part } => part,
        other => panic!("{other:?}"),
    };
    let strings = br#"<sst uniqueCount="9999999999999"><si><t>a</t></si></sst>"#;
    let bytes = workbook(ONE, "", &[("xl/sharedStrings.xml", strings)]);
    assert_eq!(part(refused(&bytes)), "xl/sharedStrings.xml");
    let bytes = workbook(ONE, "<mergeCells><mergeCell ref=\"C3:A1\"/></mergeCells>", &[]);
    assert_eq!(part(refused(&bytes)), "xl/worksheets/sheet1.xml");
    let bytes = workbook("<row r=\"4294967295\"><c><v>1</v></c></row>", "", &[]);
    assert_eq!(part(refused(&bytes)), "xl/worksheets/sheet1.xml");
    // A string that the table does not hold: the last sound cell says where.
    let bytes =
        workbook("<row r=\"7\"><c r=\"B7\"><v>1</v></c><c r=\"C7\" t=\"s\"><v>5</v></c></row>", "", &[]);
    assert_eq!(part(refused(&bytes)), "Feuille!B7");
}

#[test]
fn formats_without_measure_are_left_out_and_said() {
    let styles = format!("<styleSheet><fonts>{}</fonts></styleSheet>", "<xf/>".repeat(30_000));
    let bytes = workbook(ONE, "", &[("xl/styles.xml", styles.as_bytes())]);
    let read = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(read.notices.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::FormatsIgnored]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A byte changed anywhere never makes the reader panic.
    #[test]
    fn changed_bytes_are_read_or_refused(at in 0_usize..4_000, byte: u8) {
        let mut bytes = workbook(ONE, "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>", &[]);
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(read) = read(&bytes, &Limits::default()) {
            prop_assert!(read.sheets.len() <= 1);
        }
    }

    /// Whatever stands in a sheet, it is read or refused.
    #[test]
    fn any_sheet_is_read_or_refused(cells in prop::collection::vec(("[A-Z]{0,8}[0-9]{0,10}", "(n|s|b|e|str|d|x|)", "[ -~é]{0,12}"), 0..8)) {
        let rows: String = cells
            .iter()
            .map(|(place, kind, value)| format!("<row><c r=\"{place}\" t=\"{kind}\"><v>{value}</v></c></row>"))
            .collect();
        if let Ok(read) = read(&workbook(&rows, "", &[]), &Limits::default()) {
            prop_assert!(read.sheets[0].rows.iter().map(|row| row.cells.len()).sum::<usize>() <= cells.len());
        }
    }
}
