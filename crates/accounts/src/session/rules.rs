//! How long a session lasts.

use db::Timestamp;
use std::time::Duration;

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Over when nothing was asked for so long.
    pub idle: Duration,
    /// Over after so long whatever happens: one working day.
    pub absolute: Duration,
    /// A proof of identity (password, code, passkey) counts for sensitive actions for so long.
    pub proof: Duration,
    /// Instructors and administrators need two factors to act as such. Off for demonstrations only.
    pub staff_needs_second_factor: bool,
}

/// NIST SP 800-63B-4, 2.2.3 (AAL2): at most 24 hours, and one hour of inactivity.
impl Default for Rules {
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(3600),
            absolute: Duration::from_secs(12 * 3600),
            proof: Duration::from_secs(15 * 60),
            staff_needs_second_factor: true,
        }
    }
}

/// The last time a session was seen is written again after so long: a page costs no write.
pub(super) const TOUCH: Duration = Duration::from_secs(60);

impl Rules {
    /// Is a session over?
    pub fn is_over(&self, created: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
        created.plus(self.absolute) <= now || seen.plus(self.idle) <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_by_idleness_or_by_age() {
        let at = |minutes: i64| Timestamp::from_millis(minutes * 60_000);
        let rules = Rules::default();
        for (created, seen, now, over) in
            [(0, 0, 59, false), (0, 0, 60, true), (0, 700, 719, false), (0, 719, 720, true)]
        {
            assert_eq!(rules.is_over(at(created), at(seen), at(now)), over, "{created} {seen} {now}");
        }
    }
}
