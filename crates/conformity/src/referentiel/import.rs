//! From bytes to a référentiel.

use super::columns::Columns;
use super::error::ImportError;
use super::gather::Gather;
use super::model::{Format, Import, Place};
use super::{library, rem};
use report::sheet::{Limits, Sheet, read};

/// Rows of a sheet among which its headers are looked for.
const HEADERS_WITHIN: usize = 2_000;

/// Reads a file. `file` names it, and its end tells nothing: the bytes do.
///
/// # Errors
/// The file cannot be read, or holds no référentiel that is known.
pub fn import(file: &str, bytes: &[u8]) -> Result<Import, ImportError> {
    let mut gather = Gather::default();
    gather.import.file = file.to_owned();
    let ends = |end: &str| file.to_lowercase().ends_with(end);
    let workbook = bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    if workbook || ends(".xlsx") || ends(".xlsm") {
        of_workbook(bytes, &mut gather)?;
    } else if std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) {
        library::read(file, bytes, &mut gather)?;
    } else {
        return Err(ImportError::Unknown);
    }
    Ok(gather.done())
}

fn of_workbook(bytes: &[u8], gather: &mut Gather) -> Result<(), ImportError> {
    let workbook = read(bytes, &Limits::default())?;
    for notice in &workbook.notices {
        let text = notice.text();
        let place = notice.place.clone().map(|place| Place {
            sheet: Some(place.sheet),
            row: u64::from(place.row),
            column: place.column,
        });
        gather.notice(place, "workbook", text.fr.into_owned(), text.en.into_owned());
    }
    let found: Vec<(&Sheet, Option<(u32, Columns)>)> =
        workbook.sheets.iter().map(|sheet| (sheet, header(sheet))).collect();
    let recognised =
        || found.iter().filter_map(|(sheet, header)| header.as_ref().map(|header| (*sheet, header)));
    // The layout with most rows, among what is seen; working sheets beside it tell the same in another way.
    let seen = recognised().any(|(sheet, _)| !sheet.hidden);
    let rows = |format: Format| -> usize {
        let alike = recognised()
            .filter(|(sheet, (_, columns))| columns.format() == format && !(seen && sheet.hidden));
        alike.map(|(sheet, _)| sheet.rows.len()).sum()
    };
    let formats =
        [Format::RemOther, Format::RemOlder, Format::RemDmn, Format::RemPublication, Format::RemConvergence];
    let Some(format) =
        formats.into_iter().max_by_key(|format| rows(*format)).filter(|format| rows(*format) > 0)
    else {
        return Err(ImportError::NoHeader(
            workbook.sheets.iter().take(10).map(|sheet| sheet.name.clone()).collect(),
        ));
    };
    gather.import.format = format;
    for (sheet, header) in &found {
        let name = &sheet.name;
        let aside = match header {
            None if sheet.rows.is_empty() => continue,
            None => Some(("elle n’a pas les en-têtes d’un REM", "it has no headers of a REM")),
            Some(_) if seen && sheet.hidden => Some(("elle est masquée", "it is hidden")),
            Some((_, columns)) if columns.format() != format => Some((
                "elle est disposée autrement que la feuille principale",
                "it is laid out in another way than the main sheet",
            )),
            Some((row, columns)) => {
                unknown_columns(sheet, *row, columns, gather);
                rem::read(sheet, *row, columns, gather);
                None
            }
        };
        if let Some((fr, en)) = aside {
            gather.notice(
                None,
                "sheet_aside",
                format!("La feuille «\u{202f}{name}\u{202f}» n’est pas lue\u{202f}: {fr}."),
                format!("The sheet “{name}” is not read: {en}."),
            );
        }
    }
    Ok(())
}

/// The first row that has the headers of a REM.
fn header(sheet: &Sheet) -> Option<(u32, Columns)> {
    sheet.rows.iter().take(HEADERS_WITHIN).find_map(|row| Some((row.number, Columns::of(row)?)))
}

fn unknown_columns(sheet: &Sheet, row: u32, columns: &Columns, gather: &mut Gather) {
    if columns.unknown.is_empty() {
        return;
    }
    let place = Place { sheet: Some(sheet.name.clone()), row: u64::from(row), column: None };
    let names =
        columns.unknown.iter().take(20).map(|name| name.replace('\n', " ")).collect::<Vec<_>>().join(", ");
    gather.notice(
        Some(place),
        "unknown_columns",
        format!("Ces colonnes ne sont pas reprises\u{202f}: {names}."),
        format!("These columns are left aside: {names}."),
    );
}
