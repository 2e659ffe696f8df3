//! Saving, publishing, withdrawing; two people on one answer.

use super::{SHIPPED, editor, on_both, read, shipped, visitor, write};
use db::{Database, audit};
use faq::diff::{Change, diff};
use faq::store::{
    FaqError, Published, Saved, State, back_to_shipped, listing, publish, published, save, version, versions,
    withdraw,
};
use faq::{Entry, FaqIndex, FaqQuery, Lang};

const ID: &str = "insi-carte-nominative";

async fn keep(db: &Database, after: i64, entry: Entry, base: i64) -> Saved {
    let mut writing = write(db, &editor(after)).await;
    let saved = save(&mut writing, &SHIPPED, entry, base, "une remarque").await.unwrap();
    writing.commit().await.unwrap();
    saved
}

async fn make_public(db: &Database, number: i64) {
    let mut writing = write(db, &editor(500)).await;
    publish(&mut writing, &SHIPPED, ID, Lang::Fr, number).await.unwrap();
    writing.commit().await.unwrap();
}

async fn seen(db: &Database) -> Published {
    published(&mut read(db).await, &SHIPPED).await.unwrap()
}

fn of<'a>(published: &'a Published, id: &str) -> Option<&'a Entry> {
    published.entries.iter().find(|e| e.id == id && e.lang == Lang::Fr).map(|e| &**e)
}

fn changed(text: &str) -> Entry {
    Entry { answer: text.into(), ..shipped(ID) }
}

#[test]
fn an_edited_answer_takes_the_place_of_the_shipped_one() {
    on_both(|db| async move {
        let before = seen(&db).await;
        assert_eq!((before.revision, before.entries.len()), (0, SHIPPED.len()));
        // Typed with the spaces of a keyboard, kept as it is printed.
        let saved = keep(&db, 1, changed("Trois cartes conviennent : la CPS, l'autre et la CPF."), 0).await;
        assert!(matches!(saved, Saved::Kept { version: 1 }));
        assert_eq!(of(&seen(&db).await, ID), Some(&shipped(ID)), "a draft is not public");
        make_public(&db, 1).await;
        let after = seen(&db).await;
        let entry = of(&after, ID).unwrap();
        assert_eq!(entry.answer, "Trois cartes conviennent\u{202f}: la CPS, l’autre et la CPF.");
        assert_eq!(entry.updated.to_string(), "2026-12-01");
        assert_eq!(entry.created, shipped(ID).created);
        assert_eq!((after.revision, after.entries.len()), (1, SHIPPED.len()));
        assert!(after.damaged.is_empty());
        let found = FaqIndex::build(after.entries).search(&FaqQuery::text("trois cartes conviennent"));
        assert_eq!(found.items[0].entry.id, ID);
    });
}

#[test]
fn two_editors_lose_nothing() {
    on_both(|db| async move {
        keep(&db, 1, changed("Le premier texte."), 0).await;
        // Both read version 1; both save.
        let first = keep(&db, 2, changed("Le texte de la première."), 1).await;
        assert!(matches!(first, Saved::Kept { version: 2 }));
        let second = keep(&db, 3, changed("Le texte du second."), 1).await;
        let Saved::Beside { version: mine, theirs } = second else { panic!("{second:?}") };
        assert_eq!((mine, theirs.number, theirs.entry.answer.as_str()), (3, 2, "Le texte de la première."));
        let kept = version(&mut read(&db).await, ID, Lang::Fr, 3).await.unwrap().unwrap();
        assert!(kept.beside && kept.parent == 1 && kept.entry.answer == "Le texte du second.");
        let list = listing(&mut read(&db).await, &SHIPPED).await.unwrap();
        let line = list.iter().find(|l| l.id == ID && l.lang == Lang::Fr).unwrap();
        assert_eq!((line.latest, line.beside, line.has_draft()), (2, 1, true));
        // The second one sees both, and saves what both say.
        let lines = diff(&theirs.entry, &kept.entry, 0);
        let told: Vec<(Change, String)> = lines.iter().map(|l| (l.change, l.text())).collect();
        assert_eq!(
            told,
            [
                (Change::Removed, "Le texte de la première.".into()),
                (Change::Added, "Le texte du second.".into())
            ]
        );
        let both = keep(&db, 4, changed("Le texte de la première et du second."), 2).await;
        assert!(matches!(both, Saved::Kept { version: 4 }));
        let list = listing(&mut read(&db).await, &SHIPPED).await.unwrap();
        let line = list.iter().find(|l| l.id == ID && l.lang == Lang::Fr).unwrap();
        assert_eq!((line.latest, line.beside), (4, 0));
    });
}

