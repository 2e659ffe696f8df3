//! One structure: its identifiers, name and coordinates, always the same for its number.

use crate::activity::Where;
use crate::address::{Address, telephone};
use crate::digits::{keyed, padded, plain};
use crate::events::structure_changed;
use crate::person::Person;
use crate::places::Place;
use crate::rng::{Rng, Tag};
use crate::sites::Site;
use crate::templates::{Piece, Template, saint};
use crate::world::World;

/// A FINESS number as nine characters.
pub(crate) type Finess = [u8; 9];

/// A structure, drawn.
pub(crate) struct Structure<'w> {
    world: &'w World,
    /// Number over all structures, shared or not.
    pub(crate) number: u64,
    pub(crate) home: u16,
    pub(crate) place: &'w Place,
    pub(crate) template: &'w Template,
    pub(crate) site: Option<Site>,
    owner: Option<(&'w Person, u64)>,
    pub(crate) address: Option<Address>,
    /// Site and legal entity.
    pub(crate) finess: Option<(Finess, Finess)>,
    pub(crate) siret: u64,
    /// Day of the last change of coordinates, 0 for none.
    pub(crate) changed: u32,
}

impl<'w> Structure<'w> {
    /// The structure of a row on a day; `None` when the row has no place.
    pub(crate) fn of(world: &'w World, person: &'w Person, place: Where, day: u32) -> Option<Self> {
        match place {
            Where::Nowhere => None,
            Where::Own(slot) => Some(Self::own(world, person, slot, day)),
            Where::Shared(site) => Some(Self::shared(world, site, day)),
        }
    }

    fn own(world: &'w World, person: &'w Person, slot: u64, day: u32) -> Self {
        let number = 1 << 62 | slot << 32 | u64::from(person.index);
        let mut rng = Rng::of(world.seed, Tag::Site, number, 0);
        let profession = crate::professions::ALL[usize::from(person.profession)].code;
        let place = &world.places.all[world.places.draw(&mut rng, person.home) as usize];
        Structure {
            template: world.templates.of_owner(&mut rng, profession),
            address: rng.percent(86).then(|| address(world, number, false, false)),
            siret: siret(500_000 + u64::from(person.index) % 500_000, 1 + rng.below(60)),
            changed: structure_changed(world, number, day),
            owner: Some((person, slot)),
            finess: None,
            site: None,
            home: person.home,
            world,
            number,
            place,
        }
    }

    /// A shared structure on a day.
    pub(crate) fn shared(world: &'w World, site: Site, day: u32) -> Self {
        let number = u64::from(site.number);
        let mut rng = Rng::of(world.seed, Tag::Site, number, 0);
        let hospital = site.class == crate::sites::Class::Hospital;
        let place = &world.places.all[world.places.draw(&mut rng, site.home) as usize];
        let member = site.rank % site.class.sites_per_entity();
        let with_finess = site.class.in_finess();
        // A large site that changes would alone exceed the changes of a day.
        let changed = if hospital { 0 } else { structure_changed(world, number, day) };
        Structure {
            template: world.templates.of_class(&mut rng, site.class),
            address: (with_finess || rng.percent(88)).then(|| address(world, number, with_finess, hospital)),
            siret: siret(u64::from(site.number - member) * 7_919 % 500_000, 1 + member),
            finess: with_finess.then(|| finess(world, site, member)),
            owner: None,
            home: site.home,
            site: Some(site),
            changed,
            world,
            number,
            place,
        }
    }

    /// Appends the 28 columns from the SIRET to the former identifier, each followed by its delimiter.
    pub(crate) fn write(&self, buf: &mut Vec<u8>) {
        let mut rng = Rng::of(self.world.seed, Tag::Contact, self.number, u64::from(self.changed));
        // What identifies the structure does not depend on the day.
        let mut steady = Rng::of(self.world.seed, Tag::Contact, self.number, u64::MAX);
        let with_siret = steady.percent(75);
        if with_siret {
            padded(buf, self.siret, 14);
        }
        buf.push(b'|');
        if with_siret && steady.percent(97) {
            padded(buf, self.siret / 100_000, 9);
        }
        buf.push(b'|');
        if let Some((site, entity)) = &self.finess {
            buf.extend_from_slice(site);
            buf.push(b'|');
            if steady.percent(95) {
                buf.extend_from_slice(entity);
            }
            buf.push(b'|');
        } else {
            buf.extend_from_slice(b"||");
        }
        self.write_technical_id(buf, &mut steady);
        buf.push(b'|');
        if steady.percent(if self.finess.is_some() { 98 } else { 83 }) {
            self.write_name(buf);
        }
        buf.push(b'|');
        if steady.percent(43) {
            self.write_name(buf);
        }
        buf.push(b'|');
        self.write_location(buf, &mut steady);
        self.write_contacts(buf, &mut rng);
        // The two département columns are empty in the published file.
        buf.extend_from_slice(b"||");
        self.write_former_id(buf, &mut steady, with_siret);
        buf.push(b'|');
    }

