//! The `jalon` program: reads the command line, runs one command, turns its outcome into an exit status.
//!
//! Exit status: 0 done, 1 refused input, 2 wrong usage. Answers go to standard output, everything else
//! (errors, progress, logs) to standard error.

mod clap_fr;
mod cli;
mod clock;
mod commands;
mod context;
mod failure;
mod figures;
mod help;
mod lang;
mod progress;
mod records;
mod table;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match help::parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(status) => return status,
    };
    let context = context::Context::new(&cli);
    // One buffer for the whole answer: a page of results is one write, a long feed a few.
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let outcome = commands::run(cli.command, &context, &mut out)
        .and_then(|done| out.flush().map(|()| done).map_err(failure::Failure::from));
    match outcome {
        Ok(commands::Outcome::Done) => ExitCode::SUCCESS,
        Ok(commands::Outcome::Refused) => ExitCode::from(failure::REFUSED),
        Err(failure) => {
            // What was printed before the fault stays readable; the reader may be gone, which is no news.
            let _ = out.flush();
            failure.report(&context)
        }
    }
}
