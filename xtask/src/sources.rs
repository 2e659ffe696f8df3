//! The source files: short, and free of the words that postpone or silence.

use crate::{Faults, read};
use std::path::{Path, PathBuf};

/// Lines beyond which a file is split, or says why not.
const MOST_LINES: usize = 600;
/// Where the reason of a long file stands: its first lines.
const HEAD: usize = 20;
/// Folders of this tree that hold what is built, fetched or generated.
const SKIPPED: [&str; 5] = ["target", "node_modules", "corpus", "artifacts", "vendor"];
/// Endings of the files that people write and read here.
const WRITTEN: [&str; 8] = ["rs", "html", "css", "js", "mjs", "sh", "sql", "yaml"];

/// Every fault of every source file.
pub fn check(root: &Path) -> Result<Faults, String> {
    let mut faults = Faults::new();
    for folder in ["crates", "xtask", "bench", "fuzz", "e2e", "content"] {
        let mut files = Vec::new();
        walk(&root.join(folder), &mut files)?;
        files.sort();
        for path in files {
            let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            // What is vendored keeps its own shape, and its name says so.
            if !WRITTEN.contains(&extension) || shown.contains(".min.") {
                continue;
            }
            faults.extend(file(&shown, &read(&path)?));
        }
    }
    Ok(faults)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            if !SKIPPED.contains(&name.as_str()) && !name.starts_with('.') {
                walk(&entry.path(), files)?;
            }
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn file(shown: &str, text: &str) -> Faults {
    let mut faults = Faults::new();
    let lines = text.lines().count();
    let explained = text
        .lines()
        .take(HEAD)
        .any(|line| line.split_once("size:").is_some_and(|(_, reason)| reason.trim().len() > 10));
    if lines > MOST_LINES && !explained {
        faults.push(format!(
            "{shown}: {lines} lines; split it, or write `size:` and the reason in its first {HEAD} lines"
        ));
    }
    if !shown.ends_with(".rs") {
        return faults;
    }
    // Written apart, so that this file does not find itself.
    let words = [
        (concat!("#[al", "low("), "use #[expect(…, reason = …)]"),
        (concat!("#![al", "low("), "use #[expect(…, reason = …)]"),
        (concat!("to", "do!("), "do it, or refuse with a clear error"),
        (concat!("#[ig", "nore"), "mend the test or remove it"),
        (concat!("thread::sl", "eep"), "wait for an event, with a time limit"),
    ];
    for (i, line) in text.lines().enumerate() {
        for (word, remedy) in &words {
            if line.contains(word) {
                faults.push(format!("{shown}:{}: `{word}` may not stay; {remedy}", i + 1));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_split_or_explained() {
        let long = "x\n".repeat(MOST_LINES + 1);
        assert_eq!(file("a.rs", &long).len(), 1);
        assert_eq!(file("a.css", &long).len(), 1);
        assert!(file("a.rs", &"x\n".repeat(MOST_LINES)).is_empty());
        let explained = format!("//! size: one table, read line by line\n{long}");
        assert!(file("a.rs", &explained).is_empty());
        let unexplained = format!("//! size:\n{long}");
        assert_eq!(file("a.rs", &unexplained).len(), 1);
    }

    #[test]
    fn words_that_silence_or_postpone_are_found_with_their_line() {
        let text = format!("fn f() {{\n    {}\n}}\n", concat!("to", "do!()"));
        let faults = file("a.rs", &text);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("a.rs:2:"), "{faults:?}");
        assert_eq!(file("a.rs", concat!("#[al", "low(dead_code)]")).len(), 1);
        assert!(file("a.rs", "#[expect(dead_code, reason = \"x\")]").is_empty());
        assert!(file("a.sh", concat!("to", "do!()")).is_empty());
    }
}
