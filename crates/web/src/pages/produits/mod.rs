//! The products of the company: list, creation, one product, the démarches it joins, its other supports; the global strategy.

mod acts;
mod create;
mod join;
mod list;
mod product;
mod split;
mod strategy;

pub use list::rounded;

use crate::error::{Code, Failure};
use crate::lang::Lang;
use crate::routes::Route;
use accounts::rights::QuestionnaireCode;
use axum::routing::{get, post};
use conformity::joined::{self, Joined};
use conformity::product::Product;
use conformity::programme::{self, Demarche, Programme};
use conformity::questionnaire::{self, Choice as QuestionChoice, Plan, Question, Scope, Text};
use conformity::{CanEdit, CanSee, IDENTIFICATION, Place, ProductId, Slug};
use db::Reading;

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/produits", || get(list::get)),
    Route::both("/produits/nouveau", || get(create::get), || post(create::post)),
    Route::get("/produits/{product}", || get(product::get)),
    Route::post("/produits/{product}/archiver", || post(acts::archive)),
    Route::both("/produits/{product}/decliner", || get(split::get), || post(split::post)),
    Route::post("/produits/{product}/quitter", || post(join::leave)),
    Route::post("/produits/{product}/rejoindre", || post(join::join)),
    Route::post("/produits/{product}/reprendre", || post(acts::restore)),
    Route::get("/strategie", || get(strategy::get)),
];

const PRODUCTS: &str = "/produits";
const QUALIFICATION: &str = "qualification";

/// Where a product is shown.
fn url(id: ProductId) -> String {
    format!("{PRODUCTS}/{id}")
}

/// The product that an address names; one that is no identifier is no product.
fn product_of(text: &str) -> Result<ProductId, Failure> {
    text.parse().map_err(|_| Failure::of(Code::NotFound))
}

/// The programme of the démarches.
pub fn programme() -> Result<&'static Programme, Failure> {
    programme::shipped().map_err(|error| {
        tracing::error!(error = %error, "The programme cannot be read");
        Failure::of(Code::Internal)
    })
}

/// The plan of a questionnaire that comes with the program.
pub fn plan(id: &str) -> Option<&'static Plan> {
    questionnaire::shipped_plans().iter().find(|plan| plan.questionnaire().id == id)
}

/// The questionnaires of a product, in reading order: who it is, what it does, then those of the démarches it is in.
pub fn questionnaires(joined: &[Joined], programme: &'static Programme) -> Vec<&'static str> {
    let mut all = vec![IDENTIFICATION, QUALIFICATION];
    for demarche in present(joined, programme) {
        all.extend(demarche.questionnaires.iter().map(String::as_str).filter(|id| plan(id).is_some()));
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|id| seen.insert(*id));
    all
}

/// The questionnaires of some products, with their names: for the screen of rights.
pub async fn questionnaires_of<'a>(
    reading: &mut Reading,
    see: &CanSee,
    products: &'a [Product],
) -> Result<Vec<(&'a Product, Vec<(&'static str, identifiers::Text)>)>, Failure> {
    let programme = programme()?;
    let times = joined::of_company(reading, see).await?;
    let of = |product: &'a Product| {
        let own: Vec<_> = times.iter().filter(|time| time.product == product.id).cloned().collect();
        let all = questionnaires(&own, programme).into_iter().filter_map(|id| {
            let title = &plan(id)?.questionnaire().title;
            Some((id, identifiers::Text::of(title.fr.clone(), said(title, Lang::En).to_owned())))
        });
        (product, all.collect())
    };
    Ok(products.iter().map(of).collect())
}

/// The démarches that a product is in.
fn present<'a>(joined: &[Joined], programme: &'a Programme) -> Vec<&'a Demarche> {
    let now = joined.iter().filter(|time| time.left_at.is_none());
    now.filter_map(|time| programme.demarche(time.demarche.as_str())).collect()
}

/// Every questionnaire that products answer, as rights name them.
fn codes() -> Vec<QuestionnaireCode> {
    let of_products = |plan: &&Plan| plan.questionnaire().scope == Scope::Product;
    let plans = questionnaire::shipped_plans().iter().filter(of_products);
    plans.filter_map(|plan| plan.questionnaire().id.parse().ok()).collect()
}

/// The right to change the card of a product: to draft its identification.
pub fn edits(see: &CanSee, product: ProductId) -> Result<CanEdit, Failure> {
    Ok(see.access(identification(product)?)?.draft()?.card()?)
}

fn identification(product: ProductId) -> Result<Place, Failure> {
    let id: Slug = IDENTIFICATION.parse().map_err(|_| Failure::of(Code::Internal))?;
    Ok(Place::product(product, id))
}

/// A text of the content, in the language of the reader; titles have both.
pub fn said(text: &Text, t: Lang) -> &str {
    t.pick(text.fr.as_str(), text.en.as_deref().unwrap_or(&text.fr))
}

/// A choice, in the language of the reader; one without a title is shown by its name.
pub fn choice_name(choice: &QuestionChoice, t: Lang) -> &str {
    choice.title.as_ref().map_or(choice.id.as_str(), |title| said(title, t))
}

/// A question of the identification.
fn question(id: &str) -> Option<&'static Question> {
    let plan = plan(IDENTIFICATION)?;
    Some(plan.question(plan.position(id)?))
}
