//! The dashboard.

use super::{Lang, sentences};

sentences! {
    board_nothing: "Rien ne vous attend pour l’instant.", "Nothing waits for you for now.";
    board_then: "Ensuite", "Then";
    board_alone: "Votre compte n’est rattaché à aucune entreprise", "Your account belongs to no company";
    board_alone_text: "Demandez un compte pour la vôtre, ou faites-vous inviter par son Responsable.", "Ask for an account for yours, or have its Responsable invite you.";
    board_all_rights: "Tous les droits", "Every right";
    board_strategy: "Stratégie globale", "Global strategy";
    board_latest: "Dernières actions", "Latest actions";
    board_journal: "Tout le journal", "The whole trail";
    next_codes: "Protégez votre compte par un second facteur", "Protect your account with a second factor";
    next_codes_awaited: "Vos rôles sur la plateforme attendent qu’il soit en place.", "Your roles over the platform wait until it is set up.";
    next_codes_why: "Un mot de passe volé ne suffira plus pour agir en votre nom.", "A stolen password will no longer be enough to act in your name.";
    next_documents_why: "La demande avance dès que les deux pièces sont là.", "The request moves on as soon as both documents are there.";
    next_complement_why: "L’instruction reprend à votre réponse.", "The instruction goes on with your answer.";
    next_open_request: "Ouvrir la demande", "Open the request";
    next_open_queue: "Ouvrir la file", "Open the queue";
    next_dead_why: "Des messages ou des effacements ne partent plus.", "Messages or erasures no longer leave.";
    next_open_jobs: "Voir les travaux", "See the work";
    next_directory: "Rafraîchissez l’annuaire", "Refresh the directory";
    next_directory_why: "Ses données ont plus de 28 jours\u{202f}: elles ne sont plus conformes au référentiel.", "Its data are over 28 days old: they no longer conform to the reference.";
    next_no_right: "Demandez vos droits", "Ask for your rights";
    next_no_right_why: "Aucun questionnaire ne vous est encore ouvert.", "No questionnaire is open to you yet.";
    next_who_is_responsable: "Voir les Responsables", "See the Responsables";
    next_joins_why: "Vous seul pouvez dire si ces personnes sont des vôtres.", "Only you can tell whether these people are yours.";
    next_open_people: "Voir les personnes", "See the people";
    next_delegation_why: "Ensuite, cette personne ne pilotera plus l’entreprise.", "After that, this person will no longer pilot the company.";
    next_open_place: "Changer la date", "Change the date";
    next_invitation_over_why: "La personne n’est pas venue à temps\u{202f}: renvoyez l’invitation, ou annulez-la.", "The person did not come in time: send the invitation again, or cancel it.";
    next_invitation_ends_why: "La personne n’a pas encore ouvert son lien.", "The person has not opened the link yet.";
    next_invite: "Invitez vos collègues", "Invite your colleagues";
    next_invite_why: "Vous êtes seul dans l’entreprise\u{202f}: les questionnaires demandent plusieurs métiers.", "You are alone in the company: questionnaires ask for several trades.";
    next_rights_why: "Sans droit, une personne ne voit aucun questionnaire.", "Without a right, a person sees no questionnaire.";
    next_open_rights: "Donner des droits", "Give rights";
    next_second: "Nommez un deuxième Responsable", "Appoint a second Responsable";
    next_second_why: "Si le seul Responsable s’absente, personne ne peut plus rien décider.", "If the only Responsable is away, nobody can decide anything.";
    steps_title: "Pour commencer", "To begin";
    step_done: "fait", "done";
    step_protect: "Protéger votre compte", "Protect your account";
    step_protect_text: "Des codes sur votre téléphone, ou une clé d’accès.", "Codes on your telephone, or a passkey.";
    step_invite: "Inviter vos collègues", "Invite your colleagues";
    step_invite_text: "Responsables de produits, experts techniques, experts métier.", "Those in charge of products, technical experts, experts of the trade.";
    step_rights: "Donner des droits", "Give rights";
    step_rights_text: "Qui lit, qui remplit, qui valide.", "Who reads, who fills in, who validates.";
    board_progress: "Où en sont les produits", "Where products stand";
    board_validated: "validé", "validated";
    board_loads: "Qui a quoi à faire", "Who has what to do";
    next_open_form: "Ouvrir le questionnaire", "Open the questionnaire";
    next_open_question: "Ouvrir la question", "Open the question";
    next_review_why: "La relecture attend quelqu’un qui peut valider.", "The review waits for somebody who may validate.";
    next_given: "Cela vous est confié.", "It is given to you.";
    next_first_product: "Déclarez votre premier produit", "Declare your first product";
    next_first_product_why: "Les démarches et leurs questionnaires s’appliquent à un produit.", "Démarches and their questionnaires apply to a product.";
    deadlines_title: "Échéances", "Deadlines";
    deadlines_none: "Rien ne prend fin dans les 60 jours.", "Nothing ends within 60 days.";
    deadline_directory: "Limite de conformité des données de l’annuaire", "Limit of conformity of the directory’s data";
    parcours_title: "Parcours et démarches", "Parcours and démarches";
    parcours_lead: "La mise en conformité suit deux parcours\u{202f}; chacun regroupe des démarches, et chaque démarche des questionnaires.", "Compliance follows two parcours; each brings démarches together, and each démarche questionnaires.";
    parcours_faq: "Les règles, expliquées dans la FAQ", "The rules, explained in the FAQ";
}

