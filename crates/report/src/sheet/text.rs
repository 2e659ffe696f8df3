//! Texts of cells, as people wrote them but for what nobody sees.

/// Special blanks become plain spaces, line ends become `\n`, characters without a face go, ends of lines and of the text
/// are trimmed. Words and punctuation stay as they are.
pub fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        let kept = match c {
            '\n' if before == '\r' => None,
            '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some('\t'),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
            '\u{ad}'
            | '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' => None,
            c if c.is_control() => None,
            c => Some(c),
        };
        before = c;
        match kept {
            Some('\n') => {
                out.truncate(out.trim_end_matches([' ', '\t']).len());
                out.push('\n');
            }
            Some(c) => out.push(c),
            None => {}
        }
    }
    out.truncate(out.trim_end().len());
    let start = out.len() - out.trim_start().len();
    out.drain(..start);
    out
}

/// At most `most` characters; true when something was cut.
pub(super) fn cut(mut text: String, most: usize) -> (String, bool) {
    if text.len() <= most {
        return (text, false);
    }
    match text.char_indices().nth(most).map(|(at, _)| at) {
        Some(at) => {
            text.truncate(at);
            (text, true)
        }
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes() {
        assert_eq!(normalised(" PSC\u{a0}6 \r\n"), "PSC 6");
        assert_eq!(normalised("a \r\nb\rc\u{2028}d"), "a\nb\nc\nd");
        assert_eq!(normalised("\u{feff}co\u{ad}de\u{200b}\u{0007}"), "code");
        assert_eq!(normalised("\n\n•\tun  deux\n"), "•\tun  deux");
        assert_eq!(normalised("Règle\u{202f}:"), "Règle :");
        assert_eq!(normalised(" \u{a0}\n"), "");
    }

    #[test]
    fn cutting_counts_characters() {
        assert_eq!(cut("éàü".to_owned(), 2), ("éà".to_owned(), true));
        assert_eq!(cut("éàü".to_owned(), 3), ("éàü".to_owned(), false));
    }
}
