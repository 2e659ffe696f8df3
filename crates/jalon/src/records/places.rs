//! Where the records are: database, documents, master keys. Everything is in the data folder unless said.

use super::{Keys, ROOMS, Schema};
use crate::context::Context;
use crate::failure::{self, Failure};
use clap::Args;
use db::documents::Documents;
use db::envelope::MasterKeys;
use db::{Database, DatabaseUrl, Objects, S3Access};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the embedded database in the data folder.
const SQLITE: &str = "jalon.db";
/// Folder of the documents in the data folder.
const DOCUMENTS: &str = "documents";

/// Where the records are.
#[derive(Debug, Args)]
#[command(next_help_heading = "Records")]
pub struct Places {
    /// Database of the records: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE; a file in the data folder by default
    #[arg(long, value_name = "URL", env = "JALON_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// Documents: a folder or s3://BUCKET/PREFIX (with JALON_S3_ENDPOINT, _REGION, _ACCESS_KEY, _SECRET_KEY); in the data folder by default
    #[arg(long, value_name = "PLACE", env = "JALON_DOCUMENTS", hide_env_values = true)]
    pub documents: Option<String>,
    /// File of the master keys, the current one first; made in the data folder by default
    #[arg(long, value_name = "FILE", env = "JALON_MASTER_KEYS", hide_env_values = true)]
    pub master_keys: Option<PathBuf>,
}

impl Places {
    /// Opens the database.
    pub async fn database(&self, context: &Context, schema: Schema) -> Result<Database, Failure> {
        let url = match &self.database {
            Some(text) => text.parse::<DatabaseUrl>()?,
            None => {
                let file = context.data_dir.join(SQLITE);
                if schema == Schema::Existing && !file.is_file() {
                    return Err(no_records(&file));
                }
                make_folder(&context.data_dir)?;
                DatabaseUrl::sqlite(file)
            }
        };
        let db = Database::open(&url).await?;
        if schema == Schema::Current {
            let applied = db.migrate(ROOMS).await?;
            if !applied.now.is_empty() {
                tracing::info!(database = %url, steps = applied.now.len(), "the tables were brought up to date");
            }
        }
        Ok(db)
    }

    /// Reads the master keys; makes the first one in the data folder, once, where the database is there too.
    pub fn keys(&self, context: &Context, schema: Schema) -> Result<Arc<MasterKeys>, Failure> {
        let shared = self.database.as_ref().is_some_and(|url| !url.starts_with("sqlite:"));
        let keys = match &self.master_keys {
            Some(file) => Keys::given(file),
            None => Keys::of_folder(&context.data_dir, schema == Schema::Current && !shared),
        };
        Ok(Arc::new(keys.read()?))
    }

    /// The store of the documents.
    pub fn documents(&self, context: &Context, keys: Arc<MasterKeys>) -> Result<Documents, Failure> {
        let objects = match &self.documents {
            Some(place) => Objects::open(place, s3()?.as_ref())?,
            None => Objects::in_folder(&context.data_dir.join(DOCUMENTS))?,
        };
        Ok(Documents::new(objects, keys))
    }
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| failure::of_path("io", folder, &error))
}

fn no_records(file: &Path) -> Failure {
    Failure::refused(
        "no_records",
        format!(
            "il n’y a pas encore de base de données ici ({})\u{202f}; «\u{202f}jalon serve\u{202f}» et «\u{202f}jalon admin create\u{202f}» la créent, --database ou --data-dir en désignent une autre",
            file.display()
        ),
        format!(
            "there is no database here yet ({}); `jalon serve` and `jalon admin create` make it, --database or --data-dir name another one",
            file.display()
        ),
    )
}

/// Access to an S3-compatible store, from the environment: keys on a command line show in the list of processes.
fn s3() -> Result<Option<S3Access>, Failure> {
    let read = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (read("JALON_S3_ACCESS_KEY"), read("JALON_S3_SECRET_KEY")) {
        (Some(access_key), Some(secret_key)) => Ok(Some(S3Access {
            endpoint: read("JALON_S3_ENDPOINT"),
            region: read("JALON_S3_REGION").unwrap_or_else(|| "us-east-1".to_owned()),
            access_key,
            secret_key: secret_key.into(),
        })),
        (None, None) => Ok(None),
        _ => Err(Failure::refused(
            "s3_keys",
            "JALON_S3_ACCESS_KEY et JALON_S3_SECRET_KEY vont ensemble\u{202f}: donnez les deux",
            "JALON_S3_ACCESS_KEY and JALON_S3_SECRET_KEY go together: give both",
        )),
    }
}
