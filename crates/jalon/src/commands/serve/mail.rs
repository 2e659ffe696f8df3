//! How mails leave the platform.

use crate::context::Context;
use crate::failure::{self, Failure};
use accounts::mail::{BaseUrl, Delivery, FolderTransport, SmtpTransport, Transport};
use clap::Args;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// Folder of the mails in the data folder.
const FOLDER: &str = "mail";

/// How mails leave.
#[derive(Debug, Args)]
#[command(next_help_heading = "Mails")]
pub struct Mail {
    /// Mail server: smtps://USER:PASSWORD@HOST, smtp://… (STARTTLS), smtp://HOST:25?tls=none, or a folder; a folder in the data folder by default
    #[arg(long, value_name = "PLACE", env = "JALON_MAIL", hide_env_values = true)]
    mail: Option<String>,
    /// Sender of the mails: an address, or a name and an address
    #[arg(long, value_name = "SENDER", env = "JALON_MAIL_FROM", hide_env_values = true)]
    mail_from: Option<String>,
    /// Certificate (PEM) of an authority that signed the mail server's, beside those of the system
    #[arg(long, value_name = "FILE", env = "JALON_MAIL_ROOT", hide_env_values = true)]
    mail_root: Option<PathBuf>,
}

impl Mail {
    /// The way out, checked for what can be checked without sending.
    pub fn delivery(&self, context: &Context, base: &BaseUrl) -> Result<Delivery, Failure> {
        let transport: Arc<dyn Transport> = match self.mail.as_deref() {
            None => Arc::new(FolderTransport::new(context.data_dir.join(FOLDER))),
            Some(url) if url.contains("://") => Arc::new(self.smtp(url, base)?),
            Some(folder) => Arc::new(FolderTransport::new(folder)),
        };
        let from = self.mail_from.clone().unwrap_or_else(|| sender(base));
        Delivery::new(&from, transport).map_err(|error| {
            Failure::refused(
                "mail_from",
                format!("--mail-from\u{202f}: «\u{202f}{from}\u{202f}» n’est pas une adresse, ni un nom suivi d’une adresse (Jalon <jalon@exemple.fr>)"),
                format!("--mail-from: {error}"),
            )
        })
    }

    fn smtp(&self, url: &str, base: &BaseUrl) -> Result<SmtpTransport, Failure> {
        let root = match &self.mail_root {
            Some(file) => {
                Some(std::fs::read(file).map_err(|error| failure::of_path("mail_root", file, &error))?)
            }
            None => None,
        };
        // Its words quote no password.
        SmtpTransport::new(url, base.host(), root.as_deref()).map_err(|error| {
            Failure::refused(
                "mail",
                format!("--mail\u{202f}: l’adresse du serveur de messagerie ne convient pas ({error})"),
                format!("--mail: {error}"),
            )
        })
    }
}

/// A platform reached by a number has no domain to write from.
fn sender(base: &BaseUrl) -> String {
    let host = base.host();
    let domain = if host.parse::<IpAddr>().is_ok() { "localhost" } else { host };
    format!("Jalon <jalon@{domain}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sender_comes_from_the_address_of_the_platform() {
        for (base, from) in [
            ("https://conformite.exemple.fr", "Jalon <jalon@conformite.exemple.fr>"),
            ("http://127.0.0.1:8080", "Jalon <jalon@localhost>"),
            ("http://[::1]:8080", "Jalon <jalon@localhost>"),
        ] {
            assert_eq!(sender(&base.parse().unwrap()), from);
        }
    }
}
