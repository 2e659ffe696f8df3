//! Can a condition hold? A search over the few values that conditions tell apart.

use crate::questionnaire::condition::{Condition, Test};
use crate::questionnaire::model::Question;
use crate::questionnaire::offers::{Probe, Seen};
use std::collections::HashMap;

/// Conditions nested through questions deeper than this are not decided.
const MAX_CHAIN: usize = 30;

/// A question, and when it is asked.
pub(super) struct Subject<'a> {
    pub question: &'a Question,
    pub file: &'a str,
    /// Its section's condition and its own.
    pub when: [Option<&'a Condition>; 2],
    /// Values that conditions tell apart; none when they are too many.
    pub values: Option<Vec<Seen>>,
}

/// What is to be decided.
pub(super) struct World<'a> {
    pub subjects: Vec<Subject<'a>>,
    pub by_name: HashMap<(&'a str, &'a str), usize>,
    /// Choices that switch a group on.
    pub enablers: HashMap<&'a str, Vec<(usize, u128)>>,
    pub may_look: fn(&str, &str) -> bool,
}

/// Is it true, whatever the values that are not chosen yet?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Truth {
    Yes,
    No,
    /// It hangs on the value of this question.
    Open(usize),
}

/// Too long, too many values, too deep.
#[derive(Debug)]
pub(super) struct Undecided;

/// One search.
pub(super) struct Search<'w, 'a> {
    world: &'w World<'a>,
    chosen: HashMap<usize, Seen>,
    asked: HashMap<usize, Truth>,
    /// Steps left.
    pub steps: usize,
}

impl<'w, 'a> Search<'w, 'a> {
    pub fn new(world: &'w World<'a>, steps: usize) -> Self {
        Self { world, chosen: HashMap::new(), asked: HashMap::new(), steps }
    }

    /// Can all these conditions of a file hold at once?
    pub fn possible(&mut self, file: &str, when: &[&Condition]) -> Result<bool, Undecided> {
        self.asked.clear();
        match self.all(file, when.iter().copied(), 0)? {
            Truth::Yes => Ok(true),
            Truth::No => Ok(false),
            Truth::Open(subject) => {
                let world = self.world;
                let values = world.subjects[subject].values.as_ref().ok_or(Undecided)?;
                for value in values {
                    self.chosen.insert(subject, *value);
                    if self.possible(file, when)? {
                        return Ok(true);
                    }
                }
                self.chosen.remove(&subject);
                Ok(false)
            }
        }
    }

    fn asked(&mut self, subject: usize, chain: usize) -> Result<Truth, Undecided> {
        if let Some(known) = self.asked.get(&subject) {
            return Ok(*known);
        }
        if chain > MAX_CHAIN {
            return Err(Undecided);
        }
        let world = self.world;
        let Subject { when, file, .. } = &world.subjects[subject];
        let truth = self.all(file, when.iter().copied().flatten(), chain + 1)?;
        self.asked.insert(subject, truth);
        Ok(truth)
    }

    fn all<'c>(
        &mut self,
        file: &str,
        list: impl Iterator<Item = &'c Condition>,
        chain: usize,
    ) -> Result<Truth, Undecided> {
        let mut truth = Truth::Yes;
        for one in list {
            match self.one(file, one, chain)? {
                Truth::No => return Ok(Truth::No),
                Truth::Open(at) if truth == Truth::Yes => truth = Truth::Open(at),
                _ => {}
            }
        }
        Ok(truth)
    }

    fn one(&mut self, file: &str, condition: &Condition, chain: usize) -> Result<Truth, Undecided> {
        self.steps = self.steps.checked_sub(1).ok_or(Undecided)?;
        match condition {
            Condition::All { all } => self.all(file, all.iter(), chain),
            Condition::Any { any } => {
                let mut truth = Truth::No;
                for one in any {
                    match self.one(file, one, chain)? {
                        Truth::Yes => return Ok(Truth::Yes),
                        Truth::Open(at) if truth == Truth::No => truth = Truth::Open(at),
                        _ => {}
                    }
                }
                Ok(truth)
            }
            Condition::Not { not } => Ok(match self.one(file, not, chain)? {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                open => open,
            }),
            Condition::Group { group } => self.group(file, group, chain),
            Condition::Answer(test) => self.test(file, test, chain),
        }
    }

    fn test(&mut self, file: &str, test: &Test, chain: usize) -> Result<Truth, Undecided> {
        let (other, id) = test.target();
        let subject = *self.world.by_name.get(&(other.unwrap_or(file), id)).ok_or(Undecided)?;
        let probe = Probe::new(test, self.world.subjects[subject].question);
        self.probe(subject, probe, chain)
    }

    fn probe(&mut self, subject: usize, probe: Probe, chain: usize) -> Result<Truth, Undecided> {
        self.steps = self.steps.checked_sub(1).ok_or(Undecided)?;
        let told = |truth| if truth { Truth::Yes } else { Truth::No };
        let absent = probe.holds(&Seen::default());
        let chosen = self.chosen.get(&subject).copied();
        if let Some(seen) = chosen
            && probe.holds(&seen) == absent
        {
            return Ok(told(absent));
        }
        Ok(match (self.asked(subject, chain)?, chosen) {
            (Truth::No, _) => told(absent),
            (Truth::Yes, Some(_)) => told(!absent),
            (Truth::Yes, None) => Truth::Open(subject),
            (Truth::Open(at), _) => Truth::Open(at),
        })
    }

    fn group(&mut self, file: &str, group: &str, chain: usize) -> Result<Truth, Undecided> {
        let world = self.world;
        let mut truth = Truth::No;
        for (subject, mask) in world.enablers.get(group).into_iter().flatten() {
            if !(world.may_look)(file, world.subjects[*subject].file) {
                continue;
            }
            match self.probe(*subject, Probe::OneOf(*mask), chain)? {
                Truth::Yes => return Ok(Truth::Yes),
                Truth::Open(at) if truth == Truth::No => truth = Truth::Open(at),
                _ => {}
            }
        }
        Ok(truth)
    }
}
