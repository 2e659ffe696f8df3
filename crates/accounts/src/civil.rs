//! Dates as people of the platform read them: in France.

use db::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::OnceLock;

/// The zone of metropolitan France: directive 2000/84/CE, last Sundays of March and October. Built in, so that the
/// program needs no table of zones.
fn paris() -> &'static TimeZone {
    static PARIS: OnceLock<TimeZone> = OnceLock::new();
    PARIS.get_or_init(|| TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC))
}

/// The date in Paris at this instant.
pub fn date(at: Timestamp) -> Date {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.to_zoned(paris().clone()).date()
}

/// The instant at which a day is over in Paris: a delegation that ends that day holds until then.
pub fn end_of(day: Date) -> Timestamp {
    let next = day.tomorrow().unwrap_or(day);
    let midnight = next.to_zoned(paris().clone()).map(|zoned| zoned.timestamp());
    Timestamp::from_millis(midnight.map_or(i64::MAX, jiff::Timestamp::as_millisecond))
}

/// `23 novembre 2026 à 09 h 30` or `23 November 2026 at 09:30`, in Paris.
pub fn written(at: Timestamp, lang: crate::Lang) -> String {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let zoned = instant.to_zoned(paris().clone());
    let (day, hour, minute) = (day(zoned.date(), lang), zoned.hour(), zoned.minute());
    match lang {
        crate::Lang::Fr => format!("{day} à {hour:02}\u{a0}h\u{a0}{minute:02}"),
        crate::Lang::En => format!("{day} at {hour:02}:{minute:02} (Paris)"),
    }
}

/// `09:30` in Paris, beside a date that is already told.
pub fn time(at: Timestamp) -> String {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let zoned = instant.to_zoned(paris().clone());
    format!("{:02}:{:02}", zoned.hour(), zoned.minute())
}

/// `1er novembre 2026` or `1 November 2026`.
pub fn day(date: Date, lang: crate::Lang) -> String {
    const FR: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month()).map_or(0, |month| month.saturating_sub(1)).min(11);
    match lang {
        crate::Lang::Fr if date.day() == 1 => format!("1er {} {}", FR[month], date.year()),
        crate::Lang::Fr => format!("{} {} {}", date.day(), FR[month], date.year()),
        crate::Lang::En => format!("{} {} {}", date.day(), EN[month], date.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn the_day_begins_at_midnight_in_paris() {
        // Winter: UTC+1; summer: UTC+2, from 2026-03-29 at 01:00Z to 2026-10-25 at 01:00Z.
        for (instant, date) in [
            ("2026-11-22T22:59:59Z", "2026-11-22"),
            ("2026-11-22T23:00:00Z", "2026-11-23"),
            ("2026-07-13T21:59:59Z", "2026-07-13"),
            ("2026-07-13T22:00:00Z", "2026-07-14"),
            ("2026-03-28T23:00:00Z", "2026-03-29"),
            ("2026-03-29T22:00:00Z", "2026-03-30"),
        ] {
            assert_eq!(super::date(at(instant)), date.parse().unwrap(), "{instant}");
        }
    }

    #[test]
    fn a_day_ends_at_the_next_midnight_in_paris() {
        for (day, end) in [
            ("2026-11-22", "2026-11-22T23:00:00Z"),
            ("2026-07-13", "2026-07-13T22:00:00Z"),
            ("2026-03-29", "2026-03-29T22:00:00Z"),
        ] {
            assert_eq!(end_of(day.parse().unwrap()), at(end), "{day}");
        }
        assert!(end_of(Date::MAX) > at("9999-12-01T00:00:00Z"));
    }

    #[test]
    fn written_as_people_write() {
        let instant = at("2026-11-01T08:05:00Z");
        assert_eq!(written(instant, Lang::Fr), "1er novembre 2026 à 09\u{a0}h\u{a0}05");
        assert_eq!(written(instant, Lang::En), "1 November 2026 at 09:05 (Paris)");
        assert_eq!(time(instant), "09:05");
    }
}
