//! Tables keyed by person or place beside the main file: diplomas, savoir-faire, mailboxes, cards, FINESS.
//!
//! Each is one pack file in the folder of a generation, written by [`load`] and read by [`Attached`];
//! all are optional. A look-up is a binary search and one block, a few microseconds.

mod build;
mod columns;
mod compare;
mod finess_csv;
mod finess_json;
#[cfg(test)]
mod finess_tests;
mod index;
mod key;
mod load;
mod rows;
mod table;
#[cfg(test)]
mod tests;

pub use load::load;

use crate::error::DirectoryError;
use crate::model::{Card, Diploma, FinessSite, KnowHow, Mailbox, SourceKind};
use index::Index;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;
use table::KeyedTable;

const INDEX_ADDRESS: [&str; 2] = ["address_hash", "address_row"];
const INDEX_STRUCTURE: [&str; 2] = ["structure_hash", "structure_row"];

/// The pack of a kind, in the folder of a generation; `None` for the main file.
pub fn pack_name(kind: SourceKind) -> Option<&'static str> {
    match kind {
        SourceKind::PersonneActivite => None,
        SourceKind::DiplAutExerc => Some("dipl.pack"),
        SourceKind::SavoirFaire => Some("know_how.pack"),
        SourceKind::MsSante => Some("mssante.pack"),
        SourceKind::Porteurs => Some("cards.pack"),
        SourceKind::Finess => Some("finess.pack"),
    }
}

/// Whose mailbox it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MailboxOwner {
    /// A professional: the "Identification nationale PP".
    Person(String),
    /// A structure: its identifier with the type digit, as [`Mailbox::structure_id`].
    Structure(String),
}

/// Mailboxes with their two indexes.
struct Mailboxes {
    table: KeyedTable,
    addresses: Index,
    structures: Index,
}

/// Whatever tables a generation has. Shared between threads.
///
/// A look-up in a table that was not loaded finds nothing. Every method gives
/// [`DirectoryError::Corrupt`] when what it reads is damaged.
pub struct Attached {
    diplomas: Option<KeyedTable>,
    know_how: Option<KeyedTable>,
    mailboxes: Option<Mailboxes>,
    cards: Option<KeyedTable>,
    finess: Option<KeyedTable>,
}

impl Attached {
    /// Opens the packs of a folder; microseconds, whatever their size.
    pub fn open(folder: &Path) -> Result<Self, DirectoryError> {
        let open = |kind| match pack_name(kind).map(|name| folder.join(name)) {
            Some(path) if path.exists() => KeyedTable::open(&path).map(Some),
            _ => Ok(None),
        };
        let mailboxes = match open(SourceKind::MsSante)? {
            None => None,
            Some(table) => Some(Mailboxes {
                addresses: Index::open(&table, INDEX_ADDRESS)?,
                structures: Index::open(&table, INDEX_STRUCTURE)?,
                table,
            }),
        };
        Ok(Self {
            diplomas: open(SourceKind::DiplAutExerc)?,
            know_how: open(SourceKind::SavoirFaire)?,
            mailboxes,
            cards: open(SourceKind::Porteurs)?,
            finess: open(SourceKind::Finess)?,
        })
    }

    fn table(&self, kind: SourceKind) -> Option<&KeyedTable> {
        match kind {
            SourceKind::PersonneActivite => None,
            SourceKind::DiplAutExerc => self.diplomas.as_ref(),
            SourceKind::SavoirFaire => self.know_how.as_ref(),
            SourceKind::MsSante => self.mailboxes.as_ref().map(|m| &m.table),
            SourceKind::Porteurs => self.cards.as_ref(),
            SourceKind::Finess => self.finess.as_ref(),
        }
    }

    /// True when the table of this kind is there.
    pub fn has(&self, kind: SourceKind) -> bool {
        self.table(kind).is_some()
    }

    /// Diplomas and authorisations of a person ("Identification nationale PP"), in a stable order.
    pub fn diplomas(&self, idnps: &str) -> Result<Vec<Diploma>, DirectoryError> {
        collect(self.diplomas.as_ref(), idnps, |shared, _| rows::diploma(shared))
    }

    /// Savoir-faire of a person, each with its profession code and category code.
    pub fn know_how(&self, idnps: &str) -> Result<Vec<(String, String, KnowHow)>, DirectoryError> {
        collect(self.know_how.as_ref(), idnps, |shared, _| rows::know_how(shared))
    }

    /// Mailboxes of a person; one entry per exercise or place, as the file gives them.
    pub fn mailboxes(&self, idnps: &str) -> Result<Vec<Mailbox>, DirectoryError> {
        match idnps.trim() {
            // The mailboxes of structures are held under the empty key.
            "" => Ok(Vec::new()),
            id => collect(self.mailboxes.as_ref().map(|m| &m.table), id, rows::mailbox),
        }
    }

    /// True when the person has a mailbox. Under a microsecond: no block is read.
    pub fn has_mailbox(&self, idnps: &str) -> bool {
        let id = idnps.trim();
        !id.is_empty() && self.mailboxes.as_ref().is_some_and(|m| !m.table.find(id).is_empty())
    }

