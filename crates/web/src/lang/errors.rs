//! What failures say: what happened, what to do, that nothing is lost.

use super::{Lang, sentences};
use crate::error::Code;

sentences! {
    error_next: "Que faire\u{202f}?", "What to do next";
    error_search: "Chercher dans l’annuaire", "Search the directory";
    error_check_number: "Vérifier ce numéro", "Check this number";
    error_dashboard: "Revenir au tableau de bord", "Back to the dashboard";
    error_home: "Revenir à l’accueil", "Back to the start page";
    error_code: "Code de l’erreur", "Error code";
    error_reference: "référence de la demande", "reference of the request";
    error_sign_in: "Se connecter dans un nouvel onglet", "Sign in in a new tab";
    error_kept_title: "Ce que vous aviez saisi", "What you had typed";
    error_kept_text: "Rien n’est perdu. Vérifiez, puis envoyez de nouveau.", "Nothing is lost. Check, then send again.";
    error_kept_after_sign_in: "Rien n’est perdu. Connectez-vous dans un nouvel onglet, revenez ici, puis envoyez de nouveau.", "Nothing is lost. Sign in in a new tab, come back here, then send again.";
    error_kept_secrets: "Les mots de passe et les codes ne sont pas conservés\u{202f}: il faudra les saisir de nouveau.", "Passwords and codes are not kept: they will have to be typed again.";
    error_send_again: "Envoyer de nouveau", "Send again";
    error_nothing_typed: "Ce formulaire ne contenait aucun texte.", "This form held no text.";
    value_unknown_name: "ce nom n’existe pas", "no such name";
    value_repeated: "donné deux fois", "given twice";
    value_too_long: "plus de 512 octets", "longer than 512 bytes";
    value_too_long_line: "plus de 200 caractères", "longer than 200 characters";
    value_not_in_list: "cette valeur n’est pas dans la liste", "this value is not in the list";
    value_zero: "un nombre entier à partir de 1 est attendu", "a whole number from 1 is expected";
    value_not_boolean: "attendu\u{202f}: true, false, 1 ou 0", "expected true, false, 1 or 0";
    value_missing: "ce paramètre est obligatoire", "this parameter is mandatory";
}

impl Lang {
    /// The value of a parameter that must be a number in bounds.
    pub(crate) fn value_not_number(self, most: usize) -> String {
        self.pick(
            format!("un nombre entier de 0 à {most} est attendu"),
            format!("a whole number from 0 to {most} is expected"),
        )
    }

