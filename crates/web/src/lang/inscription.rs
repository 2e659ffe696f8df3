//! A company asks for an account: the request, its documents, what becomes of it.

use super::{Lang, sentences};
use accounts::registration::State;

sentences! {
    given_name: "Prénom", "Given name";
    family_name: "Nom", "Family name";
    ask_title: "Demander un compte pour votre entreprise", "Ask for an account for your company";
    ask_lead: "Le compte s’ouvre une fois l’entreprise et son Responsable vérifiés\u{202f}: cela écarte l’usurpation d’identité et les saisies erronées.", "The account opens once the company and its Responsable are verified: this keeps impostors and wrong data out.";
    ask_way_1: "Vous remplissez cette demande et confirmez votre adresse.", "You fill in this request and confirm your address.";
    ask_way_2: "Vous déposez la copie de votre pièce d’identité et un Kbis de moins de 3 mois.", "You deposit the copy of your identity document and a Kbis under 3 months old.";
    ask_way_3: "Un instructeur vérifie, puis vous écrit. Les pièces sont alors effacées.", "An instructor verifies, then writes to you. The documents are then erased.";
    ask_siren_hint: "Neuf chiffres, imprimés sur le Kbis. Exemple\u{202f}: 732 829 320", "Nine digits, printed on the Kbis. Example: 732 829 320";
    ask_company: "Entreprise", "Company";
    ask_company_hint: "Le nom inscrit au registre du commerce.", "The name in the commercial register.";
    ask_capacity: "À quel titre faites-vous cette demande\u{202f}?", "In what capacity do you ask?";
    ask_capacity_short: "Qualité", "Capacity";
    ask_mandataire_hint: "Gérant, président, directeur général\u{202f}: votre nom figure sur le Kbis.", "Manager, president, chief executive: your name is on the Kbis.";
    ask_habilite_hint: "Vous avez reçu le pouvoir d’engager l’entreprise sur la plateforme.", "You were given the power to commit the company on the platform.";
    ask_email: "Adresse électronique", "E-mail address";
    ask_email_hint: "Votre adresse professionnelle\u{202f}: elle deviendra celle de votre compte.", "Your business address: it becomes that of your account.";
    ask_use: "Ces informations servent à vérifier votre entreprise et à vous écrire, à rien d’autre. Une demande sans suite est effacée.", "This information serves to verify your company and to write to you, nothing else. A request without follow-up is erased.";
    ask_submit: "Envoyer la demande", "Send the request";
    ask_have_account: "Votre entreprise a déjà un compte\u{202f}?", "Your company has an account already?";
    ask_sent_title: "Ouvrez votre messagerie", "Open your mailbox";
    ask_sent_text: "Un message part vers l’adresse indiquée. Son lien, valable 48 heures, confirme que l’adresse est la vôtre et ouvre le suivi de la demande.", "A message leaves for the address given. Its link works for 48 hours: it confirms that the address is yours and opens the follow-up of the request.";
    ask_sent_then: "Préparez en attendant la copie de votre pièce d’identité et un Kbis de moins de 3 mois, en PDF, JPEG ou PNG.", "Meanwhile prepare the copy of your identity document and a Kbis under 3 months old, as PDF, JPEG or PNG.";
    ask_sent_nothing: "Rien reçu dans le quart d’heure\u{202f}? Regardez les indésirables, ou recommencez\u{202f}:", "Nothing within a quarter of an hour? Look among the unwanted mail, or start again:";
    confirm_title: "Confirmer la demande", "Confirm the request";
    confirm_lead: "Vérifiez que cette demande est la vôtre.", "Check that this request is yours.";
    confirm_known: "Cette adresse a déjà un compte. Connectez-vous avec lui\u{202f}: vous reviendrez ici pour confirmer.", "This address has an account already. Sign in with it: you will come back here to confirm.";
    confirm_other: "Vous êtes connecté avec une autre adresse que celle de la demande. Déconnectez-vous, puis ouvrez de nouveau le lien du message.", "You are signed in with another address than that of the request. Sign out, then open the link of the message again.";
    confirm_submit: "Confirmer", "Confirm";
    mine_title: "Mes demandes", "My requests";
    mine_none: "Vous n’avez fait aucune demande de compte d’entreprise.", "You made no request for a company account.";
    request_state: "État", "State";
    request_since: "Depuis", "Since";
    request_asker: "Demandeur", "Asked by";
    request_asked_on: "Demandé le", "Asked on";
    request_facts: "La demande", "The request";
    request_pieces: "Pièces", "Documents";
    request_no_piece: "Aucune pièce n’est déposée.", "No document is deposited.";
    request_history: "Historique", "History";
    request_complement: "Ce que l’instructeur demande", "What the instructor asks for";
    request_why_refused: "Motif du refus", "Reason for the refusal";
    request_all_there: "Les deux pièces sont là. Relisez-les, puis envoyez-les à l’instruction.", "Both documents are there. Check them, then send them to the instructors.";
    request_submit: "Envoyer à l’instruction", "Send to the instructors";
    request_withdraw_open: "Abandonner la demande", "Give the request up";
    request_withdraw_text: "Les pièces déposées seront effacées aussitôt. Vous pourrez refaire une demande.", "The documents deposited will be erased at once. You may ask again.";
    request_withdraw: "Abandonner et effacer les pièces", "Give up and erase the documents";
    deposit: "Déposer", "Deposit";
    deposit_again: "Remplacer", "Replace";
    file_hint: "PDF, JPEG ou PNG, 10\u{202f}Mo au plus.", "PDF, JPEG or PNG, 10 MB at most.";
    identity_file: "Fichier de la pièce d’identité", "File of the identity document";
    identity_text: "Carte d’identité, passeport ou titre de séjour en cours de validité, recto et verso.", "Identity card, passport or residence permit in force, both sides.";
    kbis_file: "Fichier du Kbis", "File of the Kbis";
    kbis_text: "Extrait de moins de 3 mois au jour du dépôt. Il est gratuit pour le dirigeant sur monidenum.fr.", "Extract under 3 months old on the day of the deposit. It is free for the manager on monidenum.fr.";
    kbis_date: "Date de l’extrait", "Date of the extract";
    kbis_date_hint: "Celle qui est imprimée en tête du document.", "The one printed at the top of the document.";
    piece_there: "déposée", "deposited";
    piece_erased: "effacée", "erased";
}

