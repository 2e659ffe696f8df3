//! Writes an archive, in a thread of its own: compression and files wait for nobody.

use super::error::BackupError;
use super::manifest::{ENTRY, Manifest};
use crate::hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tokio::sync::{mpsc, oneshot};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

enum Order {
    Begin { name: String, compressed: bool },
    Bytes(Vec<u8>),
    End(oneshot::Sender<Entry>),
    Finish(Box<Manifest>),
}

/// An entry that was written.
pub(super) struct Entry {
    pub bytes: u64,
    pub sha256: String,
}

/// An archive being written beside its final name, until it is finished.
pub(super) struct Writer {
    orders: mpsc::Sender<Order>,
    thread: tokio::task::JoinHandle<io::Result<()>>,
    part: PathBuf,
    path: PathBuf,
}

impl Writer {
    pub fn create(path: &Path) -> Result<Self, BackupError> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let mut options = File::options();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&part).map_err(|source| file_error(&part, source))?;
        let (orders, mut receive) = mpsc::channel(16);
        let thread = tokio::task::spawn_blocking(move || write(file, &mut receive));
        Ok(Self { orders, thread, part, path: path.to_owned() })
    }

    pub async fn begin(&mut self, name: String, compressed: bool) -> Result<(), BackupError> {
        self.order(Order::Begin { name, compressed }).await
    }

    pub async fn bytes(&mut self, bytes: Vec<u8>) -> Result<(), BackupError> {
        self.order(Order::Bytes(bytes)).await
    }

    pub async fn end(&mut self) -> Result<Entry, BackupError> {
        let (send, receive) = oneshot::channel();
        self.order(Order::End(send)).await?;
        match receive.await {
            Ok(entry) => Ok(entry),
            Err(_) => Err(self.failure().await),
        }
    }

    /// Writes the manifest; the archive gets its name when it is on the disk.
    pub async fn finish(mut self, manifest: &Manifest) -> Result<(), BackupError> {
        self.order(Order::Finish(Box::new(manifest.clone()))).await?;
        match (&mut self.thread).await {
            Ok(Ok(())) => {}
            Ok(Err(source)) => return Err(file_error(&self.part, source)),
            Err(stopped) => return Err(file_error(&self.part, io::Error::other(stopped))),
        }
        std::fs::rename(&self.part, &self.path).map_err(|source| file_error(&self.path, source))?;
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)
                .and_then(|folder| folder.sync_all())
                .map_err(|source| file_error(folder, source))?;
        }
        Ok(())
    }

    async fn order(&mut self, order: Order) -> Result<(), BackupError> {
        match self.orders.send(order).await {
            Ok(()) => Ok(()),
            Err(_) => Err(self.failure().await),
        }
    }

    /// Why the thread no longer listens.
    async fn failure(&mut self) -> BackupError {
        let source = match (&mut self.thread).await {
            Ok(Err(source)) => source,
            Ok(Ok(())) => io::Error::other("closed too early"),
            Err(stopped) => io::Error::other(stopped),
        };
        file_error(&self.part, source)
    }
}

/// An archive that was not finished goes.
impl Drop for Writer {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.part);
    }
}

pub(super) fn file_error(path: &Path, source: io::Error) -> BackupError {
    BackupError::File { path: path.display().to_string(), source }
}

fn write(file: File, orders: &mut mpsc::Receiver<Order>) -> io::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut entry = (0, Sha256::new());
    let options = SimpleFileOptions::default().large_file(true).unix_permissions(0o600);
    while let Some(order) = orders.blocking_recv() {
        match order {
            Order::Begin { name, compressed } => {
                // What is encrypted does not shrink.
                let method = if compressed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
                zip.start_file(name, options.compression_method(method)).map_err(io::Error::other)?;
                entry = (0, Sha256::new());
            }
            Order::Bytes(bytes) => {
                entry.0 += bytes.len() as u64;
                entry.1.update(&bytes);
                zip.write_all(&bytes)?;
            }
            Order::End(answer) => {
                let sha256 = hex::of(&entry.1.finalize_reset());
                // Nobody listens when the backup was given up.
                let _ = answer.send(Entry { bytes: entry.0, sha256 });
            }
            Order::Finish(manifest) => {
                let method = CompressionMethod::Deflated;
                zip.start_file(ENTRY, options.compression_method(method)).map_err(io::Error::other)?;
                serde_json::to_writer_pretty(&mut zip, &*manifest).map_err(io::Error::other)?;
                let file = zip.finish().map_err(io::Error::other)?;
                return file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all();
            }
        }
    }
    Ok(())
}
