//! Every statement is prepared on both databases, and keeps to one company.

use conformity::{MIGRATIONS, STATEMENTS};
use db::testing::{each_database, prepare_all};
use std::path::Path;

#[test]
fn every_statement_is_understood_by_both() {
    each_database(|db| async move {
        db.migrate(&[MIGRATIONS]).await.unwrap();
        let all: Vec<_> = STATEMENTS.iter().flat_map(|part| part.iter().copied()).collect();
        prepare_all(&db, &all).await;
    });
}

#[test]
fn migrating_again_changes_nothing() {
    each_database(|db| async move {
        assert_eq!(db.migrate(&[MIGRATIONS]).await.unwrap().now, [("conformity", 1), ("conformity", 2)]);
        assert!(db.migrate(&[MIGRATIONS]).await.unwrap().now.is_empty());
    });
}

/// The SQL of a source file, by the names of its statements.
fn statements_of(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(" = \"") {
        let name = rest[..at].rsplit([' ', '\n']).next().unwrap_or_default();
        rest = &rest[at + 4..];
        let sql = &rest[..rest.find('"').unwrap()];
        if ["SELECT", "INSERT", "UPDATE", "DELETE"].iter().any(|verb| sql.starts_with(verb)) {
            found.push((name.to_owned(), sql.to_owned()));
        }
        rest = &rest[sql.len()..];
    }
    found
}

fn sources(folder: &Path, all: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else {
            all.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_statement_keeps_to_one_company() {
    // The anonymous average looks at all companies; a questionnaire of the platform belongs to none.
    const OF_ALL: [&str; 2] = ["SHARED", "VALIDATED"];
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let statements: Vec<_> = all.iter().flat_map(|source| statements_of(source)).collect();
    let known: usize = STATEMENTS.iter().map(|part| part.len()).sum();
    assert_eq!(statements.len(), known, "every statement of the sources is among those that are prepared");
    for (name, sql) in statements {
        let kept = if sql.starts_with("INSERT") {
            sql.split("VALUES").next().unwrap().contains("company")
        } else {
            sql.split_once("WHERE").is_some_and(|(_, rest)| rest.contains("company = $"))
        };
        assert!(kept || OF_ALL.contains(&name.as_str()), "{name}: {sql}");
    }
}
