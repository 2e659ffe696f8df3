//! In English.

use super::super::links::BaseUrl;
use super::super::message::{FactorChange, Message, PlaceChange};
use crate::civil::written;
use crate::{Lang, Role};

/// Subject and text.
pub(super) fn words(base: &BaseUrl, message: &Message) -> (String, String) {
    const NOT_YOU: &str = "If it was not you, do nothing: nothing will change.";
    match message {
        Message::ConfirmRequest { siren, link, until } => (
            "Confirm your request for an account".into(),
            format!(
                "An account for the company whose SIREN number is {} was just asked for on Jalon with this address.\n\nTo confirm \
                 that it is yours and go on:\n{link}\n\nThis link works once, until {}.\n{NOT_YOU}",
                siren.grouped(),
                written(*until, Lang::En)
            ),
        ),
        Message::DocumentsAwaited { company } => (
            "Your request for an account: deposit the documents".into(),
            format!(
                "Your request for {company} is registered. To verify the company and its Responsable, we need:\n\n\
                 - a copy of your identity document;\n- a Kbis extract under 3 months old.\n\nDeposit them here:\n{}\n\n\
                 They are kept encrypted, and erased after the decision.",
                base.my_requests()
            ),
        ),
        Message::RequestExpired { company } => (
            "Your request for an account is given up".into(),
            format!(
                "The documents awaited for {company} did not come: the request is given up and what was deposited is \
                 erased. You can make a new request at any time."
            ),
        ),
        Message::DocumentsReceived { company } => (
            "Your documents have arrived".into(),
            format!(
                "The documents of the request for {company} have arrived. An instructor will verify them; you will \
                 receive the decision by message.\n\nFollow it here: {}",
                base.my_requests()
            ),
        ),
        Message::ComplementAsked { company, what } => (
            "Your request for an account: something more is needed".into(),
            format!(
                "The instructor who verifies the request for {company} needs something more:\n\n{what}\n\nAnswer \
                 here:\n{}",
                base.my_requests()
            ),
        ),
        Message::RequestAccepted { company } => (
            "Your company is registered".into(),
            format!(
                "{company} is registered on Jalon and you are its Responsable: you can add people, create products \
                 and give rights.\n\nThe documents that were deposited are erased.\n\n{}",
                base.sign_in()
            ),
        ),
        Message::RequestRefused { company, reason } => (
            "Your request for an account is not accepted".into(),
            format!(
                "The request for {company} is not accepted, for this reason:\n\n{reason}\n\nThe documents that were \
                 deposited are erased. You can make a new request."
            ),
        ),
        Message::RequestRouted { company } => (
            "Your company is registered already".into(),
            format!(
                "{company} is registered on Jalon already. Your request is handed to its Responsable, who can invite \
                 you. Get in touch with them if you hear nothing."
            ),
        ),
        Message::JoinAsked { company, name, email } => (
            format!("{name} asks to join {company}"),
            format!(
                "{name} ({email}) asked to register {company}, which is registered already.\n\nIf you know this \
                 person, invite them or set the request aside here:\n{}",
                base.people()
            ),
        ),
        Message::Invitation { company, by, role, link, until } => (
            format!("{by} invites you to join {company} on Jalon"),
            format!(
                "{by} invites you to join {company} on Jalon, as {}.\n\nTo accept:\n{link}\n\nThis link works once, \
                 until {}.\nIf you did not expect this invitation, do nothing.",
                role.name(),
                written(*until, Lang::En)
            ),
        ),
        Message::PlaceChanged { company, change } => {
            let what = match change {
                PlaceChange::Responsable(None) => "You are now Responsable".into(),
                PlaceChange::Responsable(Some(until)) => {
                    format!("You are Responsable by delegation, until {},", written(*until, Lang::En))
                }
                PlaceChange::Contributeur => format!("You are now {}", Role::Contributeur.name()),
                PlaceChange::Disabled => "Your account is disabled".into(),
                PlaceChange::Enabled => "Your account is active again".into(),
                PlaceChange::Removed => "You no longer belong".into(),
            };
            let link = if *change == PlaceChange::Removed { "to" } else { "in the company" };
            (format!("Your place in {company} has changed"), format!("{what} {link} {company}."))
        }
        Message::PasswordReset { link, until } => (
            "Choose a new password".into(),
            format!(
                "A new password was asked for your Jalon account.\n\nTo choose it:\n{link}\n\nThis link works once, \
                 until {}.\n{NOT_YOU}",
                written(*until, Lang::En)
            ),
        ),
        Message::PasswordChanged => (
            "Your password has changed".into(),
            format!(
                "The password of your Jalon account was just changed, and all your sessions are closed.\n\nIf it was \
                 not you, choose another one at once and tell your Responsable:\n{}",
                base.forgotten()
            ),
        ),
        Message::ConfirmEmail { link, until } => (
            "Confirm your new address".into(),
            format!(
                "This address was just chosen for a Jalon account.\n\nTo confirm that it is yours:\n{link}\n\nThis \
                 link works once, until {}.\n{NOT_YOU}",
                written(*until, Lang::En)
            ),
        ),
        Message::EmailChanged => (
            "The address of your account has changed".into(),
            "Your Jalon account now uses another address than this one.\n\nIf it was not you, tell your Responsable \
             and the administrator of the platform at once."
                .into(),
        ),
        Message::SecondFactorChanged { change } => {
            let what = match change {
                FactorChange::TotpAdded => "One-time codes from a telephone are now asked for",
                FactorChange::TotpRemoved => "One-time codes from a telephone are no longer asked for",
                FactorChange::PasskeyAdded => "A passkey was added",
                FactorChange::PasskeyRemoved => "A passkey was taken away",
                FactorChange::RecoveryUsed => "A recovery code was used to sign in",
                FactorChange::RecoveryRenewed => "New recovery codes replace the old ones",
            };
            (
                "Signing in to your account has changed".into(),
                format!(
                    "{what} for your Jalon account.\n\nIf it was not you, change your password at once and tell your \
                     Responsable:\n{}",
                    base.forgotten()
                ),
            )
        }
    }
}
