//! From what people saved to what the engine says, and back into the records.

use crate::records::stage::{edit, no, on_each, slug, yes};
use conformity::answers::{self, Carry, Facts, Review};
use conformity::questionnaire::{self, Evaluation, Plan, Surroundings, read};
use conformity::state::Moved;
use conformity::{Error, appraisal, projection, snapshot, state};
use jiff::civil::date;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

const FILE: &str = r#"
id: doctrine-socles
version: "2026.1"
date: 2026-11-23
scope: product
title: { fr: Socles, en: Foundations }
summary: { fr: Essai, en: Trial }
notice: { fr: Essai, en: Trial }
sources: { trial: { title: Trial, date: 2026-11-23 } }
levels:
  - { level: 0, from: 0, title: { fr: Non engagé, en: Not started } }
  - { level: 3, from: 60, title: { fr: Avancé, en: Advanced } }
themes:
  - id: ins
    title: { fr: INS, en: INS }
    sections:
      - id: ins-all
        title: { fr: INS, en: INS }
        questions:
          - { id: ins-1, kind: yes_no, title: { fr: a, en: a }, source: { ref: trial } }
          - id: ins-2
            kind: yes_no
            title: { fr: b, en: b }
            source: { ref: trial }
            when: { answer: ins-1, is: "yes" }
          - { id: ins-3, kind: yes_no, title: { fr: c, en: c }, source: { ref: trial }, weight: 2 }
"#;

fn plan() -> Plan {
    Plan::compile(&Arc::new(read("trial.yaml", FILE.as_bytes()).unwrap().questionnaire), &[]).unwrap()
}

fn evaluate(plan: &Plan, facts: &Facts) -> Evaluation {
    let around = Surroundings { today: date(2026, 11, 23), facts: BTreeMap::new() };
    let answers = appraisal::answers_of(facts).remove("doctrine-socles").unwrap_or_default();
    plan.evaluate(&answers, &around)
}

#[test]
fn what_is_missing_stops_and_what_is_there_is_scored_and_kept() {
    on_each(|stage| async move {
        let (rose, place, plan) = (stage.rose, stage.place().await, plan());
        stage.answered(rose, &place, &[("ins-1", yes()), ("ins-9", json!({ "unknown": 1 }))]).await;
        let mut writing = stage.writing(rose).await;
        let (read, draft) = (rose.read(&place), rose.draft(&place));
        let all = answers::all(&mut writing, &read).await.unwrap();
        let stop = |facts: &Facts| appraisal::missing(&plan, &evaluate(&plan, facts), &all);
        let error = state::submit(&mut writing, &draft, 1, "", stop).await.unwrap_err();
        let Error::Missing(questions) = error else { panic!("{error:?}") };
        assert_eq!(questions, [slug("ins-2"), slug("ins-3")]);

        let page = vec![edit("ins-2", no(), 0), edit("ins-3", yes(), 0)];
        answers::save_page(&mut writing, &draft, &slug("2026.1"), page).await.unwrap();
        let facts = answers::facts(&mut writing, &read).await.unwrap();
        let scores = appraisal::scores(&plan, &evaluate(&plan, &facts));
        // (1 × 1 + 1 × 0 + 2 × 1) / 4.
        assert_eq!((scores.score, scores.level, scores.coverage), (Some(75.0), Some(3), 100.0));
        assert_eq!((scores.themes["ins"].score, scores.themes["ins"].level), (Some(75.0), Some(3)));
        let taken = snapshot::take(&mut writing, &draft, &scores).await.unwrap().unwrap();
        assert_eq!(taken.scores, scores);

        // What if the second were right?
        let tried = BTreeMap::from([(slug("ins-2"), yes())]);
        let begun = projection::begin(&mut writing, &draft, "Tout").await.unwrap();
        let set =
            projection::try_out(&mut writing, &draft, begun.id, "Tout", &tried, 1).await.unwrap().unwrap();
        let tried = appraisal::with_tried(&facts, &place.questionnaire, &set.answers);
        assert_eq!(evaluate(&plan, &tried).whole.score, Some(100.0));
        assert_eq!(evaluate(&plan, &facts).whole.score, Some(75.0));
    });
}

#[test]
fn answers_follow_their_questions_into_the_next_version() {
    on_each(|stage| async move {
        let (rose, place, old) = (stage.rose, stage.place().await, plan());
        stage.answered(rose, &place, &[("ins-1", yes()), ("ins-2", no()), ("ins-3", yes())]).await;
        // `ins-2` is called otherwise, `ins-3` is asked for a number, `ins-1` is as it was.
        let new = FILE
            .replace("- id: ins-2\n", "- id: ins-b\n            was: [ins-2]\n")
            .replace("{ id: ins-3, kind: yes_no", "{ id: ins-3, kind: number")
            .replace("weight: 2", "weight: 0");
        let new = read("new.yaml", new.as_bytes()).unwrap().questionnaire;
        let mut writing = stage.writing(rose).await;
        let (read, draft) = (rose.read(&place), rose.draft(&place));
        let facts = answers::facts(&mut writing, &read).await.unwrap();
        let given = appraisal::answers_of(&facts).remove("doctrine-socles").unwrap();
        let carries = appraisal::carries(&questionnaire::carry(&given, old.questionnaire(), &new));
        let told: Vec<_> =
            carries.iter().map(|one| (one.from.as_str(), one.to.as_str(), one.review.is_some())).collect();
        assert_eq!(told, [("ins-2", "ins-b", false), ("ins-3", "ins-3", true)]);
        answers::carry(&mut writing, &draft, &slug("2026.2"), &carries).await.unwrap();
        let all = answers::all(&mut writing, &read).await.unwrap();
        assert_eq!((&all["ins-b"].value, all["ins-3"].review.is_some()), (&Some(no()), true));
        assert_eq!(all["ins-1"].revision, 1);
    });
}

#[test]
fn an_answer_to_look_at_again_stops_while_its_question_is_asked() {
    on_each(|stage| async move {
        let (rose, place, plan) = (stage.rose, stage.place().await, plan());
        stage.answered(rose, &place, &[("ins-1", no()), ("ins-2", no()), ("ins-3", yes())]).await;
        let mut writing = stage.writing(rose).await;
        let (read, draft, version) = (rose.read(&place), rose.draft(&place), slug("2026.2"));
        let review = || Some(Review { fr: "x".to_owned(), en: "x".to_owned() });
        let carries = ["ins-2", "ins-3"].map(|id| Carry { from: slug(id), to: slug(id), review: review() });
        answers::carry(&mut writing, &draft, &version, &carries).await.unwrap();
        let all = answers::all(&mut writing, &read).await.unwrap();
        let stop = |facts: &Facts| appraisal::missing(&plan, &evaluate(&plan, facts), &all);
        let error = state::submit(&mut writing, &draft, 1, "", stop).await.unwrap_err();
        let Error::Missing(questions) = error else { panic!("{error:?}") };
        assert_eq!(questions, [slug("ins-3")], "ins-2 is not asked");
        answers::save(&mut writing, &draft, &version, edit("ins-3", yes(), 1)).await.unwrap();
        let all = answers::all(&mut writing, &read).await.unwrap();
        let stop = |facts: &Facts| appraisal::missing(&plan, &evaluate(&plan, facts), &all);
        let moved = state::submit(&mut writing, &draft, 1, "", stop).await.unwrap();
        assert!(matches!(moved, Moved::Done(_)));
    });
}
