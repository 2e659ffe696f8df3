//! The search page of the directory.

use super::{Lang, sentences};
use crate::format::number;
use crate::params::Field;

sentences! {
    search_title: "Annuaire des professionnels", "Directory of professionals";
    search_label: "Nom, spécialité, ville, département, RPPS, adresse MSSanté…", "Name, specialty, town, département, RPPS, MSSanté address…";
    search_hint: "Plusieurs mots se combinent\u{202f}: nom, profession ou spécialité, ville ou département.", "Several words combine: name, profession or specialty, town or département.";
    advanced: "Recherche avancée", "Advanced search";
    advanced_who: "La personne", "The person";
    advanced_what: "Ce qu’elle exerce", "What they practise";
    advanced_where: "Où elle exerce", "Where they practise";
    advanced_any: "Indifférent", "Any";
    advanced_exact: "Refuser les orthographes voisines", "Refuse near spellings";
    clear_all: "Tout effacer", "Clear all";
    filters: "Filtres", "Filters";
    active_filters: "Filtres actifs", "Active filters";
    remove_filter: "Retirer le filtre", "Remove the filter";
    facet_active: "filtre actif, retirer", "active filter, remove";
    facet_profession: "Profession", "Profession";
    facet_know_how: "Spécialité, savoir-faire", "Specialty, know-how";
    facet_departement: "Département", "Département";
    to_filters: "Filtrer", "Filter";
    facet_category: "Catégorie", "Category";
    facet_mode: "Mode d’exercice", "Mode of practice";
    results: "Résultats", "Results";
    readings: "Compris comme", "Read as";
    note_typo: "Aucun nom exactement ainsi\u{202f}: voici les orthographes voisines.", "No name exactly so: here are the near spellings.";
    note_phonetic: "Aucun nom exactement ainsi\u{202f}: voici ceux qui se prononcent de même.", "No name exactly so: here are those that sound alike.";
    note_cut: "La recherche est longue\u{202f}: seuls les premiers mots ont été lus.", "The search is long: only its first words were read.";
    reason_typo: "orthographe voisine", "near spelling";
    reason_phonetic: "même prononciation", "sounds alike";
    reason_identifier: "numéro exact", "exact number";
    student: "Étudiant", "Student";
    mailbox: "MSSanté", "MSSanté";
    mailbox_hint: "Au moins une boîte MSSanté connue", "At least one known MSSanté mailbox";
    homonym: "Homonyme", "Namesake";
    homonym_hint: "Une autre personne porte exactement ce nom\u{202f}: vérifiez le lieu et le RPPS", "Another person bears exactly this name: check the place and the RPPS number";
    no_place: "Lieu non publié", "Place not published";
    page_previous: "Précédente", "Previous";
    page_next: "Suivante", "Next";
    pages: "Pages de résultats", "Pages of results";
    export: "Exporter", "Export";
    export_hint: "Les 1\u{202f}000 premiers résultats", "The first 1,000 results";
    none_title: "Personne ne correspond", "Nobody matches";
    none_try: "Essayez plutôt\u{202f}:", "Try instead:";
    none_tip_spelling: "Vérifiez l’orthographe, ou ne tapez que le début du nom.", "Check the spelling, or type only the beginning of the name.";
    none_tip_fewer: "Retirez un mot ou un filtre.", "Remove a word or a filter.";
    none_tip_number: "Ce nombre peut être autre chose qu’un RPPS\u{202f}: voir ce que c’est.", "This number may be something else than an RPPS number: see what it is.";
    start_title: "Qui cherchez-vous\u{202f}?", "Whom are you looking for?";
    start_text: "Tapez quelques lettres d’un nom. Les accents, les majuscules et les traits d’union ne comptent pas\u{202f}; une faute de frappe est rattrapée.", "Type a few letters of a name. Accents, capitals and hyphens do not matter; a slip is made up for.";
    start_examples: "Par exemple", "For instance";
    csv_header: "RPPS;Identification nationale;Nom;Prénom;Civilité;Profession;Spécialité;Catégorie;Mode;Structure;Code postal;Ville;MSSanté", "RPPS;National identifier;Family name;Given name;Title;Profession;Specialty;Category;Mode;Structure;Postcode;Town;MSSanté";
    yes: "oui", "yes";
    no: "non", "no";
}

