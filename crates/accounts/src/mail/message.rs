//! What the platform writes to people, and to whom.

use crate::field::{CompanyName, EmailAddress, Reason};
use crate::{Lang, Role};
use db::Timestamp;
use identifiers::Siren;
use serde::{Deserialize, Serialize};

/// Somebody to write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub email: EmailAddress,
    /// The language.
    pub lang: Lang,
}

/// A message, before it is put into words. Links carry secrets: no message is logged or stored in clear.
#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    /// A request for an account was made with this address: is it yours?
    ConfirmRequest {
        /// Number of the company. Not its name as typed: whoever asks could write anything to anybody.
        siren: Siren,
        /// Leads to the confirmation.
        link: String,
        /// Until when.
        until: Timestamp,
    },
    /// The address is confirmed: the documents are awaited.
    DocumentsAwaited {
        /// The company.
        company: CompanyName,
    },
    /// Nothing came: the request is given up.
    RequestExpired {
        /// The company.
        company: CompanyName,
    },
    /// The documents arrived.
    DocumentsReceived {
        /// The company.
        company: CompanyName,
    },
    /// The instructor wants something else.
    ComplementAsked {
        /// The company.
        company: CompanyName,
        /// What is asked.
        what: Reason,
    },
    /// The company is active.
    RequestAccepted {
        /// The company.
        company: CompanyName,
    },
    /// Refused.
    RequestRefused {
        /// The company.
        company: CompanyName,
        /// Why.
        reason: Reason,
    },
    /// The company was there already: to who asked.
    RequestRouted {
        /// The company.
        company: CompanyName,
    },
    /// Somebody wants to join: to each Responsable.
    JoinAsked {
        /// The company.
        company: CompanyName,
        /// Name of who asks.
        name: String,
        /// Address of who asks.
        email: EmailAddress,
    },
    /// Come into a company.
    Invitation {
        /// The company.
        company: CompanyName,
        /// Name of who invites.
        by: String,
        /// As what.
        role: Role,
        /// Leads to the invitation.
        link: String,
        /// Until when.
        until: Timestamp,
    },
    /// One's place in a company changed.
    PlaceChanged {
        /// The company.
        company: CompanyName,
        /// How.
        change: PlaceChange,
    },
    /// Choose a new password.
    PasswordReset {
        /// Leads to the choice.
        link: String,
        /// Until when.
        until: Timestamp,
    },
    /// The password was changed.
    PasswordChanged,
    /// Is this new address yours?
    ConfirmEmail {
        /// Leads to the confirmation.
        link: String,
        /// Until when.
        until: Timestamp,
    },
    /// The address was changed: to the old one.
    EmailChanged,
    /// A second factor was added or taken away.
    SecondFactorChanged {
        /// What happened.
        change: FactorChange,
    },
}

/// How one's place in a company changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceChange {
    /// Responsable from now on, until then or without end.
    Responsable(Option<Timestamp>),
    /// Contributeur from now on.
    Contributeur,
    /// Disabled.
    Disabled,
    /// Enabled again.
    Enabled,
    /// No longer in the company.
    Removed,
}

/// What happened to the ways to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactorChange {
    /// Codes from a telephone were set up.
    TotpAdded,
    /// Codes from a telephone were taken away.
    TotpRemoved,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was taken away.
    PasskeyRemoved,
    /// A recovery code was used.
    RecoveryUsed,
    /// New recovery codes were made.
    RecoveryRenewed,
}

/// A message in words, ready to leave.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Body: plain text, lines separated by `\n`.
    pub body: String,
}

/// Names nobody and says nothing.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Message(…)")
    }
}
