//! Maturity, projection, trials, the way to the targets, comparison.

use super::{Lang, sentences};

sentences! {
    maturity_tab: "Maturité", "Maturity";
    projection_tab: "Projection", "Projection";
    trials_tab: "Essais", "Trials";
    road_tab: "Trajectoire", "Roadmap";
    compare_tab: "Comparer les produits", "Compare products";
    tabs_label: "Maturité et projection", "Maturity and projection";
    maturity_link: "Maturité et projection", "Maturity and projection";
    maturity_empty_title: "Rien n’est encore noté", "Nothing is scored yet";
    maturity_empty_text: "La maturité se calcule sur les réponses. Répondez aux premières questions\u{202f}: le score, le niveau et ce qui les fait avancer s’affichent ici.", "Maturity is computed from the answers. Answer the first questions: score, level and what moves them are shown here.";
    maturity_unscored_text: "Ce questionnaire décrit, il ne note pas\u{202f}: ses réponses règlent ce que les autres questionnaires demandent.", "This questionnaire describes and does not score: its answers decide what the other questionnaires ask.";
    maturity_answer: "Répondre au questionnaire", "Answer the questionnaire";
    maturity_level: "Niveau", "Level";
    maturity_score: "Maturité", "Maturity";
    maturity_conformity: "Conformité (obligatoire seul)", "Conformity (mandatory only)";
    maturity_coverage: "Réponses", "Answers";
    maturity_target: "Cible", "Target";
    maturity_average: "Moyenne des entreprises", "Average of companies";
    maturity_average_short: "Moyenne", "Average";
    maturity_by_theme: "Par thème", "By theme";
    maturity_number: "N°", "No.";
    maturity_theme: "Thème", "Theme";
    maturity_none: "aucune", "none";
    radar_title: "Maturité par thème", "Maturity by theme";
    radar_desc: "Un axe par thème, de 0 au centre à 100\u{202f}% au bord. Le tableau dit les mêmes chiffres.", "One axis for each theme, from 0 in the centre to 100% at the edge. The table gives the same figures.";
    radar_now: "Aujourd’hui", "Today";
    radar_target: "Cible", "Target";
    radar_average: "Moyenne", "Average";
    moves_title: "Ce qui fait le plus avancer ce score", "What moves this score most";
    moves_lead: "Points gagnés si la meilleure réponse devenait vraie, le reste inchangé.", "Points won if the best answer became true, all else unchanged.";
    moves_none: "Chaque question notée a déjà sa meilleure réponse.", "Each scored question has its best answer already.";
    formula_title: "Le calcul, avec les chiffres", "The formula, with the figures";
    formula_theme: "Score d’un thème\u{202f}= 100\u{202f}× somme (poids\u{202f}× valeur) / somme des poids, sur les questions posées et notées. Conforme vaut 1, partiel 0,5, un niveau n vaut n/5, non conforme ou sans réponse 0\u{202f}; «\u{202f}sans objet\u{202f}» ne compte pas.", "Score of a theme = 100 × sum (weight × value) / sum of weights, over the questions that are asked and scored. Compliant is worth 1, partial 0.5, a level n is worth n/5, non-compliant or unanswered 0; “not applicable” does not count.";
    formula_whole: "Score du questionnaire\u{202f}= somme (poids du thème\u{202f}× score) / somme des poids\u{202f}:", "Score of the questionnaire = sum (weight of the theme × score) / sum of weights:";
    formula_conformity: "La conformité est la même moyenne sur les seules questions obligatoires. Ce calcul est celui du projet\u{202f}: la pondération officielle n’est pas publique.", "Conformity is the same mean over mandatory questions alone. This formula is the project’s: the official weights are not public.";
    formula_weight: "Poids", "Weight";
    formula_value: "Valeur", "Value";
    formula_product: "Poids × valeur", "Weight × value";
    formula_theme_product: "Poids × score", "Weight × score";
    formula_question: "Question", "Question";
    formula_unanswered: "0 (sans réponse)", "0 (unanswered)";
    formula_levels: "Seuils des niveaux", "Thresholds of the levels";
    formula_from: "À partir de", "From";
    history_title: "Évolution", "Over time";
    history_none: "Le premier score s’inscrira à l’enregistrement des réponses.", "The first score will be kept when answers are saved.";
    history_desc: "Score de maturité au fil du temps. Le tableau dit les mêmes chiffres.", "Maturity score over time. The table gives the same figures.";
    history_table: "Les chiffres de cette courbe", "The figures of this line";
    history_day: "Jour", "Day";
    history_version: "Version", "Version";
    history_state: "État", "State";
    history_validated: "validé", "validated";
    history_draft: "brouillon", "draft";
    history_version_from: "version", "version";
}

impl Lang {
    /// Title of the page of a questionnaire.
    pub(crate) fn maturity_title(self, questionnaire: &str) -> String {
        self.pick(format!("Maturité\u{202f}: {questionnaire}"), format!("Maturity: {questionnaire}"))
    }

    /// A number with at most two decimals.
    pub(crate) fn decimal(self, n: f64) -> String {
        let text = format!("{n:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        self.pick(text.replace('.', ","), text.to_owned())
    }

    /// A score with one decimal where it has one.
    pub(crate) fn percent_exact(self, n: f64) -> String {
        let text = self.decimal((n * 10.0).round() / 10.0);
        self.pick(format!("{text}\u{202f}%"), format!("{text}%"))
    }

    /// Points won.
    pub(crate) fn points(self, n: f64) -> String {
        let shown = if n < 0.1 { 0.1 } else { (n * 10.0).round() / 10.0 };
        let number = self.decimal(shown);
        let word = self.pick(if shown < 2.0 { "point" } else { "points" }, if shown == 1.0 { "point" } else { "points" });
        format!("+{number}\u{a0}{word}")
    }

    /// Why no average is shown.
    pub(crate) fn average_hidden(self, least: usize) -> String {
        self.pick(
            format!("La moyenne n’apparaît qu’à partir de {least} entreprises ayant validé ce questionnaire, pour qu’aucune ne puisse y être reconnue."),
            format!("The average is shown only from {least} companies on that validated this questionnaire, so that none can be told from it."),
        )
    }

    /// How many questions of a theme are worth what.
    pub(crate) fn formula_counts(self, full: usize, part: usize, none: usize, out: usize) -> String {
        self.pick(
            format!("{full} à 1, {part} entre les deux, {none} à 0, {out} hors du calcul"),
            format!("{full} at 1, {part} in between, {none} at 0, {out} left out"),
        )
    }
}
