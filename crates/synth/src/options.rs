//! What is asked of the generator.

/// Columns of the main file: it grew over the years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// The current file: 56 columns.
    #[default]
    Columns56,
    /// 2021–2022: without role and genre of activity.
    Columns52,
    /// 2018: ends at the registration authority.
    Columns48,
}

impl Layout {
    /// Number of columns.
    pub fn columns(self) -> usize {
        match self {
            Layout::Columns56 => 56,
            Layout::Columns52 => 52,
            Layout::Columns48 => 48,
        }
    }
}

/// What to generate. The same options give the same bytes, on any machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Lines of the main file on the first day, header not counted; exact.
    pub rows: u64,
    /// Another seed gives other people.
    pub seed: u64,
    /// 1: one day, files straight in the folder. More: one sub-folder per day, named by its date.
    pub days: u32,
    /// ZIP archives, as published, instead of plain text.
    pub zip: bool,
    /// Year, month and day of the first extraction.
    pub first_date: (i16, u8, u8),
    /// Columns of the main file.
    pub layout: Layout,
    /// A delimiter at the end of every line, header included, as the archives had until 2024.
    pub trailing_delimiter: bool,
    /// The lines of every later day in an order of their own; else the order of the day before is kept.
    pub shuffle_day2: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rows: 50_000,
            seed: 7,
            days: 1,
            zip: false,
            first_date: (2026, 11, 21),
            layout: Layout::default(),
            trailing_delimiter: false,
            shuffle_day2: false,
        }
    }
}

/// How lines are laid out and ended.
#[derive(Clone, Copy)]
pub(crate) struct Format {
    pub(crate) layout: Layout,
    pub(crate) trailing: bool,
}

impl Format {
    /// Appends what ends a line.
    pub(crate) fn end_line(self, buf: &mut Vec<u8>) {
        if self.trailing {
            buf.push(b'|');
        }
        buf.push(b'\n');
    }
}
