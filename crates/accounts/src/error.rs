//! What an action may answer instead of what was asked.

use crate::password::policy::Weakness;
use crate::texts;
use db::DbError;
use db::documents::DocumentError;
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
    /// The document could not be taken in.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The password may not be chosen.
    #[error("this password may not be chosen")]
    Password(Weakness),
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
            Self::Document(error) => error.code(),
            Self::Password(weakness) => weakness.code(),
            Self::Damaged(_) => "accounts.damaged",
        }
    }

    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::Refused(refusal) => refusal.text(),
            Self::Db(error) => error.text(),
            Self::Document(error) => error.text(),
            Self::Password(weakness) => weakness.text(),
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

/// Nothing could be sealed.
impl From<crate::NotSealed> for Error {
    fn from(_: crate::NotSealed) -> Self {
        Self::Damaged("something could not be sealed")
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

    // Invitations and requests
    LinkDead: NotFound = "link_dead",
        "Ce lien a déjà servi, ou son délai est passé. Demandez-en un nouveau.",
        "This link was used already, or its time is over. Ask for a new one.";
    SignInAsInvited: Unknown = "sign_in_as_invited",
        "Un compte existe déjà avec cette adresse. Connectez-vous avec lui, puis ouvrez de nouveau le lien.",
        "An account exists with this address already. Sign in with it, then open the link again.";
    OtherAccount: Forbidden = "other_account",
        "Ce lien est destiné à une autre adresse que celle de votre compte. Déconnectez-vous, puis ouvrez-le de nouveau.",
        "This link is meant for another address than that of your account. Sign out, then open it again.";
    TooManyMails: TooMany = "too_many_mails",
        "Plusieurs messages ont déjà été envoyés à cette adresse. Attendez une heure avant d’en demander un autre.",
        "Several messages were sent to this address already. Wait one hour before asking for another one.";
    TooManyRequests: TooMany = "too_many_requests",
        "Beaucoup de demandes viennent de votre réseau. Recommencez dans une heure.",
        "Many requests come from your network. Try again in an hour.";
    NotNow: Conflict = "not_now",
        "Cette action n’est pas possible à cette étape. Rechargez la page pour voir où en est la demande.",
        "This action is not possible at this stage. Reload the page to see where the request stands.";
    NotYourInstruction: Conflict = "not_your_instruction",
        "Un autre instructeur s’occupe de cette demande.",
        "Another instructor takes care of this request.";
    OwnRequest: Forbidden = "own_request",
        "Vous ne pouvez pas instruire votre propre demande.",
        "You cannot instruct your own request.";
    IdentityMissing: Conflict = "identity_missing",
        "La copie de la pièce d’identité manque.",
        "The copy of the identity document is missing.";
    KbisMissing: Conflict = "kbis_missing",
        "L’extrait Kbis manque.",
        "The Kbis extract is missing.";
    KbisTooOld: Invalid = "kbis_too_old",
        "Cet extrait Kbis a 3 mois ou plus au jour du dépôt. Demandez-en un récent au greffe ou sur monidenum.fr.",
        "This Kbis extract is 3 months old or more on the day of the deposit. Ask the registry for a recent one.";
    KbisInFuture: Invalid = "kbis_in_future",
        "La date de cet extrait Kbis est à venir. Vérifiez-la.",
        "The date of this Kbis extract is in the future. Check it.";
    Stale: Conflict = "stale",
        "Quelqu’un a modifié cet élément entre-temps. Rechargez la page puis recommencez.",
        "Somebody changed this item meanwhile. Reload the page, then try again.";

    // Signing in
    SessionOver: Unknown = "session_over",
        "Votre session est terminée. Connectez-vous de nouveau.",
        "Your session is over. Sign in again.";
    ProofNeeded: Forbidden = "proof_needed",
        "Cette action demande de confirmer que c’est vous. Saisissez votre mot de passe ou un code.",
        "This action asks you to confirm that it is you. Type your password or a code.";
    WrongPassword: Invalid = "wrong_password",
        "Ce n’est pas votre mot de passe.",
        "This is not your password.";
    WrongCode: Invalid = "wrong_code",
        "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.",
        "This is not the right code, or it was used already. Wait for the next one.";
    TooManyTries: TooMany = "too_many_tries",
        "Trop d’essais. Attendez un peu, ou choisissez un nouveau mot de passe.",
        "Too many tries. Wait a while, or choose a new password.";
    AlreadySetUp: Conflict = "already_set_up",
        "Les codes d’un téléphone sont déjà demandés pour ce compte. Retirez-les d’abord.",
        "Codes from a telephone are already asked for with this account. Take them away first.";
    NotSetUp: Conflict = "not_set_up",
        "Les codes d’un téléphone ne sont pas demandés pour ce compte.",
        "Codes from a telephone are not asked for with this account.";
    StaffNeedsSecondFactor: Conflict = "staff_needs_second_factor",
        "Les comptes d’instructeur et d’administrateur gardent un second facteur. Ajoutez une clé d’accès d’abord.",
        "Accounts of instructors and administrators keep a second factor. Add a passkey first.";
    LastAdministrator: Conflict = "last_administrator",
        "La plateforme garde toujours un administrateur. Nommez-en un autre d’abord.",
        "The platform always keeps an administrator. Appoint another one first.";
    NotEmpty: Conflict = "not_empty",
        "La base de données contient déjà des comptes\u{202f}: les comptes de démonstration se créent dans une base vide.",
        "The database holds accounts already: demonstration accounts are made in an empty one.";
    EmailTaken: Conflict = "email_taken",
        "Cette adresse a déjà un compte.",
        "This address has an account already.";

    // Passkeys
    PasskeysUnavailable: Conflict = "passkeys_unavailable",
        "Les clés d’accès ne fonctionnent pas à cette adresse de la plateforme. Utilisez son nom de domaine en https.",
        "Passkeys do not work at this address of the platform. Use its domain name with https.";
    PasskeyNotAccepted: Invalid = "passkey_not_accepted",
        "Cette clé d’accès n’a pas été reconnue, ou le délai est passé. Recommencez.",
        "This passkey was not recognised, or the time is over. Try again.";
    PasskeyKnown: Conflict = "passkey_known",
        "Cette clé d’accès est déjà enregistrée.",
        "This passkey is registered already.";
}
