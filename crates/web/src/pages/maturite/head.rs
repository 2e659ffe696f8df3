//! What the pages of the maturity of one questionnaire share: where they stand, how one goes from one to another.

use crate::lang::Lang;
use crate::pages::produits::said;
use crate::pages::questionnaire::{Sheet, back, url};
use conformity::Subject;

/// Which of the pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Scores.
    Score,
    /// Targets.
    Projection,
    /// Trials.
    Trials,
}

/// Breadcrumb and tabs.
pub struct Head {
    /// Where one comes from: address, words.
    pub crumbs: Vec<(String, String)>,
    /// The other pages: address, words, this one.
    pub tabs: Vec<(String, &'static str, bool)>,
}

impl Head {
    /// Of a page of a questionnaire.
    pub fn new(sheet: &Sheet, tab: Tab, t: Lang) -> Self {
        let (place, questionnaire) = (&sheet.access.place, sheet.plan.questionnaire());
        let here = url(place);
        let mut tabs = vec![
            (format!("{here}/maturite"), t.maturity_tab(), tab == Tab::Score),
            (format!("{here}/projection"), t.projection_tab(), tab == Tab::Projection),
            (format!("{here}/projection/essais"), t.trials_tab(), tab == Tab::Trials),
        ];
        if let Subject::Product(id) = place.subject {
            tabs.push((format!("/produits/{id}/trajectoire"), t.road_tab(), false));
            tabs.push((format!("/comparer/{}", place.questionnaire), t.compare_tab(), false));
        } else {
            tabs.push(("/trajectoire?produit=strategie".to_owned(), t.road_tab(), false));
        }
        let title = said(&questionnaire.title, t).to_owned();
        Self { crumbs: vec![back(sheet, t), (here, title)], tabs }
    }
}
