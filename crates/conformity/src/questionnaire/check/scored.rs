//! Weights: finite, not negative, and only where something can be scored.

use super::report::{At, Report};
use crate::questionnaire::read::Sheet;

pub(super) fn run(sheet: &Sheet, report: &mut Report) {
    for (at, theme) in At::themes(sheet) {
        weight(theme.weight, at, report);
    }
    for (at, question) in At::questions(sheet) {
        weight(question.weight, at, report);
        if question.weight > 0.0 && !question.can_score() {
            report.error(
                "weight.unscored",
                at,
                "rien dans cette question ne vaut de points\u{202f}; écrivez «\u{202f}weight: 0\u{202f}», ou donnez un «\u{202f}outcome\u{202f}» aux choix (ou des «\u{202f}bands\u{202f}» au nombre)",
                "nothing in this question is worth points; write `weight: 0`, or give an `outcome` to choices (or `bands` to the number)",
            );
        }
    }
}

fn weight(weight: f64, at: At<'_>, report: &mut Report) {
    if !(0.0..=1000.0).contains(&weight) {
        report.error(
            "weight.bounds",
            at,
            format!("le poids {weight} n’est pas entre 0 et 1000\u{202f}; corrigez-le"),
            format!("the weight {weight} is not between 0 and 1000; mend it"),
        );
    }
}
