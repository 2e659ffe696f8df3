//! What stands beside the questions: what the strategy answers already, who talks of them, who has them to answer.

use super::sheet::{STRATEGY, Sheet, evaluate};
use super::words::in_words;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::people::name_of;
use crate::pages::produits::{plan, said};
use accounts::civil;
use accounts::people::NamedMember;
use conformity::assignments::{self, Assignment, Part};
use conformity::comments::{self, Comment};
use conformity::questionnaire::{Condition, Look, Value};
use db::Reading;

/// A question that the strategy answers already.
pub struct Settled {
    /// The question.
    pub title: String,
    /// Questions of the strategy that settle it, each with its answer when it may be shown.
    pub by: Vec<(String, String)>,
}

/// Questions of a theme that would be asked if the strategy had no answer, and are not. Exactly what the answers of the
/// strategy save: the questionnaire is evaluated once more without them.
pub fn settled(sheet: &Sheet, theme: usize, t: Lang) -> Vec<Settled> {
    let mut without = sheet.facts.clone();
    if without.remove(STRATEGY).is_none() || sheet.plan.questionnaire().id == STRATEGY {
        return Vec::new();
    }
    let Some(asked) = evaluate(sheet.plan, &without, sheet.today) else { return Vec::new() };
    let saved = |at: &usize| asked.questions[*at].asked && !sheet.evaluation.questions[*at].asked;
    let here = |at: &usize| sheet.plan.place(*at).is_some_and(|(one, _)| one == theme);
    let positions = (0..sheet.plan.len()).filter(here).filter(saved);
    let one = |at| Settled {
        title: said(&sheet.plan.question(at).title, t).to_owned(),
        by: strategy_of(sheet, at, t),
    };
    positions.map(one).collect()
}

/// Questions of the strategy that the conditions of a question look at, each with its answer when it may be shown.
pub fn strategy_of(sheet: &Sheet, at: usize, t: Lang) -> Vec<(String, String)> {
    let Some(strategy) = plan(STRATEGY) else { return Vec::new() };
    let section = sheet.plan.place(at).and_then(|(theme, section)| {
        sheet.plan.questionnaire().themes.get(theme)?.sections.get(section)?.when.as_ref()
    });
    let answers = sheet.facts.get(STRATEGY);
    let mut by: Vec<(String, String)> = Vec::new();
    let mut see = |look: Look<'_>| {
        let Look::Test(test) = look else { return };
        let (Some(STRATEGY), id) = test.target() else { return };
        let Some(position) = strategy.position(id) else { return };
        let question = strategy.question(position);
        let answer: Option<&Value> = answers.and_then(|all| all.get(id)).filter(|_| sheet.shows_strategy);
        let answer = answer.map(|value| in_words(question, value, t)).unwrap_or_default();
        let line = (said(&question.title, t).to_owned(), answer);
        if !by.contains(&line) {
            by.push(line);
        }
    };
    let conditions: [Option<&Condition>; 2] = [section, sheet.plan.question(at).when.as_ref()];
    conditions.into_iter().flatten().for_each(|condition| condition.each(&mut see));
    by
}

/// Who talks of the questions, and who has them to answer.
pub struct Talk {
    /// Comments, the oldest first.
    pub comments: Vec<Comment>,
    /// What is given to whom.
    pub assignments: Vec<Assignment>,
}

impl Talk {
    /// Reads both.
    pub async fn of(reading: &mut Reading, sheet: &Sheet) -> Result<Self, Failure> {
        let read = sheet.access.clone().read();
        let comments = comments::all(reading, &read).await?;
        let assignments = assignments::all(reading, &read).await?;
        Ok(Self { comments, assignments })
    }

    /// Comments of a question that nobody resolved.
    pub fn open_on(&self, question: &str) -> u64 {
        let open = |one: &&Comment| one.question.as_str() == question && one.resolved.is_none();
        self.comments.iter().filter(open).count() as u64
    }

    /// What is left to do that holds a question: given by itself, with its section or with the whole questionnaire.
    pub fn given<'a>(&'a self, sheet: &'a Sheet, at: usize) -> impl Iterator<Item = &'a Assignment> {
        let holds = move |part: &Part| match part {
            Part::All => true,
            Part::Question(id) => id.as_str() == sheet.plan.question(at).id,
            Part::Section(id) => section_of(sheet, at) == Some(id.as_str()),
        };
        self.assignments.iter().filter(move |one| one.done.is_none() && holds(&one.part))
    }
}

fn section_of(sheet: &Sheet, at: usize) -> Option<&str> {
    let (theme, section) = sheet.plan.place(at)?;
    Some(sheet.plan.questionnaire().themes.get(theme)?.sections.get(section)?.id.as_str())
}

/// "Nino Verdier, pour le 12 décembre 2026".
pub fn given_in_words(one: &Assignment, people: &[NamedMember], t: Lang) -> String {
    let who = name_of(people, one.person, t);
    match one.due {
        Some(due) => t.given_until(&who, &civil::day(due, t.into())),
        None => who,
    }
}
