//! The file of the master keys: made once, for its owner alone.

use super::random;
use crate::failure::{self, Failure};
use db::envelope::{KeyError, MasterKeys};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Name of the file in the data folder.
const FILE: &str = "master.keys";

/// Where the master keys are.
pub struct Keys {
    file: PathBuf,
    /// May the first key be made?
    make: bool,
}

impl Keys {
    /// A file that somebody keeps: never made here.
    pub fn given(file: &Path) -> Self {
        Self { file: file.to_owned(), make: false }
    }

    /// The file of the data folder.
    pub fn of_folder(folder: &Path, make: bool) -> Self {
        Self { file: folder.join(FILE), make }
    }

    /// Reads the keys; makes the first one when it may.
    pub fn read(&self) -> Result<MasterKeys, Failure> {
        match MasterKeys::read_file(&self.file) {
            Err(KeyError::File(error)) if error.kind() == ErrorKind::NotFound && self.make => {
                write_first(&self.file).map_err(|error| failure::of_path("io", &self.file, &error))?;
                tracing::warn!(
                    file = %self.file.display(),
                    "a master key was made: keep a copy of this file elsewhere, without it documents and second factors are lost"
                );
                MasterKeys::read_file(&self.file).map_err(|error| self.refused(&error))
            }
            read => read.map_err(|error| self.refused(&error)),
        }
    }

    fn refused(&self, error: &KeyError) -> Failure {
        let file = self.file.display();
        match error {
            KeyError::File(error) if error.kind() == ErrorKind::NotFound => Failure::refused(
                "master_keys",
                format!(
                    "le fichier des clés maîtresses {file} est introuvable\u{202f}; remettez la copie que vous avez gardée, donnez son chemin (--master-keys), ou, pour une base neuve, créez-en une\u{202f}: jalon key new > {file}"
                ),
                format!(
                    "the file of the master keys {file} is not there; put back the copy that you kept, give its path (--master-keys), or, for a new database, make one: jalon key new > {file}"
                ),
            ),
            KeyError::File(error) => failure::of_path("master_keys", &self.file, error),
            KeyError::Line { line } => Failure::refused(
                "master_keys",
                format!(
                    "{file}, ligne {line}\u{202f}: une clé est faite de 64 chiffres hexadécimaux («\u{202f}jalon key new\u{202f}» en fait une)"
                ),
                format!("{file}, line {line}: a key is 64 hexadecimal digits (`jalon key new` makes one)"),
            ),
            _ => Failure::refused(
                "master_keys",
                format!("{file} ne contient pas de clé («\u{202f}jalon key new\u{202f}» en fait une)"),
                format!("{file} holds no key (`jalon key new` makes one)"),
            ),
        }
    }
}

/// Whole or not at all, and never over a file that another program made meanwhile.
fn write_first(file: &Path) -> std::io::Result<()> {
    let mut part = file.as_os_str().to_owned();
    part.push(format!(".{}", std::process::id()));
    let part = PathBuf::from(part);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&part)?;
    let key = MasterKeys::generate(&*random());
    writeln!(written, "{}", *key)?;
    written.sync_all()?;
    let placed = match std::fs::hard_link(&part, file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    };
    std::fs::remove_file(&part)?;
    if let Some(folder) = file.parent() {
        std::fs::File::open(folder)?.sync_all()?;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_key_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::of_folder(folder.path(), true);
        let first = keys.read().unwrap().current();
        assert_eq!(keys.read().unwrap().current(), first);
        write_first(&folder.path().join(FILE)).unwrap();
        assert_eq!(keys.read().unwrap().current(), first, "an existing key is never replaced");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_missing_file_is_not_made_where_others_share_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        for keys in [Keys::given(&file), Keys::of_folder(folder.path(), false)] {
            let Err(Failure::Refused { code, fr, en }) = keys.read() else { panic!("a key was made") };
            assert_eq!(code, "master_keys");
            assert!(fr.contains("jalon key new") && en.contains("jalon key new"), "{fr} {en}");
        }
        std::fs::write(&file, "abc").unwrap();
        let Err(Failure::Refused { fr, .. }) = Keys::given(&file).read() else { panic!("no key at all") };
        assert!(fr.contains("ligne 1"), "{fr}");
    }
}
