//! The FAQ as its readers see it.

use super::{Lang, sentences};
use crate::format::number;

sentences! {
    faq_title: "FAQ", "FAQ";
    faq_lead: "Les règles de la e-santé, expliquées\u{202f}: chaque réponse dit d’où elle vient, de quand elle date et à quel point elle est sûre.", "The rules of e-health, explained: each answer says where it comes from, how old it is and how sure.";
    faq_label: "Votre question, en quelques mots", "Your question, in a few words";
    faq_hint: "Accents, majuscules et fautes de frappe ne comptent pas\u{202f}; les sigles et les numéros d’exigence sont compris.", "Accents, capitals and slips do not matter; acronyms and numbers of requirements are understood.";
    faq_answers: "Réponses", "Answers";
    faq_questions: "Préciser", "Narrow down";
    faq_to_questions: "Préciser en cinq questions", "Narrow down in five questions";
    faq_latest: "les plus récentes d’abord", "the latest first";
    faq_portal: "Portail", "Portal";
    faq_any_filter: "aucun filtre", "any filter";
    faq_loose: "Aucune réponse ne contient tout ce que vous cherchez\u{202f}: voici celles qui en contiennent une partie.", "No answer holds all you are looking for: here are those that hold a part of it.";
    faq_other_language: "Rien dans votre langue avec ces mots\u{202f}: voici ce que l’autre langue a trouvé.", "Nothing in your language with these words: here is what the other language found.";
    faq_permalink: "Ouvrir sur sa page", "Open on its page";
    faq_updated: "Mise à jour le", "Updated on";
    faq_created: "Publiée le", "Published on";
    faq_sources: "Sources", "Sources";
    faq_incomplete: "Réponse incomplète", "Incomplete answer";
    faq_incomplete_text: "Ce qui manque\u{202f}:", "What is missing:";
    faq_caution: "À savoir\u{202f}:", "Note:";
    faq_certainty: "Fiabilité", "Reliability";
    faq_official: "officielle", "official";
    faq_official_why: "La source officielle citée le dit.", "The official source named says so.";
    faq_dated: "datée", "dated";
    faq_dated_why: "Vraie à la date d’une source ancienne\u{202f}: à vérifier.", "True at the date of an old source: to be checked.";
    faq_reported: "rapportée", "reported";
    faq_reported_why: "Dite par la presse, un consultant ou un éditeur.", "Said by the press, a consultant or a vendor.";
    faq_deduced: "déduite", "deduced";
    faq_deduced_why: "Tirée de plusieurs sources publiques.", "Drawn from several public sources.";
    faq_about: "Cette réponse concerne", "This answer is about";
    faq_requirements: "Exigences", "Requirements";
    faq_identifiers: "Identifiants", "Identifiers";
    faq_screens: "Dans Jalon", "In Jalon";
    faq_related: "À lire ensuite", "To read next";
    faq_dates: "Dates", "Dates";
    faq_edit: "Modifier cette réponse", "Edit this answer";
    faq_write: "Rédaction", "Editing";
    faq_print: "Adresse de cette réponse", "Address of this answer";
    faq_feed: "Flux Atom", "Atom feed";
    faq_none_title: "Aucune réponse", "No answer";
    faq_none_try: "Essayez plutôt\u{202f}:", "Try instead:";
    faq_none_words: "Écrivez moins de mots, ou d’autres\u{202f}: un sigle, le nom d’un produit, le numéro d’une exigence.", "Type fewer words, or other ones: an acronym, the name of a product, the number of a requirement.";
    faq_none_ask: "Ou posez la question\u{202f}:", "Or ask the question:";
    faq_none_noted: "Cette recherche est notée sans rien de vous, pour que les rédacteurs y répondent.", "This search is noted, with nothing of yours, for the editors to answer it.";
    faq_all: "Toute la FAQ", "The whole FAQ";
    faq_search_words: "Chercher ces mots dans la FAQ", "Look for these words in the FAQ";
    faq_vote: "Cette réponse vous a-t-elle été utile\u{202f}?", "Was this answer useful to you?";
    faq_vote_yes: "Oui", "Yes";
    faq_vote_no: "Non", "No";
    faq_vote_thanks_yes: "Merci, votre avis est compté.", "Thank you, your opinion is counted.";
    faq_vote_thanks_no: "Merci, votre avis est compté. Que manque-t-il\u{202f}?", "Thank you, your opinion is counted. What is missing?";
    faq_vote_thanks_reason: "Merci\u{202f}: les rédacteurs liront votre remarque.", "Thank you: the editors will read your remark.";
    faq_vote_wait: "Beaucoup d’avis viennent de votre réseau aujourd’hui\u{202f}: celui-ci n’est pas compté. Revenez demain.", "Many opinions come from your network today: this one is not counted. Come back tomorrow.";
    faq_vote_mind: "Changer d’avis\u{202f}:", "Change your mind:";
    faq_vote_reason: "Ce qui manque ou ce qui est faux", "What is missing or wrong";
    faq_vote_reason_hint: "N’écrivez aucun nom. Les longs numéros sont masqués.", "Write no name. Long numbers are masked.";
    faq_vote_send: "Envoyer", "Send";
    faq_other_lang_fr: "réponse en français", "answer in French";
    faq_other_lang_en: "réponse en anglais", "answer in English";
    home_faq: "Comprendre les règles\u{202f}: Annuaire, correspondants, Convergence, Ségur, INS, cartes, avec sources et dates.", "Understand the rules: directory, correspondents, Convergence, Ségur, INS, cards, with sources and dates.";
}

