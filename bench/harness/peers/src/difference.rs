//! The truth of a refresh: lines added and removed between two files, copies counted, by brute force.

use serde_json::json;
use std::collections::HashMap;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::Path;

pub fn difference(before: &Path, after: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut balance: HashMap<Vec<u8>, i64> = HashMap::new();
    let mut counts = [0u64; 2];
    for (at, (file, step)) in [(before, -1), (after, 1)].into_iter().enumerate() {
        for line in BufReader::with_capacity(1 << 20, std::fs::File::open(file)?).split(b'\n').skip(1) {
            *balance.entry(line?).or_default() += step;
            counts[at] += 1;
        }
        // lines that balance out are most of the file: let them go
        balance.retain(|_, n| *n != 0);
    }
    let sum = |sign: i64| balance.values().map(|n| (n * sign).max(0)).sum::<i64>();
    let figures = json!({
        "lines_before": counts[0],
        "lines_after": counts[1],
        "lines_added": sum(1),
        "lines_removed": sum(-1),
    });
    std::fs::write(out, serde_json::to_vec(&figures)?)?;
    Ok(())
}
