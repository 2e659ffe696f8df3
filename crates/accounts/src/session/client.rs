//! What is kept about the other side of a session, enough to recognise it in a list and no more.

use std::fmt;
use std::net::IpAddr;

/// The first bits of a network address: 24 of IPv4, 56 of IPv6. It names a neighbourhood, not a person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NetworkPrefix(String);

impl NetworkPrefix {
    /// Of an address.
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                Self(format!("{a}.{b}.{c}.0/24"))
            }
            IpAddr::V6(v6) => {
                let prefix = v6.to_bits() & (u128::MAX << 72);
                Self(format!("{}/56", std::net::Ipv6Addr::from_bits(prefix)))
            }
        }
    }

    /// The text: `192.0.2.0/24`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Browser and system, without versions: `Firefox, Windows`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentFamily(String);

/// First match wins: browsers quote those they descend from.
const BROWSERS: [(&str, &str); 12] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("curl/", "curl"),
    ("jalon/", "jalon"),
];

const SYSTEMS: [(&str, &str); 8] = [
    ("Windows", "Windows"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

impl AgentFamily {
    /// Of a `User-Agent` header. Empty when nothing is recognised: nothing of the header itself is kept.
    pub fn of(header: &str) -> Self {
        let header = &header[..header.floor_char_boundary(512)];
        let first = |table: &[(&str, &'static str)]| {
            table.iter().find(|(mark, _)| header.contains(mark)).map(|f| f.1)
        };
        let known: Vec<_> = [first(&BROWSERS), first(&SYSTEMS)].into_iter().flatten().collect();
        Self(known.join(", "))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The other side of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Where it calls from.
    pub network: NetworkPrefix,
    /// With what.
    pub agent: AgentFamily,
}

impl Client {
    /// From the address of the connection (or what a trusted proxy says) and the `User-Agent` header.
    pub fn new(address: IpAddr, user_agent: &str) -> Self {
        Self { network: NetworkPrefix::of(address), agent: AgentFamily::of(user_agent) }
    }
}

impl fmt::Display for AgentFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbourhoods() {
        for (address, prefix) in [
            ("192.0.2.77", "192.0.2.0/24"),
            ("::ffff:192.0.2.77", "192.0.2.0/24"),
            ("2001:db8:1:2345:6789:abcd:ef01:2345", "2001:db8:1:2300::/56"),
            ("::1", "::/56"),
        ] {
            assert_eq!(NetworkPrefix::of(address.parse().unwrap()).as_str(), prefix, "{address}");
        }
    }

    #[test]
    fn families() {
        for (header, family) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 \
                 Safari/537.36 Edg/126.0.0.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari, iOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile \
                 Safari/537.36",
                "Chrome, Android",
            ),
            ("curl/8.7.1", "curl"),
            ("<script>alert(1)</script>", ""),
            ("", ""),
        ] {
            assert_eq!(AgentFamily::of(header).as_str(), family, "{header}");
        }
        assert_eq!(AgentFamily::of(&"é".repeat(1000)).as_str(), "");
    }
}
