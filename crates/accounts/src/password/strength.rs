//! The meter beside the field.

use super::policy::{Context, context_words};
use super::{Password, common};
use identifiers::Text;
use zxcvbn::feedback::{Suggestion, Warning};

/// What the meter shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Strength {
    /// 0 (guessed at once) to 4 (out of reach); 3 at least is asked.
    pub score: u8,
    /// What weakens it, when something does.
    pub warning: Option<Text>,
    /// What would strengthen it.
    pub advice: Vec<Text>,
}

impl Strength {
    /// The word beside the meter.
    pub const fn word(&self) -> Text {
        match self.score {
            0 => Text::new("très faible", "very weak"),
            1 => Text::new("faible", "weak"),
            2 => Text::new("insuffisant", "not enough"),
            3 => Text::new("bon", "good"),
            _ => Text::new("excellent", "excellent"),
        }
    }
}

/// Estimates how hard the first 100 characters are to guess, for somebody who knows the context and the common words.
pub fn estimate(password: &Password, context: &Context<'_>) -> Strength {
    let own = context_words(context);
    let mut known: Vec<&str> = own.iter().map(String::as_str).collect();
    known.extend(common::words());
    let entropy = zxcvbn::zxcvbn(password.text(), &known);
    let feedback = entropy.feedback();
    Strength {
        score: u8::from(entropy.score()),
        warning: feedback.and_then(zxcvbn::feedback::Feedback::warning).map(warning),
        advice: feedback
            .map_or_else(Vec::new, |feedback| feedback.suggestions().iter().map(|s| advice(*s)).collect()),
    }
}

const fn warning(warning: Warning) -> Text {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            Text::new(
                "Des touches voisines sur le clavier se devinent vite.",
                "Neighbouring keys of the keyboard are quick to guess.",
            )
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            Text::new(
                "Répéter un motif ne le rend guère plus solide.",
                "Repeating a pattern makes it hardly stronger.",
            )
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => {
            Text::new("Il ressemble à un mot de passe très répandu.", "It looks like a very common password.")
        }
        Warning::SequencesLikeAbcAreEasyToGuess => Text::new(
            "Les suites comme abc ou 6543 se devinent vite.",
            "Sequences like abc or 6543 are quick to guess.",
        ),
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => {
            Text::new("Les dates et les années se devinent vite.", "Dates and years are quick to guess.")
        }
        Warning::AWordByItselfIsEasyToGuess => {
            Text::new("Un mot seul se devine vite.", "A word by itself is quick to guess.")
        }
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            Text::new("Les noms et les prénoms se devinent vite.", "Names are quick to guess.")
        }
    }
}

const fn advice(suggestion: Suggestion) -> Text {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases | Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => {
            Text::new(
                "Quatre ou cinq mots sans lien suffisent, sans chiffre ni majuscule.",
                "Four or five unrelated words are enough, without digits or capitals.",
            )
        }
        Suggestion::AddAnotherWordOrTwo => {
            Text::new("Ajoutez un mot rare ou deux.", "Add a rare word or two.")
        }
        Suggestion::CapitalizationDoesntHelpVeryMuch
        | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            Text::new("Les majuscules n’aident guère.", "Capitals hardly help.")
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => {
            Text::new("Un mot à l’envers n’aide guère.", "A reversed word hardly helps.")
        }
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            Text::new("Écrire @ pour a ou 0 pour o n’aide guère.", "Writing @ for a or 0 for o hardly helps.")
        }
        Suggestion::UseALongerKeyboardPatternWithMoreTurns | Suggestion::AvoidSequences => {
            Text::new("Évitez les suites de touches ou de lettres.", "Avoid runs of keys or letters.")
        }
        Suggestion::AvoidRepeatedWordsAndCharacters => Text::new("Évitez les répétitions.", "Avoid repeats."),
        Suggestion::AvoidRecentYears
        | Suggestion::AvoidYearsThatAreAssociatedWithYou
        | Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => {
            Text::new("Évitez les dates et les années.", "Avoid dates and years.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str, words: Vec<&str>) -> Strength {
        estimate(&Password::new(text).unwrap(), &Context { words, second_factor: false })
    }

    #[test]
    fn grows_with_what_is_added() {
        let scores: Vec<u8> = ["azerty", "varech7", "varech-bissex", "varech-bissextile-moquette"]
            .map(|t| score(t, vec![]).score)
            .into();
        assert!(scores.is_sorted() && scores[0] == 0 && scores[3] == 4, "{scores:?}");
    }

    #[test]
    fn the_context_counts_against_it() {
        assert!(
            score("kermadec-trelaze", vec!["Kermadec", "Trélazé"]).score
                < score("kermadec-trelaze", vec![]).score
        );
    }

    #[test]
    fn says_why_in_two_languages() {
        let weak = score("abcabcabcabcabc", vec![]);
        assert!(weak.score < 3 && !weak.advice.is_empty());
        let warning = weak.warning.unwrap();
        assert!(!warning.fr.is_empty() && !warning.en.is_empty());
        assert_eq!(score("", vec![]).score, 0);
    }
}
