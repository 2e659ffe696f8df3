//! What answers say: what is asked, what it is worth, what is missing.

use super::model::{Importance, Outcome};
use super::offers::Seen;
use super::plan::{Item, Operation, Plan, Program};
use super::score::{level, mean, worth};
use super::value::{Fault, Value};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Answers of one questionnaire, by question.
pub type Answers = BTreeMap<String, Value>;

/// Questionnaires that the others may look at, in reading order: each looks at those before it and at itself; the others
/// look at these three and at themselves.
pub const LEADING: [&str; 3] = ["strategie", "identification", "qualification"];

/// What conditions need besides the answers.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The day: some questions are asked from a day on, or until one.
    pub today: Date,
    /// What the leading questionnaires say, by questionnaire.
    pub facts: BTreeMap<String, Facts>,
}

/// What one questionnaire says to the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Good answers to questions that are asked.
    pub answers: Answers,
    /// Groups switched on.
    pub groups: BTreeSet<String>,
}

/// What answers say. Questions and themes are in the order of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    /// One for each question.
    pub questions: Vec<State>,
    /// One for each theme.
    pub themes: Vec<Score>,
    /// The whole questionnaire.
    pub whole: Score,
    /// Level reached; none without levels, or without anything to score.
    pub level: Option<u8>,
    /// Groups that the answers of this questionnaire switch on.
    pub groups: BTreeSet<String>,
    /// Positions of the questions to answer before validation: asked, required, without a good answer.
    pub missing: Vec<usize>,
    /// Answers that do not suit their question, by position.
    pub invalid: Vec<(usize, Fault)>,
    /// Answers kept aside: their question is not asked, or is not in this version.
    pub dormant: Vec<String>,
}

/// One question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct State {
    /// Is it asked?
    pub asked: bool,
    /// Has it a good answer?
    pub answered: bool,
    /// What the answer is worth; none when it is left out of the score.
    pub outcome: Option<Outcome>,
    /// What it counts in the score, from 0 to 1; none when it is left out.
    pub value: Option<f64>,
}

/// Figures of a theme or of the whole; formulas in [`mean`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Maturity, 0 to 100; none when nothing can be scored.
    pub score: Option<f64>,
    /// Conformity, 0 to 100: mandatory questions alone.
    pub conformity: Option<f64>,
    /// Questions asked.
    pub asked: usize,
    /// Those with a good answer.
    pub answered: usize,
}

impl Score {
    /// Answered among asked, 0 to 100; 100 when nothing is asked.
    #[expect(clippy::cast_precision_loss, reason = "counts of questions")]
    pub fn coverage(&self) -> f64 {
        if self.asked == 0 { 100.0 } else { 100.0 * self.answered as f64 / self.asked as f64 }
    }
}

impl Plan {
    /// Evaluates.
    pub fn evaluate(&self, answers: &Answers, around: &Surroundings) -> Evaluation {
        let (given, gone) = self.given(answers);
        let mut run = Run {
            plan: self,
            seen: vec![Seen::default(); self.items.len()],
            foreign: self.foreign_seen(around),
            groups: self.groups_around(around),
            stack: Vec::new(),
        };
        let mut questions = vec![State::default(); self.items.len()];
        let (mut missing, mut invalid, mut dormant) = (Vec::new(), Vec::new(), gone);
        let mut enabled = vec![false; self.groups.len()];
        let mut section_asked = false;
        for (at, item) in self.items.iter().enumerate() {
            if item.opens {
                section_asked = run.holds(item.section_when);
            }
            let question = self.question(at);
            let in_time = question.valid_from.is_none_or(|day| day <= around.today)
                && question.valid_to.is_none_or(|day| around.today <= day);
            let value = given[at].filter(|value| !value.is_blank());
            if !(section_asked && in_time && run.holds(item.when)) {
                dormant.extend(value.map(|_| question.id.clone()));
                continue;
            }
            let state = &mut questions[at];
            state.asked = true;
            state.value = item.scores.then_some(0.0);
            match value.map(|value| (value, value.validate(question))) {
                Some((value, Ok(()))) => {
                    let seen = question.seen(value);
                    run.seen[at] = seen;
                    for (mask, group) in &item.enables {
                        if seen.choices & mask != 0 {
                            enabled[*group] = true;
                            run.groups[*group] = true;
                        }
                    }
                    let worth = worth(question, value);
                    state.answered = true;
                    state.outcome = worth.map(|(_, outcome)| outcome);
                    state.value = worth.map(|(value, _)| value).filter(|_| item.scores);
                }
                Some((_, Err(fault))) => invalid.push((at, fault)),
                None => {}
            }
            if question.required && !state.answered {
                missing.push(at);
            }
        }
        let themes = self.themes(&questions);
        let whole = self.whole(&themes);
        let level = whole.score.and_then(|score| level(&self.questionnaire.levels, score));
        let groups =
            self.groups.iter().zip(enabled).filter(|(_, on)| *on).map(|(name, _)| name.clone()).collect();
        Evaluation { questions, themes, whole, level, groups, missing, invalid, dormant }
    }

