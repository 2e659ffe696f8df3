//! Levels: from 0, growing, and each within reach of some set of answers.

use super::report::Report;
use crate::questionnaire::model::{Kind, Question, Questionnaire, Section, Theme};
use crate::questionnaire::read::Sheet;

pub(super) fn run(sheet: &Sheet, report: &mut Report) {
    let levels = &sheet.questionnaire.levels;
    let Some(first) = levels.first() else { return };
    if first.level != 0 || first.from != 0.0 {
        report.level(
            "level.start",
            sheet,
            "le premier niveau n’est pas le niveau 0 à partir de 0\u{202f}; ajoutez-le",
            "the first level is not level 0 from 0; add it",
        );
    }
    for pair in levels.windows(2) {
        if pair[1].level <= pair[0].level || pair[1].from <= pair[0].from {
            let (level, from) = (pair[1].level, pair[1].from);
            report.level(
                "level.order",
                sheet,
                format!("le niveau {level} (à partir de {from}) ne monte pas\u{202f}; niveaux et seuils doivent croître"),
                format!("level {level} (from {from}) does not grow; levels and thresholds must both grow"),
            );
        }
    }
    let best = best(&sheet.questionnaire);
    for step in levels {
        if step.level > 5 || !(0.0..=100.0).contains(&step.from) {
            let (level, from) = (step.level, step.from);
            report.level(
                "level.bounds",
                sheet,
                format!("le niveau {level} à partir de {from} est hors des bornes\u{202f}; niveaux de 0 à 5, seuils de 0 à 100"),
                format!("level {level} from {from} is out of bounds; levels from 0 to 5, thresholds from 0 to 100"),
            );
        } else if best.is_none_or(|best| best < step.from) {
            let (level, from, best) = (step.level, step.from, best.unwrap_or(0.0));
            report.level(
                "level.unreachable",
                sheet,
                format!("aucune réponse n’atteint le niveau {level} (à partir de {from}\u{202f}; au mieux {best:.1})\u{202f}; baissez le seuil ou ajoutez des choix conformes"),
                format!("no set of answers reaches level {level} (from {from}; {best:.1} at best); lower it or add compliant choices"),
            );
        }
    }
}

/// A score that no set of answers exceeds; none when nothing can be scored. What a condition may leave out, or what may
/// be answered "not applicable", is counted only when it helps: so a level told to be out of reach is so.
fn best(questionnaire: &Questionnaire) -> Option<f64> {
    let themes = questionnaire.themes.iter().filter(|theme| theme.weight > 0.0);
    let parts: Vec<Part> = themes.filter_map(theme_best).collect();
    highest(&parts).map(|best| 100.0 * best)
}

fn theme_best(theme: &Theme) -> Option<Part> {
    let parts: Vec<Part> =
        theme.sections.iter().flat_map(|s| s.questions.iter().filter_map(|q| part(s, q))).collect();
    let free = parts.iter().all(|part| part.free);
    highest(&parts).map(|value| Part { weight: theme.weight, value, free })
}

struct Part {
    weight: f64,
    value: f64,
    /// May be left out of the mean.
    free: bool,
}

fn part(section: &Section, question: &Question) -> Option<Part> {
    if question.weight <= 0.0 || !question.can_score() {
        return None;
    }
    let value = match question.kind {
        Kind::Level => 1.0,
        Kind::Number => question.bands.iter().filter_map(|band| band.outcome.worth()).fold(0.0, f64::max),
        _ => question.offers().iter().filter_map(|o| o.outcome?.worth()).fold(0.0, f64::max),
    };
    let silent = question.offers().iter().any(|o| o.outcome.is_none_or(|outcome| outcome.worth().is_none()))
        || question.bands.iter().any(|band| band.outcome.worth().is_none());
    let dated = question.valid_from.is_some() || question.valid_to.is_some();
    let free = silent
        || dated
        || question.may_be_not_applicable()
        || section.when.is_some()
        || question.when.is_some();
    Some(Part { weight: question.weight, value, free })
}

/// The highest weighted mean, with all that is not free and any of what is.
fn highest(parts: &[Part]) -> Option<f64> {
    let (mut worth, mut weight) = (0.0, 0.0);
    for part in parts.iter().filter(|part| !part.free) {
        worth += part.weight * part.value;
        weight += part.weight;
    }
    let mut free: Vec<&Part> = parts.iter().filter(|part| part.free).collect();
    free.sort_by(|a, b| b.value.total_cmp(&a.value));
    for part in free {
        if weight == 0.0 || part.value > worth / weight {
            worth += part.weight * part.value;
            weight += part.weight;
        }
    }
    (weight > 0.0).then(|| worth / weight)
}
