//! One thread, warm, every query several times: median wall time and mean CPU time.

use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// At least this many rounds over the whole list after the warming one.
const ROUNDS: usize = 3;
/// And at least this long: the scheduler's count of CPU time moves in steps of some milliseconds.
const LEAST: Duration = Duration::from_millis(400);

/// CPU time of this thread in nanoseconds, from the scheduler.
fn cpu_ns() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default()
}

/// Runs `ask` on every query and returns the figures. `ask` returns the total it found, so that the
/// engines can be compared on what they answered and the work cannot be optimised away.
pub fn measure<Q>(queries: &[Q], mut ask: impl FnMut(&Q) -> u64) -> Value {
    let totals: Vec<u64> = queries.iter().map(&mut ask).collect();
    let mut walls: Vec<Vec<u64>> = vec![Vec::new(); queries.len()];
    let (cpu, began) = (cpu_ns(), Instant::now());
    let mut rounds = 0;
    while rounds < ROUNDS || began.elapsed() < LEAST {
        rounds += 1;
        for (query, walls) in queries.iter().zip(&mut walls) {
            let start = Instant::now();
            std::hint::black_box(ask(query));
            walls.push(start.elapsed().as_nanos() as u64);
        }
    }
    let cpu = cpu_ns() - cpu;
    let each: Vec<f64> = walls.iter_mut().map(|w| median(w)).collect();
    let mut all = walls.concat();
    json!({
        "queries": queries.len(),
        "p50_us": median(&mut all),
        "cpu_us": cpu as f64 / 1e3 / all.len().max(1) as f64,
        "each_us": each,
        "totals": totals,
    })
}

/// In microseconds.
fn median(nanoseconds: &mut [u64]) -> f64 {
    nanoseconds.sort_unstable();
    nanoseconds.get(nanoseconds.len() / 2).copied().unwrap_or_default() as f64 / 1e3
}
