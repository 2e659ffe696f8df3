//! Whatever people do, in whatever order, over whatever they had on their screens: no value is lost, and the history tells
//! how each answer came to be.

use crate::records::stage::{Member, Stage, edit, slug};
use conformity::Place;
use conformity::answers::{self, Answer, Carry, Edit, Past, Saved};
use db::testing::on_sqlite;
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;

const QUESTIONS: [&str; 3] = ["a", "b", "c"];

#[derive(Clone, Debug)]
enum Act {
    /// A page of answers: question, value (none takes it away), how many revisions behind the screen is.
    Page(Vec<(usize, Option<i64>, i64)>),
    /// Question, how many revisions behind.
    Undo(usize, i64),
    /// Question, line of its history, how many revisions behind.
    Restore(usize, i64, i64),
    /// From a question to another, and to the other version.
    Carry(usize, usize),
}

fn acts() -> impl Strategy<Value = Vec<(bool, Act)>> {
    let question = || 0..QUESTIONS.len();
    let cell = (question(), proptest::option::weighted(0.8, 0..4_i64), 0..2_i64);
    let act = prop_oneof![
        4 => proptest::collection::vec(cell, 1..4).prop_map(Act::Page),
        1 => (question(), 0..2_i64).prop_map(|(question, behind)| Act::Undo(question, behind)),
        1 => (question(), 1..6_i64, 0..2_i64).prop_map(|(question, seq, behind)| Act::Restore(question, seq, behind)),
        1 => (question(), question()).prop_map(|(from, to)| Act::Carry(from, to)),
    ];
    proptest::collection::vec((any::<bool>(), act), 1..16)
}

/// All that is known, as the records tell it.
async fn told(stage: &Stage, place: &Place) -> BTreeMap<&'static str, (Option<Answer>, Vec<Past>)> {
    let mut reading = stage.reading(stage.rose).await;
    let grant = stage.rose.read(place);
    let all = answers::all(&mut reading, &grant).await.unwrap();
    let mut told = BTreeMap::new();
    for question in QUESTIONS {
        let mut past = answers::history(&mut reading, &grant, &slug(question)).await.unwrap();
        past.reverse();
        told.insert(question, (all.get(question).cloned(), past));
    }
    told
}

/// One act, committed; what was asked to be the answer of which question, and what became of it.
async fn run(
    stage: &Stage,
    who: Member,
    place: &Place,
    act: &Act,
    version: &mut usize,
) -> Vec<(&'static str, Option<serde_json::Value>, i64, Saved)> {
    let before = told(stage, place).await;
    let known = |question: &str, behind: i64| {
        (before[question].0.as_ref().map_or(0, |answer| answer.revision) - behind).max(0)
    };
    let versions = ["2026.1", "2026.2"];
    let mut writing = stage.writing(who).await;
    let grant = who.draft(place);
    let done = match act {
        Act::Page(cells) => {
            let edits = cells.iter().map(|(i, value, behind)| match value {
                Some(value) => edit(QUESTIONS[*i], json!({ "number": value }), known(QUESTIONS[*i], *behind)),
                None => {
                    Edit { question: slug(QUESTIONS[*i]), value: None, known: known(QUESTIONS[*i], *behind) }
                }
            });
            let edits: Vec<_> = edits.collect();
            let saved =
                answers::save_page(&mut writing, &grant, &slug(versions[*version]), edits.clone()).await;
            let cells = cells.iter().zip(edits).zip(saved.unwrap());
            cells
                .map(|(((i, ..), edit), (_, saved))| (QUESTIONS[*i], edit.value, edit.known, saved))
                .collect()
        }
        Act::Undo(i, behind) => {
            let (question, known) = (slug(QUESTIONS[*i]), known(QUESTIONS[*i], *behind));
            let _ = answers::undo(&mut writing, &grant, &question, known).await;
            Vec::new()
        }
        Act::Restore(i, seq, behind) => {
            let (question, known) = (slug(QUESTIONS[*i]), known(QUESTIONS[*i], *behind));
            let _ = answers::restore(&mut writing, &grant, &question, *seq, known).await;
            Vec::new()
        }
        Act::Carry(from, to) => {
            let renamed = [Carry { from: slug(QUESTIONS[*from]), to: slug(QUESTIONS[*to]), review: None }];
            *version = 1 - *version;
            answers::carry(&mut writing, &grant, &slug(versions[*version]), &renamed).await.unwrap();
            Vec::new()
        }
    };
    writing.commit().await.unwrap();
    done
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_value_is_ever_lost(acts in acts()) {
        on_sqlite(|bed| async {
            let stage = Stage::made(bed.db).await;
            let place = stage.place().await;
            let mut version = 0;
            // So that carrying has a form from the start.
            stage.answered(stage.rose, &place, &[]).await;
            for (rose, act) in &acts {
                let who = if *rose { stage.rose } else { stage.chloe };
                let before = told(&stage, &place).await;
                let done = run(&stage, who, &place, act, &mut version).await;
                let after = told(&stage, &place).await;
                for question in QUESTIONS {
                    let ((_, was), (answer, is)) = (&before[question], &after[question]);
                    // What was told once is told for ever.
                    assert_eq!(&is[..was.len()], &was[..]);
                    assert!(is.iter().enumerate().all(|(i, line)| line.seq == i as i64 + 1));
                    // Revisions follow each other, and the answer is the last of them.
                    let kept: Vec<_> = is.iter().filter(|line| line.revision.is_some()).collect();
                    assert!(kept.iter().enumerate().all(|(i, line)| line.revision == Some(i as i64 + 1)));
                    let last = kept.last().map(|line| (line.value.clone(), line.revision.unwrap(), line.by));
                    assert_eq!(answer.clone().map(|answer| (answer.value, answer.revision, answer.by)), last);
                }
                // Whatever was typed is the answer, was it already, was on the screen, or stands in the history under its
                // author's name.
                for (question, value, known, saved) in done {
                    let (was, is) = (&before[question].1, &after[question].1);
                    let mine = is[was.len()..].iter().any(|line| line.value == value && line.by == who.person);
                    let on_screen = || {
                        let line = is.iter().find(|line| line.revision == Some(known));
                        line.and_then(|line| line.value.clone()) == value
                    };
                    match saved {
                        Saved::Unchanged { .. } => {}
                        Saved::Theirs { .. } => assert!(on_screen(), "{question} {value:?}"),
                        Saved::Kept { .. } | Saved::Conflict { .. } => assert!(mine, "{question} {value:?}"),
                    }
                }
            }
        });
    }
}
