//! Draft, in review, validated, reopened.

use crate::records::stage::{Member, Stage, edit, on_each, slug, yes};
use conformity::answers::{self, Facts};
use conformity::state::{self, Act, Form, Moved, State};
use conformity::{CanPublish, Error, Place, Refusal, Slug, published};

fn none(_: &Facts) -> Vec<Slug> {
    Vec::new()
}

fn done(moved: Result<Moved, Error>) -> Form {
    match moved.unwrap() {
        Moved::Done(form) => form,
        Moved::TooLate(form) => panic!("too late: {form:?}"),
    }
}

/// One act, committed.
async fn act(stage: &Stage, who: Member, place: &Place, act: Act, known: i64) -> Result<Moved, Error> {
    let mut writing = stage.writing(who).await;
    let (draft, validate) = (who.draft(place), who.validate(place));
    let moved = match act {
        Act::Submit => state::submit(&mut writing, &draft, known, "", none).await,
        Act::TakeBack => state::take_back(&mut writing, &draft, known, "").await,
        Act::SendBack => state::send_back(&mut writing, &validate, known, "INS à préciser").await,
        Act::Validate => state::validate(&mut writing, &validate, known, "", none).await,
        Act::Reopen => state::reopen(&mut writing, &validate, known, "nouvelle version").await,
        Act::Begin => panic!("begins with an answer"),
    }?;
    writing.commit().await?;
    Ok(moved)
}

#[test]
fn the_whole_way_with_its_history() {
    on_each(|stage| async move {
        let (rose, chloe, place) = (stage.rose, stage.chloe, stage.place().await);
        let untouched = act(&stage, chloe, &place, Act::Submit, 0).await.unwrap_err();
        assert_eq!(untouched.refusal(), Some(Refusal::NothingAnswered));
        stage.answered(chloe, &place, &[("ins-1", yes())]).await;
        let early = act(&stage, rose, &place, Act::Validate, 1).await.unwrap_err();
        assert_eq!(early.refusal(), Some(Refusal::NotNow));
        for (i, (who, what, state)) in [
            (chloe, Act::Submit, State::InReview),
            (rose, Act::SendBack, State::Draft),
            (chloe, Act::Submit, State::InReview),
            (chloe, Act::TakeBack, State::Draft),
            (chloe, Act::Submit, State::InReview),
            (rose, Act::Validate, State::Validated),
            (rose, Act::Reopen, State::Reopened),
            (chloe, Act::Submit, State::InReview),
            (rose, Act::SendBack, State::Reopened),
        ]
        .into_iter()
        .enumerate()
        {
            let form = done(act(&stage, who, &place, what, i as i64 + 1).await);
            assert_eq!((form.state, form.by, form.revision), (state, Some(who.person), i as i64 + 2));
        }
        let mut reading = stage.reading(rose).await;
        let steps = state::history(&mut reading, &rose.read(&place)).await.unwrap();
        assert_eq!(steps.len(), 10);
        let first = (steps[9].act, steps[9].by, steps[9].comment.as_deref());
        assert_eq!(first, (Act::Begin, chloe.person, None));
        let last = (steps[0].act, steps[0].by, steps[0].comment.as_deref());
        assert_eq!(last, (Act::SendBack, rose.person, Some("INS à préciser")));
        let moved = stage.audited().await.into_iter().filter(|action| action == "form.moved").count();
        assert_eq!(moved, 9);
    });
}

#[test]
fn answers_change_only_while_it_is_open() {
    on_each(|stage| async move {
        let (rose, place) = (stage.rose, stage.place().await);
        stage.answered(rose, &place, &[("ins-1", yes())]).await;
        for (what, known) in [(Act::Submit, 1), (Act::Validate, 2)] {
            act(&stage, rose, &place, what, known).await.unwrap();
            let mut writing = stage.writing(rose).await;
            let (grant, version) = (rose.draft(&place), slug("2026.1"));
            let refused = [
                answers::save(&mut writing, &grant, &version, edit("ins-2", yes(), 0)).await.unwrap_err(),
                answers::undo(&mut writing, &grant, &slug("ins-1"), 1).await.unwrap_err(),
                answers::restore(&mut writing, &grant, &slug("ins-1"), 1, 1).await.unwrap_err(),
                answers::carry(&mut writing, &grant, &slug("2026.2"), &[]).await.unwrap_err(),
            ];
            assert!(refused.iter().all(|error| error.refusal() == Some(Refusal::NotOpen)), "{refused:?}");
        }
        act(&stage, rose, &place, Act::Reopen, 3).await.unwrap();
        let mut writing = stage.writing(rose).await;
        let grant = rose.draft(&place);
        answers::save(&mut writing, &grant, &slug("2026.1"), edit("ins-2", yes(), 0)).await.unwrap();
    });
}

#[test]
fn missing_answers_stop_it_and_are_named() {
    on_each(|stage| async move {
        let (rose, place) = (stage.rose, stage.place().await);
        stage.answered(rose, &place, &[("ins-1", yes())]).await;
        let missing = |facts: &Facts| {
            assert_eq!(facts["doctrine-socles"]["ins-1"], yes());
            vec![slug("ins-2"), slug("ins-3")]
        };
        let mut writing = stage.writing(rose).await;
        let error = state::submit(&mut writing, &rose.draft(&place), 1, "", missing).await.unwrap_err();
        let Error::Missing(questions) = error else { panic!("{error:?}") };
        assert_eq!(questions, [slug("ins-2"), slug("ins-3")]);
        done(state::submit(&mut writing, &rose.draft(&place), 1, "", none).await);
        let error = state::validate(&mut writing, &rose.validate(&place), 2, "", missing).await.unwrap_err();
        assert!(matches!(error, Error::Missing(_)), "{error:?}");
        let error = state::send_back(&mut writing, &rose.validate(&place), 2, " \n").await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::CommentNeeded));
    });
}