impl Lang {
    /// Something given to who reads.
    pub(crate) fn next_assigned(self, what: &str) -> String {
        self.pick(format!("Répondez\u{202f}: {what}"), format!("Answer: {what}"))
    }

    /// It was to be done.
    pub(crate) fn next_late(self, day: &str) -> String {
        self.pick(format!("En retard\u{202f}: c’était pour le {day}."), format!("Late: it was for {day}."))
    }

    /// It is to be done.
    pub(crate) fn next_due(self, day: &str) -> String {
        self.pick(format!("À rendre pour le {day}."), format!("Due on {day}."))
    }

    /// A questionnaire waits for a review.
    pub(crate) fn next_review(self, what: &str) -> String {
        self.pick(format!("Relisez et validez\u{202f}: {what}"), format!("Review and validate: {what}"))
    }

    /// Somebody asked who reads to look.
    pub(crate) fn next_mention(self, what: &str) -> String {
        self.pick(
            format!("On vous demande votre avis\u{202f}: {what}"),
            format!("Your advice is asked: {what}"),
        )
    }

    /// What was begun.
    pub(crate) fn next_continue(self, what: &str) -> String {
        self.pick(format!("Continuez\u{202f}: {what}"), format!("Go on: {what}"))
    }

    /// How far it is.
    pub(crate) fn next_continue_why(self, percent: u64) -> String {
        let done = self.percent(percent);
        self.pick(format!("Répondu à {done}."), format!("{done} answered."))
    }

    /// A target that comes due.
    pub(crate) fn deadline_target(self, level: u8, what: &str) -> String {
        self.pick(format!("Cible\u{202f}: niveau {level}, {what}"), format!("Target: level {level}, {what}"))
    }

    /// All products, when some are not shown.
    pub(crate) fn board_all_products(self, hidden: usize) -> String {
        match hidden {
            0 => self.pick("Tous les produits", "All products").to_owned(),
            n => self.pick(format!("Tous les produits (encore {n})"), format!("All products ({n} more)")),
        }
    }

    /// A level, short.
    pub(crate) fn board_level(self, level: u8) -> String {
        self.pick(format!("niveau {level}"), format!("level {level}"))
    }

    /// What somebody has to do.
    pub(crate) fn board_load(self, n: u64) -> String {
        let word = self.pick(self.plural(n, "tâche", "tâches"), self.plural(n, "task", "tasks"));
        format!("{n} {word}")
    }

