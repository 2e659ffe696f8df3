//! Answers are kept, and nobody loses one.

use crate::stage::{edit, no, on_each, slug, yes};
use conformity::answers::{self, Cause, Saved};

#[test]
fn an_answer_is_saved_and_read_back() {
    on_each(|stage| async move {
        let (rose, place, version) = (stage.rose, stage.place().await, slug("2026.1"));
        let mut writing = stage.writing(rose).await;
        let saved = answers::save(&mut writing, &rose.draft(&place), &version, edit("ins-1", yes(), 0)).await;
        assert_eq!(saved.unwrap(), Saved::Kept { revision: 1 });
        writing.commit().await.unwrap();
        let mut reading = stage.reading(rose).await;
        let all = answers::all(&mut reading, &rose.read(&place)).await.unwrap();
        let answer = &all["ins-1"];
        assert_eq!((&answer.value, answer.revision, answer.by), (&Some(yes()), 1, rose.person));
    });
}

#[test]
fn who_comes_second_loses_nothing() {
    on_each(|stage| async move {
        let (place, version) = (stage.place().await, slug("2026.1"));
        for (who, value) in [(stage.rose, yes()), (stage.chloe, no())] {
            let mut writing = stage.writing(who).await;
            let saved =
                answers::save(&mut writing, &who.draft(&place), &version, edit("ins-1", value, 0)).await;
            writing.commit().await.unwrap();
            match saved.unwrap() {
                Saved::Kept { revision: 1 } => assert_eq!(who.person, stage.rose.person),
                Saved::Conflict { theirs, seq: 2 } => {
                    assert_eq!((theirs.value, theirs.by), (Some(yes()), stage.rose.person));
                }
                other => panic!("{other:?}"),
            }
        }
        let mut reading = stage.reading(stage.rose).await;
        let past = answers::history(&mut reading, &stage.rose.read(&place), &slug("ins-1")).await.unwrap();
        let lines: Vec<_> = past.into_iter().map(|p| (p.seq, p.cause, p.value, p.revision)).collect();
        assert_eq!(lines, [(2, Cause::Conflict, Some(no()), None), (1, Cause::Saved, Some(yes()), Some(1))]);
    });
}
