//! What the checks say about a questionnaire.

use serde::Serialize;

/// How grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file may be used, and something in it is doubtful.
    Warning,
    /// The file is not to be published.
    Error,
}

/// Where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Name of the file.
    pub file: String,
    /// Line, from 1, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// Something to mend, with the way to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable word for machines: `condition.later`.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong and what to do, in French.
    pub fr: String,
    /// The same in English.
    pub en: String,
}

impl Place {
    /// `file:line: theme / section / question`, what is known of it.
    pub fn text(&self) -> String {
        let mut text = self.file.clone();
        if let Some(line) = self.line {
            text.push_str(&format!(":{line}"));
        }
        let inside: Vec<&str> = [&self.theme, &self.section, &self.question]
            .into_iter()
            .filter_map(|part| part.as_deref())
            .collect();
        if !inside.is_empty() {
            text.push_str(&format!(": {}", inside.join(" / ")));
        }
        text
    }
}
