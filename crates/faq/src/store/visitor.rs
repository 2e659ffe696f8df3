//! A visitor, known for one day and to nobody: keyed hashes whose key is forgotten the next day.

use super::{FaqError, day, sql};
use db::{Writing, params};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::fmt;
use std::net::IpAddr;

/// Where a request comes from. Nothing of it is kept; its `Debug` says nothing.
pub struct Visitor<'a> {
    /// Address of the reader, as the program or its proxy sees it.
    pub address: IpAddr,
    /// What the browser says it is.
    pub agent: &'a str,
}

impl fmt::Debug for Visitor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Visitor(…)")
    }
}

/// What is kept of a visitor, for a day.
pub(super) struct Marks {
    /// Network and browser: who votes once.
    pub voter: String,
    /// Network alone: who votes a bounded number of times, whatever the browser says.
    pub origin: String,
}

impl Visitor<'_> {
    /// Marks of today. The key is drawn by the first visitor of the day; keys of days before are erased, and nothing
    /// can then be traced back, not even by whoever holds the database.
    pub(super) async fn marks(&self, writing: &mut Writing) -> Result<Marks, FaqError> {
        let today = day(writing.acting().now());
        let mut fresh = [0u8; 32];
        writing.acting().fill_random(&mut fresh);
        let secret = match writing.row(&sql::SECRET, params![today]).await? {
            Some(row) => row.get::<String>("secret")?,
            None => {
                writing.execute(&sql::SECRET_FORGET, params![today]).await?;
                writing.execute(&sql::SECRET_ADD, params![today, hex(&fresh)]).await?;
                // Somebody else may have drawn it meanwhile: theirs counts.
                let row = writing.row(&sql::SECRET, params![today]).await?.ok_or(FaqError::NotFound)?;
                row.get("secret")?
            }
        };
        let network = network(self.address);
        Ok(Marks {
            voter: mark(&secret, &[b"voter", &network, self.agent.as_bytes()]),
            origin: mark(&secret, &[b"origin", &network]),
        })
    }
}

/// The network of an address: /24 for IPv4, /56 for IPv6, as much as one household or one practice usually has.
fn network(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.octets()[..3].to_vec(),
        IpAddr::V6(v6) => v6.octets()[..7].to_vec(),
    }
}

fn mark(secret: &str, parts: &[&[u8]]) -> String {
    // A key of any length is taken: this cannot fail.
    let Ok(mut hash) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    for part in parts {
        // Lengths keep two visitors apart whose parts would only join alike.
        hash.update(&(part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize().into_bytes()[..16])
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]])
        .map(char::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_one_place() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("192.0.2.7"), of("192.0.2.200"));
        assert_eq!(of("192.0.2.7"), of("::ffff:192.0.2.7"));
        assert_ne!(of("192.0.2.7"), of("192.0.3.7"));
        assert_eq!(of("2001:db8:1:100::1"), of("2001:db8:1:1ff:2::9"));
        assert_ne!(of("2001:db8:1:100::1"), of("2001:db8:1:200::1"));
    }

    #[test]
    fn marks_depend_on_the_key_and_on_every_part() {
        let marks = [
            mark("k", &[b"ab", b"c"]),
            mark("k", &[b"a", b"bc"]),
            mark("l", &[b"ab", b"c"]),
            mark("k", &[b"ab"]),
        ];
        for (at, one) in marks.iter().enumerate() {
            assert_eq!(one.len(), 32);
            assert!(marks[at + 1..].iter().all(|other| other != one));
        }
    }

    #[test]
    fn nothing_of_a_visitor_is_shown() {
        let visitor = Visitor { address: "192.0.2.7".parse().unwrap(), agent: "Firefox" };
        assert_eq!(format!("{visitor:?}"), "Visitor(…)");
    }
}
