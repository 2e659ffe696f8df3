//! Dead questions: sections and questions whose conditions can never hold, whatever is answered.

use super::conditions::may_look;
use super::report::{At, Report};
use super::truth::{Chosen, Search, Subject, World};
use crate::questionnaire::condition::Condition;
use crate::questionnaire::model::{Kind, Question};
use crate::questionnaire::offers::{MAX_CHOICES, NOT_APPLICABLE, Probe, Seen};
use crate::questionnaire::read::Sheet;
use std::collections::{HashMap, HashSet};

/// Steps for one condition, and for all of them.
const STEPS: usize = 100_000;
const ALL_STEPS: usize = 5_000_000;

/// Looks for them. The conditions are sound: [`super::conditions`] found nothing.
pub(super) fn run(sheets: &[Sheet], report: &mut Report) {
    let world = world(sheets);
    let mut left = ALL_STEPS;
    let (mut undecided, mut told) = (Vec::new(), HashSet::new());
    for (number, sheet) in sheets.iter().enumerate() {
        report.about(number);
        let file = sheet.questionnaire.id.as_str();
        let mut can = |when: &[&Condition]| {
            let mut search = Search::new(&world, STEPS.min(left));
            let answer = search.possible(file, when);
            left -= STEPS.min(left) - search.steps;
            answer
        };
        for (at, section) in At::sections(sheet) {
            if let Some(when) = &section.when {
                match can(&[when]) {
                    Ok(true) => {}
                    Ok(false) => {
                        dead(at, report);
                        continue;
                    }
                    Err(_) => undecided.push((number, at)),
                }
            }
            for (q, question) in section.questions.iter().enumerate() {
                let Some(when) = &question.when else { continue };
                let at = At { question: Some((q, question)), ..at };
                let both: Vec<&Condition> = section.when.iter().chain([when]).collect();
                match can(&both) {
                    Ok(true) => {}
                    Ok(false) => dead(at, report),
                    Err(_) => undecided.push((number, at)),
                }
            }
        }
    }
    for (number, at) in undecided.into_iter().filter(|(number, _)| told.insert(*number)) {
        report.about(number);
        report.warning(
            "condition.undecided",
            at,
            "la condition est trop compliquée pour savoir si elle peut être vraie\u{202f}; simplifiez-la",
            "the condition is too complicated to tell whether it can hold; make it simpler",
        );
    }
}

fn dead(at: At<'_>, report: &mut Report) {
    report.error(
        "condition.dead",
        at,
        "aucune réponse ne rend cette condition vraie\u{202f}: ses tests s’excluent, ou excluent ceux des questions regardées\u{202f}; corrigez-la ou retirez ce qui n’est jamais posé",
        "no set of answers makes this condition hold: its tests exclude one another, or those of the questions looked at; mend it or remove what is never asked",
    );
}

fn world(sheets: &[Sheet]) -> World<'_> {
    let mut world =
        World { subjects: Vec::new(), by_name: HashMap::new(), enablers: HashMap::new(), may_look };
    for sheet in sheets {
        let file = sheet.questionnaire.id.as_str();
        for (_, section) in At::sections(sheet) {
            for question in &section.questions {
                let at = world.subjects.len();
                world.by_name.entry((file, &question.id)).or_insert(at);
                let mut masks: HashMap<&str, u128> = HashMap::new();
                for (bit, offer) in question.offers().iter().take(MAX_CHOICES).enumerate() {
                    for group in &offer.enables {
                        *masks.entry(group).or_default() |= 1 << bit;
                    }
                }
                for (group, mask) in masks {
                    world.enablers.entry(group).or_default().push((at, mask));
                }
                let when = [section.when.as_ref(), question.when.as_ref()];
                let bits = question.offers().iter().take(MAX_CHOICES).enumerate();
                let (offered, alone) = bits.fold((0_u128, 0_u128), |(all, alone), (bit, offer)| {
                    (all | 1 << bit, if offer.alone { alone | 1 << bit } else { alone })
                });
                world.subjects.push(Subject { question, file, when, values: Vec::new(), offered, alone });
            }
        }
    }
    let probes = probes(&world);
    for (subject, probes) in world.subjects.iter_mut().zip(probes) {
        subject.values = values(subject.question, &probes);
    }
    world
}

