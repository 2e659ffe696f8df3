//! The published formula with the figures put in: every number that enters a score, theme by theme.

use crate::lang::Lang;
use crate::pages::produits::said;
use crate::pages::questionnaire::{Sheet, url};

/// A theme, as it enters the score.
pub struct Part {
    /// Its title.
    pub title: String,
    /// Its weight among the themes.
    pub weight: String,
    /// Its score.
    pub score: String,
    /// Weight × score.
    pub product: String,
    /// Its questions.
    pub lines: Vec<Line>,
    /// `100 × 12,5 / 20 = 62,5 %`.
    pub sum: String,
    /// How many are worth all, half or between, nothing, and how many do not count.
    pub counts: String,
}

/// A question, as it enters the score of its theme.
pub struct Line {
    /// Where it is answered.
    pub url: String,
    /// The question.
    pub title: String,
    /// Its weight.
    pub weight: String,
    /// What its answer is worth.
    pub value: String,
    /// Weight × value.
    pub product: String,
}

/// The themes that have a score, and the sum that makes the whole one.
pub fn parts(sheet: &Sheet, t: Lang) -> (Vec<Part>, String) {
    let (plan, evaluation, here) = (sheet.plan, &sheet.evaluation, url(&sheet.access.place));
    let mut parts = Vec::new();
    let (mut worth, mut weights) = (0.0, 0.0);
    for (at, theme) in plan.questionnaire().themes.iter().enumerate() {
        let Some(score) = evaluation.themes[at].score else { continue };
        worth += theme.weight * score;
        weights += theme.weight;
        let (mut lines, mut over, mut under) = (Vec::new(), 0.0, 0.0);
        let (mut full, mut part, mut none, mut out) = (0, 0, 0, 0);
        for question in (0..plan.len()).filter(|one| plan.place(*one).is_some_and(|(theme, _)| theme == at)) {
            let (asked, state) = (plan.question(question), evaluation.questions[question]);
            let Some(value) = state.value else {
                out += usize::from(state.asked);
                continue;
            };
            over += asked.weight * value;
            under += asked.weight;
            match value {
                value if value >= 1.0 => full += 1,
                value if value > 0.0 => part += 1,
                _ => none += 1,
            }
            lines.push(Line {
                url: format!("{here}/{}#q-{}", theme.id, asked.id),
                title: said(&asked.title, t).to_owned(),
                weight: t.decimal(asked.weight),
                value: if state.answered { t.decimal(value) } else { t.formula_unanswered().to_owned() },
                product: t.decimal(asked.weight * value),
            });
        }
        parts.push(Part {
            title: said(&theme.title, t).to_owned(),
            weight: t.decimal(theme.weight),
            score: t.percent_exact(score),
            product: t.decimal(theme.weight * score),
            lines,
            sum: format!("100 × {} / {} = {}", t.decimal(over), t.decimal(under), t.percent_exact(score)),
            counts: t.formula_counts(full, part, none, out),
        });
    }
    let whole = evaluation.whole.score.map(|score| t.percent_exact(score)).unwrap_or_default();
    (parts, format!("{} / {} = {whole}", t.decimal(worth), t.decimal(weights)))
}
