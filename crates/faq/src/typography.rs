//! French typography: a narrow no-break space before `; : ! ? »` and after `«`, the curved apostrophe.
//!
//! Source of the rules: Lexique des règles typographiques en usage à l'Imprimerie nationale.

/// The narrow no-break space.
const NARROW: char = '\u{202f}';

/// A place where a French text breaks the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// First byte in the text.
    pub at: usize,
    /// The character at fault.
    pub found: char,
}

/// Every fault of a French text, Markdown included: code, addresses and link targets are not read.
pub fn faults(text: &str) -> Vec<Fault> {
    walk(text, |_| {})
}

/// The text with its faults mended: what an editor types, as it is printed.
pub fn mend(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    walk(text, |piece| match piece {
        Piece::Same(c) => out.push(c),
        Piece::Apostrophe => out.push('’'),
        Piece::Before(c) => {
            let end = out.trim_end_matches([' ', '\u{a0}', NARROW]).len();
            out.truncate(end);
            out.push(NARROW);
            out.push(c);
        }
        Piece::After(c) => {
            out.push(c);
            out.push(NARROW);
        }
        Piece::Dropped => {}
    });
    out
}

enum Piece {
    /// As it is.
    Same(char),
    /// A straight apostrophe, to be curved.
    Apostrophe,
    /// Punctuation that wants a narrow space before it and has another one.
    Before(char),
    /// An opening quotation mark that wants a narrow space after it and has another one.
    After(char),
    /// The wrong space after it.
    Dropped,
}

fn walk(text: &str, mut piece: impl FnMut(Piece)) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut unread = Unread::default();
    let mut chars = text.char_indices().peekable();
    let mut before = '\n';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or('\n', |(_, n)| *n);
        let fault = |faults: &mut Vec<Fault>| faults.push(Fault { at, found: c });
        if unread.covers(&text[at..], c) {
            piece(Piece::Same(c));
        } else if c == '\'' && before.is_alphanumeric() && next.is_alphanumeric() {
            fault(&mut faults);
            piece(Piece::Apostrophe);
        } else if matches!(c, ';' | '!' | '?' | '»' | ':') && wants_space(before, next, c) {
            fault(&mut faults);
            piece(Piece::Before(c));
        } else if c == '«' && next != NARROW {
            fault(&mut faults);
            piece(Piece::After(c));
            if matches!(next, ' ' | '\u{a0}') {
                chars.next();
                piece(Piece::Dropped);
                before = NARROW;
                continue;
            }
        } else {
            piece(Piece::Same(c));
        }
        before = c;
    }
    faults
}

/// Is a mark that follows `before` badly spaced? `10:30`, `?!` and Markdown's `|:--|` are fine.
fn wants_space(before: char, next: char, c: char) -> bool {
    match before {
        NARROW | '\n' | '|' | '-' | '?' | '!' | ':' | ';' => false,
        ' ' | '\u{a0}' => true,
        // Letters stuck to a colon: `theme:2443`, `mailto:`; what ends a word is meant as punctuation.
        _ if c == ':' => next.is_whitespace() || next == '»',
        _ if matches!(c, '!' | '?' | ';') => !next.is_alphanumeric() && before != '(' && next != '[',
        _ => true,
    }
}

/// Parts of Markdown that are not prose.
#[derive(Default)]
struct Unread {
    code: bool,
    /// In the middle of a line.
    inside: bool,
    /// Characters left of a link target or an address.
    skip: usize,
}

impl Unread {
    fn covers(&mut self, rest: &str, c: char) -> bool {
        let starts = !std::mem::replace(&mut self.inside, c != '\n');
        if self.skip > 0 {
            self.skip -= 1;
            return true;
        }
        // The line of a table that says how its columns stand.
        let line = rest.split('\n').next().unwrap_or_default();
        if starts && line.contains('-') && line.chars().all(|c| matches!(c, '|' | ':' | '-' | ' ' | '\r')) {
            self.skip = line.chars().count().saturating_sub(1);
            return true;
        }
        if c == '`' {
            self.code = !self.code;
            return true;
        }
        if self.code {
            return true;
        }
        let until = |end: fn(char) -> bool| rest.chars().take_while(|c| !end(*c)).count();
        if rest.starts_with("](") {
            self.skip = until(|c| c == ')').saturating_sub(1);
        } else if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("mailto:") {
            self.skip = until(char::is_whitespace).saturating_sub(1);
        } else {
            return false;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_mended_once() {
        for (typed, printed) in [
            ("Pourquoi ?", "Pourquoi\u{202f}?"),
            ("Pourquoi?", "Pourquoi\u{202f}?"),
            ("l'API : oui", "l’API\u{202f}: oui"),
            ("« oui »", "«\u{202f}oui\u{202f}»"),
            ("«oui»", "«\u{202f}oui\u{202f}»"),
            ("un\u{a0}; deux", "un\u{202f}; deux"),
            ("`a ? b` https://x.fr/?a=1 [x](/y?z : t)", "`a ? b` https://x.fr/?a=1 [x](/y?z : t)"),
            ("theme:2443, 10:30, quoi ?!", "theme:2443, 10:30, quoi\u{202f}?!"),
            ("|:--|--:|", "|:--|--:|"),
            ("| a ? |\n| :-- |\n", "| a\u{202f}? |\n| :-- |\n"),
            ("oui:» a::b fin::", "oui\u{202f}:» a::b fin::"),
        ] {
            assert_eq!(mend(typed), printed, "{typed}");
            assert_eq!(mend(printed), printed, "{typed}");
            assert_eq!(faults(printed), [], "{typed}");
        }
        assert_eq!(faults("a ?"), [Fault { at: 2, found: '?' }]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2_000))]

        #[test]
        fn mending_twice_is_mending_once(text in "[a« »:;!?'’`|()\\[\\]\u{202f}\u{a0}\n/-]{0,24}|(https://|mailto:|\\]\\(| \\?|« |a){0,8}") {
            let once = mend(&text);
            proptest::prop_assert_eq!(mend(&once), once.clone(), "{:?}", text);
            proptest::prop_assert!(faults(&once).is_empty(), "{:?}", text);
        }
    }
}
