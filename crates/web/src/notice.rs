//! What the next page says once: a word in a cookie, never a text, so that nobody else puts words into our mouth.

use crate::lang::Lang;

/// Notices: name, word, French, English.
macro_rules! notices {
    ($($name:ident = $word:literal, $fr:literal, $en:literal;)+) => {
        /// Something was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Notice {
            $(#[doc = $en] $name,)+
        }

        impl Notice {
            /// Every notice.
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word in the cookie.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The notice of a word.
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }

            /// The sentence.
            pub fn text(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => lang.pick($fr, $en),)+ }
            }
        }
    };
}

notices! {
    AccountClosed = "compte-ferme", "Le compte est fermé\u{202f}; ses sessions sont terminées.", "The account is closed; its sessions are over.";
    AccountSaved = "compte", "Votre compte est enregistré.", "Your account is saved.";
    AddressAsked = "adresse-demandee", "Si la nouvelle adresse est libre, un lien vient de lui être envoyé.", "If the new address is free, a link has just been sent to it.";
    AddressChanged = "adresse", "La nouvelle adresse est celle de votre compte.", "The new address is that of your account.";
    AccountOpened = "compte-rouvert", "Le compte est de nouveau ouvert.", "The account is open again.";
    AnswerMeanwhile = "reponse-entre-temps", "Quelqu’un a répondu entre-temps\u{202f}: sa réponse tient, la vôtre est dans l’historique.", "Somebody answered meanwhile: their answer stands, yours is in the history.";
    AnswerRestored = "reponse-retablie", "La réponse est rétablie.", "The answer is brought back.";
    AnswersSaved = "reponses", "Les réponses sont enregistrées.", "The answers are saved.";
    TargetSaved = "cible", "La cible est enregistrée.", "The target is saved.";
    TargetRemoved = "cible-retiree", "La cible est retirée.", "The target is taken away.";
    AnswersImported = "reponses-importees", "Les réponses choisies sont enregistrées.", "The answers chosen are saved.";
    AnswersImportedBut = "reponses-importees-sauf", "Les réponses choisies sont enregistrées, sauf celles que quelqu’un a changées entre-temps\u{202f}: la sienne tient, la vôtre est dans l’historique.", "The answers chosen are saved, but for those that somebody changed meanwhile: theirs stands, yours is in the history.";
    CodeTooLate = "delai", "Le délai de dix minutes est passé. Recommencez la connexion.", "The ten minutes are over. Start signing in again.";
    Appointed = "nomme", "La personne est Responsable de cette entreprise. Elle en est avertie.", "The person is Responsable of this company. They were told.";
    CodesRemoved = "codes-retires", "Les codes sont retirés\u{202f}: le mot de passe suffit désormais.", "The codes are removed: the password is enough from now on.";
    CompanyJoined = "bienvenue", "Bienvenue\u{202f}: vous êtes dans l’entreprise.", "Welcome: you are in the company.";
    CompanySwitched = "entreprise", "Vous agissez maintenant pour cette entreprise.", "You now act for this company.";
    ComplementAsked = "complement", "Le complément est demandé au demandeur.", "The complement is asked for.";
    DemarcheJoined = "demarche-rejointe", "Le produit a rejoint la démarche\u{202f}: ses questionnaires sont ouverts.", "The product joined the démarche: its questionnaires are open.";
    DemarcheLeft = "demarche-quittee", "Le produit a quitté la démarche. Ses réponses sont gardées.", "The product left the démarche. Its answers are kept.";
    DocumentDeposited = "piece", "La pièce est déposée, chiffrée.", "The document is deposited, encrypted.";
    FactorsDropped = "facteurs", "Les seconds facteurs sont retirés. La personne en est avertie.", "The second factors are taken away. The person was told.";
    FaqNothingNew = "faq-pareil", "Ce texte est déjà le dernier enregistré\u{202f}: rien n’a changé.", "This text is the latest one saved already: nothing changed.";
    FaqPublished = "faq-publiee", "La réponse est publiée\u{202f}: les lecteurs la voient maintenant.", "The answer is published: readers see it now.";
    FaqSaved = "faq-enregistree", "Le brouillon est enregistré. Les lecteurs ne le voient pas encore.", "The draft is saved. Readers do not see it yet.";
    FaqShipped = "faq-livree", "Les lecteurs voient de nouveau le texte livré avec le programme. Vos versions sont gardées.", "Readers see the text shipped with the program again. Your versions are kept.";
    FaqWithdrawn = "faq-retiree", "La réponse est retirée\u{202f}: les lecteurs ne la voient plus. Ses versions sont gardées.", "The answer is withdrawn: readers see it no more. Its versions are kept.";
    FormMoved = "questionnaire", "C’est fait\u{202f}: l’état du questionnaire a changé.", "Done: the state of the questionnaire changed.";
    FormTooLate = "questionnaire-trop-tard", "Quelqu’un d’autre l’a fait avancer entre-temps\u{202f}: voici où il en est.", "Somebody else moved it meanwhile: this is where it stands.";
    HandedOver = "place-transmise", "Votre place de Responsable est transmise\u{202f}; vous êtes Contributeur.", "Your place of Responsable is handed over; you are a Contributeur.";
    InvitationCancelled = "invitation-annulee", "L’invitation est annulée\u{202f}: son lien ne fonctionne plus.", "The invitation is cancelled: its link works no more.";
    InvitationSent = "invitation", "L’invitation est partie. Son lien vaut 7 jours.", "The invitation has left. Its link works for 7 days.";
    JobDiscarded = "travail-abandonne", "Ce travail est abandonné.", "This work is given up.";
    JobRetried = "travail-relance", "Ce travail est relancé avec tous ses essais.", "This work starts again with all its tries.";
    JoinDismissed = "demande-ecartee", "La demande d’entrée est écartée. La personne n’en est pas avertie.", "The request to join is set aside. The person is not told.";
    KeyAdded = "cle", "La clé d’accès est ajoutée\u{202f}: elle ouvre vos prochaines sessions.", "The passkey is added: it opens your next sessions.";
    KeyRemoved = "cle-retiree", "La clé d’accès est retirée.", "The passkey is removed.";
    MadeContributeur = "contributeur", "Cette personne est maintenant Contributeur. Elle en est avertie.", "This person is now a Contributeur. They were told.";
    MadeResponsable = "responsable", "La délégation est enregistrée. La personne en est avertie.", "The delegation is saved. The person was told.";
    MemberDisabled = "desactive", "Le compte est désactivé dans l’entreprise. La personne en est avertie.", "The account is disabled in the company. The person was told.";
    MemberEnabled = "reactive", "Le compte est réactivé. La personne en est avertie.", "The account is enabled. The person was told.";
    MemberRemoved = "retire", "La place et les droits sont retirés.", "Place and rights are taken away.";
    NoteReopened = "note-rouverte", "Le commentaire est de nouveau ouvert.", "The comment is open again.";
    NoteResolved = "note-resolue", "Le commentaire est résolu.", "The comment is resolved.";
    NoteSaved = "note", "Le commentaire est enregistré.", "The comment is saved.";
    PasswordChanged = "mot-de-passe", "Le mot de passe est changé\u{202f}; vos autres sessions sont fermées.", "The password is changed; your other sessions are closed.";
    PasswordChosen = "mot-de-passe-choisi", "Le mot de passe est enregistré. Connectez-vous avec lui.", "The password is saved. Sign in with it.";
    ProductArchived = "produit-archive", "Le produit est archivé. Rien n’est perdu.", "The product is archived. Nothing is lost.";
    ProductCreated = "produit-cree", "Le produit est créé. Commencez par compléter son identification, puis sa qualification.", "The product is created. Begin with its identification, then its qualification.";
    ProductMeanwhile = "produit-entre-temps", "La fiche a changé entre-temps\u{202f}: relisez-la, puis recommencez.", "The card changed meanwhile: read it again, then start over.";
    ProductRestored = "produit-repris", "Le produit est de nouveau en usage.", "The product is in use again.";
    ProductSplit = "produit-decline", "La déclinaison est créée avec la fiche et les réponses du produit d’origine.", "The new product is created with the card and the answers of the original one.";
    RequestAccepted = "demande-acceptee", "L’entreprise est active\u{202f}; son Responsable est prévenu et les pièces sont effacées.", "The company is active; its Responsable was told and the documents are erased.";
    RequestConfirmed = "demande-confirmee", "Votre adresse est confirmée.", "Your address is confirmed.";
    RequestRefused = "demande-refusee", "La demande est refusée, le motif envoyé et les pièces effacées.", "The request is refused, the reason sent and the documents erased.";
    RequestReleased = "demande-rendue", "La demande est revenue dans la file.", "The request is back in the queue.";
    RequestRouted = "demande-transmise", "La demande est transmise au Responsable de l’entreprise\u{202f}; les pièces sont effacées.", "The request is handed to the Responsable of the company; the documents are erased.";
    RequestSubmitted = "demande-envoyee", "Vos pièces sont parties à l’instruction.", "Your documents went to the instructors.";
    RequestTaken = "demande-prise", "Cette demande est à vous.", "This request is yours.";
    RequestWithdrawn = "demande-abandonnee", "La demande est abandonnée et ses pièces sont effacées.", "The request is given up and its documents are erased.";
    RightsSaved = "droits", "Les droits sont enregistrés et valent dès maintenant.", "The rights are saved and hold from now on.";
    RightsUnchanged = "droits-inchanges", "Aucun droit n’a changé.", "No right has changed.";
    RolesSaved = "roles", "Les rôles sont enregistrés.", "The roles are saved.";
    SessionClosed = "session", "La session est fermée.", "The session is closed.";
    SessionsClosed = "sessions", "Toutes vos autres sessions sont fermées.", "All your other sessions are closed.";
    ShareSaved = "repartition", "La répartition est enregistrée.", "Who answers what is saved.";
    SignedOut = "sortie", "Vous êtes déconnecté.", "You are signed out.";
    TrialAdopted = "essai-adopte", "Les cibles de l’essai sont maintenant celles de la projection.", "The targets of the trial are those of the projection now.";
    TrialSaved = "essai", "L’essai est enregistré\u{202f}; les réponses du questionnaire n’ont pas changé.", "The trial is saved; the answers of the questionnaire did not change.";
    TrialThrown = "essai-jete", "L’essai est supprimé.", "The trial is deleted.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_and_others_say_nothing() {
        for notice in Notice::ALL {
            assert_eq!(Notice::of(notice.word()), Some(*notice));
            assert_ne!(notice.text(Lang::Fr), notice.text(Lang::En));
        }
        assert_eq!(Notice::of("<script>"), None);
    }
}