    /// What this questionnaire says to the others.
    pub fn facts(&self, answers: &Answers, evaluation: &Evaluation) -> Facts {
        let good = evaluation.questions.iter().enumerate().filter(|(_, state)| state.answered);
        let good = good.filter_map(|(at, _)| answers.get_key_value(&self.question(at).id));
        Facts {
            answers: good.map(|(id, value)| (id.clone(), value.clone())).collect(),
            groups: evaluation.groups.clone(),
        }
    }

    /// Answers by position, and the names of those without a question. Both sides are in order: one walk.
    fn given<'a>(&self, answers: &'a Answers) -> (Vec<Option<&'a Value>>, Vec<String>) {
        let mut given = vec![None; self.items.len()];
        let mut gone = Vec::new();
        let mut names = self.by_name.iter().map(|at| *at as usize).peekable();
        for (name, value) in answers {
            while names.next_if(|at| self.question(*at).id < *name).is_some() {}
            match names.next_if(|at| self.question(*at).id == *name) {
                Some(at) => given[at] = Some(value),
                None => gone.push(name.clone()),
            }
        }
        (given, gone)
    }

    fn foreign_seen(&self, around: &Surroundings) -> Vec<Seen> {
        let seen = |foreign: &super::plan::Foreign| {
            let value = around.facts.get(&foreign.questionnaire)?.answers.get(&foreign.question.id)?;
            value.validate(&foreign.question).is_ok().then(|| foreign.question.seen(value))
        };
        self.foreign.iter().map(|foreign| seen(foreign).unwrap_or_default()).collect()
    }

    /// Groups that the leading questionnaires switch on, itself excepted.
    fn groups_around(&self, around: &Surroundings) -> Vec<bool> {
        let own = self.questionnaire.id.as_str();
        let leading = LEADING.iter().take_while(|id| **id != own);
        let facts: Vec<&Facts> = leading.filter_map(|id| around.facts.get(*id)).collect();
        self.groups.iter().map(|group| facts.iter().any(|facts| facts.groups.contains(group))).collect()
    }

    fn themes(&self, questions: &[State]) -> Vec<Score> {
        let mut themes = Vec::with_capacity(self.questionnaire.themes.len());
        let mut at = 0;
        for theme in 0..self.questionnaire.themes.len() {
            let from = at;
            while self.items.get(at).is_some_and(|item: &Item| item.theme == theme) {
                at += 1;
            }
            let scored = || {
                let valued = (from..at).filter_map(|at| questions[at].value.map(|value| (at, value)));
                valued.map(|(at, value)| (self.question(at), value))
            };
            let mandatory = scored().filter(|(question, _)| question.importance == Importance::Mandatory);
            themes.push(Score {
                score: mean(scored().map(|(question, value)| (question.weight, value))),
                conformity: mean(mandatory.map(|(question, value)| (question.weight, value))),
                asked: questions[from..at].iter().filter(|state| state.asked).count(),
                answered: questions[from..at].iter().filter(|state| state.answered).count(),
            });
        }
        themes
    }

    fn whole(&self, themes: &[Score]) -> Score {
        let over = |of: fn(&Score) -> Option<f64>| {
            let pairs = self.questionnaire.themes.iter().zip(themes);
            mean(pairs.filter_map(|(theme, score)| of(score).map(|score| (theme.weight, score / 100.0))))
        };
        Score {
            score: over(|score| score.score),
            conformity: over(|score| score.conformity),
            asked: themes.iter().map(|score| score.asked).sum(),
            answered: themes.iter().map(|score| score.answered).sum(),
        }
    }
}

struct Run<'a> {
    plan: &'a Plan,
    seen: Vec<Seen>,
    foreign: Vec<Seen>,
    groups: Vec<bool>,
    stack: Vec<bool>,
}

impl Run<'_> {
    /// True for an empty program.
    fn holds(&mut self, program: Program) -> bool {
        self.stack.clear();
        for operation in &self.plan.operations[program.from..program.to] {
            let truth = match operation {
                Operation::Own(at, probe) => probe.holds(&self.seen[*at]),
                Operation::Foreign(at, probe) => probe.holds(&self.foreign[*at]),
                Operation::Group(at) => self.groups[*at],
                Operation::All(count) => self.take(*count).all(|truth| truth),
                Operation::Any(count) => self.take(*count).any(|truth| truth),
                Operation::Not => !self.stack.pop().unwrap_or(false),
            };
            self.stack.push(truth);
        }
        self.stack.pop().unwrap_or(true)
    }

    fn take(&mut self, count: usize) -> std::vec::Drain<'_, bool> {
        let from = self.stack.len() - count.min(self.stack.len());
        self.stack.drain(from..)
    }
}
