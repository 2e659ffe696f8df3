//! Products are created, looked at, changed.

use crate::stage::{card, on_each, slug};
use conformity::product::{self, NewProduct};
use conformity::{IDENTIFICATION, Place, Refusal, answers};
use serde_json::json;

#[test]
fn a_product_is_created_with_its_identification() {
    on_each(|stage| async move {
        let made = stage.product(stage.rose, "  Jade   iOS Mobile ").await;
        assert_eq!(made.card.name, "Jade iOS Mobile");
        assert_eq!((made.revision, made.created_by), (1, stage.rose.person));
        let mut reading = stage.reading(stage.rose).await;
        assert_eq!(product::list(&mut reading, &stage.rose.see()).await.unwrap(), [made.clone()]);
        let place = Place::product(made.id, slug(IDENTIFICATION));
        let all = answers::all(&mut reading, &stage.rose.read(&place)).await.unwrap();
        assert_eq!(all["nom"].value, Some(json!({ "text": "  Jade   iOS Mobile " })));
        assert_eq!(stage.audited().await, ["product.created", "answers.saved"]);
    });
}

#[test]
fn two_products_in_use_do_not_have_one_name() {
    on_each(|stage| async move {
        stage.product(stage.rose, "Jade iOS Mobile").await;
        stage.product(stage.igor, "Jade iOS Mobile").await;
        let mut writing = stage.writing(stage.chloe).await;
        let new =
            NewProduct { card: card("JADE ios mobile"), identification: Vec::new(), version: slug("2026.1") };
        let error = product::create(&mut writing, &stage.chloe.create(), new).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::NameTaken));
    });
}
