//! What an action may answer instead of what was asked.

use crate::words::Slug;
use db::DbError;
use identifiers::Text;

/// Why an action did not happen. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Answers are missing before the questionnaire can go further: the questions, in their order.
    #[error("{} answers are missing", .0.len())]
    Missing(Vec<Slug>),
    /// The records could not be read or written.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Something kept cannot be read. The log tells what.
    #[error("{0} cannot be read")]
    Damaged(&'static str),
}

impl Error {
    /// Stable name, for the table that gives the HTTP status.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Missing(_) => "conformity.missing",
            Self::Db(error) => error.code(),
            Self::Damaged(_) => "conformity.damaged",
        }
    }

    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::Refused(refusal) => refusal.text(),
            Self::Missing(questions) => missing(questions.len()),
            Self::Db(error) => error.text(),
            Self::Damaged(_) => Text::new(
                "Une donnée enregistrée est illisible. Prévenez l’administrateur de la plateforme.",
                "Something that was kept cannot be read. Tell the administrator of the platform.",
            ),
        }
    }

    /// The rule that said no, if one did.
    pub const fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused(refusal) => Some(*refusal),
            _ => None,
        }
    }
}

fn missing(count: usize) -> Text {
    if count == 1 {
        return Text::new(
            "Une réponse obligatoire manque. Complétez-la, puis recommencez.",
            "One required answer is missing. Fill it in, then try again.",
        );
    }
    Text::of(
        format!("{count} réponses obligatoires manquent. Complétez-les, puis recommencez."),
        format!("{count} required answers are missing. Fill them in, then try again."),
    )
}

/// What kind of no it is: one HTTP status each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// 403: you may not.
    Forbidden,
    /// 404: not there, or not yours.
    NotFound,
    /// 409: not now, not twice.
    Conflict,
    /// 422: what was typed does not do.
    Invalid,
}

/// Makes the enum `Refusal` from the table: name, nature, stable code, French, English.
macro_rules! refusals {
    ($($name:ident: $nature:ident = $code:literal, $fr:literal, $en:literal;)+) => {
        /// A rule said no. The codes are stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum Refusal {
            $(
                #[doc = $en]
                #[error($code)]
                $name,
            )+
        }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Stable name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => concat!("conformity.", $code),)+ }
            }

            /// What kind of no it is.
            pub const fn nature(self) -> Nature {
                match self { $(Self::$name => Nature::$nature,)+ }
            }

            /// What happened and what to do.
            pub const fn text(self) -> Text {
                match self { $(Self::$name => Text::new($fr, $en),)+ }
            }
        }
    };
}

