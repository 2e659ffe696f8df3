//! Titles: in both languages, and not empty.

use super::report::{At, Report};
use crate::questionnaire::model::{Kind, Text};
use crate::questionnaire::read::Sheet;

pub(super) fn run(sheet: &Sheet, report: &mut Report) {
    let file = At::file(sheet);
    let questionnaire = &sheet.questionnaire;
    title(&questionnaire.title, "title", file, report);
    title(&questionnaire.summary, "summary", file, report);
    title(&questionnaire.notice, "notice", file, report);
    for step in &questionnaire.levels {
        title(&step.title, &format!("levels {}: title", step.level), file, report);
    }
    for (at, theme) in At::themes(sheet) {
        title(&theme.title, "title", at, report);
        if theme.sections.is_empty() {
            report.error(
                "empty",
                at,
                "le thème n’a pas de section\u{202f}; ajoutez-en une ou retirez le thème",
                "the theme has no section; add one or remove the theme",
            );
        }
    }
    for (at, section) in At::sections(sheet) {
        title(&section.title, "title", at, report);
        filled(section.intro.as_ref(), "intro", at, report);
        if section.questions.is_empty() {
            report.error(
                "empty",
                at,
                "la section n’a pas de question\u{202f}; ajoutez-en une ou retirez la section",
                "the section has no question; add one or remove the section",
            );
        }
    }
    for (at, question) in At::questions(sheet) {
        title(&question.title, "title", at, report);
        filled(question.help.as_ref(), "help", at, report);
        for evidence in &question.evidence {
            filled(Some(evidence), "evidence", at, report);
        }
        let yes_no = question.kind == Kind::YesNo;
        for choice in &question.choices {
            match &choice.title {
                Some(text) => title(text, &format!("choices {}: title", choice.id), at, report),
                None if yes_no => {}
                None => report.error(
                    "title.missing",
                    at,
                    format!("le choix «\u{202f}{}\u{202f}» n’a pas de titre\u{202f}; ajoutez «\u{202f}title\u{202f}»", choice.id),
                    format!("the choice `{}` has no title; add `title`", choice.id),
                ),
            }
        }
        for column in &question.columns {
            title(&column.title, &format!("columns {}: title", column.id), at, report);
        }
        if let Some(unit) = &question.unit {
            title(unit, "unit", at, report);
        }
    }
}

fn title(text: &Text, field: &str, at: At<'_>, report: &mut Report) {
    if text.fr.trim().is_empty() {
        report.error(
            "title.missing",
            at,
            format!("le texte français de «\u{202f}{field}\u{202f}» est vide\u{202f}; écrivez-le"),
            format!("the French text of `{field}` is empty; write it"),
        );
    }
    if text.en.as_deref().is_none_or(|en| en.trim().is_empty()) {
        report.error(
            "title.translation",
            at,
            format!(
                "«\u{202f}{field}\u{202f}» n’a pas de texte anglais\u{202f}; ajoutez «\u{202f}en\u{202f}»"
            ),
            format!("`{field}` has no English text; add `en`"),
        );
    }
}

/// French may stand alone here.
fn filled(text: Option<&Text>, field: &str, at: At<'_>, report: &mut Report) {
    let empty =
        |text: &Text| text.fr.trim().is_empty() || text.en.as_deref().is_some_and(|en| en.trim().is_empty());
    if text.is_some_and(empty) {
        report.error(
            "text.empty",
            at,
            format!("«\u{202f}{field}\u{202f}» est vide\u{202f}; écrivez le texte ou retirez le champ"),
            format!("`{field}` is empty; write the text or remove the field"),
        );
    }
}
