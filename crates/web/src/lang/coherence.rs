//! What does not go together.

use super::{Lang, sentences};

sentences! {
    coherence_title: "Cohérence des réponses", "Coherence of answers";
    coherence_none: "Rien ne se contredit dans les réponses que vous pouvez lire.", "Nothing contradicts itself in the answers that you may read.";
    coherence_error: "contradiction", "contradiction";
    coherence_warning: "à vérifier", "to check";
    coherence_rule: "Règle", "Rule";
    coherence_card_remedy: "Corrigez la fiche du produit.", "Mend the card of the product.";
    coherence_card_link: "Identification du produit", "Identification of the product";
    coherence_here: "Ce qui se contredit", "What contradicts itself";
    coherence_all: "Toute la cohérence", "All of the coherence";
}

impl Lang {
    /// How much was found.
    pub(crate) fn coherence_lead(self, errors: usize, warnings: usize) -> String {
        let (e, w) = (errors as u64, warnings as u64);
        let fr = format!(
            "{e} {} et {w} {}. Chacun dit sa règle et où le corriger.",
            self.plural(e, "contradiction", "contradictions"),
            self.plural(w, "point à vérifier", "points à vérifier"),
        );
        let en = format!(
            "{e} {} and {w} {}. Each says its rule and where to mend it.",
            self.plural(e, "contradiction", "contradictions"),
            self.plural(w, "point to check", "points to check"),
        );
        self.pick(fr, en)
    }
}
