//! The words under which a name or a label is found.
//!
//! `dangelo` must find `D'ANGELO`, `jeanpierre` `JEAN-PIERRE`, `chu` `C.H.U.`: beside each word of the
//! search form, words joined by an apostrophe, a hyphen or a dot also count as one.

use super::fold::{Letters, fold_into, letters};

/// Longest joined form indexed: longer ones are addresses and lists, not names.
const LONGEST_JOINED: usize = 64;

/// Buffers kept from one text to the next by [`for_each_word`].
#[derive(Default)]
pub struct Scratch {
    folded: String,
    joined: String,
    /// Words of `folded`, then of `joined`, as bounds.
    spans: Vec<(usize, usize)>,
}

/// The words of a search form.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|w| !w.is_empty())
}

/// Gives every index word of a raw name or label exactly once: the words of its search form, and each
/// group joined without a blank as one word (`D'ANGELO-ROSSI`: `d`, `angelo`, `rossi`, `dangelo`,
/// `dangelorossi`).
pub fn for_each_word(raw: &str, scratch: &mut Scratch, mut f: impl FnMut(&str)) {
    let Scratch { folded, joined, spans } = scratch;
    folded.clear();
    fold_into(raw, folded);
    if !folded.contains(' ') {
        if !folded.is_empty() {
            f(folded);
        }
        return;
    }
    joined.clear();
    if raw.contains(is_joiner) {
        for group in raw.split(is_break).filter(|g| g.contains(is_joiner)) {
            join(group, joined);
            if group.contains(is_hyphen) {
                group.split(is_hyphen).filter(|g| g.contains(is_joiner)).for_each(|g| join(g, joined));
            }
        }
    }
    folded.push_str(joined);
    spans.clear();
    let mut start = 0;
    for word in folded.split(' ') {
        spans.push((start, start + word.len()));
        start += word.len() + 1;
    }
    if spans.len() > 16 {
        // A long label: looking back at each word would cost the square of their number.
        spans.sort_unstable_by(|a, b| folded[a.0..a.1].cmp(&folded[b.0..b.1]));
        spans.dedup_by(|a, b| folded[a.0..a.1] == folded[b.0..b.1]);
        spans.iter().for_each(|s| f(&folded[s.0..s.1]));
        return;
    }
    for (i, s) in spans.iter().enumerate() {
        let word = &folded[s.0..s.1];
        if !spans[..i].iter().any(|b| &folded[b.0..b.1] == word) {
            f(word);
        }
    }
}

/// Adds the words of `group` as one, after a space.
fn join(group: &str, joined: &mut String) {
    let start = joined.len();
    joined.push(' ');
    fold_into(group, joined);
    let several = joined[start + 1..].contains(' ');
    if !several || joined.len() - start > 2 * LONGEST_JOINED {
        joined.truncate(start);
        return;
    }
    let mut at = start + 1;
    while let Some(space) = joined[at..].find(' ') {
        at += space;
        joined.remove(at);
    }
    if joined.len() - start > LONGEST_JOINED + 1 {
        joined.truncate(start);
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_joiner(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '.')
}

fn is_break(c: char) -> bool {
    !is_joiner(c) && matches!(letters(c), Letters::Separator)
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;
    use proptest::prelude::*;

    fn of(raw: &str) -> Vec<String> {
        let mut out = Vec::new();
        for_each_word(raw, &mut Scratch::default(), |w| out.push(w.to_owned()));
        out
    }

    #[test]
    fn joined_words_count_as_one_too() {
        assert_eq!(of("MARTIN"), ["martin"]);
        assert_eq!(of("D'ANGELO"), ["d", "angelo", "dangelo"]);
        assert_eq!(of("D’ANGELO-ROSSI"), ["d", "angelo", "rossi", "dangelorossi", "dangelo"]);
        assert_eq!(of("Jean-Pierre LE GOFF"), ["jean", "pierre", "le", "goff", "jeanpierre"]);
        assert_eq!(of("Jean - Pierre"), ["jean", "pierre"]);
        assert_eq!(of("C.H.U. St-Éloi"), ["c", "h", "u", "saint", "eloi", "chu", "sainteloi"]);
        assert_eq!(of("Anne-Anne Anne"), ["anne", "anneanne"]);
        assert_eq!(of("-O'"), ["o"]);
        assert_eq!(of("' -"), Vec::<String>::new());
        assert_eq!(words(" a  b").collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn very_long_groups_are_not_joined() {
        let raw = ["abcdefg"; 9].join("-") + "x-y";
        assert_eq!(of(&raw), ["abcdefg", "abcdefgx", "y"]);
    }

    proptest! {
        #[test]
        fn each_word_comes_once(raw in "([A-Zé]{0,3}[ '.,-]{0,2}){0,30}") {
            let all = of(&raw);
            let mut once = all.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), all.len());
            let folded = fold(&raw);
            prop_assert!(words(&folded).all(|w| once.iter().any(|o| o == w)));
            let letters: String = folded.replace(' ', "");
            prop_assert!(all.iter().all(|w| !w.is_empty() && (letters.contains(w.as_str()) || folded.contains("saint"))));
        }
    }
}
