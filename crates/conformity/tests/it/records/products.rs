//! Products are created, looked at, changed, split, put away.

use crate::records::stage::{Stage, card, demarche, no, on_each, slug, yes};
use conformity::answers::{self, Cause};
use conformity::joined::{self, Demarche};
use conformity::product::{self, Change, Changed, Edition, Lifecycle, NewProduct, Product, Support, Version};
use conformity::programme;
use conformity::{IDENTIFICATION, Place, ProductId, Refusal, Subject};
use db::Writing;
use jiff::civil::date;
use serde_json::json;

fn kept(changed: Result<Changed, conformity::Error>) -> Product {
    match changed.unwrap() {
        Changed::Kept(product) => *product,
        other => panic!("{other:?}"),
    }
}

fn described(text: &str) -> Change {
    Change::Describe(text.to_owned())
}

#[test]
fn a_product_is_created_with_its_identification() {
    on_each(|stage| async move {
        let made = stage.product(stage.rose, "  Jade   iOS Mobile ").await;
        assert_eq!(made.card.name, "Jade iOS Mobile");
        assert_eq!((made.revision, made.created_by), (1, stage.rose.person));
        let mut reading = stage.reading(stage.rose).await;
        assert_eq!(
            product::list(&mut reading, &stage.rose.see()).await.unwrap(),
            std::slice::from_ref(&made)
        );
        let place = Place::product(made.id, slug(IDENTIFICATION));
        let all = answers::all(&mut reading, &stage.rose.read(&place)).await.unwrap();
        assert_eq!(all["nom"].value, Some(json!({ "text": "  Jade   iOS Mobile " })));
        assert_eq!(stage.audited().await, ["product.created", "answers.saved"]);
    });
}

#[test]
fn two_products_in_use_do_not_have_one_name() {
    on_each(|stage| async move {
        let first = stage.product(stage.rose, "Jade iOS Mobile").await;
        stage.product(stage.igor, "Jade iOS Mobile").await;
        let new = || NewProduct {
            card: card("JADE ios mobile"),
            identification: Vec::new(),
            version: slug("2026.1"),
        };
        let mut writing = stage.writing(stage.chloe).await;
        let error = product::create(&mut writing, &stage.chloe.create(), new()).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::NameTaken));
        drop(writing);
        // An archived product gives its name free, and takes it back only when it still is.
        let mut writing = stage.writing(stage.rose).await;
        let grant = stage.rose.archive(first.id);
        let away = kept(product::archive(&mut writing, &grant, 1).await);
        assert!(away.archived_at.is_some());
        product::create(&mut writing, &stage.rose.create(), new()).await.unwrap();
        let error = product::restore(&mut writing, &grant, 2).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::NameTaken));
    });
}

#[test]
fn who_changes_second_is_shown_both_texts() {
    on_each(|stage| async move {
        let made = stage.product(stage.rose, "Jade iOS Mobile").await;
        let mut writing = stage.writing(stage.rose).await;
        let grant = stage.rose.edit(made.id);
        let first = kept(product::change(&mut writing, &grant, 1, described("Agenda")).await);
        assert_eq!((first.revision, first.card.description.as_str()), (2, "Agenda"));
        writing.commit().await.unwrap();

        let mut writing = stage.writing(stage.chloe).await;
        let grant = stage.chloe.edit(made.id);
        let nil = Change::Nil(product::Nil::None);
        let Changed::Stale { theirs, yours } =
            product::change(&mut writing, &grant, 1, nil.clone()).await.unwrap()
        else {
            panic!("stale")
        };
        assert_eq!((theirs.card.description.as_str(), theirs.changed_by), ("Agenda", stage.rose.person));
        assert_eq!((yours.description.as_str(), &yours.nil), ("", &product::Nil::None));
        let second = kept(product::change(&mut writing, &grant, 2, nil.clone()).await);
        assert_eq!((second.revision, second.card.description.as_str()), (3, "Agenda"));
        assert!(matches!(
            product::change(&mut writing, &grant, 3, nil).await.unwrap(),
            Changed::Unchanged(_)
        ));
        let past = product::history(&mut writing, &stage.chloe.see(), made.id).await.unwrap();
        let lines: Vec<_> = past.iter().map(|past| (past.revision, past.what.word())).collect();
        assert_eq!(lines, [(3, "nil"), (2, "described"), (1, "created")]);
        // Undone, then undone again.
        let undone = kept(product::undo(&mut writing, &grant, 3).await);
        assert_eq!(undone.card, first.card);
        assert_eq!(kept(product::undo(&mut writing, &grant, 4).await).card, second.card);
    });
}

