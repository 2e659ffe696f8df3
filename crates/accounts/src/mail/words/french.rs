//! In French.

use super::super::links::BaseUrl;
use super::super::message::{FactorChange, Message, PlaceChange};
use crate::civil::written;
use crate::{Lang, Role};

/// Subject and text.
pub(super) fn words(base: &BaseUrl, message: &Message) -> (String, String) {
    const NOT_YOU: &str = "Si ce n’est pas vous, ne faites rien\u{202f}: rien ne changera.";
    match message {
        Message::ConfirmRequest { siren, link, until } => (
            "Confirmez votre demande d’inscription".into(),
            format!(
                "L’inscription de l’entreprise de numéro SIREN {} sur Jalon vient d’être demandée avec cette adresse.\n\n\
                 Pour confirmer qu’elle est la vôtre et poursuivre\u{202f}:\n{link}\n\n\
                 Ce lien sert une fois, jusqu’au {}.\n{NOT_YOU}",
                siren.grouped(),
                written(*until, Lang::Fr)
            ),
        ),
        Message::DocumentsAwaited { company } => (
            "Votre demande d’inscription\u{202f}: déposez les pièces".into(),
            format!(
                "Votre demande pour {company} est enregistrée. Pour vérifier l’entreprise et son Responsable, il nous \
                 faut\u{202f}:\n\n- une copie de votre pièce d’identité\u{202f};\n- un extrait Kbis de moins de 3 mois.\n\n\
                 Déposez-les ici\u{202f}:\n{}\n\nElles sont conservées chiffrées, et effacées après la décision.",
                base.my_requests()
            ),
        ),
        Message::RequestExpired { company } => (
            "Votre demande d’inscription est abandonnée".into(),
            format!(
                "Les pièces attendues pour {company} ne sont pas arrivées\u{202f}: la demande est abandonnée et ce qui \
                 avait été déposé est effacé. Vous pouvez faire une nouvelle demande à tout moment."
            ),
        ),
        Message::DocumentsReceived { company } => (
            "Vos pièces sont bien arrivées".into(),
            format!(
                "Les pièces de la demande pour {company} sont arrivées. Un instructeur va les vérifier\u{202f}; vous \
                 recevrez sa décision par message.\n\nSuivi\u{202f}: {}",
                base.my_requests()
            ),
        ),
        Message::ComplementAsked { company, what } => (
            "Votre demande d’inscription\u{202f}: un complément est attendu".into(),
            format!(
                "L’instructeur qui vérifie la demande pour {company} a besoin d’un complément\u{202f}:\n\n{what}\n\n\
                 Répondez ici\u{202f}:\n{}",
                base.my_requests()
            ),
        ),
        Message::RequestAccepted { company } => (
            "Votre entreprise est inscrite".into(),
            format!(
                "{company} est inscrite sur Jalon et vous en êtes Responsable\u{202f}: vous pouvez y ajouter des \
                 personnes, créer des produits et donner des droits.\n\nLes pièces déposées sont effacées.\n\n{}",
                base.sign_in()
            ),
        ),
        Message::RequestRefused { company, reason } => (
            "Votre demande d’inscription n’est pas acceptée".into(),
            format!(
                "La demande pour {company} n’est pas acceptée, pour la raison suivante\u{202f}:\n\n{reason}\n\nLes \
                 pièces déposées sont effacées. Vous pouvez faire une nouvelle demande."
            ),
        ),
        Message::RequestRouted { company } => (
            "Votre entreprise est déjà inscrite".into(),
            format!(
                "{company} est déjà inscrite sur Jalon. Votre demande est transmise à son Responsable, qui peut vous \
                 inviter. Rapprochez-vous de lui si vous n’avez pas de nouvelles."
            ),
        ),
        Message::JoinAsked { company, name, email } => (
            format!("{name} demande à rejoindre {company}"),
            format!(
                "{name} ({email}) a demandé l’inscription de {company}, qui est déjà inscrite.\n\nSi vous connaissez \
                 cette personne, invitez-la ou écartez sa demande ici\u{202f}:\n{}",
                base.people()
            ),
        ),
        Message::Invitation { company, by, role, link, until } => (
            format!("{by} vous invite à rejoindre {company} sur Jalon"),
            format!(
                "{by} vous invite à rejoindre {company} sur Jalon, comme {}.\n\nPour accepter\u{202f}:\n{link}\n\nCe \
                 lien sert une fois, jusqu’au {}.\nSi vous n’attendiez pas cette invitation, ne faites rien.",
                role.name(),
                written(*until, Lang::Fr)
            ),
        ),
        Message::PlaceChanged { company, change } => {
            let what = match change {
                PlaceChange::Responsable(None) => "Vous êtes maintenant Responsable".into(),
                PlaceChange::Responsable(Some(until)) => {
                    format!("Vous êtes Responsable par délégation, jusqu’au {}", written(*until, Lang::Fr))
                }
                PlaceChange::Contributeur => format!("Vous êtes maintenant {}", Role::Contributeur.name()),
                PlaceChange::Disabled => "Votre compte est désactivé".into(),
                PlaceChange::Enabled => "Votre compte est de nouveau actif".into(),
                PlaceChange::Removed => "Vous ne faites plus partie".into(),
            };
            let link = if *change == PlaceChange::Removed { "de" } else { "dans l’entreprise" };
            (format!("Votre place dans {company} a changé"), format!("{what} {link} {company}."))
        }
        Message::PasswordReset { link, until } => (
            "Choisissez un nouveau mot de passe".into(),
            format!(
                "Un nouveau mot de passe a été demandé pour votre compte Jalon.\n\nPour le choisir\u{202f}:\n{link}\n\n\
                 Ce lien sert une fois, jusqu’au {}.\n{NOT_YOU}",
                written(*until, Lang::Fr)
            ),
        ),
        Message::PasswordChanged => (
            "Votre mot de passe a changé".into(),
            format!(
                "Le mot de passe de votre compte Jalon vient d’être changé, et toutes vos sessions sont fermées.\n\nSi \
                 ce n’est pas vous, choisissez-en un autre sans attendre et prévenez votre Responsable\u{202f}:\n{}",
                base.forgotten()
            ),
        ),
        Message::ConfirmEmail { link, until } => (
            "Confirmez votre nouvelle adresse".into(),
            format!(
                "Cette adresse vient d’être choisie pour un compte Jalon.\n\nPour confirmer qu’elle est la \
                 vôtre\u{202f}:\n{link}\n\nCe lien sert une fois, jusqu’au {}.\n{NOT_YOU}",
                written(*until, Lang::Fr)
            ),
        ),
        Message::EmailChanged => (
            "L’adresse de votre compte a changé".into(),
            "Votre compte Jalon utilise maintenant une autre adresse que celle-ci.\n\nSi ce n’est pas vous, prévenez \
             sans attendre votre Responsable et l’administrateur de la plateforme."
                .into(),
        ),
        Message::SecondFactorChanged { change } => {
            let what = match change {
                FactorChange::TotpAdded => "Les codes à usage unique d’un téléphone sont maintenant demandés",
                FactorChange::TotpRemoved => "Les codes à usage unique d’un téléphone ne sont plus demandés",
                FactorChange::PasskeyAdded => "Une clé d’accès a été ajoutée",
                FactorChange::PasskeyRemoved => "Une clé d’accès a été retirée",
                FactorChange::RecoveryUsed => "Un code de secours a servi à se connecter",
                FactorChange::RecoveryRenewed => "De nouveaux codes de secours remplacent les anciens",
            };
            (
                "La connexion à votre compte a changé".into(),
                format!(
                    "{what} pour votre compte Jalon.\n\nSi ce n’est pas vous, changez votre mot de passe sans \
                     attendre et prévenez votre Responsable\u{202f}:\n{}",
                    base.forgotten()
                ),
            )
        }
    }
}
