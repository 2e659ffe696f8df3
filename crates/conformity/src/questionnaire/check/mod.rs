//! What is wrong in questionnaire files, before anyone answers.

mod conditions;
mod levels;
mod names;
mod questions;
mod reach;
mod report;
mod scored;
mod texts;
mod truth;

use super::finding::Finding;
use super::read::Sheet;
use report::Report;
use std::collections::BTreeSet;

/// What is known outside the files.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Entries of the FAQ; entries cited are not checked without it.
    pub faq: Option<BTreeSet<String>>,
}

/// Checks files together: conditions may look at the leading ones ([`super::LEADING`]) among them. Findings come file by
/// file, in reading order, the gravest first on the same line.
pub fn check(sheets: &[Sheet], known: &Known) -> Vec<Finding> {
    let mut report = Report::default();
    names::files(sheets, &mut report);
    for (at, sheet) in sheets.iter().enumerate() {
        report.about(at);
        names::run(sheet, &mut report);
        texts::run(sheet, &mut report);
        questions::run(sheet, known, &mut report);
        scored::run(sheet, &mut report);
        levels::run(sheet, &mut report);
    }
    if conditions::run(sheets, &mut report) {
        reach::run(sheets, &mut report);
    }
    report.sorted()
}
