//! Numbers, dates, sizes and identifiers as people read them, in both languages.

use crate::lang::Lang;
use jiff::civil::Date;

/// Narrow no-break space: French thousands, units, punctuation.
pub const NARROW: char = '\u{202f}';

/// `1 234 567` or `1,234,567`.
pub fn number(n: u64, lang: Lang) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(if lang == Lang::Fr { NARROW } else { ',' });
        }
        out.push(c);
    }
    out
}

/// `22/11/2026` or `22 Nov 2026` from `2026-11-22`; anything else as it is.
pub fn date(iso: &str, lang: Lang) -> String {
    iso.parse::<Date>().map_or_else(|_| iso.to_owned(), |date| day(date, lang))
}

/// `22/11/2026` or `22 Nov 2026`.
pub fn day(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Fr => day.strftime("%d/%m/%Y").to_string(),
        Lang::En => format!("{} {} {}", day.day(), month(day), day.year()),
    }
}

/// `22/11` or `22 Nov`, for the badge.
pub fn short_date(iso: &str, lang: Lang) -> String {
    let Ok(day) = iso.parse::<Date>() else { return iso.to_owned() };
    match lang {
        Lang::Fr => day.strftime("%d/%m").to_string(),
        Lang::En => format!("{} {}", day.day(), month(day)),
    }
}

/// `Novembre 2026` or `November 2026`.
pub fn month_of(day: Date, lang: Lang) -> String {
    const NAMES: [(&str, &str); 12] = [
        ("Janvier", "January"),
        ("Février", "February"),
        ("Mars", "March"),
        ("Avril", "April"),
        ("Mai", "May"),
        ("Juin", "June"),
        ("Juillet", "July"),
        ("Août", "August"),
        ("Septembre", "September"),
        ("Octobre", "October"),
        ("Novembre", "November"),
        ("Décembre", "December"),
    ];
    let at = usize::try_from(day.month() - 1).unwrap_or_default();
    let (fr, en) = NAMES.get(at).copied().unwrap_or_default();
    format!("{} {}", lang.pick(fr, en), day.year())
}

/// English month, short; jiff's own names would follow no locale either.
fn month(day: Date) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(day.month() - 1).ok().and_then(|i| NAMES.get(i)).copied().unwrap_or_default()
}

/// `22/11/2026 04:12 UTC` from `2026-11-22T04:12:33Z`.
pub fn instant(iso: &str, lang: Lang) -> String {
    match iso.split_once('T') {
        Some((day, time)) => format!("{} {} UTC", date(day, lang), time.get(..5).unwrap_or(time)),
        None => date(iso, lang),
    }
}

/// Days from a data date to an instant in seconds, both read in UTC; `None` when the date is no date.
pub fn days_since(iso: &str, now: i64) -> Option<i64> {
    let day: Date = iso.parse().ok()?;
    let today = jiff::Timestamp::from_second(now).ok()?.to_zoned(jiff::tz::TimeZone::UTC).date();
    Some(i64::from(day.until(today).ok()?.get_days()))
}

/// `12,4 Mo` or `12.4 MB`, in powers of ten as file managers print.
pub fn bytes(n: u64, lang: Lang) -> String {
    let units = match lang {
        Lang::Fr => ["o", "ko", "Mo", "Go"],
        Lang::En => ["B", "kB", "MB", "GB"],
    };
    let space = if lang == Lang::Fr { NARROW } else { ' ' };
    let (mut tenths, mut unit) = (n.saturating_mul(10), 0);
    while tenths >= 10_000 && unit + 1 < units.len() {
        tenths = tenths.div_ceil(1_000);
        unit += 1;
    }
    let point = if lang == Lang::Fr { ',' } else { '.' };
    if unit == 0 || tenths >= 1_000 {
        format!("{}{space}{}", tenths / 10, units[unit])
    } else {
        format!("{}{point}{}{space}{}", tenths / 10, tenths % 10, units[unit])
    }
}

/// Milliseconds as `840 ms` or `12,3 s`.
pub fn duration(ms: u64, lang: Lang) -> String {
    let space = if lang == Lang::Fr { NARROW } else { ' ' };
    if ms < 1_000 {
        return format!("{ms}{space}ms");
    }
    let point = if lang == Lang::Fr { ',' } else { '.' };
    format!("{}{point}{}{space}s", ms / 1_000, ms % 1_000 / 100)
}

