//! Writes a set and says how fast: `speed FOLDER ROWS DAYS SEED`.

use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |at: usize, default: u64| arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(default);
    let out = arguments.first().map_or("synthetic", String::as_str);
    let options = synth::Options {
        rows: number(1, 2_200_000),
        days: number(2, 1) as u32,
        seed: number(3, 7),
        ..synth::Options::default()
    };
    let start = Instant::now();
    let mut last = (String::new(), Instant::now());
    let summary = synth::generate(Path::new(out), &options, &mut |name, _| {
        if last.0 != name {
            last = (name.to_owned(), Instant::now());
        }
    })?;
    let seconds = start.elapsed().as_secs_f64();
    for day in &summary.days {
        println!("{}: {} persons", day.date, day.persons);
        for file in &day.files {
            let mean = file.bytes as f64 / file.lines.max(1) as f64;
            println!("  {} {} lines, {} bytes, {mean:.1} a line", file.name, file.lines, file.bytes);
        }
        if let Some(c) = &day.changes {
            println!("  lines +{} -{}", c.lines_added, c.lines_removed);
            println!("  persons +{} -{} ~{}", c.persons_added, c.persons_removed, c.persons_changed);
        }
    }
    let lines: u64 = summary.days.iter().flat_map(|day| &day.files).map(|file| file.lines).sum();
    println!("{seconds:.2} s, {:.0} lines/s over all files", lines as f64 / seconds);
    Ok(())
}
