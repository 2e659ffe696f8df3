//! Answers are kept, and nobody loses one.

use crate::records::stage::{Stage, edit, no, on_each, slug, yes};
use conformity::answers::{self, Carry, Cause, Edit, Review, Saved};
use conformity::{Place, Refusal};
use serde_json::{Value, json};

async fn save(stage: &Stage, who: crate::records::stage::Member, place: &Place, edit: Edit) -> Saved {
    let mut writing = stage.writing(who).await;
    let saved = answers::save(&mut writing, &who.draft(place), &slug("2026.1"), edit).await.unwrap();
    writing.commit().await.unwrap();
    saved
}

async fn current(stage: &Stage, place: &Place, question: &str) -> (Option<Value>, i64) {
    let mut reading = stage.reading(stage.rose).await;
    let all = answers::all(&mut reading, &stage.rose.read(place)).await.unwrap();
    (all[question].value.clone(), all[question].revision)
}

async fn past(stage: &Stage, place: &Place, question: &str) -> Vec<answers::Past> {
    let mut reading = stage.reading(stage.rose).await;
    answers::history(&mut reading, &stage.rose.read(place), &slug(question)).await.unwrap()
}

#[test]
fn an_answer_is_saved_taken_away_and_brought_back() {
    on_each(|stage| async move {
        let (rose, place) = (stage.rose, stage.place().await);
        assert_eq!(save(&stage, rose, &place, edit("ins-1", yes(), 0)).await, Saved::Kept { revision: 1 });
        assert_eq!(
            save(&stage, rose, &place, edit("ins-1", yes(), 1)).await,
            Saved::Unchanged { revision: 1 }
        );
        let cleared = Edit { question: slug("ins-1"), value: None, known: 1 };
        assert_eq!(save(&stage, rose, &place, cleared).await, Saved::Kept { revision: 2 });
        assert_eq!(current(&stage, &place, "ins-1").await, (None, 2));
        let mut writing = stage.writing(rose).await;
        let (grant, question) = (rose.draft(&place), slug("ins-1"));
        let undone = answers::undo(&mut writing, &grant, &question, 2).await.unwrap();
        assert_eq!(undone, Saved::Kept { revision: 3 });
        let again = answers::undo(&mut writing, &grant, &question, 3).await.unwrap();
        assert_eq!(again, Saved::Kept { revision: 4 });
        writing.commit().await.unwrap();
        assert_eq!(current(&stage, &place, "ins-1").await, (None, 4));
        let causes: Vec<_> = past(&stage, &place, "ins-1").await.iter().map(|line| line.cause).collect();
        assert_eq!(causes, [Cause::Restored, Cause::Restored, Cause::Cleared, Cause::Saved]);
    });
}

#[test]
fn the_first_answer_is_undone_into_none() {
    on_each(|stage| async move {
        let place = stage.place().await;
        save(&stage, stage.rose, &place, edit("ins-1", yes(), 0)).await;
        let mut writing = stage.writing(stage.rose).await;
        answers::undo(&mut writing, &stage.rose.draft(&place), &slug("ins-1"), 1).await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(current(&stage, &place, "ins-1").await, (None, 2));
    });
}

#[test]
fn who_comes_second_loses_nothing_and_may_win_after_all() {
    on_each(|stage| async move {
        let place = stage.place().await;
        save(&stage, stage.rose, &place, edit("ins-1", yes(), 0)).await;
        let Saved::Conflict { theirs, seq } = save(&stage, stage.chloe, &place, edit("ins-1", no(), 0)).await
        else {
            panic!("a conflict")
        };
        assert_eq!((theirs.value, theirs.by, theirs.revision), (Some(yes()), stage.rose.person, 1));
        // The same answer as theirs is no conflict.
        let same = save(&stage, stage.chloe, &place, edit("ins-1", yes(), 0)).await;
        assert_eq!(same, Saved::Unchanged { revision: 1 });
        let lines: Vec<_> = past(&stage, &place, "ins-1").await.into_iter().collect();
        let lines: Vec<_> = lines.into_iter().map(|p| (p.seq, p.cause, p.value, p.revision, p.by)).collect();
        assert_eq!(
            lines,
            [
                (2, Cause::Conflict, Some(no()), None, stage.chloe.person),
                (1, Cause::Saved, Some(yes()), Some(1), stage.rose.person)
            ]
        );
        let mut writing = stage.writing(stage.chloe).await;
        let grant = stage.chloe.draft(&place);
        let aside = answers::aside(&mut writing, &stage.chloe.read(&place)).await.unwrap();
        assert_eq!((aside.len(), aside["ins-1"].len(), &aside["ins-1"][0].value), (1, 1, &Some(no())));
        let back = answers::restore(&mut writing, &grant, &slug("ins-1"), seq, 1).await.unwrap();
        assert_eq!(back, Saved::Kept { revision: 2 });
        assert!(answers::aside(&mut writing, &stage.chloe.read(&place)).await.unwrap().is_empty());
        writing.commit().await.unwrap();
        assert_eq!(current(&stage, &place, "ins-1").await, (Some(no()), 2));
    });
}