    /// Of which late.
    pub(crate) fn board_late(self, n: u64) -> String {
        self.pick(format!("{n} en retard"), format!("{n} late"))
    }

    /// The nearest day.
    pub(crate) fn board_until(self, day: &str) -> String {
        self.pick(format!("la plus proche pour le {day}"), format!("the nearest for {day}"))
    }

    /// The documents of a request are awaited.
    pub(crate) fn next_documents(self, company: &str) -> String {
        self.pick(format!("Déposez les pièces de {company}"), format!("Deposit the documents of {company}"))
    }

    /// A complement is asked for.
    pub(crate) fn next_complement(self, company: &str) -> String {
        self.pick(format!("Complétez la demande de {company}"), format!("Complete the request of {company}"))
    }

    /// Requests wait for an instructor.
    pub(crate) fn next_instruct(self, n: u64) -> String {
        format!(
            "{n} {}",
            self.pick(
                self.plural(n, "demande attend un instructeur", "demandes attendent un instructeur"),
                self.plural(n, "request waits for an instructor", "requests wait for an instructor"),
            )
        )
    }

    /// How long the oldest waits.
    pub(crate) fn next_instruct_why(self, age: &str) -> String {
        self.pick(
            format!("La plus ancienne attend depuis {age}."),
            format!("The oldest has waited for {age}."),
        )
    }

    /// Work failed for good.
    pub(crate) fn next_dead(self, n: u64) -> String {
        format!(
            "{n} {}",
            self.pick(
                self.plural(n, "travail a échoué pour de bon", "travaux ont échoué pour de bon"),
                self.plural(n, "piece of work failed for good", "pieces of work failed for good"),
            )
        )
    }

    /// People ask to come into the company.
    pub(crate) fn next_joins(self, n: u64) -> String {
        format!(
            "{n} {}",
            self.pick(
                self.plural(
                    n,
                    "personne demande à rejoindre l’entreprise",
                    "personnes demandent à rejoindre l’entreprise"
                ),
                self.plural(n, "person asks to join the company", "people ask to join the company"),
            )
        )
    }

    /// A delegation ends soon.
    pub(crate) fn next_delegation(self, name: &str, days: i64) -> String {
        let left = self.days_to(days);
        self.pick(
            format!("La délégation de {name} prend fin {left}"),
            format!("The delegation of {name} ends {left}"),
        )
    }

    /// An invitation is over.
    pub(crate) fn next_invitation_over(self, email: &str) -> String {
        self.pick(format!("L’invitation de {email} a expiré"), format!("The invitation of {email} is over"))
    }

    /// An invitation ends soon.
    pub(crate) fn next_invitation_ends(self, email: &str, at: &str) -> String {
        self.pick(
            format!("L’invitation de {email} expire le {at}"),
            format!("The invitation of {email} ends on {at}"),
        )
    }

    /// Contributeurs without a right.
    pub(crate) fn next_rights(self, n: u64) -> String {
        format!(
            "{n} {}",
            self.pick(
                self.plural(n, "personne n’a encore aucun droit", "personnes n’ont encore aucun droit"),
                self.plural(n, "person has no right yet", "people have no right yet"),
            )
        )
    }

    /// How far a day is: "dans 3 jours".
    pub(crate) fn days_to(self, days: i64) -> String {
        match days {
            0 => self.pick("aujourd’hui", "today").to_owned(),
            1 => self.pick("demain", "tomorrow").to_owned(),
            n if n < 0 => self.pick("passé", "over").to_owned(),
            n => self.pick(format!("dans {n} jours"), format!("in {n} days")),
        }
    }

    /// Somebody's delegation.
    pub(crate) fn deadline_delegation(self, name: &str) -> String {
        self.pick(format!("Fin de la délégation de {name}"), format!("End of the delegation of {name}"))
    }

    /// Somebody's invitation.
    pub(crate) fn deadline_invitation(self, email: &str) -> String {
        self.pick(format!("Fin de l’invitation de {email}"), format!("End of the invitation of {email}"))
    }
}
