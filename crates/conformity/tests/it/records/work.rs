//! Comments, assignments, what is mine to do.

use crate::records::stage::{Member, Stage, on_each, slug, yes};
use conformity::access::{Level, Sees};
use conformity::assignments::{self, Give, Part};
use conformity::{CanSee, Place, Refusal, Subject, comments, product, state, todo};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

async fn give(
    stage: &Stage,
    place: &Place,
    part: Part,
    who: Member,
    due: Option<Date>,
) -> conformity::AssignmentId {
    let mut writing = stage.writing(stage.rose).await;
    let what = Give { part, person: who.person, due, note: "avant la revue".to_owned() };
    let id = assignments::give(&mut writing, &stage.rose.draft(place), what).await.unwrap();
    writing.commit().await.unwrap();
    id
}

/// Chloé, who may do so much on one place.
fn chloe_sees(stage: &Stage, place: &Place, level: Level) -> CanSee {
    let Subject::Product(id) = place.subject else { panic!("a product") };
    let forms = BTreeMap::from([((id, place.questionnaire.clone()), level)]);
    CanSee::new(stage.chloe.company, stage.chloe.person, Sees::Given { strategy: None, forms })
}

#[test]
fn a_comment_is_said_rewritten_and_resolved() {
    on_each(|stage| async move {
        let (rose, chloe, place) = (stage.rose, stage.chloe, stage.place().await);
        let mut writing = stage.writing(rose).await;
        let question = slug("ins-1");
        let mentions = [chloe.person, chloe.person, rose.person];
        let (read, text) = (rose.read(&place), " Le RSSI\r\na-t-il vu ? ");
        let id = comments::say(&mut writing, &read, &question, text, &mentions);
        let id = id.await.unwrap();
        let empty =
            comments::say(&mut writing, &rose.read(&place), &question, " \n ", &[]).await.unwrap_err();
        assert_eq!(empty.refusal(), Some(Refusal::Empty));
        writing.commit().await.unwrap();

        let mut writing = stage.writing(chloe).await;
        let not_hers =
            comments::rewrite(&mut writing, &chloe.read(&place), id, "oui", &[]).await.unwrap_err();
        assert_eq!(not_hers.refusal(), Some(Refusal::NotYours));
        let all = comments::all(&mut writing, &chloe.read(&place)).await.unwrap();
        assert_eq!((all[0].text.as_str(), all[0].mentions.len()), ("Le RSSI\na-t-il vu ?", 2));
        comments::resolve(&mut writing, &chloe.draft(&place), id).await.unwrap();
        let twice = comments::resolve(&mut writing, &chloe.draft(&place), id).await.unwrap_err();
        assert_eq!(twice.refusal(), Some(Refusal::AlreadyDone));
        let all = comments::all(&mut writing, &chloe.read(&place)).await.unwrap();
        assert_eq!(all[0].resolved.map(|(_, by)| by), Some(chloe.person));
        comments::reopen(&mut writing, &chloe.draft(&place), id).await.unwrap();
        writing.commit().await.unwrap();

        let mut writing = stage.writing(rose).await;
        comments::rewrite(&mut writing, &rose.read(&place), id, "Vu par le RSSI ?", &[]).await.unwrap();
        let all = comments::all(&mut writing, &rose.read(&place)).await.unwrap();
        assert!(all[0].changed_at.is_some() && all[0].mentions.is_empty() && all[0].resolved.is_none());
        writing.commit().await.unwrap();
        let audited = stage.audited().await;
        assert_eq!(
            audited[2..],
            ["comment.said", "comment.resolved", "comment.reopened", "comment.rewritten"]
        );
    });
}

