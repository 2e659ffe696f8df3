//! The object store: a folder by default, S3 by URL. The one place that knows the `object_store` crate.

use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt as _, RetryConfig};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use zeroize::Zeroizing;

/// Objects over this size are sent in parts of this size (S3 wants 5 MiB at least).
const PART: usize = 8 * 1024 * 1024;

/// How an S3-compatible store is reached. `Debug` shows neither key.
#[derive(Clone)]
pub struct S3Access {
    /// Address of the service (`https://s3.example`), or none for Amazon's own. `http://` is for a store on the same
    /// machine.
    pub endpoint: Option<String>,
    /// Region; `us-east-1` suits most other services.
    pub region: String,
    /// Access key.
    pub access_key: String,
    /// Secret key.
    pub secret_key: Zeroizing<String>,
}

impl fmt::Debug for S3Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Access")
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

/// Why an object cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address is no store.
    #[error("object store: {0}")]
    Address(String),
    /// The object is not there.
    #[error("object store: {key} is not there")]
    NotFound {
        /// The object.
        key: String,
    },
    /// The store does not answer, or refuses. The same action may succeed later.
    #[error("object store: {key}: {message}")]
    Unavailable {
        /// The object.
        key: String,
        /// What the store says.
        message: String,
    },
}

/// A store of objects.
#[derive(Clone)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    /// Before every key, on S3.
    prefix: Key,
    folder: Option<PathBuf>,
}

impl fmt::Debug for Objects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Objects({})", self.store)
    }
}

impl Objects {
    /// Opens by URL: the path of a folder (made, private, when it is not there) or `s3://BUCKET/PREFIX`.
    pub fn open(url: &str, s3: Option<&S3Access>) -> Result<Self, StoreError> {
        match url.strip_prefix("s3://") {
            Some(place) => {
                let access = s3.ok_or_else(|| {
                    StoreError::Address("s3:// needs an access key and a secret key".to_owned())
                })?;
                Self::on_s3(place, access)
            }
            None if url.contains("://") => {
                Err(StoreError::Address("it is the path of a folder or s3://BUCKET/PREFIX".to_owned()))
            }
            None => Self::in_folder(Path::new(url)),
        }
    }

    /// A folder. What is written is on the disk when the answer comes.
    pub fn in_folder(folder: &Path) -> Result<Self, StoreError> {
        let wrong = |error: &dyn fmt::Display| StoreError::Address(format!("{}: {error}", folder.display()));
        make_private(folder).map_err(|error| wrong(&error))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| wrong(&error))?;
        let store = Arc::new(store.with_fsync(true).with_automatic_cleanup(false));
        Ok(Self { store, prefix: Key::default(), folder: Some(folder.to_owned()) })
    }

    fn on_s3(place: &str, access: &S3Access) -> Result<Self, StoreError> {
        // The one TLS provider of the process; somebody else may have said it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        let clear = access.endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http://"));
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(&access.region)
            .with_access_key_id(&access.access_key)
            .with_secret_access_key(access.secret_key.as_str())
            .with_virtual_hosted_style_request(false)
            .with_allow_http(clear)
            .with_client_options(
                ClientOptions::new().with_allow_http(clear).with_connect_timeout(Duration::from_secs(5)),
            )
            .with_retry(RetryConfig {
                max_retries: 3,
                retry_timeout: Duration::from_secs(20),
                ..RetryConfig::default()
            });
        if let Some(endpoint) = &access.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        let store = builder.build().map_err(|error| StoreError::Address(error.to_string()))?;
        let prefix = Key::parse(prefix).map_err(|error| StoreError::Address(error.to_string()))?;
        Ok(Self { store: Arc::new(store), prefix, folder: None })
    }

    fn key(&self, name: &str) -> Key {
        if self.prefix.as_ref().is_empty() {
            Key::from(name)
        } else {
            Key::from(format!("{}/{name}", self.prefix))
        }
    }

    /// Begins to write an object. It appears whole, when it is finished.
    pub(crate) fn writer(&self, name: &str) -> ObjectWriter {
        let writer =
            BufWriter::with_capacity(Arc::clone(&self.store), self.key(name), PART).with_max_concurrency(2);
        ObjectWriter { writer: Some(writer), name: name.to_owned() }
    }

    /// The bytes of an object, piece by piece.
    pub(crate) async fn read(&self, name: &str) -> Result<ObjectReader, StoreError> {
        let found = self.store.get(&self.key(name)).await.map_err(|error| failure(name, error))?;
        let stream = found.into_stream().map_ok(|bytes| bytes.to_vec()).boxed();
        Ok(ObjectReader { stream, name: name.to_owned() })
    }

    /// Deletes an object; one that is not there is fine.
    pub(crate) async fn delete(&self, name: &str) -> Result<(), StoreError> {
        match self.store.delete(&self.key(name)).await.map_err(|error| failure(name, error)) {
            Err(StoreError::NotFound { .. }) => Ok(()),
            other => other,
        }
    }

    /// Names of all objects under a folder, with the milliseconds since 1970 of their last change.
    pub(crate) fn list(&self, under: &str) -> BoxStream<'static, Result<(String, i64), StoreError>> {
        let (under, prefix) = (under.to_owned(), self.prefix.clone());
        let list = self.store.list(Some(&self.key(&under)));
        list.map(move |object| {
            let object = object.map_err(|error| failure(&under, error))?;
            let name = match prefix.as_ref() {
                "" => object.location.to_string(),
                prefix => {
                    object.location.as_ref().trim_start_matches(prefix).trim_start_matches('/').to_owned()
                }
            };
            Ok((name, object.last_modified.timestamp_millis()))
        })
        .boxed()
    }

    /// Where a folder store lies: unfinished writes of a program that died are swept there.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
}

fn make_private(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn failure(name: &str, error: object_store::Error) -> StoreError {
    match error {
        object_store::Error::NotFound { .. } => StoreError::NotFound { key: name.to_owned() },
        error => StoreError::Unavailable { key: name.to_owned(), message: error.to_string() },
    }
}

/// An object being written. Dropped, it never was.
pub(crate) struct ObjectWriter {
    writer: Option<BufWriter>,
    name: String,
}

impl ObjectWriter {
    pub async fn write(&mut self, bytes: Vec<u8>) -> Result<(), StoreError> {
        match &mut self.writer {
            Some(writer) => writer.put(bytes.into()).await.map_err(|error| failure(&self.name, error)),
            None => Err(self.closed()),
        }
    }

    /// Durable when the answer comes.
    pub async fn finish(mut self) -> Result<(), StoreError> {
        let Some(writer) = &mut self.writer else { return Err(self.closed()) };
        let finished = writer.shutdown().await;
        // After this, there is nothing to take back.
        self.writer = None;
        finished
            .map_err(|error| StoreError::Unavailable { key: self.name.clone(), message: error.to_string() })
    }

    fn closed(&self) -> StoreError {
        StoreError::Unavailable { key: self.name.clone(), message: "already closed".to_owned() }
    }
}

impl Drop for ObjectWriter {
    fn drop(&mut self) {
        let Some(mut writer) = self.writer.take() else { return };
        // Parts already sent are taken back; a store that does not answer is swept later.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { writer.abort().await });
        }
    }
}

/// An object being read.
pub(crate) struct ObjectReader {
    stream: BoxStream<'static, object_store::Result<Vec<u8>>>,
    name: String,
}

impl ObjectReader {
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        self.stream.try_next().await.map_err(|error| failure(&self.name, error))
    }
}
