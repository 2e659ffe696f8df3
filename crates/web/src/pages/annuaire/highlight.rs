//! Marks, in a name as printed, the part that the search matched.

/// A run of characters, marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The characters as printed.
    pub text: String,
    /// Part of the match.
    pub mark: bool,
}

/// Cuts a name where one of the folded words begins a word of it. Folding here is for display only:
/// a letter we do not know stays unmarked, never wrong.
pub fn pieces(name: &str, words: &[String]) -> Vec<Piece> {
    let letters: Vec<(usize, char)> =
        name.char_indices().flat_map(|(at, c)| folded(c).map(move |f| (at, f))).collect();
    let mut marked = vec![false; name.len()];
    for word in words.iter().filter(|w| !w.is_empty()) {
        for start in 0..letters.len() {
            let begins = start == 0 || !letters[start - 1].1.is_alphanumeric();
            let rest = letters[start..].iter().map(|l| l.1);
            if begins && word.chars().eq(rest.take(word.chars().count())) {
                for (at, _) in &letters[start..start + word.chars().count()] {
                    marked[*at] = true;
                }
            }
        }
    }
    let mut out: Vec<Piece> = Vec::new();
    for (at, c) in name.char_indices() {
        match out.last_mut().filter(|p| p.mark == marked[at]) {
            Some(piece) => piece.text.push(c),
            None => out.push(Piece { text: c.to_string(), mark: marked[at] }),
        }
    }
    out
}

/// The folded letters of one character: none for a mark, two for a ligature.
fn folded(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        'À'..='Å' | 'à'..='å' => "a",
        'Ç' | 'ç' => "c",
        'È'..='Ë' | 'è'..='ë' => "e",
        'Ì'..='Ï' | 'ì'..='ï' => "i",
        'Ñ' | 'ñ' => "n",
        'Ò'..='Ö' | 'ò'..='ö' => "o",
        'Ù'..='Ü' | 'ù'..='ü' => "u",
        'Ý' | 'ý' | 'ÿ' | 'Ÿ' => "y",
        'Œ' | 'œ' => "oe",
        'Æ' | 'æ' => "ae",
        _ => "",
    };
    let other = plain.is_empty().then(|| match c {
        c if c.is_alphanumeric() => c.to_lowercase().next().unwrap_or(c),
        _ => ' ',
    });
    plain.chars().chain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(name: &str, words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        let show = |p: Piece| if p.mark { format!("[{}]", p.text) } else { p.text };
        pieces(name, &words).into_iter().map(show).collect()
    }

    #[test]
    fn the_beginning_of_any_word_is_marked() {
        assert_eq!(marked("MARTIN-DUPONT", &["mart"]), "[MART]IN-DUPONT");
        assert_eq!(marked("MARTIN-DUPONT", &["dup"]), "MARTIN-[DUP]ONT");
        assert_eq!(marked("SMARTIN", &["mart"]), "SMARTIN");
    }

    #[test]
    fn accents_ligatures_and_apostrophes_are_looked_through() {
        assert_eq!(marked("Hélène", &["hele"]), "[Hélè]ne");
        assert_eq!(marked("LEBŒUF", &["leboeuf"]), "[LEBŒUF]");
        assert_eq!(marked("D’Artagnan", &["artagnan"]), "D’[Artagnan]");
        assert_eq!(marked("", &["x"]), "");
        assert_eq!(marked("日本", &["ni", ""]), "日本");
    }
}
