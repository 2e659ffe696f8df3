//! The shipped content: readable, complete, sourced, in correct French.

use faq::content::{
    Facets, PortalTerm, read_entry, shipped_entries, shipped_facets, shipped_synonyms, write_entry,
};
use faq::markdown::mentions;
use faq::{Certainty, Entry, Facet, Lang, SCREENS, typography};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sixteen answers of the public text that started the product.
const SIXTEEN: [&str; 16] = [
    "correspondant-definition",
    "rpps-am-finess-differences",
    "identifiant-national-idnps",
    "ann-preuves-api-fhir",
    "convergence-decouper-produits",
    "cps-logiciel-interface",
    "medecin-traitant-correspondant",
    "convergence-parcours-et-demarches",
    "convergence-profils-et-droits",
    "convergence-par-ou-commencer",
    "convergence-pieces-justificatives",
    "convergence-produits-et-strategie",
    "convergence-produits-concernes",
    "insi-carte-nominative",
    "cps-firefox-configuration",
    "cps-sans-contact",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/faq")
}

fn entries() -> Vec<Arc<Entry>> {
    shipped_entries().expect("the shipped content can be read")
}

#[test]
fn everything_shipped_can_be_read() {
    assert!(entries().len() > 150, "{}", entries().len());
    assert!(shipped_synonyms().same().len() > 50);
    let facets = shipped_facets();
    assert_eq!(facets.question(Facet::Offre, Lang::Fr), "Votre question concerne quel type d’offre\u{202f}?");
    assert!(Facet::ALL.into_iter().all(|f| facets.values(f).len() > 5));
}

