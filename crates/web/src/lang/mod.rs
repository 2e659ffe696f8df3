//! Every sentence that the pages say, in French and in English side by side: one function per
//! sentence, so that a missing translation, a missing argument or an unused sentence does not compile.
//!
//! French typography (narrow no-break space before `: ; ! ?` and inside « », typographic apostrophe) is
//! checked by the test below.

mod accessibility;
mod administration;
mod annuaire;
mod coherence;
mod compte;
mod connexion;
mod entreprise;
mod errors;
mod faq;
mod forms;
mod frame;
mod identifiants;
mod inscription;
mod instruction;
mod journal;
mod maturite;
mod person;
mod produits;
mod questionnaire;
mod redaction;
mod status;
mod tableau;

pub(crate) use journal::Happened;

use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};

/// A language of the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// French, the language of the trade and the default.
    Fr,
    /// English.
    En,
}

/// Sentences without arguments: `name: "French", "English";`.
macro_rules! sentences {
    ($($name:ident: $fr:literal, $en:literal;)*) => {
        impl $crate::lang::Lang {
            $(pub(crate) fn $name(self) -> &'static str {
                self.pick($fr, $en)
            })*
        }
    };
}
use sentences;

impl Lang {
    /// `fr` or `en`.
    pub fn code(self) -> &'static str {
        self.pick("fr", "en")
    }

    /// The one of two values that is in this language.
    pub fn pick<T>(self, fr: T, en: T) -> T {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        self.pick(Self::En, Self::Fr)
    }

    /// The language of a code.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Fr, Self::En].into_iter().find(|lang| lang.code() == code)
    }

    /// What was chosen before, if anything was.
    pub fn remembered(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(COOKIE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        text.split(';').filter_map(|c| c.trim().strip_prefix("lang=")).find_map(Self::of)
    }

    /// What the browser prefers, else French.
    pub fn of_browser(headers: &HeaderMap) -> Self {
        let text = headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        Self::preferred(text).unwrap_or(Self::Fr)
    }

    /// The first of our languages in an `Accept-Language`. Browsers list by preference: the weights
    /// they add follow that order.
    fn preferred(accept: &str) -> Option<Self> {
        accept.split(',').find_map(|item| Self::of(item.trim().get(..2)?))
    }

    /// A text of another room in this language, with the spaces that French asks for.
    pub fn text(self, text: &identifiers::Text) -> String {
        match self {
            Self::Fr => crate::format::french_spaces(&text.fr),
            Self::En => text.en.clone().into_owned(),
        }
    }

    /// The same, beginning with a capital: a text of the domain that stands alone.
    pub fn sentence(self, text: &identifiers::Text) -> String {
        let text = self.text(text);
        let mut chars = text.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
    }

    /// `one` or `many` as the language counts: in French, zero is singular.
    fn plural<'a>(self, n: u64, one: &'a str, many: &'a str) -> &'a str {
        match (self, n) {
            (_, 1) | (Self::Fr, 0) => one,
            _ => many,
        }
    }
}

impl From<accounts::Lang> for Lang {
    fn from(lang: accounts::Lang) -> Self {
        match lang {
            accounts::Lang::Fr => Self::Fr,
            accounts::Lang::En => Self::En,
        }
    }
}

impl From<Lang> for accounts::Lang {
    fn from(lang: Lang) -> Self {
        lang.pick(Self::Fr, Self::En)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_chosen_then_remembered_then_guessed() {
        let headers = |pairs: &[(&'static str, &'static str)]| {
            pairs.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap())).collect::<HeaderMap>()
        };
        assert_eq!(Lang::of_browser(&headers(&[])), Lang::Fr);
        assert_eq!(Lang::of_browser(&headers(&[("accept-language", "de, en-GB;q=0.8, fr;q=0.5")])), Lang::En);
        assert_eq!(Lang::of_browser(&headers(&[("accept-language", "é")])), Lang::Fr);
        assert_eq!(Lang::remembered(&headers(&[("cookie", "a=b; lang=fr")])), Some(Lang::Fr));
        assert_eq!(Lang::remembered(&headers(&[("cookie", "lang=xx")])), None);
    }

    /// String literals of a source file, escapes resolved enough for typography.
    fn literals(source: &str) -> Vec<String> {
        let code =
            source.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        code.split('"').skip(1).step_by(2).map(|s| s.replace("\\u{202f}", "\u{202f}")).collect()
    }

    #[test]
    fn the_typography_of_every_sentence_is_french() {
        let files = [
            include_str!("accessibility.rs"),
            include_str!("administration.rs"),
            include_str!("annuaire.rs"),
            include_str!("connexion.rs"),
            include_str!("entreprise.rs"),
            include_str!("errors.rs"),
            include_str!("faq.rs"),
            include_str!("forms.rs"),
            include_str!("frame.rs"),
            include_str!("identifiants.rs"),
            include_str!("inscription.rs"),
            include_str!("instruction.rs"),
            include_str!("journal.rs"),
            include_str!("maturite.rs"),
            include_str!("person.rs"),
            include_str!("redaction.rs"),
            include_str!("status.rs"),
            include_str!("tableau.rs"),
            include_str!("../notice.rs"),
        ];
        let found: Vec<String> = files.iter().flat_map(|f| literals(f)).collect();
        assert!(found.len() > 300, "the sentences are read: {}", found.len());
        for text in found {
            let straight = text.as_bytes().windows(3).any(|w| {
                w[1] == b'\'' && w[0].is_ascii_alphabetic() && (w[2].is_ascii_alphabetic() || w[2] > 127)
            });
            assert!(!straight, "straight apostrophe: {text}");
            for mark in [" :", " ;", " !", " ?", " »", "« "] {
                assert!(!text.contains(mark), "ordinary space at a French mark: {text}");
            }
        }
    }
}
