//! From checked parts to rows of texts.

use super::error::SheetError;
use super::intake::Taken;
use super::limits::Limits;
use super::model::{Cell, Notice, NoticeKind, Place, Row, Sheet, Workbook, column_letters};
use super::text::{cut, normalised};
use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// What is left of the limits of the workbook.
struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    fn take(&mut self, text: &str, place: impl FnOnce() -> Place) -> Result<(), SheetError> {
        match (self.cells.checked_sub(1), self.text.checked_sub(text.len())) {
            (Some(cells), Some(text)) => {
                (self.cells, self.text) = (cells, text);
                Ok(())
            }
            _ => Err(SheetError::TooMuch { place: place() }),
        }
    }
}

pub(super) fn read(taken: Taken, limits: &Limits) -> Result<Workbook, SheetError> {
    let mut workbook = Workbook::default();
    for (there, kind) in
        [(taken.macros, NoticeKind::Macros), (taken.formats_ignored, NoticeKind::FormatsIgnored)]
    {
        workbook.notices.extend(there.then_some(Notice { kind, place: None }));
    }
    let mut source = Xlsx::new(Cursor::new(taken.archive)).map_err(|error| opened(&error))?;
    let sheets: Vec<_> =
        source.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    if sheets.is_empty() {
        return Err(SheetError::NotWorkbook);
    }
    if sheets.len() > limits.sheets {
        workbook.notices.push(Notice { kind: NoticeKind::SheetsCut, place: None });
    }
    let mut budget = Budget { cells: limits.cells, text: limits.text };
    for of in sheets.into_iter().take(limits.sheets) {
        let mut sheet = Sheet {
            name: cut(normalised(&of.name).replace('\n', " "), 100).0,
            hidden: of.visible != SheetVisible::Visible,
            rows: Vec::new(),
        };
        let cells = walk(&mut source, &of.name, &mut sheet, limits, &mut budget, &mut workbook.notices)?;
        sheet.rows = rows(cells);
        let merged = source.merge_cells_by_sheet_name(&of.name).map_err(|_| damaged(&sheet.name))?;
        fill(&mut sheet, &merged, limits, &mut budget)?;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

fn opened(error: &XlsxError) -> SheetError {
    match error {
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound | XlsxError::Unrecognized { .. } => {
            SheetError::NotWorkbook
        }
        XlsxError::Password => SheetError::LegacyOrProtected,
        _ => SheetError::Damaged { part: "workbook.xml, sharedStrings.xml".to_owned() },
    }
}

fn damaged(part: &str) -> SheetError {
    SheetError::Damaged { part: part.to_owned() }
}

/// Cells of a sheet in the order of the file, up to the bounds.
fn walk(
    source: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    sheet: &mut Sheet,
    limits: &Limits,
    budget: &mut Budget,
    notices: &mut Vec<Notice>,
) -> Result<Vec<(u32, Cell)>, SheetError> {
    let mut reader = source.worksheet_cells_reader(name).map_err(|_| damaged(&sheet.name))?;
    let (mut cells, mut columns_cut) = (Vec::new(), false);
    let mut last = (1, 0);
    loop {
        let next = reader.next_cell().map_err(|_| damaged(&sheet.place(last.0, Some(last.1)).to_string()))?;
        let Some(cell) = next else { break };
        let (row, column) = cell.get_position();
        let (number, column) = (row.saturating_add(1), u16::try_from(column).unwrap_or(u16::MAX));
        last = (number, column);
        let text = written(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if number > limits.rows {
            let place = Some(sheet.place(number, None));
            notices.push(Notice { kind: NoticeKind::RowsCut, place });
            break;
        }
        if column >= limits.columns {
            if !columns_cut {
                let place = Some(sheet.place(number, Some(limits.columns)));
                notices.push(Notice { kind: NoticeKind::ColumnsCut, place });
            }
            columns_cut = true;
            continue;
        }
        let (text, was_cut) = cut(text, limits.cell);
        if was_cut {
            let place = Some(sheet.place(number, Some(column)));
            notices.push(Notice { kind: NoticeKind::TextCut, place });
        }
        budget.take(&text, || sheet.place(number, Some(column)))?;
        cells.push((number, Cell { column, text, filled: false }));
    }
    Ok(cells)
}

/// Cells, in any order, become rows; of two cells at the same place the last one stays, as in a spreadsheet.
fn rows(mut cells: Vec<(u32, Cell)>) -> Vec<Row> {
    cells.sort_by_key(|(row, cell)| (*row, cell.column));
    let mut rows: Vec<Row> = Vec::new();
    for (number, cell) in cells {
        match rows.last_mut() {
            Some(row) if row.number == number => match row.cells.last_mut() {
                Some(before) if before.column == cell.column => *before = cell,
                _ => row.cells.push(cell),
            },
            _ => rows.push(Row { number, cells: vec![cell] }),
        }
    }
    rows
}

/// Gives the text of the first cell of each merged range to its other cells, in rows that hold something else.
fn fill(
    sheet: &mut Sheet,
    merged: &[Dimensions],
    limits: &Limits,
    budget: &mut Budget,
) -> Result<(), SheetError> {
    for range in merged {
        let (first, last) = (range.start.0.saturating_add(1), range.end.0.saturating_add(1));
        let left = u16::try_from(range.start.1).unwrap_or(u16::MAX);
        let right = u16::try_from(range.end.1).unwrap_or(u16::MAX).min(limits.columns.saturating_sub(1));
        let from = sheet.rows.partition_point(|row| row.number < first);
        let to = sheet.rows.partition_point(|row| row.number <= last);
        let Some(text) = sheet.rows.get(from).filter(|row| row.number == first).map(|row| row.text(left))
        else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        let text = text.to_owned();
        let name = sheet.name.clone();
        for row in sheet.rows.get_mut(from..to).unwrap_or_default() {
            for column in left..=right {
                let Err(at) = row.cells.binary_search_by_key(&column, |cell| cell.column) else { continue };
                let place =
                    || Place { sheet: name.clone(), row: row.number, column: Some(column_letters(column)) };
                budget.take(&text, place)?;
                row.cells.insert(at, Cell { column, text: text.clone(), filled: true });
            }
        }
    }
    Ok(())
}

/// A value as a text.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => normalised(text),
        DataRef::SharedString(text) => normalised(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => normalised(text),
        DataRef::Int(number) => number.to_string(),
        // Whole numbers have no decimal point in a spreadsheet; `{}` writes none.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(date) => dated(date),
        DataRef::Error(error) => error.to_string(),
    }
}

fn dated(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}
