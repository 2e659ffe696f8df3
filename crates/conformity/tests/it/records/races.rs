//! Several at once, on records that only one may have.

use crate::records::stage::{Member, Stage, card, demarche, file, on_each, slug};
use conformity::product::{self, NewProduct};
use conformity::projection::{self, Aim, Goal, Set};
use conformity::published;
use conformity::{Error, Place, Refusal, Subject, joined};
use std::future::Future;

/// Runs `action` six times at once, by Rose and Chloé in turns: how many were right, and why the others were not.
async fn at_once<F, T>(stage: &Stage, action: impl Fn(Stage, Member) -> F) -> (Vec<T>, Vec<Refusal>)
where
    F: Future<Output = Result<T, Error>> + Send + 'static,
    T: Send + 'static,
{
    let tasks: Vec<_> = (0..6)
        .map(|i| {
            let who = if i % 2 == 0 { stage.rose } else { stage.chloe };
            tokio::spawn(action(stage.clone(), who))
        })
        .collect();
    let (mut right, mut refused) = (Vec::new(), Vec::new());
    for task in tasks {
        match task.await.unwrap() {
            Ok(value) => right.push(value),
            Err(error) => refused.push(error.refusal().unwrap_or_else(|| panic!("{error:?}"))),
        }
    }
    (right, refused)
}

#[test]
fn one_name_one_product() {
    on_each(|stage| async move {
        let (made, refused) = at_once(&stage, |stage, who| async move {
            let mut writing = stage.writing(who).await;
            let new = NewProduct { card: card("Jade"), identification: Vec::new(), version: slug("2026.1") };
            let made = product::create(&mut writing, &who.create(), new).await?;
            writing.commit().await?;
            Ok(made)
        })
        .await;
        assert_eq!((made.len(), refused), (1, vec![Refusal::NameTaken; 5]));
    });
}

#[test]
fn a_demarche_is_joined_once() {
    on_each(|stage| async move {
        let id = stage.product(stage.rose, "Jade").await.id;
        let (done, refused) = at_once(&stage, move |stage, who| async move {
            let mut writing = stage.writing(who).await;
            joined::join(&mut writing, &who.edit(id), &demarche("telesoin")).await?;
            writing.commit().await?;
            Ok(())
        })
        .await;
        assert_eq!((done.len(), refused), (1, vec![Refusal::AlreadyJoined; 5]));
    });
}

#[test]
fn a_target_has_one_author_and_the_others_see_it() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let (sets, refused) = at_once(&stage, move |stage, who| {
            let place: Place = place.clone();
            async move {
                let mut writing = stage.writing(who).await;
                let level = if who.person == stage.rose.person { 3 } else { 4 };
                let goal = Goal { level, due: None, note: String::new() };
                let set = projection::set(&mut writing, &who.draft(&place), None, &Aim::All, goal, 0).await?;
                writing.commit().await?;
                Ok(set)
            }
        })
        .await;
        let kept = sets.iter().filter(|set| matches!(set, Set::Kept(_))).count();
        let stale = sets.iter().filter(|set| matches!(set, Set::Stale { theirs: Some(_) })).count();
        let same = sets.iter().filter(|set| matches!(set, Set::Unchanged(_))).count();
        assert_eq!((kept, stale, same, refused.len()), (1, 3, 2, 0));
    });
}

#[test]
fn a_version_is_published_once() {
    on_each(|stage| async move {
        let (new, refused) = at_once(&stage, |stage, who| async move {
            let mut writing = stage.writing(who).await;
            let new = published::import(&mut writing, &who.import(), &file("maison", "1", "un")).await?;
            writing.commit().await?;
            Ok(new)
        })
        .await;
        assert_eq!((new.iter().filter(|new| **new).count(), new.len(), refused.len()), (1, 6, 0));
    });
}

#[test]
fn archiving_and_answering_at_once_do_not_wait_for_each_other_in_a_circle() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let Subject::Product(id) = place.subject else { panic!("a product") };
        for turn in 0..6 {
            let answering = tokio::spawn({
                let (stage, place) = (stage.clone(), place.clone());
                async move {
                    let mut writing = stage.writing(stage.chloe).await;
                    let edit =
                        crate::records::stage::edit(&format!("q-{turn}"), crate::records::stage::yes(), 0);
                    let grant = stage.chloe.draft(&place);
                    conformity::answers::save(&mut writing, &grant, &slug("2026.1"), edit).await?;
                    writing.commit().await?;
                    Ok::<_, Error>(())
                }
            });
            let mut writing = stage.writing(stage.rose).await;
            let grant = stage.rose.archive(id);
            let away = product::archive(&mut writing, &grant, 1 + 2 * turn).await.unwrap();
            assert!(matches!(away, product::Changed::Kept(_)));
            writing.commit().await.unwrap();
            if let Err(error) = answering.await.unwrap() {
                assert_eq!(error.refusal(), Some(Refusal::Archived));
            }
            let mut writing = stage.writing(stage.rose).await;
            product::restore(&mut writing, &grant, 2 + 2 * turn).await.unwrap();
            writing.commit().await.unwrap();
        }
    });
}
