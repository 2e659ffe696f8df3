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
    /// Values that conditions tell apart. Of `multiple`: no answer, "not applicable", and an answer whose choices are
    /// decided one by one, as conditions look at them.
    pub values: Vec<Chosen>,
    /// Every choice offered, and those that exclude the others.
    pub offered: u128,
    pub alone: u128,
}

/// A value, perhaps not wholly decided.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    pub seen: Seen,
    /// Choices that are decided: chosen when in `seen`, not chosen otherwise.
    pub decided: u128,
}

impl Chosen {
    /// Wholly decided.
    pub fn whole(seen: Seen) -> Self {
        Self { seen, decided: u128::MAX }
    }

    /// What a test says of it, when that is decided already.
    fn says(&self, probe: Probe) -> Option<bool> {
        let holds = probe.holds(&self.seen);
        (holds || open_choices(probe, self.decided) == 0).then_some(holds)
    }
}

fn open_choices(probe: Probe, decided: u128) -> u128 {
    if let Probe::OneOf(mask) = probe { mask & !decided } else { 0 }
}

/// What is to be decided.
pub(super) struct World<'a> {
    pub subjects: Vec<Subject<'a>>,
    pub by_name: HashMap<(&'a str, &'a str), usize>,
    /// Choices that switch a group on.
    pub enablers: HashMap<&'a str, Vec<(usize, u128)>>,
    pub may_look: fn(&str, &str) -> bool,
}

/// Is it true, whatever is not chosen yet?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Truth {
    Yes,
    No,
    /// It hangs on this.
    Open(Split),
}

/// What to choose next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Split {
    /// The value of a question.
    Value(usize),
    /// Whether a choice of a question is among the chosen ones.
    Choice(usize, u128),
}

/// Too long, too deep.
#[derive(Debug)]
pub(super) struct Undecided;

/// One search.
pub(super) struct Search<'w, 'a> {
    world: &'w World<'a>,
    chosen: HashMap<usize, Chosen>,
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
            Truth::Open(split) => {
                let (subject, branches) = self.branches(split);
                let before = self.chosen.get(&subject).copied();
                for branch in branches {
                    self.chosen.insert(subject, branch);
                    if self.possible(file, when)? {
                        return Ok(true);
                    }
                }
                match before {
                    Some(before) => self.chosen.insert(subject, before),
                    None => self.chosen.remove(&subject),
                };
                Ok(false)
            }
        }
    }

    /// The question that is split, and what it may then be.
    fn branches(&self, split: Split) -> (usize, Vec<Chosen>) {
        let (at, choice) = match split {
            Split::Value(at) => return (at, self.world.subjects[at].values.clone()),
            Split::Choice(at, choice) => (at, choice),
        };
        let Subject { offered, alone, .. } = &self.world.subjects[at];
        let Some(before) = self.chosen.get(&at) else { return (at, Vec::new()) };
        let with = |choices| Seen { choices, ..before.seen };
        let mut branches = Vec::new();
        if choice & alone == 0 {
            let decided = before.decided | choice | alone;
            branches.push(Chosen { seen: with(before.seen.choices | choice), decided });
        } else if before.seen.choices == 0 {
            branches.push(Chosen::whole(with(choice)));
        }
        let decided = before.decided | choice;
        // An answer has at least one choice.
        if before.seen.choices != 0 || offered & !decided != 0 {
            branches.push(Chosen { seen: before.seen, decided });
        }
        (at, branches)
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
        if chosen.and_then(|chosen| chosen.says(probe)) == Some(absent) {
            return Ok(told(absent));
        }
        Ok(match (self.asked(subject, chain)?, chosen) {
            (Truth::No, _) => told(absent),
            (Truth::Open(split), _) => Truth::Open(split),
            (Truth::Yes, None) => Truth::Open(Split::Value(subject)),
            (Truth::Yes, Some(chosen)) => match chosen.says(probe) {
                Some(truth) => told(truth),
                None => {
                    let open = open_choices(probe, chosen.decided);
                    Truth::Open(Split::Choice(subject, open & open.wrapping_neg()))
                }
            },
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
