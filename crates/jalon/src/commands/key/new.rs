//! `jalon key new`: a master key.

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::records;
use db::envelope::MasterKeys;
use std::io::Write;

/// Prints a new key: 64 hexadecimal digits.
pub fn run(context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let key = MasterKeys::generate(&*records::random());
    if context.json {
        context.print_json(&serde_json::json!({ "key": key.as_str() }), out)?;
    } else {
        writeln!(out, "{}", *key)?;
    }
    Ok(Outcome::Done)
}
