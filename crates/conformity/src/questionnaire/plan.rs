//! A questionnaire made ready to be evaluated: names become positions, conditions become short programs.

use super::condition::{Condition, Test};
use super::model::{Question, Questionnaire};
use super::offers::Probe;
use std::collections::HashMap;
use std::sync::Arc;

/// A questionnaire made ready. Cheap to evaluate many times; made once for each version.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) questionnaire: Arc<Questionnaire>,
    pub(super) items: Vec<Item>,
    /// Positions of questions, by name in order.
    pub(super) by_name: Vec<u32>,
    pub(super) operations: Vec<Operation>,
    pub(super) foreign: Vec<Foreign>,
    pub(super) groups: Vec<String>,
}

/// A question in reading order.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub theme: usize,
    pub section: usize,
    pub question: usize,
    /// True for the first question of a section.
    pub opens: bool,
    pub section_when: Program,
    pub when: Program,
    /// Groups switched on, with the choices that do it.
    pub enables: Vec<(u128, usize)>,
    pub scores: bool,
}

/// A piece of the operations.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Program {
    pub from: usize,
    pub to: usize,
}

/// In postfix order, on a stack of truths.
#[derive(Clone, Copy, Debug)]
pub(super) enum Operation {
    Own(usize, Probe),
    Foreign(usize, Probe),
    Group(usize),
    All(usize),
    Any(usize),
    Not,
}

/// A question of another file that conditions look at.
#[derive(Clone, Debug)]
pub(super) struct Foreign {
    pub questionnaire: String,
    pub question: Question,
}

/// A condition that cannot be made ready.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: the condition looks at `{reference}`, which is not an earlier question of the files given")]
pub struct PlanError {
    /// Section or question that has the condition.
    pub place: String,
    /// What the condition looks at.
    pub reference: String,
}

impl Plan {
    /// Makes a questionnaire ready. `others`: those that its conditions look at (strategy, identification,
    /// qualification); more do no harm.
    ///
    /// # Errors
    /// A condition looks at a question that is not there, or not earlier.
    pub fn compile(
        questionnaire: &Arc<Questionnaire>,
        others: &[Arc<Questionnaire>],
    ) -> Result<Self, PlanError> {
        let mut maker = Maker::new(others);
        let mut items = Vec::new();
        for (t, theme) in questionnaire.themes.iter().enumerate() {
            for (s, section) in theme.sections.iter().enumerate() {
                let section_when = maker.program(section.when.as_ref(), &section.id)?;
                for (q, question) in section.questions.iter().enumerate() {
                    let when = maker.program(question.when.as_ref(), &question.id)?;
                    let enables = maker.enables(question);
                    let scores = question.weight > 0.0 && question.can_score();
                    items.push(Item {
                        theme: t,
                        section: s,
                        question: q,
                        opens: q == 0,
                        section_when,
                        when,
                        enables,
                        scores,
                    });
                    maker.own.insert(question.id.as_str(), (items.len() - 1, question));
                }
            }
        }
        let Maker { operations, foreign, groups, .. } = maker;
        let mut plan = Self {
            questionnaire: Arc::clone(questionnaire),
            items,
            by_name: Vec::new(),
            operations,
            foreign,
            groups,
        };
        let mut by_name: Vec<u32> = (0..u32::try_from(plan.items.len()).unwrap_or(u32::MAX)).collect();
        by_name.sort_by(|a, b| plan.question(*a as usize).id.cmp(&plan.question(*b as usize).id));
        plan.by_name = by_name;
        Ok(plan)
    }

    /// The questionnaire.
    pub fn questionnaire(&self) -> &Arc<Questionnaire> {
        &self.questionnaire
    }

    /// How many questions.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True without a question.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// A question, by its position in reading order.
    ///
    /// # Panics
    /// There is no such position.
    pub fn question(&self, at: usize) -> &Question {
        let item = &self.items[at];
        &self.questionnaire.themes[item.theme].sections[item.section].questions[item.question]
    }

