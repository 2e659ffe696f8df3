//! Every statement is prepared on both databases, and filters by company.

use conformity::{MIGRATIONS, STATEMENTS};
use db::testing::{each_database, prepare_all};

#[test]
fn every_statement_is_understood_by_both() {
    each_database(|db| async move {
        db.migrate(&[MIGRATIONS]).await.unwrap();
        let all: Vec<_> = STATEMENTS.iter().flat_map(|part| part.iter().copied()).collect();
        assert!(all.len() > 20, "{}", all.len());
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
