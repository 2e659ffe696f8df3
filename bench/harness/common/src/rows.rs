//! The activity file as the peers read it: columns by header name, names folded.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Positions of the columns that the peers index or display.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Number of fields of a line, an empty trailing one included.
    pub count: usize,
    /// Labels, in order.
    pub names: Vec<String>,
    pub id: usize,
    pub family: usize,
    pub given: usize,
    pub profession: usize,
    pub know_how: usize,
    pub structure: usize,
    pub postcode: usize,
    /// What one item of a page shows, in the order of [`DISPLAY`].
    pub display: [usize; DISPLAY.len()],
}

/// Fields of one item of a page: the same ones for every engine.
pub const DISPLAY: [&str; 12] = [
    "Identifiant PP",
    "Identification nationale PP",
    "Nom d'exercice",
    "Prénom d'exercice",
    "Libellé civilité d'exercice",
    "Libellé profession",
    "Code catégorie professionnelle",
    "Libellé savoir-faire",
    "Libellé mode exercice",
    "Raison sociale site",
    "Code postal (coord. structure)",
    "Libellé commune (coord. structure)",
];

impl Columns {
    /// Reads a header line.
    ///
    /// # Panics
    /// When a column is missing: the benchmark was given another file.
    pub fn of(header: &str) -> Self {
        let names: Vec<String> = header.split('|').map(str::to_owned).collect();
        let at = |name: &str| {
            names.iter().position(|n| n == name).unwrap_or_else(|| panic!("no column {name:?} in the header"))
        };
        Self {
            count: names.len(),
            id: at("Identifiant PP"),
            family: at("Nom d'exercice"),
            given: at("Prénom d'exercice"),
            profession: at("Code profession"),
            know_how: at("Code savoir-faire"),
            structure: at("Identifiant technique de la structure"),
            postcode: at("Code postal (coord. structure)"),
            display: DISPLAY.map(at),
            names,
        }
    }
}

/// Calls `each` with every line after the header, without its line end.
pub fn for_each(path: &Path, mut each: impl FnMut(&Columns, &str)) -> io::Result<Columns> {
    let mut reader = BufReader::with_capacity(1 << 20, File::open(path)?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let columns = Columns::of(line.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']));
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(columns);
        }
        each(&columns, line.trim_end_matches(['\n', '\r']));
    }
}

/// Lower case, accents off, ligatures opened, everything else a space: what all engines search on.
pub fn fold(text: &str, out: &mut String) {
    out.clear();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => out.push('a'),
            'ç' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ñ' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            _ if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
}
