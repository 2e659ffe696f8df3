//! Maturity and projection: what answers are worth and why, where one wants to go, what is only tried, the dated way there.

mod compare;
mod formula;
mod head;
mod history;
mod ics;
mod line;
mod projection;
mod radar;
mod roadmap;
mod score;
mod target;
mod trial;
mod trials;
mod way;

use crate::routes::Route;
use axum::routing::{get, post};

/// The routes of the room: the same under a product and under the strategy. They win over the name of a theme.
pub const ROUTES: &[Route] = &[
    Route::get("/comparer/{questionnaire}", || get(compare::get)),
    Route::get("/produits/{product}/trajectoire", || get(roadmap::get)),
    Route::get("/produits/{product}/trajectoire.ics", || get(ics::get)),
    Route::get("/produits/{product}/{questionnaire}/maturite", || get(score::get)),
    Route::both(
        "/produits/{product}/{questionnaire}/projection",
        || get(projection::get),
        || post(projection::post),
    ),
    Route::both(
        "/produits/{product}/{questionnaire}/projection/essais",
        || get(trials::get),
        || post(trials::post),
    ),
    Route::both(
        "/produits/{product}/{questionnaire}/projection/essais/{essai}",
        || get(trial::get),
        || post(trial::post),
    ),
    Route::get("/strategie/{questionnaire}/maturite", || get(score::get)),
    Route::both("/strategie/{questionnaire}/projection", || get(projection::get), || post(projection::post)),
    Route::both("/strategie/{questionnaire}/projection/essais", || get(trials::get), || post(trials::post)),
    Route::both(
        "/strategie/{questionnaire}/projection/essais/{essai}",
        || get(trial::get),
        || post(trial::post),
    ),
    Route::get("/trajectoire", || get(roadmap::get)),
    Route::get("/trajectoire.ics", || get(ics::get)),
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
