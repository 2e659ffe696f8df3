//! What is compiled in, read once.

use super::evaluate::LEADING;
use super::model::Questionnaire;
use super::plan::Plan;
use super::read::{ReadError, Sheet, read};
use std::sync::{Arc, LazyLock};

/// Name and text of every file of `content/questionnaires`.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/questionnaires.rs"));

/// The JSON schema of a questionnaire file, for editors and for those who write their own.
pub const SCHEMA: &str = include_str!(env!("QUESTIONNAIRE_SCHEMA"));

/// The shipped questionnaires in reading order: the leading ones, then by name. The tests read and check every file, so
/// an error here means that the program was built from changed content without its tests.
///
/// # Errors
/// A file cannot be read.
pub fn shipped() -> Result<&'static [Sheet], &'static ReadError> {
    static SHEETS: LazyLock<Result<Vec<Sheet>, ReadError>> = LazyLock::new(|| {
        let mut sheets: Vec<Sheet> =
            FILES.iter().map(|(name, text)| read(name, text.as_bytes())).collect::<Result<_, _>>()?;
        sheets.sort_by_key(|sheet| reading_order(&sheet.questionnaire.id));
        Ok(sheets)
    });
    SHEETS.as_ref().map(Vec::as_slice)
}

/// The plans of the shipped questionnaires, in reading order. Those that cannot be compiled are left out; the tests
/// refuse them.
pub fn shipped_plans() -> &'static [Plan] {
    static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
        let all: Vec<Arc<Questionnaire>> =
            shipped().unwrap_or_default().iter().map(|sheet| Arc::new(sheet.questionnaire.clone())).collect();
        all.iter().filter_map(|one| Plan::compile(one, &all).ok()).collect()
    });
    &PLANS
}

/// Sorts questionnaires so that each comes after those it may look at.
pub fn reading_order(id: &str) -> (usize, String) {
    (LEADING.iter().position(|leading| *leading == id).unwrap_or(LEADING.len()), id.to_owned())
}
