//! Conditions: what they look at is there, earlier, and of the right kind.

use super::report::{At, Report};
use crate::questionnaire::condition::{Condition, Look, Test};
use crate::questionnaire::evaluate::LEADING;
use crate::questionnaire::model::{Kind, Question};
use crate::questionnaire::read::Sheet;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Steps of the search for circles, over all files: far above what sound files need.
const STEPS: usize = 1_000_000;

/// A question, by file and by position in the file.
type Name<'a> = (&'a str, &'a str);

/// The questions of all files.
struct Book<'a> {
    questions: HashMap<Name<'a>, (usize, &'a Question)>,
    /// For each group, the files that switch it on, and the last of their questions that does.
    enablers: HashMap<&'a str, BTreeMap<&'a str, (usize, &'a str)>>,
    /// Questions that switch a group on.
    members: HashMap<&'a str, Vec<Name<'a>>>,
    /// What the conditions of a question (its own and its section's) look at.
    looks: HashMap<Name<'a>, Vec<Seen<'a>>>,
    steps: Cell<usize>,
}

/// A step on the way of a condition.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Seen<'a> {
    Question(Name<'a>),
    Group(&'a str),
}

/// Checks; true when all conditions are sound, so that one may reason on them.
pub(super) fn run(sheets: &[Sheet], report: &mut Report) -> bool {
    let book = Book::new(sheets);
    let mut sound = true;
    for (number, sheet) in sheets.iter().enumerate() {
        report.about(number);
        let file = sheet.questionnaire.id.as_str();
        let mut position = 0;
        for (at, section) in At::sections(sheet) {
            sound &= one(section.when.as_ref(), &Here { at, file, position, book: &book }, report);
            for (q, question) in section.questions.iter().enumerate() {
                let at = At { question: Some((q, question)), ..at };
                sound &= one(question.when.as_ref(), &Here { at, file, position, book: &book }, report);
                position += 1;
            }
        }
    }
    sound
}

/// Where a condition stands.
struct Here<'a> {
    at: At<'a>,
    file: &'a str,
    position: usize,
    book: &'a Book<'a>,
}

fn one(when: Option<&Condition>, here: &Here<'_>, report: &mut Report) -> bool {
    let Some(when) = when else { return true };
    if has_empty(when) {
        report.error(
            "condition.empty",
            here.at,
            "«\u{202f}all\u{202f}» ou «\u{202f}any\u{202f}» est vide\u{202f}; ajoutez des conditions ou retirez-le",
            "`all` or `any` is empty; add conditions or remove it",
        );
        return false;
    }
    let mut sound = true;
    when.each(&mut |look| {
        sound &= match look {
            Look::Test(test) => tested(test, here, report),
            Look::Group(group) => grouped(group, here, report),
        };
    });
    sound
}

fn has_empty(condition: &Condition) -> bool {
    match condition {
        Condition::All { all: list } | Condition::Any { any: list } => {
            list.is_empty() || list.iter().any(has_empty)
        }
        Condition::Not { not } => has_empty(not),
        Condition::Group { .. } | Condition::Answer(_) => false,
    }
}

fn tested(test: &Test, here: &Here<'_>, report: &mut Report) -> bool {
    let (file, id) = test.target();
    let target = (file.unwrap_or(here.file), id);
    let name = &test.answer;
    let Some((name_in_book, (position, question))) = here.book.questions.get_key_value(&target) else {
        report.error(
            "condition.unknown",
            here.at,
            format!("la condition regarde «\u{202f}{name}\u{202f}», qui n’existe pas dans les fichiers donnés\u{202f}; corrigez le nom, ou donnez aussi ce fichier"),
            format!("the condition looks at `{name}`, which is not in the files given; mend the name, or give that file too"),
        );
        return false;
    };
    let earlier = may_look(here.file, target.0) && (target.0 != here.file || *position < here.position);
    if !earlier {
        return later(*name_in_book, name, here, report);
    }
    suits(test, question, here, report)
}

/// Not earlier: is it a circle, or only a wrong order?
fn later(target: Name<'_>, name: &str, here: &Here<'_>, report: &mut Report) -> bool {
    let own: Vec<&str> = match (here.at.question, here.at.section) {
        (Some((_, question)), _) => vec![question.id.as_str()],
        (None, Some((_, section))) => section.questions.iter().map(|question| question.id.as_str()).collect(),
        (None, None) => Vec::new(),
    };
    if own.iter().any(|id| here.book.leads(target, (here.file, id))) {
        report.error(
            "condition.cycle",
            here.at,
            format!("la condition tourne en rond\u{202f}: «\u{202f}{name}\u{202f}» dépend lui-même de cette question\u{202f}; retirez l’une des deux conditions"),
            format!("the condition goes in a circle: `{name}` itself depends on this question; remove one of the two conditions"),
        );
    } else if target.0 == here.file {
        report.error(
            "condition.later",
            here.at,
            format!("la condition regarde «\u{202f}{name}\u{202f}», posée plus loin\u{202f}; déplacez l’une des deux questions"),
            format!("the condition looks at `{name}`, which is asked later; move one of the two questions"),
        );
    } else {
        report.error(
            "condition.order",
            here.at,
            format!("«\u{202f}{name}\u{202f}» est dans un questionnaire que celui-ci ne peut pas regarder\u{202f}; seuls {} le peuvent, dans cet ordre", LEADING.join(", ")),
            format!("`{name}` is in a questionnaire that this one may not look at; only {} may be looked at, in that order", LEADING.join(", ")),
        );
    }
    false
}

