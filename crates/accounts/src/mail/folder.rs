//! Mails as files: the default, for a platform without a mail server and for tests.

use super::transport::{NotSent, Transport};
use futures_util::future::{BoxFuture, FutureExt as _};
use lettre::Message;
use lettre::message::header::MessageId;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes each mail to a file `<id>.eml` that only its owner reads. Never half a file: it is renamed into place.
#[derive(Debug, Clone)]
pub struct FolderTransport {
    folder: PathBuf,
}

impl FolderTransport {
    /// Into this folder, which is made when it is missing.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }
}

impl Transport for FolderTransport {
    fn send<'a>(&'a self, mail: &'a Message) -> BoxFuture<'a, Result<(), NotSent>> {
        let folder = self.folder.clone();
        let id = mail.headers().get::<MessageId>().map(|id| id.as_ref().to_owned()).unwrap_or_default();
        let bytes = mail.formatted();
        async move {
            let written = tokio::task::spawn_blocking(move || write(&folder, &id, &bytes)).await;
            match written {
                Ok(Ok(())) => Ok(()),
                Ok(Err(error)) => {
                    Err(NotSent::passing(format!("the mail cannot be written to the folder: {error}")))
                }
                Err(_) => Err(NotSent::passing("the mail cannot be written to the folder")),
            }
        }
        .boxed()
    }

    fn describe(&self) -> String {
        format!("folder {}", self.folder.display())
    }
}

fn write(folder: &Path, id: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name: String = id
        .split('@')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let hidden = folder.join(format!(".{name}.part"));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&hidden)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&hidden, folder.join(format!("{name}.eml")))
}
