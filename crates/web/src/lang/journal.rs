//! What happened in a company, in sentences.

use super::{Lang, sentences};
use accounts::Role;
use accounts::rights::Level;

sentences! {
    journal_title: "Journal de l’entreprise", "Audit trail of the company";
    journal_lead: "Qui a fait quoi, le plus récent d’abord. Rien ne s’y efface\u{202f}; chaque ligne est scellée par la suivante.", "Who did what, the latest first. Nothing is erased from it; each line is sealed by the next.";
    journal_filter: "Choisir une personne", "Choose a person";
    journal_everybody: "Tout le monde", "Everybody";
    journal_none: "Rien à montrer ici.", "Nothing to show here.";
    journal_pages: "Pages du journal", "Pages of the audit trail";
    journal_older: "Plus ancien", "Older";
    journal_newest: "Le plus récent", "Latest";
    journal_platform: "La plateforme", "The platform";
    journal_outsider: "Une personne extérieure à l’entreprise", "Somebody outside of the company";
    journal_gone: "une personne qui n’est plus là", "somebody who has left";
    journal_object_gone: "un questionnaire retiré", "a questionnaire since removed";
}

/// One event, its names already read.
pub(crate) struct Happened<'a> {
    /// `member.removed`…
    pub action: &'a str,
    /// Whoever acted did it to themselves.
    pub own: bool,
    /// Who acted.
    pub who: &'a str,
    /// To whom.
    pub whom: &'a str,
    /// What a right is about.
    pub object: &'a str,
    /// Word of a role.
    pub role: &'a str,
    /// Word of a level before.
    pub from: &'a str,
    /// Word of a level after.
    pub to: &'a str,
    /// The last day of a delegation.
    pub until: Option<String>,
}

