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
    FaqNothingNew = "faq-pareil", "Ce texte est déjà le dernier enregistré\u{202f}: rien n’a changé.", "This text is the latest one saved already: nothing changed.";
    FaqPublished = "faq-publiee", "La réponse est publiée\u{202f}: les lecteurs la voient maintenant.", "The answer is published: readers see it now.";
    FaqSaved = "faq-enregistree", "Le brouillon est enregistré. Les lecteurs ne le voient pas encore.", "The draft is saved. Readers do not see it yet.";
    FaqShipped = "faq-livree", "Les lecteurs voient de nouveau le texte livré avec le programme. Vos versions sont gardées.", "Readers see the text shipped with the program again. Your versions are kept.";
    FaqWithdrawn = "faq-retiree", "La réponse est retirée\u{202f}: les lecteurs ne la voient plus. Ses versions sont gardées.", "The answer is withdrawn: readers see it no more. Its versions are kept.";
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
