//! Values go in and come out the same on both databases; so do errors.

use db::testing::{acting, each_database, prepare_all};
use db::{CompanyId, Database, DbError, Migrations, Step, Timestamp, Value, params, statements};

statements! {
    KEEP = "INSERT INTO thing (id, flag, count, label, data, at) VALUES ($1, $2, $3, $4, $5, $6)";
    ONE = "SELECT id, flag, count, label, data, at FROM thing WHERE id = $1";
    LABELLED = "SELECT COUNT(*) AS n FROM thing WHERE label = $1 AND flag = TRUE";
    TOTAL = "SELECT CAST(SUM(count) AS BIGINT) AS total FROM thing";
    RENAME = "UPDATE thing SET label = $1 WHERE id = $2 AND count = $3";
    REMOVE = "DELETE FROM thing";
    KEEP_PART = "INSERT INTO part (id, thing) VALUES ($1, $2)";
}

pub const THINGS: Migrations = Migrations {
    room: "things",
    steps: &[Step::new(
        1,
        "things and their parts",
        "CREATE TABLE thing (
            id TEXT PRIMARY KEY,
            flag BOOLEAN NOT NULL,
            count BIGINT,
            label TEXT,
            data BYTEA,
            at BIGINT,
            CONSTRAINT small CHECK (count < 1000)
        );
        CREATE UNIQUE INDEX thing_label ON thing (label, flag);
        CREATE TABLE part (id TEXT PRIMARY KEY, thing TEXT NOT NULL REFERENCES thing (id));",
    )],
};

/// A thing labelled `first`, committed.
async fn one_thing(db: &Database) -> CompanyId {
    db.migrate(&[THINGS]).await.unwrap();
    let id: CompanyId = acting().new_id();
    let mut writing = db.write(&acting()).await.unwrap();
    let data: &[u8] = &[0, 255, 1];
    let at = Timestamp::from_millis(-5);
    writing.execute(&KEEP, params![id, true, 7, "first", data, at]).await.unwrap();
    writing.commit().await.unwrap();
    id
}

#[test]
fn every_statement_is_prepared_on_both() {
    each_database(|db| async move {
        one_thing(&db).await;
        prepare_all(&db, ALL).await;
        prepare_all(&db, &db::testing::own_statements()).await;
    });
}

#[test]
fn a_sum_without_a_cast_is_told_by_the_preparation() {
    const SUM: db::Statement = db::Statement::new("SUM", "SELECT SUM(count) AS total FROM thing");
    db::testing::on_postgres(|bed| async move {
        one_thing(&bed.db).await;
        let told = tokio::spawn(async move { prepare_all(&bed.db, &[SUM]).await }).await.unwrap_err();
        let told = told.into_panic().downcast::<String>().unwrap();
        assert!(told.contains("SUM: column total is NUMERIC"), "{told}");
    });
}

#[test]
fn values_come_back_as_they_went() {
    each_database(|db| async move {
        let id = one_thing(&db).await;
        let mut reading = db.read(&acting()).await.unwrap();
        let row = reading.row(&ONE, params![id]).await.unwrap().unwrap();
        assert_eq!(row.get::<CompanyId>("id").unwrap(), id);
        assert!(row.get::<bool>("flag").unwrap());
        assert_eq!(row.get::<i64>("count").unwrap(), 7);
        assert_eq!(row.get::<Option<String>>("label").unwrap().as_deref(), Some("first"));
        assert_eq!(row.get::<Vec<u8>>("data").unwrap(), [0, 255, 1]);
        assert_eq!(row.get::<Timestamp>("at").unwrap(), Timestamp::from_millis(-5));
        assert_eq!(row.get::<Value>("count").unwrap(), Value::Int(7));
        let labelled = reading.row(&LABELLED, params!["first"]).await.unwrap().unwrap();
        assert_eq!(labelled.first::<usize>().unwrap(), 1);
        let total = reading.row(&TOTAL, params![]).await.unwrap().unwrap();
        assert_eq!(total.get::<u64>("total").unwrap(), 7);
    });
}

