//! The search form of a name or label: lower-case ASCII letters and digits, one space between words.
//!
//! Everything that people drop, add or type otherwise is gone from it: accents, capitals, apostrophes,
//! hyphens, dots, blanks of any kind. `ST` and `STE` before another word are spelt out. Folding a search
//! form again changes nothing, so a typed word and a stored one meet whatever the number of passes.
//!
//! Nearly all names of the national files are short ASCII: one table look-up per byte in a small buffer
//! on the stack does for them; the rest goes through [`letters`], character by character.

/// What becomes of a byte: its search form, a space for a separator, 0 for a byte outside ASCII.
const BYTES: [u8; 256] = {
    let mut table = [0u8; 256];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        table[b] = if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { b' ' };
        b += 1;
    }
    table
};

/// Longest text for the way without detours.
const SHORT: usize = 128;

/// U+00C0 to U+024F without their accents (Unicode decompositions, and the strokes that have none); a
/// space is a separator, `#` a character of two letters, see [`two_letters`].
const LATIN: &[u8; 0x190] = b"aaaaaa#ceeeeiiiidnooooo ouuuuy##aaaaaa#ceeeeiiiidnooooo ouuuuy#y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii##jjkkklllllll\
    lllnnnnnnnnnoooooo##rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bbbb   cc ddd    ffg   ikkl  nnooo  pp     ttttuu vyyzz\x20        \
    \x20   #########aaiioouuuuuuuuuu aaaa  ggggkkoooo  j###gg  nnaa  oo\
    aaaaeeeeiiiioooorrrruuuusstt  hhnd  zzaaeeooooooooyylnt   acclts\
    z  b  eejj qrryy";

/// U+1E00 to U+1EFF likewise: Vietnamese names.
const LATIN_MORE: &[u8; 0x100] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyas  # aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy    yy";

/// Search form of one character.
pub(super) enum Letters {
    /// One or two letters.
    Some(&'static str),
    /// Ends a word.
    Separator,
    /// Not seen: an accent written after its letter, a soft hyphen, a joiner.
    Nothing,
}

/// Search form of a character.
pub(super) fn letters(c: char) -> Letters {
    let of = |letter: u8| match letter {
        b'#' => Letters::Some(two_letters(c)),
        b' ' => Letters::Separator,
        _ => Letters::Some(ascii(letter)),
    };
    match c as u32 {
        n @ 0..=0x7f => of(BYTES[n as usize]),
        n @ 0xc0..=0x24f => of(LATIN[n as usize - 0xc0]),
        n @ 0x1e00..=0x1eff => of(LATIN_MORE[n as usize - 0x1e00]),
        0xad | 0x300..=0x36f | 0x200c | 0x200d | 0x2060 | 0xfe00..=0xfe0f | 0xfeff => Letters::Nothing,
        0xfb00..=0xfb06 => Letters::Some(two_letters(c)),
        // Full-width forms, as some keyboards give them.
        n @ 0xff10..=0xff5a => of(BYTES[n as usize - 0xfee0]),
        _ => Letters::Separator,
    }
}

fn ascii(letter: u8) -> &'static str {
    const LETTERS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
    let i = match letter {
        b'0'..=b'9' => letter - b'0',
        _ => letter.wrapping_sub(b'a').wrapping_add(10),
    } as usize;
    LETTERS.get(i..i + 1).unwrap_or_default()
}

fn two_letters(c: char) -> &'static str {
    match c {
        'Æ' | 'æ' | 'Ǣ' | 'ǣ' | 'Ǽ' | 'ǽ' => "ae",
        'Œ' | 'œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'Þ' | 'þ' => "th",
        'Ĳ' | 'ĳ' => "ij",
        'Ǆ'..='ǆ' | 'Ǳ'..='ǳ' => "dz",
        'Ǉ'..='ǉ' => "lj",
        'Ǌ'..='ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => "st",
    }
}

/// Appends the search form of `text` to `out`; what `out` held before is left as it is.
pub fn fold_into(text: &str, out: &mut String) {
    let start = out.len();
    let mut buffer = [0u8; SHORT];
    match fold_short(text.as_bytes(), &mut buffer) {
        Some((n, several)) => {
            out.push_str(std::str::from_utf8(&buffer[..n]).unwrap_or_default());
            if !several {
                return;
            }
        }
        None => fold_any(text, out),
    }
    spell_saints(out, start);
}