#[test]
fn of_many_who_change_at_once_one_does() {
    on_each(|stage| async move {
        let made = stage.product(stage.rose, "Jade iOS Mobile").await;
        let tasks: Vec<_> = (0..6)
            .map(|i| {
                let (stage, id) = (stage.clone(), made.id);
                tokio::spawn(async move {
                    let mut writing = stage.writing(stage.chloe).await;
                    let change = described(&format!("{i}"));
                    let changed =
                        product::change(&mut writing, &stage.chloe.edit(id), 1, change).await.unwrap();
                    writing.commit().await.unwrap();
                    matches!(changed, Changed::Kept(_))
                })
            })
            .collect();
        let mut kept = 0;
        for task in tasks {
            kept += u32::from(task.await.unwrap());
        }
        assert_eq!(kept, 1);
    });
}

#[test]
fn editions_and_obsolete_versions_do_not_contradict_each_other() {
    on_each(|stage| async move {
        let made = stage.product(stage.rose, "Jade iOS Mobile").await;
        let mut writing = stage.writing(stage.rose).await;
        let grant = stage.rose.edit(made.id);
        let version = |number: &str, obsolete| Version {
            number: number.to_owned(),
            date: Some(date(2026, 3, 1)),
            obsolete,
        };
        let editions = |versions, none_obsolete| Change::Editions {
            editions: vec![Edition { name: "Cabinet".to_owned(), versions }],
            none_obsolete,
        };
        let wrong = [
            (editions(vec![version("4.1", true)], true), Refusal::ObsoleteDeclared),
            (editions(vec![version("4.1", false), version(" 4.1", false)], true), Refusal::VersionTwice),
            (editions(vec![version(" ", false)], true), Refusal::Empty),
        ];
        for (change, refusal) in wrong {
            let error = product::change(&mut writing, &grant, 1, change).await.unwrap_err();
            assert_eq!(error.refusal(), Some(refusal));
        }
        let change = editions(vec![version("4.1", false), version("3.9", false)], true);
        let card = kept(product::change(&mut writing, &grant, 1, change).await).card;
        assert!(card.none_obsolete && card.editions[0].versions.len() == 2);
    });
}

async fn facts(stage: &Stage, writing: &mut Writing, id: ProductId) -> answers::Facts {
    answers::facts(writing, &stage.rose.read(&Place::product(id, slug("x")))).await.unwrap()
}

async fn now(writing: &mut Writing, stage: &Stage, made: &Product, change: Change) {
    let current = product::get(writing, &stage.rose.see(), made.id).await.unwrap();
    kept(product::change(writing, &stage.rose.edit(made.id), current.revision, change).await);
}

#[test]
fn a_product_joins_when_it_is_concerned_and_named_as_citizens_see_it() {
    on_each(|stage| async move {
        let made = stage.product(stage.rose, "Jade iOS Mobile").await;
        let grant = stage.rose.edit(made.id);
        let mut writing = stage.writing(stage.rose).await;
        let planned = |planned| Change::Lifecycle(Lifecycle::InDevelopment { planned });
        let teleconsultation = Demarche::of(programme::shipped().unwrap(), "teleconsultation").unwrap();
        for far in [None, Some(date(2027, 5, 24))] {
            now(&mut writing, &stage, &made, planned(far)).await;
            let error = joined::join(&mut writing, &grant, &teleconsultation).await.unwrap_err();
            assert_eq!(error.refusal(), Some(Refusal::OutOfScope));
        }
        now(&mut writing, &stage, &made, planned(Some(date(2027, 5, 23)))).await;
        joined::join(&mut writing, &grant, &teleconsultation).await.unwrap();
        let error = joined::join(&mut writing, &grant, &teleconsultation).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::AlreadyJoined));

        let mes = Demarche::of(programme::shipped().unwrap(), "referencement-sans-echange").unwrap();
        let unknown = Demarche::of(programme::shipped().unwrap(), "inconnue");
        assert_eq!((mes.mes, unknown), (true, Err(Refusal::NotFound)));
        let error = joined::join(&mut writing, &grant, &mes).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::CommercialNameDiffers));
        now(&mut writing, &stage, &made, Change::MesName(Some("Jade".to_owned()))).await;
        joined::join(&mut writing, &grant, &mes).await.unwrap();
        let revision = product::get(&mut writing, &stage.rose.see(), made.id).await.unwrap().revision;
        let other = Change::MesName(Some("Jade Santé".to_owned()));
        let error = product::change(&mut writing, &grant, revision, other.clone()).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::CommercialNameDiffers));
        joined::leave(&mut writing, &grant, &mes.id).await.unwrap();
        kept(product::change(&mut writing, &grant, revision, other).await);
        let error = joined::leave(&mut writing, &grant, &mes.id).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::NotJoined));
    });
}

