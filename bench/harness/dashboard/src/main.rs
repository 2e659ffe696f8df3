//! A thousand signed-in people open their dashboards, on the real program over SQLite: pages a second, time per page,
//! errors, memory and processor time of the server.
//!
//! `cargo run --release -p dashboard-load -- PROGRAM [people] [seconds] [path]`. The people who ask share the machine
//! with the server. Ends with an error when a page is wrong, slower than 500 a second, or memory is over 300 MB.

mod browser;
mod people;
mod server;

use browser::Browser;
use server::Server;
use std::error::Error;
use std::time::{Duration, Instant};

/// Connections at once: as many browsers wait for a page at the same time.
const BROWSERS: usize = 32;
const PAGES_PER_SECOND: f64 = 500.0;
const MEMORY_MB: f64 = 300.0;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let program = args.next().ok_or("PROGRAM [people] [seconds] [path]")?;
    let people: usize = args.next().map_or(Ok(1000), |n| n.parse())?;
    let seconds: u64 = args.next().map_or(Ok(20), |n| n.parse())?;
    let path = args.next().unwrap_or_else(|| "/tableau-de-bord".to_owned());

    let folder = tempfile::tempdir()?;
    server::first_run(&program, folder.path())?;
    let people = people::make(&folder.path().join("jalon.db"), people)?;
    let server = Server::start(&program, folder.path())?;
    run(&server, &people, &path, Duration::from_secs(1))?;
    let before = server.cpu_seconds()?;
    let began = Instant::now();
    let mut times = run(&server, &people, &path, Duration::from_secs(seconds))?;
    let (wall, cpu) = (began.elapsed().as_secs_f64(), server.cpu_seconds()? - before);
    times.sort_unstable();
    let at = |share: f64| {
        let i = (times.len() as f64 * share) as usize;
        times.get(i.min(times.len() - 1)).map_or(0.0, |t| t.as_secs_f64() * 1e3)
    };
    let (rate, memory) = (times.len() as f64 / wall, server.peak_mb()?);
    println!("| people | pages/s | p50 ms | p99 ms | server: CPU µs per page | server: peak MB |");
    println!("|--:|--:|--:|--:|--:|--:|");
    println!(
        "| {} | {rate:.0} | {:.2} | {:.2} | {:.0} | {memory:.0} |",
        people.len(),
        at(0.5),
        at(0.99),
        cpu * 1e6 / times.len() as f64
    );
    if rate < PAGES_PER_SECOND || memory > MEMORY_MB {
        return Err(format!("wanted: {PAGES_PER_SECOND} pages/s at least, {MEMORY_MB} MB at most").into());
    }
    Ok(())
}

/// Each browser opens the page as one person after another; how long each page took.
fn run(
    server: &Server,
    people: &[people::SignedIn],
    path: &str,
    during: Duration,
) -> Result<Vec<Duration>, Box<dyn Error>> {
    let end = Instant::now() + during;
    std::thread::scope(|scope| {
        let browsers: Vec<_> = (0..BROWSERS)
            .map(|first| {
                scope.spawn(move || {
                    let mut browser = Browser::connect(server.address()).map_err(|e| e.to_string())?;
                    let mut times = Vec::new();
                    let mut turn = first;
                    while Instant::now() < end {
                        let person = &people[turn % people.len()];
                        turn += BROWSERS;
                        let start = Instant::now();
                        let page = browser.get(path, &person.cookie).map_err(|e| e.to_string())?;
                        times.push(start.elapsed());
                        if page.status != 200 || !page.says(&person.name) {
                            return Err(format!("{path}: {} for {}", page.status, person.name));
                        }
                    }
                    Ok(times)
                })
            })
            .collect();
        let mut all = Vec::new();
        for browser in browsers {
            let times: Result<Vec<Duration>, String> = browser.join().map_err(|_| "a browser panicked")?;
            all.extend(times?);
        }
        Ok(all)
    })
}
