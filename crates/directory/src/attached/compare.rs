//! Which persons have other rows in a newer table: a merge of two sorted tables.

use super::table::{KeyRef, KeyedTable, Walker};
use crate::error::DirectoryError;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sections that are equal when, and only when, two tables hold the same rows.
const CONTENT: [&str; 7] = ["keys", "starts", "odd_at", "odd", "shared_at", "shared", "blocks"];

/// Adds to `changed` the keys whose rows differ; a table that is missing has no rows. The empty key
/// (mailboxes of structures) belongs to nobody and is left out.
pub(super) fn changed(
    before: Option<&KeyedTable>,
    after: Option<&KeyedTable>,
    changed: &mut BTreeSet<String>,
) -> Result<(), DirectoryError> {
    match (before, after) {
        (None, None) => Ok(()),
        (Some(one), None) | (None, Some(one)) => {
            (0..one.len()).try_for_each(|i| add(one, one.key(i)?, changed))
        }
        (Some(a), Some(b)) => {
            let mut same = true;
            for section in CONTENT {
                same = same && a.pack().bytes(section)? == b.pack().bytes(section)?;
            }
            if same { Ok(()) } else { merge(a, b, changed) }
        }
    }
}

fn merge(a: &KeyedTable, b: &KeyedTable, changed: &mut BTreeSet<String>) -> Result<(), DirectoryError> {
    let (mut rows_a, mut rows_b) = (Walker::at(a, 0)?, Walker::at(b, 0)?);
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let left = if i < a.len() { Some(a.key(i)?) } else { None };
        let right = if j < b.len() { Some(b.key(j)?) } else { None };
        let order = match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let (mut left_rows, mut right_rows) = (0..0, 0..0);
        if order.is_le() {
            left_rows = a.rows_of(i);
            i += 1;
        }
        if order.is_ge() {
            right_rows = b.rows_of(j);
            j += 1;
        }
        let mut differ = left_rows.len() != right_rows.len();
        for _ in 0..left_rows.len().max(right_rows.len()) {
            match (left_rows.next(), right_rows.next()) {
                (Some(_), Some(_)) => differ |= rows_a.next()? != rows_b.next()?,
                (Some(_), None) => rows_a.skip()?,
                (None, _) => rows_b.skip()?,
            }
        }
        if differ {
            match (left, right) {
                (Some(key), _) if order.is_le() => add(a, key, changed)?,
                (_, Some(key)) => add(b, key, changed)?,
                _ => {}
            }
        }
    }
    Ok(())
}

fn add(table: &KeyedTable, key: KeyRef, changed: &mut BTreeSet<String>) -> Result<(), DirectoryError> {
    let text = key.text().ok_or_else(|| table.corrupt("a key is damaged"))?;
    if !text.is_empty() {
        changed.insert(text);
    }
    Ok(())
}