    /// Mailboxes that belong to a structure rather than to one person (ORG, CAB, APP), for any of
    /// its identifiers with their type digit (`1` + FINESS, `3` + SIRET…), without repetition.
    pub fn mailboxes_of_structure(&self, ids: &[&str]) -> Result<Vec<Mailbox>, DirectoryError> {
        let Some(Mailboxes { table, structures, .. }) = &self.mailboxes else { return Ok(Vec::new()) };
        let rows: BTreeSet<u32> =
            ids.iter().flat_map(|id| structures.rows(table, id.trim())).copied().collect();
        let mut found = Vec::new();
        for row in rows {
            table.each(row..row.saturating_add(1), |shared, own| {
                let mailbox = rows::mailbox(shared, own).ok_or_else(|| damaged(table))?;
                // A hash may be shared by two identifiers: the text decides.
                if ids.iter().any(|id| id.trim() == mailbox.structure_id) && !found.contains(&mailbox) {
                    found.push(mailbox);
                }
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// Whose mailbox this address is, letter case ignored. When several own it, the person with the
    /// lowest identifier, before any structure.
    pub fn mailbox_owner(&self, address: &str) -> Result<Option<MailboxOwner>, DirectoryError> {
        let Some(Mailboxes { table, addresses, .. }) = &self.mailboxes else { return Ok(None) };
        let address = index::fold_address(address);
        let mut owner = None;
        for &row in addresses.rows(table, &address) {
            let key = table.key_of_row(row)?.text().ok_or_else(|| damaged(table))?;
            table.each(row..row.saturating_add(1), |shared, own| {
                if index::fold_address(rows::first(own)) == address && owner.is_none() {
                    owner = Some(match key.as_str() {
                        "" => MailboxOwner::Structure(rows::first(shared).to_owned()),
                        person => MailboxOwner::Person(person.to_owned()),
                    });
                }
                Ok(())
            })?;
            if owner.is_some() {
                break;
            }
        }
        Ok(owner)
    }

    /// Cards of a person.
    pub fn cards(&self, idnps: &str) -> Result<Vec<Card>, DirectoryError> {
        collect(self.cards.as_ref(), idnps, rows::card)
    }

    /// A site (EG) or a legal entity (EJ, then its own `legal_entity`) by its FINESS number. When
    /// the file has the number twice, an open one is preferred.
    pub fn finess(&self, number: &str) -> Result<Option<FinessSite>, DirectoryError> {
        let number = number.trim().to_ascii_uppercase();
        let sites = collect(self.finess.as_ref(), &number, |shared, own| rows::finess(&number, shared, own))?;
        let open = sites.iter().position(|s| s.open).unwrap_or_default();
        Ok(sites.into_iter().nth(open))
    }

    /// Reads every byte of every table against its checksum; returns the bytes read.
    pub fn verify(&self) -> Result<u64, DirectoryError> {
        let mut read = 0;
        for kind in ATTACHED {
            if let Some(table) = self.table(kind) {
                table.pack().verify()?;
                read += table.pack().size();
            }
        }
        Ok(read)
    }

    /// Persons whose rows differ between these tables and `newer`: diplomas, savoir-faire,
    /// mailboxes, cards. A table that only one side has counts as a difference for everyone it names.
    pub fn changed_persons(&self, newer: &Self) -> Result<BTreeSet<String>, DirectoryError> {
        self.changed_persons_in(newer, &ATTACHED)
    }

    /// As [`Attached::changed_persons`], for the kinds asked for. Tables keyed by place (FINESS) and
    /// the main file name no persons and are passed over.
    pub fn changed_persons_in(
        &self,
        newer: &Self,
        kinds: &[SourceKind],
    ) -> Result<BTreeSet<String>, DirectoryError> {
        let mut changed = BTreeSet::new();
        for &kind in kinds.iter().filter(|kind| **kind != SourceKind::Finess) {
            compare::changed(self.table(kind), newer.table(kind), &mut changed)?;
        }
        Ok(changed)
    }
}

/// The kinds that have a table beside the main file.
const ATTACHED: [SourceKind; 5] = [
    SourceKind::DiplAutExerc,
    SourceKind::SavoirFaire,
    SourceKind::MsSante,
    SourceKind::Porteurs,
    SourceKind::Finess,
];

fn damaged(table: &KeyedTable) -> DirectoryError {
    table.corrupt("a row lacks fields")
}

/// The rows of a key, as `T`.
fn collect<T>(
    table: Option<&KeyedTable>,
    key: &str,
    read: impl Fn(&str, &str) -> Option<T>,
) -> Result<Vec<T>, DirectoryError> {
    let mut found = Vec::new();
    if let Some(table) = table {
        table.each(table.find(key.trim()), |shared, own| {
            found.push(read(shared, own).ok_or_else(|| damaged(table))?);
            Ok(())
        })?;
    }
    Ok(found)
}
