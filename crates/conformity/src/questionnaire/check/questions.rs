//! Questions, one by one: what their kind needs and refuses, sources, FAQ, days.

use super::Known;
use super::names::{once, slug};
use super::report::{At, Report};
use crate::questionnaire::model::{Choice, Kind, Question};
use crate::questionnaire::offers::MAX_CHOICES;
use crate::questionnaire::read::Sheet;
use std::collections::BTreeSet;

pub(super) fn run(sheet: &Sheet, known: &Known, report: &mut Report) {
    let questionnaire = &sheet.questionnaire;
    let mut cited = BTreeSet::new();
    if questionnaire.themes.is_empty() {
        let (fr, en) =
            ("le questionnaire n’a pas de thème\u{202f}; ajoutez-en un", "there is no theme; add one");
        report.error("empty", At::file(sheet), fr, en);
    }
    days(questionnaire.valid_from, questionnaire.valid_to, At::file(sheet), report);
    for (at, question) in At::questions(sheet) {
        cited.insert(question.source.of.as_str());
        if !questionnaire.sources.contains_key(&question.source.of) {
            let (source, list) = (&question.source.of, joined(questionnaire.sources.keys()));
            report.error(
                "source.unknown",
                at,
                format!("la source «\u{202f}{source}\u{202f}» n’est pas dans «\u{202f}sources\u{202f}» ({list})\u{202f}; ajoutez-la ou corrigez"),
                format!("the source `{source}` is not in `sources` ({list}); add it or mend the name"),
            );
        }
        for entry in
            question.faq.iter().filter(|entry| known.faq.as_ref().is_some_and(|faq| !faq.contains(*entry)))
        {
            report.error(
                "faq.unknown",
                at,
                format!("la FAQ n’a pas d’entrée «\u{202f}{entry}\u{202f}»\u{202f}; corrigez l’identifiant ou retirez-le"),
                format!("the FAQ has no entry `{entry}`; mend the identifier or remove it"),
            );
        }
        days(question.valid_from, question.valid_to, at, report);
        shape(question, at, report);
        choices(&question.choices, at, report);
        table(question, at, report);
        numbers(question, at, report);
    }
    for source in questionnaire.sources.keys().filter(|source| !cited.contains(source.as_str())) {
        report.warning(
            "source.unused",
            At::file(sheet),
            format!(
                "aucune question ne cite la source «\u{202f}{source}\u{202f}»\u{202f}; citez-la ou retirez-la"
            ),
            format!("no question cites the source `{source}`; cite it or remove it"),
        );
    }
}

/// Fields that the kind does not use, or needs.
fn shape(question: &Question, at: At<'_>, report: &mut Report) {
    use Kind::{Multiple, Number, Single, Table, YesNo};
    let kind = question.kind;
    let fields = [
        ("choices", !question.choices.is_empty(), matches!(kind, Single | Multiple | YesNo)),
        ("bands", !question.bands.is_empty(), kind == Number),
        ("columns", !question.columns.is_empty(), kind == Table),
        ("unit", question.unit.is_some(), kind == Number),
        ("min", question.min.is_some(), matches!(kind, Number | Table)),
        ("max", question.max.is_some(), matches!(kind, Number | Table)),
    ];
    for (field, _, _) in fields.into_iter().filter(|(_, given, used)| *given && !used) {
        report.error(
            "field.unused",
            at,
            format!("«\u{202f}{field}\u{202f}» ne sert pas à cette sorte de question\u{202f}; retirez-le ou changez «\u{202f}kind\u{202f}»"),
            format!("`{field}` does nothing in this kind of question; remove it or change `kind`"),
        );
    }
    let least = match kind {
        Single => 2,
        Multiple => 1,
        _ => 0,
    };
    if question.choices.len() < least {
        report.error(
            "choices.missing",
            at,
            format!("il faut au moins {least} choix\u{202f}; complétez «\u{202f}choices\u{202f}»"),
            format!("at least {least} choices are needed; complete `choices`"),
        );
    }
    if kind == YesNo {
        for choice in question.choices.iter().filter(|c| !["yes", "partly", "no"].contains(&c.id.as_str())) {
            report.error(
                "choices.yes_no",
                at,
                format!("«\u{202f}{}\u{202f}» n’est pas un choix de yes_no\u{202f}; gardez yes, partly, no ou changez «\u{202f}kind\u{202f}»", choice.id),
                format!("`{}` is not a choice of yes_no; keep yes, partly, no or change `kind`", choice.id),
            );
        }
    }
    for choice in question.choices.iter().filter(|choice| choice.alone && kind != Multiple) {
        report.error(
            "choices.alone",
            at,
            format!("«\u{202f}alone\u{202f}» (choix «\u{202f}{}\u{202f}») n’a de sens que pour multiple\u{202f}; retirez-le", choice.id),
            format!("`alone` (choice `{}`) has a meaning for multiple only; remove it", choice.id),
        );
    }
}

