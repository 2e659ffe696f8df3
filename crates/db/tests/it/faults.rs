//! What happens to the records when the world around them fails.

use crate::rows::THINGS;
use db::testing::{Server, TestBed, acting, on_postgres, on_sqlite};
use db::{Database, DatabaseUrl, DbError, Options, Statement, params};
use std::fs::Permissions;
use std::io::{BufRead, BufReader, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const KEEP: Statement = Statement::new("KEEP", "INSERT INTO thing (id, flag, data) VALUES ($1, TRUE, $2)");
const COUNT: Statement = Statement::new("COUNT", "SELECT COUNT(*) AS n FROM thing");

/// Under this name, the address of the database for a child.
const ADDRESS: &str = "JALON_TEST_ADDRESS";

async fn keep(db: &Database, id: &str, size: usize) -> Result<(), DbError> {
    let mut writing = db.write(&acting()).await?;
    writing.execute(&KEEP, params![id, vec![0_u8; size]]).await?;
    writing.commit().await
}

async fn count(db: &Database) -> Result<i64, DbError> {
    let row = db.read(&acting()).await?.row(&COUNT, params![]).await?;
    row.map_or(Ok(0), |row| row.first())
}

/// This test again, in a process of its own, which finds the address of the database in its environment.
fn child(test: &str, program: &Path, address: &str) -> Command {
    let mut command = Command::new(program);
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env(ADDRESS, address);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit()).current_dir("/");
    command
}

fn in_child<F: Future>(body: impl FnOnce(DatabaseUrl) -> F) -> Option<F::Output> {
    let url = std::env::var(ADDRESS).ok()?.parse().unwrap();
    Some(tokio::runtime::Runtime::new().unwrap().block_on(body(url)))
}

/// Reads lines that begin with `said `, after whatever the test runner prints.
fn said(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| Some(line.split_once("said ")?.1.to_owned()))
}

fn say(what: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "\nsaid {what}").unwrap();
    out.flush().unwrap();
}

#[test]
fn an_answered_commit_survives_the_death_of_the_program() {
    const NAME: &str = "faults::an_answered_commit_survives_the_death_of_the_program";
    let child_wrote = in_child(|url| async move {
        let db = Database::open(&url).await.unwrap();
        for i in 0.. {
            keep(&db, &format!("{i}"), 5000).await.unwrap();
            say(&i.to_string());
        }
    });
    if child_wrote.is_some() {
        return;
    }
    let body = |bed: TestBed| async move {
        bed.db.migrate(&[THINGS]).await.unwrap();
        bed.db.close().await;
        for round in 1..=5 {
            let program = std::env::current_exe().unwrap();
            let mut child = child(NAME, &program, &bed.address).spawn().unwrap();
            let answered = said(&mut child).take(round * 7).last();
            child.kill().unwrap();
            assert!(!child.wait().unwrap().success());
            let answered: i64 = answered.expect("the child answers").parse().unwrap();
            let db = Database::open(&bed.url).await.unwrap();
            // One more may have been written and not answered.
            let kept = count(&db).await.unwrap();
            assert!(kept > answered, "round {round}: {kept} rows, {answered} was answered");
            let mut writing = db.write(&acting()).await.unwrap();
            writing.execute(&Statement::new("CLEAR", "DELETE FROM thing"), params![]).await.unwrap();
            writing.commit().await.unwrap();
            db.close().await;
        }
    };
    on_sqlite(body);
    on_postgres(body);
}

#[test]
fn a_read_only_file_is_read_and_told() {
    const NAME: &str = "faults::a_read_only_file_is_read_and_told";
    let told = in_child(|url| async move {
        match Database::open(&url).await {
            Ok(db) => {
                say(&format!("read {}", count(&db).await.unwrap()));
                say(keep(&db, "b", 1).await.unwrap_err().code());
            }
            Err(error) => say(error.code()),
        }
    });
    if told.is_some() {
        return;
    }
    on_sqlite(|bed| async move {
        bed.db.migrate(&[THINGS]).await.unwrap();
        keep(&bed.db, "a", 1).await.unwrap();
        bed.db.close().await;
        let file = bed.folder.join("records.db");
        let mode = |path: &Path, mode| std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        let root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
        let mut program = std::env::current_exe().unwrap();
        if root {
            // Root writes everywhere: the child is somebody else, who must reach this program.
            let copy = bed.folder.join("program");
            std::fs::copy(&program, &copy).unwrap();
            program = copy;
        }
        let answers = || {
            let mut command = child(NAME, &program, &bed.address);
            if root {
                command.uid(65_534).gid(65_534);
            }
            let mut child = command.spawn().unwrap();
            let said = said(&mut child).collect::<Vec<_>>();
            assert!(child.wait().unwrap().success());
            said
        };
        // The file alone: SQLite works beside it.
        mode(&file, 0o444);
        mode(&bed.folder, 0o777);
        assert_eq!(answers(), ["read 1", "db.read_only"]);
        // The folder too, as a read-only volume.
        for leftover in ["records.db-shm", "records.db-wal"] {
            let _ = std::fs::remove_file(bed.folder.join(leftover));
        }
        mode(&bed.folder, 0o555);
        let told = answers();
        mode(&bed.folder, 0o777);
        assert_eq!(told, ["db.read_only"]);
    });
}