#[test]
fn a_page_keeps_what_it_can_and_tells_the_rest() {
    on_each(|stage| async move {
        let place = stage.place().await;
        save(&stage, stage.rose, &place, edit("b", yes(), 0)).await;
        let mut writing = stage.writing(stage.chloe).await;
        let page = vec![edit("a", no(), 0), edit("b", no(), 0), edit("c", json!({ "number": 3 }), 0)];
        let saved = answers::save_page(&mut writing, &stage.chloe.draft(&place), &slug("2026.1"), page).await;
        writing.commit().await.unwrap();
        let told: Vec<_> = saved
            .unwrap()
            .into_iter()
            .map(|(question, saved)| (question.to_string(), matches!(saved, Saved::Conflict { .. })))
            .collect();
        assert_eq!(told, [("a".into(), false), ("b".into(), true), ("c".into(), false)]);
        assert_eq!(current(&stage, &place, "b").await, (Some(yes()), 1));
        assert_eq!(current(&stage, &place, "c").await, (Some(json!({ "number": 3 })), 1));
    });
}

#[test]
fn what_i_left_as_it_was_is_no_conflict() {
    on_each(|stage| async move {
        let place = stage.place().await;
        stage.answered(stage.rose, &place, &[("a", yes()), ("b", yes())]).await;
        save(&stage, stage.chloe, &place, edit("a", no(), 1)).await;
        save(&stage, stage.chloe, &place, edit("c", no(), 0)).await;
        // Rose's page is older: she changes `b` alone, and her page brings `a` and `c` as they were on it.
        let mut writing = stage.writing(stage.rose).await;
        let untouched = Edit { question: slug("c"), value: None, known: 0 };
        let page = vec![edit("a", yes(), 1), edit("b", no(), 1), untouched];
        let saved = answers::save_page(&mut writing, &stage.rose.draft(&place), &slug("2026.1"), page).await;
        writing.commit().await.unwrap();
        let saved: Vec<_> = saved.unwrap().into_iter().map(|(_, saved)| saved).collect();
        let Saved::Theirs { theirs } = &saved[0] else { panic!("{saved:?}") };
        assert_eq!((&theirs.value, theirs.by), (&Some(no()), stage.chloe.person));
        assert_eq!(saved[1], Saved::Kept { revision: 2 });
        assert!(matches!(&saved[2], Saved::Theirs { theirs } if theirs.value == Some(no())));
        assert_eq!(past(&stage, &place, "a").await.len(), 2, "nothing was added");
    });
}

#[test]
fn everybody_at_once_and_every_word_is_somewhere() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let tasks: Vec<_> = (0..8)
            .map(|i| {
                let (stage, place) = (stage.clone(), place.clone());
                tokio::spawn(async move {
                    let who = if i % 2 == 0 { stage.rose } else { stage.chloe };
                    save(&stage, who, &place, edit("ins-1", json!({ "number": i }), 0)).await
                })
            })
            .collect();
        let mut kept = 0;
        for task in tasks {
            kept += i32::from(matches!(task.await.unwrap(), Saved::Kept { .. }));
        }
        assert_eq!(kept, 1);
        let mut values: Vec<_> = past(&stage, &place, "ins-1").await;
        values.sort_by_key(|line| line.seq);
        assert_eq!(values.iter().map(|line| line.seq).collect::<Vec<_>>(), (1..=8).collect::<Vec<i64>>());
        let mut numbers: Vec<_> =
            values.into_iter().map(|line| line.value.unwrap()["number"].as_i64().unwrap()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..8).collect::<Vec<_>>());
    });
}

#[test]
fn what_is_no_answer_is_refused_and_nothing_of_the_page_is_written() {
    on_each(|stage| async move {
        let place = stage.place().await;
        for wrong in [json!("yes"), json!({ "text": "a".repeat(answers::MAX_VALUE) })] {
            let mut writing = stage.writing(stage.rose).await;
            let page = vec![edit("a", yes(), 0), edit("b", wrong, 0)];
            let grant = stage.rose.draft(&place);
            let saved = answers::save_page(&mut writing, &grant, &slug("2026.1"), page).await;
            assert_eq!(saved.unwrap_err().refusal(), Some(Refusal::NotAnAnswer));
            assert!(answers::all(&mut writing, &grant.into()).await.unwrap().is_empty());
        }
    });
}