/// Short ASCII text: length of its form in `buffer`, and whether it has several words.
#[inline]
fn fold_short(bytes: &[u8], buffer: &mut [u8; SHORT]) -> Option<(usize, bool)> {
    if bytes.len() > SHORT {
        return None;
    }
    let (mut n, mut spaces, mut previous) = (0, 0, b' ');
    for b in bytes {
        let c = BYTES[*b as usize];
        if c == 0 {
            return None;
        }
        // Written in any case, kept when it is not a second space: no jump to guess.
        buffer[n % SHORT] = c;
        let blank = usize::from(c == b' ');
        n += 1 - (blank & usize::from(previous == b' '));
        spaces += blank;
        previous = c;
    }
    n -= usize::from(n > 0 && previous == b' ');
    Some((n, spaces > 0))
}

fn fold_any(text: &str, out: &mut String) {
    let start = out.len();
    let mut gap = false;
    for c in text.chars() {
        match letters(c) {
            Letters::Some(s) => {
                if gap && out.len() > start {
                    out.push(' ');
                }
                gap = false;
                out.push_str(s);
            }
            Letters::Separator => gap = true,
            Letters::Nothing => {}
        }
    }
}

/// `st` and `ste` before another word become `saint` and `sainte`.
fn spell_saints(out: &mut String, start: usize) {
    let mut at = start;
    while let Some(len) = out.get(at..).and_then(|rest| rest.find(' ')) {
        let spelt = match &out[at..at + len] {
            "st" => "saint",
            "ste" => "sainte",
            _ => "",
        };
        if !spelt.is_empty() {
            out.replace_range(at..at + len, spelt);
        }
        at += len.max(spelt.len()) + 1;
    }
}

/// The search form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_take_their_search_form() {
        for (raw, folded) in [
            ("MARTIN", "martin"),
            ("  D'Angelo\u{a0}-\tRossi ", "d angelo rossi"),
            ("Lefèvre", "lefevre"),
            ("LEFE\u{301}VRE", "lefevre"),
            ("ŒUVRARD", "oeuvrard"),
            ("Æbelø ẞtraße Łódź Đorđe", "aebelo sstrasse lodz dorde"),
            ("Nguyễn Thị Ngọc Ẩn", "nguyen thi ngoc an"),
            ("Þór Ðuro İzmir ıspanak", "thor duro izmir ispanak"),
            ("L’Haÿ-les-Roses", "l hay les roses"),
            ("C.H.U. de \"Nantes\" (44)", "c h u de nantes 44"),
            ("du\u{ad}rand 👩\u{200d}⚕️ x", "durand x"),
            ("ﬁlipe ＦＵＬＬ×9", "filipe full 9"),
            ("", ""),
            (" -'", ""),
            ("é", "e"),
        ] {
            assert_eq!(fold(raw), folded, "{raw}");
        }
    }

    #[test]
    fn saints_are_spelt_out_before_another_word() {
        assert_eq!(fold("ST-PIERRE"), "saint pierre");
        assert_eq!(fold("Bourg Ste Marie St"), "bourg sainte marie st");
        assert_eq!(fold("ST ST STE"), "saint saint ste");
        assert_eq!(fold("ST"), "st");
        assert_eq!(fold("Îles ST É"), "iles saint e");
        assert_eq!(fold("STEPHAN EST STEM"), "stephan est stem");
    }

    #[test]
    fn what_was_there_is_left_alone() {
        let mut out = "st".to_owned();
        fold_into(" Jean ", &mut out);
        fold_into("é st x", &mut out);
        assert_eq!(out, "stjeane saint x");
    }

    #[test]
    fn every_latin_letter_folds_to_letters() {
        for c in ('\u{c0}'..'\u{180}').filter(|c| !"×÷".contains(*c)) {
            let folded = fold(&c.to_string());
            assert!((1..=2).contains(&folded.len()) && folded.bytes().all(|b| b.is_ascii_lowercase()), "{c}");
        }
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            if let Letters::Some(s) = letters(c) {
                assert!(!s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric()), "{c:?} {s}");
            }
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "(\\PC|[A-Za-z '’.\u{300}é-]|st |STE-){0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
            prop_assert!(once.bytes().all(|b| b == b' ' || b.is_ascii_lowercase() || b.is_ascii_digit()));
        }

        #[test]
        fn both_ways_agree(text in "[ -~\\t]{0,128}") {
            let mut slow = String::new();
            fold_any(&text, &mut slow);
            spell_saints(&mut slow, 0);
            prop_assert_eq!(fold(&text), slow);
        }
    }
}