/// At the same instant, on two connections: one is kept, the other one beside, whichever came first.
#[test]
fn two_saves_at_once_are_both_kept() {
    on_both(|db| async move {
        keep(&db, 1, changed("Le premier texte."), 0).await;
        let one = tokio::spawn({
            let db = db.clone();
            async move { keep(&db, 2, changed("Un."), 1).await }
        });
        let other = keep(&db, 3, changed("Deux."), 1).await;
        let both = [one.await.unwrap(), other];
        let kept = both.iter().filter(|s| matches!(s, Saved::Kept { .. })).count();
        let beside = both.iter().filter(|s| matches!(s, Saved::Beside { .. })).count();
        assert_eq!((kept, beside), (1, 1), "{both:?}");
        let all = versions(&mut read(&db).await, ID, Lang::Fr, i64::MAX, 10).await.unwrap();
        let mut texts: Vec<&str> = all.iter().map(|v| v.entry.answer.as_str()).collect();
        texts.sort_unstable();
        assert_eq!(texts, ["Deux.", "Le premier texte.", "Un."]);
    });
}

#[test]
fn a_form_sent_twice_is_one_version() {
    on_both(|db| async move {
        keep(&db, 1, changed("Une fois."), 0).await;
        assert!(matches!(keep(&db, 2, changed("Une fois."), 0).await, Saved::Unchanged { version: 1 }));
        assert!(matches!(keep(&db, 3, changed("Une fois."), 1).await, Saved::Unchanged { version: 1 }));
        let all = versions(&mut read(&db).await, ID, Lang::Fr, i64::MAX, 10).await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].note.as_str(), all[0].author.starts_with("person:")), ("une remarque", true));
    });
}

#[test]
fn history_goes_back_and_forth() {
    on_both(|db| async move {
        for (base, text) in ["Un.", "Deux.", "Trois."].into_iter().enumerate() {
            keep(&db, 1 + base as i64, changed(text), base as i64).await;
        }
        make_public(&db, 3).await;
        make_public(&db, 1).await;
        assert_eq!(of(&seen(&db).await, ID).unwrap().answer, "Un.");
        let older = versions(&mut read(&db).await, ID, Lang::Fr, 3, 10).await.unwrap();
        assert_eq!(older.iter().map(|v| v.number).collect::<Vec<_>>(), [2, 1]);
        let mut writing = write(&db, &editor(600)).await;
        back_to_shipped(&mut writing, &SHIPPED, ID, Lang::Fr).await.unwrap();
        writing.commit().await.unwrap();
        let now = seen(&db).await;
        assert_eq!((of(&now, ID), now.revision), (Some(&shipped(ID)), 3));
        let trail = audit::by_object(&mut read(&db).await, "faq", ID, 20).await.unwrap();
        let actions: Vec<&str> = trail.iter().map(|e| e.action.as_str()).collect();
        assert_eq!(
            actions,
            ["faq.shipped", "faq.published", "faq.published", "faq.saved", "faq.saved", "faq.saved"]
        );
    });
}

