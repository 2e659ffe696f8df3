//! One's own account; a forgotten password; an invitation.

use super::{Lang, sentences};

sentences! {
    chosen_password: "Nouveau mot de passe", "New password";
    chosen_password_hint: "Quinze caractères ou plus, douze avec un second facteur\u{202f}; une suite de mots convient. Les mots de passe répandus et vos propres noms sont refusés.", "Fifteen characters or more, twelve beside a second factor; a string of words does well. Widespread passwords and your own names are refused.";
    forgotten_title: "Mot de passe oublié", "Forgotten password";
    forgotten_lead: "Indiquez l’adresse de votre compte\u{202f}: un lien pour choisir un nouveau mot de passe vous sera envoyé.", "Give the address of your account: a link to choose a new password will be sent to you.";
    forgotten_submit: "Envoyer le lien", "Send the link";
    forgotten_sent_title: "Ouvrez votre messagerie", "Open your mailbox";
    forgotten_sent_text: "Si cette adresse est celle d’un compte, un message vient de partir.", "If this address is that of an account, a message has just left.";
    forgotten_sent_then: "Son lien sert une fois, dans les trente minutes.", "Its link serves once, within thirty minutes.";
    forgotten_sent_nothing: "Rien reçu\u{202f}? Regardez parmi les indésirables, vérifiez l’adresse et recommencez.", "Nothing received? Look among the junk mail, check the address and try again.";
    choose_title: "Choisir un mot de passe", "Choose a password";
    choose_submit: "Enregistrer ce mot de passe", "Save this password";
    choose_sessions: "Vos sessions ouvertes seront toutes fermées.", "Your open sessions will all be closed.";
    invitation_works_until: "Valable jusqu’au", "Works until";
    invitation_known: "Cette adresse a déjà un compte\u{202f}: connectez-vous, puis acceptez.", "This address has an account already: sign in, then accept.";
    invitation_other: "Vous êtes connecté avec un autre compte que celui de cette adresse. Déconnectez-vous, puis ouvrez de nouveau le lien.", "You are signed in with another account than that of this address. Sign out, then open the link again.";
    invitation_new: "Créez votre compte pour entrer dans l’entreprise.", "Make your account to come into the company.";
    invitation_submit: "Accepter l’invitation", "Accept the invitation";
    account_title: "Votre compte", "Your account";
    account_you: "Vous", "You";
    account_lang: "Langue de vos messages et des écrans", "Language of your messages and screens";
    account_save: "Enregistrer", "Save";
    account_ways: "Se connecter", "Signing in";
    account_change: "Changer", "Change";
    account_manage: "Gérer", "Manage";
    account_companies: "Vos entreprises", "Your companies";
    account_company_here: "celle-ci", "this one";
    sessions_title: "Sessions ouvertes", "Open sessions";
    sessions_this: "celle-ci", "this one";
    sessions_unknown: "Navigateur inconnu", "Unknown browser";
    sessions_close: "Fermer", "Close";
    sessions_close_others: "Fermer toutes les autres", "Close all others";
    address_title: "Changer d’adresse", "Change the address";
    address_new: "Nouvelle adresse électronique", "New e-mail address";
    address_submit: "Envoyer le lien de confirmation", "Send the confirmation link";
    address_confirm_title: "Confirmer la nouvelle adresse", "Confirm the new address";
    address_confirm_submit: "Confirmer cette adresse", "Confirm this address";
    password_title: "Changer de mot de passe", "Change the password";
    password_lead: "Vos autres sessions seront fermées\u{202f}; celle-ci continue.", "Your other sessions will be closed; this one goes on.";
    prove_title: "Confirmez que c’est vous", "Confirm that it is you";
    prove_password_lead: "Cette page touche à la protection de votre compte\u{202f}: saisissez de nouveau votre mot de passe.", "This page is about the protection of your account: type your password again.";
    prove_code_lead: "Cette page touche à la protection de votre compte\u{202f}: saisissez un code de votre téléphone.", "This page is about the protection of your account: type a code of your telephone.";
    prove_code_hint: "Six chiffres. Celui de votre connexion ne sert pas deux fois\u{202f}: attendez le suivant.", "Six digits. The one you signed in with does not serve twice: wait for the next.";
    codes_title: "Codes d’un téléphone", "Codes from a telephone";
    codes_none: "non installés", "not set up";
    codes_set_up: "Installer", "Set up";
    codes_why_staff: "Vos rôles sur la plateforme attendent un second facteur\u{202f}: ils ouvrent l’accès aux pièces d’autres entreprises.", "Your roles over the platform wait for a second factor: they open the documents of other companies.";
    codes_lead: "Après le mot de passe, un code à six chiffres vous sera demandé. Qui apprendrait votre mot de passe n’entrerait pas.", "After the password, a code of six digits will be asked for. Whoever learned your password would not get in.";
    codes_step_1: "Installez une application de codes sur votre téléphone (toute application TOTP convient).", "Install a code application on your telephone (any TOTP application will do).";
    codes_step_2: "Photographiez avec elle le code affiché sur la page suivante.", "Scan with it the code shown on the next page.";
    codes_step_3: "Recopiez un premier code\u{202f}; dix codes de secours vous sont alors remis.", "Copy a first code; ten recovery codes are then handed to you.";
    codes_begin: "Commencer", "Begin";
    codes_again: "Recommencer avec un autre secret", "Begin again with another secret";
    codes_scan: "Photographiez ce code", "Scan this code";
    codes_qr: "Code à photographier avec l’application\u{202f}; le même secret est écrit dessous.", "Code to be scanned with the application; the same secret is written below.";
    codes_by_hand: "Ou saisissez ce secret à la main\u{202f}:", "Or type this secret by hand:";
    codes_prove: "Recopiez un premier code", "Copy a first code";
    codes_first: "Code affiché par l’application", "Code shown by the application";
    codes_first_hint: "Six chiffres, renouvelés toutes les trente secondes.", "Six digits, new every thirty seconds.";
    codes_confirm: "Installer les codes", "Set up the codes";
    codes_done: "Les codes sont installés\u{202f}: ils seront demandés à la prochaine connexion.", "The codes are set up: they will be asked for at the next sign-in.";
    codes_renew: "Nouveaux codes de secours", "New recovery codes";
    codes_renew_lead: "En demander de nouveaux annule les précédents.", "Asking for new ones cancels those before.";
    codes_remove: "Retirer les codes", "Remove the codes";
    recovery_title: "Codes de secours", "Recovery codes";
    recovery_lead: "Pour le jour où le téléphone manque. Gardez-les sur papier ou dans un coffre de mots de passe\u{202f}; chacun sert une fois, à la place d’un code.", "For the day when the telephone is missing. Keep them on paper or in a password vault; each serves once, in place of a code.";
    recovery_once: "Ils ne seront plus jamais affichés.", "They will never be shown again.";
    recovery_file: "Enregistrer dans un fichier", "Save to a file";
    recovery_kept: "Ils sont en lieu sûr", "They are in a safe place";
    keys_title: "Clés d’accès", "Passkeys";
    keys_lead: "Une clé d’accès (téléphone, ordinateur, clé de sécurité) remplace le mot de passe et le code. Elle ne répond qu’à cette adresse\u{202f}: un faux site n’en tire rien.", "A passkey (telephone, computer, security key) replaces password and code. It answers to this address only: a false site gets nothing out of it.";
    keys_none: "Aucune clé d’accès pour l’instant.", "No passkey yet.";
    keys_name: "Nom de la clé", "Name of the key";
    keys_name_hint: "Pour la reconnaître dans cette liste. Exemple\u{202f}: téléphone, clé du bureau", "To recognise it in this list. Example: telephone, key at the office";
    keys_add: "Ajouter une clé d’accès", "Add a passkey";
    keys_remove: "Retirer", "Remove";
    keys_failed: "Rien n’a été enregistré\u{202f}: le navigateur n’a pas donné de clé, ou le délai est passé. Recommencez.", "Nothing was saved: the browser gave no key, or the time is over. Try again.";
    keys_script: "Pour ajouter une clé, il faut un navigateur récent dont JavaScript est actif.", "Adding a key needs a recent browser with JavaScript switched on.";
    keys_impossible: "Les clés d’accès demandent que la plateforme ait un nom et soit servie en https\u{202f}; celle-ci ne l’est pas encore.", "Passkeys need the platform to have a name and to be served over https; this one is not yet.";
    key_sign_in: "Se connecter avec une clé d’accès", "Sign in with a passkey";
    key_sign_in_failed: "Aucune clé d’accès n’a ouvert de session. Recommencez, ou utilisez le mot de passe.", "No passkey opened a session. Try again, or use the password.";
}

