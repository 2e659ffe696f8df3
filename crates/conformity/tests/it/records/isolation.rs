//! Another company's objects are not there; another one's grant is worth nothing.

use crate::records::stage::{Member, Stage, card, demarche, edit, on_each, slug, yes};
use conformity::access::{Level, Sees};
use conformity::assignments::{self, Give, Part};
use conformity::product::{self, Change, NewProduct, Support};
use conformity::projection::{self, Aim, Goal};
use conformity::snapshot::{self, Scores};
use conformity::{AssignmentId, CanSee, CommentId, Error, Place, ProductId, Refusal, WhatIfId};
use conformity::{answers, comments, joined, published, state, todo};
use db::Writing;
use std::collections::BTreeMap;

/// What Rose's company holds.
struct Held {
    product: ProductId,
    place: Place,
    comment: CommentId,
    assignment: AssignmentId,
    what_if: WhatIfId,
}

async fn held(stage: &Stage) -> Held {
    let place = stage.place().await;
    let conformity::Subject::Product(product) = place.subject else { panic!("a product") };
    stage.answered(stage.rose, &place, &[("ins-1", yes())]).await;
    let mut writing = stage.writing(stage.rose).await;
    let (read, draft) = (stage.rose.read(&place), stage.rose.draft(&place));
    let comment = comments::say(&mut writing, &read, &slug("ins-1"), "x", &[]).await.unwrap();
    let give = Give { part: Part::All, person: stage.igor.person, due: None, note: String::new() };
    let assignment = assignments::give(&mut writing, &draft, give).await.unwrap();
    let what_if = projection::begin(&mut writing, &draft, "x").await.unwrap().id;
    let goal = Goal { level: 3, due: None, note: String::new() };
    projection::set(&mut writing, &draft, None, &Aim::All, goal, 0).await.unwrap();
    snapshot::take(&mut writing, &draft, &Scores::default()).await.unwrap();
    joined::join(&mut writing, &stage.rose.edit(product), &demarche("telesoin")).await.unwrap();
    writing.commit().await.unwrap();
    Held { product, place, comment, assignment, what_if }
}