    fn write_technical_id(&self, buf: &mut Vec<u8>, rng: &mut Rng) {
        let kind = rng.below(100);
        match &self.finess {
            Some((site, _)) if kind < 80 => {
                buf.push(b'F');
                buf.extend_from_slice(site);
                // Pharmacies that changed hands carry the date of the licence.
                if kind < 6 && self.site.is_some_and(|s| s.class == crate::sites::Class::Pharmacy) {
                    padded(buf, u64::from(1 + rng.below(28)), 2);
                    padded(buf, u64::from(1 + rng.below(12)), 2);
                    padded(buf, u64::from(1990 + rng.below(35)), 4);
                }
            }
            None if kind < 12 => {
                buf.push(b'C');
                padded(buf, self.siret, 14);
            }
            None if kind < 14 => {
                buf.push(b'C');
                self.write_adeli_rank(buf);
            }
            _ => {
                buf.push(b'R');
                self.write_rpps_rank(buf);
            }
        }
    }

    /// RPPS of the owner and rank of the practice; shared practices take numbers that nobody bears (`99 6…`).
    fn write_rpps_rank(&self, buf: &mut Vec<u8>) {
        match self.owner {
            Some((person, slot)) => {
                padded(buf, person.rpps, 11);
                padded(buf, (slot & 0xFF) * 7 % 500 + 10 + (slot >> 8) % 400, 3);
            }
            None => {
                padded(buf, keyed(9_960_000_000 + self.number % 10_000_000), 11);
                padded(buf, 10 + self.number % 40, 3);
            }
        }
    }

    fn write_adeli_rank(&self, buf: &mut Vec<u8>) {
        let code = self.world.places.homes[usize::from(self.home)].code.as_bytes();
        buf.extend_from_slice(&code[..2]);
        padded(buf, 900_000_000 + (self.number ^ self.number >> 30) % 100_000_000, 9);
    }

    fn write_former_id(&self, buf: &mut Vec<u8>, rng: &mut Rng, with_siret: bool) {
        let kind = rng.below(100);
        if let Some((site, _)) = &self.finess {
            if kind < 97 {
                buf.push(b'1');
                buf.extend_from_slice(site);
            }
        } else if with_siret && kind < 88 {
            buf.push(b'3');
            padded(buf, self.siret, 14);
        } else if with_siret && kind < 90 {
            buf.push(b'2');
            padded(buf, self.siret / 100_000, 9);
        } else if kind < 28 {
            buf.push(b'0');
            self.write_adeli_rank(buf);
        } else {
            buf.push(b'4');
            self.write_rpps_rank(buf);
        }
    }

    /// Appends the name: the pattern filled in, with the accidents that the published names have.
    pub(crate) fn write_name(&self, buf: &mut Vec<u8>) {
        let mut rng = Rng::of(self.world.seed, Tag::Address, self.number, 1);
        let names = &self.world.names;
        let start = buf.len();
        for piece in &self.template.pieces {
            match piece {
                Piece::Text(text) => buf.extend_from_slice(text.as_bytes()),
                Piece::Surname => match self.owner {
                    Some((person, _)) => names.write_surname(buf, person.surname),
                    None => names.write_surname(buf, names.surname(&mut rng)),
                },
                Piece::Other => names.write_surname(buf, names.surname(&mut rng)),
                Piece::FirstName => match self.owner {
                    Some((person, _)) => names.write_first_name(buf, person.first_name, true),
                    None => names.write_first_name(buf, names.first_name(&mut rng, true), true),
                },
                Piece::Town => buf.extend_from_slice(self.place.routing.as_bytes()),
                Piece::Street => buf.extend_from_slice(self.world.streets.name(&mut rng).as_bytes()),
                Piece::Saint => buf.extend_from_slice(saint(&mut rng).as_bytes()),
                Piece::Departement => {
                    buf.extend_from_slice(self.world.places.homes[usize::from(self.home)].name.as_bytes());
                }
            }
        }
        blemish(buf, start, &mut rng);
    }