    /// Positions of the theme and of the section of a question.
    pub fn place(&self, at: usize) -> Option<(usize, usize)> {
        self.items.get(at).map(|item| (item.theme, item.section))
    }

    /// Position of a question, by its name.
    pub fn position(&self, id: &str) -> Option<usize> {
        let found = self.by_name.binary_search_by(|at| self.question(*at as usize).id.as_str().cmp(id));
        found.ok().map(|found| self.by_name[found] as usize)
    }
}

struct Maker<'a> {
    others: &'a [Arc<Questionnaire>],
    own: HashMap<&'a str, (usize, &'a Question)>,
    operations: Vec<Operation>,
    foreign: Vec<Foreign>,
    foreign_by_name: HashMap<String, usize>,
    groups: Vec<String>,
    group_by_name: HashMap<String, usize>,
}

impl<'a> Maker<'a> {
    fn new(others: &'a [Arc<Questionnaire>]) -> Self {
        Self {
            others,
            own: HashMap::new(),
            operations: Vec::new(),
            foreign: Vec::new(),
            foreign_by_name: HashMap::new(),
            groups: Vec::new(),
            group_by_name: HashMap::new(),
        }
    }

    fn group(&mut self, name: &str) -> usize {
        if let Some(at) = self.group_by_name.get(name) {
            return *at;
        }
        self.groups.push(name.to_owned());
        self.group_by_name.insert(name.to_owned(), self.groups.len() - 1);
        self.groups.len() - 1
    }

    fn enables(&mut self, question: &Question) -> Vec<(u128, usize)> {
        let offers = question.offers().iter().take(super::offers::MAX_CHOICES).enumerate();
        let pairs = offers.flat_map(|(at, offer)| offer.enables.iter().map(move |name| (1_u128 << at, name)));
        pairs.map(|(bit, name)| (bit, self.group(name))).collect()
    }

    fn program(&mut self, when: Option<&Condition>, place: &str) -> Result<Program, PlanError> {
        let from = self.operations.len();
        if let Some(when) = when {
            self.push(when, place)?;
        }
        Ok(Program { from, to: self.operations.len() })
    }

    fn push(&mut self, condition: &Condition, place: &str) -> Result<(), PlanError> {
        let operation = match condition {
            Condition::All { all } => {
                all.iter().try_for_each(|one| self.push(one, place))?;
                Operation::All(all.len())
            }
            Condition::Any { any } => {
                any.iter().try_for_each(|one| self.push(one, place))?;
                Operation::Any(any.len())
            }
            Condition::Not { not } => {
                self.push(not, place)?;
                Operation::Not
            }
            Condition::Group { group } => Operation::Group(self.group(group)),
            Condition::Answer(test) => self
                .test(test)
                .ok_or_else(|| PlanError { place: place.to_owned(), reference: test.answer.clone() })?,
        };
        self.operations.push(operation);
        Ok(())
    }

    fn test(&mut self, test: &Test) -> Option<Operation> {
        let (file, id) = test.target();
        let Some(file) = file else {
            let (at, question) = self.own.get(id)?;
            return Some(Operation::Own(*at, Probe::new(test, question)));
        };
        if let Some(at) = self.foreign_by_name.get(&test.answer) {
            return Some(Operation::Foreign(*at, Probe::new(test, &self.foreign[*at].question)));
        }
        let other = self.others.iter().find(|other| other.id == file)?;
        let question = other.questions().find(|question| question.id == id)?;
        self.foreign.push(Foreign { questionnaire: file.to_owned(), question: question.clone() });
        self.foreign_by_name.insert(test.answer.clone(), self.foreign.len() - 1);
        Some(Operation::Foreign(self.foreign.len() - 1, Probe::new(test, question)))
    }
}

impl Questionnaire {
    /// Every question, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.themes.iter().flat_map(|theme| &theme.sections).flat_map(|section| &section.questions)
    }
}
