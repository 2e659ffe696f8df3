//! Duplicates found by meaning.

use crate::quality::INDEX;
use faq::{Entry, Lang};

/// An entry that nobody has written yet.
fn draft(question: &str, answer: &str) -> Entry {
    let mut entry = Entry::clone(INDEX.entry("insi-carte-nominative", Lang::Fr).unwrap());
    entry.id = "nouvelle".into();
    entry.question = question.into();
    entry.answer = answer.into();
    entry
}

#[test]
fn the_same_answer_in_other_words_is_found() {
    for (question, answer, expected) in [
        (
            "RPPS ou FINESS : lequel utiliser ?",
            "Le numéro RPPS identifie une personne à vie, le FINESS un établissement, le numéro AM une activité libérale. L’ADELI n’est plus utilisé.",
            "rpps-am-finess-differences",
        ),
        (
            "Un généraliste cité dans un dossier est-il un correspondant ?",
            "Oui, le médecin traitant du patient est à créer avec son RPPS, comme correspondant ou comme usager.",
            "medecin-traitant-correspondant",
        ),
        (
            "Paramétrer le navigateur pour lire une carte",
            "Dans about:config, passer security.osclientcerts.autoload à false, après l’extension et la Cryptolib.",
            "cps-firefox-configuration",
        ),
        (
            "Activer sa carte dématérialisée",
            "Avec une carte nominative et un lecteur, ou avec le mail et le téléphone enregistrés.",
            "e-cps-activation",
        ),
        (
            "Quels papiers envoyer pour ouvrir un compte ?",
            "Une copie de la carte d’identité et un extrait Kbis récent, contre l’usurpation.",
            "convergence-pieces-justificatives",
        ),
    ] {
        let found = INDEX.similar(&draft(question, answer), 5);
        let ids: Vec<(&str, f32)> = found.iter().map(|s| (s.entry.id.as_str(), s.likeness)).collect();
        assert_eq!(ids.first().map(|f| f.0), Some(expected), "{question}: {ids:?}");
    }
}

#[test]
fn an_entry_resembles_itself_most_and_is_left_out() {
    let entry = INDEX.entry("cps-sans-contact", Lang::Fr).unwrap();
    let found = INDEX.similar(entry, 10);
    assert!(found.iter().all(|s| s.entry.id != entry.id && s.entry.lang == Lang::Fr));
    let mut copy = Entry::clone(entry);
    copy.id = "copie".into();
    let found = INDEX.similar(&copy, 10);
    assert_eq!(found[0].entry.id, entry.id);
    assert!(found[0].likeness > 0.999);
    assert!(found.iter().skip(1).all(|s| s.likeness < 0.5), "{found:?}");
    assert!(found.is_sorted_by(|a, b| a.likeness >= b.likeness));
}

#[test]
fn what_is_about_nothing_here_resembles_nothing() {
    assert!(INDEX.similar(&draft("Recette des crêpes ?", "De la farine, des œufs, du lait."), 5).is_empty());
    assert!(INDEX.similar(&draft("", ""), 5).is_empty());
}
