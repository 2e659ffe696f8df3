//! Dates of extractions: in names (`_YYYYMMDDHHMM`, `-YYYYMMDD-HHMM`), in texts, on disk.

use jiff::civil::Date;
use std::time::SystemTime;

/// `YYYY-MM-DD` of a civil date.
pub(super) fn text((year, month, day): (i16, u8, u8)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The date carried by a file name: the last run of 8, 12 or 14 digits after `_` or `-` (or at the
/// start) that begins with a real date of this century. ANS names end with `_YYYYMMDDHHMM`, FINESS
/// names with `-YYYYMMDD-HHMM`, daily FINESS+ names with `-YYYYMMDD`.
pub(super) fn in_name(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let mut found = None;
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let apart = at == 0 || matches!(bytes[at - 1], b'_' | b'-' | b'/' | b'.');
        if apart && matches!(run, 8 | 12 | 14) {
            found = compact(&name[at..at + 8]).or(found);
        }
        at += run;
    }
    found
}

/// `YYYY-MM-DD` from `YYYYMMDD`, when it is a date of this century.
fn compact(digits: &str) -> Option<String> {
    dashed(&format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?))
}

/// `YYYY-MM-DD` at the start of a text such as `2026-05-12` or `2026-08-01T02:14:23Z`.
pub(super) fn dashed(text: &str) -> Option<String> {
    let date: Date = text.get(..10)?.parse().ok()?;
    (2000..2100).contains(&date.year()).then(|| date.to_string())
}

/// Civil date (UTC) of a modification time, never later than `today`.
pub(super) fn of_time(time: SystemTime, today: &str) -> String {
    let date = jiff::Timestamp::try_from(time)
        .map(|t| t.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
        .unwrap_or_else(|_| today.to_owned());
    date.min(today.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_field_give_their_date() {
        for (name, date) in [
            ("PS_LibreAcces_Personne_activite_202609190715.txt", Some("2026-09-19")),
            ("etalab-cs1100502-stock-20260512-0337.csv", Some("2026-05-12")),
            ("finess-structures-journalier-20260929.json.gz", Some("2026-09-29")),
            ("PS_LibreAcces_202609190715 (1).zip", Some("2026-09-19")),
            ("ps-libreacces-personne-activite.txt", None),
            ("finess-structures-mensuel-202609.json", None),
            ("Porteurs_CPS_CPF_202613450715.txt", None),
            ("x_12345678901234567890.txt", None),
            ("a20260512.txt", None),
            ("", None),
            ("é_20260512é", Some("2026-05-12")),
        ] {
            assert_eq!(in_name(name).as_deref(), date, "{name}");
        }
    }

    #[test]
    fn a_clock_ahead_is_brought_back_to_today() {
        let day = |n: u64| SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(n * 86_400);
        assert_eq!(of_time(day(20_000), "2026-11-23"), "2024-10-04");
        assert_eq!(of_time(day(40_000), "2026-11-23"), "2026-11-23");
        assert_eq!(text((2026, 1, 2)), "2026-01-02");
    }
}
