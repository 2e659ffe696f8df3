//! What changed between two versions of an entry, line by line, as its file is written.

use crate::content::write_entry;
use crate::model::Entry;
use similar::{ChangeTag, TextDiff};

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same,
    /// Only in the older one.
    Removed,
    /// Only in the newer one.
    Added,
}

/// A line of the comparison, cut where words changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// What became of it.
    pub change: Change,
    /// The line without its end: pieces, and whether each one is what changed inside the line.
    pub pieces: Vec<(bool, String)>,
}

impl DiffLine {
    /// The whole line.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect()
    }
}

/// Every line of both, in order. `around`: lines kept before and after a change; the others are left out.
pub fn diff(older: &Entry, newer: &Entry, around: usize) -> Vec<DiffLine> {
    let (older, newer) = (write_entry(older), write_entry(newer));
    let diff = TextDiff::from_lines(&older, &newer);
    let mut lines = Vec::new();
    for group in diff.grouped_ops(around) {
        for op in &group {
            for change in diff.iter_inline_changes(op) {
                let kind = match change.tag() {
                    ChangeTag::Equal => Change::Same,
                    ChangeTag::Delete => Change::Removed,
                    ChangeTag::Insert => Change::Added,
                };
                let pieces = change.iter_strings_lossy();
                let mut pieces: Vec<(bool, String)> =
                    pieces.map(|(changed, text)| (changed, text.trim_end_matches('\n').to_owned())).collect();
                pieces.retain(|(_, text)| !text.is_empty());
                lines.push(DiffLine { change: kind, pieces });
            }
        }
    }
    lines
}
