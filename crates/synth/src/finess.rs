//! The FINESS establishments in their former open format: the sites that the main file cites, and no others.

use crate::SynthError;
use crate::digits::{padded, plain};
use crate::output::Text;
use crate::rng::{Rng, Tag};
use crate::sites::{COUNTS, Class, Site};
use crate::structure::Structure;
use crate::world::World;

/// Category and group of categories of a site: code, label, code, label.
type Kind = [&'static str; 4];

const HOSPITALS: [Kind; 2] = [
    ["355", "Centre Hospitalier (C.H.)", "1102", "Centres Hospitaliers"],
    ["101", "Centre Hospitalier Régional (C.H.R.)", "1101", "Centres Hospitaliers Régionaux"],
];
const CLINICS: [Kind; 3] = [
    ["365", "Etablissement de Soins Chirurgicaux", "1110", "Etablissements de soins de courte durée"],
    ["109", "Etablissement de santé privé autorisé en SSR", "1109", "Etablissements de soins de suite"],
    ["127", "Hospitalisation à Domicile", "1205", "Autres Etablissements Relevant de la Loi Hospitalière"],
];
const EHPAD: [Kind; 1] = [[
    "500",
    "Etablissement d'hébergement pour personnes âgées dépendantes",
    "4401",
    "Etablissements d'Hébergement pour Personnes Âgées",
]];
const MEDICO_SOCIAL: [Kind; 4] = [
    ["354", "Service de Soins Infirmiers A Domicile (S.S.I.A.D)", "4607", "Services aux personnes âgées"],
    ["183", "Institut Médico-Educatif (I.M.E.)", "4101", "Enfance et jeunesse handicapées"],
    ["255", "Maison d'Accueil Spécialisée (M.A.S.)", "4305", "Adultes handicapés"],
    ["182", "Service d'Éducation Spéciale et de Soins à Domicile", "4104", "Enfance et jeunesse handicapées"],
];
const HEALTH_CENTRES: [Kind; 2] = [
    ["124", "Centre de Santé", "2204", "Centres de santé"],
    ["156", "Centre Médico-Psychologique (C.M.P.)", "1111", "Lutte contre les maladies mentales"],
];
const PHARMACIES: [Kind; 1] = [["620", "Pharmacie d'Officine", "3302", "Pharmacies et propharmacies"]];
const LABORATORIES: [Kind; 1] = [["611", "Laboratoire de Biologie Médicale", "3201", "Biologie médicale"]];
const MSP: [Kind; 1] = [["603", "Maison de santé (L.6223-3)", "2206", "Maisons de santé"]];

fn kinds(class: Class) -> &'static [Kind] {
    match class {
        Class::Hospital => &HOSPITALS,
        Class::Clinic => &CLINICS,
        Class::Ehpad => &EHPAD,
        Class::MedicoSocial => &MEDICO_SOCIAL,
        Class::HealthCentre => &HEALTH_CENTRES,
        Class::Pharmacy => &PHARMACIES,
        Class::Laboratory => &LABORATORIES,
        _ => &MSP,
    }
}

/// Writes every site as of a day.
pub(crate) fn write(world: &World, text: &mut Text<'_>, day: u32) -> Result<(), SynthError> {
    for home in 0..world.places.homes.len() {
        for (class, _) in COUNTS.into_iter().filter(|(class, _)| class.in_finess()) {
            let (first, count) = world.sites.range(home, class);
            for rank in 0..count {
                let site = Site { class, home: home as u16, rank, number: first + rank };
                write_site(world, &mut text.buf, site, day);
                text.line()?;
            }
        }
    }
    Ok(())
}

fn write_site(world: &World, buf: &mut Vec<u8>, site: Site, day: u32) {
    let structure = Structure::shared(world, site, day);
    let (Some((number, entity)), Some(address)) = (structure.finess, structure.address) else { return };
    let home = &world.places.homes[usize::from(site.home)];
    let mut rng = Rng::of(world.seed, Tag::Site, u64::from(site.number), 1);
    buf.extend_from_slice(b"structureet;");
    buf.extend_from_slice(&number);
    buf.push(b';');
    buf.extend_from_slice(&entity);
    buf.push(b';');
    let mut name = Vec::new();
    structure.write_name(&mut name);
    write_text(buf, &name, 38);
    write_text(buf, &name, 60);
    write_text(buf, b"", 0);
    write_text(buf, address.complements.0.as_bytes(), 60);
    if address.number > 0 {
        plain(buf, u64::from(address.number));
    }
    buf.push(b';');
    for text in [address.kind.0, address.street, address.repetition] {
        write_text(buf, text.as_bytes(), 60);
    }
    let mut mention = Vec::new();
    address.write_mention(&mut mention);
    write_text(buf, &mention, 60);
    let place = structure.place;
    for text in [&place.insee[place.insee.len().min(2)..], home.finess_column, &home.name] {
        write_text(buf, text.as_bytes(), 60);
    }
    address.write_routing(buf, place);
    buf.push(b';');
    structure.write_telephone_digits(buf);
    buf.extend_from_slice(b";;");
    for text in rng.pick(kinds(site.class)) {
        write_text(buf, text.as_bytes(), 80);
    }
    if rng.percent(80) {
        padded(buf, structure.siret, 14);
    }
    let public = site.class == Class::Hospital;
    let ends = if public {
        ";8610Z;03;ARS établissements Publics de santé dotation globale;1;Etablissement public de santé;"
    } else {
        ";;99;Indéterminé;0;Non concerné;"
    };
    buf.extend_from_slice(ends.as_bytes());
    for since in [1_970, 1_990, 2_015] {
        plain(buf, u64::from(since + rng.below(11)));
        buf.push(b'-');
        padded(buf, u64::from(1 + rng.below(12)), 2);
        buf.push(b'-');
        padded(buf, u64::from(1 + rng.below(28)), 2);
        buf.push(b';');
    }
    buf.push(b'\n');
}

/// Appends a field and its delimiter, cut at so many bytes, between quotes when it holds a quote or a delimiter.
fn write_text(buf: &mut Vec<u8>, text: &[u8], most: usize) {
    let mut end = text.len().min(most);
    while end < text.len() && text[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    let text = &text[..end];
    if text.contains(&b'"') || text.contains(&b';') {
        buf.push(b'"');
        for byte in text {
            if *byte == b'"' {
                buf.push(b'"');
            }
            buf.push(*byte);
        }
        buf.push(b'"');
    } else {
        buf.extend_from_slice(text);
    }
    buf.push(b';');
}