#[test]
fn every_file_follows_the_schema() {
    let schema = std::fs::read_to_string(folder().join("entry.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let mut faults = Vec::new();
    for file in std::fs::read_dir(folder().join("entries")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let front = text.split("---\n").nth(1).unwrap();
        let value: serde_json::Value = serde_saphyr::from_str(front).unwrap();
        faults.extend(validator.iter_errors(&value).map(|e| format!("{name}: {}: {e}", e.instance_path())));
        let entry = read_entry(&name, &text).unwrap();
        let expected = format!("{}.{}.md", entry.id, entry.lang.code());
        if name != expected {
            faults.push(format!("{name}: must be called {expected}"));
        }
        assert_eq!(read_entry(&name, &write_entry(&entry)).unwrap(), entry);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_sixteen_answers_are_complete_in_both_languages() {
    let entries = entries();
    for id in SIXTEEN {
        for lang in Lang::ALL {
            let entry = entries.iter().find(|e| e.id == id && e.lang == lang);
            let entry = entry.unwrap_or_else(|| panic!("{id}.{}", lang.code()));
            assert!(!entry.incomplete && entry.certainty == Certainty::Official, "{id}");
        }
    }
    let every: BTreeSet<&str> = entries.iter().map(|e| e.id.as_str()).collect();
    let french: BTreeSet<&str> =
        entries.iter().filter(|e| e.lang == Lang::Fr).map(|e| e.id.as_str()).collect();
    assert_eq!(every, french, "French first: no entry in English alone");
}

/// Facts of the public text that a rewording must not lose.
#[test]
fn facts_of_the_public_text_are_there() {
    let entries = entries();
    for (id, facts) in [
        (
            "rpps-am-finess-differences",
            "10000668540;751404682;921234567;clé de Luhn;DRJSCS;CNAM;octobre 2024;SSA;feuilles de soins",
        ),
        ("identifiant-national-idnps", "IDNPS;Identification nationale PP;PS_LibreAcces;810000668540"),
        ("ann-preuves-api-fhir", "DELTA;FULL;unitaire;ANN.1.1.1;ANN.2.1.2;logs;fréquence"),
        (
            "convergence-decouper-produits",
            "[NomDuProduit] [OS] [Appareil];Mobile;Site Web;iOS;Android;Windows;Linux;même nom commercial",
        ),
        ("cps-logiciel-interface", "Vivoptim;carte CPS"),
        ("medecin-traitant-correspondant", "RPPS;ANN 3;ANN 5;associé au patient"),
        (
            "convergence-parcours-et-demarches",
            "projection socles;Téléconsultation;Téléexpertise;Télésoin;sans échange de données;avec échange de données",
        ),
        ("convergence-profils-et-droits", "mandataire social;enregistrer des brouillons;stratégie globale"),
        (
            "convergence-pieces-justificatives",
            "pièce d’identité;Kbis de moins de 3 mois;usurpation d’identité;adresse dédiée",
        ),
        (
            "convergence-produits-concernes",
            "bien-être;expérimentation;télésanté;Ségur;en cours de développement",
        ),
        ("insi-carte-nominative", "nominative;CPS;CPE;CPF"),
        (
            "cps-firefox-configuration",
            "about:config;osclient;security.osclientcerts.autoload;false;Cryptolib;WebExtension",
        ),
        (
            "cps-sans-contact",
            "décembre 2020;R3V3;Mifare Desfire;fortement déconseillé;transparent;UTL;ANSSI;intelligent",
        ),
        ("correspondant-definition", "MIE;Pro Santé Connect;chaque fois;identiques"),
        (
            "convergence-par-ou-commencer",
            "responsable;experts techniques;en groupe;points réguliers;interopérabilité",
        ),
        (
            "convergence-produits-et-strategie",
            "vos produits;stratégie globale;tableau de bord;barre de navigation",
        ),
    ] {
        let entry = entries.iter().find(|e| e.id == id && e.lang == Lang::Fr).unwrap();
        for fact in facts.split(';') {
            assert!(entry.answer.contains(fact), "{id}: {fact}");
        }
    }
}

#[test]
fn french_is_printed_as_it_should() {
    let mut faults = Vec::new();
    for entry in entries().iter().filter(|e| e.lang == Lang::Fr) {
        let sources = entry.sources.iter().map(|s| s.title.as_str());
        let told = entry.caution.iter().chain(&entry.missing).map(String::as_str);
        for text in [entry.question.as_str(), &entry.answer].into_iter().chain(sources).chain(told) {
            let found = typography::faults(text);
            faults
                .extend(found.iter().map(|f| format!("{}: {:?} at {} of {text:?}", entry.id, f.found, f.at)));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn links_and_keys_lead_somewhere() {
    let entries = entries();
    let facets = shipped_facets();
    let ids: BTreeSet<&str> = entries.iter().map(|e| e.id.as_str()).collect();
    let mut faults = Vec::new();
    for entry in &entries {
        let mut fault = |what: String| faults.push(format!("{}.{}: {what}", entry.id, entry.lang.code()));
        for facet in Facet::ALL {
            for value in entry.facets.of(facet) {
                if facets.position(facet, value).is_none() {
                    fault(format!("{facet}: {value} is no value of facets.yaml"));
                }
            }
        }
        for id in &entry.related {
            if !ids.contains(id.as_str()) || *id == entry.id {
                fault(format!("related: {id}"));
            }
        }
        for screen in &entry.screens {
            if !SCREENS.contains(&screen.as_str()) {
                fault(format!("screens: {screen}"));
            }
        }
        for requirement in &entry.requirements {
            let named = mentions(requirement);
            if named.len() != 1 || named[0].0 != (0..requirement.len()) {
                fault(format!("requirements: {requirement} is not read as one"));
            }
        }
        for link in local_links(&entry.answer) {
            let known = link.strip_prefix("/faq/").map_or(link == "/annuaire", |id| ids.contains(id));
            if !known {
                fault(format!("link: {link}"));
            }
        }
        for placeholder in ["TODO", "XXX", "lorem", "à compléter", "TBD"] {
            if entry.answer.contains(placeholder) {
                fault(format!("{placeholder} in the answer"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn local_links(answer: &str) -> Vec<&str> {
    answer
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|l| l.starts_with('/'))
        .collect()
}

#[test]
fn numbers_of_the_portal_mean_what_was_observed() {
    let facets: &Facets = shipped_facets();
    let means = |number: &str| match facets.portal(number) {
        PortalTerm::Umbrella => "*".to_owned(),
        PortalTerm::Unknown => "?".to_owned(),
        PortalTerm::Means(values) => {
            let keys = values.iter().map(|(f, at)| format!("{f}={}", facets.values(*f)[*at].key));
            keys.collect::<Vec<_>>().join(" ")
        }
    };
    for (number, meaning) in [
        ("theme:2443", "produit=convergence"),
        ("couloir_dispositifs:2533", "dispositif=ms2"),
        ("couloir_dispositifs:2869", "dispositif=drimbox"),
        ("filtrez_par_offre:2626", "offre=segur-vague-2"),
        ("theme:590", "thematique=financement"),
        ("theme:586", "*"),
        ("theme:2591", "?"),
    ] {
        assert_eq!(means(number), meaning, "{number}");
    }
}
