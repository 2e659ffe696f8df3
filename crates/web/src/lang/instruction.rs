//! Instructing the requests for an account.

use super::{Lang, sentences};

sentences! {
    queue_title: "Instruction des demandes", "Instruction of requests";
    queue_tabs: "Demandes par état", "Requests by state";
    queue_none_waiting: "Aucune demande n’attend. Les prochaines arriveront ici, la plus ancienne d’abord.", "No request waits. The next ones will arrive here, the oldest first.";
    queue_none: "Aucune demande dans cet état.", "No request in this state.";
    queue_age: "Attend depuis", "Waiting for";
    queue_mine: "par vous", "by you";
    queue_twin: "même SIREN", "same SIREN";
    take_request: "Prendre cette demande", "Take this request";
    release_request: "Rendre à la file", "Give back to the queue";
    take_over_request: "Remettre dans la file à la place de cet instructeur", "Put back into the queue in place of this instructor";
    accept: "Accepter l’entreprise", "Accept the company";
    hand_over: "Transmettre au Responsable", "Hand to the Responsable";
    refuse_title: "Refuser", "Refuse";
    refuse_label: "Motif du refus", "Reason for the refusal";
    refuse_hint: "Il est envoyé tel quel au demandeur, et reste dans l’historique.", "It is sent as it is to who asked, and stays in the history.";
    refuse_submit: "Refuser la demande", "Refuse the request";
    complement_title: "Demander un complément", "Ask for a complement";
    complement_label: "Ce qui manque", "What is missing";
    complement_hint: "Dites quelle pièce, et ce qui ne va pas. Le demandeur la remplace puis renvoie.", "Tell which document, and what is wrong. Who asked replaces it, then sends again.";
    complement_submit: "Demander le complément", "Ask for the complement";
    dossier_take: "Prenez la demande pour l’instruire\u{202f}: les autres instructeurs sauront qu’elle est à vous.", "Take the request to instruct it: other instructors will know that it is yours.";
    dossier_missed: "La page montre la demande telle qu’elle est maintenant. Votre texte est gardé ici\u{202f}:", "The page shows the request as it is now. Your text is kept here:";
    companies_title: "Entreprises vérifiées", "Verified companies";
    companies_lead: "Quand aucun Responsable d’une entreprise n’est plus joignable, nommez-en un après avoir vérifié son identité et son pouvoir. La personne doit avoir un compte.", "When no Responsable of a company can be reached any more, appoint one after verifying identity and power. The person must have an account.";
    companies_none: "Aucune entreprise n’est encore vérifiée.", "No company is verified yet.";
    companies_next: "Entreprises suivantes", "Next companies";
    appoint: "Nommer un Responsable", "Appoint a Responsable";
    appoint_hint: "L’adresse du compte de la personne.", "The address of the person’s account.";
    appoint_verified: "J’ai vérifié l’identité de cette personne et son pouvoir de représenter l’entreprise.", "I verified the identity of this person and their power to represent the company.";
    appoint_submit: "Nommer Responsable", "Make Responsable";
    dossier_own: "C’est votre propre demande\u{202f}: un autre instructeur doit la traiter.", "This is your own request: another instructor must take it.";
    dossier_held: "Un autre instructeur tient cette demande.", "Another instructor holds this request.";
    dossier_wrong_key: "clé inattendue", "unexpected key";
    dossier_note: "Complément demandé", "Complement asked for";
    dossier_others: "Autres demandes pour ce SIREN", "Other requests for this SIREN";
    dossier_traced: "Chaque ouverture d’une pièce est inscrite au journal. Les pièces sont effacées dès la décision.", "Every opening of a document is written to the audit trail. Documents are erased with the decision.";
    dossier_erased: "Les pièces ont été effacées avec la décision\u{202f}; leur empreinte reste au journal.", "The documents were erased with the decision; their digest stays in the audit trail.";
    dossier_decision: "Décision", "Decision";
    dossier_check: "À vérifier avant d’accepter\u{202f}:", "To be checked before accepting:";
    dossier_check_1: "le SIREN et le nom sont ceux du Kbis, daté de moins de 3 mois au dépôt\u{202f};", "the SIREN and the name are those of the Kbis, under 3 months old when deposited;";
    dossier_check_2: "la pièce d’identité est en cours de validité et porte le nom du demandeur\u{202f};", "the identity document is in force and bears the name of who asks;";
    dossier_check_3: "le demandeur figure au Kbis, ou la preuve de son pouvoir est jointe.", "who asks is on the Kbis, or the proof of their power is joined.";
    dossier_accept_text: "L’entreprise devient active, le demandeur son Responsable, et les pièces sont effacées.", "The company becomes active, who asked its Responsable, and the documents are erased.";
}

impl Lang {
    /// How long something waits, in whole days.
    pub(crate) fn days_waiting(self, days: i64) -> String {
        match (self, days) {
            (Self::Fr, 0) => "moins d’un jour".to_owned(),
            (Self::En, 0) => "less than a day".to_owned(),
            (Self::Fr, 1) => "1 jour".to_owned(),
            (Self::En, 1) => "1 day".to_owned(),
            (Self::Fr, n) => format!("{n} jours"),
            (Self::En, n) => format!("{n} days"),
        }
    }

    /// The company of the number is there already.
    pub(crate) fn dossier_company_there(self, name: &str) -> String {
        self.pick(
            format!("Une entreprise de ce SIREN a déjà un compte\u{202f}: {name}. Accepter transmet la demande à son Responsable."),
            format!("A company with this SIREN has an account already: {name}. Accepting hands the request to its Responsable."),
        )
    }
}
