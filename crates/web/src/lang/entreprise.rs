//! The company, its people, their rights.

use super::{Lang, sentences};
use accounts::rights::Level;

sentences! {
    role: "Rôle", "Role";
    company_facts: "L’entreprise", "The company";
    company_since: "Compte ouvert le", "Account open since";
    company_change: "Nom et SIREN viennent de la vérification\u{202f}; pour les corriger, écrivez à la plateforme.", "Name and SIREN come from the verification; to correct them, write to the platform.";
    company_responsables: "Responsables", "Responsables";
    company_rule: "Une entreprise garde toujours un Responsable sans limite de durée.", "A company always keeps a Responsable whose power has no end.";
    company_others: "Vos autres entreprises", "Your other companies";
    company_switch: "Agir pour elle", "Act for it";
    people_title: "Personnes", "People";
    invite_title: "Inviter une personne", "Invite somebody";
    invite_lead: "Un message part avec un lien valable 7 jours. La personne choisit son mot de passe, ou se connecte si elle a déjà un compte.", "A message leaves with a link that works for 7 days. The person chooses a password, or signs in when they have an account already.";
    invite_email_hint: "L’adresse professionnelle de la personne.", "The business address of the person.";
    invite_lang: "Langue du message", "Language of the message";
    invite_submit: "Envoyer l’invitation", "Send the invitation";
    invite_again: "Renvoyer", "Send again";
    invite_cancel: "Annuler", "Cancel";
    contributeur_hint: "Répond aux questionnaires selon les droits reçus\u{202f}; peut inviter d’autres Contributeurs.", "Answers questionnaires within the rights given; may invite other Contributeurs.";
    responsable_hint: "Pilote tout\u{202f}: personnes, droits, produits, validation.", "Pilots everything: people, rights, products, validation.";
    invitations_title: "Invitations", "Invitations";
    invitations_none: "Aucune invitation n’attend de réponse.", "No invitation waits for an answer.";
    join_title: "Demandes d’entrée", "Requests to join";
    join_invite: "Inviter", "Invite";
    join_dismiss: "Écarter", "Set aside";
    member_inactive: "désactivé", "disabled";
    member_me: "vous", "you";
    member_codes: "Codes d’un téléphone", "Codes from a telephone";
    member_seen: "Dernière visite", "Last visit";
    member_not_seen: "pas de session ouverte", "no open session";
    member_since: "Dans l’entreprise depuis", "In the company since";
    member_by: "Invité ou nommé par", "Invited or appointed by";
    member_until: "Fin de la délégation", "End of the delegation";
    member_place: "Sa place", "Their place";
    member_acts: "Changer sa place", "Change their place";
    member_no_act: "Vous ne pouvez rien changer ici. Demandez-le à un Responsable.", "There is nothing that you may change here. Ask a Responsable.";
    act_delegate: "Nommer Responsable par délégation", "Make Responsable by delegation";
    act_redelegate: "Changer la fin de la délégation", "Change the end of the delegation";
    act_delegate_text: "Un Responsable a tous les droits dans l’entreprise. Avec une date de fin, il gère les Contributeurs seulement, et redevient Contributeur le lendemain.", "A Responsable has every right in the company. With an end date, they manage Contributeurs only, and are a Contributeur again the day after.";
    act_delegate_submit: "Enregistrer la délégation", "Save the delegation";
    delegate_until: "Dernier jour", "Last day";
    delegate_until_hint: "Laissez vide pour une délégation sans fin.", "Leave empty for a delegation without end.";
    act_demote: "Rendre Contributeur", "Make Contributeur";
    act_transfer: "Transmettre ma place de Responsable", "Hand my place of Responsable over";
    act_disable: "Désactiver", "Disable";
    act_enable: "Réactiver", "Enable";
    act_remove: "Retirer de l’entreprise", "Remove from the company";
    act_leave: "Quitter l’entreprise", "Leave the company";
    act_leave_text: "Vous perdez aussitôt vos droits dans cette entreprise. Votre compte reste ouvert.", "You lose your rights in this company at once. Your account stays open.";
    rights_title: "Droits", "Rights";
    rights_lead: "Qui peut lire, remplir ou valider quoi. Choisissez, puis enregistrez\u{202f}: rien n’est changé avant.", "Who may read, fill in or validate what. Choose, then save: nothing changes before.";
    rights_own: "Vos droits. Pour en obtenir d’autres, demandez à un Responsable.", "Your rights. To get others, ask a Responsable.";
    rights_caption: "Droits par personne et par questionnaire", "Rights by person and questionnaire";
    rights_person: "Personne", "Person";
    rights_row: "Toute la ligne", "Whole row";
    rights_column: "Toute la colonne", "Whole column";
    rights_keep: "ne rien changer", "change nothing";
    rights_all: "tous les droits", "every right";
    rights_see: "Aperçu", "Preview";
    rights_by_other: "changé entre-temps", "changed meanwhile";
    rights_save: "Enregistrer les droits", "Save the rights";
    rights_nobody: "Il n’y a encore personne à qui donner des droits\u{202f}: un Responsable les a tous.", "There is nobody to give rights to yet: a Responsable has them all.";
    rights_meanwhile: "Quelqu’un a enregistré des droits entre-temps", "Somebody saved rights meanwhile";
    rights_meanwhile_text: "Rien n’est perdu\u{202f}: vos choix sont toujours dans le tableau, avec les siens. Relisez, puis enregistrez.", "Nothing is lost: your choices are still in the table, together with theirs. Check, then save.";
    rights_legend: "Ce que chaque droit permet", "What each right allows";
    rights_legend_none: "le questionnaire n’apparaît pas.", "the questionnaire does not appear.";
    rights_legend_read: "lire les questions et les réponses.", "read questions and answers.";
    rights_legend_draft: "lire, et enregistrer des brouillons.", "read, and save drafts.";
    rights_legend_validate: "lire, enregistrer et valider.", "read, save and validate.";
    preview_responsable: "Tout\u{202f}: un Responsable a tous les droits.", "Everything: a Responsable has every right.";
    preview_nothing: "Aucun questionnaire\u{202f}: aucun droit ne lui est donné.", "No questionnaire: no right is given.";
    preview_always: "Chacun voit en outre l’annuaire, la FAQ, la fiche de l’entreprise et ses personnes.", "Everybody also sees the directory, the FAQ, the company’s profile and its people.";
}

