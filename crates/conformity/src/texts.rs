//! What people type: cleaned once, bounded.

use crate::error::Refusal;

/// Longest name of a product, in characters (ours: the sources give no limit).
pub const MAX_NAME: usize = 120;
/// Longest text of one line.
pub const MAX_LINE: usize = 200;
/// Longest text of several lines.
pub const MAX_TEXT: usize = 8_000;

/// One line: blanks folded, `most` characters at most, nothing invisible. May be empty.
pub(crate) fn line(text: &str, most: usize) -> Result<String, Refusal> {
    if text.len() > most.saturating_mul(16) {
        return Err(Refusal::TooLong);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(text, most, |_| false)
}

/// One line that says something.
pub(crate) fn filled(text: &str, most: usize) -> Result<String, Refusal> {
    let text = line(text, most)?;
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

/// Several lines. May be empty.
pub(crate) fn lines(text: &str) -> Result<String, Refusal> {
    if text.len() > MAX_TEXT * 16 {
        return Err(Refusal::TooLong);
    }
    let text = text.replace("\r\n", "\n").replace('\t', " ").trim().to_owned();
    checked(text, MAX_TEXT, |c| c == '\n')
}

/// Several lines that say something.
pub(crate) fn told(text: &str) -> Result<String, Refusal> {
    let text = lines(text)?;
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

fn checked(text: String, most: usize, fine: impl Fn(char) -> bool) -> Result<String, Refusal> {
    if text.chars().any(|c| !fine(c) && is_invisible(c)) {
        return Err(Refusal::Invisible);
    }
    if text.chars().nth(most).is_some() { Err(Refusal::TooLong) } else { Ok(text) }
}

/// Control characters, marks of direction (Unicode Standard Annex 9), the byte order mark, tags.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{61c}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_folded_and_bounded() {
        assert_eq!(line("  a \t b ", 10).unwrap(), "a b");
        assert_eq!(filled(" \n ", 10), Err(Refusal::Empty));
        assert_eq!(line("abc", 2), Err(Refusal::TooLong));
        assert_eq!(line("a\u{202e}b", 9), Err(Refusal::Invisible));
        assert_eq!(lines("un\r\ndeux\0"), Err(Refusal::Invisible));
        assert_eq!(told(" un\r\ndeux ").unwrap(), "un\ndeux");
    }
}
