//! Names: slugs, each once.

use super::report::{At, Report};
use crate::questionnaire::read::Sheet;
use std::collections::{BTreeMap, BTreeSet};

/// Longest slug, in characters.
const MAX_SLUG: usize = 100;

/// Two files of one questionnaire cannot be read together.
pub(super) fn files(sheets: &[Sheet], report: &mut Report) {
    let mut seen: BTreeMap<&str, &Sheet> = BTreeMap::new();
    for (at, sheet) in sheets.iter().enumerate() {
        report.about(at);
        let id = sheet.questionnaire.id.as_str();
        if let Some(first) = seen.insert(id, sheet) {
            let other = &first.file;
            report.error(
                "id.duplicate",
                At::file(sheet),
                format!("le questionnaire «\u{202f}{id}\u{202f}» est aussi dans {other}\u{202f}; ne donnez qu’une version de chacun"),
                format!("the questionnaire `{id}` is in {other} too; give one version of each"),
            );
        }
    }
}

/// Names in one file.
pub(super) fn run(sheet: &Sheet, report: &mut Report) {
    let questionnaire = &sheet.questionnaire;
    slug(&questionnaire.id, At::file(sheet), report);
    if !is_version(&questionnaire.version) {
        report.error(
            "version",
            At::file(sheet),
            format!("la version «\u{202f}{}\u{202f}» n’est pas ANNÉE.NUMÉRO\u{202f}; écrivez par exemple \"2026.1\", entre guillemets", questionnaire.version),
            format!("the version `{}` is not YEAR.NUMBER; write for instance \"2026.1\", between quotes", questionnaire.version),
        );
    }
    for id in questionnaire.sources.keys() {
        slug(id, At::file(sheet), report);
    }
    let (mut themes, mut sections, mut questions) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (at, theme) in At::themes(sheet) {
        slug(&theme.id, at, report);
        once(&theme.id, &mut themes, at, report);
    }
    for (at, section) in At::sections(sheet) {
        slug(&section.id, at, report);
        once(&section.id, &mut sections, at, report);
    }
    for (at, question) in At::questions(sheet) {
        slug(&question.id, at, report);
        once(&question.id, &mut questions, at, report);
    }
    for (at, question) in At::questions(sheet) {
        for old in question.was.iter().filter(|old| questions.contains(old.as_str())) {
            report.error(
                "was.present",
                at,
                format!("l’ancien nom «\u{202f}{old}\u{202f}» est celui d’une question présente\u{202f}; retirez-le de «\u{202f}was\u{202f}»"),
                format!("the former name `{old}` is that of a question of this file; remove it from `was`"),
            );
        }
    }
}

/// Is it a slug? Lower-case letters without accents, digits, single hyphens.
pub(super) fn is_slug(text: &str) -> bool {
    (1..=MAX_SLUG).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// Complains of what is no slug.
pub(super) fn slug(id: &str, at: At<'_>, report: &mut Report) {
    if !is_slug(id) {
        report.error(
            "id.slug",
            at,
            format!("«\u{202f}{id}\u{202f}» n’est pas un identifiant\u{202f}; minuscules sans accent, chiffres et traits d’union simples"),
            format!("`{id}` is not an identifier; lower-case letters without accents, digits, single hyphens"),
        );
    }
}

/// Complains of what comes twice.
pub(super) fn once<'a>(id: &'a str, seen: &mut BTreeSet<&'a str>, at: At<'_>, report: &mut Report) {
    if !seen.insert(id) {
        report.error(
            "id.duplicate",
            at,
            format!("l’identifiant «\u{202f}{id}\u{202f}» sert déjà plus haut\u{202f}; donnez-en un autre à celui-ci"),
            format!("the identifier `{id}` is used above; give this one another"),
        );
    }
}

fn is_version(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.').is_some_and(|(year, rank)| year.len() == 4 && number(year) && number(rank))
}
