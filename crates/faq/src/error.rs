//! What can be wrong with the content.

use thiserror::Error;

/// A fault of a content file, with what to do.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ContentError {
    /// The file does not begin with a front matter between two lines `---`.
    #[error("{file}: no front matter; the file must begin with a line `---`, its fields, and a line `---`")]
    NoFrontMatter {
        /// Name of the file.
        file: String,
    },
    /// The YAML cannot be read.
    #[error("{file}: {detail}")]
    Yaml {
        /// Name of the file.
        file: String,
        /// Where and why.
        detail: String,
    },
    /// The YAML can be read and breaks a rule.
    #[error("{file}: {field}: {detail}")]
    Field {
        /// Name of the file.
        file: String,
        /// Field at fault.
        field: &'static str,
        /// The rule, in plain words.
        detail: String,
    },
}
