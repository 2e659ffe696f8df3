//! Mails through a server: SMTP with TLS by rustls.

use super::transport::{NotSent, Transport};
use futures_util::future::{BoxFuture, FutureExt as _};
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use std::time::Duration;

/// The address of the server cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("address of the mail server: {0}")]
pub struct SmtpUrlError(String);

/// Sends through a server.
pub struct SmtpTransport {
    server: AsyncSmtpTransport<Tokio1Executor>,
    shown: String,
}

impl SmtpTransport {
    /// Through `smtps://user:password@host` (TLS at once, port 465), `smtp://user:password@host` (STARTTLS demanded, port
    /// 587) or `smtp://host:25?tls=none` (in clear: for a relay on the same machine or network). `root` is a certificate
    /// (PEM) to trust beside those of the system; `name` is how the platform presents itself.
    pub fn new(url: &str, name: &str, root: Option<&[u8]>) -> Result<Self, SmtpUrlError> {
        let wrong = |what: String| SmtpUrlError(what);
        let (address, in_clear) = match url.strip_suffix("?tls=none") {
            Some(address) => (address.to_owned(), true),
            None if url.starts_with("smtp://") && !url.contains('?') => {
                (format!("{url}?tls=required"), false)
            }
            None => (url.to_owned(), false),
        };
        if in_clear && !address.starts_with("smtp://") {
            return Err(wrong("tls=none goes with smtp:// only".into()));
        }
        // The driver's own words may quote the password.
        let unreadable =
            |_| wrong("smtps://user:password@host or smtp://host:port?tls=none is expected".into());
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&address)
            .map_err(unreadable)?
            .timeout(Some(TIMEOUT));
        let host = host_of(&address);
        if let Some(pem) = root {
            // The reader of PEM skips what it does not know: nothing would be trusted, silently.
            if !pem.windows(BEGIN.len()).any(|window| window == BEGIN) {
                return Err(wrong("root certificate: not PEM".into()));
            }
            let certificate =
                Certificate::from_pem(pem).map_err(|error| wrong(format!("root certificate: {error}")))?;
            let parameters = TlsParameters::builder(host.clone())
                .add_root_certificate(certificate)
                .build_rustls()
                .map_err(|error| wrong(format!("TLS: {error}")))?;
            if !in_clear {
                builder = builder.tls(if address.starts_with("smtps://") {
                    Tls::Wrapper(parameters)
                } else {
                    Tls::Required(parameters)
                });
            }
        }
        let server = builder.hello_name(ClientId::Domain(name.to_owned())).build();
        Ok(Self { server, shown: format!("SMTP server {host}{}", if in_clear { ", in clear" } else { "" }) })
    }

    /// Greets the server and signs in, without a mail: for a check-up of the settings.
    pub async fn check(&self) -> Result<(), NotSent> {
        match self.server.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(NotSent::passing("the mail server does not answer as one")),
            Err(error) => Err(not_sent(&error)),
        }
    }
}

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";
const TIMEOUT: Duration = Duration::from_secs(30);

fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['/', '?']).next().unwrap_or(rest);
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let without_port = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    without_port.trim_matches(['[', ']']).to_owned()
}

/// Only the code of an answer is told: servers quote addresses in theirs.
fn not_sent(error: &lettre::transport::smtp::Error) -> NotSent {
    let told = match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server took too long".into(),
        None if error.is_tls() => "no TLS connection with the mail server".into(),
        None => "the mail server cannot be reached".into(),
    };
    if error.is_permanent() { NotSent::hopeless(told) } else { NotSent::passing(told) }
}

impl Transport for SmtpTransport {
    fn send<'a>(&'a self, mail: &'a Message) -> BoxFuture<'a, Result<(), NotSent>> {
        async move { self.server.send(mail.clone()).await.map(|_| ()).map_err(|error| not_sent(&error)) }
            .boxed()
    }

    fn describe(&self) -> String {
        self.shown.clone()
    }
}

impl std::fmt::Debug for SmtpTransport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_alone_is_shown() {
        for (url, shown) in [
            ("smtps://user:s3cret@mail.example", "SMTP server mail.example"),
            ("smtp://user:s3cret@mail.example:587", "SMTP server mail.example"),
            ("smtp://127.0.0.1:2525?tls=none", "SMTP server 127.0.0.1, in clear"),
            ("smtp://[::1]:2525?tls=none", "SMTP server ::1, in clear"),
        ] {
            let transport = SmtpTransport::new(url, "jalon.example", None).unwrap();
            assert_eq!(format!("{transport:?}"), shown, "{url}");
        }
    }

    #[test]
    fn other_addresses_are_refused_without_quoting_them() {
        for url in [
            "",
            "mail.example",
            "http://s3cret@x",
            "smtps://u:s3cret@x?tls=none",
            "smtp://u:s3cret@x?tls=s3cret",
        ] {
            let error = SmtpTransport::new(url, "jalon.example", None).unwrap_err().to_string();
            assert!(!error.contains("s3cret"), "{error}");
        }
        assert!(SmtpTransport::new("smtps://x", "jalon.example", Some(b"no certificate")).is_err());
    }
}
