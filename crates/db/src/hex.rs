//! Bytes as lower-case hexadecimal.

use std::fmt::Write as _;

/// `[0xab, 1]` → `ab01`.
pub(crate) fn of(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
