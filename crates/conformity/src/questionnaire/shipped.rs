//! What is compiled in, read once.

use super::evaluate::LEADING;
use super::model::Questionnaire;
use super::plan::Plan;
use super::read::{ReadError, read_as};
use std::sync::{Arc, LazyLock};

/// Name and text of every file of `content/questionnaires`.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/questionnaires.rs"));

/// The JSON schema of a questionnaire file, for editors and for those who write their own.
pub const SCHEMA: &str = include_str!(env!("QUESTIONNAIRE_SCHEMA"));

/// The shipped files in reading order, unread: for those who check them.
pub fn shipped_files() -> Vec<(&'static str, &'static str)> {
    let mut files = FILES.to_vec();
    files.sort_by_cached_key(|(name, _)| reading_order(name.trim_end_matches(".yaml")));
    files
}

/// The shipped questionnaires in reading order: the leading ones, then by name. The tests read and check every file, so
/// an error here means that the program was built from changed content without its tests.
///
/// # Errors
/// A file cannot be read.
pub fn shipped() -> Result<&'static [Arc<Questionnaire>], &'static ReadError> {
    static ALL: LazyLock<Result<Vec<Arc<Questionnaire>>, ReadError>> = LazyLock::new(|| {
        let read = |(name, text): (&str, &str)| read_as(name, text.as_bytes()).map(Arc::new);
        shipped_files().into_iter().map(read).collect()
    });
    ALL.as_ref().map(Vec::as_slice)
}

/// The plans of the shipped questionnaires, in reading order. Those that cannot be compiled are left out; the tests
/// refuse them.
pub fn shipped_plans() -> &'static [Plan] {
    static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
        let all = shipped().unwrap_or_default();
        all.iter().filter_map(|one| Plan::compile(one, all).ok()).collect()
    });
    &PLANS
}

/// Sorts questionnaires so that each comes after those it may look at.
pub fn reading_order(id: &str) -> (usize, String) {
    (LEADING.iter().position(|leading| *leading == id).unwrap_or(LEADING.len()), id.to_owned())
}
