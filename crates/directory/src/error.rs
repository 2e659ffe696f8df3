//! What can go wrong, with the place and the remedy in every message.

use std::path::PathBuf;

/// Errors of the directory engine. Each message says what happened, where, and what to do next;
/// in every case the last published generation is untouched.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// The operating system refused a read or a write.
    #[error("{}: {source}", path.display())]
    Io {
        /// File or folder concerned.
        path: PathBuf,
        /// Cause given by the system.
        source: std::io::Error,
    },
    /// A file given to `load` cannot be taken as it is.
    #[error("{}: {reason}", path.display())]
    Refused {
        /// The refused file, inner name included for an archive (`x.zip!inner.txt`).
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// A stored generation is damaged.
    #[error("generation {generation}: {detail}; run `jalon directory rollback` or load a file again")]
    Corrupt {
        /// Identifier of the generation.
        generation: String,
        /// Section and fault.
        detail: String,
    },
    /// Another process is loading.
    #[error("another load is in progress in {} ; wait for it to end and try again", path.display())]
    Busy {
        /// The lock file.
        path: PathBuf,
    },
    /// The generation asked for is not kept.
    #[error("generation {0} is not kept here; `jalon directory status` lists the generations that are")]
    UnknownGeneration(String),
    /// Nothing was ever loaded.
    #[error("no directory is loaded yet; run `jalon directory load PATH` or start with `jalon serve --demo`")]
    Empty,
}

impl DirectoryError {
    /// Attaches a path to an I/O error.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    /// A refusal with its reason.
    pub fn refused(path: impl Into<PathBuf>, reason: impl Into<String>) -> Self {
        Self::Refused { path: path.into(), reason: reason.into() }
    }
}