impl Lang {
    /// "3 personnes".
    pub(crate) fn people_count(self, n: u64) -> String {
        format!(
            "{n} {}",
            self.pick(self.plural(n, "personne", "personnes"), self.plural(n, "person", "people"))
        )
    }

    /// The end of a delegation.
    pub(crate) fn until_day(self, day: &str) -> String {
        self.pick(format!("jusqu’au {day} inclus"), format!("until {day} included"))
    }

    /// Who asks to come into the company.
    pub(crate) fn join_lead(self, company: &str) -> String {
        self.pick(
            format!(
                "Ces personnes ont demandé un compte pour {company}. Invitez celles que vous connaissez."
            ),
            format!("These people asked for an account for {company}. Invite those whom you know."),
        )
    }

    /// What a button of an invitation is about.
    pub(crate) fn invitation_of(self, email: &str) -> String {
        self.pick(format!("l’invitation de {email}"), format!("the invitation of {email}"))
    }

    /// What a button of a request is about.
    pub(crate) fn join_of(self, name: &str) -> String {
        self.pick(format!("la demande de {name}"), format!("the request of {name}"))
    }

    /// Who invited.
    pub(crate) fn invited_by(self, name: &str) -> String {
        self.pick(format!("par {name}"), format!("by {name}"))
    }

    /// Until when an invitation works.
    pub(crate) fn invitation_until(self, at: &str) -> String {
        self.pick(format!("Valable jusqu’au {at}"), format!("Works until {at}"))
    }

    /// The time of an invitation is over.
    pub(crate) fn invitation_over(self, at: &str) -> String {
        self.pick(
            format!("Expirée depuis le {at}\u{202f}: renvoyez-la."),
            format!("Over since {at}: send it again."),
        )
    }

