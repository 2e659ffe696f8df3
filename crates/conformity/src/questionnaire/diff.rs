//! Two versions of a questionnaire compared, question by question.

use super::model::{Question, Questionnaire};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What changed from one version to another. Questions are named as in the new version, removed ones as in the old.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Questions that only the new version has, in its order.
    pub added: Vec<String>,
    /// Questions that only the old version has, in its order.
    pub removed: Vec<String>,
    /// Questions that say or count something else.
    pub changed: Vec<Changed>,
    /// Questions that stand in another section, or at another rank of theirs.
    pub moved: Vec<Moved>,
    /// What else changed: `title`, `levels`, `themes`…
    pub frame: Vec<&'static str>,
}

/// A question that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its name.
    pub id: String,
    /// Its name in the old version, when another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Fields that differ, as they are written in the file.
    pub parts: Vec<&'static str>,
}

/// A question that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Its name.
    pub id: String,
    /// Theme and section before.
    pub from: (String, String),
    /// Theme and section now.
    pub to: (String, String),
}

impl Diff {
    /// True when nothing changed but the version and its day.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares two versions. Renamed questions are followed by their former names (`was`).
pub fn diff(old: &Questionnaire, new: &Questionnaire) -> Diff {
    let before: HashMap<&str, &Question> = old.questions().map(|q| (q.id.as_str(), q)).collect();
    let former = former_names(old, new);
    let mut diff = Diff { frame: frame(old, new), ..Diff::default() };
    for question in new.questions() {
        let Some(was) = former.get(question.id.as_str()) else {
            diff.added.push(question.id.clone());
            continue;
        };
        let parts = before.get(was).map(|before| parts(before, question)).unwrap_or_default();
        let renamed = *was != question.id;
        if renamed || !parts.is_empty() {
            let was = renamed.then(|| (*was).to_owned());
            diff.changed.push(Changed { id: question.id.clone(), was, parts });
        }
    }
    let kept: HashSet<&str> = former.values().copied().collect();
    diff.removed = old.questions().filter(|q| !kept.contains(q.id.as_str())).map(|q| q.id.clone()).collect();
    diff.moved = moved(old, new, &former);
    diff
}

/// For each question of the new version that the old one had: its name there. A name is followed once.
pub(super) fn former_names<'a>(old: &'a Questionnaire, new: &'a Questionnaire) -> BTreeMap<&'a str, &'a str> {
    let before: HashSet<&str> = old.questions().map(|q| q.id.as_str()).collect();
    let mut former: BTreeMap<&str, &str> = BTreeMap::new();
    let mut taken: HashSet<&str> = HashSet::new();
    for question in new.questions().filter(|q| before.contains(q.id.as_str())) {
        former.insert(&question.id, &question.id);
        taken.insert(&question.id);
    }
    for question in new.questions().filter(|q| !before.contains(q.id.as_str())) {
        let was =
            question.was.iter().find(|was| before.contains(was.as_str()) && !taken.contains(was.as_str()));
        if let Some(was) = was {
            taken.insert(was);
            former.insert(&question.id, was);
        }
    }
    former
}

fn frame(old: &Questionnaire, new: &Questionnaire) -> Vec<&'static str> {
    let themes = |q: &Questionnaire| -> Vec<_> {
        let theme = |t: &super::model::Theme| (t.id.clone(), t.title.clone(), t.weight.to_bits());
        q.themes.iter().map(theme).collect()
    };
    let sections = |q: &Questionnaire| -> Vec<_> {
        let sections = q.themes.iter().flat_map(|t| t.sections.iter().map(|s| (t.id.clone(), s)));
        sections.map(|(theme, s)| (theme, s.id.clone(), s.title.clone(), s.intro.clone())).collect()
    };
    let conditions = |q: &Questionnaire| -> Vec<_> {
        q.themes.iter().flat_map(|t| t.sections.iter().map(|s| (s.id.clone(), s.when.clone()))).collect()
    };
    named(&[
        ("scope", old.scope != new.scope),
        ("title", old.title != new.title),
        ("summary", old.summary != new.summary),
        ("notice", old.notice != new.notice),
        ("sources", old.sources != new.sources),
        ("levels", old.levels != new.levels),
        ("valid_from", old.valid_from != new.valid_from),
        ("valid_to", old.valid_to != new.valid_to),
        ("themes", themes(old) != themes(new)),
        ("sections", sections(old) != sections(new)),
        ("sections: when", conditions(old) != conditions(new)),
    ])
}

