//! The audit trail: written with its cause, refused to whoever edits, and telling when it was edited all the same.

use db::audit::{self, Anchor, Filter, Verdict, Why};
use db::testing::{acting, acting_at, each_database};
use db::{CompanyId, Database, DbError, Dialect, Event, Statement, Timestamp, Writing, params};
use serde_json::json;

fn event(n: i64) -> Event<String> {
    let detail = json!({"turn": n, "state": "accepted"});
    Event { action: "company.accepted", object: "company", id: format!("c{n}"), company: None, detail }
}

/// A trail of `n` entries, one per transaction.
async fn trail(db: &Database, n: i64) {
    for i in 1..=n {
        let mut writing = db.write(&acting()).await.unwrap();
        writing.audit(event(i)).await.unwrap();
        writing.commit().await.unwrap();
    }
}

async fn verdict(db: &Database) -> Verdict {
    audit::verify(&mut db.read(&acting()).await.unwrap(), &[]).await.unwrap()
}

/// Somebody with all rights on the database removes the triggers, then runs this.
async fn tamper(db: &Database, sql: &'static str) {
    tampered(db, sql).await.commit().await.unwrap();
}

/// The same, not committed: what `verify` sees inside is forgotten afterwards.
async fn tampered(db: &Database, sql: &'static str) -> Writing {
    let mut writing = db.write(&acting()).await.unwrap();
    let triggers = match db.dialect() {
        Dialect::Sqlite => [
            "DROP TRIGGER IF EXISTS audit_never_changes",
            "DROP TRIGGER IF EXISTS audit_never_shrinks",
            "DROP TRIGGER IF EXISTS audit_head_goes_forward",
            "DROP TRIGGER IF EXISTS audit_head_stays",
        ],
        Dialect::Postgres => [
            "DROP TRIGGER IF EXISTS audit_never_changes ON audit",
            "DROP TRIGGER IF EXISTS audit_never_truncated ON audit",
            "DROP TRIGGER IF EXISTS audit_head_goes_forward ON audit_head",
            "DROP TRIGGER IF EXISTS audit_head_stays ON audit_head",
        ],
    };
    for drop in triggers {
        writing.execute(&Statement::new("DROP", drop), params![]).await.unwrap();
    }
    writing.execute(&Statement::new("TAMPER", sql), params![]).await.unwrap();
    writing
}

fn broken(seq: i64, why: Why) -> Verdict {
    Verdict::Broken { seq, why }
}

