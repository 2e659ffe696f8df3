//! The one table of refusals: name, nature, stable code, French, English.

use identifiers::Text;

pub(crate) const DAMAGED: Text = Text::new(
    "Une donnée enregistrée est illisible. Prévenez l’administrateur de la plateforme.",
    "Something that was kept cannot be read. Tell the administrator of the platform.",
);

/// Makes the enum `Refusal` from the table.
macro_rules! refusals {
    ($($name:ident: $nature:ident = $code:literal, $fr:literal, $en:literal;)+) => {
        /// A rule said no. The codes are stable; `docs/generated` may list them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum Refusal {
            $(
                #[doc = $en]
                #[error($code)]
                $name,
            )+
        }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Stable name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => concat!("accounts.", $code),)+ }
            }

            /// What kind of no it is.
            pub const fn nature(self) -> Nature {
                match self { $(Self::$name => Nature::$nature,)+ }
            }

            /// What happened and what to do.
            pub const fn text(self) -> Text {
                match self { $(Self::$name => Text::new($fr, $en),)+ }
            }
        }
    };
}
pub(crate) use refusals;

#[cfg(test)]
mod tests {
    use crate::Refusal;

    #[test]
    fn sentences_end_and_follow_french_typography() {
        for refusal in Refusal::ALL {
            let text = refusal.text();
            for sentence in [&text.fr, &text.en] {
                assert!(sentence.ends_with('.') && sentence.len() > 10, "{refusal:?}: {sentence}");
            }
            assert!(!text.fr.contains('\''), "{refusal:?}: straight apostrophe");
            for mark in [':', ';', '!', '?', '»'] {
                let all = text.fr.matches(mark).count();
                let spaced = text.fr.matches(&format!("\u{202f}{mark}")).count();
                assert_eq!(all, spaced, "{refusal:?}: narrow space before {mark}");
            }
        }
    }

    #[test]
    fn codes_are_unique() {
        let codes: std::collections::BTreeSet<_> = Refusal::ALL.iter().map(|r| r.code()).collect();
        assert_eq!(codes.len(), Refusal::ALL.len());
    }
}
