//! Mails: what is said ([`Message`]), in words ([`letter`]), on its way (the outbox), delivered (a [`Transport`]).

mod folder;
mod links;
mod message;
mod mime;
pub(crate) mod outbox;
mod smtp;
mod transport;
mod words;

pub use folder::FolderTransport;
pub use links::{BaseUrl, NotABaseUrl};
pub use message::{FactorChange, Letter, Message, PlaceChange, Recipient};
pub use outbox::{Delivery, NotASender, SEND, post, send};
pub use smtp::{SmtpTransport, SmtpUrlError};
pub use transport::{NotSent, Transport};
pub use words::letter;

pub(crate) use outbox::post_or_not;

/// One of each.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::Role;
    let company = || "Hydrangéa Santé".parse().unwrap_or_else(|_| unreachable!());
    let until = db::Timestamp::from_millis(1_795_422_600_000);
    let link = || "https://jalon.example/x/y".to_owned();
    let places = [
        PlaceChange::Responsable(None),
        PlaceChange::Responsable(Some(until)),
        PlaceChange::Contributeur,
        PlaceChange::Disabled,
        PlaceChange::Enabled,
        PlaceChange::Removed,
    ];
    let factors = [
        FactorChange::TotpAdded,
        FactorChange::TotpRemoved,
        FactorChange::PasskeyAdded,
        FactorChange::PasskeyRemoved,
        FactorChange::RecoveryUsed,
        FactorChange::RecoveryRenewed,
    ];
    let mut all = vec![
        Message::ConfirmRequest {
            siren: "732829320".parse().unwrap_or_else(|_| unreachable!()),
            link: link(),
            until,
        },
        Message::DocumentsAwaited { company: company() },
        Message::RequestExpired { company: company() },
        Message::DocumentsReceived { company: company() },
        Message::ComplementAsked {
            company: company(),
            what: "Le verso.".parse().unwrap_or_else(|_| unreachable!()),
        },
        Message::RequestAccepted { company: company() },
        Message::RequestRefused {
            company: company(),
            reason: "Illisible.".parse().unwrap_or_else(|_| unreachable!()),
        },
        Message::RequestRouted { company: company() },
        Message::JoinAsked {
            company: company(),
            name: "Élodie Le Goff".into(),
            email: "e@b.fr".parse().unwrap_or_else(|_| unreachable!()),
        },
        Message::Invitation {
            company: company(),
            by: "Élodie Le Goff".into(),
            role: Role::Contributeur,
            link: link(),
            until,
        },
        Message::PasswordReset { link: link(), until },
        Message::PasswordChanged,
        Message::ConfirmEmail { link: link(), until },
        Message::EmailChanged,
    ];
    all.extend(places.map(|change| Message::PlaceChanged { company: company(), change }));
    all.extend(factors.map(|change| Message::SecondFactorChanged { change }));
    all
}
