//! Where the parts of a questionnaire stand in its file.

use serde::Deserialize;
use serde_saphyr::{Options, Spanned};

/// Lines of the themes, sections and questions of a file, from 1, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    levels: Option<u64>,
    themes: Vec<(u64, Vec<SectionLines>)>,
}

/// Line of a section, lines of its questions.
type SectionLines = (u64, Vec<u64>);

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    themes: Vec<Theme>,
    #[serde(default)]
    levels: Vec<Level>,
}

#[derive(Deserialize)]
struct Level {
    level: Spanned<u8>,
}

#[derive(Deserialize)]
struct Theme {
    id: Spanned<String>,
    #[serde(default)]
    sections: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    id: Spanned<String>,
    #[serde(default)]
    questions: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    id: Spanned<String>,
}

impl Lines {
    /// Reads the bytes a second time, for their places alone; empty when they cannot be read.
    pub(super) fn read(bytes: &[u8], options: Options) -> Self {
        let Ok(file) = serde_saphyr::from_slice_with_options::<File>(bytes, options) else {
            return Self::default();
        };
        let questions = |list: Vec<Question>| list.into_iter().map(|q| q.id.referenced.line()).collect();
        let sections = |list: Vec<Section>| {
            list.into_iter().map(|s| (s.id.referenced.line(), questions(s.questions))).collect()
        };
        Self {
            levels: file.levels.first().map(|first| first.level.referenced.line()),
            themes: file.themes.into_iter().map(|t| (t.id.referenced.line(), sections(t.sections))).collect(),
        }
    }

    /// Line of the first level.
    pub fn levels(&self) -> Option<u64> {
        self.levels
    }

    /// Line of a theme, of one of its sections, of a question of that section; all by position.
    pub fn of(&self, theme: usize, section: Option<usize>, question: Option<usize>) -> Option<u64> {
        let (line, sections) = self.themes.get(theme)?;
        let Some(section) = section else { return Some(*line) };
        let (line, questions) = sections.get(section)?;
        question.map_or(Some(*line), |question| questions.get(question).copied())
    }
}