fn choices(list: &[Choice], at: At<'_>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for choice in list {
        slug(&choice.id, at, report);
        once(&choice.id, &mut seen, at, report);
        choice.enables.iter().for_each(|group| slug(group, at, report));
        if choice.id == "not-applicable" || choice.id == "not_applicable" {
            report.error(
                "choices.not_applicable",
                at,
                "«\u{202f}sans objet\u{202f}» n’est pas un choix\u{202f}: il porte un motif\u{202f}; écrivez «\u{202f}not_applicable: true\u{202f}»",
                "\"not applicable\" is not a choice: it has a reason; write `not_applicable: true`",
            );
        }
    }
    if list.len() > MAX_CHOICES {
        report.error(
            "choices.many",
            at,
            format!("{} choix, plus que les {MAX_CHOICES} possibles\u{202f}; regroupez-les", list.len()),
            format!("{} choices, more than the {MAX_CHOICES} possible; group them", list.len()),
        );
    }
}

fn table(question: &Question, at: At<'_>, report: &mut Report) {
    if question.kind == Kind::Table && question.columns.is_empty() {
        report.error(
            "table.columns",
            at,
            "le tableau n’a pas de colonne\u{202f}; ajoutez «\u{202f}columns\u{202f}»",
            "the table has no column; add `columns`",
        );
    }
    let mut seen = BTreeSet::new();
    for column in &question.columns {
        slug(&column.id, at, report);
        once(&column.id, &mut seen, at, report);
        choices(&column.choices, at, report);
        if !matches!(column.kind, Kind::Text | Kind::Number | Kind::Date | Kind::Single) {
            report.error(
                "table.kind",
                at,
                format!(
                    "la colonne «\u{202f}{}\u{202f}» ne peut être que text, number, date ou single",
                    column.id
                ),
                format!("the column `{}` can only be text, number, date or single", column.id),
            );
        }
        if (column.kind == Kind::Single) == column.choices.is_empty() {
            report.error(
                "table.choices",
                at,
                format!("la colonne «\u{202f}{}\u{202f}»\u{202f}: «\u{202f}choices\u{202f}» va avec «\u{202f}kind: single\u{202f}», et seulement avec lui", column.id),
                format!("the column `{}`: `choices` goes with `kind: single`, and with it only", column.id),
            );
        }
    }
}

fn numbers(question: &Question, at: At<'_>, report: &mut Report) {
    let bounds = [question.min, question.max];
    let finite = bounds.iter().flatten().all(|bound| bound.is_finite());
    if !finite || question.min.zip(question.max).is_some_and(|(min, max)| min > max) {
        report.error(
            "bounds",
            at,
            "«\u{202f}min\u{202f}» dépasse «\u{202f}max\u{202f}», ou l’un n’est pas un nombre fini\u{202f}; corrigez-les",
            "`min` is above `max`, or one is not a finite number; mend them",
        );
    }
    let grows = question.bands.windows(2).all(|pair| pair[0].from < pair[1].from);
    if !grows || question.bands.iter().any(|band| !band.from.is_finite()) {
        report.error(
            "bands",
            at,
            "les seuils de «\u{202f}bands\u{202f}» ne montent pas\u{202f}; rangez-les du plus petit au plus grand, chacun une fois",
            "the thresholds of `bands` do not grow; put them from the smallest to the greatest, each once",
        );
    }
}

fn days<T: PartialOrd>(from: Option<T>, to: Option<T>, at: At<'_>, report: &mut Report) {
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        report.error(
            "dates",
            at,
            "«\u{202f}valid_from\u{202f}» est après «\u{202f}valid_to\u{202f}»\u{202f}; corrigez l’une des deux dates",
            "`valid_from` is after `valid_to`; mend one of the days",
        );
    }
}

/// Names, for a message.
pub(super) fn joined<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}