    fn write_location(&self, buf: &mut Vec<u8>, rng: &mut Rng) {
        let Some(address) = &self.address else {
            buf.extend_from_slice(&[b'|'; 14]);
            return;
        };
        address.write(buf, self.place);
        let (code, country) = self.place.country;
        if !code.is_empty() {
            buf.extend_from_slice(b"||");
            buf.extend_from_slice(code.as_bytes());
            buf.push(b'|');
            buf.extend_from_slice(country.as_bytes());
            buf.push(b'|');
            return;
        }
        // Sites known by FINESS often lack the commune; a CEDEX postcode makes that likelier.
        let lacking = match (self.finess.is_some(), address.cedex > 0) {
            (true, true) => 70,
            (true, false) => 41,
            _ => 1,
        };
        if rng.percent(lacking) {
            buf.extend_from_slice(b"||");
        } else {
            buf.extend_from_slice(self.place.insee.as_bytes());
            buf.push(b'|');
            buf.extend_from_slice(self.place.name.as_bytes());
            buf.push(b'|');
        }
        let known = rng.below(100);
        buf.extend_from_slice(if known < 61 { b"99000|" } else { b"|" });
        buf.extend_from_slice(if known < 13 { b"FRANCE|" } else { b"|" });
    }

    /// Appends the telephone as the digits that FINESS prints, when the structure has one.
    pub(crate) fn write_telephone_digits(&self, buf: &mut Vec<u8>) {
        let mut contacts = Vec::new();
        let mut rng = Rng::of(self.world.seed, Tag::Contact, self.number, u64::from(self.changed));
        self.write_contacts(&mut contacts, &mut rng);
        let first = contacts.split(|byte| *byte == b'|').next().unwrap_or_default();
        buf.extend(first.iter().filter(|byte| byte.is_ascii_digit()));
    }

    fn write_contacts(&self, buf: &mut Vec<u8>, rng: &mut Rng) {
        let large = self.finess.is_some();
        if rng.percent(if large { 78 } else { 34 }) {
            telephone(buf, rng);
        }
        buf.push(b'|');
        if rng.percent(4) {
            telephone(buf, rng);
        }
        buf.push(b'|');
        if rng.percent(if large { 32 } else { 13 }) {
            telephone(buf, rng);
        }
        buf.push(b'|');
        if rng.percent(13) {
            buf.extend_from_slice(if large { &b"contact"[..] } else { &b"cabinet"[..] });
            plain(buf, self.number & 0xFF_FFFF);
            buf.extend_from_slice(if large {
                &b"@etablissement.example"[..]
            } else {
                &b"@cabinet.example"[..]
            });
        }
        buf.push(b'|');
    }
}

fn address(world: &World, number: u64, large: bool, hospital: bool) -> Address {
    world.streets.draw(&mut Rng::of(world.seed, Tag::Address, number, 0), large, hospital)
}

/// SIRET from a company number under a million, in `99…`, and the rank of the site.
fn siret(company: u64, rank: u32) -> u64 {
    let siren = keyed(99_000_000 + company);
    keyed(siren * 10_000 + u64::from(rank))
}

/// Numbers of the site and of its legal entity: département, then a `9` where there is room for one.
fn finess(world: &World, site: Site, member: u32) -> (Finess, Finess) {
    let prefix = world.places.homes[usize::from(site.home)].finess.unwrap_or("00");
    let rank = u64::from(site.number - world.sites.first_of_home(site.home));
    let entity = rank - u64::from(member);
    if prefix.len() == 4 {
        (finess_number(prefix, rank % 5_000, 10_000), finess_number(prefix, 5_000 + entity % 5_000, 10_000))
    } else {
        let (site, entity) = (900_000 + rank % 50_000, 950_000 + entity % 50_000);
        (finess_number(prefix, site, 1_000_000), finess_number(prefix, entity, 1_000_000))
    }
}

fn finess_number(prefix: &str, rest: u64, room: u64) -> Finess {
    // Corsica: a letter counts as its rank in the alphabet.
    let digit = |byte: u8| u64::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 1 });
    let start = prefix.bytes().fold(0, |number, byte| number * 10 + digit(byte));
    let mut number = keyed(start * room + rest);
    let mut out = [b'0'; 9];
    for slot in out.iter_mut().rev() {
        *slot = b'0' + (number % 10) as u8;
        number /= 10;
    }
    out[..prefix.len()].copy_from_slice(prefix.as_bytes());
    out
}

/// Quotes left open, backslashes, separators of other formats, blanks: all occur in the published names.
fn blemish(buf: &mut Vec<u8>, start: usize, rng: &mut Rng) {
    if buf.len() == start {
        return;
    }
    match rng.below(100_000) {
        0..250 => buf.insert(start, b'"'),
        250..500 => buf.push(b'"'),
        500..1_000 => buf.extend_from_slice(b" ; ANNEXE"),
        1_000..1_500 => buf.extend_from_slice(b", SITE NORD"),
        1_500..1_515 => buf.extend_from_slice(b" \\"),
        1_515..1_700 => buf.push(b' '),
        1_700..4_000 => {
            if let Some(at) = buf[start..].iter().position(|byte| *byte == b' ') {
                buf.insert(start + at, b' ');
            }
        }
        _ => {}
    }
}
