//! What an action may answer instead of what was asked.

use crate::texts;
use db::DbError;
use identifiers::Text;

/// Why an action did not happen. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The records could not be read or written.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Something kept is damaged, or the platform's key is another one than before. The log tells what.
    #[error("{0}")]
    Damaged(&'static str),
}

impl Error {
    /// Stable name, for the table that gives the HTTP status.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Db(error) => error.code(),
            Self::Damaged(_) => "accounts.damaged",
        }
    }

    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::Refused(refusal) => refusal.text(),
            Self::Db(error) => error.text(),
            Self::Damaged(_) => texts::DAMAGED,
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

/// What kind of no it is: one HTTP status each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// 401: who are you?
    Unknown,
    /// 403: you may not.
    Forbidden,
    /// 404: not there, or not yours.
    NotFound,
    /// 409: not now, not twice.
    Conflict,
    /// 422: what was typed does not do.
    Invalid,
    /// 429: later.
    TooMany,
}

texts::refusals! {
    // Everywhere
    NotFound: NotFound = "not_found",
        "Cet élément n’existe pas, ou ne vous est pas accessible.",
        "This item does not exist, or is not accessible to you.";
    Forbidden: Forbidden = "forbidden",
        "Votre compte ne permet pas cette action.",
        "Your account does not allow this action.";
    SignInNeeded: Unknown = "sign_in_needed",
        "Connectez-vous pour continuer.",
        "Sign in to continue.";

    // People of a company
    ResponsableOnly: Forbidden = "responsable_only",
        "Seul un Responsable de l’entreprise peut le faire. Demandez-le au vôtre.",
        "Only a Responsable of the company can do this. Ask yours.";
    MandataireOnly: Forbidden = "mandataire_only",
        "Cette personne représente légalement l’entreprise\u{202f}: seul un mandataire social peut changer sa place.",
        "This person is the legal representative of the company: only a legal representative can change their place.";
    DelegateManagesContributeurs: Forbidden = "delegate_manages_contributeurs",
        "Votre délégation a une fin\u{202f}: elle vous permet de gérer les Contributeurs, pas les Responsables.",
        "Your delegation has an end: it lets you manage Contributeurs, not Responsables.";
    DelegateCannotDelegate: Forbidden = "delegate_cannot_delegate",
        "Votre délégation a une fin\u{202f}: elle ne peut pas être déléguée ni transmise à son tour.",
        "Your delegation has an end: it cannot be delegated or handed over in turn.";
    LastResponsable: Conflict = "last_responsable",
        "Une entreprise garde toujours un Responsable sans limite de durée. Nommez-en un autre d’abord.",
        "A company always keeps a Responsable whose power has no end. Appoint another one first.";
    AlreadyMember: Conflict = "already_member",
        "Cette personne fait déjà partie de l’entreprise.",
        "This person already belongs to the company.";
    NotResponsable: Conflict = "not_responsable",
        "Cette personne n’est pas Responsable.",
        "This person is not a Responsable.";
    MandataireNeedsNoDelegation: Conflict = "mandataire_needs_no_delegation",
        "Cette personne représente légalement l’entreprise\u{202f}: elle n’a pas besoin de délégation.",
        "This person is the legal representative of the company: they need no delegation.";
    Inactive: Conflict = "inactive",
        "Ce compte est désactivé dans l’entreprise. Réactivez-le d’abord.",
        "This account is disabled in the company. Enable it first.";
    EndInThePast: Invalid = "end_in_the_past",
        "La fin de la délégation doit être à venir.",
        "The end of the delegation must be in the future.";
    ToOneself: Invalid = "to_oneself",
        "Choisissez une autre personne que vous.",
        "Choose somebody else than yourself.";

    // Rights
    NoRight: Forbidden = "no_right",
        "Vous n’avez pas accès à ce questionnaire. Demandez un droit à un Responsable de votre entreprise.",
        "You have no access to this questionnaire. Ask a Responsable of your company for a right.";
    NoDraftRight: Forbidden = "no_draft_right",
        "Vous pouvez lire ce questionnaire, pas le remplir. Demandez le droit de brouillon à un Responsable.",
        "You may read this questionnaire, not fill it in. Ask a Responsable for the right to draft.";
    NoValidationRight: Forbidden = "no_validation_right",
        "Sans le droit de validation, vous pouvez seulement enregistrer des brouillons.",
        "Without the right to validate, you can only save drafts.";
    ResponsableHasAll: Conflict = "responsable_has_all",
        "Un Responsable a tous les droits\u{202f}: il n’y a rien à lui donner ni à lui retirer.",
        "A Responsable has every right: there is nothing to give or to take away.";
}
