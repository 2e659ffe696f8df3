//! Jobs: with their cause, at least once, later and later, dead at the end. Time is moved by hand.

use crate::rows::THINGS;
use db::jobs::{self, Backoff, JobError, JobState, KindCount, Run, Worked, Worker};
use db::testing::{acting, acting_at, each_database};
use db::{CompanyId, Database, DbError, JobId, ManualClock, NewJob, Seeded, Statement, Timestamp, params};
use serde_json::json;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

/// A database, a clock that starts when `acting()` acts, and what handlers saw.
struct Stage {
    db: Database,
    clock: Arc<ManualClock>,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Stage {
    fn new(db: &Database) -> Self {
        let clock = Arc::new(ManualClock::at(acting().now()));
        Self { db: db.clone(), clock, seen: Arc::default() }
    }

    /// A worker whose randomness has its own seed.
    fn bare(&self, seed: u64) -> Worker {
        let clock = Arc::clone(&self.clock);
        Worker::new(self.db.clone(), clock, Arc::new(Seeded::new(1000 + seed)))
            .backoff(Backoff { first: MINUTE, longest: MINUTE * 60 })
    }

    /// One that writes down every `note` and fails every `fail`.
    fn worker(&self, seed: u64) -> Worker {
        let seen = Arc::clone(&self.seen);
        let note = move |run: Run| {
            let seen = Arc::clone(&seen);
            async move {
                seen.lock().unwrap().push(run.job.payload["word"].as_str().unwrap_or_default().to_owned());
                Ok(())
            }
        };
        self.bare(seed)
            .on("note", note)
            .on("fail", |_| async { Err(JobError::retry("the other side is down")) })
    }

    async fn enqueue(&self, job: NewJob) -> JobId {
        let mut writing = self.db.write(&acting_at(self.now(), rand())).await.unwrap();
        let id = writing.enqueue(job).await.unwrap();
        writing.commit().await.unwrap();
        id
    }

    fn now(&self) -> Timestamp {
        use db::Clock as _;
        self.clock.now()
    }

    fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.seen.lock().unwrap())
    }

    async fn counts(&self, kind: &str) -> Option<KindCount> {
        let all = jobs::counts(&mut self.db.read(&acting()).await.unwrap()).await.unwrap();
        all.into_iter().find(|count| count.kind == kind)
    }

    async fn dead(&self) -> Vec<jobs::Job> {
        jobs::list_dead(&mut self.db.read(&acting()).await.unwrap(), None, 100).await.unwrap()
    }
}

/// Another seed each time: identifiers must differ.
fn rand() -> u64 {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    u64::from(COUNT.fetch_add(1, Ordering::SeqCst))
}

fn note(word: &str) -> NewJob {
    NewJob::new("note", json!({ "word": word }))
}

#[test]
fn a_job_is_written_with_its_cause_or_not_at_all() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let mut dropped = db.write(&acting()).await.unwrap();
        dropped.enqueue(note("never")).await.unwrap();
        drop(dropped);
        let id = stage.enqueue(note("once")).await;
        let worker = stage.worker(1);
        assert_eq!(worker.work_once().await.unwrap(), Worked::Done(id));
        assert_eq!(worker.work_once().await.unwrap(), Worked::Nothing);
        assert_eq!(stage.seen(), ["once"]);
        assert_eq!(stage.counts("note").await, None);
    });
}

#[test]
fn a_run_acts_in_the_name_of_its_cause() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let company: CompanyId = acting().new_id();
        let cause = acting().for_company(company);
        let mut writing = db.write(&cause).await.unwrap();
        writing.enqueue(NewJob::new("tell", json!({"a": [1, 2]}))).await.unwrap();
        writing.commit().await.unwrap();
        let (tell, told) = tokio::sync::mpsc::unbounded_channel();
        let worker = stage.bare(1).on("tell", move |run| {
            let tell = tell.clone();
            async move { tell.send(run).map_err(|_| JobError::hopeless("nobody listens")) }
        });
        worker.work_once().await.unwrap();
        let mut told = told;
        let run = told.recv().await.unwrap();
        assert_eq!((run.acting.company, run.acting.request), (Some(company), cause.request));
        assert_eq!(run.acting.actor.to_string(), "system:tell");
        assert_eq!(
            (run.job.actor.as_str(), run.job.attempts, &run.job.payload),
            ("system:test", 1, &json!({"a": [1, 2]}))
        );
        assert_eq!(run.job.state, JobState::Running);
    });
}