/// May the conditions of `file` look at `target`?
pub(super) fn may_look(file: &str, target: &str) -> bool {
    let rank = |id: &str| LEADING.iter().position(|leading| *leading == id).unwrap_or(LEADING.len());
    file == target || rank(target) < rank(file)
}

/// Does the test suit the kind of the question?
fn suits(test: &Test, question: &Question, here: &Here<'_>, report: &mut Report) -> bool {
    let kind = question.kind;
    let choices = matches!(kind, Kind::Single | Kind::Multiple | Kind::YesNo);
    let names_choices = test.choices().next().is_some();
    let good = (!names_choices || choices || test.choices().all(|choice| choice == "not_applicable"))
        && (test.at_least.is_none() && test.below.is_none() || matches!(kind, Kind::Number | Kind::Level))
        && (test.from.is_none() && test.before.is_none() || kind == Kind::Date);
    if !good {
        let name = &test.answer;
        report.error(
            "condition.kind",
            here.at,
            format!("le test ne convient pas à la sorte de «\u{202f}{name}\u{202f}»\u{202f}: is et one_of vont aux choix, at_least et below aux nombres et niveaux, from et before aux dates"),
            format!("the test does not suit the kind of `{name}`: is and one_of are for choices, at_least and below for numbers and levels, from and before for days"),
        );
        return false;
    }
    let mut sound = true;
    for choice in test.choices() {
        let offered = question.offers().iter().any(|offer| offer.id == choice)
            || (choice == "not_applicable" && question.may_be_not_applicable());
        if !offered {
            let list = super::questions::joined(question.offers().iter().map(|offer| &offer.id));
            let name = &test.answer;
            report.error(
                "condition.value",
                here.at,
                format!("«\u{202f}{name}\u{202f}» ne propose pas «\u{202f}{choice}\u{202f}» (choix\u{202f}: {list})\u{202f}; corrigez la valeur testée"),
                format!("`{name}` does not offer `{choice}` (choices: {list}); mend the value tested"),
            );
            sound = false;
        }
    }
    sound
}

fn grouped(group: &str, here: &Here<'_>, report: &mut Report) -> bool {
    let files = here.book.enablers.get(group).into_iter().flatten();
    let mut seen = files.filter(|(file, _)| may_look(here.file, file)).peekable();
    if seen.peek().is_none() {
        report.error(
            "condition.group",
            here.at,
            format!("aucun choix des fichiers donnés n’active le groupe «\u{202f}{group}\u{202f}»\u{202f}; ajoutez «\u{202f}enables\u{202f}», ou donnez aussi le fichier qui l’active"),
            format!("no choice of the files given switches the group `{group}` on; add `enables`, or give the file that does too"),
        );
        return false;
    }
    match seen.find(|(file, _)| **file == here.file) {
        Some((file, (position, id))) if *position >= here.position => later((file, id), id, here, report),
        _ => true,
    }
}

impl<'a> Book<'a> {
    fn new(sheets: &'a [Sheet]) -> Self {
        let mut book = Self {
            questions: HashMap::new(),
            enablers: HashMap::new(),
            members: HashMap::new(),
            looks: HashMap::new(),
            steps: Cell::new(STEPS),
        };
        for sheet in sheets {
            let file = sheet.questionnaire.id.as_str();
            for (position, question) in sheet.questionnaire.questions().enumerate() {
                let name = (file, question.id.as_str());
                book.questions.entry(name).or_insert((position, question));
                for group in question.offers().iter().flat_map(|offer| &offer.enables) {
                    book.enablers.entry(group).or_default().insert(file, (position, &question.id));
                    let members = book.members.entry(group).or_default();
                    if members.last() != Some(&name) {
                        members.push(name);
                    }
                }
            }
            for (_, section) in At::sections(sheet) {
                let shared = looks(section.when.as_ref(), file);
                for question in &section.questions {
                    let mut own = looks(question.when.as_ref(), file);
                    own.extend(&shared);
                    book.looks.insert((file, &question.id), own);
                }
            }
        }
        book
    }

    /// Do the conditions of `from` end up looking at `to`? No, when the search would be too long.
    fn leads(&self, from: Name<'_>, to: Name<'_>) -> bool {
        let mut seen = HashSet::new();
        let mut next = vec![Seen::Question(from)];
        while let Some(one) = next.pop() {
            if one == Seen::Question(to) {
                return true;
            }
            let left = self.steps.get();
            if left == 0 {
                return false;
            }
            self.steps.set(left - 1);
            if seen.insert(one) {
                match one {
                    Seen::Question(name) => next.extend(self.looks.get(&name).into_iter().flatten()),
                    Seen::Group(group) => {
                        next.extend(
                            self.members.get(group).into_iter().flatten().map(|name| Seen::Question(*name)),
                        );
                    }
                }
            }
        }
        false
    }
}

fn looks<'a>(when: Option<&'a Condition>, file: &'a str) -> Vec<Seen<'a>> {
    let mut looks = Vec::new();
    if let Some(when) = when {
        when.each(&mut |look| {
            looks.push(match look {
                Look::Test(test) => {
                    let (other, id) = test.target();
                    Seen::Question((other.unwrap_or(file), id))
                }
                Look::Group(group) => Seen::Group(group),
            });
        });
    }
    looks
}
