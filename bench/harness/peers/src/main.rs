//! The peers that run in process, one subcommand per measured step:
//! `peers <draw|difference|shuffle|tantivy-load|…> ARGUMENTS`. Figures come out as JSON on standard output.

mod difference;
mod shuffle;
mod sqlite;
mod tantivy_peer;

use common::queries::{Queries, draw};
use serde_json::Value;
use std::error::Error;
use std::path::Path;

/// Fixed, so that two runs ask the same questions.
const SEED: u64 = 20_261_123;
/// Queries of each kind.
const COUNT: usize = 400;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [step, rest @ ..] = arguments.as_slice() else { return Err("which step?".into()) };
    let paths: Vec<&Path> = rest.iter().map(Path::new).collect();
    let figures = match (step.as_str(), paths.as_slice()) {
        ("versions", []) => {
            let tantivy = tantivy::version_string().split([' ', ',']).nth(1).map(|v| v.trim_start_matches('v'));
            serde_json::json!({ "tantivy": tantivy, "sqlite": rusqlite::version() })
        }
        ("draw", [file, out]) => {
            std::fs::write(out, serde_json::to_vec(&draw(file, COUNT, SEED)?)?)?;
            Value::Null
        }
        ("difference", [before, after, out]) => {
            difference::difference(before, after, out)?;
            Value::Null
        }
        ("shuffle", [file, out]) => shuffle::shuffle(file, out, SEED)?,
        ("tantivy-load", [file, index]) => tantivy_peer::load(file, index)?,
        ("tantivy-merge", [index]) => tantivy_peer::merge(index)?,
        ("tantivy-query", [index, queries]) => tantivy_peer::query(index, &read(queries)?)?,
        ("sqlite-load", [file, base]) => sqlite::load(file, base)?,
        ("sqlite-index", [base]) => sqlite::index_more(base)?,
        ("sqlite-query", [base, queries]) => sqlite::query(base, &read(queries)?)?,
        _ => return Err(format!("unknown step or wrong arguments: {arguments:?}").into()),
    };
    println!("{figures}");
    Ok(())
}

fn read(path: &Path) -> Result<Queries, Box<dyn Error>> {
    Ok(serde_json::from_slice(&std::fs::read(path)?)?)
}