#[test]
fn jobs_wait_for_their_instant_and_come_in_its_order() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let worker = stage.worker(1);
        stage.enqueue(note("later").not_before(stage.now().plus(MINUTE * 2))).await;
        stage.enqueue(note("soon").not_before(stage.now().plus(MINUTE))).await;
        assert_eq!(worker.work_once().await.unwrap(), Worked::Nothing);
        stage.clock.advance(MINUTE * 2);
        worker.work_once().await.unwrap();
        worker.work_once().await.unwrap();
        assert_eq!(stage.seen(), ["soon", "later"]);
    });
}

#[test]
fn a_failure_is_retried_later_and_later_then_dead() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let worker = stage.worker(1);
        let id = stage.enqueue(NewJob::new("fail", json!({})).at_most(3)).await;
        for (attempt, longest) in [(1, MINUTE), (2, MINUTE * 2)] {
            let Worked::Again(again, due) = worker.work_once().await.unwrap() else {
                panic!("attempt {attempt}")
            };
            assert_eq!(again, id);
            assert!(due >= stage.now().plus(longest / 2) && due <= stage.now().plus(longest), "{due}");
            assert_eq!(worker.work_once().await.unwrap(), Worked::Nothing, "not before its time");
            stage.clock.advance(longest);
        }
        assert_eq!(worker.work_once().await.unwrap(), Worked::Dead(id));
        stage.clock.advance(MINUTE * 600);
        assert_eq!(worker.work_once().await.unwrap(), Worked::Nothing);
        let dead = stage.dead().await;
        assert_eq!((dead.len(), dead[0].attempts, dead[0].state), (1, 3, JobState::Dead));
        assert_eq!(dead[0].last_error.as_deref(), Some("the other side is down"));
    });
}

#[test]
fn a_handler_says_when_or_never() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let worker = stage
            .bare(1)
            .on("busy", |_| async { Err(JobError::retry_after("429", MINUTE * 30)) })
            .on("hopeless", |_| async { Err(JobError::hopeless("no such record")) })
            .on("panic", |_| async { panic!("a fault of the handler") });
        let busy = stage.enqueue(NewJob::new("busy", json!({}))).await;
        assert_eq!(worker.work_once().await.unwrap(), Worked::Again(busy, stage.now().plus(MINUTE * 30)));
        let hopeless = stage.enqueue(NewJob::new("hopeless", json!({}))).await;
        assert_eq!(worker.work_once().await.unwrap(), Worked::Dead(hopeless));
        let panics = stage.enqueue(NewJob::new("panic", json!({})).at_most(1)).await;
        assert_eq!(worker.work_once().await.unwrap(), Worked::Dead(panics));
        let words: Vec<_> = stage.dead().await.into_iter().filter_map(|job| job.last_error).collect();
        assert!(words.contains(&"the handler panicked: a fault of the handler".to_owned()), "{words:?}");
    });
}

#[test]
fn the_job_of_a_worker_that_died_comes_back_after_its_lease() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let id = stage.enqueue(note("twice").at_most(2)).await;
        let (begun, mut told) = tokio::sync::mpsc::unbounded_channel();
        let dies = stage.bare(1).on("note", move |run| {
            begun.send(run).unwrap();
            std::future::pending()
        });
        // The worker is gone in the middle of the run: nothing more is written.
        let death = tokio::spawn(async move { dies.work_once().await.map(|_| ()) });
        let run = told.recv().await.unwrap();
        death.abort();
        assert!(death.await.unwrap_err().is_cancelled());

        let other = stage.worker(2);
        assert_eq!(other.work_once().await.unwrap(), Worked::Nothing, "it is held");
        stage.clock.advance(MINUTE / 2);
        run.keep().await.unwrap();
        stage.clock.advance(MINUTE - Duration::from_millis(1));
        assert_eq!(other.work_once().await.unwrap(), Worked::Nothing, "the lease was renewed");
        stage.clock.advance(Duration::from_millis(1));
        assert_eq!(other.work_once().await.unwrap(), Worked::Done(id));
        assert_eq!(stage.seen(), ["twice"]);

        // Were the first one only asleep, it would learn that the job is no longer its own.
        assert!(matches!(run.keep().await, Err(DbError::Stale { .. })));
        let mut writing = db.write(&run.acting).await.unwrap();
        assert!(matches!(run.finish_in(&mut writing).await, Err(DbError::Stale { .. })));
        assert!(matches!(writing.commit().await, Err(DbError::Aborted { .. })));
    });
}

