//! The state of the directory.

use super::{Lang, sentences};
use crate::format::number;

sentences! {
    status_title: "État de l’annuaire", "Directory status";
    status_age: "Âge des données", "Age of the data";
    status_rule: "Règle du référentiel Annuaire (ANN)\u{202f}: rafraîchir avant 28 jours. Jalon avertit à partir de 21 jours et signale «\u{202f}non conforme\u{202f}» à partir de 28.", "Rule of the Annuaire reference document (ANN): refresh before 28 days. Jalon warns from 21 days and says “not conformant” from 28.";
    status_gauge: "Âge des données sur une échelle de 0 à 35 jours, avec un repère à 21 et un à 28 jours", "Age of the data on a scale of 0 to 35 days, with a mark at 21 and one at 28 days";
    status_current: "Version courante", "Current version";
    status_generation: "Version", "Version";
    status_source_date: "Date des données", "Date of the data";
    status_published: "Publiée le", "Published on";
    status_mode: "Chargement", "Load";
    status_mode_full: "complet", "full";
    status_mode_refresh: "différentiel", "differential";
    status_mode_unchanged: "sans changement", "unchanged";
    status_persons: "Professionnels", "Professionals";
    status_lines: "Lignes", "Lines";
    status_structures: "Structures", "Structures";
    status_duplicates: "Lignes répétées à l’identique", "Lines repeated exactly";
    status_size: "Sur le disque", "On disk";
    status_files: "Fichiers", "Files";
    status_file: "Fichier", "File";
    status_date: "Date", "Date";
    status_read: "Lues", "Read";
    status_kept: "Gardées", "Kept";
    status_rejected: "Refusées", "Rejected";
    status_sha: "SHA-256", "SHA-256";
    status_file_size: "Taille", "Size";
    status_changes: "Depuis la version précédente", "Since the previous version";
    status_first: "C’est la première version\u{202f}: tout y est nouveau.", "This is the first version: everything in it is new.";
    status_added: "Ajoutés", "Added";
    status_changed: "Modifiés", "Changed";
    status_removed: "Retirés", "Removed";
    status_rejects: "Lignes refusées", "Rejected lines";
    status_no_reject: "Aucune ligne n’a été refusée.", "No line was rejected.";
    status_reason: "Motif", "Reason";
    status_count: "Nombre", "Count";
    status_line_numbers: "Numéros de ligne", "Line numbers";
    status_notes: "Remarques du chargement", "Remarks of the load";
    status_generations: "Versions gardées", "Kept versions";
    status_is_current: "courante", "current";
    status_load_title: "Charger des données plus récentes", "Load more recent data";
    status_load_text: "Donnez l’archive ou le dossier des fichiers en libre accès. La nouvelle version remplace l’ancienne d’un coup, une fois complète\u{202f}; les recherches en cours ne voient rien d’inachevé.", "Give the archive or the folder of the open files. The new version replaces the old one at once, when complete; running searches see nothing half-made.";
    status_load_comment_load: "# charger une archive ou un dossier", "# load an archive or a folder";
    status_load_comment_rollback: "# revenir à la version précédente", "# go back to the previous version";
    status_load_path: "CHEMIN", "PATH";
    status_where: "Les fichiers s’obtiennent sur annuaire.sante.fr, rubrique des données en libre accès\u{202f}; ils paraissent chaque jour.", "The files are published each day on annuaire.sante.fr, in the section of open data.";
}

impl Lang {
    /// "12 jours".
    pub(crate) fn days(self, n: i64) -> String {
        let count = n.unsigned_abs();
        let word = self.pick(self.plural(count, "jour", "jours"), self.plural(count, "day", "days"));
        format!("{n} {word}")
    }

    /// "limite dans 8 jours", empty once past.
    pub(crate) fn days_left(self, n: i64) -> String {
        match n {
            ..=0 => String::new(),
            n => self.pick(format!("limite dans {}", self.days(n)), format!("limit in {}", self.days(n))),
        }
    }

    /// "et 1 234 autres" after the line numbers that are kept.
    pub(crate) fn and_others(self, n: u64) -> String {
        let n = number(n, self);
        self.pick(format!("et {n} autres"), format!("and {n} others"))
    }

    /// How a generation was made.
    pub(crate) fn load_mode(self, mode: &str) -> String {
        match mode {
            "full" => self.status_mode_full().to_owned(),
            "refresh" => self.status_mode_refresh().to_owned(),
            "unchanged" => self.status_mode_unchanged().to_owned(),
            other => other.to_owned(),
        }
    }
}
