//! FINESS+ structures: one JSON document of 500 MB and more, read as a stream, one legal entity at a
//! time. Shape: `pmej[]` (legal entities) each with `ege[]` (sites); `gco` and `gcc` may come first.
//!
//! The names differ between the published schema and the files, codes are texts in the files and
//! objects with a `code` in the schema, and any value may be null (reference note, section 10.3):
//! every spelling is taken, and a value of an unexpected type reads as empty.

use super::load::{Reading, Sum};
use super::rows;
use crate::error::DirectoryError;
use crate::intake::SourceText;
use crate::model::{Coded, FinessSite};
use crate::report::RejectReason;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::fmt;
use std::io::{self, BufReader, Read};

/// Bytes that may be read without an establishment coming out: a single text of the document is held
/// whole while it is read, so this bounds the memory.
const MAX_SILENCE: u64 = 256 << 20;
/// Characters of a field that are kept; the longest published is 80.
const MAX_FIELD: usize = 500;

/// True when the text begins as a JSON object.
pub(super) fn is_json(source: &SourceText) -> Result<bool, DirectoryError> {
    let mut head = Vec::new();
    source.open()?.take(64).read_to_end(&mut head).map_err(DirectoryError::io(&source.display))?;
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    Ok(head.trim_ascii_start().first() == Some(&b'{'))
}

/// Reads the document whole.
pub(super) fn read(reading: &mut Reading) -> Result<Sum, DirectoryError> {
    let source = reading.source;
    let display = &source.display;
    let silence = Cell::new(0);
    let mut bytes =
        Hashed { inner: source.open()?, hash: Sha256::new(), total: 0, silence: &silence, failed: None };
    let mut document = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 17, &mut bytes));
    let read =
        document.deserialize_map(Root { reading, silence: &silence, done: 0 }).and_then(|()| document.end());
    drop(document);
    match (read, bytes.failed) {
        (Ok(()), _) => Ok(Sum {
            sha256: bytes.hash.finalize().iter().map(|b| format!("{b:02x}")).collect(),
            bytes: bytes.total,
        }),
        (Err(_), Some(failed)) => Err(DirectoryError::refused(display, failed)),
        (Err(e), None) => Err(DirectoryError::refused(
            display,
            format!("this JSON is damaged or cut short ({e}); download it again"),
        )),
    }
}

/// Counts and hashes what goes through; keeps the text of a failure, which serde_json rewords.
struct Hashed<'a> {
    inner: Box<dyn Read + Send>,
    hash: Sha256,
    total: u64,
    /// Bytes since the last establishment.
    silence: &'a Cell<u64>,
    failed: Option<String>,
}

impl Read for Hashed<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.silence.get() > MAX_SILENCE {
            let told = "no establishment in 256 MiB of JSON: not FINESS+ structures; download it again";
            self.failed = Some(told.to_owned());
            return Err(io::Error::new(io::ErrorKind::InvalidData, told));
        }
        loop {
            match self.inner.read(out) {
                // A byte order mark is no JSON: it is hashed, then hidden.
                Ok(n) if self.total == 0 && out[..n].starts_with(b"\xef\xbb\xbf") => {
                    self.hash.update(&out[..n]);
                    self.total = n as u64;
                    out.copy_within(3..n, 0);
                    if n > 3 {
                        return Ok(n - 3);
                    }
                }
                Ok(n) => {
                    self.hash.update(&out[..n]);
                    self.total += n as u64;
                    self.silence.set(self.silence.get() + n as u64);
                    return Ok(n);
                }
                Err(e) => {
                    self.failed = Some(e.to_string());
                    return Err(e);
                }
            }
        }
    }
}

/// The document: only `pmej` is looked at.
struct Root<'a, 'b> {
    reading: &'a mut Reading<'b>,
    silence: &'a Cell<u64>,
    done: u64,
}

impl<'de> Visitor<'de> for Root<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the FINESS+ structures document, an object with `pmej`")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key.eq_ignore_ascii_case("pmej") {
                map.next_value_seed(Entities {
                    reading: self.reading,
                    silence: self.silence,
                    done: &mut self.done,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The array `pmej`.
struct Entities<'a, 'b> {
    reading: &'a mut Reading<'b>,
    silence: &'a Cell<u64>,
    done: &'a mut u64,
}

impl<'de> DeserializeSeed<'de> for Entities<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entities<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the array of legal entities")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while let Some(entity) = seq.next_element::<Pmej>()? {
            let legal = entity.info.unwrap_or_default();
            let number = legal.number.0.to_ascii_uppercase();
            let site = FinessSite {
                legal_entity: number.clone(),
                name: legal.long.or(&legal.short),
                open: is_open(&entity.state, &legal.closed),
                ..site_at(&number, &entity.addresses, &entity.contacts)
            };
            self.keep(&site).map_err(A::Error::custom)?;
            for ege in entity.sites.unwrap_or_default() {
                let info = ege.info.unwrap_or_default();
                let site = FinessSite {
                    legal_entity: number.clone(),
                    name: info.long.or(&info.short),
                    category: Coded { code: ege.category.text(), label: String::new() },
                    siret: info.siret.or(&ege.siret),
                    open: is_open(&ege.state, &info.closed),
                    ..site_at(&info.number.0, &ege.addresses, &ege.contacts)
                };
                self.keep(&site).map_err(A::Error::custom)?;
            }
        }
        Ok(())
    }
}

