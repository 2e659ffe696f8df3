//! Targets, what-if sets, the way there.

use crate::records::stage::{Stage, no, on_each, slug, yes};
use conformity::projection::{self, Aim, Goal, Progress, Set, Target};
use conformity::{Place, Refusal, WhatIfId};
use db::Writing;
use jiff::civil::{Date, date};
use proptest::prelude::{Just, Strategy as _, prop_assert, prop_assert_eq, prop_oneof, proptest};
use std::collections::BTreeMap;

fn aim(text: &str) -> Aim {
    text.parse().unwrap()
}

fn goal(level: u8, due: Option<Date>) -> Goal {
    Goal { level, due, note: String::new() }
}

async fn set(
    stage: &Stage,
    writing: &mut Writing,
    place: &Place,
    plan: Option<WhatIfId>,
    what: (&str, u8, Option<Date>),
    known: i64,
) -> Set {
    let grant = stage.rose.draft(place);
    let (text, level, due) = what;
    projection::set(writing, &grant, plan, &aim(text), goal(level, due), known).await.unwrap()
}

fn kept(set: Set) -> Target {
    match set {
        Set::Kept(target) => target,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_target_is_set_moved_and_taken_away() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let mut writing = stage.writing(stage.rose).await;
        let spring = Some(date(2027, 3, 31));
        let first = kept(set(&stage, &mut writing, &place, None, ("theme:ins", 4, spring), 0).await);
        let again = set(&stage, &mut writing, &place, None, ("theme:ins", 4, spring), 0).await;
        assert!(matches!(again, Set::Unchanged(_)));
        let Set::Stale { theirs: Some(theirs) } =
            set(&stage, &mut writing, &place, None, ("theme:ins", 5, None), 0).await
        else {
            panic!("stale")
        };
        assert_eq!(theirs, first);
        let moved = kept(set(&stage, &mut writing, &place, None, ("theme:ins", 5, None), 1).await);
        assert_eq!((moved.id, moved.level, moved.due, moved.revision), (first.id, 5, None, 2));
        let grant = stage.rose.draft(&place);
        let high = projection::set(&mut writing, &grant, None, &aim("all"), goal(6, None), 0).await;
        assert_eq!(high.unwrap_err().refusal(), Some(Refusal::NotALevel));
        let stale = projection::remove(&mut writing, &grant, None, &aim("theme:ins"), 1).await.unwrap();
        assert!(matches!(stale, Set::Stale { .. }));
        projection::remove(&mut writing, &grant, None, &aim("theme:ins"), 2).await.unwrap();
        assert!(projection::targets(&mut writing, &stage.rose.read(&place), None).await.unwrap().is_empty());
        writing.commit().await.unwrap();
        assert_eq!(stage.audited().await[2..], ["target.set", "target.set", "target.removed"]);
    });
}

#[test]
fn a_what_if_set_is_tried_beside_and_adopted() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let (grant, read) = (stage.rose.draft(&place), stage.rose.read(&place));
        stage.answered(stage.rose, &place, &[("ins-1", no())]).await;
        let mut writing = stage.writing(stage.rose).await;
        kept(set(&stage, &mut writing, &place, None, ("theme:ins", 3, None), 0).await);
        let begun = projection::begin(&mut writing, &grant, "Avec l’INSi").await.unwrap();
        let tried = BTreeMap::from([(slug("ins-1"), yes())]);
        let changed = projection::try_out(&mut writing, &grant, begun.id, "Avec l’INSi", &tried, 1).await;
        assert_eq!(changed.unwrap().unwrap().answers, tried);
        let late = projection::try_out(&mut writing, &grant, begun.id, "Sans", &tried, 1).await.unwrap();
        assert_eq!(late.unwrap_err().revision, 2);
        for what in [("theme:ins", 5, Some(date(2027, 6, 30))), ("question:ins-1", 5, None)] {
            kept(set(&stage, &mut writing, &place, Some(begun.id), what, 0).await);
        }
        let plan = projection::targets(&mut writing, &read, None).await.unwrap();
        assert_eq!((plan.len(), plan[0].level), (1, 3), "beside");
        let adopted = projection::adopt(&mut writing, &grant, begun.id).await.unwrap();
        assert_eq!(adopted.len(), 2);
        let plan = projection::targets(&mut writing, &read, None).await.unwrap();
        let told: Vec<_> = plan.iter().map(|t| (t.aim.to_string(), t.level, t.due, t.plan)).collect();
        let june = Some(date(2027, 6, 30));
        let expected =
            [("question:ins-1".to_owned(), 5, None, None), ("theme:ins".to_owned(), 5, june, None)];
        assert!(expected.iter().all(|one| told.contains(one)) && told.len() == 2, "{told:?}");
        let facts = conformity::answers::facts(&mut writing, &read).await.unwrap();
        assert_eq!(facts["doctrine-socles"]["ins-1"], no(), "answers do not change");
        projection::throw_away(&mut writing, &grant, begun.id).await.unwrap();
        assert!(projection::what_ifs(&mut writing, &read).await.unwrap().is_empty());
        assert!(projection::targets(&mut writing, &read, Some(begun.id)).await.unwrap().is_empty());
        let gone = projection::set(&mut writing, &grant, Some(begun.id), &aim("all"), goal(1, None), 0).await;
        assert_eq!(gone.unwrap_err().refusal(), Some(Refusal::NotFound));
    });
}