    /// What making somebody Contributeur does.
    pub(crate) fn act_demote_text(self, name: &str) -> String {
        self.pick(
            format!("{name} ne pilotera plus l’entreprise, et n’aura que les droits donnés à la page Droits."),
            format!("{name} will no longer pilot the company, and will have only the rights given on the page Rights."),
        )
    }

    /// What handing one's place over does.
    pub(crate) fn act_transfer_text(self, name: &str) -> String {
        self.pick(
            format!("{name} devient Responsable à votre place, sans limite de durée\u{202f}; vous devenez Contributeur. Seul un Responsable pourra revenir en arrière."),
            format!("{name} becomes Responsable in your place, without end; you become Contributeur. Only a Responsable will be able to undo it."),
        )
    }

    /// What disabling somebody does.
    pub(crate) fn act_disable_text(self, name: &str) -> String {
        self.pick(
            format!("{name} ne peut plus rien voir ni faire ici, mais garde sa place et ses droits pour plus tard."),
            format!("{name} can neither see nor do anything here any more, but keeps place and rights for later."),
        )
    }

    /// What enabling somebody does.
    pub(crate) fn act_enable_text(self, name: &str) -> String {
        self.pick(
            format!("{name} retrouve sa place et ses droits."),
            format!("{name} gets place and rights back."),
        )
    }

    /// What removing somebody does.
    pub(crate) fn act_remove_text(self, name: &str) -> String {
        self.pick(
            format!("{name} perd aussitôt sa place et ses droits. Ce qui a été répondu reste. Une nouvelle invitation sera possible."),
            format!("{name} loses place and rights at once. What was answered stays. A new invitation will be possible."),
        )
    }

    /// Cells that somebody else changed.
    pub(crate) fn rights_theirs(self, n: usize) -> String {
        self.pick(
            format!(
                "{n} {} par quelqu’un d’autre, que vous gardez.",
                self.plural(n as u64, "droit changé", "droits changés")
            ),
            format!(
                "{n} {} by somebody else, which you keep.",
                self.plural(n as u64, "right changed", "rights changed")
            ),
        )
    }

    /// Cells that both changed.
    pub(crate) fn rights_both(self, n: usize) -> String {
        self.pick(
            format!(
                "{n} {} par vous deux\u{202f}: votre choix est affiché, et le sien à côté.",
                self.plural(n as u64, "droit changé", "droits changés")
            ),
            format!(
                "{n} {} by both of you: your choice is shown, and theirs beside it.",
                self.plural(n as u64, "right changed", "rights changed")
            ),
        )
    }

    /// People whose rights can no longer be set.
    pub(crate) fn rights_gone(self, n: usize) -> String {
        self.pick(
            format!(
                "{n} {} plus modifiable\u{202f}: parti, désactivé ou devenu Responsable.",
                self.plural(n as u64, "personne n’est", "personnes ne sont")
            ),
            format!(
                "{n} {} no longer be changed: gone, disabled or made Responsable.",
                self.plural(n as u64, "person can", "people can")
            ),
        )
    }

    /// What a cell became meanwhile.
    pub(crate) fn rights_now(self, level: &str) -> String {
        self.pick(format!("entre-temps\u{202f}: {level}"), format!("meanwhile: {level}"))
    }

    /// "What can X see?"
    pub(crate) fn preview_title(self, name: &str) -> String {
        self.pick(format!("Que voit {name}\u{202f}?"), format!("What can {name} see?"))
    }

    /// A right, as a sentence.
    pub(crate) fn level_means(self, level: Level) -> &'static str {
        match level {
            Level::None => self.pick("rien", "nothing"),
            Level::Read => self.pick("lit les questions et les réponses", "reads questions and answers"),
            Level::Draft => self.pick("lit et enregistre des brouillons", "reads and saves drafts"),
            Level::Validate => self.pick("lit, enregistre et valide", "reads, saves and validates"),
        }
    }
}
