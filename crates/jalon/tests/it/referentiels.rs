//! Référentiels from the command line.

use crate::house::run;
use report::xlsx::{Book, Column, Page, Value, write};

const HEADS: [&str; 14] = [
    "Périmètre",
    "ID",
    "Chapitre",
    "Fonction",
    "Exigence",
    "Commentaire",
    "Profil",
    "N° scénario",
    "Scénario de conformité",
    "N° preuve",
    "Preuve",
    "Profil historique",
    "Criticité",
    "Ordre",
];

fn rem(folder: &std::path::Path, name: &str, rows: &[(&str, &str)]) -> String {
    let row = |(id, text): &(&str, &str)| {
        let mut cells = vec![Value::Empty; 14];
        cells[1] = Value::from(*id);
        cells[4] = Value::from(*text);
        cells
    };
    let columns = HEADS.iter().map(|head| Column::new(head, 20.0)).collect();
    let page = Page { name: "Exigences".into(), columns, rows: rows.iter().map(row).collect() };
    let path = folder.join(name);
    std::fs::write(&path, write(&Book { title: "REM".into(), created: 0, pages: vec![page] }).unwrap())
        .unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_matrix_is_read_and_compared_with_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let old = rem(
        folder.path(),
        "va1.xlsx",
        &[("ANN/va1.01", "Le système DOIT chercher."), ("ANN/va1.02", "Il PEUT trier.")],
    );
    let new =
        rem(folder.path(), "va2.xlsx", &[("ANN/va1.01", "Le système DOIT trouver."), ("", "sans numéro")]);
    let json = run(["referentiel", "import", &new, "--against", &old, "--json"]).json();
    assert_eq!(json["requirements"][0]["id"]["raw"], "ANN/va1.01");
    assert_eq!(json["counts"]["rows_read"], 2);
    assert_eq!(json["rejected"][0]["place"]["row"], 3);
    assert_eq!(
        (json["scenarios"].as_array().unwrap().len(), json["evidences"].as_array().unwrap().len()),
        (0, 0)
    );
    assert_eq!(json["diff"]["requirements"]["removed"][0], "ANN/va1.02");
    assert_eq!(json["diff"]["requirements"]["changed"][0]["fields"][0], "text");
    let text = run(["referentiel", "import", &new, "--against", &old, "--lang", "fr"]);
    assert!(
        text.out.contains("Exigences\u{202f}: 1") && text.out.contains("~ ANN/va1.01 (text)"),
        "{}",
        text.out
    );
    let text = run(["referentiel", "import", &new, "--lang", "en"]);
    assert!(text.out.contains("Requirements: 1"), "{}", text.out);
}

#[test]
fn a_file_that_is_none_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.yaml");
    std::fs::write(&path, "name: x\n").unwrap();
    let refused = run(["referentiel", "import", path.to_str().unwrap(), "--json"]);
    assert_eq!((refused.status, refused.error().0.as_str()), (1, "referentiel.no_framework"));
    let gone = run(["referentiel", "import", "/nulle/part.xlsx", "--json"]);
    assert_eq!((gone.status, gone.error().0.as_str()), (1, "io"));
}