impl Lang {
    /// When a document was deposited.
    pub(crate) fn piece_deposited(self, at: &str) -> String {
        self.pick(format!("Déposée le {at}"), format!("Deposited on {at}"))
    }

    /// When a document was erased.
    pub(crate) fn piece_erased_on(self, at: &str) -> String {
        self.pick(
            format!("Effacée le {at}\u{202f}: personne ne peut plus la lire."),
            format!("Erased on {at}: nobody can read it any more."),
        )
    }

    /// Day of issue of a Kbis.
    pub(crate) fn piece_issued(self, day: &str) -> String {
        self.pick(format!("Daté du {day}"), format!("Dated {day}"))
    }

    /// What a state means to who asked, and what comes next.
    pub(crate) fn request_meaning(self, state: State) -> &'static str {
        match state {
            State::Asked => self.pick(
                "Déposez les deux pièces ci-dessous, puis envoyez-les à l’instruction. Sans nouvelles de vous, la demande est abandonnée au bout de 60 jours.",
                "Deposit both documents below, then send them to the instructors. Without news from you the request is given up after 60 days.",
            ),
            State::Deposited => self.pick(
                "Vos pièces attendent un instructeur. Vous n’avez rien à faire\u{202f}: un message vous préviendra.",
                "Your documents wait for an instructor. There is nothing to do: a message will tell you.",
            ),
            State::InInstruction => self.pick(
                "Un instructeur vérifie vos pièces. Vous n’avez rien à faire\u{202f}: un message vous préviendra.",
                "An instructor verifies your documents. There is nothing to do: a message will tell you.",
            ),
            State::ComplementAsked => self.pick(
                "L’instructeur a besoin d’autre chose. Remplacez la pièce concernée, puis envoyez de nouveau.",
                "The instructor needs something else. Replace the document in question, then send again.",
            ),
            State::Accepted => self.pick(
                "Le compte de l’entreprise est ouvert et vous en êtes Responsable. Les pièces ont été effacées.",
                "The account of the company is open and you are its Responsable. The documents were erased.",
            ),
            State::Refused => self.pick(
                "La demande n’a pas été acceptée. Les pièces ont été effacées. Vous pouvez refaire une demande.",
                "The request was not accepted. The documents were erased. You may ask again.",
            ),
            State::Withdrawn => self.pick(
                "La demande est abandonnée. Les pièces ont été effacées. Vous pouvez refaire une demande.",
                "The request is given up. The documents were erased. You may ask again.",
            ),
            State::Routed => self.pick(
                "Cette entreprise a déjà un compte\u{202f}: son Responsable a été prévenu et peut vous inviter. La plateforme ne donne pas son nom.",
                "This company has an account already: its Responsable was told and can invite you. The platform does not give their name.",
            ),
        }
    }

    /// A line of the history of a request; nothing for what would only repeat another line.
    pub(crate) fn request_event(self, action: &str, by_asker: bool) -> Option<&'static str> {
        Some(match action {
            "registration.asked" => self.pick("Demande faite.", "Request made."),
            "registration.confirmed" => self.pick("Adresse confirmée.", "Address confirmed."),
            "registration.document" => self.pick("Pièce déposée.", "Document deposited."),
            "registration.deposited" => {
                self.pick("Pièces envoyées à l’instruction.", "Documents sent to the instructors.")
            }
            "registration.taken" => {
                self.pick("Un instructeur a pris la demande.", "An instructor took the request.")
            }
            "registration.released" => {
                self.pick("La demande est revenue dans la file.", "The request came back to the queue.")
            }
            "registration.complement_asked" => {
                self.pick("Un instructeur a demandé un complément.", "An instructor asked for a complement.")
            }
            "registration.accepted" => {
                self.pick("Demande acceptée\u{202f}; pièces effacées.", "Request accepted; documents erased.")
            }
            "registration.refused" => {
                self.pick("Demande refusée\u{202f}; pièces effacées.", "Request refused; documents erased.")
            }
            "registration.withdrawn" if by_asker => {
                self.pick("Demande abandonnée\u{202f}; pièces effacées.", "Request given up; documents erased.")
            }
            "registration.withdrawn" => self.pick(
                "Demande abandonnée faute de pièces\u{202f}; pièces effacées.",
                "Request given up for lack of documents; documents erased.",
            ),
            "registration.routed" => self.pick(
                "Entreprise déjà présente\u{202f}: demande transmise à son Responsable\u{202f}; pièces effacées.",
                "Company there already: request handed to its Responsable; documents erased.",
            ),
            _ => return None,
        })
    }
}
