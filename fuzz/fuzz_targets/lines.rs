//! The line reader of the main file: any bytes after a true header, or any bytes at all.
#![no_main]
use libfuzzer_sys::fuzz_target;

const HEADER: &str = include_str!("../header.txt");

fuzz_target!(|data: &[u8]| {
    directory::fuzzing::lines(data);
    let mut text = HEADER.trim_end().as_bytes().to_vec();
    text.push(b'\n');
    text.extend_from_slice(data);
    directory::fuzzing::lines(&text);
});