#[test]
fn a_job_that_kills_its_workers_is_dead_at_last() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let id = stage.enqueue(note("poison").at_most(2)).await;
        for seed in 0..2 {
            let (begun, mut told) = tokio::sync::mpsc::unbounded_channel();
            let dies = stage.bare(seed).on("note", move |_| {
                begun.send(()).unwrap();
                std::future::pending()
            });
            let death = tokio::spawn(async move { dies.work_once().await.map(|_| ()) });
            told.recv().await.unwrap();
            death.abort();
            stage.clock.advance(MINUTE);
        }
        assert_eq!(stage.worker(9).work_once().await.unwrap(), Worked::Dead(id));
        assert_eq!(stage.seen(), Vec::<String>::new());
        assert!(stage.dead().await[0].last_error.as_deref().unwrap().contains("without a word"));
    });
}

#[test]
fn effects_and_end_in_one_transaction_happen_once() {
    const RAISE: Statement = Statement::new(
        "RAISE",
        "INSERT INTO thing (id, flag, count) VALUES ('a', TRUE, 1) ON CONFLICT (id) DO UPDATE SET count = thing.count + 1",
    );
    const COUNT: Statement = Statement::new("COUNT", "SELECT count FROM thing WHERE id = 'a'");
    each_database(|db| async move {
        db.migrate(&[THINGS]).await.unwrap();
        let stage = Stage::new(&db);
        let id = stage.enqueue(NewJob::new("raise", json!({}))).await;
        let worker = stage.bare(1).on("raise", |run: Run| async move {
            let mut writing = run.db.write(&run.acting).await?;
            writing.execute(&RAISE, params![]).await?;
            run.finish_in(&mut writing).await?;
            writing.commit().await?;
            // Whatever fails afterwards, the work is done.
            Err(JobError::retry("after the fact"))
        });
        assert_eq!(worker.work_once().await.unwrap(), Worked::Lost(id));
        stage.clock.advance(MINUTE * 600);
        assert_eq!(worker.work_once().await.unwrap(), Worked::Nothing);
        let row = db.read(&acting()).await.unwrap().row(&COUNT, params![]).await.unwrap().unwrap();
        assert_eq!(row.first::<i64>().unwrap(), 1);
    });
}

#[test]
fn of_one_key_one_waits_and_one_runs() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let first = stage.enqueue(note("a").unique("k").not_before(stage.now().plus(MINUTE))).await;
        assert_eq!(
            stage.enqueue(note("b").unique("k")).await,
            first,
            "it stands for both, at the earlier instant"
        );
        let other_kind = stage
            .enqueue(NewJob::new("fail", json!({})).unique("k").not_before(stage.now().plus(MINUTE)))
            .await;
        assert_ne!(other_kind, first);

        let (begun, mut told) = tokio::sync::mpsc::unbounded_channel();
        let release = Arc::new(tokio::sync::Notify::new());
        let gate = Arc::clone(&release);
        let slow = stage.bare(1).on("note", move |_| {
            begun.send(()).unwrap();
            let gate = Arc::clone(&gate);
            async move {
                gate.notified().await;
                Ok(())
            }
        });
        let running = tokio::spawn(async move { slow.work_once().await.unwrap() });
        told.recv().await.unwrap();
        // One more while it runs: kept, but not run beside it.
        let second = stage.enqueue(note("c").unique("k")).await;
        assert_ne!(second, first);
        let other = stage.worker(2);
        assert_eq!(other.work_once().await.unwrap(), Worked::Nothing);
        release.notify_one();
        assert_eq!(running.await.unwrap(), Worked::Done(first));
        assert_eq!(other.work_once().await.unwrap(), Worked::Done(second));
    });
}

