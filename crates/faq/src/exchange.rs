//! Entries as JSON lines, one entry a line, every field: to be kept, compared, brought elsewhere.

use crate::model::Entry;

/// The lines of entries, each ended by a line feed.
pub fn to_lines<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    entries.into_iter().fold(String::new(), |mut text, entry| {
        // An entry holds texts and dates only: it can always be written.
        text.push_str(&serde_json::to_string(entry).unwrap_or_default());
        text.push('\n');
        text
    })
}

/// The entry of a line. The error says where in the line.
pub fn read_line(line: &str) -> Result<Entry, serde_json::Error> {
    serde_json::from_str(line)
}
