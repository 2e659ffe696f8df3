//! `GET /annuaire.csv` and `GET /annuaire.json`: the first results of a search, to take away.

use crate::error::Failure;
use crate::format::csv_cell;
use crate::lang::Lang;
use crate::visit::Visit;
use axum::Json;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use directory::query::Hit;
use directory::{Query, SearchPage};
use std::fmt::Write;

/// Handler of the CSV.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    let found = search(&visit)?;
    let name = disposition(&found.source_date, "csv");
    Ok((
        [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)],
        write(&found.items, visit.lang),
    )
        .into_response())
}

/// Handler of the JSON: the answer of the interface, as a file.
pub async fn json(visit: Visit) -> Result<Response, Failure> {
    let found = search(&visit)?;
    let name = disposition(&found.source_date, "json");
    Ok(([(CONTENT_DISPOSITION, name)], Json(found)).into_response())
}

fn search(visit: &Visit) -> Result<SearchPage, Failure> {
    let query = Query { offset: 0, limit: Query::MAX_LIMIT, facets: false, ..visit.params.search() };
    Ok(visit.generation()?.search(&query)?)
}

/// The date of the data is in the name of the file: a copy outlives its context.
fn disposition(source_date: &str, extension: &str) -> String {
    let date: String = source_date.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    format!("attachment; filename=\"annuaire-{date}.{extension}\"")
}

/// Semicolons and a byte-order mark: what the French spreadsheet opens without asking.
fn write(hits: &[Hit], t: Lang) -> String {
    let mut out = format!("\u{feff}{}\r\n", t.csv_header());
    for hit in hits {
        let mailbox = if hit.mailbox { t.yes() } else { t.no() };
        let cells: [&str; 13] = [
            &hit.rpps,
            &hit.idnps,
            &hit.family,
            &hit.given,
            &hit.title,
            &hit.profession,
            &hit.know_how,
            &hit.category,
            &hit.mode,
            &hit.structure,
            &hit.postcode,
            &hit.city,
            mailbox,
        ];
        for (i, text) in cells.into_iter().enumerate() {
            let separator = if i == 0 { "" } else { ";" };
            // Writing to a String cannot fail.
            let _ = write!(out, "{separator}{}", csv_cell(text));
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_the_columns_of_the_header() {
        for lang in [Lang::Fr, Lang::En] {
            let text = write(&[Hit::default()], lang);
            let columns: Vec<_> = text.lines().map(|l| l.matches(';').count()).collect();
            assert_eq!(columns, [12, 12]);
        }
        assert_eq!(disposition("2026-11-22\"x", "csv"), "attachment; filename=\"annuaire-2026-11-22.csv\"");
    }
}
