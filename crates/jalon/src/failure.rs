//! What went wrong, told once: what, where, what to do; or as one JSON object for a machine.

use crate::context::Context;
use crate::lang::Lang;
use db::audit::ExportError;
use db::backup::BackupError;
use db::documents::DocumentError;
use db::{DbError, StoreError};
use directory::DirectoryError;
use identifiers::Text;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Exit status of a refused input.
pub const REFUSED: u8 = 1;
/// Exit status of a wrong usage.
pub const USAGE: u8 = 2;

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// Refused: a stable code and the message in both languages.
    Refused {
        /// Machine word (`busy`, `io`, `refused`…).
        code: &'static str,
        /// French message.
        fr: String,
        /// English message.
        en: String,
    },
    /// Whoever read our output has left (`jalon … | head`): nothing to say.
    ReaderGone,
}

impl Failure {
    /// A refusal.
    pub fn refused(code: &'static str, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Refused { code, fr: fr.into(), en: en.into() }
    }

    /// What a room of the records says.
    fn said(code: &'static str, text: Text) -> Self {
        Self::refused(code, text.fr, text.en)
    }

    /// The server, or the machinery under it, cannot go on.
    pub fn of_server(error: io::Error) -> Self {
        Self::refused(
            "server",
            format!("le serveur n’a pas pu continuer\u{202f}: {error}"),
            format!("the server could not go on: {error}"),
        )
    }

    /// A fault of ours.
    pub fn internal(error: &dyn std::fmt::Display) -> Self {
        Self::refused(
            "internal",
            format!("le programme a rencontré une erreur interne\u{202f}: {error}"),
            format!("the program met an internal error: {error}"),
        )
    }

    /// Tells it on standard error and gives the exit status.
    pub fn report(&self, context: &Context) -> ExitCode {
        let Self::Refused { code, fr, en } = self else { return ExitCode::SUCCESS };
        tell(code, context.lang.pick(fr, en), context.lang, context.json);
        ExitCode::from(REFUSED)
    }
}

/// Prints an error on standard error: a sentence, or `{"error":{"code","message"}}` for a machine.
pub fn tell(code: &str, message: &str, lang: Lang, json: bool) {
    if json {
        eprintln!("{}", serde_json::json!({ "error": { "code": code, "message": message } }));
    } else {
        eprintln!("{}{message}", lang.pick("Erreur\u{202f}: ", "Error: "));
    }
}

impl From<io::Error> for Failure {
    /// An error while printing the answer.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ReaderGone;
        }
        let (fr, en) = remedy(error.kind());
        Self::refused(
            "output",
            format!("impossible d’écrire la réponse\u{202f}: {error}{fr}"),
            format!("cannot write the answer: {error}{en}"),
        )
    }
}

impl From<DirectoryError> for Failure {
    fn from(error: DirectoryError) -> Self {
        let en = error.to_string();
        match error {
            DirectoryError::Io { path, source } => of_path("io", &path, &source),
            DirectoryError::Refused { path, reason } => {
                Self::refused("refused", format!("{}\u{202f}: {reason}", path.display()), en)
            }
            DirectoryError::Corrupt { generation, detail } => Self::refused(
                "corrupt",
                format!(
                    "la version {generation} de l’annuaire est endommagée ({detail})\u{202f}; lancez «\u{202f}jalon directory rollback\u{202f}» ou chargez de nouveau un fichier"
                ),
                en,
            ),
            DirectoryError::Busy { path } => Self::refused(
                "busy",
                format!(
                    "un autre chargement est en cours ({})\u{202f}; attendez sa fin, puis recommencez",
                    path.display()
                ),
                en,
            ),
            DirectoryError::UnknownGeneration(id) => Self::refused(
                "unknown_generation",
                format!(
                    "la version {id} n’est pas conservée ici\u{202f}; «\u{202f}jalon directory status\u{202f}» donne la liste des versions conservées"
                ),
                en,
            ),
            DirectoryError::Empty => Self::refused(
                "empty",
                "aucun annuaire n’est chargé\u{202f}; lancez «\u{202f}jalon directory load CHEMIN\u{202f}», ou «\u{202f}jalon serve --demo\u{202f}» pour essayer",
                en,
            ),
        }
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        // The driver's own words are for the log: they may be long, and they are in English.
        tracing::debug!(%error, "the database refused");
        Self::said(error.code(), error.text())
    }
}

