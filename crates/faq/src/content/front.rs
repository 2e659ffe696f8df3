//! A Markdown file with YAML front matter becomes an entry, and back.

use crate::error::ContentError;
use crate::model::{Entry, is_slug};

/// Largest file read, in bytes: an answer is a few pages, never a book.
pub const MAX_FILE: usize = 256 * 1024;

/// Longest question, in bytes.
const MAX_QUESTION: usize = 500;

/// Fields of the front matter, in the order in which they are written.
const ORDER: [&str; 17] = [
    "id",
    "lang",
    "question",
    "keywords",
    "facets",
    "created",
    "updated",
    "certainty",
    "caution",
    "incomplete",
    "missing",
    "sources",
    "requirements",
    "identifiers",
    "screens",
    "related",
    "portal",
];

/// Reads one entry. `file` names it in errors.
pub fn read_entry(file: &str, text: &str) -> Result<Entry, ContentError> {
    let field = |field, detail: &str| ContentError::Field { file: file.into(), field, detail: detail.into() };
    if text.len() > MAX_FILE {
        return Err(field("file", "longer than 256 KiB; cut it into several entries"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let (front, answer) = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .ok_or_else(|| ContentError::NoFrontMatter { file: file.into() })?;
    let mut entry: Entry = serde_saphyr::from_str(front)
        .map_err(|error| ContentError::Yaml { file: file.into(), detail: error.to_string() })?;
    if !entry.answer.is_empty() {
        return Err(field("answer", "stands under the front matter, not inside"));
    }
    answer.trim().clone_into(&mut entry.answer);
    check(&entry).map_err(|broken| field(broken.field, broken.en))?;
    Ok(entry)
}

/// A rule that an entry breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Field at fault.
    pub field: &'static str,
    /// The rule, in French.
    pub fr: &'static str,
    /// The rule, in English.
    pub en: &'static str,
}

/// Rules that a type cannot say; the first one broken.
pub fn check(entry: &Entry) -> Result<(), Broken> {
    let clear = |text: &str| !text.chars().any(is_hidden);
    let told = entry.missing.as_deref().is_some_and(|m| !m.trim().is_empty());
    let rules = [
        (
            is_slug(&entry.id),
            "id",
            "lettres minuscules sans accent, chiffres et traits d’union simples seulement",
            "only lower-case letters without accents, digits and single hyphens",
        ),
        (!entry.question.trim().is_empty(), "question", "vide", "empty"),
        (clear(&entry.question) && !entry.question.contains('\n'), "question", HIDDEN[0], HIDDEN[1]),
        (entry.question.len() <= MAX_QUESTION, "question", "trop longue", "too long"),
        (
            !entry.answer.trim().is_empty(),
            "answer",
            "vide\u{202f}; écrivez ce qui est connu et marquez la réponse comme incomplète",
            "empty; write what is known and mark the entry incomplete",
        ),
        (clear(&entry.answer), "answer", HIDDEN[0], HIDDEN[1]),
        (entry.keywords.iter().all(|k| clear(k)), "keywords", HIDDEN[0], HIDDEN[1]),
        (entry.caution.as_deref().is_none_or(clear), "caution", HIDDEN[0], HIDDEN[1]),
        (entry.missing.as_deref().is_none_or(clear), "missing", HIDDEN[0], HIDDEN[1]),
        (entry.sources.iter().all(|s| clear(&s.title)), "sources", HIDDEN[0], HIDDEN[1]),
        (
            entry.answer.len() <= MAX_FILE,
            "answer",
            "trop longue\u{202f}; découpez-la en plusieurs réponses",
            "too long; cut it into several entries",
        ),
        (
            !entry.sources.is_empty(),
            "sources",
            "aucune\u{202f}; une réponse sans source n’est pas publiée",
            "none; an answer without a source is not published",
        ),
        (
            entry.incomplete == told,
            "missing",
            "à remplir quand la réponse est incomplète, et seulement alors\u{202f}: ce qui manque, et où le trouver",
            "present exactly when `incomplete: true`: what is missing, and where to find it",
        ),
        (entry.updated >= entry.created, "updated", "avant la date de création", "before `created`"),
    ];
    let broken = rules.into_iter().find(|(kept, ..)| !kept);
    broken.map_or(Ok(()), |(_, field, fr, en)| Err(Broken { field, fr, en }))
}

const HIDDEN: [&str; 2] = [
    "un caractère invisible (sens d’écriture, contrôle)\u{202f}; retapez le passage",
    "an invisible character (direction of writing, control); type the passage again",
];

/// What would show a text otherwise than it is: marks of direction (Unicode TR 36, 2.5), controls.
fn is_hidden(c: char) -> bool {
    let mark =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    mark || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// The file of an entry. JSON is YAML: values are written as JSON, one field a line.
pub fn write_entry(entry: &Entry) -> String {
    let front = serde_json::to_value(entry).unwrap_or_default();
    let mut text = String::from("---\n");
    for key in ORDER {
        if let Some(value) = front.get(key) {
            text.push_str(&format!("{key}: {value}\n"));
        }
    }
    text.push_str("---\n\n");
    text.push_str(&entry.answer);
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\nid: a-b\nlang: fr\nquestion: Pourquoi ?\ncreated: 2026-01-01\nupdated: 2026-02-01\n\
        certainty: official\nsources:\n- title: T\n  read: 2026-01-01\n---\n\nParce que.\n";

    #[test]
    fn a_file_is_read_and_written_back() {
        let entry = read_entry("a.md", FILE).unwrap();
        assert_eq!((entry.id.as_str(), entry.answer.as_str()), ("a-b", "Parce que."));
        assert_eq!(read_entry("a.md", &write_entry(&entry)).unwrap(), entry);
        assert_eq!(read_entry("a.md", &FILE.replace('\n', "\r\n")).unwrap(), entry);
    }

    #[test]
    fn faults_name_the_file_and_the_field() {
        for (from, to, told) in [
            ("---\nid", "id", "a.md: no front matter"),
            ("a-b", "A_b", "a.md: id: only lower-case"),
            ("\nParce que.\n", "\n", "a.md: answer: empty"),
            ("Pourquoi", "\u{202e}Pourquoi", "a.md: question: an invisible"),
            ("Parce que", "Parce\u{7} que", "a.md: answer: an invisible"),
            ("lang: fr", "lang: de", "a.md: "),
            ("lang: fr", "lang: fr\nincomplete: true", "a.md: missing: "),
            ("lang: fr", "lang: fr\nmissing: x", "a.md: missing: "),
            ("lang: fr", "lang: fr\ncolour: x", "a.md: "),
            ("lang: fr", "lang: fr\nanswer: x", "a.md: answer: stands under"),
            ("2026-02-01", "2025-02-01", "a.md: updated: before"),
            ("sources:\n- title: T\n  read: 2026-01-01\n", "sources: []\n", "a.md: sources: none"),
        ] {
            let error = read_entry("a.md", &FILE.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(error.starts_with(told), "{to}: {error}");
        }
        assert!(read_entry("a.md", &"x".repeat(MAX_FILE + 1)).is_err());
    }
}
