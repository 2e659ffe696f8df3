//! Answers are saved, and what follows from them: the card of the product, the history of scores.

use super::sheet::Sheet;
use crate::desk::Signed;
use crate::error::{Code, Failure};
use conformity::answers::{self, Edit, Saved};
use conformity::product::{self, Change, Changed};
use conformity::questionnaire::Value;
use conformity::{IDENTIFICATION, Slug, Subject, published};
use db::Writing;

/// Saves answers of one questionnaire: what became of each, and the questionnaire as it stands then.
pub async fn save(
    writing: &mut Writing,
    signed: &Signed,
    sheet: &Sheet,
    edits: Vec<Edit>,
) -> Result<(Vec<(Slug, Saved)>, Sheet), Failure> {
    let (draft, place) = (sheet.access.clone().draft()?, &sheet.access.place);
    let version = match &sheet.form.version {
        Some(version) => version.clone(),
        None => offered(writing, place).await?,
    };
    let saved = answers::save_page(writing, &draft, &version, edits).await?;
    let after = Sheet::open(writing, signed, place.clone()).await?;
    if place.questionnaire.as_str() == IDENTIFICATION {
        rename(writing, &after).await?;
    }
    after.keep_scores(writing).await?;
    Ok((saved, after))
}

/// The version that whoever begins answers.
async fn offered(writing: &mut Writing, place: &conformity::Place) -> Result<Slug, Failure> {
    let see = crate::standing::sees(writing).await?;
    let versions = published::list(writing, &see).await?;
    let current = published::current(&versions, place.questionnaire.as_str());
    current.map(|version| version.version.clone()).ok_or_else(|| Failure::of(Code::NotFound))
}

/// The card of a product is what its identification says: both change together.
pub async fn rename(writing: &mut Writing, sheet: &Sheet) -> Result<(), Failure> {
    let Subject::Product(id) = sheet.access.place.subject else { return Ok(()) };
    let answers = sheet.answers.iter().filter_map(|(id, answer)| {
        Some((id.to_string(), serde_json::from_value::<Value>(answer.value.clone()?).ok()?))
    });
    let facts = sheet.plan.facts(&answers.collect(), &sheet.evaluation);
    let see = crate::standing::sees(writing).await?;
    let known = product::get(writing, &see, id).await?.revision;
    let grant = sheet.access.clone().draft()?.card()?;
    let change = Change::Whole(Box::new(product::card_of(&facts.answers)));
    match product::change(writing, &grant, known, change).await? {
        Changed::Stale { .. } => Err(conformity::Refusal::Stale.into()),
        _ => Ok(()),
    }
}
