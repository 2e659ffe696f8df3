//! May this password be chosen?
//!
//! * Length: 15 characters at least when the password is the only factor, 12 beside a second one. NIST SP 800-63B-4
//!   (August 2025), 3.1.1.2, asks 15 and 8; ANSSI, *Recommandations relatives à l'authentification multifacteur et aux
//!   mots de passe* (v2.0, October 2021), R22, calls 12 to 14 moderate and 15 strong. The greater is kept.
//! * No rule of composition and no forced change (both texts advise against).
//! * Not among the common ones, not made of what everybody can guess (name, company, product), and not guessable in
//!   fewer than 10^8 tries by the estimator zxcvbn.

use super::common::{fold, is_common};
use super::{Password, strength};
use identifiers::Text;

/// What counts beside the text itself.
#[derive(Debug, Clone, Default)]
pub struct Context<'a> {
    /// Words tied to the person: names, e-mail address, company. The product's name is always added.
    pub words: Vec<&'a str>,
    /// Whether a second factor is set up already.
    pub second_factor: bool,
}

/// Why it may not be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer characters than this.
    TooShort(usize),
    /// One or two of the most common words, dressed up or not.
    Common,
    /// Little is left once the person's own words are taken away.
    Personal,
    /// Guessed in fewer than 10^8 tries.
    Guessable,
}

impl Weakness {
    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort(_) => "password.too_short",
            Self::Common => "password.common",
            Self::Personal => "password.personal",
            Self::Guessable => "password.guessable",
        }
    }

    /// The sentence beside the field.
    pub fn text(self) -> Text {
        match self {
            Self::TooShort(minimum) => Text::of(
                format!(
                    "Il faut au moins {minimum} caractères. Quatre ou cinq mots sans lien font un bon mot de passe, \
                     facile à retenir."
                ),
                format!(
                    "At least {minimum} characters are needed. Four or five unrelated words make a good password \
                     that is easy to remember."
                ),
            ),
            Self::Common => Text::new(
                "Ce mot de passe est fait de mots que tout le monde essaie d’abord. Choisissez-en un autre.",
                "This password is made of words that everybody tries first. Choose another one.",
            ),
            Self::Personal => Text::new(
                "Ce mot de passe est surtout fait de votre nom, de votre adresse ou de votre entreprise. \
                 Choisissez-en un autre.",
                "This password is mostly made of your name, your address or your company. Choose another one.",
            ),
            Self::Guessable => Text::new(
                "Ce mot de passe se devine trop vite. Ajoutez-y un ou deux mots rares.",
                "This password is guessed too quickly. Add one or two rare words.",
            ),
        }
    }
}

/// Fewest characters: 15 alone, 12 beside a second factor.
pub const fn minimum_length(second_factor: bool) -> usize {
    if second_factor { 12 } else { 15 }
}

/// Letters and digits that must be left once the words of the context are taken away.
const OWN_PART: usize = 8;

/// Checks a password that somebody wants to choose. Costs up to some milliseconds.
pub fn check(password: &Password, context: &Context<'_>) -> Result<(), Weakness> {
    let minimum = minimum_length(context.second_factor);
    if password.length() < minimum {
        return Err(Weakness::TooShort(minimum));
    }
    if is_common(password.text()) {
        return Err(Weakness::Common);
    }
    let own = without_words(password.text(), &context_words(context));
    if own.chars().filter(|c| c.is_alphanumeric()).count() < OWN_PART {
        return Err(Weakness::Personal);
    }
    if strength::estimate(password, context).score < 3 {
        return Err(Weakness::Guessable);
    }
    Ok(())
}

/// The words of the context, folded, cut at whatever is no letter or digit, longest first; those of under 3 characters
/// say nothing.
pub(super) fn context_words(context: &Context<'_>) -> Vec<String> {
    let mut words: Vec<String> = context
        .words
        .iter()
        .copied()
        .chain(["jalon"])
        .flat_map(|words| {
            let folded = fold(words);
            folded.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| word.chars().count() >= 3)
        .collect();
    words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    words.dedup();
    words
}

fn without_words(text: &str, words: &[String]) -> String {
    words.iter().fold(fold(text), |text, word| text.replace(word.as_str(), " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_alone(text: &str) -> Result<(), Weakness> {
        let words = vec!["Élodie", "Le Goff", "elodie.legoff@hydrangea.example", "Hydrangéa Santé"];
        check(&Password::new(text).unwrap(), &Context { words, second_factor: false })
    }

    #[test]
    fn length_counts_characters_and_the_second_factor() {
        let twelve = Password::new("étai-vélum-9").unwrap();
        assert_eq!(twelve.length(), 12);
        let with = Context { second_factor: true, ..Context::default() };
        assert_eq!(check(&twelve, &with), Ok(()));
        assert_eq!(check(&twelve, &Context::default()), Err(Weakness::TooShort(15)));
        assert_eq!(check(&Password::new("étai-vélum-").unwrap(), &with), Err(Weakness::TooShort(12)));
    }

    #[test]
    fn common_personal_and_guessable_are_refused() {
        for (text, weakness) in [
            ("Motdepasse2026!!!", Weakness::Common),
            ("azertyuiop azertyuiop", Weakness::Common),
            ("elodie-le-goff-2026", Weakness::Personal),
            ("ÉLODIE.hydrangea.1!", Weakness::Personal),
            ("Jalon-Jalon-Jalon-75", Weakness::Personal),
            ("hydrangea.sante.jalon", Weakness::Personal),
            ("111111111111111111", Weakness::Guessable),
            ("12345678901234567890", Weakness::Guessable),
        ] {
            assert_eq!(check_alone(text), Err(weakness), "{text}");
        }
    }

    #[test]
    fn a_phrase_without_capitals_digits_or_signs_is_fine() {
        for text in ["varech bissextile moquette", "quatre hérons sous la grêle", "kQ7/vR2#xN9!pL4"] {
            assert_eq!(check_alone(text), Ok(()), "{text}");
        }
        assert_eq!(check_alone(&"brume houle ".repeat(80)), Ok(()), "long ones too");
    }
}