impl Lang {
    /// Whose password is chosen.
    pub(crate) fn choose_lead(self, email: impl std::fmt::Display) -> String {
        self.pick(format!("Pour le compte {email}."), format!("For the account {email}."))
    }

    /// Into which company.
    pub(crate) fn invitation_title(self, company: &str) -> String {
        self.pick(format!("Rejoindre {company}"), format!("Join {company}"))
    }

    /// The address that is to change.
    pub(crate) fn address_lead(self, email: impl std::fmt::Display) -> String {
        self.pick(
            format!("Votre adresse est {email}. Un lien partira à la nouvelle\u{202f}; rien ne change avant que vous ne l’ayez ouvert."),
            format!("Your address is {email}. A link will go to the new one; nothing changes before you open it."),
        )
    }

    /// The address that becomes the account's.
    pub(crate) fn address_confirm_lead(self, email: impl std::fmt::Display) -> String {
        self.pick(
            format!("Votre compte aura désormais l’adresse {email}\u{202f}; l’ancienne en sera avertie."),
            format!("Your account will have the address {email} from now on; the old one will be told."),
        )
    }

    /// When a session was last used.
    pub(crate) fn sessions_seen(self, when: impl std::fmt::Display) -> String {
        self.pick(format!("vue le {when}"), format!("seen {when}"))
    }