/// What conditions ask of each question.
fn probes(world: &World<'_>) -> Vec<Vec<Probe>> {
    let mut probes: Vec<Vec<Probe>> = vec![Vec::new(); world.subjects.len()];
    let mut add = |at: usize, probe: Probe| {
        if !probes[at].contains(&probe) {
            probes[at].push(probe);
        }
    };
    for subject in &world.subjects {
        for when in subject.when.into_iter().flatten() {
            when.each(&mut |look| {
                if let crate::questionnaire::condition::Look::Test(test) = look {
                    let (other, id) = test.target();
                    if let Some(at) = world.by_name.get(&(other.unwrap_or(subject.file), id)) {
                        add(*at, Probe::new(test, world.subjects[*at].question));
                    }
                }
            });
        }
    }
    for (at, mask) in world.enablers.values().flatten() {
        add(*at, Probe::OneOf(*mask));
    }
    probes
}

/// The values that these probes tell apart.
fn values(question: &Question, probes: &[Probe]) -> Vec<Chosen> {
    let mut all = vec![Seen::default()];
    let answered = Seen { answered: true, ..Seen::default() };
    if question.may_be_not_applicable() {
        all.push(Seen { choices: NOT_APPLICABLE, ..answered });
    }
    match question.kind {
        Kind::Single | Kind::YesNo => {
            let count = question.offers().len().min(MAX_CHOICES);
            all.extend((0..count).map(|bit| Seen { choices: 1 << bit, ..answered }));
        }
        Kind::Multiple => {
            let undecided = Chosen { seen: answered, decided: NOT_APPLICABLE };
            return all.into_iter().map(Chosen::whole).chain([undecided]).collect();
        }
        Kind::Level => all.extend((0..=5).map(|level| Seen { number: Some(f64::from(level)), ..answered })),
        Kind::Number => {
            let numbers = numbers(question, probes).into_iter();
            all.extend(numbers.map(|number| Seen { number: Some(number), ..answered }));
        }
        Kind::Date => {
            let bounds = probes.iter().filter_map(|probe| match probe {
                Probe::From(day) | Probe::Before(day) => Some(*day),
                _ => None,
            });
            let days = bounds.flat_map(|day| [Some(day), day.yesterday().ok()]).flatten();
            all.push(answered);
            all.extend(days.map(|day| Seen { date: Some(day), ..answered }));
        }
        Kind::Text | Kind::Table | Kind::File => all.push(answered),
    }
    let mut told = HashSet::new();
    all.retain(|seen| told.insert(probes.iter().map(|probe| probe.holds(seen)).collect::<Vec<_>>()));
    all.into_iter().map(Chosen::whole).collect()
}

/// Each threshold, and a number on each side, within the bounds.
fn numbers(question: &Question, probes: &[Probe]) -> Vec<f64> {
    let bounds = probes.iter().filter_map(|probe| match probe {
        Probe::AtLeast(bound) | Probe::Below(bound) => Some(*bound),
        _ => None,
    });
    let mut marks: Vec<f64> = bounds.chain([question.min, question.max].into_iter().flatten()).collect();
    marks.sort_by(f64::total_cmp);
    let between = marks.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
    let outside =
        [marks.first().map_or(0.0, |first| first - 1.0), marks.last().map_or(0.0, |last| last + 1.0)];
    let within = |number: &f64| {
        question.min.is_none_or(|min| *number >= min) && question.max.is_none_or(|max| *number <= max)
    };
    between.chain(outside).chain(marks.iter().copied()).filter(within).collect()
}
