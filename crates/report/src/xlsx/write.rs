//! The bytes of a workbook.

use super::error::XlsxError;
use super::model::{Book, Page, Value};
use crate::sheet::column_letters;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};
use std::collections::HashSet;

/// Rows of a sheet, header included (Excel's own limit).
const MOST_ROWS: usize = 1_048_576;
/// Columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// Characters of a cell.
const LONGEST: usize = 32_767;
/// Characters of the name of a sheet.
const LONGEST_NAME: usize = 31;

struct Formats {
    header: Format,
    text: Format,
    /// As text, with the mark that keeps it a text when somebody edits the cell.
    quoted: Format,
    number: Format,
}

/// Writes a workbook.
///
/// # Errors
/// There is nothing to write, or more than a workbook holds.
pub fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    if book.pages.is_empty() || book.pages.iter().any(|page| page.columns.is_empty()) {
        return Err(XlsxError::Empty);
    }
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_timestamp(book.created).map_err(of_writer)?;
    workbook.set_properties(&DocProperties::new().set_title(&*book.title).set_creation_datetime(&created));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let formats = Formats {
        header: Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00E8_EDF5))
            .set_border_bottom(FormatBorder::Thin),
        quoted: text.clone().set_quote_prefix(),
        text,
        number: Format::new().set_align(FormatAlign::Top),
    };
    let mut names = HashSet::new();
    for page in &book.pages {
        let name = named(&page.name, &mut names);
        if page.rows.len() >= MOST_ROWS
            || page.columns.len() > MOST_COLUMNS
            || page.rows.iter().any(|row| row.len() > page.columns.len())
        {
            return Err(XlsxError::TooMany { sheet: name });
        }
        let sheet = workbook.add_worksheet().set_name(&name).map_err(of_writer)?;
        fill(sheet, page, &name, &formats)?;
    }
    workbook.save_to_buffer().map_err(of_writer)
}

fn fill(sheet: &mut Worksheet, page: &Page, name: &str, formats: &Formats) -> Result<(), XlsxError> {
    for (at, column) in (0_u16..).zip(&page.columns) {
        put(sheet, name, (0, at), &Value::Text(column.title.clone()), &formats.header, formats)?;
        sheet.set_column_width(at, column.width.clamp(1.0, 255.0)).map_err(of_writer)?;
        if column.hidden {
            sheet.set_column_hidden(at).map_err(of_writer)?;
        }
    }
    for (at, row) in (1_u32..).zip(&page.rows) {
        for (column, value) in (0_u16..).zip(row) {
            put(sheet, name, (at, column), value, &formats.text, formats)?;
        }
    }
    let last_row = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(page.columns.len() - 1).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0).map_err(of_writer)?;
    sheet.autofilter(0, 0, last_row, last_column).map_err(of_writer)?;
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    name: &str,
    (row, column): (u32, u16),
    value: &Value,
    format: &Format,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => {}
        Value::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, &formats.number).map_err(of_writer)?;
        }
        // A spreadsheet has no cell for these.
        Value::Number(number) => {
            sheet.write_string_with_format(row, column, number.to_string(), format).map_err(of_writer)?;
        }
        Value::Text(text) => {
            if text.chars().nth(LONGEST).is_some() {
                let column = column_letters(column);
                return Err(XlsxError::TooLong { sheet: name.to_owned(), row: row + 1, column });
            }
            let format = if is_formula_like(text) && row > 0 { &formats.quoted } else { format };
            sheet.write_string_with_format(row, column, text, format).map_err(of_writer)?;
        }
    }
    Ok(())
}

/// What a spreadsheet would compute if it were typed.
fn is_formula_like(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

/// A name that a sheet may have, used once.
fn named(wished: &str, taken: &mut HashSet<String>) -> String {
    let clean: String = wished
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c })
        .collect::<String>()
        .trim_matches([' ', '\''])
        .to_owned();
    let clean = if clean.is_empty() { "Feuille".to_owned() } else { clean };
    for number in 1_usize.. {
        let end = if number == 1 { String::new() } else { format!(" ({number})") };
        let most = LONGEST_NAME - end.len();
        let name: String = clean.chars().take(most).collect::<String>().trim_end().to_owned() + &end;
        if taken.insert(name.to_lowercase()) {
            return name;
        }
    }
    clean
}

#[expect(clippy::needless_pass_by_value, reason = "given to map_err")]
fn of_writer(error: rust_xlsxwriter::XlsxError) -> XlsxError {
    XlsxError::Writer(error.to_string())
}
