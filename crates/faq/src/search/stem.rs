//! Words brought to their root, by the Snowball algorithms of French and English, on folded words.

use crate::model::Lang;
use frostem::{Algorithm, Stemmer};

/// Words of this length and shorter only lose a plural `s`: acronyms live there.
const SHORT: usize = 4;

/// Roots of one language.
pub(crate) struct Stems {
    lang: Lang,
    snowball: Stemmer,
}

impl Stems {
    pub fn new(lang: Lang) -> Self {
        let algorithm = match lang {
            Lang::Fr => Algorithm::French,
            Lang::En => Algorithm::English,
        };
        Self { lang, snowball: Stemmer::new(algorithm) }
    }

    /// The root of a folded word; words that hold a digit are their own root.
    pub fn of(&self, word: &str) -> String {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            return word.to_owned();
        }
        if word.len() <= SHORT {
            let plural = word.len() == SHORT && word.ends_with('s') && !word.ends_with("ss");
            return word[..word.len() - usize::from(plural)].to_owned();
        }
        if self.lang == Lang::En {
            return self.snowball.stem(word).into_owned();
        }
        // Without accents, `validée` ends like a noun: `ée`, `és` and `ées` become what `é` has become.
        let bare = word.strip_suffix('s').unwrap_or(word);
        let bare = if bare.ends_with("ee") { &bare[..bare.len() - 1] } else { word };
        self.snowball.stem(bare).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(lang: Lang, words: &[&str]) {
        let stems = Stems::new(lang);
        for word in words {
            assert_eq!(stems.of(word), stems.of(words[0]), "{word} and {}", words[0]);
        }
    }

    #[test]
    fn forms_of_a_word_share_their_root() {
        same(Lang::Fr, &["habilite", "habilites", "habilitee", "habilitees", "habiliter", "habilitation"]);
        same(Lang::Fr, &["correspondant", "correspondants", "correspondante"]);
        same(Lang::Fr, &["certificat", "certificats"]);
        same(Lang::Fr, &["valider", "validee", "valide", "validez"]);
        same(Lang::Fr, &["medicale", "medicaux", "medical"]);
        same(Lang::En, &["requirement", "requirements"]);
        same(Lang::En, &["certificate", "certificates"]);
        same(Lang::En, &["refreshing", "refresh", "refreshed"]);
    }

    #[test]
    fn acronyms_and_numbers_are_left_alone() {
        let stems = Stems::new(Lang::Fr);
        for word in ["fhir", "insi", "dmp", "ins", "mes", "ann212", "10000668540"] {
            assert_eq!(stems.of(word), word);
        }
        assert_eq!(stems.of("logs"), "log");
        assert_eq!(stems.of("pass"), "pass");
    }
}
