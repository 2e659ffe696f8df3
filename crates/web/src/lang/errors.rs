//! What failures say: what happened, what to do, that nothing is lost.

use super::{Lang, sentences};
use crate::error::Code;

sentences! {
    error_next: "Que faire\u{202f}?", "What to do next";
    error_search: "Chercher dans l’annuaire", "Search the directory";
    error_check_number: "Vérifier ce numéro", "Check this number";
    error_home: "Revenir à l’accueil", "Back to the start page";
    error_code: "Code de l’erreur", "Error code";
    value_unknown_name: "ce nom n’existe pas", "no such name";
    value_repeated: "donné deux fois", "given twice";
    value_too_long: "plus de 512 octets", "longer than 512 bytes";
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
            Code::MethodNotAllowed => {
                self.pick("Cette adresse se lit seulement", "This address can only be read")
            }
            Code::UriTooLong => self.pick("Cette adresse est trop longue", "This address is too long"),
            Code::NoDirectory => self.nothing_loaded_title(),
            Code::DirectoryDamaged => self.damaged_title(),
            Code::TooSlow => self.pick("La réponse tarde trop", "The answer takes too long"),
            Code::Internal => self.pick("Une erreur nous est imputable", "A fault of ours"),
        }
    }

    /// The sentence under it, also given in JSON.
    pub(crate) fn error_message(self, code: Code, parameter: &str, detail: &str) -> String {
        match code {
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
        }
    }
}