/// The groups in which an identifier is read aloud (`10 000 668 540`); a shape we do not know is one group.
pub fn groups(identifier: &str) -> Vec<String> {
    let split = |text: String| text.split_whitespace().map(str::to_owned).collect();
    match identifier.len() {
        11 => identifier.parse::<identifiers::Rpps>().map(|id| split(id.grouped())),
        12 => identifier.parse::<identifiers::Idnps>().map(|id| split(id.grouped())),
        14 => identifier.parse::<identifiers::Siret>().map(|id| split(id.grouped())),
        _ => return vec![identifier.to_owned()],
    }
    .unwrap_or_else(|_| vec![identifier.to_owned()])
}

/// A French telephone number in pairs; anything else as printed.
pub fn phone(printed: &str) -> String {
    let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 10 || !digits.starts_with('0') {
        return printed.to_owned();
    }
    let pairs: Vec<&str> = (0..5).filter_map(|i| digits.get(2 * i..2 * i + 2)).collect();
    pairs.join("\u{a0}")
}

/// French typography for sentences that come from other rooms with ordinary spaces.
pub fn french_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let before_mark = c == ' ' && matches!(chars.peek(), Some(':' | ';' | '!' | '?' | '»'));
        let after_open = c == ' ' && out.ends_with('«');
        out.push(if before_mark || after_open { NARROW } else { c });
    }
    out
}

/// A cell of a CSV: quoted when it must be; a text that a spreadsheet would run as a formula is defused.
pub fn csv_cell(text: &str) -> String {
    let defused = match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match defused.contains([';', '"', '\n', '\r']) {
        true => format!("\"{}\"", defused.replace('"', "\"\"")),
        false => defused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_defused() {
        assert_eq!(csv_cell("CABINET; \"LES TILLEULS\""), "\"CABINET; \"\"LES TILLEULS\"\"\"");
        assert_eq!(csv_cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(csv_cell("MARTIN"), "MARTIN");
    }

    #[test]
    fn numbers_and_sizes_follow_the_language() {
        assert_eq!(number(1_234_567, Lang::Fr), "1\u{202f}234\u{202f}567");
        assert_eq!(number(999, Lang::Fr), "999");
        assert_eq!(number(1_000, Lang::En), "1,000");
        assert_eq!(bytes(12_400_000, Lang::Fr), "12,4\u{202f}Mo");
        assert_eq!(bytes(969_000_000, Lang::En), "969 MB");
        assert_eq!(bytes(512, Lang::En), "512 B");
        assert_eq!(duration(12_340, Lang::Fr), "12,3\u{202f}s");
    }

    #[test]
    fn dates_are_read_by_people_and_kept_when_they_are_none() {
        assert_eq!(date("2026-11-02", Lang::Fr), "02/11/2026");
        assert_eq!(date("2026-11-02", Lang::En), "2 Nov 2026");
        assert_eq!(date("inconnue", Lang::Fr), "inconnue");
        assert_eq!(instant("2026-11-22T04:12:33Z", Lang::Fr), "22/11/2026 04:12 UTC");
        assert_eq!(days_since("1970-01-01", 86_400 * 3 + 5), Some(3));
        assert_eq!(days_since("", 0), None);
    }

    #[test]
    fn identifiers_are_grouped_only_in_their_own_shape() {
        assert_eq!(groups("10000668540"), ["10", "000", "668", "540"]);
        assert_eq!(groups("750000001"), ["750000001"]);
        assert_eq!(groups("abcdefghijk"), ["abcdefghijk"]);
        assert_eq!(phone("0473751000"), "04\u{a0}73\u{a0}75\u{a0}10\u{a0}00");
        assert_eq!(phone("+33 4"), "+33 4");
    }

    #[test]
    fn spaces_before_french_marks_become_narrow() {
        assert_eq!(french_spaces("Quoi : « ceci » ?"), "Quoi\u{202f}: «\u{202f}ceci\u{202f}»\u{202f}?");
    }
}