impl Lang {
    /// "1 234 professionnels".
    pub(crate) fn total(self, n: u64) -> String {
        let word = self.pick(
            self.plural(n, "professionnel", "professionnels"),
            self.plural(n, "professional", "professionals"),
        );
        format!("{} {word}", number(n, self))
    }

    /// "activités : 3".
    pub(crate) fn more_activities(self, n: u32) -> String {
        let n = u64::from(n);
        let word = self.pick(
            self.plural(n, "autre activité", "autres activités"),
            self.plural(n, "other activity", "other activities"),
        );
        format!("+\u{a0}{n} {word}")
    }

    /// "Voir les 12 autres".
    pub(crate) fn facet_more(self, n: usize) -> String {
        self.pick(format!("Voir les {n} autres"), format!("Show the other {n}"))
    }

    /// "Page 3 sur 12".
    pub(crate) fn page_of(self, page: usize, pages: usize) -> String {
        let (page, pages) = (number(page as u64, self), number(pages as u64, self));
        self.pick(format!("Page {page} sur {pages}"), format!("Page {page} of {pages}"))
    }

    /// "en 0,4 ms".
    pub(crate) fn elapsed(self, us: u64) -> String {
        let tenths = us.div_ceil(100);
        let point = self.pick(',', '.');
        self.pick(
            format!("en {}{point}{}\u{202f}ms", tenths / 10, tenths % 10),
            format!("in {}{point}{} ms", tenths / 10, tenths % 10),
        )
    }

    /// A proposal when nothing was found: the search without one of its parts.
    pub(crate) fn without(self, what: &str) -> String {
        self.pick(format!("sans «\u{202f}{what}\u{202f}»"), format!("without “{what}”"))
    }

    /// Label of a field in the form and in the filters.
    pub(crate) fn field(self, field: Field) -> &'static str {
        match field {
            Field::Text => self.pick("Recherche", "Search"),
            Field::Rpps => self.pick("RPPS", "RPPS"),
            Field::Idnps => self.pick("IDNPS", "IDNPS"),
            Field::Family => self.pick("Nom d’exercice", "Family name"),
            Field::Given => self.pick("Prénom d’exercice", "Given name"),
            Field::Profession => self.facet_profession(),
            Field::KnowHow => self.facet_know_how(),
            Field::Category => self.facet_category(),
            Field::Mode => self.facet_mode(),
            Field::Genre => self.pick("Genre d’activité", "Kind of activity"),
            Field::Structure => self.pick("Structure (raison sociale, enseigne)", "Structure (name, sign)"),
            Field::Finess => self.pick("FINESS", "FINESS"),
            Field::Siret => self.pick("SIRET ou SIREN", "SIRET or SIREN"),
            Field::Postcode => self.pick("Code postal", "Postcode"),
            Field::City => self.pick("Ville", "Town"),
            Field::Street => self.pick("Voie", "Street"),
            Field::Departement => self.facet_departement(),
            Field::Mailbox => self.pick("Adresse MSSanté", "MSSanté address"),
        }
    }

    /// What a word was read as.
    pub(crate) fn reading(self, kind: &str) -> &'static str {
        match kind {
            "name" => self.pick("nom", "name"),
            "profession" => self.pick("profession", "profession"),
            "know_how" => self.pick("spécialité", "specialty"),
            "departement" => self.pick("département", "département"),
            "postcode" => self.pick("code postal", "postcode"),
            "city" => self.pick("ville", "town"),
            "identifier" => self.pick("numéro", "number"),
            "ignored" => self.pick("ignoré", "ignored"),
            _ => self.pick("mot", "word"),
        }
    }

    /// A category where the file prints only its code.
    pub(crate) fn category(self, code: &str) -> Option<&'static str> {
        match code {
            "C" => Some(self.pick("Civil", "Civilian")),
            "E" => Some(self.student()),
            "M" => Some(self.pick("Agent public, militaire", "Public servant, military")),
            _ => None,
        }
    }
}
