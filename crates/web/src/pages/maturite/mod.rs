//! Maturity and projection: what answers are worth and why, where one wants to go, what is only tried, the dated way there.

mod formula;
mod head;
mod history;
mod line;
mod radar;
mod score;

use crate::routes::Route;
use axum::routing::get;

/// The routes of the room: the same under a product and under the strategy. They win over the name of a theme.
pub const ROUTES: &[Route] = &[
    Route::get("/produits/{product}/{questionnaire}/maturite", || get(score::get)),
    Route::get("/strategie/{questionnaire}/maturite", || get(score::get)),
];

#[cfg(test)]
mod tests {
    #[test]
    fn no_theme_bears_the_name_of_a_page() {
        for questionnaire in conformity::questionnaire::shipped().unwrap() {
            for theme in &questionnaire.themes {
                let taken = ["etat", "maturite", "projection"].contains(&theme.id.as_str());
                assert!(!taken, "{} {}", questionnaire.id, theme.id);
            }
            assert_ne!(questionnaire.id, "trajectoire");
        }
    }
}
