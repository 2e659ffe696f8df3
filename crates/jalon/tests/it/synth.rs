//! `jalon synth`.

use crate::house::{days, generate, run};
use std::collections::BTreeMap;
use std::path::Path;

/// Every file below a folder, by its place in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            all.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            all.insert(name, std::fs::read(path).unwrap());
        }
    }
    all
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let again = generate(folder.path(), crate::house::ROWS);
    for (day, same) in days().iter().zip(&again) {
        assert!(files(day) == files(same), "{} differs from {}", day.display(), same.display());
    }
}

#[test]
fn a_day_holds_the_published_files_and_the_next_day_differs() {
    let [one, two] = days();
    let names: Vec<String> = files(one).into_keys().collect();
    for part in
        ["Personne_activite", "Dipl_AutExerc", "SavoirFaire", "Correspondance_MSSante", "Porteurs_CPS_CPF"]
    {
        assert!(names.iter().any(|name| name.contains(part)), "{part} missing from {names:?}");
    }
    assert_ne!(files(one).into_values().collect::<Vec<_>>(), files(two).into_values().collect::<Vec<_>>());
}

#[test]
fn a_folder_that_cannot_be_written_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken");
    std::fs::write(&file, "").unwrap();
    let refused = run(["synth", "--rows", "10", "--seed", "1", "--out", file.to_str().unwrap(), "--json"]);
    assert_eq!(refused.status, 1);
    assert!(refused.error().1.contains("taken"), "{}", refused.err);
}
