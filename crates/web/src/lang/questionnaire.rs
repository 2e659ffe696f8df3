//! Questionnaires: where they stand, their questions, their answers.

use super::{Lang, sentences};

sentences! {
    form_next: "Répondre à la suite", "Go on answering";
    form_begin: "Commencer", "Begin";
    form_themes: "Thèmes", "Themes";
    form_theme: "Thème", "Theme";
    form_progress: "Réponses", "Answers";
    form_conformity: "Conformité", "Conformity";
    form_maturity: "Maturité", "Maturity";
    form_level_title: "Niveau", "Level";
    form_formula_title: "Comment ces chiffres sont calculés", "How these figures are computed";
    form_formula: "Maturité\u{202f}: moyenne des questions notées et posées, selon leur poids. Conforme compte 1, partiel ½, non conforme ou sans réponse 0\u{202f}; «\u{202f}sans objet\u{202f}» ne compte pas. Conformité\u{202f}: la même moyenne sur les seules questions obligatoires. Le questionnaire est la moyenne de ses thèmes, selon leur poids. Ce calcul est celui du projet\u{202f}: la pondération officielle n’est pas publique.", "Maturity: mean of the questions that are asked and scored, by their weight. Compliant counts 1, partial ½, non-compliant or unanswered 0; “not applicable” does not count. Conformity: the same mean over mandatory questions alone. The questionnaire is the mean of its themes, by their weight. This formula is the project’s: the official weights are not public.";
    form_withdrawn: "Cette version est retirée\u{202f}: vos réponses sont gardées, elle ne se soumet plus.", "This version is withdrawn: your answers are kept, it can no longer be submitted.";
    form_missing: "Ce qui manque avant la validation", "What is missing before validation";
    form_none_missing: "Aucune réponse obligatoire ne manque.", "No required answer is missing.";
    form_acts: "Faire avancer", "Move it on";
    form_message: "Message (motif d’un renvoi ou d’une réouverture)", "Message (why it is sent back or reopened)";
    form_history: "Ce qui s’est passé", "What happened";
    form_not_begun: "Personne n’a encore répondu.", "Nobody answered yet.";
    act_submit: "Soumettre à la relecture", "Submit for review";
    act_submit_validate: "Valider", "Validate";
    act_validate: "Valider", "Validate";
    act_send_back: "Renvoyer à compléter", "Send back for completion";
    act_take_back: "Reprendre la rédaction", "Take back";
    act_reopen: "Rouvrir", "Reopen";
    answer_yes: "Oui", "Yes";
    answer_partly: "En partie", "Partly";
    answer_no: "Non", "No";
    answer_not_applicable: "Sans objet", "Not applicable";
    answer_none: "Sans réponse", "No answer";
    answer_reason: "Pourquoi sans objet\u{202f}?", "Why not applicable?";
    answer_taken_away: "réponse retirée", "answer taken away";
    answer_files_hint: "Un nom ou une adresse de document par ligne.", "One name or address of a document a line.";
    answers_save: "Enregistrer", "Save";
    answers_save_next: "Enregistrer et continuer", "Save and go on";
    answers_keys: "Touches\u{202f}: O, P, N, X répondent oui, en partie, non, sans objet\u{202f}; 0 à 5 un niveau\u{202f}; J et K vont à la question suivante ou précédente.", "Keys: Y, P, N, X answer yes, partly, no, not applicable; 0 to 5 a level; J and K go to the next or previous question.";
    save_saving: "Enregistrement…", "Saving…";
    save_saved: "Enregistré à", "Saved at";
    save_away: "Pas de réseau\u{202f}: vos réponses sont gardées sur cet appareil et repartiront d’elles-mêmes.", "No network: your answers are kept on this device and will leave by themselves.";
    save_refused: "Une réponse demande votre attention\u{202f}: enregistrez pour voir laquelle.", "An answer needs your attention: save to see which one.";
    save_found: "Des réponses non enregistrées ont été retrouvées sur cet appareil\u{202f}: relisez-les, puis enregistrez.", "Unsaved answers were found on this device: read them again, then save.";
    answers_read_only: "Vous pouvez lire ces réponses, pas les changer.", "You may read these answers, not change them.";
    answers_closed: "Ces réponses ne changent plus\u{202f}: le questionnaire est en relecture ou validé.", "These answers no longer change: the questionnaire is in review or validated.";
    answers_wrong_title: "Des réponses ne sont pas encore enregistrées", "Some answers are not saved yet";
    answers_wrong: "Corrigez celles qui sont signalées, puis enregistrez\u{202f}; les autres le sont déjà.", "Mend those that are marked, then save; the others already are.";
    answers_both_title: "Quelqu’un a répondu entre-temps", "Somebody answered meanwhile";
    answers_both: "Sa réponse est celle qui compte. La vôtre est gardée dans l’historique et montrée ici\u{202f}: enregistrez pour la choisir.", "Their answer is the one that counts. Yours is kept in the history and shown here: save to choose it.";
    question_theirs: "Réponse enregistrée entre-temps\u{202f}:", "Answer saved meanwhile:";
    question_review: "À relire\u{202f}:", "To look at again:";
    question_help: "Aide", "Help";
    question_evidence: "Preuves usuelles", "Typical evidence";
    question_faq: "FAQ", "FAQ";
    question_source: "Source\u{202f}:", "Source:";
    question_requirements: "Exigences\u{202f}:", "Requirements:";
    question_done: "répondu", "answered";
    question_more: "Historique, commentaires, qui répond", "History, comments, who answers";
    question_dormant: "Cette question n’est plus posée\u{202f}: sa réponse est gardée et ne compte pas.", "This question is no longer asked: its answer is kept and does not count.";
    question_beside: "Autres questions", "Other questions";
    answer_title: "Réponse", "Answer";
    answer_give: "Répondre", "Answer";
    answer_change: "Changer la réponse", "Change the answer";
    answer_past: "Historique de la réponse", "History of the answer";
    answer_past_none: "Personne n’a encore répondu.", "Nobody answered yet.";
    answer_restore: "Rétablir", "Bring back";
    strategy_says: "Ce que dit la stratégie", "What the strategy says";
    settled_text: "Ces questions ne sont pas posées\u{202f}: une réponse de la stratégie globale vaut pour tous les produits. Si elle change, elles reviennent.", "These questions are not asked: an answer of the overall strategy holds for every product. If it changes, they come back.";
    dormant_text: "Une autre réponse a rendu ces questions sans objet. Rien n’est perdu\u{202f}: si elles reviennent, leur réponse aussi.", "Another answer made these questions irrelevant. Nothing is lost: if they come back, so does their answer.";
    notes_title: "Commentaires", "Comments";
    notes_none: "Aucun commentaire sur cette question.", "No comment on this question.";
    note_label: "Votre commentaire", "Your comment";
    note_mentions: "Prévenir", "Tell";
    note_mentions_hint: "Ces personnes le verront dans leur tableau de bord, si elles ont accès au questionnaire.", "These people will see it on their dashboard, if they may read the questionnaire.";
    note_say: "Commenter", "Comment";
    note_resolve: "Marquer comme résolu", "Mark as resolved";
    note_reopen: "Rouvrir", "Open again";
    note_done: "résolu", "resolved";
    share_title: "Qui répond à quoi", "Who answers what";
    share_open: "À faire", "To do";
    share_over: "Fait", "Done";
    share_none: "Rien n’est confié\u{202f}: chacun répond à ce que ses droits permettent.", "Nothing is given: everybody answers what their rights allow.";
    share_none_here: "Cette question n’est confiée à personne.", "This question is given to nobody.";
    share_of_question: "Qui répond", "Who answers";
    share_give: "Confier", "Give";
    share_submit: "Confier", "Give";
    share_part: "Quoi", "What";
    share_all: "Tout le questionnaire", "The whole questionnaire";
    share_person: "À qui", "To whom";
    share_person_hint: "La personne doit avoir le droit de répondre à ce questionnaire.", "The person needs the right to answer this questionnaire.";
    share_due: "Pour le", "Until";
    share_note: "Un mot", "A word";
    share_done: "Fait", "Done";
    share_again: "À refaire", "To do again";
    share_remove: "Retirer", "Take away";
    share_late: "en retard", "late";
    reading_title: "Édition pour lecture en groupe", "Edition to read together";
    reading_hint: "Imprimez cette page, ou enregistrez-la en PDF depuis votre navigateur\u{202f}: les cases et les lignes vides se remplissent à la main.", "Print this page, or save it as PDF from your browser: boxes and empty lines are to be filled by hand.";
    reading_version: "version", "version";
    reading_to_tick: "Réponses possibles", "Possible answers";
    colon: "\u{202f}: ", ": ";
    importance_mandatory: "obligatoire", "mandatory";
    importance_recommended: "recommandé", "recommended";
    importance_optional: "facultatif", "optional";
    export_title: "Emporter ou rapporter", "Take away or bring back";
    export_pdf: "Édition de lecture (PDF)", "Reading edition (PDF)";
    export_xlsx: "Classeur (XLSX)", "Workbook (XLSX)";
    export_csv: "CSV", "CSV";
    export_json: "JSON", "JSON";
    export_import: "Rapporter un classeur rempli", "Bring back a filled workbook";
    export_section: "Rubrique", "Section";
    export_question: "Question", "Question";
    export_answer: "Réponse", "Answer";
    export_importance: "Force", "Strength";
    export_offers: "Réponses possibles", "Possible answers";
    export_requirements: "Exigences", "Requirements";
    export_source: "Source", "Source";
    export_last: "Dernière réponse", "Last answer";
    export_not_applicable: "Sans objet\u{202f}: (dites pourquoi)", "Not applicable: (say why)";
    export_date: "31/01/2027", "2027-01-31";
    bring_title: "Rapporter un classeur rempli", "Bring back a filled workbook";
    bring_lead: "Exportez le classeur (XLSX), remplissez la colonne «\u{202f}Réponse\u{202f}», rapportez-le ici. Rien n’est enregistré avant que vous ayez relu les changements.", "Export the workbook (XLSX), fill in the column “Answer”, bring it back here. Nothing is saved before you read the changes.";
    bring_file: "Le classeur", "The workbook";
    bring_submit: "Lire le classeur", "Read the workbook";
    bring_changes: "Ce qui change", "What changes";
    bring_same: "Le classeur dit la même chose que les réponses enregistrées\u{202f}: rien à reprendre.", "The workbook says the same as the answers saved: nothing to take.";
    bring_now: "Aujourd’hui", "Today";
    bring_then: "Classeur", "Workbook";
    bring_take: "Prendre", "Take";
    bring_nothing: "sans réponse", "no answer";
    bring_accept: "Enregistrer les réponses cochées", "Save the ticked answers";
    bring_wrong: "Ce qui n’a pas pu être lu", "What could not be read";
    bring_version: "Ce classeur vient d’une autre version du questionnaire\u{202f}: les questions sont rapprochées par leur identifiant.", "This workbook comes from another version of the questionnaire: questions are matched by their identifier.";
}

