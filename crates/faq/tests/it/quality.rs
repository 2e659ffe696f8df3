//! What people type, and the answer that must come first.

use faq::content::shipped_entries;
use faq::{FaqIndex, FaqQuery, Lang};
use std::sync::LazyLock;

pub static INDEX: LazyLock<FaqIndex> =
    LazyLock::new(|| FaqIndex::build(shipped_entries().expect("the shipped content can be read")));

/// Language of the reader, what is typed, id of the first answer.
const EXPECTED: &[(Lang, &str, &str)] = &[
    // In the words of the question.
    (Lang::Fr, "qu'est-ce qu'un correspondant", "correspondant-definition"),
    (Lang::Fr, "différences entre RPPS, AM et FINESS", "rpps-am-finess-differences"),
    (Lang::Fr, "configurer firefox pour la carte CPS", "cps-firefox-configuration"),
    (Lang::Fr, "quelle carte pour INSi", "insi-carte-nominative"),
    (Lang::Fr, "le médecin traitant est-il un correspondant", "medecin-traitant-correspondant"),
    (Lang::Fr, "droits d'un contributeur", "convergence-profils-et-droits"),
    (Lang::Fr, "par où commencer", "convergence-par-ou-commencer"),
    (Lang::Fr, "kbis de moins de 3 mois", "convergence-pieces-justificatives"),
    (Lang::Fr, "puce sans contact", "cps-sans-contact"),
    (Lang::Fr, "produits en cours de développement", "convergence-produits-concernes"),
    (Lang::Fr, "nommage des produits", "convergence-decouper-produits"),
    (Lang::Fr, "parcours et démarches", "convergence-parcours-et-demarches"),
    (Lang::Fr, "stratégie globale", "convergence-produits-et-strategie"),
    (Lang::Fr, "preuve API FHIR DELTA FULL", "ann-preuves-api-fhir"),
    (Lang::Fr, "champ identifiant national", "identifiant-national-idnps"),
    // Numbers, settings and requirement ids, in any spelling.
    (Lang::Fr, "ANN.2.1.2", "ann-preuves-api-fhir"),
    (Lang::Fr, "ann 2.1.2", "ann-preuves-api-fhir"),
    (Lang::Fr, "SC.MSS/CONF.18", "mss-traces-conf-18"),
    (Lang::Fr, "conf 18 traces", "mss-traces-conf-18"),
    (Lang::Fr, "mss 9", "mss-9-et-mss-14"),
    (Lang::Fr, "INS/va1.53", "ins-va1-53-preuve-lgc"),
    (Lang::Fr, "eth13", "telesante-liens-d-interet"),
    (Lang::Fr, "10000668540", "rpps-am-finess-differences"),
    (Lang::Fr, "10 000 668 540", "rpps-am-finess-differences"),
    (Lang::Fr, "810000668540", "identifiant-national-idnps"),
    (Lang::Fr, "security.osclientcerts.autoload", "cps-firefox-configuration"),
    (Lang::Fr, "about:config", "cps-firefox-configuration"),
    (Lang::Fr, "Nombre_Appel", "drimbox-modelstat"),
    (Lang::Fr, "PS_LibreAcces", "identifiant-national-idnps"),
    (Lang::Fr, "CPS R3V3", "cps-sans-contact"),
    // Typing slips, missing accents, plurals.
    (Lang::Fr, "corespondant", "correspondant-definition"),
    (Lang::Fr, "medecin traitan correspondant", "medecin-traitant-correspondant"),
    (Lang::Fr, "fierfox", "cps-firefox-configuration"),
    (Lang::Fr, "cryptolb webextension", "cps-firefox-configuration"),
    (Lang::Fr, "usurpatoin", "convergence-pieces-justificatives"),
    (Lang::Fr, "nomenclatrue produit", "convergence-decouper-produits"),
    (Lang::Fr, "identitovigilence", "identitovigilance-fiches"),
    (Lang::Fr, "homologaton eai tiers", "psc-eai-tiers"),
    (Lang::Fr, "test d'intrusoin deja realise", "test-intrusion-deja-realise"),
    (Lang::Fr, "enrolement asp pieces", "asp-pieces-enrolement"),
    (Lang::Fr, "versions obsoletes", "versions-techniques-obsoletes"),
    (Lang::Fr, "nisi carte", "insi-carte-nominative"),
    (Lang::Fr, "comment créer un compte convergence", "convergence-inscription"),
    // Other words for the same thing.
    (Lang::Fr, "pentest déjà réalisé", "test-intrusion-deja-realise"),
    (Lang::Fr, "généraliste correspondant RPPS patient", "medecin-traitant-correspondant"),
    (Lang::Fr, "numéro de facturation", "rpps-am-finess-differences"),
    (Lang::Fr, "identification nationale PP", "identifiant-national-idnps"),
    (Lang::Fr, "messagerie sécurisée obligatoire", "mssante-obligatoire"),
    (Lang::Fr, "carte pour la pro santé connect espace de confiance", "psc-espaces"),
    (Lang::Fr, "feuille de route projection", "convergence-etapes-trajectoire"),
    (Lang::Fr, "extrait d'immatriculation", "convergence-pieces-justificatives"),
    (Lang::Fr, "mandataire social", "convergence-profils-et-droits"),
    (Lang::Fr, "badge contrôle d'accès", "cps-sans-contact"),
    (
        Lang::Fr,
        "répertoire partagé des professionnels intervenant dans le système de santé",
        "rpps-am-finess-differences",
    ),
    (Lang::Fr, "boîte aux lettres applicative", "mss-9-et-mss-14"),
    (Lang::Fr, "hébergeur de données de santé activités", "hds-activites"),
    (Lang::Fr, "dossier médical partagé SGL", "dmp-sgl-homologation"),
    (Lang::Fr, "bon de commande à zéro euro montant nul", "bdc-montant-nul"),
    (Lang::Fr, "télésurveillance alerte", "dmn-suspension-des-alertes"),
    (Lang::Fr, "logiciel de gestion de cabinet non référencé", "logiciel-non-reference"),
    (Lang::Fr, "fréquence de mise à jour de l'annuaire", "ann-fraicheur-des-donnees"),
    // As it is being typed.
    (Lang::Fr, "sans cont", "cps-sans-contact"),
    (Lang::Fr, "correspond", "correspondant-definition"),
    (Lang::Fr, "qr code vali", "e-cps-qr-code-validite"),
    // Capitals, and a whole sentence.
    (Lang::Fr, "QUI PEUT ACTIVER UNE E-CPS", "e-cps-activation"),
    (Lang::Fr, "ecps", "e-cps-activation"),
    (
        Lang::Fr,
        "Bonjour, je voudrais savoir sous quel délai notre société doit commercialiser la solution une fois référencée",
        "commercialisation-delai",
    ),
    // English.
    (Lang::En, "what is a correspondent", "correspondant-definition"),
    (Lang::En, "attending physician", "medecin-traitant-correspondant"),
    (Lang::En, "difference between RPPS and AM number", "rpps-am-finess-differences"),
    (Lang::En, "which card for the INSi service", "insi-carte-nominative"),
    (Lang::En, "configure Firefox", "cps-firefox-configuration"),
    (Lang::En, "user roles and rights", "convergence-profils-et-droits"),
    (Lang::En, "split my offer into products", "convergence-decouper-produits"),
    (Lang::En, "contactless chip access rights", "cps-sans-contact"),
    (Lang::En, "identity document company registration", "convergence-pieces-justificatives"),
    (Lang::En, "FHIR API evidence logs", "ann-preuves-api-fhir"),
    (Lang::En, "correspondant", "correspondant-definition"),
    (Lang::En, "corespondents", "correspondant-definition"),
    (Lang::En, "health data hosting activities", "hds-activites"),
    (Lang::En, "commission opinion reservations", "mes-apres-le-depot"),
    (Lang::En, "pentest auditeur", "test-intrusion-auditeur"),
    (Lang::En, "orientation questionnaire", "mes-evaluation-convergence"),
];

#[test]
fn the_expected_answer_comes_first() {
    let mut faults = Vec::new();
    for (lang, typed, expected) in EXPECTED {
        let page = INDEX.search(&FaqQuery { lang: Some(*lang), ..FaqQuery::text(typed) });
        let found: Vec<&str> = page.items.iter().take(3).map(|h| h.entry.id.as_str()).collect();
        if found.first() != Some(expected) {
            faults.push(format!("{typed:?}: {expected}, not {found:?} ({} found)", page.total));
        }
    }
    assert!(faults.is_empty(), "{} of {}: {faults:#?}", faults.len(), EXPECTED.len());
}
