//! How long one waits after too many failures.

use db::Timestamp;
use std::time::Duration;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Failures on one e-mail address, whether it has an account or not.
    Account,
    /// Failures from one network prefix.
    Network,
    /// Mails asked for one e-mail address: password resets, confirmations, invitations.
    Mail,
    /// Requests for an account, and mails, asked from one network prefix.
    Request,
}

/// The rule of what is counted.
#[derive(Debug, Clone, Copy)]
struct Rule {
    /// So many are free.
    free: u32,
    /// The first wait; it doubles with each one more.
    first: Duration,
    /// No wait is longer.
    longest: Duration,
    /// Forgotten when nothing came for so long.
    forgotten: Duration,
    /// From so many on it stays closed until something else opens it (a reset of the password).
    closed: Option<u32>,
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

impl Counted {
    /// The word it is stored under.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Network => "network",
            Self::Mail => "mail",
            Self::Request => "request",
        }
    }

    const fn rule(self) -> Rule {
        match self {
            // NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row on one account; waits in between are advised.
            Self::Account => Rule {
                free: 5,
                first: Duration::from_secs(30),
                longest: HOUR,
                forgotten: Duration::from_secs(24 * 3600),
                closed: Some(100),
            },
            // A company behind one address mistypes more than one person.
            Self::Network => Rule { free: 30, first: MINUTE, longest: HOUR, forgotten: HOUR, closed: None },
            Self::Mail => Rule {
                free: 3,
                first: Duration::from_secs(600),
                longest: HOUR,
                forgotten: HOUR,
                closed: None,
            },
            Self::Request => Rule { free: 10, first: MINUTE, longest: HOUR, forgotten: HOUR, closed: None },
        }
    }
}

/// A count as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub count: u32,
    /// The last one.
    pub last: Timestamp,
    /// Nothing is tried before this instant.
    pub open: Timestamp,
}

/// Counts one more try at an instant, or says until when none is allowed. A try is counted before it is judged, so that
/// a hundred at once are a hundred; one that succeeds is taken back.
pub fn count(what: Counted, before: Option<Count>, now: Timestamp) -> Result<Count, Timestamp> {
    let rule = what.rule();
    let is_closed = |count: u32| rule.closed.is_some_and(|closed| count >= closed);
    let before = before.filter(|b| is_closed(b.count) || b.last.plus(rule.forgotten) > now);
    if let Some(before) = before
        && before.open > now
    {
        return Err(before.open);
    }
    let count = before.map_or(0, |before| before.count).saturating_add(1);
    let open = if is_closed(count) { Timestamp::from_millis(i64::MAX) } else { now.plus(wait(&rule, count)) };
    Ok(Count { count, last: now, open })
}

/// The wait after so many.
fn wait(rule: &Rule, count: u32) -> Duration {
    let Some(beyond) = count.checked_sub(rule.free) else { return Duration::ZERO };
    let doubled = 1_u32.checked_shl(beyond).and_then(|factor| rule.first.checked_mul(factor));
    doubled.map_or(rule.longest, |wait| wait.min(rule.longest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_millis(0).plus(Duration::from_secs(seconds))
    }

    /// Tries as soon as allowed: the instant of each.
    fn eager(what: Counted, tries: usize) -> Vec<u64> {
        let (mut now, mut before, mut instants) = (at(0), None, vec![]);
        while instants.len() < tries {
            match count(what, before, now) {
                Ok(count) => {
                    before = Some(count);
                    instants.push(u64::try_from(now.millis() / 1000).unwrap());
                }
                Err(open) if open.millis() == i64::MAX => break,
                Err(open) => now = open,
            }
        }
        instants
    }

    #[test]
    fn five_are_free_then_each_wait_doubles() {
        assert_eq!(eager(Counted::Account, 9), [0, 0, 0, 0, 0, 30, 90, 210, 450]);
    }

    #[test]
    fn a_hundred_failures_close_the_account() {
        let instants = eager(Counted::Account, 1000);
        assert_eq!(instants.len(), 100);
        assert!(*instants.last().unwrap() > 3 * 24 * 3600, "three days at least for one hundred tries");
        let closed = Count { count: 100, last: at(0), open: Timestamp::from_millis(i64::MAX) };
        assert!(count(Counted::Account, Some(closed), at(1_000_000_000)).is_err(), "not forgotten");
    }

    #[test]
    fn forgotten_after_a_day() {
        let tired = Count { count: 20, last: at(0), open: at(3600) };
        assert!(count(Counted::Account, Some(tired), at(3599)).is_err());
        assert_eq!(count(Counted::Account, Some(tired), at(3600)).unwrap().count, 21);
        assert_eq!(count(Counted::Account, Some(tired), at(24 * 3600)).unwrap().count, 1);
    }

    #[test]
    fn three_mails_then_waits() {
        assert_eq!(eager(Counted::Mail, 5), [0, 0, 0, 600, 1800]);
    }

    proptest! {
        #[test]
        fn never_opens_before_it_said(counts in 0_u32..200, last in 0_u64..1_000_000, after in 0_u64..100_000) {
            for what in [Counted::Account, Counted::Network, Counted::Mail, Counted::Request] {
                let before = Count { count: counts, last: at(last), open: at(last + after) };
                match count(what, Some(before), at(last + after / 2)) {
                    Ok(next) => prop_assert!(next.open >= next.last && next.count >= 1),
                    Err(open) => prop_assert_eq!(open, before.open),
                }
            }
        }
    }
}