/// Every action on what is held, with the grants of `with`: the name of the action and what it answered.
async fn every_action(
    writing: &mut Writing,
    with: Member,
    held: &Held,
) -> Vec<(&'static str, Result<(), Error>)> {
    let mut told: Vec<(&'static str, Result<(), Error>)> = Vec::new();
    let (read, draft, validate) =
        (with.read(&held.place), with.draft(&held.place), with.validate(&held.place));
    let (edits, archives, sees) = (with.edit(held.product), with.archive(held.product), with.see());
    let (question, version, demarche) = (slug("ins-1"), slug("2026.1"), demarche("telesoin"));
    let w = writing;
    macro_rules! act {
        ($($name:literal: $action:expr;)+) => {$( told.push(($name, $action.await.map(|_| ()))); )+};
    }
    let goal = || Goal { level: 1, due: None, note: String::new() };
    let give = Give { part: Part::All, person: with.person, due: None, note: String::new() };
    let support =
        Support { name: "Jade iOS Mobile".to_owned(), os: "iOS".to_owned(), device: "Mobile".to_owned() };
    act! {
        "product::get": product::get(w, &sees, held.product);
        "product::history": product::history(w, &sees, held.product);
        "product::change": product::change(w, &edits, 1, Change::Describe("x".to_owned()));
        "product::undo": product::undo(w, &edits, 1);
        "product::archive": product::archive(w, &archives, 1);
        "product::restore": product::restore(w, &archives, 1);
        "product::split": product::split(w, &edits, &with.create(), support, &[]);
        "joined::join": joined::join(w, &edits, &demarche);
        "joined::leave": joined::leave(w, &edits, &demarche.id);
        "joined::of_product": joined::of_product(w, &sees, held.product);
        "answers::save": answers::save(w, &draft, &version, edit("ins-1", yes(), 1));
        "answers::restore": answers::restore(w, &draft, &question, 1, 1);
        "answers::undo": answers::undo(w, &draft, &question, 1);
        "answers::carry": answers::carry(w, &draft, &slug("2026.2"), &[]);
        "answers::all": answers::all(w, &read);
        "answers::history": answers::history(w, &read, &question);
        "answers::aside": answers::aside(w, &read);
        "answers::facts": answers::facts(w, &read);
        "state::submit": state::submit(w, &draft, 1, "", |_| Vec::new());
        "state::take_back": state::take_back(w, &draft, 1, "");
        "state::send_back": state::send_back(w, &validate, 1, "x");
        "state::validate": state::validate(w, &validate, 1, "", |_| Vec::new());
        "state::reopen": state::reopen(w, &validate, 1, "x");
        "state::of": state::of(w, &read);
        "state::history": state::history(w, &read);
        "comments::say": comments::say(w, &read, &question, "x", &[]);
        "comments::rewrite": comments::rewrite(w, &read, held.comment, "x", &[]);
        "comments::resolve": comments::resolve(w, &draft, held.comment);
        "comments::reopen": comments::reopen(w, &draft, held.comment);
        "comments::all": comments::all(w, &read);
        "assignments::give": assignments::give(w, &draft, give);
        "assignments::change": assignments::change(w, &draft, held.assignment, with.person, None);
        "assignments::done": assignments::done(w, &draft, held.assignment);
        "assignments::again": assignments::again(w, &draft, held.assignment);
        "assignments::remove": assignments::remove(w, &draft, held.assignment);
        "assignments::all": assignments::all(w, &read);
        "projection::set": projection::set(w, &draft, None, &Aim::All, goal(), 1);
        "projection::remove": projection::remove(w, &draft, None, &Aim::All, 1);
        "projection::targets": projection::targets(w, &read, None);
        "projection::begin": projection::begin(w, &draft, "x");
        "projection::try_out": projection::try_out(w, &draft, held.what_if, "x", &BTreeMap::new(), 1);
        "projection::adopt": projection::adopt(w, &draft, held.what_if);
        "projection::throw_away": projection::throw_away(w, &draft, held.what_if);
        "projection::what_ifs": projection::what_ifs(w, &read);
        "snapshot::take": snapshot::take(w, &draft, &Scores::default());
        "snapshot::history": snapshot::history(w, &read);
    }
    told
}

fn not_there(told: &[(&'static str, Result<(), Error>)]) {
    for (name, result) in told {
        let refusal = result.as_ref().err().and_then(Error::refusal);
        assert_eq!(refusal, Some(Refusal::NotFound), "{name}: {result:?}");
    }
}

#[test]
fn another_companys_objects_are_not_there() {
    on_each(|stage| async move {
        let held = held(&stage).await;
        // Igor is all-powerful in his own company, and knows every identifier.
        let mut writing = stage.writing(stage.igor).await;
        not_there(&every_action(&mut writing, stage.igor, &held).await);
        let sees = stage.igor.see();
        assert!(product::list(&mut writing, &sees).await.unwrap().is_empty());
        assert!(joined::of_company(&mut writing, &sees).await.unwrap().is_empty());
        assert!(answers::all_facts(&mut writing, &sees).await.unwrap().is_empty());
        assert!(state::all(&mut writing, &sees).await.unwrap().is_empty());
        assert!(projection::all_targets(&mut writing, &sees).await.unwrap().is_empty());
        assert!(snapshot::latest(&mut writing, &sees).await.unwrap().is_empty());
        // Assigned to him by mistake: still not his.
        assert!(todo::mine(&mut writing, &sees).await.unwrap().is_empty());
        assert!(todo::of_everybody(&mut writing, &sees).await.unwrap().is_empty());
    });
}

#[test]
fn a_grant_of_somebody_else_is_worth_nothing() {
    on_each(|stage| async move {
        let held = held(&stage).await;
        for thief in [stage.igor, Member { company: stage.rose.company, ..stage.igor }, stage.chloe] {
            let mut writing = stage.writing(thief).await;
            not_there(&every_action(&mut writing, stage.rose, &held).await);
            let new = NewProduct { card: card("x"), identification: Vec::new(), version: slug("2026.1") };
            let sees = stage.rose.see();
            let all = [
                product::create(&mut writing, &stage.rose.create(), new).await.map(|_| ()),
                product::list(&mut writing, &sees).await.map(|_| ()),
                joined::of_company(&mut writing, &sees).await.map(|_| ()),
                answers::all_facts(&mut writing, &sees).await.map(|_| ()),
                state::all(&mut writing, &sees).await.map(|_| ()),
                projection::all_targets(&mut writing, &sees).await.map(|_| ()),
                snapshot::latest(&mut writing, &sees).await.map(|_| ()),
                snapshot::average(&mut writing, &sees, &slug("strategie")).await.map(|_| ()),
                todo::mine(&mut writing, &sees).await.map(|_| ()),
                published::list(&mut writing, &sees).await.map(|_| ()),
            ];
            not_there(&all.map(|result| ("looked over", result)));
        }
    });
}

#[test]
fn the_owner_of_the_same_grants_is_let_in() {
    on_each(|stage| async move {
        let held = held(&stage).await;
        let mut writing = stage.writing(stage.rose).await;
        let told = every_action(&mut writing, stage.rose, &held).await;
        // Some actions come too late after others; none is told that the object is not there, but those on what was
        // taken away just before.
        let not_found: Vec<_> = told
            .iter()
            .filter(|(_, result)| result.as_ref().err().and_then(Error::refusal) == Some(Refusal::NotFound))
            .map(|(name, _)| *name)
            .collect();
        assert!(not_found.is_empty(), "{not_found:?}");
    });
}

#[test]
fn rights_are_types_and_do_not_grow() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let access = |level| stage.chloe.access(&place, level);
        assert_eq!(access(Level::Read).draft().unwrap_err(), Refusal::NoDraftRight);
        assert_eq!(access(Level::Draft).validate().unwrap_err(), Refusal::NoValidationRight);
        // The card of a product hangs on its identification, not on any of its questionnaires.
        assert_eq!(access(Level::Draft).draft().unwrap().card().unwrap_err(), Refusal::NotFound);
        let strategy = Place::strategy(slug(conformity::IDENTIFICATION));
        assert_eq!(stage.chloe.draft(&strategy).card().unwrap_err(), Refusal::NotFound);
    });
}

