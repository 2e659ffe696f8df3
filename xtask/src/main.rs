//! What is checked or written besides the tests.
//!
//! * `cargo xtask check`: the arrows between the rooms, the dependencies, the sizes of the files, the
//!   words that may not stay in the code;
//! * `cargo xtask gen`: the committed contracts under `docs/generated`;
//! * `cargo xtask gen --check`: fails when they would change.

mod arrows;
mod dependencies;
mod generated;
mod sources;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is wrong, one line each.
type Faults = Vec<String>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["check"] => check(&root()),
        ["gen"] => generated::write(&root()),
        ["gen", "--check"] => generated::check(&root()),
        _ => {
            eprintln!("usage: cargo xtask check | gen [--check]");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(faults) if faults.is_empty() => ExitCode::SUCCESS,
        Ok(faults) => {
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the workspace: this package is one level below.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

fn check(root: &Path) -> Result<Faults, String> {
    let metadata = dependencies::metadata(root)?;
    let mut faults = arrows::check(&metadata);
    faults.extend(dependencies::banned(&metadata));
    faults.extend(dependencies::without_reason(&read(&root.join("Cargo.toml"))?));
    faults.extend(sources::check(root)?);
    Ok(faults)
}

/// The text of a file; the error names it.
fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
