//! What is committed is there, what is dropped never was, and nobody sees half of anything.

use crate::rows::THINGS;
use db::testing::{acting, each_database};
use db::{Database, DbError, Reading, Statement, params};
use std::time::Duration;

const KEEP: Statement = Statement::new("KEEP", "INSERT INTO thing (id, flag, count) VALUES ($1, TRUE, $2)");
const COUNT: Statement = Statement::new("COUNT", "SELECT COUNT(*) AS n FROM thing");
const AFTER: Statement = Statement::new("AFTER", "SELECT COUNT(*) AS n FROM thing WHERE id LIKE 'after%'");
const RAISE: Statement = Statement::new("RAISE", "UPDATE thing SET count = count + 1 WHERE id = $1");
const SUM: Statement =
    Statement::new("SUM", "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) AS n FROM thing");

async fn number(reading: &mut Reading, statement: &Statement) -> i64 {
    reading.row(statement, params![]).await.unwrap().unwrap().first().unwrap()
}

async fn keep(db: &Database, id: &str) {
    let mut writing = db.write(&acting()).await.unwrap();
    writing.execute(&KEEP, params![id, 1]).await.unwrap();
    writing.commit().await.unwrap();
}

#[test]
fn a_dropped_transaction_never_was() {
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        for _ in 0..20 {
            let mut writing = db.write(&acting()).await.unwrap();
            writing.execute(&KEEP, params!["a", 1]).await.unwrap();
            assert_eq!(number(&mut writing, &COUNT).await, 1, "it sees its own work");
        }
        assert_eq!(number(&mut db.read(&acting()).await.unwrap(), &COUNT).await, 0);
    });
}

#[test]
fn a_reader_keeps_its_view_while_others_write() {
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        keep(&db, "a").await;
        let mut before = db.read(&acting()).await.unwrap();
        assert_eq!(number(&mut before, &COUNT).await, 1);
        keep(&db, "b").await;
        assert_eq!(number(&mut before, &COUNT).await, 1);
        assert_eq!(number(&mut db.read(&acting()).await.unwrap(), &COUNT).await, 2);
    });
}

#[test]
fn no_increment_is_lost() {
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        keep(&db, "a").await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    for _ in 0..10 {
                        let mut writing = db.write(&acting()).await.unwrap();
                        writing.execute_one(&RAISE, params!["a"]).await.unwrap();
                        writing.commit().await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(number(&mut db.read(&acting()).await.unwrap(), &SUM).await, 81);
    });
}

#[test]
fn alone_keeps_an_invariant_over_several_rows() {
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        // At most three things: everybody counts, then writes.
        let tasks: Vec<_> = (0..8)
            .map(|i| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut writing = db.write(&acting()).await.unwrap();
                    writing.alone("things").await.unwrap();
                    if number(&mut writing, &COUNT).await < 3 {
                        writing.execute(&KEEP, params![format!("{i}"), 1]).await.unwrap();
                    }
                    writing.commit().await.unwrap();
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(number(&mut db.read(&acting()).await.unwrap(), &COUNT).await, 3);
    });
}

/// Stops waiting for `action` after so many turns of the runtime.
async fn given_up_after<T>(turns: u32, action: impl Future<Output = T>) {
    let patience = async {
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        _ = action => {}
        () = patience => {}
    }
}

#[test]
fn who_gives_up_waiting_leaves_no_transaction_behind() {
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        for i in 0..300 {
            // Given up at many instants: in BEGIN, in the statement, in COMMIT. What goes on meets nothing of it.
            given_up_after(i % 40, db.read(&acting())).await;
            given_up_after(i, keep(&db, &format!("{i}"))).await;
        }
        // Every connection still serves, and the last write is seen by all. (A COMMIT given up may have been heard.)
        for i in 0..10 {
            keep(&db, &format!("after {i}")).await;
            let mut readers = Vec::new();
            for _ in 0..8 {
                readers.push(db.read(&acting()).await.unwrap());
            }
            for reader in &mut readers {
                assert_eq!(number(reader, &AFTER).await, i + 1);
            }
        }
    });
}

#[test]
fn a_statement_given_up_in_the_middle_spoils_its_transaction() {
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        let mut spoiled = 0;
        for turns in 0..60 {
            let mut writing = db.write(&acting()).await.unwrap();
            let id = format!("{turns}");
            given_up_after(turns, writing.execute(&KEEP, params![&id, 1])).await;
            match writing.execute(&RAISE, params![&id]).await {
                Ok(changed) => assert_eq!(changed, 1, "it was run, and answered"),
                Err(error) => {
                    assert!(matches!(error, DbError::Aborted { .. }), "{error:?}");
                    assert!(matches!(writing.commit().await, Err(DbError::Aborted { .. })));
                    spoiled += 1;
                }
            }
        }
        assert!(spoiled > 0, "the first one is given up before its answer");
        assert_eq!(number(&mut db.read(&acting()).await.unwrap(), &COUNT).await, 0);
    });
}

#[cfg(unix)]
#[test]
fn the_files_of_the_records_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    db::testing::on_sqlite(|bed| async move {
        bed.db.migrate(&[THINGS]).await.unwrap();
        for name in ["records.db", "records.db-wal", "records.db-shm"] {
            let mode = std::fs::metadata(bed.folder.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
        }
    });
}

#[test]
fn a_second_transaction_on_sqlite_waits_then_is_told_busy() {
    db::testing::on_sqlite(|bed| async move {
        let options = db::Options { wait: Duration::from_millis(30), ..db::Options::default() };
        let db = Database::open_with(&bed.url, &options).await.unwrap();
        // Held by another opening of the same file, as another process would.
        let held = bed.db.write(&acting()).await.unwrap();
        let Err(error) = db.write(&acting()).await else { panic!("two writers") };
        assert!(matches!(error, DbError::Busy { .. }) && error.is_passing(), "{error:?}");
        held.commit().await.unwrap();
        let held = bed.db.write(&acting()).await.unwrap();
        let waiting = tokio::spawn({
            let db = bed.db.clone();
            async move { db.write(&acting()).await.map(|_| ()) }
        });
        drop(held);
        waiting.await.unwrap().unwrap();
    });
}
