//! Words without case, accents and punctuation: to recognise, never to show.

/// Lower case, without accents; everything but letters and digits becomes one space.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => out.push('a'),
            'ç' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ñ' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Does one of these words or groups of words stand in a folded text, whole?
pub(super) fn says(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        folded.match_indices(phrase).any(|(at, found)| {
            let before = folded.get(..at).unwrap_or_default();
            let after = folded.get(at + found.len()..).unwrap_or_default();
            (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone_are_left() {
        assert_eq!(folded("  N°\u{a0}EXIGENCE "), "n exigence");
        assert_eq!(folded("E\u{301}noncé (DOIT/DEVRAIT)"), "enonce doit devrait");
        assert_eq!(folded("œuvre – Ça"), "oeuvre ca");
        assert_eq!(folded("°"), "");
    }

    #[test]
    fn phrases_are_whole_words() {
        assert!(says("une copie d ecran", &["copie d ecran"]));
        assert!(!says("catalogue", &["log"]));
        assert!(says("log", &["log"]));
    }
}
