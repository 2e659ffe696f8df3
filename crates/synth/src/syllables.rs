//! Invented names: when the lists of frequent names run out, syllables are put together.
//!
//! The result only has to look French (or Breton, Basque, Italian, Portuguese …) to an index and to an eye; it is
//! nobody's name on purpose.

/// Number of invented surnames; the rank of one is its frequency rank.
pub(crate) const SURNAMES: u32 = 70_000;
/// Number of invented first names, per sex.
pub(crate) const FIRST_NAMES: u32 = 9_000;

#[rustfmt::skip]
const STARTS: [&str; 163] = [
    "ABAD", "ALB", "AMB", "ARN", "AUB", "AUD", "BACH", "BAIL", "BALL", "BAR", "BARTH", "BAUD", "BEL", "BEN", "BER",
    "BERT", "BILL", "BLANCH", "BOIS", "BON", "BORD", "BOUCH", "BOUR", "BRAN", "BRET", "BRI", "BRU", "CAIL", "CAM",
    "CANN", "CAR", "CASS", "CHAB", "CHAL", "CHAM", "CHAP", "CHAR", "CHEV", "CLAV", "COL", "COR", "COURT", "CREM",
    "DAR", "DAUB", "DEL", "DEN", "DEV", "DOM", "DOR", "DUB", "DUR", "ESC", "EST", "ETCH", "FAB", "FAR", "FAUG",
    "FERR", "FIL", "FLOR", "FONT", "FORG", "FOUCH", "FRAS", "GAIL", "GAR", "GAUD", "GER", "GIR", "GOD", "GOUR",
    "GRAND", "GREN", "GROS", "GUER", "GUIL", "HARD", "HAUT", "HERB", "HUB", "JAC", "JOL", "JOUR", "KER", "LAB",
    "LAC", "LAF", "LAM", "LANG", "LAR", "LAUR", "LAV", "LER", "LIM", "LOR", "MACH", "MAGN", "MAIL", "MAL", "MAR",
    "MAS", "MAU", "MEN", "MER", "MICH", "MOL", "MONT", "MOR", "MOUR", "NAD", "NOR", "OLI", "PAG", "PAL", "PAR",
    "PEL", "PER", "PICH", "PIN", "POIR", "PONT", "PORT", "PRAS", "PRU", "QUER", "RAB", "RAM", "RAV", "REN", "RIB",
    "RICH", "ROB", "ROCH", "ROM", "ROQ", "ROUS", "SAB", "SAL", "SAR", "SAUV", "SAV", "SER", "SIM", "SOUL", "TAIL",
    "TAR", "THIB", "TOUR", "TREM", "VAL", "VAR", "VASS", "VERD", "VIAL", "VID", "VIGN", "VIL", "VIV", "WAL", "WEIS",
    "YV", "ZAM",
];
const MIDDLES: [&str; 13] = ["", "I", "AN", "AR", "EL", "ER", "IN", "OL", "ON", "ETT", "ILL", "AUD", "IGN"];
#[rustfmt::skip]
const ENDS: [&str; 50] = [
    "AC", "AGE", "AIRE", "AL", "AND", "ARD", "AT", "AUD", "AULT", "AUX", "EAU", "EL", "ELLE", "ER", "ERE", "ERIE",
    "ES", "ET", "ETTE", "EZ", "IER", "IERE", "IEU", "IN", "INE", "IS", "OIS", "OIT", "OL", "ON", "OT", "OU", "OUX",
    "OUS", "Y", "VILLE", "COURT", "MONT", "INI", "ELLI", "ESCU", "OVIC", "OWSKI", "INHO", "EIRA", "OGLU", "MANN",
    "BERG", "EN", "BERRY",
];
const COMBINATIONS: u64 = (STARTS.len() * MIDDLES.len() * ENDS.len()) as u64;
/// Prime, and no divisor of the number of combinations: a walk by this step meets each once.
const STEP: u64 = 48_611;