#[test]
fn an_event_is_kept_with_its_cause_or_not_at_all() {
    each_database(|db| async move {
        let company: CompanyId = acting().new_id();
        let acting = acting_at(Timestamp::from_millis(1000), 3).for_company(company);
        let mut dropped = db.write(&acting).await.unwrap();
        dropped.audit(event(1)).await.unwrap();
        drop(dropped);
        let mut writing = db.write(&acting).await.unwrap();
        writing.audit(event(1)).await.unwrap();
        writing.audit(event(2)).await.unwrap();
        writing.commit().await.unwrap();

        let mut reading = db.read(&acting).await.unwrap();
        let entries = audit::page(&mut reading, &Filter::default(), None, 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [2, 1]);
        let last = &entries[0];
        assert_eq!((last.actor.as_str(), last.object_id.as_str()), ("system:test", "c2"));
        assert_eq!(last.company, Some(company.to_string()), "the acting company when the event names none");
        assert_eq!(last.detail, r#"{"state":"accepted","turn":2}"#);
        assert_eq!((last.at.millis(), &last.request), (1000, &acting.request.to_string()));
        assert_eq!(last.previous, entries[1].hash);
    });
}

#[test]
fn pages_and_filters() {
    each_database(|db| async move {
        trail(&db, 5).await;
        let mut reading = db.read(&acting()).await.unwrap();
        let all = Filter::default();
        let first = audit::page(&mut reading, &all, None, 2).await.unwrap();
        let second = audit::page(&mut reading, &all, Some(first[1].seq), 2).await.unwrap();
        assert_eq!(second.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [3, 2]);
        let nobody = Filter { actor: Some("visitor".to_owned()), ..Filter::default() };
        assert_eq!(audit::page(&mut reading, &nobody, None, 9).await.unwrap(), []);
        let later = Filter { from: Some(Timestamp::from_millis(i64::MAX)), ..Filter::default() };
        assert_eq!(audit::page(&mut reading, &later, None, 9).await.unwrap(), []);
        let one = audit::by_object(&mut reading, "company", "c4", 9).await.unwrap();
        assert_eq!(one.len(), 1);
    });
}

#[test]
fn entries_are_refused_to_who_edits() {
    const EDITS: [&str; 4] = [
        "UPDATE audit SET actor = 'visitor' WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 2",
        "UPDATE audit_head SET seq = 1",
        "DELETE FROM audit_head",
    ];
    each_database(|db| async move {
        trail(&db, 2).await;
        for sql in EDITS {
            let mut writing = db.write(&acting()).await.unwrap();
            let error = writing.execute(&Statement::new("EDIT", sql), params![]).await.unwrap_err();
            assert!(
                matches!(&error, DbError::Refused { message, .. } if message.contains("only grows")),
                "{error}"
            );
        }
        if db.dialect() == Dialect::Postgres {
            let mut writing = db.write(&acting()).await.unwrap();
            let truncate = Statement::new("EDIT", "TRUNCATE audit");
            assert_eq!(writing.execute(&truncate, params![]).await.unwrap_err().code(), "db.refused");
        }
    });
}

#[test]
fn an_untouched_trail_is_whole() {
    each_database(|db| async move {
        assert!(matches!(verdict(&db).await, Verdict::Whole { entries: 0, .. }));
        trail(&db, 3).await;
        let Verdict::Whole { entries: 3, last } = verdict(&db).await else {
            panic!("{:?}", verdict(&db).await)
        };
        trail(&db, 2).await;
        let mut reading = db.read(&acting()).await.unwrap();
        let again = audit::verify(&mut reading, &[last]).await.unwrap();
        assert!(matches!(again, Verdict::Whole { entries: 5, .. }), "{again:?}");
    });
}

#[test]
fn a_change_of_any_column_is_told() {
    const CHANGES: [(&str, Why); 10] = [
        ("UPDATE audit SET at = at + 1 WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET actor = 'visitor' WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET company = '' WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET request = 'r' WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET action = 'company.refused' WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET object = 'person' WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET object_id = 'c9' WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET detail = '{}' WHERE seq = 3", Why::Changed),
        ("UPDATE audit SET previous = hash WHERE seq = 3", Why::Unlinked),
        ("UPDATE audit SET hash = previous WHERE seq = 3", Why::Changed),
    ];
    each_database(|db| async move {
        trail(&db, 5).await;
        for (sql, why) in CHANGES {
            let mut inside = tampered(&db, sql).await;
            assert_eq!(audit::verify(&mut inside, &[]).await.unwrap(), broken(3, why), "{sql}");
        }
    });
}

#[test]
fn entries_taken_away_added_or_exchanged_are_told() {
    const CHANGES: [(&str, i64, Why); 9] = [
        ("DELETE FROM audit WHERE seq = 3", 3, Why::Missing),
        ("DELETE FROM audit WHERE seq = 1", 1, Why::Missing),
        ("DELETE FROM audit WHERE seq = 5", 5, Why::Missing),
        ("DELETE FROM audit", 1, Why::Missing),
        ("UPDATE audit SET seq = -seq WHERE seq = 4", -4, Why::Unlinked),
        ("UPDATE audit SET seq = CASE seq WHEN 2 THEN 30 ELSE seq END", 2, Why::Missing),
        ("UPDATE audit_head SET seq = 4", 5, Why::NotTheHead),
        ("DELETE FROM audit_head", 5, Why::NotTheHead),
        (
            "INSERT INTO audit SELECT 6, at, actor, company, request, action, object, object_id, detail, hash, hash
                FROM audit WHERE seq = 5",
            6,
            Why::Changed,
        ),
    ];
    each_database(|db| async move {
        trail(&db, 5).await;
        for (sql, seq, why) in CHANGES {
            let mut inside = tampered(&db, sql).await;
            assert_eq!(audit::verify(&mut inside, &[]).await.unwrap(), broken(seq, why), "{sql}");
        }
    });
}

#[test]
fn two_entries_exchanged_are_told() {
    each_database(|db| async move {
        trail(&db, 5).await;
        for sql in [
            "UPDATE audit SET seq = 100 WHERE seq = 2",
            "UPDATE audit SET seq = 2 WHERE seq = 3",
            "UPDATE audit SET seq = 3 WHERE seq = 100",
        ] {
            tamper(&db, sql).await;
        }
        assert_eq!(verdict(&db).await, broken(2, Why::Unlinked));
    });
}

#[test]
fn a_cut_end_with_its_head_is_told_by_an_anchor() {
    each_database(|db| async move {
        trail(&db, 5).await;
        let Verdict::Whole { last, .. } = verdict(&db).await else { panic!("whole before") };
        tamper(&db, "DELETE FROM audit WHERE seq > 3").await;
        tamper(&db, "UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit WHERE seq = 3)").await;
        assert!(
            matches!(verdict(&db).await, Verdict::Whole { entries: 3, .. }),
            "the database alone cannot know"
        );
        let mut reading = db.read(&acting()).await.unwrap();
        let told = audit::verify(&mut reading, std::slice::from_ref(&last)).await.unwrap();
        assert_eq!(told, broken(5, Why::Missing));
        drop(reading);
        // Other entries are written in the place of those that went.
        let mut writing = db.write(&acting()).await.unwrap();
        writing.audit(event(77)).await.unwrap();
        writing.audit(event(78)).await.unwrap();
        writing.commit().await.unwrap();
        let told = audit::verify(&mut db.read(&acting()).await.unwrap(), &[last]).await.unwrap();
        assert_eq!(told, broken(5, Why::NotTheAnchor));
    });
}

#[test]
fn another_type_in_a_column_is_told() {
    db::testing::on_sqlite(|bed| async move {
        trail(&bed.db, 3).await;
        tamper(&bed.db, "UPDATE audit SET at = 'noon' WHERE seq = 2").await;
        assert_eq!(verdict(&bed.db).await, broken(1, Why::Unreadable));
    });
}

#[test]
fn many_writers_make_one_chain() {
    each_database(|db| async move {
        let writers: Vec<_> = (0..6)
            .map(|w| {
                let db = db.clone();
                tokio::spawn(async move {
                    for i in 0..15 {
                        let mut writing = db.write(&acting()).await.unwrap();
                        writing.audit(event(w * 100 + i)).await.unwrap();
                        if i % 3 == 0 {
                            writing.audit(event(w * 100 + i)).await.unwrap();
                        }
                        if i % 5 == 4 {
                            continue;
                        }
                        writing.commit().await.unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        // Of fifteen turns: three are dropped (4, 9, 14), and of the five that note twice (0, 3, 6, 9, 12) one is 9.
        let whole = verdict(&db).await;
        assert!(matches!(whole, Verdict::Whole { entries, .. } if entries == 6 * (12 + 4)), "{whole:?}");
    });
}

#[test]
fn transactions_that_cross_do_not_wait_for_each_other_in_a_circle() {
    const KEEP: Statement = Statement::new(
        "KEEP",
        "INSERT INTO thing (id, flag, count) VALUES ($1, TRUE, 0) ON CONFLICT DO NOTHING",
    );
    const RAISE: Statement = Statement::new("RAISE", "UPDATE thing SET count = count + 1 WHERE id = $1");
    db::testing::on_postgres(|bed| async move {
        let db = bed.db;
        db.migrate(&[crate::rows::THINGS]).await.unwrap();
        let mut writing = db.write(&acting()).await.unwrap();
        writing.execute(&KEEP, params!["a"]).await.unwrap();
        writing.commit().await.unwrap();
        // One notes then changes, the other changes then notes.
        let mut first = db.write(&acting()).await.unwrap();
        first.audit(event(1)).await.unwrap();
        let mut second = db.write(&acting()).await.unwrap();
        second.execute(&RAISE, params!["a"]).await.unwrap();
        second.audit(event(2)).await.unwrap();
        let waiting = tokio::spawn(async move {
            first.execute(&RAISE, params!["a"]).await?;
            first.commit().await
        });
        second.commit().await.unwrap();
        waiting.await.unwrap().unwrap();
        assert!(matches!(verdict(&db).await, Verdict::Whole { entries: 2, .. }));
    });
}

#[test]
fn an_export_is_verified_without_a_database() {
    each_database(|db| async move {
        trail(&db, 4).await;
        let mut file = Vec::new();
        audit::export(&mut db.read(&acting()).await.unwrap(), &mut file).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        assert_eq!(text.lines().count(), 5);
        let header: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        assert_eq!((&header["format"], &header["last"]["seq"]), (&json!("jalon-audit"), &json!(4)));
        assert_eq!(header["exported_at"], "2026-11-23T08:30:00.000Z");
        let whole = audit::check_export(text.as_bytes(), &[]).unwrap();
        assert!(matches!(whole, Verdict::Whole { entries: 4, .. }), "{whole:?}");

        let cut = text.lines().take(4).map(|line| format!("{line}\n")).collect::<String>();
        assert_eq!(audit::check_export(cut.as_bytes(), &[]).unwrap(), broken(4, Why::Missing));
        let edited = text.replacen("\"c2\"", "\"c3\"", 1);
        assert_eq!(audit::check_export(edited.as_bytes(), &[]).unwrap(), broken(2, Why::Changed));
        let torn = &text[..text.len() - 9];
        assert_eq!(audit::check_export(torn.as_bytes(), &[]).unwrap(), broken(4, Why::Unreadable));
        assert!(audit::check_export(&b"{}\n"[..], &[]).is_err());
        let other = Anchor { seq: 2, hash: "0".repeat(64) };
        assert_eq!(audit::check_export(text.as_bytes(), &[other]).unwrap(), broken(2, Why::NotTheAnchor));
    });
}