impl Lang {
    /// Who answered, and when.
    pub(crate) fn answered_by(self, who: &str, at: &str) -> String {
        self.pick(format!("Répondu par {who}, {at}"), format!("Answered by {who}, {at}"))
    }

    /// Who has it to answer, until when.
    pub(crate) fn given_until(self, who: &str, day: &str) -> String {
        self.pick(format!("{who}, pour le {day}"), format!("{who}, until {day}"))
    }

    /// When it was done.
    pub(crate) fn share_done_on(self, day: &str) -> String {
        self.pick(format!("fait le {day}"), format!("done on {day}"))
    }

    /// Who is asked to look at a comment.
    pub(crate) fn note_to(self, names: &str) -> String {
        self.pick(format!("pour {names}"), format!("for {names}"))
    }

    /// Who resolved a comment, and when.
    pub(crate) fn note_resolved(self, who: &str, at: &str) -> String {
        self.pick(format!("par {who}, {at}"), format!("by {who}, {at}"))
    }

    /// Comments that nobody resolved.
    pub(crate) fn notes_open(self, n: u64) -> String {
        format!(
            "{n} {}",
            self.pick(self.plural(n, "commentaire", "commentaires"), self.plural(n, "comment", "comments"))
        )
    }

    /// Questions that the strategy saves.
    pub(crate) fn settled_title(self, n: usize) -> String {
        let n = n as u64;
        let fr = self.plural(
            n,
            "question déjà répondue par la stratégie",
            "questions déjà répondues par la stratégie",
        );
        format!(
            "{n} {}",
            self.pick(
                fr,
                self.plural(
                    n,
                    "question that the strategy already answers",
                    "questions that the strategy already answers"
                )
            )
        )
    }

