//! Days as people of the platform read them: in France.

use crate::error::Error;
use db::{Acting, Row, Timestamp};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::OnceLock;

/// The zone of metropolitan France (directive 2000/84/CE), built in.
fn paris() -> &'static TimeZone {
    static PARIS: OnceLock<TimeZone> = OnceLock::new();
    PARIS.get_or_init(|| TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC))
}

/// The day in Paris at this instant.
pub(crate) fn of(at: Timestamp) -> Date {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.to_zoned(paris().clone()).date()
}

/// Today, for who acts.
pub(crate) fn today(acting: &Acting) -> Date {
    of(acting.now())
}

/// A day kept as `2026-11-23`.
pub(crate) fn read(row: &Row, column: &str) -> Result<Option<Date>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse()).transpose().map_err(|_| Error::Damaged("a day"))
}
