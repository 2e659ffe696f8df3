//! How long a job that failed waits.

use crate::random::Random;
use std::time::Duration;

/// Twice as long after each failure, up to a limit; between half and the whole of it, at random.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    /// After the first failure.
    pub first: Duration,
    /// Never more.
    pub longest: Duration,
}

impl Default for Backoff {
    /// 10 seconds, then 20, 40… up to 6 hours. Ten attempts take about one hour and a half.
    fn default() -> Self {
        Self { first: Duration::from_secs(10), longest: Duration::from_secs(6 * 3600) }
    }
}

impl Backoff {
    /// How long after the failure of this attempt (from 1).
    pub(crate) fn after(&self, attempt: u32, random: &dyn Random) -> Duration {
        let doubled =
            self.first.saturating_mul(1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX));
        let whole = doubled.min(self.longest);
        let mut bytes = [0; 4];
        random.fill(&mut bytes);
        let share = f64::from(u32::from_be_bytes(bytes)) / f64::from(u32::MAX);
        whole / 2 + (whole / 2).mul_f64(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Seeded;

    #[test]
    fn waits_double_within_their_bounds() {
        let backoff = Backoff::default();
        let random = Seeded::new(1);
        for (attempt, seconds) in
            [(1, 10), (2, 20), (5, 160), (12, 20_480), (13, 21_600), (40, 21_600), (u32::MAX, 21_600)]
        {
            for _ in 0..50 {
                let wait = backoff.after(attempt, &random);
                let whole = Duration::from_secs(seconds);
                assert!(wait >= whole / 2 && wait <= whole, "{attempt}: {wait:?}");
            }
        }
        assert_ne!(backoff.after(5, &random), backoff.after(5, &random), "jitter");
    }
}
