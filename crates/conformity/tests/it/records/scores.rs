//! Snapshots of scores, and the average that tells nobody.

use crate::records::stage::{Member, Stage, no, on_each, slug, yes};
use conformity::snapshot::{self, LEAST_COMPANIES, Scores, ThemeScore};
use conformity::{Place, Subject, product, state};
use db::testing::acting;
use std::collections::BTreeMap;

fn scores(score: f64, ins: f64) -> Scores {
    let theme = ThemeScore { score: Some(ins), conformity: None, level: Some(2) };
    Scores {
        score: Some(score),
        conformity: Some(score / 2.0),
        coverage: 100.0,
        level: Some(3),
        themes: BTreeMap::from([(slug("ins"), theme)]),
    }
}

async fn take(stage: &Stage, who: Member, place: &Place, scores: &Scores) -> Option<snapshot::Snapshot> {
    let mut writing = stage.writing(who).await;
    let taken = snapshot::take(&mut writing, &who.draft(place), scores).await.unwrap();
    writing.commit().await.unwrap();
    taken
}

/// A product whose questionnaire is validated with these scores.
async fn validated(stage: &Stage, who: Member, name: &str, scores: &Scores) -> Place {
    let place = Place::product(stage.product(who, name).await.id, slug("doctrine-socles"));
    stage.answered(who, &place, &[("ins-1", yes())]).await;
    let mut writing = stage.writing(who).await;
    state::submit(&mut writing, &who.draft(&place), 1, "", |_| Vec::new()).await.unwrap();
    state::validate(&mut writing, &who.validate(&place), 2, "", |_| Vec::new()).await.unwrap();
    writing.commit().await.unwrap();
    take(stage, who, &place, scores).await;
    place
}

#[test]
fn scores_are_kept_when_they_change() {
    on_each(|stage| async move {
        let place = stage.place().await;
        assert_eq!(take(&stage, stage.rose, &place, &scores(10.0, 20.0)).await, None, "no answer yet");
        stage.answered(stage.rose, &place, &[("ins-1", no())]).await;
        let third = 100.0 / 3.0;
        let first = take(&stage, stage.rose, &place, &scores(third, 20.0)).await.unwrap();
        assert_eq!((first.scores.score, first.seq, first.validated), (Some(33.333), 1, false));
        let same = take(&stage, stage.chloe, &place, &scores(third, 20.0)).await.unwrap();
        assert_eq!(same, first);
        let second = take(&stage, stage.chloe, &place, &scores(third, 30.0)).await.unwrap();
        assert_eq!((second.seq, second.by), (2, stage.chloe.person));
        let mut reading = stage.reading(stage.rose).await;
        let all = snapshot::history(&mut reading, &stage.rose.read(&place)).await.unwrap();
        assert_eq!(all, [first, second.clone()]);
        assert_eq!(snapshot::latest(&mut reading, &stage.rose.see()).await.unwrap(), [second]);
        assert!(snapshot::latest(&mut reading, &stage.igor.see()).await.is_err());
    });
}

#[test]
fn the_average_needs_enough_companies_and_counts_each_once() {
    on_each(|stage| async move {
        let average = async |stage: &Stage, questionnaire: &str| {
            let mut reading = stage.reading(stage.rose).await;
            snapshot::average(&mut reading, &stage.rose.see(), &slug(questionnaire)).await.unwrap()
        };
        let new = || Member { company: acting().new_id(), person: acting().new_id() };
        let others: Vec<_> = (0..LEAST_COMPANIES - 2).map(|_| new()).collect();
        for who in &others {
            validated(&stage, *who, "Opale", &scores(50.0, 10.0)).await;
        }
        // Two products of one company count as one; a draft does not count.
        validated(&stage, stage.rose, "Jade", &scores(20.0, 90.0)).await;
        let archived = validated(&stage, stage.rose, "Jaspe", &scores(40.0, 90.0)).await;
        let draft = Place::product(stage.product(stage.igor, "Rubis").await.id, slug("doctrine-socles"));
        stage.answered(stage.igor, &draft, &[("ins-1", no())]).await;
        take(&stage, stage.igor, &draft, &scores(0.0, 0.0)).await;
        assert_eq!(average(&stage, "doctrine-socles").await, None, "four companies");

        validated(&stage, stage.igor, "Onyx", &scores(0.0, 10.0)).await;
        // (3 × 50 + 30 + 0) / 5, and (4 × 10 + 90) / 5.
        let told = average(&stage, "doctrine-socles").await.unwrap();
        assert_eq!((told.score, told.conformity, told.themes["ins"]), (Some(36), Some(18), 26));
        assert_eq!(average(&stage, "strategie").await, None);
        assert_eq!(average(&stage, "unknown").await, None);

        let Subject::Product(id) = archived.subject else { panic!("a product") };
        let mut writing = stage.writing(stage.rose).await;
        product::archive(&mut writing, &stage.rose.archive(id), 1).await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(average(&stage, "doctrine-socles").await.unwrap().score, Some(34));
    });
}