fn parts(old: &Question, new: &Question) -> Vec<&'static str> {
    named(&[
        ("title", old.title != new.title),
        ("kind", old.kind != new.kind),
        ("help", old.help != new.help),
        ("evidence", old.evidence != new.evidence),
        ("faq", old.faq != new.faq),
        ("source", old.source != new.source),
        ("when", old.when != new.when),
        ("required", old.required != new.required),
        ("weight", old.weight.to_bits() != new.weight.to_bits()),
        ("importance", old.importance != new.importance),
        ("not_applicable", old.may_be_not_applicable() != new.may_be_not_applicable()),
        ("choices", old.choices != new.choices),
        ("bands", old.bands != new.bands),
        ("columns", old.columns != new.columns),
        ("unit", old.unit != new.unit),
        ("min", old.min != new.min),
        ("max", old.max != new.max),
        ("requirements", old.requirements != new.requirements),
        ("valid_from", old.valid_from != new.valid_from),
        ("valid_to", old.valid_to != new.valid_to),
    ])
}

fn named(pairs: &[(&'static str, bool)]) -> Vec<&'static str> {
    pairs.iter().filter(|(_, differs)| *differs).map(|(name, _)| *name).collect()
}

/// Theme and section of each question, with its rank.
fn places(questionnaire: &Questionnaire) -> HashMap<&str, (usize, (&str, &str))> {
    let sections = questionnaire.themes.iter().flat_map(|t| t.sections.iter().map(move |s| (t, s)));
    let questions =
        sections.flat_map(|(t, s)| s.questions.iter().map(move |q| (q, (t.id.as_str(), s.id.as_str()))));
    questions.enumerate().map(|(rank, (q, place))| (q.id.as_str(), (rank, place))).collect()
}

fn moved(old: &Questionnaire, new: &Questionnaire, former: &BTreeMap<&str, &str>) -> Vec<Moved> {
    let before = places(old);
    let mut moved = Vec::new();
    for theme in &new.themes {
        for section in &theme.sections {
            let to = (theme.id.as_str(), section.id.as_str());
            let here = section.questions.iter().filter_map(|q| {
                former.get(q.id.as_str()).and_then(|was| before.get(was)).map(|place| (q.id.as_str(), *place))
            });
            let (stayed, came): (Vec<_>, Vec<_>) = here.partition(|(_, (_, from))| *from == to);
            let ranks: Vec<usize> = stayed.iter().map(|(_, (rank, _))| *rank).collect();
            let in_order = longest_growing(&ranks);
            let passed =
                stayed.into_iter().enumerate().filter(|(at, _)| !in_order.contains(at)).map(|(_, one)| one);
            moved.extend(came.into_iter().chain(passed).map(|(id, (_, from))| Moved {
                id: id.to_owned(),
                from: (from.0.to_owned(), from.1.to_owned()),
                to: (to.0.to_owned(), to.1.to_owned()),
            }));
        }
    }
    moved
}

/// Positions of a longest growing run of ranks: what kept its order, so that one question that jumps does not look as if
/// all the others had moved.
fn longest_growing(ranks: &[usize]) -> HashSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; ranks.len()];
    for (at, rank) in ranks.iter().enumerate() {
        let length = ends.partition_point(|end| ranks[*end] < *rank);
        previous[at] = length.checked_sub(1).map(|before| ends[before]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.insert(at);
        next = previous[at];
    }
    run
}
