//! A set on disk and its lines, split without any of the generator's code.

use std::path::PathBuf;
use synth::{Options, Summary};
use tempfile::TempDir;

/// Files written in a folder of their own.
pub struct Set {
    pub folder: TempDir,
    pub summary: Summary,
}

impl Set {
    /// Writes a set.
    pub fn new(options: &Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let summary = synth::generate(folder.path(), options, &mut |_, _| {}).unwrap();
        Self { folder, summary }
    }

    /// One day of so many rows.
    pub fn of(rows: u64) -> Self {
        Self::new(&Options { rows, ..Options::default() })
    }

    /// The file of a day whose name begins so.
    pub fn path(&self, day: usize, stem: &str) -> PathBuf {
        let folder = &self.summary.days[day].folder;
        let mut names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        names.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(stem)).unwrap()
    }

    /// Its text.
    pub fn text(&self, day: usize, stem: &str) -> String {
        std::fs::read_to_string(self.path(day, stem)).unwrap()
    }

    /// Its lines after the header, split on the delimiter.
    pub fn rows(&self, day: usize, stem: &str) -> Vec<Vec<String>> {
        split(&self.text(day, stem))
    }
}

/// Lines after the header, split on the delimiter.
pub fn split(text: &str) -> Vec<Vec<String>> {
    text.lines().skip(1).map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

/// The five texts, by the beginning of their names.
pub const TEXTS: [(&str, usize); 5] = [
    ("PS_LibreAcces_Personne_activite", 56),
    ("PS_LibreAcces_Dipl_AutExerc", 13),
    ("PS_LibreAcces_SavoirFaire", 13),
    ("Extraction_Correspondance_MSSante", 31),
    ("Porteurs_CPS_CPF", 17),
];
/// The main one.
pub const MAIN: &str = TEXTS[0].0;