#[test]
fn the_company_sees_the_targets_of_products_in_use() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let strategy = Place::strategy(slug("strategie"));
        let mut writing = stage.writing(stage.rose).await;
        for (at, due) in [(&place, date(2027, 1, 1)), (&strategy, date(2026, 12, 1))] {
            kept(set(&stage, &mut writing, at, None, ("all", 4, Some(due)), 0).await);
        }
        let all = projection::all_targets(&mut writing, &stage.rose.see()).await.unwrap();
        assert_eq!(
            all.iter().map(|t| t.place.clone()).collect::<Vec<_>>(),
            [strategy.clone(), place.clone()]
        );
        let conformity::Subject::Product(id) = place.subject else { panic!("a product") };
        conformity::product::archive(&mut writing, &stage.rose.archive(id), 1).await.unwrap();
        let all = projection::all_targets(&mut writing, &stage.rose.see()).await.unwrap();
        assert_eq!(all.iter().map(|t| t.place.clone()).collect::<Vec<_>>(), [strategy]);
    });
}

fn target(level: u8, due: Option<Date>, name: &str) -> Target {
    let acting = db::testing::acting();
    Target {
        id: acting.new_id(),
        place: Place::strategy(slug("strategie")),
        plan: None,
        aim: aim(&format!("theme:{name}")),
        level,
        due,
        note: String::new(),
        revision: 1,
        at: acting.now(),
        by: acting.new_id(),
    }
}

#[test]
fn the_roadmap_is_in_order_and_marks_what_is_late() {
    let today = date(2026, 11, 23);
    let targets = vec![
        target(3, None, "undated"),
        target(3, Some(date(2026, 12, 24)), "coming"),
        target(3, Some(date(2026, 11, 23)), "today"),
        target(3, Some(date(2026, 10, 23)), "late"),
        target(2, Some(date(2026, 1, 1)), "reached"),
    ];
    let road = projection::roadmap(targets, today, |_| Some(2));
    let told: Vec<_> = road.iter().map(|m| (m.target.aim.to_string(), m.progress)).collect();
    let expected = [
        ("theme:reached", Progress::Reached),
        ("theme:late", Progress::Late { days: 31 }),
        ("theme:today", Progress::Coming { days: 0 }),
        ("theme:coming", Progress::Coming { days: 31 }),
        ("theme:undated", Progress::Undated),
    ];
    assert_eq!(told, expected.map(|(aim, progress)| (aim.to_owned(), progress)));
    assert_eq!(projection::late(&road), 1);
}

proptest! {
    #[test]
    fn a_roadmap_keeps_every_target(days in proptest::collection::vec(
        prop_oneof![Just(None), (-400_i32..400).prop_map(Some)], 0..30
    )) {
        let today = date(2026, 11, 23);
        let due = |days: &Option<i32>| days.map(|days| today.saturating_add(jiff::Span::new().days(days)));
        let targets: Vec<_> = days.iter().map(|days| target(5, due(days), "x")).collect();
        let road = projection::roadmap(targets.clone(), today, |_| None);
        prop_assert_eq!(road.len(), targets.len());
        for target in &targets {
            prop_assert!(road.iter().any(|milestone| milestone.target == *target));
        }
        let late = days.iter().flatten().filter(|days| **days < 0).count();
        prop_assert_eq!(projection::late(&road), late);
        let dated: Vec<_> = road.iter().map_while(|milestone| milestone.target.due).collect();
        prop_assert!(dated.is_sorted());
        prop_assert_eq!(dated.len(), days.iter().flatten().count());
    }
}
