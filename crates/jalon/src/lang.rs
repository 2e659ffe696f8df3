//! The language of what people read.

use clap::ValueEnum;

/// French first, English complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Fr,
    En,
}

impl Lang {
    /// The language of the environment: English when it asks for English, French otherwise.
    pub fn from_environment() -> Self {
        let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(std::env::var_os)
            .find(|value| !value.is_empty())
            .map(|value| value.to_string_lossy().to_ascii_lowercase());
        Self::from_locale(asked.as_deref().unwrap_or_default())
    }

    fn from_locale(locale: &str) -> Self {
        if locale == "en" || locale.starts_with("en_") || locale.starts_with("en.") {
            Self::En
        } else {
            Self::Fr
        }
    }

    /// One of two texts.
    pub fn pick<T>(self, fr: T, en: T) -> T {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn french_unless_english_is_asked_for() {
        for (locale, lang) in [
            ("", Lang::Fr),
            ("C.UTF-8", Lang::Fr),
            ("fr_FR.UTF-8", Lang::Fr),
            ("de_DE", Lang::Fr),
            ("en", Lang::En),
            ("en_us.utf-8", Lang::En),
            ("en.utf-8", Lang::En),
        ] {
            assert_eq!(Lang::from_locale(locale), lang, "{locale}");
        }
    }
}
