//! The same file in another order, the header first: nothing promises the order of the real one.

use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufWriter, Write};
use std::path::Path;

pub fn shuffle(file: &Path, out: &Path, seed: u64) -> Result<Value, Box<dyn Error>> {
    let bytes = std::fs::read(file)?;
    let mut lines = bytes.split_inclusive(|b| *b == b'\n');
    let header = lines.next().ok_or("empty file")?;
    let mut lines: Vec<&[u8]> = lines.collect();
    let mut state = seed | 1;
    for last in (1..lines.len()).rev() {
        // xorshift64*: good enough to scatter lines, and the same everywhere
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        let draw = state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11;
        lines.swap(last, (draw % (last as u64 + 1)) as usize);
    }
    let mut writer = BufWriter::with_capacity(1 << 20, std::fs::File::create(out)?);
    writer.write_all(header)?;
    for line in &lines {
        writer.write_all(line)?;
    }
    writer.flush()?;
    Ok(json!({ "lines": lines.len() }))
}
