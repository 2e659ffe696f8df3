//! Names, columns, archives, what is refused.

use crate::set::{MAIN, Set, TEXTS, split};
use std::collections::BTreeMap;
use std::io::Read;
use synth::{Layout, Options, SynthError};

#[test]
fn every_line_has_the_columns_of_its_header() {
    for (layout, columns) in [(Layout::Columns56, 56), (Layout::Columns52, 52), (Layout::Columns48, 48)] {
        for trailing_delimiter in [false, true] {
            let set = Set::new(&Options { rows: 2_000, layout, trailing_delimiter, ..Options::default() });
            for (stem, usual) in TEXTS {
                let expected = if stem == MAIN { columns } else { usual } + usize::from(trailing_delimiter);
                for (at, line) in set.text(0, stem).lines().enumerate() {
                    assert_eq!(line.split('|').count(), expected, "{stem} line {}: {line}", at + 1);
                }
            }
            assert_eq!(set.rows(0, MAIN).len(), 2_000);
        }
    }
}

/// As in public loaders of the published file; source: `extractions.md`, autumn 2026.
#[test]
fn the_headers_are_the_published_ones() {
    let set = Set::of(10);
    let header = |stem: &str| set.text(0, stem).lines().next().unwrap().to_owned();
    let main = header(MAIN);
    assert!(main.starts_with(
        "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|"
    ));
    assert!(main.ends_with("|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité"));
    assert!(main.contains("|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|"));
    assert!(header(TEXTS[1].0).contains("|Code type diplôme obtenu|"));
    assert!(header(TEXTS[3].0).starts_with("Type de BAL|Adresse BAL|Type Identifiant PP|"));
    let names: Vec<String> = set.summary.days[0].files.iter().map(|file| file.name.clone()).collect();
    assert_eq!(names[1], "PS_LibreAcces_Dipl_AutExerc_202611210715.txt");
}

#[test]
fn the_summary_counts_what_is_in_the_files() {
    let set = Set::of(3_000);
    let day = &set.summary.days[0];
    for file in &day.files {
        let bytes = std::fs::read(day.folder.join(&file.name)).unwrap();
        assert_eq!(file.bytes, bytes.len() as u64, "{}", file.name);
        assert_eq!(file.lines, bytes.iter().filter(|b| **b == b'\n').count() as u64 - 1, "{}", file.name);
    }
    assert_eq!(day.files.len(), 6);
    let mut persons: Vec<String> = set.rows(0, MAIN).into_iter().map(|row| row[1].clone()).collect();
    persons.sort_unstable();
    persons.dedup();
    assert_eq!(day.persons, persons.len() as u64);
}

#[test]
fn archives_hold_the_same_bytes() {
    let options = Options { rows: 1_500, ..Options::default() };
    let plain = Set::new(&options);
    let zipped = Set::new(&Options { zip: true, ..options });
    let mut found = BTreeMap::new();
    for file in &zipped.summary.days[0].files {
        let Some(archive) = &file.archive else { continue };
        let mut archive =
            zip::ZipArchive::new(std::fs::File::open(zipped.folder.path().join(archive)).unwrap()).unwrap();
        let mut bytes = Vec::new();
        archive.by_name(&file.name).unwrap().read_to_end(&mut bytes).unwrap();
        found.insert(file.name.clone(), (archive.len(), bytes));
    }
    assert_eq!(found.len(), 5);
    for (name, (_, bytes)) in &found {
        assert!(*bytes == std::fs::read(plain.folder.path().join(name)).unwrap(), "{name}");
    }
    let sizes: Vec<usize> = found.values().map(|(size, _)| *size).collect();
    assert_eq!(sizes, [1, 3, 3, 3, 1], "mailboxes and cards have archives of their own");
}

#[test]
fn the_sites_of_the_main_file_are_those_of_finess() {
    let set = Set::of(4_000);
    let text = set.text(0, "etalab-cs1100502");
    assert_eq!(text.lines().next(), Some("finess;etalab;111;2026-11-21"));
    let mut sites: Vec<&str> = Vec::new();
    for line in text.lines().skip(1) {
        assert!(line.starts_with("structureet;"), "{line}");
        sites.push(line.split(';').nth(1).unwrap());
    }
    sites.sort_unstable();
    let cited = split(&set.text(0, MAIN)).into_iter().map(|row| row[21].clone()).filter(|n| !n.is_empty());
    for number in cited {
        assert!(sites.binary_search(&number.as_str()).is_ok(), "{number} is not among the sites");
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused =
        |options: Options| synth::generate(folder.path(), &options, &mut |_, _| {}).expect_err("refused");
    assert!(matches!(refused(Options { rows: 0, ..Options::default() }), SynthError::Nothing));
    assert!(matches!(refused(Options { days: 0, ..Options::default() }), SynthError::Nothing));
    let many = Options { rows: 70_000_001, ..Options::default() };
    assert!(matches!(refused(many), SynthError::TooManyRows { most: 70_000_000, .. }));
    let no_date = Options { first_date: (2026, 2, 30), ..Options::default() };
    assert!(matches!(refused(no_date), SynthError::Date { .. }));
    let last_day = Options { first_date: (9999, 12, 31), days: 2, rows: 1, ..Options::default() };
    assert!(matches!(refused(last_day), SynthError::Date { .. }));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}