refusals! {
    NotFound: NotFound = "not_found",
        "Cet élément n’existe pas, ou ne vous est pas accessible.",
        "This item does not exist, or is not accessible to you.";
    NoDraftRight: Forbidden = "no_draft_right",
        "Vous pouvez lire ce questionnaire, pas le remplir. Demandez le droit de brouillon à un Responsable.",
        "You may read this questionnaire, not fill it in. Ask a Responsable for the right to draft.";
    NoValidationRight: Forbidden = "no_validation_right",
        "Sans le droit de validation, vous pouvez seulement enregistrer des brouillons.",
        "Without the right to validate, you can only save drafts.";
    NotYours: Forbidden = "not_yours",
        "Seule la personne qui l’a écrit peut le modifier.",
        "Only whoever wrote it may change it.";

    // Texts
    Empty: Invalid = "empty",
        "Ce champ est obligatoire.",
        "This field is mandatory.";
    TooLong: Invalid = "too_long",
        "Ce texte est trop long. Raccourcissez-le.",
        "This text is too long. Shorten it.";
    Invisible: Invalid = "invisible",
        "Ce texte contient un caractère invisible, qui en change le sens ou l’affichage. Retapez-le.",
        "This text contains an invisible character that changes its meaning or its display. Type it again.";
    TooMany: Invalid = "too_many",
        "Cette liste est trop longue. Répartissez-la, ou retirez des éléments.",
        "This list is too long. Split it, or remove items.";
    NotAnAnswer: Invalid = "not_an_answer",
        "Cette réponse n’est pas comprise, ou elle est trop longue.",
        "This answer is not understood, or it is too long.";

    // Products
    NameTaken: Conflict = "name_taken",
        "Un autre produit de l’entreprise porte déjà ce nom. Précisez le système ou l’appareil.",
        "Another product of the company has this name already. Add the system or the device.";
    Archived: Conflict = "archived",
        "Ce produit est archivé. Remettez-le en service pour le modifier.",
        "This product is archived. Bring it back to change it.";
    ObsoleteDeclared: Invalid = "obsolete_declared",
        "Une version est marquée obsolète\u{202f}: la déclaration «\u{202f}aucune version obsolète\u{202f}» ne peut pas être cochée.",
        "A version is marked obsolete: the declaration “no obsolete version” cannot be ticked.";
    VersionTwice: Invalid = "version_twice",
        "Une version est déclarée deux fois dans la même édition.",
        "A version is declared twice in the same edition.";
    DatesCrossed: Invalid = "dates_crossed",
        "La date de fin est avant la date de début.",
        "The end date is before the start date.";
    CommercialNameDiffers: Conflict = "commercial_name_differs",
        "Pour Mon espace santé, le nom commercial doit être celui que voient les citoyens dans le catalogue. \
         Renseignez les deux noms à l’identique.",
        "For Mon espace santé, the commercial name must be the one that citizens see in the catalogue. \
         Give both names alike.";
    OutOfScope: Conflict = "out_of_scope",
        "Ce produit n’est pas concerné\u{202f}: il est retiré, ou encore en développement sans mise en production prévue dans \
         les six mois. Mettez à jour son cycle de vie.",
        "This product is not concerned: it is retired, or still in development without a production date within six \
         months. Update its lifecycle.";
    AlreadyJoined: Conflict = "already_joined",
        "Le produit est déjà inscrit dans cette démarche.",
        "The product has joined this démarche already.";
    NotJoined: Conflict = "not_joined",
        "Le produit n’est pas inscrit dans cette démarche.",
        "The product has not joined this démarche.";
    SameSupport: Invalid = "same_support",
        "Le nouveau produit doit porter sur un autre système ou un autre appareil.",
        "The new product must be for another system or another device.";
    NothingToUndo: Conflict = "nothing_to_undo",
        "Il n’y a rien à annuler.",
        "There is nothing to undo.";

    // Questionnaires
    NotOpen: Conflict = "not_open",
        "Ce questionnaire est en relecture ou validé\u{202f}: ses réponses ne changent plus. Rouvrez-le d’abord.",
        "This questionnaire is in review or validated: its answers no longer change. Reopen it first.";
    NotNow: Conflict = "not_now",
        "Cette action n’est pas possible à cette étape du questionnaire.",
        "This action is not possible at this stage of the questionnaire.";
    NothingAnswered: Conflict = "nothing_answered",
        "Ce questionnaire n’a encore aucune réponse.",
        "This questionnaire has no answer yet.";
    CommentNeeded: Invalid = "comment_needed",
        "Dites pourquoi en quelques mots.",
        "Say why in a few words.";
    VersionUnknown: NotFound = "version_unknown",
        "Cette version du questionnaire n’est pas connue de la plateforme.",
        "This version of the questionnaire is not known to the platform.";
    VersionWithdrawn: Conflict = "version_withdrawn",
        "Cette version du questionnaire a été retirée. Passez à la version en vigueur\u{202f}: vos réponses sont gardées.",
        "This version of the questionnaire was withdrawn. Go to the current one: your answers are kept.";
    VersionMoved: Conflict = "version_moved",
        "Ce questionnaire est passé à une autre version pendant que vous répondiez. Rechargez la page et reprenez vos \
         réponses.",
        "This questionnaire went to another version while you were answering. Reload the page and enter your answers \
         again.";
    VersionChanged: Conflict = "version_changed",
        "Une version publiée ne change plus. Donnez un nouveau numéro de version à ce questionnaire.",
        "A published version no longer changes. Give this questionnaire a new version number.";
    QuestionnaireTaken: Conflict = "questionnaire_taken",
        "Un questionnaire de la plateforme porte déjà cet identifiant. Choisissez-en un autre.",
        "A questionnaire of the platform has this identifier already. Choose another one.";

    // Work
    AlreadyDone: Conflict = "already_done",
        "C’est déjà fait. Rechargez la page.",
        "It is done already. Reload the page.";
    Stale: Conflict = "stale",
        "Quelqu’un a modifié cet élément entre-temps. Rechargez la page puis recommencez.",
        "Somebody changed this item meanwhile. Reload the page, then try again.";

    // Projection
    NotALevel: Invalid = "not_a_level",
        "Le niveau visé va de 0 à 5.",
        "The target level goes from 0 to 5.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_and_follow_french_typography() {
        for text in Refusal::ALL.iter().map(|refusal| refusal.text()).chain([missing(1), missing(2)]) {
            for sentence in [&text.fr, &text.en] {
                assert!(sentence.ends_with('.') && sentence.len() > 10, "{sentence}");
                assert!(!sentence.contains("  "), "{sentence}");
            }
            assert!(!text.fr.contains('\''), "straight apostrophe: {}", text.fr);
            for mark in [':', ';', '!', '?', '»'] {
                let all = text.fr.matches(mark).count();
                let spaced = text.fr.matches(&format!("\u{202f}{mark}")).count();
                assert_eq!(all, spaced, "narrow space before {mark}: {}", text.fr);
            }
        }
    }

    #[test]
    fn codes_are_unique() {
        let codes: std::collections::BTreeSet<_> = Refusal::ALL.iter().map(|r| r.code()).collect();
        assert_eq!(codes.len(), Refusal::ALL.len());
    }
}
