//! The extract of the commercial register: under three months old on the day it is deposited (FAQ of Convergence,
//! "Kbis de moins de 3 mois").
//!
//! An extract is three months old on the day that bears the same number three months later; when that month has no such
//! day, on the first of the next one. So one of 23 August is taken until 22 November, one of 30 November until the last
//! day of February.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

const LIMIT_MONTHS: i64 = 3;

/// Why an extract is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KbisProblem {
    /// Three months old or more; it could be deposited until `last_day`.
    TooOld {
        /// Last day on which it was young enough.
        last_day: Date,
    },
    /// Issued after the day of the deposit.
    InTheFuture,
}

/// Checks an extract issued on one day and deposited on another (both in France).
pub fn check(issued: Date, deposited: Date) -> Result<(), KbisProblem> {
    if issued > deposited {
        return Err(KbisProblem::InTheFuture);
    }
    let last_day = last_day(issued);
    if deposited > last_day { Err(KbisProblem::TooOld { last_day }) } else { Ok(()) }
}

/// The last day on which an extract issued that day may be deposited.
pub fn last_day(issued: Date) -> Date {
    let limit: Span = LIMIT_MONTHS.months();
    // Adding months stops at the last day of a shorter month: that day is still under three months.
    let reached = issued.checked_add(limit).unwrap_or(Date::MAX);
    if reached.day() < issued.day() { reached } else { reached.yesterday().unwrap_or(reached) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn last_days_at_the_edges_of_months() {
        for (issued, last) in [
            ("2026-08-23", "2026-11-22"),
            ("2026-08-01", "2026-10-31"),
            ("2026-11-27", "2027-02-26"),
            ("2026-11-28", "2027-02-27"),
            ("2026-11-29", "2027-02-28"),
            ("2026-11-30", "2027-02-28"),
            // 2028 has a 29 February.
            ("2027-11-28", "2028-02-27"),
            ("2027-11-29", "2028-02-28"),
            ("2027-11-30", "2028-02-29"),
            ("2026-12-31", "2027-03-30"),
            ("2027-01-31", "2027-04-30"),
            ("2028-02-29", "2028-05-28"),
            ("2026-10-01", "2026-12-31"),
        ] {
            assert_eq!(last_day(date(issued)), date(last), "issued on {issued}");
        }
    }

    #[test]
    fn taken_until_the_last_day_and_not_the_next() {
        let issued = date("2026-11-30");
        assert_eq!(check(issued, date("2026-11-30")), Ok(()));
        assert_eq!(check(issued, date("2027-02-28")), Ok(()));
        let problem = KbisProblem::TooOld { last_day: date("2027-02-28") };
        assert_eq!(check(issued, date("2027-03-01")), Err(problem));
        assert_eq!(check(issued, date("2026-11-29")), Err(KbisProblem::InTheFuture));
    }

    proptest! {
        /// The same rule told from the other end: it is taken exactly when it was issued after the day three months
        /// before the deposit (or the last day of that month).
        #[test]
        fn seen_from_the_deposit(start in 0_i32..40_000, age in 0_i32..150) {
            let issued = date("1990-01-01").checked_add(start.days()).unwrap();
            let deposited = issued.checked_add(age.days()).unwrap();
            let three_months_before = deposited.checked_sub(3.months()).unwrap();
            prop_assert_eq!(check(issued, deposited).is_ok(), issued > three_months_before);
        }

        #[test]
        fn between_89_and_92_days(start in 0_i32..40_000) {
            let issued = date("1990-01-01").checked_add(start.days()).unwrap();
            let days = (last_day(issued) - issued).get_days();
            prop_assert!((88..=91).contains(&days), "{} days", days);
        }
    }
}