    /// Heading of the error page.
    pub(crate) fn error_title(self, code: Code) -> &'static str {
        match code {
            Code::BadParameter => {
                self.pick("Un paramètre n’est pas compris", "A parameter is not understood")
            }
            Code::NotFound => self.pick("Cette page n’existe pas", "This page does not exist"),
            Code::UnknownPerson => self.pick("Professionnel introuvable", "Professional not found"),
            Code::UnknownAnswer => {
                self.pick("Cette réponse n’est pas dans la FAQ", "This answer is not in the FAQ")
            }
            Code::MethodNotAllowed => {
                self.pick("Cette adresse se lit seulement", "This address can only be read")
            }
            Code::UriTooLong => self.pick("Cette adresse est trop longue", "This address is too long"),
            Code::NoDirectory => self.nothing_loaded_title(),
            Code::DirectoryDamaged => self.damaged_title(),
            Code::TooSlow => self.pick("La réponse tarde trop", "The answer takes too long"),
            Code::Internal => self.pick("Une erreur nous est imputable", "A fault of ours"),
            Code::SignInNeeded => self.pick("Connectez-vous pour continuer", "Sign in to continue"),
            Code::Forbidden => self.pick("Votre compte ne le permet pas", "Your account does not allow it"),
            Code::FromElsewhere => {
                self.pick("Cette demande ne vient pas de Jalon", "This request does not come from Jalon")
            }
            Code::FormTooOld => self.pick("Ce formulaire a expiré", "This form has expired"),
            Code::FormTooLarge => self.pick("Ce formulaire est trop long", "This form is too long"),
            Code::NotAForm => self.pick("Cet envoi n’est pas compris", "This submission is not understood"),
            Code::Conflict => {
                self.pick("Ce n’est pas possible en l’état", "This is not possible as things stand")
            }
            Code::Invalid => self.pick("Une information ne convient pas", "Some information does not do"),
            Code::TooMany => {
                self.pick("Trop de demandes en peu de temps", "Too many requests in a short time")
            }
            Code::RecordsBusy => self.pick("Les données ne répondent pas", "The data do not answer"),
            Code::RecordsReadOnly => {
                self.pick("Rien ne peut être enregistré pour l’instant", "Nothing can be saved for now")
            }
        }
    }

    /// The sentence under it, also given in JSON.
    pub(crate) fn error_message(self, code: Code, parameter: &str, detail: &str) -> String {
        match code {
            // A room of the records told it better.
            Code::UnknownAnswer => self.pick(
                format!("Aucune réponse publiée ne porte le nom «\u{202f}{detail}\u{202f}»\u{202f}: elle a pu être retirée, ou l’adresse mal recopiée. Cherchez-la par ses mots."),
                format!("No published answer bears the name “{detail}”: it may have been withdrawn, or the address miscopied. Look for it by its words."),
            ),
            _ if parameter.is_empty() && !detail.is_empty() && code != Code::UnknownPerson => detail.to_owned(),
            Code::BadParameter => self.pick(
                format!("Le paramètre «\u{202f}{parameter}\u{202f}» n’est pas compris\u{202f}: {detail}."),
                format!("The parameter “{parameter}” is not understood: {detail}."),
            ),
            Code::UnknownPerson => self.pick(
                format!("L’annuaire chargé ne contient personne sous l’identifiant «\u{202f}{detail}\u{202f}». Il peut être mal saisi, plus récent que les données chargées, ou retiré de l’annuaire."),
                format!("The loaded directory holds nobody under the identifier “{detail}”. It may be mistyped, more recent than the loaded data, or withdrawn from the directory."),
            ),
            Code::NotFound => self.pick(
                "L’adresse demandée ne correspond à aucune page. Elle a pu être tronquée ou mal recopiée.",
                "The address asked for matches no page. It may have been cut or miscopied.",
            ).to_owned(),
            Code::MethodNotAllowed => self.pick(
                "Seules les lectures (GET, HEAD) sont acceptées à cette adresse.",
                "Only reads (GET, HEAD) are accepted at this address.",
            ).to_owned(),
            Code::UriTooLong => self.pick(
                "Au-delà de 8\u{202f}Kio, une adresse n’est pas lue. Raccourcissez la recherche.",
                "Beyond 8 KiB an address is not read. Shorten the search.",
            ).to_owned(),
            Code::NoDirectory => self.pick(
                "Aucun annuaire n’est encore chargé. Lancez «\u{202f}jalon directory load CHEMIN\u{202f}», ou «\u{202f}jalon serve --demo\u{202f}» pour un essai.",
                "No directory is loaded yet. Run “jalon directory load PATH”, or “jalon serve --demo” for a trial.",
            ).to_owned(),
            Code::DirectoryDamaged => self.pick(
                "L’annuaire enregistré est illisible. Lancez «\u{202f}jalon directory rollback\u{202f}», ou chargez les fichiers à nouveau.",
                "The stored directory cannot be read. Run “jalon directory rollback”, or load the files again.",
            ).to_owned(),
            Code::TooSlow => self.pick(
                "Le serveur n’a pas répondu à temps. Rien n’est perdu\u{202f}: réessayez dans un instant.",
                "The server did not answer in time. Nothing is lost: try again in a moment.",
            ).to_owned(),
            Code::Internal => self.pick(
                "Le serveur a rencontré une erreur inattendue. Rien n’est perdu\u{202f}: réessayez, et signalez-la si elle revient.",
                "The server met an unexpected error. Nothing is lost: try again, and report it if it comes back.",
            ).to_owned(),
            Code::SignInNeeded => self.pick(
                "Votre session est terminée, ou n’a pas commencé. Rien n’a été enregistré.",
                "Your session is over, or has not begun. Nothing was saved.",
            ).to_owned(),
            Code::Forbidden => self.pick(
                "Votre compte ne permet pas cette action. Demandez-la à un Responsable de votre entreprise.",
                "Your account does not allow this action. Ask a Responsable of your company for it.",
            ).to_owned(),
            Code::FromElsewhere => self.pick(
                "Un autre site a tenté d’agir en votre nom. Rien n’a été fait. Si c’était vous, repartez d’une page de Jalon.",
                "Another site tried to act in your name. Nothing was done. If it was you, start again from a page of Jalon.",
            ).to_owned(),
            Code::FormTooOld => self.pick(
                "La page a été ouverte dans une autre session, ou avant votre connexion. Rien n’a été enregistré, et rien n’est perdu\u{202f}: vérifiez puis envoyez de nouveau.",
                "The page was opened in another session, or before you signed in. Nothing was saved and nothing is lost: check, then send again.",
            ).to_owned(),
            Code::FormTooLarge => self.pick(
                "Au-delà de 256\u{202f}Kio, un formulaire n’est pas lu. Rien n’a été enregistré\u{202f}: revenez en arrière et raccourcissez le texte.",
                "Beyond 256 KiB a form is not read. Nothing was saved: go back and shorten the text.",
            ).to_owned(),
            Code::NotAForm => self.pick(
                "Le contenu reçu n’est pas celui d’un formulaire de Jalon. Rien n’a été enregistré.",
                "What was received is not a form of Jalon. Nothing was saved.",
            ).to_owned(),
            Code::Conflict => self.pick(
                "Quelqu’un a agi entre-temps, ou cette étape est passée. Rien n’a été enregistré\u{202f}: rechargez la page.",
                "Somebody acted meanwhile, or this stage is over. Nothing was saved: reload the page.",
            ).to_owned(),
            Code::Invalid => self.pick(
                "Rien n’a été enregistré\u{202f}: revenez en arrière et corrigez.",
                "Nothing was saved: go back and correct.",
            ).to_owned(),
            Code::TooMany => self.pick(
                "Rien n’a été fait cette fois. Attendez un peu avant de recommencer.",
                "Nothing was done this time. Wait a while before trying again.",
            ).to_owned(),
            Code::RecordsBusy => self.pick(
                "La base de données ne répond pas. Rien n’a été enregistré\u{202f}: recommencez dans un instant.",
                "The database does not answer. Nothing was saved: try again in a moment.",
            ).to_owned(),
            Code::RecordsReadOnly => self.pick(
                "La base de données est en lecture seule\u{202f}: on peut consulter, pas enregistrer.",
                "The database is read-only: things can be read, not saved.",
            ).to_owned(),
        }
    }
}
