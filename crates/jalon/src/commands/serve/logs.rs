//! The log: structured, on standard error, without a name, a key or a document.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// What `JALON_LOG` asks for, else the usual level.
const USUAL: &str = "info";

/// Starts the log: lines for people, or one JSON object per line.
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_env("JALON_LOG").unwrap_or_else(|_| EnvFilter::new(USUAL));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A log already started (a second call in one process) stays as it is.
    let _ = if json { log.json().finish().try_init() } else { log.with_ansi(false).finish().try_init() };
}
