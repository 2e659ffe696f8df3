//! Checks questionnaire files together: `cargo run -p conformity --example check -- FILES`. Ends with 1 when it finds
//! something.

use conformity::questionnaire::{Known, check, read};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut sheets, mut good) = (Vec::new(), true);
    for file in std::env::args().skip(1) {
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::from(2);
            }
        };
        match read(&file, &bytes) {
            Ok(sheet) => sheets.push(sheet),
            Err(error) => {
                good = false;
                println!("{error}");
            }
        }
    }
    for finding in check(&sheets, &Known::default()) {
        good = false;
        println!("{:?} {} [{}] {}", finding.severity, finding.place.text(), finding.code, finding.en);
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
