//! `GET /comparer/{questionnaire}`: the products of a company side by side on one questionnaire, theme by theme.

use super::score::step_name;
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::lang::Lang;
use crate::pages::appraised::Appraised;
use crate::pages::produits::{plan, rounded, said};
use crate::pages::questionnaire::{Parts, url};
use crate::pages::{Frame, Section, html};
use crate::standing;
use accounts::civil;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::questionnaire::{Scope, level};
use conformity::{Place, Slug, Subject, product};

#[derive(Template)]
#[template(path = "maturite/compare.html")]
struct Page {
    frame: Frame,
    t: Lang,
    themes: Vec<String>,
    rows: Vec<Row>,
    mean: Vec<Option<(u64, String)>>,
}

/// A product.
struct Row {
    url: String,
    name: String,
    level: Option<String>,
    coverage: String,
    /// The whole, then each theme.
    cells: Vec<Cell>,
}

/// A score: whole number for the bar, words, the first or the last of its theme.
struct Cell {
    score: Option<(u64, String)>,
    mark: &'static str,
}

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let t = signed.lang;
    let gone = || Failure::of(Code::NotFound);
    let id: Slug = parts.get("questionnaire").and_then(|id| id.parse().ok()).ok_or_else(gone)?;
    let plan =
        plan(id.as_str()).filter(|plan| plan.questionnaire().scope == Scope::Product).ok_or_else(gone)?;
    let questionnaire = plan.questionnaire();
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let mut products = product::list(&mut reading, &see).await?;
    let place = |product: &product::Product| Place::product(product.id, id.clone());
    products.retain(|one| one.archived_at.is_none() && see.access(place(one)).is_ok());
    let today = civil::date(signed.caller.acting.now());
    let appraised = Appraised::of(&mut reading, &see, &products, today).await?;
    drop(reading);
    let mut scores = Vec::new();
    let mut rows = Vec::new();
    for product in &products {
        let Some(evaluation) = appraised.of_form(Subject::Product(product.id), id.as_str()) else { continue };
        // What nobody began is not compared: it would be the last everywhere.
        if evaluation.whole.answered == 0 {
            continue;
        }
        let each = evaluation.themes.iter().map(|theme| theme.score);
        scores.push(std::iter::once(evaluation.whole.score).chain(each).collect::<Vec<_>>());
        let step = evaluation.whole.score.and_then(|score| level(&questionnaire.levels, score));
        rows.push(Row {
            url: format!("{}/maturite", url(&place(product))),
            name: product.card.name.clone(),
            level: step.map(|level| format!("{level}, {}", step_name(&questionnaire.levels, level, t))),
            coverage: format!("{} / {}", evaluation.whole.answered, evaluation.whole.asked),
            cells: Vec::new(),
        });
    }
    // Themes that no product scores say nothing.
    let columns: Vec<usize> = (0..=questionnaire.themes.len())
        .filter(|column| *column == 0 || scores.iter().any(|row| row[*column].is_some()))
        .collect();
    let shown = |score: f64| (rounded(score), t.percent_exact(score));
    let mut mean = Vec::new();
    for column in &columns {
        let known: Vec<f64> = scores.iter().filter_map(|row| row[*column]).collect();
        let (low, high) =
            known.iter().fold((f64::MAX, f64::MIN), |(low, high), one| (low.min(*one), high.max(*one)));
        for (row, own) in rows.iter_mut().zip(&scores) {
            let mark = match own[*column] {
                Some(score) if high > low && score >= high => t.compare_best(),
                Some(score) if high > low && score <= low => t.compare_last(),
                _ => "",
            };
            row.cells.push(Cell { score: own[*column].map(shown), mark });
        }
        mean.push((!known.is_empty()).then(|| shown(known.iter().sum::<f64>() / known.len() as f64)));
    }
    let title = |column: &usize| match column.checked_sub(1) {
        None => t.maturity_score().to_owned(),
        Some(theme) => said(&questionnaire.themes[theme].title, t).to_owned(),
    };
    let page = Page {
        frame: Frame::new(&signed, Section::Products, t.compare_title(said(&questionnaire.title, t))),
        t,
        themes: columns.iter().map(title).collect(),
        rows,
        mean,
    };
    Ok(html(&signed, StatusCode::OK, &page))
}
