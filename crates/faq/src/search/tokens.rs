//! A text cut into words as people look for them, each with its place in the text.
//!
//! `l’annuaire` gives `annuaire`; `e-CPS` gives `e`, `cps` and, over both, `ecps`; `ANN.2.1.2` and `ANN 2.1.2` both
//! give `ann212`; `10 000 668 540` gives `10000668540` besides its groups.

use super::fold::{Folded, fold};

/// Longest word kept, in bytes; a longer run is no word.
const MAX_WORD: usize = 48;
/// Most pieces in one compound.
const MAX_PIECES: usize = 8;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// Search form.
    pub text: &'a str,
    /// First byte in the text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Written in capitals, and short: an acronym.
    pub acronym: bool,
    /// Stands over several pieces that are given apart.
    pub joined: bool,
}

/// One piece of a compound, its form in `Cutter::forms`.
#[derive(Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
    start: u32,
    end: u32,
    capitals: bool,
}

/// Cuts texts; kept between calls for its buffers.
#[derive(Default)]
pub(crate) struct Cutter {
    forms: String,
    pieces: Vec<Piece>,
    joined: String,
    /// Form and place of the compound before, when only a space has been seen since.
    before: Option<(String, u32)>,
    /// Groups of digits written apart, and where they begin.
    digits: Option<(String, u32, u32)>,
}

