//! Questionnaire files given on the command line, and those that the program holds.

use crate::failure::{Failure, of_path};
use crate::lang::Lang;
use conformity::questionnaire::{LEADING, MAX_FILE, ReadError, Sheet, Text, read, shipped_files};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The bytes of a file, no more of them than a questionnaire may have and one.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = MAX_FILE as u64 + 1;
    let file = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    file.map_err(|error| of_path("io", path, &error))?;
    Ok(bytes)
}

/// One questionnaire.
pub fn one(path: &Path) -> Result<Sheet, Failure> {
    read(&path.display().to_string(), &bytes(path)?).map_err(refused)
}

/// A file that cannot be read, as a failure.
pub fn refused(error: ReadError) -> Failure {
    let at = error.at();
    Failure::refused(
        "questionnaire.unreadable",
        format!("{at}\u{202f}: {}", error.fr),
        format!("{at}: {}", error.en),
    )
}

/// The leading questionnaires that the program holds, those given left out: conditions look at them.
pub fn leading(given: &[Sheet]) -> Result<Vec<Sheet>, Failure> {
    let is_given = |id: &str| given.iter().any(|sheet| sheet.questionnaire.id == id);
    let files = shipped_files().into_iter().filter(|(name, _)| {
        let id = name.trim_end_matches(".yaml");
        LEADING.contains(&id) && !is_given(id)
    });
    files.map(|(name, text)| read(name, text.as_bytes()).map_err(refused)).collect()
}

/// A text in one language; French when it is not in English.
pub fn text(text: &Text, lang: Lang) -> &str {
    lang.pick(&text.fr, text.en.as_ref().unwrap_or(&text.fr))
}
