//! Signing in and out.

use super::{Lang, sentences};

sentences! {
    sign_in_title: "Se connecter", "Sign in";
    sign_in_lead: "À l’espace de votre entreprise, ou à l’instruction des demandes.", "To your company’s space, or to the instruction of requests.";
    sign_in_email: "Adresse électronique", "E-mail address";
    sign_in_password: "Mot de passe", "Password";
    sign_in_submit: "Se connecter", "Sign in";
    sign_in_refused: "Cette adresse et ce mot de passe ne vont pas ensemble, ou le compte est fermé. Vérifiez les deux\u{202f}; le mot de passe distingue majuscules et minuscules.", "This address and this password do not go together, or the account is closed. Check both; the password tells capitals from small letters.";
    sign_in_locked: "Trop d’essais sans succès\u{202f}: ce compte attend un nouveau mot de passe. Demandez-le par «\u{202f}mot de passe oublié\u{202f}».", "Too many failed tries: this account waits for a new password. Ask for one by “forgotten password”.";
    sign_in_forgotten: "Mot de passe oublié", "Forgotten password";
    sign_in_no_account: "Votre entreprise n’a pas encore de compte\u{202f}?", "Your company has no account yet?";
    sign_in_register: "Demander un compte", "Ask for an account";
    sign_out: "Se déconnecter", "Sign out";
    ready_title: "Comptes de démonstration", "Demonstration accounts";
    ready_lead: "Des comptes sont prêts, avec des données fictives\u{202f}:", "Accounts are ready, with fictitious data:";
    ready_who: "Compte", "Account";
    ready_what: "Ce qu’il montre", "What it shows";
    code_title: "Saisir le code", "Type the code";
    code_lead: "Ouvrez l’application de codes de votre téléphone et recopiez les six chiffres affichés pour Jalon.", "Open the code application of your telephone and copy the six digits shown for Jalon.";
    code_label: "Code", "Code";
    code_hint: "Six chiffres, valables trente secondes. Téléphone perdu\u{202f}? Saisissez ici un de vos codes de secours.", "Six digits, valid for thirty seconds. Telephone lost? Type one of your recovery codes here.";
    code_submit: "Continuer", "Continue";
    code_other: "Se connecter avec un autre compte", "Sign in with another account";
}

impl Lang {
    /// Nothing is tried before an instant, said as people read it.
    pub(crate) fn sign_in_wait(self, until: &str) -> String {
        self.pick(
            format!(
                "Trop d’essais sans succès depuis peu. Par prudence, rien n’est vérifié avant le {until}\u{202f}; réessayez alors, ou choisissez un nouveau mot de passe."
            ),
            format!(
                "Too many failed tries lately. As a precaution nothing is checked before {until}; try again then, or choose a new password."
            ),
        )
    }
}