#[test]
fn leaving_and_coming_back_loses_no_answer() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let Subject::Product(id) = place.subject else { panic!("a product") };
        let (grant, demarche) = (stage.rose.edit(id), demarche("socles"));
        let mut writing = stage.writing(stage.rose).await;
        joined::join(&mut writing, &grant, &demarche).await.unwrap();
        writing.commit().await.unwrap();
        stage.answered(stage.rose, &place, &[("ins-1", yes())]).await;
        let mut writing = stage.writing(stage.chloe).await;
        joined::leave(&mut writing, &stage.chloe.edit(id), &demarche.id).await.unwrap();
        let all = answers::all(&mut writing, &stage.chloe.read(&place)).await.unwrap();
        assert_eq!(all["ins-1"].value, Some(yes()));
        joined::join(&mut writing, &stage.chloe.edit(id), &demarche).await.unwrap();
        let times = joined::of_product(&mut writing, &stage.chloe.see(), id).await.unwrap();
        let told: Vec<_> = times.iter().map(|time| (time.seq, time.joined_by, time.left_by)).collect();
        let (rose, chloe) = (stage.rose.person, stage.chloe.person);
        assert_eq!(told, [(1, rose, Some(chloe)), (2, chloe, None)]);
        writing.commit().await.unwrap();
        let audited = stage.audited().await;
        assert_eq!(audited[2..], ["demarche.joined", "answers.saved", "demarche.left", "demarche.joined"]);
    });
}

#[test]
fn a_split_copies_what_may_be_read_and_says_from_where() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let Subject::Product(id) = place.subject else { panic!("a product") };
        stage.answered(stage.rose, &place, &[("ins-1", yes()), ("ins-2", no())]).await;
        let mut writing = stage.writing(stage.rose).await;
        let support = |device: &str| Support {
            name: format!("Jade iOS {device}"),
            os: "iOS".to_owned(),
            device: device.to_owned(),
        };
        let (edit, create) = (stage.rose.edit(id), stage.rose.create());
        let alone = product::split(&mut writing, &edit, &create, support("Mobile"), &[]).await.unwrap();
        assert_eq!(alone.origin, Some(id));
        let all = facts(&stage, &mut writing, alone.id).await;
        assert!(all.contains_key(IDENTIFICATION) && !all.contains_key("doctrine-socles"), "{all:?}");

        let copy = [stage.rose.read(&place)];
        let both = product::split(&mut writing, &edit, &create, support("Montre"), &copy).await.unwrap();
        let (before, after) =
            (facts(&stage, &mut writing, id).await, facts(&stage, &mut writing, both.id).await);
        assert_eq!(before, after);
        let there = stage.rose.read(&Place::product(both.id, slug("doctrine-socles")));
        let past = answers::history(&mut writing, &there, &slug("ins-2")).await.unwrap();
        assert_eq!((past[0].cause, past[0].origin.clone()), (Cause::Copied, Some(id.to_string())));

        let same =
            product::split(&mut writing, &stage.rose.edit(both.id), &create, support("Montre"), &[]).await;
        assert_eq!(same.unwrap_err().refusal(), Some(Refusal::SameSupport));
    });
}

#[test]
fn an_archived_product_changes_no_more() {
    on_each(|stage| async move {
        let place = stage.place().await;
        let Subject::Product(id) = place.subject else { panic!("a product") };
        let mut writing = stage.writing(stage.rose).await;
        kept(product::archive(&mut writing, &stage.rose.archive(id), 1).await);
        writing.commit().await.unwrap();
        let mut writing = stage.writing(stage.rose).await;
        let edit = crate::records::stage::edit("ins-1", yes(), 0);
        let saved = answers::save(&mut writing, &stage.rose.draft(&place), &slug("2026.1"), edit).await;
        assert_eq!(saved.unwrap_err().refusal(), Some(Refusal::Archived));
        let changed = product::change(&mut writing, &stage.rose.edit(id), 2, described("x")).await;
        assert_eq!(changed.unwrap_err().refusal(), Some(Refusal::Archived));
        let joined = joined::join(&mut writing, &stage.rose.edit(id), &demarche("telesoin")).await;
        assert_eq!(joined.unwrap_err().refusal(), Some(Refusal::Archived));
        let back = kept(product::restore(&mut writing, &stage.rose.archive(id), 2).await);
        assert_eq!((back.archived_at, back.revision), (None, 3));
    });
}
