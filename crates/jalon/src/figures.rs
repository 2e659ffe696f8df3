//! Numbers, dates and identifiers as people read them.

use crate::lang::Lang;

/// The narrow no-break space of French typography.
const NARROW: char = '\u{202f}';

/// A count with its thousands apart: `2 200 000` in French, `2,200,000` in English.
pub fn count(n: u64, lang: Lang) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(lang.pick(NARROW, ','));
        }
        text.push(digit);
    }
    text
}

/// A count and its noun, in the number that the language asks for (`0 ligne` but `0 lines`).
pub fn counted(n: u64, lang: Lang, fr: [&str; 2], en: [&str; 2]) -> String {
    let noun = match lang {
        Lang::Fr => fr[usize::from(n > 1)],
        Lang::En => en[usize::from(n != 1)],
    };
    format!("{} {noun}", count(n, lang))
}

/// A `YYYY-MM-DD` date: `DD/MM/YYYY` in French, unchanged in English or when it is no date.
pub fn date(iso: &str, lang: Lang) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    match (lang, parts.as_slice()) {
        (Lang::Fr, [y, m, d]) if y.len() == 4 && m.len() == 2 && d.len() == 2 => format!("{d}/{m}/{y}"),
        _ => iso.to_owned(),
    }
}

/// A `YYYY-MM-DDTHH:MM:SSZ` instant, to the minute.
pub fn instant(iso: &str, lang: Lang) -> String {
    match iso.split_once('T') {
        Some((day, time)) => format!("{} {} UTC", date(day, lang), time.get(..5).unwrap_or(time)),
        None => iso.to_owned(),
    }
}

/// An identifier in the groups that people read aloud: RPPS `10 000 668 540`, IDNPS `8 10 000 668 540`.
/// Anything else is left as it is. Plain spaces, so that a copy is easy to clean.
pub fn identifier(id: &str) -> String {
    if !id.bytes().all(|b| b.is_ascii_digit()) {
        return id.to_owned();
    }
    match id.len() {
        11 => format!("{} {} {} {}", &id[..2], &id[2..5], &id[5..8], &id[8..]),
        12 => format!("{} {}", &id[..1], identifier(&id[1..])),
        _ => id.to_owned(),
    }
}

/// A size: `812 octets`, `1,4 Mo` in French; `812 bytes`, `1.4 MB` in English.
pub fn bytes(n: u64, lang: Lang) -> String {
    if n < 1_000 {
        return counted(n, lang, ["octet", "octets"], ["byte", "bytes"]);
    }
    let units = lang.pick(["ko", "Mo", "Go", "To"], ["kB", "MB", "GB", "TB"]);
    let (mut value, mut unit) = (n as f64 / 1_000.0, 0);
    while value >= 999.95 && unit + 1 < units.len() {
        value /= 1_000.0;
        unit += 1;
    }
    format!("{} {}", decimal(value, lang), units[unit])
}

/// A duration given in microseconds: `340 µs`, `1,2 ms`, `3,4 s`, `2 min 05 s`.
pub fn duration(us: u64, lang: Lang) -> String {
    match us {
        0..1_000 => format!("{us} µs"),
        1_000..1_000_000 => format!("{} ms", decimal(us as f64 / 1e3, lang)),
        1_000_000..60_000_000 => format!("{} s", decimal(us as f64 / 1e6, lang)),
        _ => format!("{} min {:02} s", us / 60_000_000, us % 60_000_000 / 1_000_000),
    }
}

fn decimal(value: f64, lang: Lang) -> String {
    let text = format!("{value:.1}");
    lang.pick(text.replace('.', ","), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands() {
        assert_eq!(count(0, Lang::Fr), "0");
        assert_eq!(count(999, Lang::Fr), "999");
        assert_eq!(count(2_200_000, Lang::Fr), "2\u{202f}200\u{202f}000");
        assert_eq!(count(2_200_000, Lang::En), "2,200,000");
    }

    #[test]
    fn nouns_agree() {
        let lines = |n, lang| counted(n, lang, ["ligne", "lignes"], ["line", "lines"]);
        assert_eq!(lines(0, Lang::Fr), "0 ligne");
        assert_eq!(lines(0, Lang::En), "0 lines");
        assert_eq!(lines(1, Lang::En), "1 line");
        assert_eq!(lines(2, Lang::Fr), "2 lignes");
    }

    #[test]
    fn dates() {
        assert_eq!(date("2026-11-22", Lang::Fr), "22/11/2026");
        assert_eq!(date("2026-11-22", Lang::En), "2026-11-22");
        assert_eq!(date("hier", Lang::Fr), "hier");
        assert_eq!(instant("2026-11-22T06:07:08Z", Lang::Fr), "22/11/2026 06:07 UTC");
    }

    #[test]
    fn identifiers_are_grouped() {
        assert_eq!(identifier("10000668540"), "10 000 668 540");
        assert_eq!(identifier("810000668540"), "8 10 000 668 540");
        assert_eq!(identifier("0759912345"), "0759912345");
        assert_eq!(identifier("étranger11"), "étranger11");
    }

    #[test]
    fn sizes_and_durations() {
        assert_eq!(bytes(1, Lang::Fr), "1 octet");
        assert_eq!(bytes(1_440_000, Lang::Fr), "1,4 Mo");
        assert_eq!(bytes(999_999, Lang::En), "1.0 MB");
        assert_eq!(duration(340, Lang::Fr), "340 µs");
        assert_eq!(duration(1_234, Lang::Fr), "1,2 ms");
        assert_eq!(duration(125_000_000, Lang::En), "2 min 05 s");
    }
}
