//! The schema goes forward, all of it or nothing.

use db::testing::{acting, each_database};
use db::{Database, DbError, MigrationError, Migrations, Statement, Step, params};

const FIRST: Step = Step::new(1, "colours", "CREATE TABLE colour (name TEXT PRIMARY KEY)");
const SECOND: Step = Step::new(
    2,
    "shades",
    "ALTER TABLE colour ADD COLUMN shade TEXT; INSERT INTO colour VALUES ('red', 'dark');",
);
const BROKEN: Step = Step::new(3, "broken", "CREATE TABLE shape (name TEXT); CREATE TABLE colour (x TEXT);");
const REWRITTEN: Step = Step::new(1, "colours", "CREATE TABLE colour (name TEXT PRIMARY KEY, code BIGINT)");

const ONE: &[Migrations] = &[Migrations { room: "colours", steps: &[FIRST] }];
const TWO: &[Migrations] = &[Migrations { room: "colours", steps: &[FIRST, SECOND] }];

async fn error(db: &Database, rooms: &[Migrations]) -> MigrationError {
    match db.migrate(rooms).await {
        Err(DbError::Migration(error)) => error,
        other => panic!("a migration error was expected: {other:?}"),
    }
}

#[test]
fn steps_are_applied_once_and_in_order() {
    each_database(|db| async move {
        let own = db.migrate(&[]).await.unwrap().before;
        assert_eq!(db.migrate(ONE).await.unwrap().now, [("colours", 1)]);
        let applied = db.migrate(TWO).await.unwrap();
        assert_eq!((applied.now, applied.before), (vec![("colours", 2)], own + 1));
        assert_eq!(db.migrate(TWO).await.unwrap().now, []);
        const SHADES: Statement = Statement::new("SHADES", "SELECT name, shade FROM colour");
        let row = db.read(&acting()).await.unwrap().row(&SHADES, params![]).await.unwrap().unwrap();
        assert_eq!(row.get::<String>("shade").unwrap(), "dark");
    });
}

#[test]
fn several_nodes_may_start_at_once() {
    each_database(|db| async move {
        let starts: Vec<_> = (0..6)
            .map(|_| {
                tokio::spawn({
                    let db = db.clone();
                    async move { db.migrate(TWO).await.unwrap().now.len() }
                })
            })
            .collect();
        let mut applied = 0;
        for start in starts {
            applied += start.await.unwrap();
        }
        assert_eq!(applied, 2);
    });
}

#[test]
fn a_step_that_changed_is_refused() {
    each_database(|db| async move {
        db.migrate(ONE).await.unwrap();
        let rooms = [Migrations { room: "colours", steps: &[REWRITTEN, SECOND] }];
        assert!(matches!(error(&db, &rooms).await, MigrationError::Changed { version: 1, .. }));
        assert_eq!(db.migrate(TWO).await.unwrap().now, [("colours", 2)], "nothing was changed before");
    });
}

#[test]
fn a_newer_database_is_refused() {
    each_database(|db| async move {
        db.migrate(TWO).await.unwrap();
        let newer = error(&db, ONE).await;
        assert!(matches!(newer, MigrationError::Newer { version: 2, .. }));
        assert!(newer.text().fr.contains("version plus récente"), "{}", newer.text().fr);
        assert!(matches!(error(&db, &[]).await, MigrationError::Newer { .. }));
    });
}

#[test]
fn a_broken_step_leaves_nothing_behind() {
    each_database(|db| async move {
        let rooms = [Migrations { room: "colours", steps: &[FIRST, SECOND, BROKEN] }];
        match error(&db, &rooms).await {
            MigrationError::Failed { room, version: 3, name, message } => {
                assert_eq!((room.as_str(), name.as_str()), ("colours", "broken"));
                assert!(message.contains("colour"), "{message}");
            }
            other => panic!("{other}"),
        }
        assert_eq!(db.migrate(TWO).await.unwrap().now.len(), 2, "nothing of the refused migration was kept");
    });
}

#[test]
fn disorder_is_refused() {
    each_database(|db| async move {
        let rooms = [Migrations { room: "colours", steps: &[SECOND, FIRST] }];
        assert!(matches!(
            error(&db, &rooms).await,
            MigrationError::Failed { .. } | MigrationError::Order { .. }
        ));
        let late = Step::new(4, "shapes", "CREATE TABLE shape (name TEXT)");
        let before = Box::leak(Box::new([FIRST, late]));
        db.migrate(&[Migrations { room: "colours", steps: before }]).await.unwrap();
        let slipped = Box::leak(Box::new([FIRST, SECOND, late]));
        let rooms = [Migrations { room: "colours", steps: slipped }];
        assert!(matches!(error(&db, &rooms).await, MigrationError::Order { version: 2, .. }));
    });
}