impl From<Lang> for faq::Lang {
    fn from(lang: Lang) -> Self {
        lang.pick(Self::Fr, Self::En)
    }
}

impl Lang {
    /// "12 réponses".
    pub(crate) fn faq_total(self, n: u64) -> String {
        let word = self.pick(self.plural(n, "réponse", "réponses"), self.plural(n, "answer", "answers"));
        format!("{} {word}", number(n, self))
    }

    /// A word read as another one.
    pub(crate) fn faq_read_as(self, read_as: &str, typed: &str) -> String {
        self.pick(
            format!("Lu «\u{202f}{read_as}\u{202f}» à la place de «\u{202f}{typed}\u{202f}»."),
            format!("Read “{read_as}” in place of “{typed}”."),
        )
    }

    /// Words that no text holds.
    pub(crate) fn faq_not_found(self, words: &[String]) -> String {
        let words = self.quoted(words);
        self.pick(format!("Aucun texte ne contient {words}."), format!("No text holds {words}."))
    }

    /// Filters of the public portal that are not applied.
    pub(crate) fn faq_not_applied(self, numbers: &[String]) -> String {
        let numbers = self.quoted(numbers);
        self.pick(
            format!(
                "Le portail public ne publie pas le sens de {numbers}\u{202f}: ce filtre n’est pas appliqué."
            ),
            format!("The public portal does not publish what {numbers} means: this filter is not applied."),
        )
    }

    /// Parts of the address that were not understood.
    pub(crate) fn faq_unknown(self, parts: &[String]) -> String {
        let parts = self.quoted(parts);
        self.pick(
            format!("Dans l’adresse, {parts} n’est pas compris et ne filtre rien."),
            format!("In the address, {parts} is not understood and filters nothing."),
        )
    }

    fn quoted(self, words: &[String]) -> String {
        let quoted = |w: &String| self.pick(format!("«\u{202f}{w}\u{202f}»"), format!("“{w}”"));
        words.iter().map(quoted).collect::<Vec<_>>().join(", ")
    }

    /// The date of a source and the day it was read; empty when neither is known.
    pub(crate) fn faq_source_when(self, date: Option<String>, read: Option<String>) -> String {
        let date = date.map(|d| self.pick(format!("datée du {d}"), format!("dated {d}")));
        let read = read.map(|d| self.pick(format!("lue le {d}"), format!("read on {d}")));
        [date, read].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Says that an answer is not in the reader's language.
    pub(crate) fn faq_in(self, code: &str) -> &'static str {
        if code == "fr" { self.faq_other_lang_fr() } else { self.faq_other_lang_en() }
    }

    /// Name of a screen that an answer points to.
    pub(crate) fn screen(self, key: &str) -> Option<&'static str> {
        Some(match key {
            "annuaire" => self.nav_directory(),
            "identifiants" => self.nav_identifiers(),
            "correspondants" => self.nav_correspondents(),
            "tableau-de-bord" => self.nav_dashboard(),
            "produits" => self.nav_products(),
            "strategie" => self.nav_strategy(),
            "questionnaires" => self.pick("Questionnaires", "Questionnaires"),
            "equipe" => self.nav_people(),
            "entreprise" => self.nav_company(),
            "candidatures" => self.pick("Candidatures", "Applications"),
            "preuves" => self.nav_evidence(),
            "poste" => self.nav_workstation(),
            _ => return None,
        })
    }
}