#[test]
fn a_new_answer_and_a_withdrawn_one() {
    on_both(|db| async move {
        let new = Entry { id: "nouvelle-reponse".into(), ..changed("Elle est nouvelle.") };
        keep(&db, 1, new, 0).await;
        let mut writing = write(&db, &editor(2)).await;
        withdraw(&mut writing, &SHIPPED, "convergence-support", Lang::Fr).await.unwrap();
        publish(&mut writing, &SHIPPED, "nouvelle-reponse", Lang::Fr, 1).await.unwrap();
        writing.commit().await.unwrap();
        let now = seen(&db).await;
        assert!(of(&now, "nouvelle-reponse").is_some() && of(&now, "convergence-support").is_none());
        assert_eq!(now.entries.len(), SHIPPED.len());
        let list = listing(&mut read(&db).await, &SHIPPED).await.unwrap();
        let state = |id: &str| list.iter().find(|l| l.id == id && l.lang == Lang::Fr).map(|l| l.state);
        assert_eq!(state("nouvelle-reponse"), Some(State::Edited));
        assert_eq!(state("convergence-support"), Some(State::Withdrawn));
        assert_eq!(state(ID), Some(State::Shipped));
        let mut writing = write(&db, &editor(3)).await;
        let gone = back_to_shipped(&mut writing, &SHIPPED, "nouvelle-reponse", Lang::Fr).await;
        assert!(matches!(gone, Err(FaqError::NotFound)), "it was never shipped");
    });
}

#[test]
fn a_new_shipped_text_under_an_edited_one_is_told() {
    on_both(|db| async move {
        keep(&db, 1, changed("Le nôtre."), 0).await;
        make_public(&db, 1).await;
        let mut shipped_later = SHIPPED.clone();
        for entry in shipped_later.iter_mut().filter(|e| e.id == ID && e.lang == Lang::Fr) {
            *entry = std::sync::Arc::new(changed("La version livrée ensuite."));
        }
        for (shipped, told) in [(&*SHIPPED, false), (&shipped_later, true)] {
            let list = listing(&mut read(&db).await, shipped).await.unwrap();
            let line = list.iter().find(|l| l.id == ID && l.lang == Lang::Fr).unwrap();
            assert_eq!((line.state, line.shipped_changed), (State::Edited, told));
        }
    });
}

#[test]
fn only_editors_edit_and_only_whole_entries_are_saved() {
    on_both(|db| async move {
        let mut writing = write(&db, &visitor(1)).await;
        let refused = save(&mut writing, &SHIPPED, changed("x"), 0, "").await;
        assert!(matches!(refused, Err(FaqError::Forbidden)));
        assert!(matches!(publish(&mut writing, &SHIPPED, ID, Lang::Fr, 1).await, Err(FaqError::Forbidden)));
        assert!(matches!(withdraw(&mut writing, &SHIPPED, ID, Lang::Fr).await, Err(FaqError::Forbidden)));
        drop(writing);
        for (field, entry) in [
            ("answer", changed("  ")),
            ("question", Entry { question: " ".into(), ..shipped(ID) }),
            ("question", Entry { question: "x".repeat(501), ..shipped(ID) }),
            ("id", Entry { id: "../etc".into(), ..shipped(ID) }),
            ("sources", Entry { sources: Vec::new(), ..shipped(ID) }),
            ("missing", Entry { incomplete: true, ..shipped(ID) }),
            ("answer", changed(&"x".repeat(300_000))),
            ("produit", {
                let mut entry = shipped(ID);
                entry.facets.produit.push("inconnu".into());
                entry
            }),
        ] {
            let mut writing = write(&db, &editor(2)).await;
            let broken = save(&mut writing, &SHIPPED, entry, 0, "").await;
            let Err(error @ FaqError::Invalid(_)) = broken else { panic!("{field}: {broken:?}") };
            assert!(error.text()[0].starts_with(&format!("Champ «\u{202f}{field}\u{202f}»")), "{error}");
        }
        let mut writing = write(&db, &editor(3)).await;
        let ahead = save(&mut writing, &SHIPPED, changed("x"), 7, "").await;
        assert!(matches!(ahead, Err(FaqError::NotFound)), "over a version that is not there");
        drop(writing);
        let mut writing = write(&db, &editor(4)).await;
        let missing = publish(&mut writing, &SHIPPED, ID, Lang::Fr, 9).await;
        assert!(matches!(missing, Err(FaqError::NotFound)));
        drop(writing);
        assert_eq!(seen(&db).await.revision, 0);
    });
}