impl Entities<'_, '_> {
    fn keep(&mut self, site: &FinessSite) -> Result<(), DirectoryError> {
        *self.done += 1;
        self.silence.set(0);
        if site.number.is_empty() {
            self.reading.reject(RejectReason::NoIdentifier, *self.done);
            return Ok(());
        }
        let (shared, own) = rows::of_finess(site);
        self.reading.keep(&site.number, &shared, &own)
    }
}

/// What legal entities and sites have in common: number, routing line, telephone.
fn site_at(number: &str, addresses: &Option<Vec<Address>>, contacts: &Option<Vec<Contact>>) -> FinessSite {
    let addresses = addresses.as_deref().unwrap_or_default();
    // Use 03 is the place itself, the others are for mail.
    let address = addresses.iter().find(|a| a.usage.0 == "03").or(addresses.first());
    let contacts = contacts.as_deref().unwrap_or_default();
    let phone = |c: &&Contact| !c.telecom.as_ref().is_none_or(|t| t.phone.0.is_empty());
    let contact = contacts
        .iter()
        .filter(phone)
        .find(|c| c.kind.as_ref().is_some_and(|k| k.role.0 == "01"))
        .or_else(|| contacts.iter().find(phone));
    FinessSite {
        number: number.to_ascii_uppercase(),
        routing: address.map_or_else(String::new, Address::routing),
        phone: contact.and_then(|c| c.telecom.as_ref()).map_or_else(String::new, |t| t.phone.text()),
        ..FinessSite::default()
    }
}

/// TRE_R386: `A` active. Without a state, what has no closing date is open.
fn is_open(state: &Text, closed: &Text) -> bool {
    match state.0.as_str() {
        "" => closed.0.is_empty(),
        state => state.eq_ignore_ascii_case("A"),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Pmej {
    #[serde(rename = "informationsGeneralesPMEJ", alias = "informationsGeneralesPmej")]
    info: Option<Legal>,
    #[serde(rename = "etatObjet")]
    state: Text,
    #[serde(rename = "adresse")]
    addresses: Option<Vec<Address>>,
    #[serde(rename = "contact")]
    contacts: Option<Vec<Contact>>,
    #[serde(rename = "ege")]
    sites: Option<Vec<Ege>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Legal {
    #[serde(rename = "numFinessPm")]
    number: Text,
    #[serde(rename = "denominationPm")]
    short: Text,
    #[serde(rename = "denominationLonguePmSmsse")]
    long: Text,
    #[serde(rename = "dateFermeture")]
    closed: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Ege {
    #[serde(rename = "informationsGeneralesEGE", alias = "informationsGeneralesEge")]
    info: Option<Site>,
    #[serde(rename = "categorieentiteGeographiqueExercice", alias = "categorieEntiteGeographiqueExercice")]
    category: Text,
    #[serde(rename = "etatObjet")]
    state: Text,
    siret: Text,
    #[serde(rename = "adresse")]
    addresses: Option<Vec<Address>>,
    #[serde(rename = "contact")]
    contacts: Option<Vec<Contact>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Site {
    #[serde(rename = "numFinessEge", alias = "numFinessEGE")]
    number: Text,
    #[serde(rename = "nomEgeCourt")]
    short: Text,
    #[serde(rename = "nomEgeLong")]
    long: Text,
    siret: Text,
    #[serde(rename = "dateFermeture")]
    closed: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Address {
    #[serde(rename = "usageAdresse")]
    usage: Text,
    #[serde(rename = "codePostal")]
    postcode: Text,
    #[serde(rename = "ligneAcheminement")]
    routing: Text,
    #[serde(rename = "ligneSix")]
    line6: Text,
}

impl Address {
    /// `01160 PONT D AIN`, as the legacy file prints it.
    fn routing(&self) -> String {
        if !self.line6.0.is_empty() {
            return self.line6.text();
        }
        if self.routing.0.starts_with(&self.postcode.0) {
            return self.routing.text();
        }
        format!("{} {}", self.postcode.0, self.routing.0).trim().to_owned()
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Contact {
    #[serde(rename = "typeContact")]
    kind: Option<ContactKind>,
    telecom: Option<Telecom>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ContactKind {
    #[serde(rename = "roleContact")]
    role: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Telecom {
    #[serde(rename = "telephone")]
    phone: Text,
}

/// A text, whatever JSON value carries it: text, number, object with `code`, list (its first), null.
#[derive(Default)]
struct Text(String);

impl Text {
    fn text(&self) -> String {
        self.0.clone()
    }

    fn or(self, other: &Self) -> String {
        if self.0.is_empty() { other.text() } else { self.0 }
    }

    fn of(text: &str) -> Self {
        let clean = |c: char| if c.is_control() { ' ' } else { c };
        Self(text.trim().chars().take(MAX_FIELD).map(clean).collect())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyText)
    }
}

struct AnyText;

impl<'de> Visitor<'de> for AnyText {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text, a code or null")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::of(text))
    }

    fn visit_unit<E: Error>(self) -> Result<Text, E> {
        Ok(Text::default())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Text, E> {
        Ok(Text::default())
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Text, E> {
        Ok(Text(n.to_string()))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Text, E> {
        Ok(Text(n.to_string()))
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<Text, E> {
        Ok(Text(n.to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut code = Text::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == "code" {
                code = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(code)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Text, A::Error> {
        let first = seq.next_element::<Text>()?.unwrap_or_default();
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first)
    }
}
