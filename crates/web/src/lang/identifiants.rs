//! "What is this number?".

use super::{Lang, sentences};
use identifiers::Verdict;

sentences! {
    number_title: "Identifiants", "Identifiers";
    number_label: "Quel est ce numéro\u{202f}?", "What is this number?";
    number_hint: "RPPS, FINESS, numéro AM, ADELI, SIREN, SIRET, IDNPS, matricule INS… avec ou sans espaces. Rien n’est enregistré.", "RPPS, FINESS, AM number, ADELI, SIREN, SIRET, IDNPS, INS matricule… with or without spaces. Nothing is recorded.";
    number_button: "Identifier", "Identify";
    number_examples: "Exemples", "Examples";
    number_none: "Aucun identifiant connu n’a cette forme", "No known identifier has this form";
    number_candidates: "Ce que ce peut être", "What it may be";
    number_likeliest: "le plus probable", "likeliest";
    number_parts: "Composition", "Composition";
    number_person: "Ce numéro est celui de", "This number belongs to";
    number_nobody: "Personne ne porte ce numéro dans l’annuaire chargé.", "Nobody bears this number in the loaded directory.";
    number_in_directory: "Chercher dans l’annuaire", "Search the directory";
    number_patient: "Un matricule INS est une donnée de patient\u{202f}: ne l’envoyez pas par un lien, et effacez-le de l’historique du navigateur.", "An INS matricule is a patient’s data: do not send it in a link, and clear it from the browser’s history.";
    number_comparison: "Comparer les identifiants", "Compare the identifiers";
    number_criterion: "Critère", "Criterion";
    number_declared: "Annoncé par", "Announced by";
}

impl Lang {
    /// The verdict in a word.
    pub(crate) fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Valid => self.pick("Valide", "Valid"),
            Verdict::Warning => self.pick("À vérifier", "To be checked"),
            Verdict::Invalid => self.pick("Invalide", "Invalid"),
        }
    }
}
