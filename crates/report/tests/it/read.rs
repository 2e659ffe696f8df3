//! What a sound workbook gives.

use crate::made::workbook;
use report::sheet::{Limits, NoticeKind, Sheet, column_letters, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn only(bytes: &[u8]) -> Sheet {
    let mut workbook = read(bytes, &Limits::default()).unwrap();
    assert_eq!((workbook.sheets.len(), workbook.notices.len()), (1, 0));
    workbook.sheets.remove(0)
}

fn texts(sheet: &Sheet) -> Vec<(u32, Vec<(u16, &str)>)> {
    let row = |row: &report::sheet::Row| -> Vec<(u16, String)> {
        row.cells.iter().map(|cell| (cell.column, cell.text.clone())).collect()
    };
    assert!(sheet.rows.iter().all(|r| row(r).len() == r.cells.len()));
    sheet
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(|c| (c.column, c.text.as_str())).collect()))
        .collect()
}

#[test]
fn texts_keep_their_places_and_lose_their_noise() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Exigences REM vague 2").unwrap();
    sheet.write_string(0, 0, "N°\u{a0}exigence ").unwrap();
    sheet.write_string(2, 27, "• un\r\n• deux\u{202f}; ").unwrap();
    sheet.write_string(4, 1, "  \u{a0}\n ").unwrap();
    sheet.write_number(4, 2, 12.0).unwrap();
    sheet.write_number(4, 3, 0.5).unwrap();
    sheet.write_boolean(4, 4, true).unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_datetime_with_format(4, 5, ExcelDateTime::from_ymd(2023, 2, 22).unwrap(), &date).unwrap();
    let sheet = only(&book.save_to_buffer().unwrap());
    assert_eq!(sheet.name, "Exigences REM vague 2");
    assert_eq!(
        texts(&sheet),
        [
            (1, vec![(0, "N° exigence")]),
            (3, vec![(27, "• un\n• deux ;")]),
            (5, vec![(2, "12"), (3, "0.5"), (4, "true"), (5, "2023-02-22")]),
        ]
    );
    assert_eq!(sheet.place(3, Some(27)).to_string(), "Exigences REM vague 2!AB3");
    assert_eq!(sheet.rows[2].text(3), "0.5");
    assert_eq!(sheet.rows[2].text(0), "");
}

#[test]
fn formulas_give_the_value_kept_beside_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_formula(0, 0, Formula::new("=1+1").set_result("trois")).unwrap();
    assert_eq!(texts(&only(&book.save_to_buffer().unwrap())), [(1, vec![(0, "trois")])]);
}

#[test]
fn merged_cells_are_filled_from_the_first() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(1, 0, 3, 1, "INS 1", &Format::new()).unwrap();
    for row in 0..6 {
        sheet.write_string(row, 2, format!("ligne {row}")).unwrap();
    }
    sheet.merge_range(7, 0, 9, 0, "sans suite", &Format::new()).unwrap();
    let sheet = only(&book.save_to_buffer().unwrap());
    assert_eq!(sheet.rows.len(), 7, "a merged range makes no row of its own");
    let first =
        |row: usize| sheet.rows[row].cells.iter().map(|c| (c.text.as_str(), c.filled)).collect::<Vec<_>>();
    assert_eq!(first(0), [("ligne 0", false)]);
    assert_eq!(first(1), [("INS 1", false), ("INS 1", true), ("ligne 1", false)]);
    assert_eq!(first(3), [("INS 1", true), ("INS 1", true), ("ligne 3", false)]);
    assert_eq!(first(4), [("ligne 4", false)]);
}

#[test]
fn hidden_sheets_are_marked() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Vue").unwrap();
    book.add_worksheet().set_name("Cachée").unwrap().set_hidden(true);
    let read = read(&book.save_to_buffer().unwrap(), &Limits::default()).unwrap();
    let seen: Vec<_> = read.sheets.iter().map(|s| (s.name.as_str(), s.hidden, s.rows.len())).collect();
    assert_eq!(seen, [("Vue", false, 0), ("Cachée", true, 0)]);
}

#[test]
fn what_is_beyond_the_bounds_is_cut_and_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Longue").unwrap();
    for row in 0..20 {
        sheet.write_string(row, 0, "a").unwrap();
        sheet.write_string(row, 9, "b").unwrap();
    }
    sheet.write_string(1, 1, "éèàùç").unwrap();
    book.add_worksheet().set_name("Suivante").unwrap();
    let limits = Limits { rows: 5, columns: 9, cell: 3, sheets: 1, ..Limits::default() };
    let read = read(&book.save_to_buffer().unwrap(), &limits).unwrap();
    assert_eq!(read.sheets.len(), 1);
    assert_eq!(read.sheets[0].rows.len(), 5);
    assert_eq!(read.sheets[0].rows[1].text(1), "éèà");
    let said: Vec<_> =
        read.notices.iter().map(|n| (n.kind, n.place.as_ref().map(ToString::to_string))).collect();
    assert_eq!(
        said,
        [
            (NoticeKind::SheetsCut, None),
            (NoticeKind::ColumnsCut, Some("Longue!J1".to_owned())),
            (NoticeKind::TextCut, Some("Longue!B2".to_owned())),
            (NoticeKind::RowsCut, Some("Longue!6".to_owned())),
        ]
    );
}

#[test]
fn a_sheet_of_a_million_rows_is_left_at_the_bound() {
    let rows: String =
        (1..=1_048_576).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    let read = read(&workbook(&rows, "", &[]), &Limits::default()).unwrap();
    assert_eq!(read.sheets[0].rows.len(), 50_000);
    assert_eq!(read.notices[0].place.as_ref().unwrap().to_string(), "Feuille!50001");
}

#[test]
fn macros_are_ignored_and_said() {
    let bytes =
        workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "", &[("xl/vbaProject.bin", b"evil")]);
    let read = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(read.notices.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::Macros]);
    assert_eq!(read.sheets[0].rows[0].text(0), "1");
    assert!(read.notices[0].text().fr.contains("macros"));
}

#[test]
fn columns_have_their_letters() {
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
        assert_eq!(column_letters(column), letters);
    }
}