#[test]
fn a_failure_leaves_the_work_to_the_one_that_waits() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let first = stage.enqueue(NewJob::new("fail", json!({})).unique("k")).await;
        let worker = stage.bare(1).on("fail", |run: Run| async move {
            let mut writing = run.db.write(&run.acting).await?;
            writing.enqueue(NewJob::new("fail", json!({})).unique("k")).await?;
            writing.commit().await?;
            Err(JobError::retry("no"))
        });
        assert_eq!(worker.work_once().await.unwrap(), Worked::Superseded(first));
        assert_eq!(stage.counts("fail").await.unwrap().waiting, 1);
    });
}

#[test]
fn the_dead_are_retried_or_discarded_by_somebody() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let worker = stage.worker(1);
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(stage.enqueue(NewJob::new("fail", json!({})).at_most(1).unique("k")).await);
            worker.work_once().await.unwrap();
        }
        let count = stage.counts("fail").await.unwrap();
        assert_eq!((count.waiting, count.running, count.dead, count.oldest_due), (0, 0, 3, None));

        let mut writing = db.write(&acting()).await.unwrap();
        jobs::discard(&mut writing, ids[0]).await.unwrap();
        jobs::retry(&mut writing, ids[1]).await.unwrap();
        // The other one of the same key waits already.
        jobs::retry(&mut writing, ids[2]).await.unwrap();
        writing.commit().await.unwrap();
        let count = stage.counts("fail").await.unwrap();
        assert_eq!((count.waiting, count.dead, count.oldest_due), (1, 0, Some(stage.now())));

        let mut writing = db.write(&acting()).await.unwrap();
        assert!(matches!(jobs::retry(&mut writing, ids[0]).await, Err(DbError::Stale { .. })));
        let mut reading = db.read(&acting()).await.unwrap();
        let noted = db::audit::page(&mut reading, &db::audit::Filter::default(), None, 9).await.unwrap();
        let actions: Vec<_> = noted.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["job.retried", "job.retried", "job.discarded"]);
    });
}

#[test]
fn several_workers_share_the_work() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        for i in 0..30 {
            stage.enqueue(note(&i.to_string())).await;
        }
        let workers: Vec<_> = (0..4)
            .map(|seed| {
                let worker = stage.worker(seed);
                tokio::spawn(async move { while worker.work_once().await.unwrap() != Worked::Nothing {} })
            })
            .collect();
        for worker in workers {
            worker.await.unwrap();
        }
        // On PostgreSQL a worker may find every job locked and leave: the others end the work.
        let mut seen = stage.seen();
        seen.sort_by_key(|word| word.parse::<u32>().unwrap());
        assert_eq!(seen, (0..30).map(|i| i.to_string()).collect::<Vec<_>>());
    });
}

#[test]
fn an_unknown_kind_waits_for_a_worker_that_knows_it() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        stage.enqueue(NewJob::new("of another program", json!({}))).await;
        assert_eq!(stage.worker(1).work_once().await.unwrap(), Worked::Nothing);
        assert_eq!(stage.counts("of another program").await.unwrap().waiting, 1);
    });
}

#[test]
fn a_commit_wakes_the_worker_and_stopping_ends_what_runs() {
    each_database(|db| async move {
        let stage = Stage::new(&db);
        let (ran, mut told) = tokio::sync::mpsc::unbounded_channel();
        let worker = stage.bare(1).on("note", move |run: Run| {
            let ran = ran.clone();
            async move { ran.send(run.job.id).map_err(|_| JobError::hopeless("nobody listens")) }
        });
        let (stop, stopping) = tokio::sync::oneshot::channel::<()>();
        let working = tokio::spawn(async move {
            worker.work(2, async { drop(stopping.await) }).await;
        });
        for _ in 0..5 {
            let id = stage.enqueue(note("x")).await;
            assert_eq!(told.recv().await, Some(id));
        }
        stop.send(()).unwrap();
        working.await.unwrap();
        assert_eq!(told.recv().await, None, "the worker is gone");
    });
}
