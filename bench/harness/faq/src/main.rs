//! FAQ search over plausible entries: ours and SQLite FTS5, one thread, in process, same entries, same lines, same run.
//!
//! `cargo run --release -p faq-speed [entries]`; prints a table, medians in microseconds. Ends with an error when ours
//! is not under one millisecond, or not ahead, in every family.

mod queries;
mod sqlite;

use common::timing::measure;
use faq::content::shipped_entries;
use faq::samples::plausible_entries;
use faq::{FaqIndex, FaqQuery};
use sqlite::Sqlite;
use std::error::Error;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let shipped = shipped_entries()?;
    let read = start.elapsed();
    let index = FaqIndex::build(shipped);
    println!(
        "shipped: {} entries, read and indexed in {} + {} ms",
        index.len(),
        read.as_millis(),
        (start.elapsed() - read).as_millis()
    );
    let count = std::env::args().nth(1).map_or(Ok(10_000), |n| n.parse())?;
    let entries = plausible_entries(count, 1)?;
    let start = Instant::now();
    let index = FaqIndex::build(entries.clone());
    let ours_built = start.elapsed();
    let start = Instant::now();
    let peer = Sqlite::of(&entries)?;
    let peer_built = start.elapsed();
    println!(
        "{count} entries; built in {} ms, FTS5 in {} ms\n",
        ours_built.as_millis(),
        peer_built.as_millis()
    );
    println!(
        "| lines | ours: whole page | FTS5: ten numbers | FTS5: whole page | ours, found | FTS5, found |"
    );
    println!("|---|--:|--:|--:|--:|--:|");
    let mut late = Vec::new();
    for family in queries::families(&entries, 200) {
        let ours = measure(&family.lines, |line| index.search(&FaqQuery::text(line)).total as u64);
        let best = measure(&family.lines, |line| peer.best(line).unwrap_or_default());
        let page = measure(&family.lines, |line| peer.page(line).unwrap_or_default());
        let p50 = |figures: &serde_json::Value| figures["p50_us"].as_f64().unwrap_or_default();
        let found = |figures: &serde_json::Value| {
            let totals = figures["totals"].as_array().cloned().unwrap_or_default();
            totals.iter().filter(|t| t.as_u64() != Some(0)).count()
        };
        println!(
            "| {} | {:.0} | {:.0} | {:.0} | {} of 200 | {} of 200 |",
            family.name,
            p50(&ours),
            p50(&best),
            p50(&page),
            found(&ours),
            found(&page)
        );
        // A peer that finds nothing is no measure.
        let ahead = found(&page) * 2 < found(&ours) || p50(&ours) < p50(&page);
        if p50(&ours) >= 1_000.0 || !ahead {
            late.push(family.name);
        }
    }
    if late.is_empty() { Ok(()) } else { Err(format!("not reached for: {}", late.join(", ")).into()) }
}
