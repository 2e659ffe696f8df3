//! Labels of codes, table by table.

use std::sync::LazyLock;

use crate::table::Table;
use crate::tsv::{fields, filled, lines};

/// One code of a [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code, as printed in the files (`10`, `SM04`, `GENR01`).
    pub code: &'static str,
    /// The label to show: the one that the extraction prints when it is known to differ, else the NOS label.
    /// Empty for a few ended codes whose label was not kept.
    pub label: &'static str,
    /// The label of the nomenclature (NOS). Empty for a few ended codes whose label was not kept.
    pub nos_label: &'static str,
    /// `Some` when the code is no longer to be used: a date (`2024-12-13`), a year (`2020`) or `deprecated`
    /// when the date is not known. Ended codes still occur in old rows.
    pub ended: Option<&'static str>,
}

/// A parsed table: entries in the order of the nomenclature, and the same sorted by code for look-up.
struct Parsed {
    entries: Vec<Entry>,
    by_code: Vec<Entry>,
}

static TABLES: LazyLock<Vec<Parsed>> = LazyLock::new(|| Table::ALL.iter().map(|t| parse(*t)).collect());

fn parse(table: Table) -> Parsed {
    let entries: Vec<Entry> = lines(table.source())
        .map(|line| {
            // The savoir-faire file has one more column in front (the type); its short label is what is shown.
            let (code, nos_label, printed, ended) = if table == Table::SavoirFaire {
                let [_type, code, short, nos] = fields(line);
                (code, nos, short, "")
            } else {
                let [code, nos, printed, ended] = fields(line);
                (code, nos, printed, ended)
            };
            let label = if printed.is_empty() { nos_label } else { printed };
            Entry { code, label, nos_label, ended: filled(ended) }
        })
        .collect();
    let mut by_code = entries.clone();
    by_code.sort_unstable_by_key(|e| e.code);
    Parsed { entries, by_code }
}

impl Table {
    /// Every code of the table, in the order of the nomenclature.
    pub fn entries(self) -> &'static [Entry] {
        &TABLES[self as usize].entries
    }
}

/// The entry of a code, compared byte for byte; `None` when the table does not hold it.
pub fn entry(table: Table, code: &str) -> Option<&'static Entry> {
    let by_code = &TABLES[table as usize].by_code;
    by_code.binary_search_by_key(&code, |e| e.code).ok().map(|i| &by_code[i])
}

/// The label to show for a code: the extraction's own when it is known to differ, else the NOS label.
/// `None` when the code is unknown or its label was not kept.
pub fn label(table: Table, code: &str) -> Option<&'static str> {
    entry(table, code).map(|e| e.label).filter(|l| !l.is_empty())
}

/// The label of the nomenclature. `None` when the code is unknown or its label was not kept.
pub fn nos_label(table: Table, code: &str) -> Option<&'static str> {
    entry(table, code).map(|e| e.nos_label).filter(|l| !l.is_empty())
}

/// A code with the label to show: the file's own label first (it is what the source says, even for codes newer
/// than this program), else the table's, else the code itself. Never fails.
pub fn coded<'a>(table: Table, code: &'a str, file_label: &'a str) -> (&'a str, &'a str) {
    let shown = if file_label.trim().is_empty() { label(table, code).unwrap_or(code) } else { file_label };
    (code, shown)
}

/// The profession of a code, looked for in TRE_G15 (health), TRE_R94 (social) and TRE_R95 (users of a title), in
/// that order: the column "Code profession" mixes the three, as does the value set JDV_J106. Code 93
/// (Psychologue) is in G15, ended, and in R95, live: the live one wins.
pub fn profession(code: &str) -> Option<&'static Entry> {
    let found =
        [Table::ProfessionSante, Table::ProfessionSocial, Table::UsagerTitre].map(|table| entry(table, code));
    let live = found.iter().flatten().find(|e| e.ended.is_none());
    live.or(found.iter().flatten().next()).copied()
}