    /// Since when codes are asked for.
    pub(crate) fn codes_since(self, day: impl std::fmt::Display) -> String {
        self.pick(format!("installés le {day}"), format!("set up on {day}"))
    }

    /// Codes are asked for.
    pub(crate) fn codes_on(self, day: impl std::fmt::Display) -> String {
        self.pick(
            format!("Un code est demandé à chaque connexion depuis le {day}."),
            format!("A code is asked for at every sign-in since {day}."),
        )
    }

    /// Recovery codes left.
    pub(crate) fn recovery_left(self, left: u64) -> String {
        self.pick(
            match left {
                0 => "Il ne reste aucun code de secours.".to_owned(),
                1 => "Il reste un code de secours.".to_owned(),
                n => format!("Il reste {n} codes de secours."),
            },
            match left {
                0 => "No recovery code is left.".to_owned(),
                1 => "One recovery code is left.".to_owned(),
                n => format!("{n} recovery codes are left."),
            },
        )
    }

    /// How many passkeys.
    pub(crate) fn keys_count(self, count: u64) -> String {
        self.pick(
            match count {
                0 => "aucune".to_owned(),
                1 => "une clé".to_owned(),
                n => format!("{n} clés"),
            },
            match count {
                0 => "none".to_owned(),
                1 => "one key".to_owned(),
                n => format!("{n} keys"),
            },
        )
    }

    /// When a passkey was added.
    pub(crate) fn keys_since(self, day: impl std::fmt::Display) -> String {
        self.pick(format!("ajoutée le {day}"), format!("added on {day}"))
    }

    /// When it was last used.
    pub(crate) fn keys_used(self, when: impl std::fmt::Display) -> String {
        self.pick(format!("utilisée le {when}"), format!("used {when}"))
    }
}