#[test]
fn an_assignment_is_given_moved_and_done() {
    on_each(|stage| async move {
        let (rose, chloe, place) = (stage.rose, stage.chloe, stage.place().await);
        let part = Part::Section(slug("ins-collecte"));
        let id = give(&stage, &place, part.clone(), chloe, Some(date(2026, 11, 20))).await;
        let mut writing = stage.writing(chloe).await;
        let all = assignments::all(&mut writing, &chloe.read(&place)).await.unwrap();
        assert_eq!((&all[0].part, all[0].person, all[0].by), (&part, chloe.person, rose.person));
        assert!(all[0].is_late(date(2026, 11, 21)) && !all[0].is_late(date(2026, 11, 20)));
        let grant = chloe.draft(&place);
        assignments::change(&mut writing, &grant, id, rose.person, None).await.unwrap();
        assignments::done(&mut writing, &grant, id).await.unwrap();
        let again = assignments::done(&mut writing, &grant, id).await.unwrap_err();
        assert_eq!(again.refusal(), Some(Refusal::AlreadyDone));
        let moved = assignments::change(&mut writing, &grant, id, chloe.person, None).await.unwrap_err();
        assert_eq!(moved.refusal(), Some(Refusal::AlreadyDone));
        let all = assignments::all(&mut writing, &chloe.read(&place)).await.unwrap();
        assert_eq!(
            (all[0].person, all[0].due, all[0].done.map(|(_, by)| by)),
            (rose.person, None, Some(chloe.person))
        );
        assignments::again(&mut writing, &grant, id).await.unwrap();
        assignments::remove(&mut writing, &grant, id).await.unwrap();
        let gone = assignments::done(&mut writing, &grant, id).await.unwrap_err();
        assert_eq!(gone.refusal(), Some(Refusal::NotFound));
    });
}

#[test]
fn what_is_mine_to_do_is_what_i_may_still_see() {
    on_each(|stage| async move {
        let (rose, chloe, place) = (stage.rose, stage.chloe, stage.place().await);
        stage.answered(rose, &place, &[("ins-1", yes())]).await;
        give(&stage, &place, Part::All, chloe, None).await;
        give(&stage, &place, Part::Question(slug("ins-1")), chloe, Some(date(2026, 12, 1))).await;
        give(&stage, &place, Part::Question(slug("ins-2")), chloe, Some(date(2026, 11, 22))).await;
        give(&stage, &place, Part::All, rose, None).await;
        let hidden = Place { questionnaire: slug("telesoin"), ..place.clone() };
        give(&stage, &hidden, Part::All, chloe, None).await;
        let mut writing = stage.writing(rose).await;
        for at in [&place, &hidden] {
            let mention = [chloe.person];
            comments::say(&mut writing, &rose.read(at), &slug("ins-1"), "Vu ?", &mention).await.unwrap();
        }
        state::submit(&mut writing, &rose.draft(&place), 1, "", |_| Vec::new()).await.unwrap();
        writing.commit().await.unwrap();

        let mut reading = stage.reading(chloe).await;
        let mine = todo::mine(&mut reading, &chloe_sees(&stage, &place, Level::Validate)).await.unwrap();
        let parts: Vec<_> = mine.assignments.iter().map(|one| one.part.to_string()).collect();
        assert_eq!(parts, ["question:ins-2", "question:ins-1", "all"]);
        assert_eq!((mine.late(), mine.mentions.len(), mine.reviews.len(), mine.len()), (1, 1, 1, 5));
        assert_eq!(mine.reviews[0].0, place);
        let mine = todo::mine(&mut reading, &chloe_sees(&stage, &place, Level::Read)).await.unwrap();
        assert_eq!((mine.assignments.len(), mine.reviews.len()), (3, 0), "no right to validate");
        let nothing = Sees::Given { strategy: None, forms: BTreeMap::new() };
        let nothing = CanSee::new(chloe.company, chloe.person, nothing);
        assert!(todo::mine(&mut reading, &nothing).await.unwrap().is_empty());
        let all = todo::of_everybody(&mut reading, &chloe.see()).await.unwrap();
        assert_eq!(all.len(), 5);
        drop(reading);

        let Subject::Product(id) = place.subject else { panic!("a product") };
        let mut writing = stage.writing(rose).await;
        product::archive(&mut writing, &rose.archive(id), 1).await.unwrap();
        writing.commit().await.unwrap();
        let mut reading = stage.reading(chloe).await;
        assert!(todo::mine(&mut reading, &chloe.see()).await.unwrap().is_empty(), "put away");
    });
}