impl Lang {
    /// The sentence of an event. One that this page does not know is told under its own name: nothing is hidden.
    pub(crate) fn journal(self, h: &Happened<'_>) -> String {
        let Happened { action, who, whom, object, .. } = *h;
        let role = Role::of_word(h.role).map_or("", Role::name);
        let level =
            |word: &str| Level::of_word(word).map(|level| self.text(&level.name())).unwrap_or_default();
        let say = |fr: String, en: String| self.pick(fr, en);
        match action {
            "company.created" => say(
                "Le compte de l’entreprise est ouvert.".into(),
                "The account of the company is open.".into(),
            ),
            "member.joined" => say(
                format!("{who} a rejoint l’entreprise ({role})."),
                format!("{who} joined the company ({role})."),
            ),
            "member.responsable" => match &h.until {
                Some(day) => say(
                    format!("{who} a nommé {whom} Responsable jusqu’au {day}."),
                    format!("{who} made {whom} Responsable until {day}."),
                ),
                None => say(
                    format!("{who} a nommé {whom} Responsable."),
                    format!("{who} made {whom} Responsable."),
                ),
            },
            "member.appointed" => say(
                format!("Un instructeur a nommé {whom} Responsable après vérification."),
                format!("An instructor made {whom} Responsable after verification."),
            ),
            "member.contributeur" if h.own => {
                say(format!("{who} a pris le rôle de Contributeur."), format!("{who} became Contributeur."))
            }
            "member.contributeur" => {
                say(format!("{who} a rendu {whom} Contributeur."), format!("{who} made {whom} Contributeur."))
            }
            "member.disabled" => say(format!("{who} a désactivé {whom}."), format!("{who} disabled {whom}.")),
            "member.enabled" => say(format!("{who} a réactivé {whom}."), format!("{who} enabled {whom}.")),
            "member.removed" if h.own => {
                say("Une personne a quitté l’entreprise.".into(), "Somebody left the company.".into())
            }
            "member.removed" => say(
                format!("{who} a retiré {whom} de l’entreprise."),
                format!("{who} removed {whom} from the company."),
            ),
            "invitation.sent" => say(
                format!("{who} a envoyé une invitation ({role})."),
                format!("{who} sent an invitation ({role})."),
            ),
            "invitation.cancelled" => {
                say(format!("{who} a annulé une invitation."), format!("{who} cancelled an invitation."))
            }
            "join_request.made" => say(
                "Une personne a demandé à rejoindre l’entreprise.".into(),
                "Somebody asked to join the company.".into(),
            ),
            "join_request.dismissed" => say(
                format!("{who} a écarté une demande d’entrée."),
                format!("{who} set a request to join aside."),
            ),
            "right.given" => say(
                format!(
                    "{who} a changé le droit de {whom} sur {object}\u{202f}: {} → {}.",
                    level(h.from),
                    level(h.to)
                ),
                format!(
                    "{who} changed the right of {whom} on {object}: {} → {}.",
                    level(h.from),
                    level(h.to)
                ),
            ),
            "right.product_forgotten" => say(
                format!("Les droits sur un produit retiré ont disparu avec lui, par {who}."),
                format!("The rights on a removed product went with it, by {who}."),
            ),
            "session.opened" => say(format!("Connexion de {who}."), format!("{who} signed in.")),
            "session.ended" => say(format!("{who} a fermé une session."), format!("{who} ended a session.")),
            "session.others_ended" => say(
                format!("{who} a fermé ses autres sessions."),
                format!("{who} ended their other sessions."),
            ),
            "session.proved" => {
                say(format!("{who} a confirmé son identité."), format!("{who} confirmed their identity."))
            }
            "session.switched" => say(
                format!("{who} agit désormais pour l’entreprise."),
                format!("{who} now acts for the company."),
            ),
            "person.renamed" => say(
                format!("{who} a changé son nom ou sa langue."),
                format!("{who} changed their name or language."),
            ),
            "password.changed" => {
                say(format!("{who} a changé son mot de passe."), format!("{who} changed their password."))
            }
            "email.asked" => say(
                format!("{who} a demandé à changer d’adresse électronique."),
                format!("{who} asked to change their e-mail address."),
            ),
            "email.changed" => say(
                format!("{who} a changé d’adresse électronique."),
                format!("{who} changed their e-mail address."),
            ),
            "totp.begun" => say(
                format!("{who} a commencé à mettre en place les codes d’un téléphone."),
                format!("{who} began to set up codes from a telephone."),
            ),
            "totp.added" => say(
                format!("{who} a mis en place les codes d’un téléphone."),
                format!("{who} set up codes from a telephone."),
            ),
            "totp.removed" => say(
                format!("{who} a retiré les codes de son téléphone."),
                format!("{who} took the codes from a telephone away."),
            ),
            "recovery.renewed" => say(
                format!("{who} a renouvelé ses codes de secours."),
                format!("{who} renewed their recovery codes."),
            ),
            "recovery.used" => {
                say(format!("{who} a utilisé un code de secours."), format!("{who} used a recovery code."))
            }
            "passkey.added" => {
                say(format!("{who} a ajouté une clé d’accès."), format!("{who} added a passkey."))
            }
            "passkey.renamed" => {
                say(format!("{who} a renommé une clé d’accès."), format!("{who} renamed a passkey."))
            }
            "passkey.removed" => {
                say(format!("{who} a retiré une clé d’accès."), format!("{who} removed a passkey."))
            }
            "registration.accepted" => say(
                "La demande de compte a été acceptée.".into(),
                "The request for an account was accepted.".into(),
            ),
            "registration.routed" => say(
                "Une demande de compte a été transmise aux Responsables.".into(),
                "A request for an account was handed to the Responsables.".into(),
            ),
            "product.created" => {
                say(format!("{who} a créé un produit."), format!("{who} created a product."))
            }
            "product.split" => say(
                format!("{who} a décliné un produit sur un autre support."),
                format!("{who} made a product for another support."),
            ),
            "product.changed" => say(
                format!("{who} a changé la fiche d’un produit."),
                format!("{who} changed the card of a product."),
            ),
            "demarche.joined" => say(
                format!("{who} a inscrit un produit dans une démarche."),
                format!("{who} made a product join a démarche."),
            ),
            "demarche.left" => say(
                format!("{who} a retiré un produit d’une démarche."),
                format!("{who} made a product leave a démarche."),
            ),
            "answers.saved" => {
                say(format!("{who} a enregistré des réponses."), format!("{who} saved answers."))
            }
            "answers.restored" => say(
                format!("{who} a repris une réponse antérieure."),
                format!("{who} brought an earlier answer back."),
            ),
            "answers.carried" => say(
                format!("{who} a repris les réponses d’une version antérieure."),
                format!("{who} carried the answers of an earlier version over."),
            ),
            "answers.copied" => say(
                format!("{who} a copié les réponses d’un produit."),
                format!("{who} copied the answers of a product."),
            ),
            "assignment.again" => {
                say(format!("{who} a remis une tâche à faire."), format!("{who} put a task back to be done."))
            }
            "assignment.changed" => {
                say(format!("{who} a changé une tâche."), format!("{who} changed a task."))
            }
            "assignment.done" => {
                say(format!("{who} a terminé une tâche."), format!("{who} finished a task."))
            }
            "assignment.given" => say(
                format!("{who} a confié des questions à quelqu’un."),
                format!("{who} gave questions to somebody."),
            ),
            "assignment.removed" => {
                say(format!("{who} a retiré une tâche."), format!("{who} took a task away."))
            }
            "comment.reopened" => {
                say(format!("{who} a rouvert un commentaire."), format!("{who} opened a comment again."))
            }
            "comment.resolved" => {
                say(format!("{who} a résolu un commentaire."), format!("{who} resolved a comment."))
            }
            "comment.rewritten" => {
                say(format!("{who} a réécrit un commentaire."), format!("{who} rewrote a comment."))
            }
            "comment.said" => {
                say(format!("{who} a commenté une question."), format!("{who} commented a question."))
            }
            "target.removed" => {
                say(format!("{who} a retiré une cible."), format!("{who} took a target away."))
            }
            "target.set" => say(format!("{who} a fixé une cible."), format!("{who} set a target.")),
            "what_if.adopted" => say(
                format!("{who} a adopté un essai de trajectoire."),
                format!("{who} adopted a trial of the roadmap."),
            ),
            "what_if.begun" => say(
                format!("{who} a commencé un essai de trajectoire."),
                format!("{who} began a trial of the roadmap."),
            ),
            "what_if.changed" => say(
                format!("{who} a changé un essai de trajectoire."),
                format!("{who} changed a trial of the roadmap."),
            ),
            "what_if.thrown_away" => say(
                format!("{who} a abandonné un essai de trajectoire."),
                format!("{who} gave up a trial of the roadmap."),
            ),
            "form.moved" => say(
                format!("{who} a fait avancer un questionnaire."),
                format!("{who} moved a questionnaire on."),
            ),
            "rights.begun" => say(
                format!("{who} répond au produit qui vient d’être créé."),
                format!("{who} answers for the product that was just created."),
            ),
            other => say(format!("{who}\u{202f}: {other}"), format!("{who}: {other}")),
        }
    }
}
