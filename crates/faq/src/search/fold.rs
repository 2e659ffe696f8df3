//! Characters as they are searched: lower-case letters without accents, digits, what joins, what separates.

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Folded {
    /// Part of a word: one or two letters, the second 0 when there is one only.
    Word(char, char),
    /// An apostrophe, as in `l’annuaire`.
    Apostrophe,
    /// Holds the pieces of a compound together: `e-CPS`, `ANN.2.1.2`, `SC.MSS/CONF.18`.
    Joiner,
    /// A space inside a number or a line.
    Space,
    /// Ends everything: punctuation, symbols.
    Break,
    /// Not seen: combining accents, soft hyphens, joiners, marks of writing direction.
    Nothing,
}

/// The search form of one character.
pub(crate) fn fold(c: char) -> Folded {
    let one = |c: char| Folded::Word(c, '\0');
    match c {
        'a'..='z' | '0'..='9' => one(c),
        'A'..='Z' => one(c.to_ascii_lowercase()),
        '\'' | '’' | 'ʼ' | '‘' => Folded::Apostrophe,
        '-' | '.' | '/' | '_' | '‐' | '‑' => Folded::Joiner,
        ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Folded::Space,
        '\u{300}'..='\u{36f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Folded::Nothing,
        'œ' | 'Œ' => Folded::Word('o', 'e'),
        'æ' | 'Æ' => Folded::Word('a', 'e'),
        'ß' => Folded::Word('s', 's'),
        'À'..='Å' | 'à'..='å' => one('a'),
        'Ç' | 'ç' => one('c'),
        'È'..='Ë' | 'è'..='ë' => one('e'),
        'Ì'..='Ï' | 'ì'..='ï' => one('i'),
        'Ñ' | 'ñ' => one('n'),
        'Ò'..='Ö' | 'ò'..='ö' | 'ø' | 'Ø' => one('o'),
        'Ù'..='Ü' | 'ù'..='ü' => one('u'),
        'Ý' | 'ý' | 'ÿ' | 'Ÿ' => one('y'),
        _ if c.is_alphanumeric() => one(c.to_lowercase().next().unwrap_or(c)),
        _ => Folded::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_take_their_search_form() {
        for (c, folded) in [
            ('É', Folded::Word('e', '\0')),
            ('œ', Folded::Word('o', 'e')),
            ('Z', Folded::Word('z', '\0')),
            ('’', Folded::Apostrophe),
            ('/', Folded::Joiner),
            ('\u{202f}', Folded::Space),
            ('\u{301}', Folded::Nothing),
            ('\u{202e}', Folded::Nothing),
            ('?', Folded::Break),
            ('😀', Folded::Break),
            ('Ж', Folded::Word('ж', '\0')),
        ] {
            assert_eq!(fold(c), folded, "{c:?}");
        }
    }
}
