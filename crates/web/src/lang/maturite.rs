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
    maturity_conformity_short: "Conformité", "Conformity";
    maturity_coverage: "Réponses", "Answers";
    maturity_target: "Cible", "Target";
    maturity_average: "Moyenne des entreprises", "Average of companies";
    maturity_average_short: "Moyenne", "Average";
    maturity_by_theme: "Par thème", "By theme";
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
    targets_title: "Où l’on va", "Where it goes";
    targets_lead: "Pour chaque thème, le niveau d’aujourd’hui et celui que vous visez. Les dates forment la trajectoire de l’entreprise.", "For each theme, today’s level and the one you aim at. The dates make up the roadmap of the company.";
    target_column: "Quoi", "What";
    target_now: "Aujourd’hui", "Today";
    target_aim: "Cible", "Target";
    target_until: "Pour le", "Until";
    target_progress: "Avancement", "Progress";
    target_acts: "Actions", "Actions";
    target_set: "Fixer", "Set";
    target_change: "Modifier", "Change";
    target_remove: "Retirer", "Remove";
    target_form: "Fixer une cible", "Set a target";
    target_of: "Ce qui est visé", "What is aimed at";
    target_level: "Niveau visé", "Level aimed at";
    target_level_hint: "Pour une question ou une exigence, 5 veut dire «\u{202f}conforme\u{202f}».", "For a question or a requirement, 5 means “compliant”.";
    target_due: "Pour le", "Until";
    target_note: "Comment y arriver, en une ligne", "How to get there, in one line";
    target_submit: "Enregistrer la cible", "Save the target";
    aim_all: "L’ensemble du questionnaire", "The questionnaire as a whole";
    aim_themes: "Chacun des thèmes", "Each of the themes";
    progress_reached: "atteinte", "reached";
    progress_undated: "sans date", "no date";
    trials_list: "Les essais", "Trials";
    trials_lead: "Un essai suppose des réponses et des cibles pour voir ce qu’elles donneraient. Rien ne change dans le questionnaire.", "A trial supposes answers and targets to see what they would give. Nothing changes in the questionnaire.";
    trials_none: "Aucun essai pour l’instant. Commencez-en un\u{202f}: vous choisirez ensuite les réponses à supposer.", "No trial yet. Begin one: you then choose the answers to suppose.";
    trial_column: "Essai", "Trial";
    trial_answers: "Réponses supposées", "Supposed answers";
    trial_now: "Aujourd’hui", "Today";
    trial_tried: "Essai", "Tried";
    trial_gain: "Écart", "Difference";
    trial_begin: "Commencer un essai", "Begin a trial";
    trial_name: "Nom de l’essai", "Name of the trial";
    trial_name_hint: "Par exemple «\u{202f}Avec l’INS qualifiée\u{202f}».", "For instance “With the qualified INS”.";
    trial_scores: "Ce que cela donnerait", "What it would give";
    trial_supposed: "Réponses supposées", "Supposed answers";
    trial_supposed_none: "Aucune réponse supposée. Choisissez une question ci-dessous.", "No supposed answer. Choose a question below.";
    trial_question: "Question", "Question";
    trial_choose: "Supposer une autre réponse", "Suppose another answer";
    trial_suppose: "Essayer cette réponse", "Try this answer";
    trial_forget: "Ne plus supposer", "Suppose no more";
    trial_unanswered: "sans réponse", "unanswered";
    trial_targets: "Cibles de l’essai", "Targets of the trial";
    trial_adopt: "Adopter ces cibles", "Adopt these targets";
    trial_throw: "Supprimer l’essai", "Delete the trial";
    trial_stale: "Quelqu’un a changé cet essai entre-temps\u{202f}: le voici tel qu’il est. Refaites votre changement s’il vaut toujours.", "Somebody changed this trial meanwhile: here it is as it stands. Make your change again if it still holds.";
    way_title: "Trajectoire", "Roadmap";
    way_line: "Les cibles dans le temps", "Targets over time";
    way_desc: "Une ligne du temps, un poteau par cible datée. La liste dit la même chose.", "A line of time, a pole for each dated target. The list says the same.";
    way_today: "aujourd’hui", "today";
    way_product: "Produit", "Product";
    way_status: "État", "State";
    way_all: "Tous", "All";
    way_filter: "Filtrer", "Filter";
    way_filtered: "Aucune cible ne répond à ces filtres.", "No target answers these filters.";
    way_calendar: "Télécharger pour un agenda (.ics)", "Download for a calendar (.ics)";
    way_empty_title: "Aucune cible pour l’instant", "No target yet";
    way_empty_text: "La trajectoire se forme des niveaux visés et de leurs dates. Ouvrez un questionnaire, puis «\u{202f}Projection\u{202f}», et fixez une première cible.", "The roadmap is made of the levels aimed at and their dates. Open a questionnaire, then “Projection”, and set a first target.";
    way_empty_act: "Voir les produits", "See the products";
    way_key_late: "en retard", "late";
    way_key_next: "prochaine", "next";
    way_key_coming: "à venir", "to come";
    way_key_done: "atteinte", "reached";
    way_public: "Prochaines échéances publiques", "Next public deadlines";
    way_public_more: "Toutes les fenêtres du Ségur, avec leurs sources", "All windows of the Ségur, with their sources";
    compare_lead: "Les produits dont ce questionnaire est commencé. La meilleure et la dernière valeur de chaque ligne sont marquées en toutes lettres.", "Products for which this questionnaire is begun. The best and the last value of each row are marked in words.";
    compare_empty_title: "Rien à comparer encore", "Nothing to compare yet";
    compare_empty_text: "La comparaison s’affiche dès qu’un produit a répondu à ce questionnaire.", "The comparison is shown as soon as a product answered this questionnaire.";
    compare_best: "le plus haut", "highest";
    compare_last: "le plus bas", "lowest";
    compare_mean: "Moyenne", "Mean";
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
        let word = self.pick(
            if shown < 2.0 { "point" } else { "points" },
            if shown == 1.0 { "point" } else { "points" },
        );
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

    /// Title of the page of targets.
    pub(crate) fn projection_title(self, questionnaire: &str) -> String {
        self.pick(format!("Projection\u{202f}: {questionnaire}"), format!("Projection: {questionnaire}"))
    }

    /// Title of the page of trials.
    pub(crate) fn trials_title(self, questionnaire: &str) -> String {
        self.pick(format!("Essais\u{202f}: {questionnaire}"), format!("Trials: {questionnaire}"))
    }

    /// Title of the comparison of products.
    pub(crate) fn compare_title(self, questionnaire: &str) -> String {
        self.pick(
            format!("Comparer les produits\u{202f}: {questionnaire}"),
            format!("Compare products: {questionnaire}"),
        )
    }

    /// A requirement as an aim.
    pub(crate) fn aim_requirement(self, name: &str) -> String {
        self.pick(format!("Exigence {name}"), format!("Requirement {name}"))
    }

    /// A question as an aim.
    pub(crate) fn aim_question(self, title: &str) -> String {
        self.pick(format!("Question\u{202f}: {title}"), format!("Question: {title}"))
    }

    /// What an answer is worth, 0 to 5.
    pub(crate) fn level_of_answer(self, level: u8) -> &'static str {
        match level {
            0 => self.pick("non conforme", "non-compliant"),
            5 => self.pick("conforme", "compliant"),
            _ => self.pick("partiel", "partial"),
        }
    }

    /// A target whose day is over.
    pub(crate) fn progress_late(self, days: u64) -> String {
        self.pick(
            format!("en retard de {days} jour{}", if days > 1 { "s" } else { "" }),
            format!("{days} day{} late", if days == 1 { "" } else { "s" }),
        )
    }

    /// A target to come.
    pub(crate) fn progress_coming(self, days: u64) -> String {
        match days {
            0 => self.pick("aujourd’hui", "today").to_owned(),
            1 => self.pick("demain", "tomorrow").to_owned(),
            _ => self.pick(format!("dans {days} jours"), format!("in {days} days")),
        }
    }

    /// By how much a score moves.
    pub(crate) fn gain(self, points: f64) -> String {
        let rounded = (points * 10.0).round() / 10.0;
        let sign = if rounded > 0.0 {
            "+"
        } else if rounded < 0.0 {
            "\u{2212}"
        } else {
            ""
        };
        format!("{sign}{}", self.decimal(rounded.abs()))
    }

    /// The level aimed at, from the one of today.
    pub(crate) fn way_level(self, target: &str, now: Option<&str>) -> String {
        match now {
            Some(now) if now != target => self.pick(
                format!("niveau {target} (aujourd’hui {now})"),
                format!("level {target} (today {now})"),
            ),
            _ => self.pick(format!("niveau {target}"), format!("level {target}")),
        }
    }

    /// A state of targets, by its word in addresses.
    pub(crate) fn way_state(self, word: &str) -> &'static str {
        match word {
            "retard" => self.pick("En retard", "Late"),
            "venir" => self.pick("À venir", "To come"),
            "atteinte" => self.pick("Atteintes", "Reached"),
            _ => self.pick("Sans date", "Without a date"),
        }
    }
}