#[test]
fn a_read_only_server_is_read_and_told() {
    on_postgres(|bed| async move {
        bed.db.migrate(&[THINGS]).await.unwrap();
        keep(&bed.db, "a", 1).await.unwrap();
        let standby = format!("{}&options=-c%20default_transaction_read_only%3Don", bed.address);
        let db = Database::open(&standby.parse().unwrap()).await.unwrap();
        assert_eq!(count(&db).await.unwrap(), 1);
        let error = keep(&db, "b", 1).await.unwrap_err();
        assert!(matches!(error, DbError::ReadOnly { .. }), "{error:?}");
    });
}

#[test]
fn a_server_that_stops_is_told_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    let server = Server::start_own(folder.path());
    let name = server.create_database();
    let url: DatabaseUrl = server.url(&name).parse().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let options = Options { wait: Duration::from_millis(300), ..Options::default() };
        let db = Database::open_with(&url, &options).await.unwrap();
        db.migrate(&[THINGS]).await.unwrap();
        // Several connections, idle, and two in use when the server goes down.
        let mut readers = Vec::new();
        for _ in 0..6 {
            readers.push(db.read(&acting()).await.unwrap());
        }
        readers.truncate(1);
        keep(&db, "before", 1).await.unwrap();
        let mut writing = db.write(&acting()).await.unwrap();
        writing.execute(&KEEP, params!["lost", Vec::<u8>::new()]).await.unwrap();

        server.stop();
        let error = writing.commit().await.unwrap_err();
        assert!(matches!(error, DbError::Unavailable { .. }) && error.is_passing(), "{error:?}");
        let Err(error) = readers[0].rows(&COUNT, params![]).await else { panic!("nobody answers") };
        assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
        let error = keep(&db, "while it is down", 1).await.unwrap_err();
        assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
        assert_eq!(count(&db).await.unwrap_err().code(), "db.unavailable");
        let closed = Database::open_with(&url, &options).await.unwrap_err();
        assert!(matches!(closed, DbError::Unavailable { .. }), "{closed:?}");

        drop(readers);
        server.start();
        keep(&db, "after", 1).await.unwrap();
        assert_eq!(count(&db).await.unwrap(), 2, "what was committed, nothing else");

        // A restart between two requests is not noticed at all, on however many connections.
        let mut readers = Vec::new();
        for _ in 0..6 {
            readers.push(db.read(&acting()).await.unwrap());
        }
        drop(readers);
        server.stop();
        server.start();
        for i in 0..8 {
            keep(&db, &format!("again {i}"), 1).await.unwrap();
        }
        assert_eq!(count(&db).await.unwrap(), 10);
        db.close().await;
    });
}

#[test]
fn a_full_volume_is_told_and_nothing_is_half_written() {
    on_sqlite(|bed| async move {
        bed.db.migrate(&[THINGS]).await.unwrap();
        keep(&bed.db, "a", 1).await.unwrap();
        // The one writer believes that the volume is small.
        let mut writing = bed.db.write(&acting()).await.unwrap();
        writing.execute(&Statement::new("SMALL", "PRAGMA max_page_count = 60"), params![]).await.unwrap();
        writing.commit().await.unwrap();
        let error = keep(&bed.db, "b", 1_000_000).await.unwrap_err();
        assert!(matches!(error, DbError::Full { .. }), "{error:?}");
        assert!(error.text().fr.contains("plus de place"), "{}", error.text().fr);
        assert_eq!(count(&bed.db).await.unwrap(), 1);
        keep(&bed.db, "c", 1).await.unwrap();
    });
}

#[test]
fn what_is_no_database_is_told() {
    let folder = tempfile::tempdir().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let file = folder.path().join("notes.txt");
        std::fs::write(&file, "these are notes, not records\n".repeat(100)).unwrap();
        let error = Database::open(&DatabaseUrl::sqlite(&file)).await.unwrap_err();
        assert!(
            matches!(&error, DbError::Damaged { message, .. } if message.contains("notes.txt")),
            "{error:?}"
        );
        let nowhere = folder.path().join("no such folder/records.db");
        let error = Database::open(&DatabaseUrl::sqlite(&nowhere)).await.unwrap_err();
        assert!(
            matches!(&error, DbError::Unavailable { message, .. } if message.contains("no such folder")),
            "{error:?}"
        );
        let nobody: DatabaseUrl = "postgres://jalon:s3cret@127.0.0.1:1/records".parse().unwrap();
        let options = Options { wait: Duration::from_millis(50), ..Options::default() };
        let error = Database::open_with(&nobody, &options).await.unwrap_err();
        assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
        assert!(!format!("{error:?}").contains("s3cret"));
    });
}