impl From<accounts::Error> for Failure {
    fn from(error: accounts::Error) -> Self {
        tracing::debug!(%error, "refused");
        Self::said(error.code(), error.text())
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        Self::said(error.code(), error.text())
    }
}

impl From<DocumentError> for Failure {
    fn from(error: DocumentError) -> Self {
        Self::said(error.code(), error.text())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::refused(
            "document.store",
            format!("l’espace de stockage des documents ne convient pas ou ne répond pas\u{202f}: {error}"),
            format!("the store of the documents does not do or does not answer: {error}"),
        )
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Db(error) => error.into(),
            ExportError::Io(error) => error.into(),
        }
    }
}

/// The system refused something about a file or a folder: where, what, and what to do.
pub fn of_path(code: &'static str, path: &Path, source: &io::Error) -> Failure {
    let (fr, en) = remedy(source.kind());
    Failure::refused(
        code,
        format!("{}\u{202f}: {}{fr}", path.display(), system_message(source)),
        format!("{}: {source}{en}", path.display()),
    )
}

/// The system's errors that people meet most, in French; the system's own words otherwise.
fn system_message(error: &io::Error) -> String {
    let french = match error.kind() {
        io::ErrorKind::NotFound => "introuvable",
        io::ErrorKind::PermissionDenied => "accès refusé",
        io::ErrorKind::StorageFull => "plus de place sur le disque",
        io::ErrorKind::QuotaExceeded => "quota de disque dépassé",
        io::ErrorKind::FileTooLarge => "taille de fichier maximale dépassée",
        _ => return error.to_string(),
    };
    french.to_owned()
}

/// What to do next (French, English); empty when nothing useful is known.
fn remedy(kind: io::ErrorKind) -> (&'static str, &'static str) {
    match kind {
        io::ErrorKind::NotFound => {
            ("\u{202f}; vérifiez le chemin donné, puis recommencez", "; check the path given and try again")
        }
        io::ErrorKind::PermissionDenied => (
            "\u{202f}; donnez à ce compte le droit de lire et d’écrire ici, ou choisissez un autre dossier avec --data-dir",
            "; give this account the right to read and write here, or choose another folder with --data-dir",
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => (
            "\u{202f}; libérez de la place (ou relevez la limite), puis recommencez\u{202f}; le dernier annuaire publié répond toujours",
            "; make room (or raise the limit) and try again; the last published directory still answers",
        ),
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(failure: Failure) -> (&'static str, String, String) {
        match failure {
            Failure::Refused { code, fr, en } => (code, fr, en),
            Failure::ReaderGone => ("reader_gone", String::new(), String::new()),
        }
    }

    #[test]
    fn a_full_disk_says_what_to_do_and_that_nothing_is_lost() {
        let source = io::Error::from(io::ErrorKind::StorageFull);
        let (code, fr, en) = texts(DirectoryError::Io { path: "/données".into(), source }.into());
        assert_eq!(code, "io");
        assert!(fr.contains("/données") && fr.contains("libérez") && fr.contains("répond toujours"), "{fr}");
        assert!(en.contains("/données") && en.contains("make room") && en.contains("still answers"), "{en}");
    }

    #[test]
    fn a_reader_who_leaves_is_no_error() {
        assert!(matches!(io::Error::from(io::ErrorKind::BrokenPipe).into(), Failure::ReaderGone));
    }

    #[test]
    fn every_refusal_of_the_directory_has_its_code() {
        for (error, expected) in [
            (DirectoryError::Empty, "empty"),
            (DirectoryError::Busy { path: "LOCK".into() }, "busy"),
            (DirectoryError::UnknownGeneration("7".into()), "unknown_generation"),
            (DirectoryError::refused("f.txt", "…"), "refused"),
            (DirectoryError::Corrupt { generation: "7".into(), detail: "…".into() }, "corrupt"),
        ] {
            let (code, fr, en) = texts(error.into());
            assert_eq!(code, expected);
            assert!(!fr.is_empty() && !en.is_empty());
        }
    }
}