#[test]
fn answers_go_to_the_next_version_under_their_new_names() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let all = [("old", yes()), ("both-old", yes()), ("both-new", no()), ("same", no())];
        stage.answered(stage.rose, &place, &all).await;
        let mut writing = stage.writing(stage.rose).await;
        let renamed = [("old", "new"), ("both-old", "both-new"), ("never", "always")];
        let renamed: Vec<_> = renamed.map(|(from, to)| carried(from, to, None)).into();
        let grant = stage.rose.draft(&place);
        let carried = answers::carry(&mut writing, &grant, &slug("2026.2"), &renamed).await.unwrap();
        assert_eq!(carried, 1);
        let form = conformity::state::of(&mut writing, &stage.rose.read(&place)).await.unwrap();
        assert_eq!(form.version, Some(slug("2026.2")));
        writing.commit().await.unwrap();
        for (question, value) in
            [("old", yes()), ("new", yes()), ("both-old", yes()), ("both-new", no()), ("same", no())]
        {
            assert_eq!(current(&stage, &place, question).await, (Some(value), 1), "{question}");
        }
        // A page that was open meanwhile does not bring the old version back.
        let mut writing = stage.writing(stage.chloe).await;
        let (grant, late) = (stage.chloe.draft(&place), edit("same", yes(), 1));
        let moved = answers::save(&mut writing, &grant, &slug("2026.1"), late).await.unwrap_err();
        assert_eq!(moved.refusal(), Some(Refusal::VersionMoved));
        drop(writing);
        let line = past(&stage, &place, "new").await.remove(0);
        assert_eq!((line.cause, line.origin.as_deref()), (Cause::Carried, Some("old")));
    });
}

fn carried(from: &str, to: &str, review: Option<Review>) -> Carry {
    Carry { from: slug(from), to: slug(to), review }
}

#[test]
fn two_questions_that_change_places_keep_their_answers() {
    on_each(|stage| async move {
        let place = stage.place().await;
        stage.answered(stage.rose, &place, &[("a", yes()), ("b", no())]).await;
        let mut writing = stage.writing(stage.rose).await;
        let both = [carried("a", "b", None), carried("b", "a", None)];
        let grant = stage.rose.draft(&place);
        assert_eq!(answers::carry(&mut writing, &grant, &slug("2026.2"), &both).await.unwrap(), 2);
        writing.commit().await.unwrap();
        assert_eq!(current(&stage, &place, "a").await, (Some(no()), 2));
        assert_eq!(current(&stage, &place, "b").await, (Some(yes()), 2));
    });
}

#[test]
fn an_answer_to_look_at_again_is_confirmed_by_saving_it() {
    on_each(|stage| async move {
        let place = stage.place().await;
        stage.answered(stage.rose, &place, &[("a", yes()), ("b", no())]).await;
        let mut writing = stage.writing(stage.rose).await;
        let review =
            Review { fr: "le choix est écrit autrement".to_owned(), en: "worded otherwise".to_owned() };
        let both = [carried("a", "a", Some(review.clone())), carried("b", "c", Some(review.clone()))];
        let (grant, version) = (stage.rose.draft(&place), slug("2026.2"));
        assert_eq!(answers::carry(&mut writing, &grant, &version, &both).await.unwrap(), 2);
        let all = answers::all(&mut writing, &stage.rose.read(&place)).await.unwrap();
        assert_eq!((&all["a"].review, &all["c"].review), (&Some(review.clone()), &Some(review)));
        assert_eq!((all["a"].revision, &all["b"].review), (1, &None));
        let same = answers::save(&mut writing, &grant, &version, edit("a", yes(), 1)).await.unwrap();
        assert_eq!(same, Saved::Kept { revision: 2 });
        let again = answers::save(&mut writing, &grant, &version, edit("a", yes(), 2)).await.unwrap();
        assert_eq!(again, Saved::Unchanged { revision: 2 });
        let all = answers::all(&mut writing, &stage.rose.read(&place)).await.unwrap();
        assert_eq!(all["a"].review, None);
    });
}

#[test]
fn facts_of_a_product_hold_those_of_the_strategy() {
    on_each(|stage| async move {
        let place = stage.place().await;
        stage.answered(stage.rose, &place, &[("ins-1", yes())]).await;
        stage.answered(stage.rose, &Place::strategy(slug("strategie")), &[("rssi", no())]).await;
        let other = stage.product(stage.rose, "Opale Linux Site Web").await;
        let mut reading = stage.reading(stage.rose).await;
        let facts = answers::facts(&mut reading, &stage.rose.read(&place)).await.unwrap();
        assert_eq!((&facts["doctrine-socles"]["ins-1"], &facts["strategie"]["rssi"]), (&yes(), &no()));
        let at_other = stage.rose.read(&Place::product(other.id, slug("doctrine-socles")));
        let facts = answers::facts(&mut reading, &at_other).await.unwrap();
        assert_eq!(
            facts.keys().map(ToString::to_string).collect::<Vec<_>>(),
            ["identification", "strategie"]
        );
    });
}

#[test]
fn the_history_of_answers_only_grows() {
    const FORGE: db::Statement = db::Statement::new("FORGE", "UPDATE answer_history SET value = NULL");
    const ERASE: db::Statement = db::Statement::new("ERASE", "DELETE FROM answer_history");
    on_each(|stage| async move {
        let place = stage.place().await;
        stage.answered(stage.rose, &place, &[("ins-1", yes())]).await;
        for statement in [FORGE, ERASE] {
            let mut writing = stage.writing(stage.rose).await;
            let error = writing.execute(&statement, db::params![]).await.unwrap_err();
            assert!(error.to_string().contains("only grows"), "{error}");
        }
    });
}