    /// Answers that sleep, in a theme.
    pub(crate) fn dormant_title(self, n: usize) -> String {
        let n = n as u64;
        format!(
            "{n} {}",
            self.pick(
                self.plural(n, "réponse qui dort", "réponses qui dorment"),
                self.plural(n, "answer that sleeps", "answers that sleep")
            )
        )
    }

    /// A number, with the decimal sign of the language.
    pub(crate) fn number(self, n: f64) -> String {
        self.pick(n.to_string().replace('.', ","), n.to_string())
    }

    /// How many rows a table has.
    pub(crate) fn answer_rows(self, n: u64) -> String {
        format!("{n} {}", self.pick(self.plural(n, "ligne", "lignes"), self.plural(n, "row", "rows")))
    }

    /// Answers to questions that are no longer asked.
    pub(crate) fn answers_dormant(self, n: usize) -> String {
        let n = n as u64;
        format!(
            "{n} {}",
            self.pick(
                self.plural(
                    n,
                    "réponse dort\u{202f}: sa question n’est plus posée. Elle est gardée et ne compte pas.",
                    "réponses dorment\u{202f}: leurs questions ne sont plus posées. Elles sont gardées et ne comptent pas.",
                ),
                self.plural(
                    n,
                    "answer sleeps: its question is no longer asked. It is kept and does not count.",
                    "answers sleep: their questions are no longer asked. They are kept and do not count.",
                ),
            )
        )
    }

    /// A row of a workbook whose question is not asked.
    pub(crate) fn bring_unknown(self, id: &str) -> String {
        self.pick(
            format!(
                "la question «\u{202f}{id}\u{202f}» n’est pas posée ici\u{202f}: sa réponse n’est pas reprise"
            ),
            format!("the question {id:?} is not asked here: its answer is not taken"),
        )
    }
}
