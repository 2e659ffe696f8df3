//! What the next page says once: a word in a cookie, never a text, so that nobody else puts words into our mouth.

use crate::lang::Lang;

/// Notices: name, word, French, English.
macro_rules! notices {
    ($($name:ident = $word:literal, $fr:literal, $en:literal;)+) => {
        /// Something was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Notice {
            $(#[doc = $en] $name,)+
        }

        impl Notice {
            /// Every notice.
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word in the cookie.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The notice of a word.
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }

            /// The sentence.
            pub fn text(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => lang.pick($fr, $en),)+ }
            }
        }
    };
}

notices! {
    CodeTooLate = "delai", "Le délai de dix minutes est passé. Recommencez la connexion.", "The ten minutes are over. Start signing in again.";
    DocumentDeposited = "piece", "La pièce est déposée, chiffrée.", "The document is deposited, encrypted.";
    RequestConfirmed = "demande-confirmee", "Votre adresse est confirmée.", "Your address is confirmed.";
    RequestSubmitted = "demande-envoyee", "Vos pièces sont parties à l’instruction.", "Your documents went to the instructors.";
    RequestWithdrawn = "demande-abandonnee", "La demande est abandonnée et ses pièces sont effacées.", "The request is given up and its documents are erased.";
    SignedOut = "sortie", "Vous êtes déconnecté.", "You are signed out.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_and_others_say_nothing() {
        for notice in Notice::ALL {
            assert_eq!(Notice::of(notice.word()), Some(*notice));
            assert_ne!(notice.text(Lang::Fr), notice.text(Lang::En));
        }
        assert_eq!(Notice::of("<script>"), None);
    }
}
