//! The shipped content: readable, complete, sourced, in correct French.

use faq::content::{shipped_entries, shipped_facets, shipped_synonyms};
use faq::{Facet, Lang};

#[test]
fn everything_shipped_can_be_read() {
    shipped_entries().unwrap();
    assert!(shipped_facets().values(Facet::Produit).len() > 10);
    assert_eq!(
        shipped_facets().question(Facet::Offre, Lang::Fr),
        "Votre question concerne quel type d’offre\u{202f}?"
    );
    assert!(shipped_synonyms().same().len() > 50);
}
