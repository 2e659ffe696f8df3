//! Aligned tables for the terminal: as wide as their contents, numbers to the right, nothing drawn.

use std::io::{self, Write};

/// Where the cells of a column lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A table in the making.
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Columns with their titles. When every title is empty, no title line is printed.
    pub fn new<const N: usize>(columns: [(&str, Align); N]) -> Self {
        Self { columns: columns.map(|(title, align)| (title.to_owned(), align)).into(), rows: Vec::new() }
    }

    /// Adds a row; missing cells are empty. A cell is one line whatever it holds: the data come from
    /// outside, and a control character must not move the cursor of a terminal.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.map(|cell| clean(&cell)).into());
    }

    /// True when it has no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Prints it, each line after `indent`.
    pub fn print(&self, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        let width = |i: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(i)).map(String::as_str);
            cells.chain([self.columns[i].0.as_str()]).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let titles: Vec<String> = self.columns.iter().map(|(title, _)| title.clone()).collect();
        let titles = Some(&titles).filter(|titles| titles.iter().any(|title| !title.is_empty()));
        for row in titles.into_iter().chain(&self.rows) {
            let mut line = indent.to_owned();
            for (i, (_, align)) in self.columns.iter().enumerate() {
                let cell = row.get(i).map_or("", String::as_str);
                let pad = " ".repeat(widths[i] - cell.chars().count());
                let (before, after) = match align {
                    Align::Left => ("", pad.as_str()),
                    Align::Right => (pad.as_str(), ""),
                };
                line.extend([before, cell, after, "  "]);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A text of the directory, safe on a terminal: control characters become spaces.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A text cut to `width` characters, with an ellipsis when something is missing.
pub fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A text in lines of at most `width` characters, broken at plain spaces only (a no-break space holds); a
/// longer word keeps a line of its own.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last().map_or(0, |line| line.chars().count());
        match lines.last_mut() {
            Some(last) if line == 0 => last.push_str(word),
            Some(last) if line + 1 + word.chars().count() <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(table: &Table) -> String {
        let mut out = Vec::new();
        table.print("  ", &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_are_aligned_by_characters() {
        let mut table = Table::new([("Nom", Align::Left), ("Lignes", Align::Right)]);
        table.row(["Hélène".into(), "12".into()]);
        table.row(["Al".into(), "1 234".into()]);
        assert_eq!(printed(&table), "  Nom     Lignes\n  Hélène      12\n  Al       1 234\n");
    }

    #[test]
    fn no_title_line_without_titles() {
        let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
        table.row(["a".into(), String::new()]);
        assert_eq!(printed(&table), "  a\n");
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let mut table = Table::new([("", Align::Left)]);
        table.row(["a\u{1b}[2Jb\nc".into()]);
        assert_eq!(printed(&table), "  a [2Jb c\n");
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(cut("cardiologie", 11), "cardiologie");
        assert_eq!(cut("cardiologie", 7), "cardio…");
    }

    #[test]
    fn texts_are_wrapped_at_plain_spaces() {
        assert_eq!(wrap("un deux trois", 7), ["un deux", "trois"]);
        assert_eq!(wrap("où\u{202f}? ici", 4), ["où\u{202f}?", "ici"]);
        assert_eq!(wrap("anticonstitutionnel", 4), ["anticonstitutionnel"]);
    }
}
