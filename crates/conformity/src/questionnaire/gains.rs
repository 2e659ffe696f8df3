//! What moves a score most: what each answer would bring if it became the best one.

use super::evaluate::Evaluation;
use super::model::{Kind, Question};
use super::plan::Plan;
use serde::Serialize;

/// What a question would bring.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Gain {
    /// Position of the question.
    pub at: usize,
    /// Points of the score of the questionnaire, 0 to 100.
    pub points: f64,
    /// Points of the score of its theme, 0 to 100.
    pub in_theme: f64,
}

impl Question {
    /// The most that an answer is worth, 0 to 1; none when no answer is worth anything.
    pub fn best(&self) -> Option<f64> {
        let worths = |outcomes: &mut dyn Iterator<Item = super::model::Outcome>| {
            outcomes.filter_map(super::model::Outcome::worth).reduce(f64::max)
        };
        match self.kind {
            Kind::Single | Kind::Multiple | Kind::YesNo => {
                worths(&mut self.offers().iter().filter_map(|offer| offer.outcome))
            }
            Kind::Number => worths(&mut self.bands.iter().map(|band| band.outcome)),
            Kind::Level => Some(1.0),
            Kind::Text | Kind::Date | Kind::Table | Kind::File => None,
        }
    }
}

impl Plan {
    /// What each scored question would bring by its best answer, all else unchanged; the most first, then in reading order.
    /// Questions that the new answer would open are not counted.
    pub fn gains(&self, evaluation: &Evaluation) -> Vec<Gain> {
        let themes = &self.questionnaire().themes;
        let mut weights = vec![0.0; themes.len()];
        let scored = evaluation.questions.iter().enumerate();
        let scored: Vec<(usize, f64)> = scored.filter_map(|(at, state)| Some((at, state.value?))).collect();
        for (at, _) in &scored {
            if let Some((theme, _)) = self.place(*at) {
                weights[theme] += self.question(*at).weight;
            }
        }
        let all: f64 =
            themes.iter().zip(&weights).filter(|(_, sum)| **sum > 0.0).map(|(one, _)| one.weight).sum();
        let gain = |(at, value): (usize, f64)| {
            let (theme, _) = self.place(at)?;
            let question = self.question(at);
            let missing = (question.best()? - value).max(0.0);
            let in_theme = 100.0 * missing * question.weight / weights[theme];
            let points = if all > 0.0 { in_theme * themes[theme].weight / all } else { 0.0 };
            (in_theme > 0.0).then_some(Gain { at, points, in_theme })
        };
        let mut gains: Vec<Gain> = scored.into_iter().filter_map(gain).collect();
        gains.sort_by(|a, b| b.points.total_cmp(&a.points).then(a.at.cmp(&b.at)));
        gains
    }
}