#[test]
fn of_two_validations_at_once_one_wins_and_the_other_is_told() {
    on_each(|stage| async move {
        let place = stage.place().await;
        for known in (1..30).step_by(3) {
            if known == 1 {
                stage.answered(stage.rose, &place, &[("ins-1", yes())]).await;
            }
            done(act(&stage, stage.rose, &place, Act::Submit, known).await);
            let tasks = [stage.rose, stage.chloe].map(|who| {
                let (stage, place) = (stage.clone(), place.clone());
                tokio::spawn(async move {
                    (who, act(&stage, who, &place, Act::Validate, known + 1).await.unwrap())
                })
            });
            let (mut winner, mut told) = (None, None);
            for task in tasks {
                match task.await.unwrap() {
                    (who, Moved::Done(form)) => winner = Some((who.person, form)),
                    (_, Moved::TooLate(form)) => told = Some(form),
                }
            }
            let ((winner, form), told) = (winner.expect("one wins"), told.expect("the other is told"));
            assert_eq!((form.state, told.state, told.by), (State::Validated, State::Validated, Some(winner)));
            done(act(&stage, stage.rose, &place, Act::Reopen, known + 2).await);
        }
    });
}

#[test]
fn a_save_and_a_submission_at_once_end_in_one_of_two_orders() {
    on_each(|stage| async move {
        let place = stage.place().await;
        stage.answered(stage.rose, &place, &[("ins-1", yes())]).await;
        for i in 0..8 {
            let known = 1 + 2 * i;
            let saver = tokio::spawn({
                let (stage, place, question) = (stage.clone(), place.clone(), format!("q-{i}"));
                async move {
                    let mut writing = stage.writing(stage.chloe).await;
                    let edit = edit(&question, yes(), 0);
                    let grant = stage.chloe.draft(&place);
                    let saved = answers::save(&mut writing, &grant, &slug("2026.1"), edit).await;
                    if saved.is_ok() {
                        writing.commit().await.unwrap();
                    }
                    saved
                }
            });
            let mut writing = stage.writing(stage.rose).await;
            let mut seen = false;
            let look = |facts: &Facts| {
                seen = facts["doctrine-socles"].contains_key(format!("q-{i}").as_str());
                Vec::new()
            };
            done(state::submit(&mut writing, &stage.rose.draft(&place), known, "", look).await);
            writing.commit().await.unwrap();
            match saver.await.unwrap() {
                Ok(_) => assert!(seen, "it came first: the evaluation saw it"),
                Err(error) => assert_eq!((error.refusal(), seen), (Some(Refusal::NotOpen), false)),
            }
            done(act(&stage, stage.rose, &place, Act::TakeBack, known + 1).await);
        }
    });
}

#[test]
fn a_withdrawn_version_is_told_and_keeps_its_answers() {
    on_each(|stage| async move {
        let (rose, place) = (stage.rose, stage.place().await);
        stage.answered(rose, &place, &[("ins-1", yes())]).await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let grant = CanPublish::of(writing.acting()).unwrap();
        let (id, version) = (slug("doctrine-socles"), slug("2026.1"));
        published::withdraw(&mut writing, grant, &id, &version, "remplacée").await.unwrap();
        writing.commit().await.unwrap();
        let mut writing = stage.writing(rose).await;
        let form = state::of(&mut writing, &rose.read(&place)).await.unwrap();
        assert!(form.withdrawn_at.is_some());
        let grant = rose.draft(&place);
        answers::save(&mut writing, &grant, &version, edit("ins-2", yes(), 0)).await.unwrap();
        let error = state::submit(&mut writing, &grant, 1, "", none).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::VersionWithdrawn));
        answers::carry(&mut writing, &grant, &slug("2026.2"), &[]).await.unwrap();
        done(state::submit(&mut writing, &grant, 1, "", none).await);
        assert_eq!(answers::all(&mut writing, &rose.read(&place)).await.unwrap().len(), 2);
        // Nobody begins with it.
        let other = Place::product(stage_product(&stage, &mut writing).await, id);
        let saved = answers::save(&mut writing, &rose.draft(&other), &version, edit("a", yes(), 0)).await;
        assert_eq!(saved.unwrap_err().refusal(), Some(Refusal::VersionWithdrawn));
        let saved =
            answers::save(&mut writing, &rose.draft(&other), &slug("1999.1"), edit("a", yes(), 0)).await;
        assert_eq!(saved.unwrap_err().refusal(), Some(Refusal::VersionUnknown));
    });
}

async fn stage_product(stage: &Stage, writing: &mut db::Writing) -> conformity::ProductId {
    let new = conformity::product::NewProduct {
        card: crate::records::stage::card("Opale Linux Site Web"),
        identification: Vec::new(),
        version: slug("2026.1"),
    };
    conformity::product::create(writing, &stage.rose.create(), new).await.unwrap().id
}