/// Appends the invented surname of a rank under [`SURNAMES`], in capitals.
pub(crate) fn surname(buf: &mut Vec<u8>, rank: u32) {
    match rank % 97 {
        11 => buf.extend_from_slice(b"LE "),
        29 => buf.extend_from_slice("D'".as_bytes()),
        // The typographic apostrophe occurs, rarely.
        31 if rank.is_multiple_of(5) => buf.extend_from_slice("D’".as_bytes()),
        47 => buf.extend_from_slice(b"DE "),
        61 => buf.extend_from_slice(b"BEN "),
        83 => buf.extend_from_slice(b"DE LA "),
        _ => {}
    }
    let at = u64::from(rank) * STEP % COMBINATIONS;
    let (start, rest) = (at % STARTS.len() as u64, at / STARTS.len() as u64);
    let (middle, end) = (rest % MIDDLES.len() as u64, rest / MIDDLES.len() as u64);
    for part in [STARTS[start as usize], MIDDLES[middle as usize], ENDS[end as usize]] {
        buf.extend_from_slice(part.as_bytes());
    }
}

#[rustfmt::skip]
const FIRST_STARTS: [&str; 60] = [
    "Ab", "Ad", "Al", "Am", "An", "Ar", "As", "Aur", "Ay", "Bel", "Ben", "Bri", "Cal", "Cam", "Cel", "Clar", "Col",
    "Dal", "Dan", "Dor", "El", "Em", "Er", "Ev", "Fab", "Fan", "Far", "Flo", "Gab", "Ger", "Gwen", "Had", "Hel",
    "Il", "Is", "Jan", "Jes", "Kar", "Kel", "Lam", "Lau", "Lin", "Lor", "Mad", "Mal", "Mar", "Mel", "Nad", "Nor",
    "Or", "Pal", "Ram", "Ros", "Sal", "Ser", "Tal", "Val", "Wil", "Yas", "Zak",
];
const FIRST_MIDDLES: [&str; 12] = ["", "a", "e", "i", "o", "an", "el", "er", "in", "is", "or", "yn"];
#[rustfmt::skip]
const FIRST_ENDS: [[&str; 20]; 2] = [
    ["ard", "as", "baut", "cien", "den", "el", "en", "ert", "ic", "ien", "im", "in", "is", "lan", "mir", "on", "ric",
     "son", "than", "us"],
    ["a", "aëlle", "anne", "celle", "da", "dine", "elle", "ette", "ia", "iane", "ida", "ie", "ille", "ina", "ine",
     "line", "na", "ora", "sia", "ysse"],
];
const FIRST_COMBINATIONS: u64 = (60 * 12 * 20) as u64;
const FIRST_STEP: u64 = 7_919;

/// Appends the invented first name of a rank under [`FIRST_NAMES`], in mixed case.
pub(crate) fn first_name(buf: &mut Vec<u8>, rank: u32, woman: bool) {
    let at = u64::from(rank) * FIRST_STEP % FIRST_COMBINATIONS;
    let (start, rest) = ((at % 60) as usize, at / 60);
    let (middle, end) = ((rest % 12) as usize, (rest / 12) as usize);
    for part in [FIRST_STARTS[start], FIRST_MIDDLES[middle], FIRST_ENDS[usize::from(woman)][end]] {
        buf.extend_from_slice(part.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn invented_names_are_many_and_different() {
        let names: HashSet<Vec<u8>> = (0..SURNAMES)
            .map(|rank| {
                let mut name = Vec::new();
                surname(&mut name, rank);
                name
            })
            .collect();
        assert!(names.len() > 66_000, "{} of {SURNAMES}", names.len());
        let first: HashSet<Vec<u8>> = (0..FIRST_NAMES)
            .map(|rank| {
                let mut name = Vec::new();
                first_name(&mut name, rank, true);
                name
            })
            .collect();
        assert!(first.len() > 8_000, "{}", first.len());
    }
}
