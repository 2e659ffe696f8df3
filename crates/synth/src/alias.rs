//! Alias tables (Walker, Vose): a weighted draw in constant time.

use crate::rng::Rng;

/// A weighted choice among `0..n`.
pub(crate) struct Alias {
    cells: Vec<(u32, u32)>,
}

impl Alias {
    /// A table of these weights. All zero, or none: always 0.
    pub(crate) fn new(weights: &[u64]) -> Self {
        let n = weights.len();
        let total: u128 = weights.iter().map(|w| u128::from(*w)).sum();
        if total == 0 {
            return Self { cells: vec![(u32::MAX, 0)] };
        }
        // Integers scaled so that the mean cell is exactly `total`: no rounding but that of the thresholds.
        let mut scaled: Vec<u128> = weights.iter().map(|w| u128::from(*w) * n as u128).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..n).partition(|i| scaled[*i] < total);
        let mut cells: Vec<(u32, u32)> = (0..n).map(|i| (u32::MAX, i as u32)).collect();
        while let (Some(low), Some(high)) = (small.pop(), large.last().copied()) {
            cells[low] = (((scaled[low] << 32) / total) as u32, high as u32);
            scaled[high] -= total - scaled[low];
            if scaled[high] < total {
                large.pop();
                small.push(high);
            }
        }
        Self { cells }
    }

    /// One draw.
    pub(crate) fn draw(&self, rng: &mut Rng) -> usize {
        let bits = rng.next();
        let at = (((bits >> 32) * self.cells.len() as u64) >> 32) as usize;
        let (threshold, other) = self.cells[at];
        if bits as u32 <= threshold { at } else { other as usize }
    }
}