impl Cutter {
    /// Calls `found` for each word of `text`, pieces first, then what joins them.
    pub fn cut(&mut self, text: &str, mut found: impl FnMut(Token<'_>)) {
        self.clear();
        let mut open: Option<Piece> = None;
        for (at, c) in text.char_indices() {
            let at = at as u32;
            let folded = fold(c);
            if let Folded::Word(first, second) = folded {
                let piece = open.get_or_insert(Piece {
                    from: self.forms.len(),
                    to: 0,
                    start: at,
                    end: at,
                    capitals: true,
                });
                self.forms.push(first);
                if second != '\0' {
                    self.forms.push(second);
                }
                piece.end = at + c.len_utf8() as u32;
                piece.capitals &= c.is_uppercase() || c.is_numeric();
                continue;
            }
            if folded == Folded::Nothing {
                continue;
            }
            let closed = open.take().is_some_and(|piece| self.close(piece));
            match folded {
                Folded::Joiner if closed && self.pieces.len() < MAX_PIECES => {}
                Folded::Apostrophe if closed => {
                    let piece = self.pieces.pop();
                    let elided = piece.is_some_and(|p| is_elision(&self.forms[p.from..p.to]));
                    if let (Some(piece), false) = (piece, elided) {
                        self.pieces.push(piece);
                    }
                    self.flush(&mut found);
                }
                Folded::Space => {
                    self.flush(&mut found);
                }
                _ => {
                    self.flush(&mut found);
                    self.before = None;
                    self.end_digits(&mut found);
                }
            }
        }
        if let Some(piece) = open {
            self.close(piece);
        }
        self.flush(&mut found);
        self.end_digits(&mut found);
    }

    fn clear(&mut self) {
        self.forms.clear();
        self.pieces.clear();
        self.before = None;
        self.digits = None;
    }

    /// Keeps a finished piece; a run too long to be a word is dropped.
    fn close(&mut self, mut piece: Piece) -> bool {
        piece.to = self.forms.len();
        let fits = piece.to - piece.from <= MAX_WORD;
        if fits {
            self.pieces.push(piece);
        }
        fits
    }

    /// Gives the pieces gathered, and what joins them.
    fn flush(&mut self, found: &mut impl FnMut(Token<'_>)) {
        let (Some(first), Some(last)) = (self.pieces.first().copied(), self.pieces.last().copied()) else {
            return;
        };
        self.joined.clear();
        for piece in &self.pieces {
            let text = &self.forms[piece.from..piece.to];
            self.joined.push_str(text);
            let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
            found(Token {
                text,
                start: piece.start,
                end: piece.end,
                acronym: piece.capitals && (2..=6).contains(&letters),
                joined: false,
            });
        }
        let several = self.pieces.len() > 1;
        let digits = self.joined.bytes().all(|b| b.is_ascii_digit());
        if several && self.joined.len() <= MAX_WORD {
            found(whole(&self.joined, first.start, last.end));
        }
        self.gather_digits(digits && !several, first.start, last.end, found);
        // `ANN 2.1.2`, `MSS 9`: letters, a space, then a number.
        let numbered = self.joined.as_bytes().first().is_some_and(u8::is_ascii_digit);
        if let Some((mut letters, start)) = self.before.take()
            && numbered
            && letters.len() + self.joined.len() <= MAX_WORD
        {
            letters.push_str(&self.joined);
            found(whole(&letters, start, last.end));
        }
        if (2..=12).contains(&self.joined.len()) && !numbered {
            self.before = Some((self.joined.clone(), first.start));
        }
        self.pieces.clear();
        self.forms.clear();
    }

    /// Groups of digits one after the other are one number.
    fn gather_digits(&mut self, digits: bool, start: u32, end: u32, found: &mut impl FnMut(Token<'_>)) {
        if !digits {
            return self.end_digits(found);
        }
        match &mut self.digits {
            Some((number, _, to)) if number.len() + self.joined.len() <= MAX_WORD => {
                number.push_str(&self.joined);
                *to = end;
            }
            _ => self.digits = Some((self.joined.clone(), start, end)),
        }
    }

    fn end_digits(&mut self, found: &mut impl FnMut(Token<'_>)) {
        if let Some((number, start, end)) = self.digits.take()
            && number.len() >= 5
            && (end - start) as usize > number.len()
        {
            found(whole(&number, start, end));
        }
    }
}

fn whole(text: &str, start: u32, end: u32) -> Token<'_> {
    Token { text, start, end, acronym: false, joined: true }
}

/// Words that lose their last letter before a vowel.
fn is_elision(piece: &str) -> bool {
    matches!(
        piece,
        "l" | "d" | "j" | "m" | "t" | "s" | "n" | "c" | "qu" | "jusqu" | "lorsqu" | "puisqu" | "quoiqu"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        Cutter::default().cut(text, |t| {
            let mark = if t.acronym {
                "!"
            } else if t.joined {
                "+"
            } else {
                ""
            };
            out.push(format!("{}{mark}", t.text));
        });
        out
    }

    #[test]
    fn words_pieces_and_wholes() {
        for (text, expected) in [
            ("L’annuaire, d'Été", "annuaire ete"),
            ("aujourd’hui", "aujourd hui"),
            ("l'e-CPS", "e cps! ecps+"),
            ("ANN.2.1.2", "ann! 2 1 2 ann212+"),
            ("ANN 2.1.2", "ann! 2 1 2 212+ ann212+"),
            ("ann 3 et ann 5", "ann 3 ann3+ et ann 5 ann5+"),
            ("SC.MSS/CONF.18", "sc! mss! conf! 18 scmssconf18+"),
            ("10 000 668 540.", "10 000 668 540 10000668540+"),
            ("en 2026, 12 avis", "en 2026 en2026+ 12 avis"),
            ("un cœur\u{301} LETTRÉ", "un coeur lettre!"),
            ("user’s", "user s"),
            ("INSi CPx MES", "insi cpx mes!"),
            ("😀 … -- ' . /", ""),
            ("a\u{202e}b", "ab"),
            ("[NomDuProduit] [OS]", "nomduproduit os!"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Où ? L’e-CPS";
        let mut out = Vec::new();
        Cutter::default().cut(text, |t| out.push(text[t.start as usize..t.end as usize].to_owned()));
        assert_eq!(out, ["Où", "e", "CPS", "e-CPS"]);
    }

    #[test]
    fn endless_runs_are_no_words() {
        assert!(words(&"x".repeat(10_000)).is_empty());
        let many = words(&"a-".repeat(10_000));
        assert!(many.iter().all(|w| w.len() <= MAX_WORD + 1), "{:?}", many.iter().map(String::len).max());
    }
}
