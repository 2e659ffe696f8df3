//! The one place where the program asks what time it is; everything below is given the time.

use std::time::{SystemTime, UNIX_EPOCH};

/// Days of data age from which a reader is warned (DIR-2).
pub const WARN_DAYS: i64 = 21;
/// Days of data age from which the directory is no longer conformant (DIR-2).
pub const STALE_DAYS: i64 = 28;

/// Seconds since 1970-01-01T00:00:00Z.
pub fn now() -> i64 {
    now_millis() / 1000
}

/// Milliseconds since 1970-01-01T00:00:00Z.
#[expect(clippy::disallowed_methods, reason = "the clock of the roof: every other room receives the time")]
pub fn now_millis() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(elapsed) => i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX),
        // A machine whose clock is before 1970 has no date to give.
        Err(_) => 0,
    }
}

/// Civil date of an instant, UTC.
pub fn date(seconds: i64) -> jiff::civil::Date {
    jiff::Timestamp::from_second(seconds).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Whole days from a `YYYY-MM-DD` date to an instant; `None` when the text is not a date.
pub fn age_days(source_date: &str, seconds: i64) -> Option<i64> {
    let from: jiff::civil::Date = source_date.parse().ok()?;
    Some(i64::from((date(seconds) - from).get_days()))
}

/// How fresh data of that age are, as a machine word: `fresh`, `warning` or `stale`.
pub fn freshness(days: i64) -> &'static str {
    match days {
        STALE_DAYS.. => "stale",
        WARN_DAYS.. => "warning",
        _ => "fresh",
    }
}

#[cfg(test)]
mod tests {
    use super::{age_days, freshness};

    #[test]
    fn age_counts_calendar_days() {
        let noon_23_november_2026 = 1_795_435_200;
        assert_eq!(age_days("2026-11-23", noon_23_november_2026), Some(0));
        assert_eq!(age_days("2026-11-02", noon_23_november_2026), Some(21));
        assert_eq!(age_days("2025-11-23", noon_23_november_2026), Some(365));
        assert_eq!(age_days("yesterday", noon_23_november_2026), None);
    }

    #[test]
    fn freshness_changes_at_21_and_28_days() {
        for (days, word) in [(-1, "fresh"), (20, "fresh"), (21, "warning"), (27, "warning"), (28, "stale")] {
            assert_eq!(freshness(days), word, "{days}");
        }
    }
}