#[test]
fn a_contributeur_sees_what_was_given_and_what_they_made() {
    on_each(|stage| async move {
        let given = stage.place().await;
        let hidden = stage.product(stage.rose, "Opale Linux Site Web").await;
        let made = stage.product(stage.chloe, "Rubis iOS Mobile").await;
        let conformity::Subject::Product(id) = given.subject else { panic!("a product") };
        let forms = BTreeMap::from([((id, given.questionnaire.clone()), Level::Draft)]);
        let sees = Sees::Given { strategy: Some(Level::Read), forms };
        let sees = CanSee::new(stage.chloe.company, stage.chloe.person, sees);
        let mut reading = stage.reading(stage.chloe).await;
        let list = product::list(&mut reading, &sees).await.unwrap();
        assert_eq!(list.iter().map(|one| one.id).collect::<Vec<_>>(), [id, made.id]);
        let refused = product::get(&mut reading, &sees, hidden.id).await.unwrap_err();
        assert_eq!(refused.refusal(), Some(Refusal::NotFound));
        let facts = answers::all_facts(&mut reading, &sees).await.unwrap();
        assert!(!facts.contains_key(&conformity::Subject::Product(hidden.id)) && facts.len() == 2);
        // The same right makes the grants of actions; without one the place is not there.
        assert!(sees.access(given.clone()).unwrap().draft().is_ok());
        assert_eq!(sees.access(given.clone()).unwrap().validate().unwrap_err(), Refusal::NoValidationRight);
        assert_eq!(sees.access(Place::strategy(slug("strategie"))).unwrap().level, Level::Read);
        let other = Place { questionnaire: slug("telesoin"), ..given };
        assert_eq!(sees.access(other).unwrap_err(), Refusal::NotFound);
    });
}
