//! The files beside the main one: what each person adds to them.

use crate::digits::padded;
use crate::events::Today;
use crate::options::Format;
use crate::world::World;
use crate::{cards, diplomas, headers, know_how, mailboxes};

/// Appends the lines of one person on a day and says how many.
pub(crate) type PersonLines = fn(&World, &mut Vec<u8>, &Today, Format) -> u64;

/// A file made of lines of persons.
pub(crate) struct Attached {
    /// Its name up to the date.
    pub(crate) stem: &'static str,
    pub(crate) header: &'static [&'static str],
    pub(crate) write: PersonLines,
}

/// Diplomas and authorisations.
pub(crate) const DIPLOMAS: Attached =
    Attached { stem: "PS_LibreAcces_Dipl_AutExerc", header: &headers::DIPLOMAS, write: diplomas::write };
/// Savoir-faire.
pub(crate) const KNOW_HOW: Attached =
    Attached { stem: "PS_LibreAcces_SavoirFaire", header: &headers::KNOW_HOW, write: know_how::write };
/// MSSanté mailboxes; those of structures follow those of persons.
pub(crate) const MAILBOXES: Attached = Attached {
    stem: "Extraction_Correspondance_MSSante",
    header: &headers::MAILBOXES,
    write: mailboxes::write,
};
/// Card holders.
pub(crate) const CARDS: Attached =
    Attached { stem: "Porteurs_CPS_CPF", header: &headers::CARDS, write: cards::write };

/// Appends the five columns that begin three of the files: identifiers and names, a delimiter after each.
pub(crate) fn write_start(world: &World, buf: &mut Vec<u8>, today: &Today) {
    crate::line::write_identifiers(buf, &today.person);
    crate::line::write_names(world, buf, today, 0);
    buf.push(b'|');
}

/// Appends texts with a delimiter after each.
pub(crate) fn write_columns(buf: &mut Vec<u8>, columns: &[&str]) {
    for text in columns {
        buf.extend_from_slice(text.as_bytes());
        buf.push(b'|');
    }
}

/// Takes back the delimiter after the last column and ends the line.
pub(crate) fn end_line(buf: &mut Vec<u8>, format: Format) {
    buf.pop();
    format.end_line(buf);
}

/// Appends a date as `AAAAMMJJ`.
pub(crate) fn write_date(buf: &mut Vec<u8>, year: u32, month: u32, day: u32) {
    padded(buf, u64::from(year), 4);
    padded(buf, u64::from(month), 2);
    padded(buf, u64::from(day), 2);
}
