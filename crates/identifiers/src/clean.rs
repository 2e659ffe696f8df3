//! What people type or paste, brought to the characters that count.

use crate::error::ParseError;

/// Longest text that any parser of this crate looks at, in bytes: an identifier has at most 40 characters, a FHIR
/// system in front of it about as many, and the rest is room for separators. Bounds the time on hostile input.
pub const MAX_INPUT: usize = 256;

/// Separators that people put inside numbers, and invisible characters that come along by copy and paste.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | '-' | '_' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2010}'..='\u{2015}' | '\u{2060}'
                | '\u{2212}' | '\u{FEFF}' | '·'
        )
}

/// The text without separators, ASCII letters in capitals. Errors: empty, or longer than [`MAX_INPUT`].
pub(crate) fn compact(text: &str) -> Result<String, ParseError> {
    let text = text.trim();
    if text.len() > MAX_INPUT {
        return Err(ParseError::TooLong { max: MAX_INPUT });
    }
    let out: String = text.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_uppercase()).collect();
    if out.is_empty() { Err(ParseError::Empty) } else { Ok(out) }
}

/// Digits of a compact text put in groups of the given sizes, separated by plain spaces; what is left over forms
/// a last group.
pub(crate) fn group(text: &str, sizes: &[usize]) -> String {
    let mut out = String::with_capacity(text.len() + sizes.len());
    let mut rest = text;
    for size in sizes {
        let Some((head, tail)) = rest.split_at_checked(*size) else { break };
        if tail.is_empty() {
            break;
        }
        out.push_str(head);
        out.push(' ');
        rest = tail;
    }
    out.push_str(rest);
    out
}
