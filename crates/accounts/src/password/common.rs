//! Passwords that are only common words dressed up: `Doudou2019!`, `M0tdep@sse`, `azerty-azerty`.

use std::collections::HashSet;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization as _;

const LIST: &str = include_str!("../../data/common-passwords.txt");

/// The words of the shipped list.
pub(super) fn words() -> &'static HashSet<&'static str> {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        LIST.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
    })
}

/// Lower case, without accents.
pub(super) fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| match c {
            'œ' => ['o', 'e'],
            'æ' => ['a', 'e'],
            c => [c, '\0'],
        })
        .filter(|c| *c != '\0')
        .collect()
}

/// Is the whole a common word, or two of them, once digits, signs, capitals, accents and the usual substitutions
/// (`@` for a, `0` for o…) are taken away?
pub(super) fn is_common(password: &str) -> bool {
    let folded = fold(password);
    let letters: String = folded.chars().filter(char::is_ascii_alphabetic).collect();
    let undone = |text: &str| text.chars().filter_map(unsubstituted).collect::<String>();
    let not_a_letter = |c: char| !c.is_ascii_alphabetic();
    // A sign at the end is more often an ornament than a letter: tried both ways.
    let cores = [letters, undone(&folded), undone(folded.trim_end_matches(not_a_letter))];
    cores.iter().any(|core| made_of_common_words(core))
}

/// The letter that a sign is often written for.
fn unsubstituted(c: char) -> Option<char> {
    Some(match c {
        '@' | '4' => 'a',
        '3' | '€' => 'e',
        '1' | '!' | '|' => 'i',
        '0' => 'o',
        '5' | '$' => 's',
        '7' => 't',
        c if c.is_ascii_alphabetic() => c,
        _ => return None,
    })
}

fn made_of_common_words(core: &str) -> bool {
    let words = words();
    words.contains(core)
        || (1..core.len()).any(|cut| words.contains(&core[..cut]) && words.contains(&core[cut..]))
        || units(core).any(|unit| words.contains(unit))
}

/// The texts that make this one when repeated.
fn units(text: &str) -> impl Iterator<Item = &str> {
    (1..=text.len() / 2)
        .filter(|length| text.len().is_multiple_of(*length))
        .map(|length| &text[..length])
        .filter(|unit| text.as_bytes().chunks(unit.len()).all(|chunk| chunk == unit.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_clean() {
        let count = LIST.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).count();
        assert!(words().len() > 600, "{}", words().len());
        assert_eq!(count, words().len(), "a word is written twice");
        for word in words() {
            assert!(word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn common_words_in_disguise() {
        for password in [
            "motdepasse2026!",
            "M0tdep@sse2026",
            "Azerty-Azerty-123",
            "Doudou & Loulou 1999",
            "Été2024Été2024",
            "toto.toto.toto.toto",
            "P@ssw0rd12345!",
            "Cœur12345678",
            "marseille-marseille",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn three_words_or_rare_ones_are_left_to_the_estimator() {
        for password in
            ["lundi pastis guitare", "varech-bissextile", "1234567890123456", "", "日本語のパスワード"]
        {
            assert!(!is_common(password), "{password}");
        }
    }
}
