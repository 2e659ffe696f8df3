//! Running the platform.

use super::{Lang, sentences};
use db::audit::Why;

sentences! {
    admin_staff: "Rôles sur la plateforme", "Roles over the platform";
    admin_second_factor: "Second facteur", "Second factor";
    admin_no_second_factor: "non\u{202f}: ses rôles attendent", "no: their roles wait";
    admin_closed: "compte fermé", "account closed";
    admin_find: "Ouvrir ce compte", "Open this account";
    admin_find_hint: "Pour donner un rôle à quelqu’un, ou fermer son compte.", "To give somebody a role, or close their account.";
    admin_roles: "Rôles", "Roles";
    admin_roles_wait: "Ce compte n’a pas de second facteur\u{202f}: les rôles donnés attendront qu’il en ait un.", "This account has no second factor: roles given will wait until it has one.";
    admin_roles_save: "Enregistrer les rôles", "Save the roles";
    admin_account: "Compte", "Account";
    role_administrator: "Administrateur", "Administrator";
    role_administrator_hint: "Donne les rôles, suit les travaux, vérifie le journal.", "Gives roles, watches the work, verifies the audit trail.";
    role_instructor: "Instructeur", "Instructor";
    role_instructor_hint: "Vérifie les entreprises et instruit leurs demandes.", "Verifies companies and instructs their requests.";
    account_close: "Fermer le compte", "Close the account";
    account_close_text: "Toutes ses sessions se terminent et personne ne peut plus s’y connecter. Rien n’est effacé.", "All its sessions end and nobody can sign in with it any more. Nothing is erased.";
    account_open: "Rouvrir le compte", "Open the account again";
    account_open_text: "La personne pourra de nouveau se connecter.", "The person will be able to sign in again.";
    factors_drop: "Retirer les seconds facteurs", "Take the second factors away";
    factors_drop_text: "Pour quelqu’un qui les a tous perdus, une fois son identité vérifiée autrement. Ses sessions se terminent\u{202f}; un message l’en avertit.", "For somebody who lost them all, once their identity was verified otherwise. Their sessions end; a message tells them.";
    jobs_title: "Travaux en arrière-plan", "Background work";
    jobs_none: "Rien n’attend, rien n’a échoué.", "Nothing waits, nothing failed.";
    job: "Travail", "Work";
    jobs_waiting: "En attente", "Waiting";
    jobs_running: "En cours", "Running";
    jobs_dead: "Échoués", "Failed";
    jobs_oldest: "Plus ancienne échéance", "Oldest due";
    dead_title: "Échoués pour de bon", "Failed for good";
    dead_text: "Tous les essais ont échoué. Corrigez la cause, puis relancez\u{202f}; ou abandonnez ce qui n’a plus de sens.", "Every try failed. Mend the cause, then retry; or give up what makes no sense any more.";
    dead_more: "D’autres suivent\u{202f}: elles apparaîtront quand celles-ci seront traitées.", "Others follow: they will appear when these are dealt with.";
    job_retry: "Relancer", "Retry";
    job_discard: "Abandonner", "Give up";
    audit_title: "Journal d’audit", "Audit trail";
    audit_lead: "Chaque ligne est scellée par une empreinte qui couvre la précédente\u{202f}: une ligne changée, retirée ou ajoutée se voit.", "Each line is sealed by a digest that covers the one before: a line that was changed, removed or added is found out.";
    audit_open: "Vérifier ou exporter", "Verify or export";
    audit_verify: "Vérifier maintenant", "Verify now";
    audit_export: "Exporter tout le journal (JSON, une ligne par événement)", "Export the whole trail (JSON, one line per event)";
    audit_compare: "Si vous avez noté ailleurs un numéro et son empreinte, saisissez-les\u{202f}: un journal entièrement refait serait découvert. Sinon, laissez vide.", "If you wrote a number and its digest down elsewhere, type them: a trail forged anew would be found out. Else leave empty.";
    audit_number: "Numéro de ligne", "Line number";
    audit_hash: "Empreinte", "Digest";
    audit_keep: "Notez ce numéro et cette empreinte hors de la plateforme\u{202f}: ils serviront à la prochaine vérification.", "Write this number and this digest down outside of the platform: they will serve the next verification.";
    audit_bad_anchor: "Un numéro entier et une empreinte de 64 caractères (0-9, a-f) sont attendus, ou rien.", "A whole number and a digest of 64 characters (0-9, a-f) are expected, or nothing.";
    audit_what_to_do: "Gardez la base en l’état, exportez le journal et comparez-le à la dernière sauvegarde.", "Keep the database as it is, export the trail and compare it with the last backup.";
}

impl Lang {
    /// The name of a kind of job; one that this page does not know keeps its own.
    pub(crate) fn job_kind(self, kind: &str) -> &str {
        match kind {
            "accounts.mail" => self.pick("Envoi d’un message", "Sending of a message"),
            "platform.tidy" => self.pick("Entretien périodique", "Regular upkeep"),
            "documents.delete" => self.pick("Effacement d’un document", "Erasure of a document"),
            other => other,
        }
    }

    /// "10 essais".
    pub(crate) fn attempts(self, n: u32) -> String {
        format!(
            "{n} {}",
            self.pick(self.plural(n.into(), "essai", "essais"), self.plural(n.into(), "try", "tries"))
        )
    }

    /// Every entry is there.
    pub(crate) fn audit_whole(self, entries: i64) -> String {
        let n = u64::try_from(entries).unwrap_or(0);
        let count = crate::format::number(n, self);
        self.pick(
            format!("Le journal est entier\u{202f}: {count} {}", self.plural(n, "ligne", "lignes")),
            format!("The trail is whole: {count} {}", self.plural(n, "line", "lines")),
        )
    }

    /// The chain is broken.
    pub(crate) fn audit_broken(self, seq: i64) -> String {
        self.pick(
            format!("Le journal est altéré à la ligne {seq}"),
            format!("The trail is broken at line {seq}"),
        )
    }

    /// In what it is broken.
    pub(crate) fn audit_why(self, why: Why) -> &'static str {
        match why {
            Why::Missing => self.pick("La ligne manque.", "The line is missing."),
            Why::Changed => self.pick("La ligne a été modifiée.", "The line was changed."),
            Why::Unlinked => self.pick("La ligne ne suit pas la précédente.", "The line does not follow the one before."),
            Why::NotTheHead => self.pick(
                "Le journal ne finit pas où il devrait\u{202f}: sa fin a été coupée, ou des lignes ont été ajoutées.",
                "The trail does not end where it should: its end was cut, or lines were added.",
            ),
            Why::NotTheAnchor => self.pick(
                "La ligne n’a pas l’empreinte que vous aviez notée\u{202f}: le journal a été refait.",
                "The line has not the digest that you wrote down: the trail was forged anew.",
            ),
            Why::Unreadable => self.pick("La ligne est illisible.", "The line cannot be read."),
        }
    }
}
