//! Rows of the tables as the plain types of the model: the order of the fields is that of
//! [`super::columns`] and of the FINESS readers.

use super::build::SEPARATOR;
use crate::model::{Card, Coded, Diploma, FinessSite, KnowHow, Mailbox};

/// The fields of a text, one after the other; a missing one ends the reading.
struct Fields<'a>(std::str::Split<'a, char>);

impl<'a> Fields<'a> {
    fn of(text: &'a str) -> Self {
        Self(text.split(SEPARATOR))
    }

    fn text(&mut self) -> Option<String> {
        self.0.next().map(str::to_owned)
    }

    fn coded(&mut self) -> Option<Coded> {
        Some(Coded { code: self.text()?, label: self.text()? })
    }
}

/// The first field of a text.
pub(super) fn first(text: &str) -> &str {
    text.split(SEPARATOR).next().unwrap_or_default()
}

pub(super) fn diploma(shared: &str) -> Option<Diploma> {
    let mut f = Fields::of(shared);
    Some(Diploma { kind: f.coded()?, diploma: f.coded()?, authorisation: f.coded()?, discipline: f.coded()? })
}

/// Profession code, category code, savoir-faire.
pub(super) fn know_how(shared: &str) -> Option<(String, String, KnowHow)> {
    let mut f = Fields::of(shared);
    Some((f.text()?, f.text()?, KnowHow { kind: f.coded()?, value: f.coded()? }))
}

pub(super) fn card(shared: &str, own: &str) -> Option<Card> {
    let mut f = Fields::of(own);
    Some(Card {
        kind: Fields::of(shared).coded()?,
        number: f.text()?,
        valid_from: f.text()?,
        valid_to: f.text()?,
        revoked: f.text()?,
    })
}

pub(super) fn mailbox(shared: &str, own: &str) -> Option<Mailbox> {
    let (mut s, mut o) = (Fields::of(shared), Fields::of(own));
    Some(Mailbox {
        structure_id: s.text()?,
        kind: s.text()?,
        structure_name: s.text()?,
        routing: s.text()?,
        profession: s.coded()?,
        paperless: s.text()?,
        address: o.text()?,
        service: o.text()?,
    })
}

/// The structure of a mailbox that belongs to it rather than to one person (every type but PER).
pub(super) fn of_structure(shared: &str) -> Option<&str> {
    let mut fields = shared.split(SEPARATOR);
    let (id, kind) = (fields.next()?, fields.next()?);
    (!id.is_empty() && !kind.eq_ignore_ascii_case("PER")).then_some(id)
}

/// Shared and own fields of an establishment, in the order that [`finess`] reads.
pub(super) fn of_finess(site: &FinessSite) -> ([&str; 3], [&str; 5]) {
    (
        [&site.category.code, &site.category.label, if site.open { "1" } else { "0" }],
        [&site.name, &site.legal_entity, &site.routing, &site.phone, &site.siret],
    )
}

pub(super) fn finess(number: &str, shared: &str, own: &str) -> Option<FinessSite> {
    let (mut s, mut o) = (Fields::of(shared), Fields::of(own));
    Some(FinessSite {
        number: number.to_owned(),
        category: s.coded()?,
        open: s.text()? == "1",
        name: o.text()?,
        legal_entity: o.text()?,
        routing: o.text()?,
        phone: o.text()?,
        siret: o.text()?,
    })
}