#[test]
fn nulls_of_every_kind_and_empty_values() {
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        let mut writing = db.write(&acting()).await.unwrap();
        let nothing: Option<Vec<u8>> = None;
        let params = params!["a", false, None::<i64>, None::<String>, nothing, None::<Timestamp>];
        writing.execute(&KEEP, params).await.unwrap();
        writing.execute(&KEEP, params!["b", false, 0, "", Vec::<u8>::new(), 0_i64]).await.unwrap();
        let row = writing.row(&ONE, params!["a"]).await.unwrap().unwrap();
        for column in ["count", "label", "data", "at"] {
            assert_eq!(row.get::<Value>(column).unwrap(), Value::Null, "{column}");
        }
        let row = writing.row(&ONE, params!["b"]).await.unwrap().unwrap();
        assert_eq!(row.get::<String>("label").unwrap(), "");
        assert_eq!(row.get::<Vec<u8>>("data").unwrap(), Vec::<u8>::new());
        assert!(writing.row(&ONE, params!["c"]).await.unwrap().is_none());
    });
}

#[test]
fn a_wrong_read_says_the_column() {
    each_database(|db| async move {
        let id = one_thing(&db).await;
        let row = db.read(&acting()).await.unwrap().row(&ONE, params![id]).await.unwrap().unwrap();
        let error = row.get::<i64>("label").unwrap_err().to_string();
        assert_eq!(error, "ONE: column label: an integer was expected, a text was found");
        let error = row.get::<i64>("colour").unwrap_err().to_string();
        assert_eq!(error, "ONE: column colour: the answer has no such column");
    });
}

#[test]
fn refusals_have_the_same_words() {
    each_database(|db| async move {
        let id = one_thing(&db).await;
        let bytes: Option<Vec<u8>> = None;
        let refused =
            async |params| db.write(&acting()).await.unwrap().execute(&KEEP, params).await.unwrap_err();

        let twice = refused(params![id, true, 1, "other", bytes.clone(), 1]).await;
        assert!(twice.is_conflict_on("thing", &["id"]), "{twice:?}");
        let label = refused(params!["x", true, 1, "first", bytes.clone(), 1]).await;
        assert!(label.is_conflict_on("thing", &["label", "flag"]), "{label:?}");
        assert_eq!(label.to_string(), "KEEP: thing(label, flag) must be unique");

        let null = refused(params!["x", None::<bool>, 1, "x", bytes.clone(), 1]).await;
        assert_eq!(null.code(), "db.refused", "{null:?}");
        let check = refused(params!["x", true, 1000, "x", bytes.clone(), 1]).await;
        assert_eq!(check.code(), "db.refused", "{check:?}");
        let nul = refused(params!["x", true, 1, "a\0b", bytes, 1]).await;
        assert!(matches!(nul, DbError::NulCharacter { .. }), "{nul:?}");

        let part = params!["p", "nowhere"];
        let missing = db.write(&acting()).await.unwrap().execute(&KEEP_PART, part).await.unwrap_err();
        assert!(matches!(missing, DbError::Reference { .. }), "{missing:?}");
    });
}

#[test]
fn a_change_of_nothing_is_stale() {
    each_database(|db| async move {
        let id = one_thing(&db).await;
        let mut writing = db.write(&acting()).await.unwrap();
        writing.execute_one(&RENAME, params!["second", id, 7]).await.unwrap();
        let error = writing.execute_one(&RENAME, params!["third", id, 8]).await.unwrap_err();
        assert!(matches!(error, DbError::Stale { statement: "RENAME" }), "{error:?}");
        // Nothing of a transaction that met an error is kept.
        assert!(matches!(writing.commit().await, Err(DbError::Aborted { .. })));
        let row = db.read(&acting()).await.unwrap().row(&ONE, params![id]).await.unwrap().unwrap();
        assert_eq!(row.get::<String>("label").unwrap(), "first");
    });
}

#[test]
fn who_reads_cannot_write() {
    const REMOVE_AND_TELL: db::Statement = db::Statement::new("REMOVE", "DELETE FROM thing RETURNING id");
    each_database(|db| async move {
        one_thing(&db).await;
        let mut reading = db.read(&acting()).await.unwrap();
        let Err(error) = reading.rows(&REMOVE_AND_TELL, params![]).await else { panic!("a reader wrote") };
        assert!(matches!(error, DbError::ReadOnly { .. }), "{error:?}");
    });
}
