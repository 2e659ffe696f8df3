//! Where findings are gathered.

use crate::questionnaire::finding::{Finding, Place, Severity};
use crate::questionnaire::model::{Question, Section, Theme};
use crate::questionnaire::read::Sheet;

/// Findings in the making.
#[derive(Default)]
pub(super) struct Report {
    found: Vec<(usize, Finding)>,
    file: usize,
}

/// A part of a file, by its parents and positions.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub sheet: &'a Sheet,
    pub theme: Option<(usize, &'a Theme)>,
    pub section: Option<(usize, &'a Section)>,
    pub question: Option<(usize, &'a Question)>,
}

impl<'a> At<'a> {
    /// The whole file.
    pub fn file(sheet: &'a Sheet) -> Self {
        Self { sheet, theme: None, section: None, question: None }
    }

    /// Its themes.
    pub fn themes(sheet: &'a Sheet) -> impl Iterator<Item = (Self, &'a Theme)> {
        let themes = sheet.questionnaire.themes.iter().enumerate();
        themes.map(move |(at, theme)| (Self { theme: Some((at, theme)), ..Self::file(sheet) }, theme))
    }

    /// Its sections.
    pub fn sections(sheet: &'a Sheet) -> impl Iterator<Item = (Self, &'a Section)> {
        Self::themes(sheet).flat_map(|(place, theme)| {
            let sections = theme.sections.iter().enumerate();
            sections.map(move |(at, section)| (Self { section: Some((at, section)), ..place }, section))
        })
    }

    /// Its questions.
    pub fn questions(sheet: &'a Sheet) -> impl Iterator<Item = (Self, &'a Question)> {
        Self::sections(sheet).flat_map(|(place, section)| {
            let questions = section.questions.iter().enumerate();
            questions.map(move |(at, question)| (Self { question: Some((at, question)), ..place }, question))
        })
    }

    fn place(self) -> Place {
        let line = self.theme.and_then(|(theme, _)| {
            self.sheet.lines.of(theme, self.section.map(|(at, _)| at), self.question.map(|(at, _)| at))
        });
        Place {
            file: self.sheet.file.clone(),
            line,
            theme: self.theme.map(|(_, theme)| theme.id.clone()),
            section: self.section.map(|(_, section)| section.id.clone()),
            question: self.question.map(|(_, question)| question.id.clone()),
        }
    }
}

impl Report {
    /// What follows is about this file.
    pub fn about(&mut self, at: usize) {
        self.file = at;
    }

    /// The file is not to be published.
    pub fn error(&mut self, code: &'static str, at: At<'_>, fr: impl Into<String>, en: impl Into<String>) {
        self.add(code, Severity::Error, at.place(), fr.into(), en.into());
    }

    /// Something is doubtful.
    pub fn warning(&mut self, code: &'static str, at: At<'_>, fr: impl Into<String>, en: impl Into<String>) {
        self.add(code, Severity::Warning, at.place(), fr.into(), en.into());
    }

    /// About the levels.
    pub fn level(&mut self, code: &'static str, sheet: &Sheet, fr: impl Into<String>, en: impl Into<String>) {
        let place = Place { line: sheet.lines.levels(), ..At::file(sheet).place() };
        self.add(code, Severity::Error, place, fr.into(), en.into());
    }

    fn add(&mut self, code: &'static str, severity: Severity, place: Place, fr: String, en: String) {
        self.found.push((self.file, Finding { code, severity, place, fr, en }));
    }

    pub fn sorted(mut self) -> Vec<Finding> {
        self.found
            .sort_by_key(|(file, finding)| (*file, finding.place.line, std::cmp::Reverse(finding.severity)));
        self.found.into_iter().map(|(_, finding)| finding).collect()
    }
}
