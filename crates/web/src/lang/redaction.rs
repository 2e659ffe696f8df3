//! The editors' workbench of the FAQ.

use super::{Lang, sentences};
use crate::format::number;

sentences! {
    write_title: "Rédaction de la FAQ", "FAQ editing";
    write_lead: "Un texte enregistré reste un brouillon jusqu’à sa publication. Rien n’est jamais perdu\u{202f}: toutes les versions sont gardées.", "A saved text stays a draft until it is published. Nothing is ever lost: every version is kept.";
    write_new: "Nouvelle réponse", "New answer";
    write_import: "Importer", "Import";
    write_export: "Exporter ce qui est publié (JSONL)", "Export what is published (JSONL)";
    write_statistics: "Ce qui manque aux lecteurs", "What readers miss";
    write_find: "Question ou nom", "Question or name";
    write_filter: "Filtrer", "Filter";
    write_state: "État", "State";
    write_lang: "Langue", "Language";
    write_any: "Tous", "All";
    write_any_lang: "Toutes", "All";
    write_french: "Français", "French";
    write_english: "Anglais", "English";
    write_shipped: "livrée", "shipped";
    write_edited: "publiée", "published";
    write_never: "jamais publiée", "never published";
    write_withdrawn: "retirée", "withdrawn";
    write_draft: "brouillon en attente", "draft waiting";
    write_beside: "deux textes à réunir", "two texts to join";
    write_changed: "nouveau texte livré", "new shipped text";
    write_col_question: "Question", "Question";
    write_col_version: "Version", "Version";
    write_none: "Aucune réponse ne correspond. Retirez un filtre, ou écrivez-la.", "No answer matches. Remove a filter, or write it.";
    write_needed: "À remplir\u{202f}: sans cela, une réponse ne peut pas être enregistrée.", "To be filled in: an answer cannot be saved without it.";
    write_question: "Question", "Question";
    write_answer: "Réponse", "Answer";
    write_answer_hint: "En Markdown\u{202f}: **gras**, listes avec un tiret, tableaux. Le HTML est montré tel quel. Espaces insécables et apostrophes sont mises en place à l’enregistrement.", "In Markdown: **bold**, lists with a hyphen, tables. HTML is shown as it is.";
    write_sources_hint: "Une par ligne\u{202f}: titre | adresse | date de la source | jour de lecture. Exemple\u{202f}: ANS, FAQ des industriels | https://esante.gouv.fr/faq | 2025-12-15 | 2026-11-23", "One a line: title | address | date of the source | day it was read. Example: ANS, FAQ des industriels | https://esante.gouv.fr/faq | 2025-12-15 | 2026-11-23";
    write_caution: "Ce qui limite sa portée", "What limits it";
    write_caution_hint: "Une phrase, lue sous la réponse.", "One sentence, read under the answer.";
    write_incomplete: "Réponse incomplète\u{202f}: une partie seulement est connue", "Incomplete answer: only a part is known";
    write_missing: "Ce qui manque, et où le trouver", "What is missing, and where to find it";
    write_missing_hint: "À remplir si la réponse est incomplète.", "To be filled in when the answer is incomplete.";
    write_keywords: "Mots-clés", "Keywords";
    write_keywords_hint: "Séparés par des points-virgules\u{202f}: les mots des lecteurs qui ne sont pas dans la réponse.", "Separated by semicolons: readers’ words that the answer does not hold.";
    write_requirements_hint: "Séparées par des points-virgules\u{202f}: ANN.3\u{202f}; SC.MSS/CONF.18", "Separated by semicolons: ANN.3; SC.MSS/CONF.18";
    write_related_hint: "Noms d’autres réponses, séparés par des points-virgules.", "Names of other answers, separated by semicolons.";
    write_portal: "Numéros du portail", "Numbers of the portal";
    write_portal_hint: "Séparés par des points-virgules\u{202f}: theme:2443", "Separated by semicolons: theme:2443";
    write_note: "Remarque sur cette version", "Remark on this version";
    write_note_hint: "Pourquoi ce changement\u{202f}; lue par les rédacteurs seulement.", "Why this change; read by editors only.";
    write_id: "Nom de la réponse", "Name of the answer";
    write_id_hint: "Il fait l’adresse\u{202f}: minuscules sans accent, chiffres, traits d’union. Exemple\u{202f}: carte-sans-lecteur. Il ne change plus ensuite.", "It makes the address: lower-case letters without accents, digits, hyphens. Example: carte-sans-lecteur. It does not change afterwards.";
    write_id_taken: "Une réponse porte déjà ce nom dans cette langue. Choisissez-en un autre, ou modifiez-la.", "An answer already bears this name in this language. Choose another one, or edit it.";
    write_id_bad: "Minuscules sans accent, chiffres et traits d’union simples seulement, 100 caractères au plus.", "Lower-case letters without accents, digits and single hyphens only, 100 characters at most.";
    write_continue: "Continuer", "Continue";
    write_preview: "Aperçu", "Preview";
    write_preview_lead: "Tel que les lecteurs le verront.", "As readers will see it.";
    write_save: "Enregistrer le brouillon", "Save the draft";
    write_save_publish: "Enregistrer et publier", "Save and publish";
    write_publish: "Publier le brouillon", "Publish the draft";
    write_publish_this: "Publier cette version", "Publish this version";
    write_withdraw: "Retirer de la FAQ", "Withdraw from the FAQ";
    write_back: "Revenir au texte livré", "Back to the shipped text";
    write_see: "Voir comme un lecteur", "See as a reader";
    write_versions: "Versions", "Versions";
    write_compare: "Comparer", "Compare";
    write_older: "De", "From";
    write_newer: "À", "To";
    write_same: "Les deux versions disent la même chose.", "Both versions say the same.";
    write_version_shipped: "texte livré avec le programme", "text shipped with the program";
    write_version_beside: "à côté", "beside";
    write_version_seen: "vue par les lecteurs", "seen by readers";
    write_by_you: "vous", "you";
    write_by_program: "le programme", "the program";
    write_by_other: "un autre rédacteur", "another editor";
    write_translate: "Écrire la traduction", "Write the translation";
    write_other_language: "L’autre langue", "The other language";
    write_details: "Classement et liens", "Classification and links";
    write_similar: "Réponses qui ressemblent à celle-ci", "Answers that resemble this one";
    write_similar_none: "Aucune réponse publiée ne lui ressemble.", "No published answer resembles it.";
    write_duplicate: "sans doute un doublon", "most likely a duplicate";
    write_both_title: "Quelqu’un a enregistré avant vous", "Somebody saved before you";
    write_both_text: "Les deux textes sont gardés. Le vôtre est dans le formulaire\u{202f}; l’autre est ci-dessous, avec leurs différences. Réunissez-les, puis enregistrez.", "Both texts are kept. Yours is in the form; the other one is below, with their differences. Join them, then save.";
    write_theirs: "L’autre texte", "The other text";
    write_differences: "De l’autre texte au vôtre", "From the other text to yours";
    write_beside_note: "Un texte gardé à côté attend d’être réuni à celui-ci\u{202f}: comparez-les dans les versions.", "A text kept beside waits to be joined with this one: compare them in the versions.";
    write_changed_note: "Le programme livre maintenant un autre texte que celui qui a servi de base. Comparez avec la version 0.", "The program now ships another text than the one this was based on. Compare with version 0.";
    write_added: "ajouté", "added";
    write_removed: "retiré", "removed";
    stats_lead: "Depuis quatre-vingt-dix jours. Rien n’est gardé de qui cherche ou vote\u{202f}; les longs numéros sont masqués.", "Over ninety days. Nothing is kept of who searches or votes; long numbers are masked.";
    stats_searches: "Recherches sans réponse", "Searches without an answer";
    stats_no_search: "Toutes les recherches ont trouvé quelque chose.", "Every search found something.";
    stats_words: "Recherche", "Search";
    stats_times: "Fois", "Times";
    stats_last: "Dernière fois", "Last time";
    stats_partly: "trouvée en partie", "found in part";
    stats_write: "Écrire la réponse", "Write the answer";
    stats_votes: "Réponses qui aident le moins", "Answers that help the least";
    stats_no_vote: "Personne n’a encore donné son avis.", "Nobody has given an opinion yet.";
    stats_useful: "Utiles", "Useful";
    stats_all: "Avis", "Opinions";
    stats_reasons: "Ce que disent les lecteurs", "What readers say";
    import_lead: "Une réponse par ligne, en JSON\u{202f}: le format de l’export. Chaque ligne devient un brouillon\u{202f}; rien n’est publié.", "One answer a line, in JSON: the format of the export. Each line becomes a draft; nothing is published.";
    import_file: "Fichier JSONL", "JSONL file";
    import_text: "Ou collez les lignes ici", "Or paste the lines here";
    import_try: "Essayer sans rien enregistrer", "Try without saving anything";
    import_do: "Importer comme brouillons", "Import as drafts";
    import_nothing: "Aucune ligne n’a été lue\u{202f}: choisissez un fichier ou collez son contenu.", "No line was read: choose a file or paste its content.";
    import_report_dry: "Essai\u{202f}: rien n’a été enregistré", "Trial: nothing was saved";
    import_report: "Import terminé", "Import done";
    import_read: "lignes lues", "lines read";
    import_saved: "brouillons", "drafts";
    import_same: "déjà là, identiques", "already there, identical";
    import_rejected: "refusées", "refused";
    import_line: "Ligne", "Line";
    import_why: "Raison", "Reason";
    import_note: "import", "import";
}

impl Lang {
    /// Name of a language of an entry.
    pub(crate) fn lang_name(self, code: &str) -> &'static str {
        if code == "fr" { self.write_french() } else { self.write_english() }
    }

    /// "Version 3".
    pub(crate) fn write_version(self, n: &i64) -> String {
        format!("{} {n}", self.pick("Version", "Version"))
    }

    /// "62 % des mots en commun" would promise too much: a figure and a word.
    pub(crate) fn likeness(self, likeness: f32) -> String {
        let percent = number((likeness * 100.0).round() as u64, self);
        self.pick(format!("ressemblance {percent}\u{202f}%"), format!("likeness {percent}%"))
    }
}
