//! Where the server listens, and what tells it to stop.

use crate::failure::Failure;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Listens, and gives the address to open in a browser.
pub fn bind(listen: &str) -> Result<(TcpListener, String), Failure> {
    let listener = TcpListener::bind(listen).map_err(|error| refused(listen, &error))?;
    listener.set_nonblocking(true).map_err(|error| refused(listen, &error))?;
    let address = listener.local_addr().map_err(|error| refused(listen, &error))?;
    Ok((listener, format!("http://{}", reachable(address))))
}

/// A browser cannot open "every address": it is given this machine's, by its name, as passkeys need one.
fn reachable(address: SocketAddr) -> String {
    let ip = address.ip();
    if ip.is_unspecified() || ip == Ipv4Addr::LOCALHOST || ip == Ipv6Addr::LOCALHOST {
        return format!("localhost:{}", address.port());
    }
    address.to_string()
}

fn refused(listen: &str, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::AddrInUse => Failure::refused(
            "address_in_use",
            format!(
                "{listen} est déjà pris par un autre programme (peut-être un autre «\u{202f}jalon serve\u{202f}»)\u{202f}; arrêtez-le, ou choisissez un autre port\u{202f}: --listen 127.0.0.1:0 en prend un libre"
            ),
            format!(
                "{listen} is already taken by another program (perhaps another `jalon serve`); stop it, or choose another port: --listen 127.0.0.1:0 takes a free one"
            ),
        ),
        io::ErrorKind::PermissionDenied => Failure::refused(
            "address_refused",
            format!(
                "ce compte n’a pas le droit d’écouter sur {listen}\u{202f}; choisissez un port à partir de 1024, par exemple --listen 127.0.0.1:8080"
            ),
            format!(
                "this account may not listen on {listen}; choose a port from 1024 on, for instance --listen 127.0.0.1:8080"
            ),
        ),
        _ => Failure::refused(
            "address_refused",
            format!(
                "impossible d’écouter sur «\u{202f}{listen}\u{202f}» ({error})\u{202f}; donnez une adresse de cette machine et un port, par exemple --listen 127.0.0.1:8080"
            ),
            format!(
                "cannot listen on `{listen}` ({error}); give an address of this machine and a port, for instance --listen 127.0.0.1:8080"
            ),
        ),
    }
}

/// The signals that ask for an orderly stop.
pub struct Stop {
    terminate: Signal,
    interrupt: Signal,
}

impl Stop {
    /// Listens to them from now on.
    pub fn new() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for the first.
    pub async fn asked(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_given_an_address_that_it_can_open() {
        for (bound, opened) in [
            ("0.0.0.0:80", "localhost:80"),
            ("[::]:80", "localhost:80"),
            ("127.0.0.1:8080", "localhost:8080"),
            ("[::1]:8080", "localhost:8080"),
            ("192.0.2.7:8080", "192.0.2.7:8080"),
        ] {
            assert_eq!(reachable(bound.parse().unwrap()), opened);
        }
    }

    #[test]
    fn a_wrong_address_says_how_one_looks() {
        let Err(Failure::Refused { code, fr, en }) = bind("nowhere") else { panic!("bound to nowhere") };
        assert_eq!(code, "address_refused");
        assert!(fr.contains("nowhere") && fr.contains("--listen 127.0.0.1:8080"), "{fr}");
        assert!(en.contains("nowhere") && en.contains("--listen 127.0.0.1:8080"), "{en}");
    }
}
