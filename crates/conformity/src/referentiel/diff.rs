//! Two editions compared. Pure.

use super::fold::folded;
use super::model::{Evidence, Import, Requirement, Scenario, Wording};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an edition changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Requirements.
    pub requirements: Changes,
    /// Scenarios.
    pub scenarios: Changes,
    /// Evidences.
    pub evidences: Changes,
}

impl Diff {
    /// Nothing changes.
    pub fn is_empty(&self) -> bool {
        self.requirements.is_empty() && self.scenarios.is_empty() && self.evidences.is_empty()
    }
}

/// What changes among things of one kind, by key, in the order of the newer file (removed ones: of the older).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Only in the newer one.
    pub added: Vec<String>,
    /// Only in the older one.
    pub removed: Vec<String>,
    /// In both, with what differs.
    pub changed: Vec<Change>,
    /// The same thing under another number.
    pub renumbered: Vec<Renumbered>,
    /// In both, alike.
    pub same: usize,
}

impl Changes {
    /// Nothing changes.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.renumbered.is_empty()
    }
}

/// Something that both editions have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its key.
    pub key: String,
    /// Names of the fields that differ, as the JSON of an import names them.
    pub fields: Vec<&'static str>,
}

/// Something that bears another number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Renumbered {
    /// Key in the older edition.
    pub from: String,
    /// Key in the newer one.
    pub to: String,
    /// Names of the fields that differ as well.
    pub fields: Vec<&'static str>,
}

/// Compares two editions. A thing is the same under another number when the newer file says so (`VA N-1`), or when the older
/// one has one thing alone of the same text, and the newer one too. Texts are compared without case, accents and
/// punctuation for that, as they stand otherwise.
pub fn diff(old: &Import, new: &Import) -> Diff {
    Diff {
        requirements: changes(&old.requirements, &new.requirements),
        scenarios: changes(&old.scenarios, &new.scenarios),
        evidences: changes(&old.evidences, &new.evidences),
    }
}

/// What is compared.
trait Compared {
    fn key(&self) -> &str;
    fn text(&self) -> &str;
    /// Its key in the edition before, as published.
    fn previous(&self) -> Option<String> {
        None
    }
    /// Fields, written for comparison.
    fn fields(&self) -> Vec<(&'static str, String)>;
}

fn listed(list: &[String]) -> String {
    list.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect::<Vec<_>>().join("\n")
}

fn wordings(all: &[Wording]) -> String {
    listed(&all.iter().map(|one| one.text.clone()).collect::<Vec<_>>())
}

impl Compared for Requirement {
    fn key(&self) -> &str {
        &self.id.key
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn previous(&self) -> Option<String> {
        self.previous.as_deref().map(|text| super::Id::read(text).key).filter(|key| !key.is_empty())
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        let or = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            ("text", self.text.clone()),
            ("name", or(&self.name)),
            ("obligation", format!("{:?}", self.obligation)),
            ("conditional", self.conditional.to_string()),
            ("profiles", listed(&self.profiles)),
            ("chapter", or(&self.chapter)),
            ("perimeter", or(&self.perimeter)),
            ("comment", or(&self.comment)),
            ("criticality", or(&self.criticality)),
            ("wordings", wordings(&self.wordings)),
            ("implementation_groups", listed(&self.implementation_groups)),
            ("questions", format!("{:?}", self.questions)),
        ]
    }
}

impl Compared for Scenario {
    fn key(&self) -> &str {
        &self.id.key
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("text", self.text.clone()),
            ("requirements", listed(&self.requirements)),
            ("profiles", listed(&self.profiles)),
            ("wordings", wordings(&self.wordings)),
        ]
    }
}

impl Compared for Evidence {
    fn key(&self) -> &str {
        &self.id.key
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("text", self.text.clone()),
            ("scenario", self.scenario.clone().unwrap_or_default()),
            ("requirements", listed(&self.requirements)),
            ("media", format!("{:?}", self.media)),
            ("wordings", wordings(&self.wordings)),
        ]
    }
}

fn changes<T: Compared>(old: &[T], new: &[T]) -> Changes {
    let older: HashMap<&str, &T> = old.iter().map(|one| (one.key(), one)).collect();
    let newer: HashMap<&str, &T> = new.iter().map(|one| (one.key(), one)).collect();
    let gone: Vec<&T> = old.iter().filter(|one| !newer.contains_key(one.key())).collect();
    let fresh: Vec<&T> = new.iter().filter(|one| !older.contains_key(one.key())).collect();
    let moved = moved(&gone, &fresh);
    let mut changes = Changes::default();
    for one in new {
        let key = one.key();
        if let Some(before) = older.get(key) {
            let fields = differing(*before, one);
            match fields.is_empty() {
                true => changes.same += 1,
                false => changes.changed.push(Change { key: key.to_owned(), fields }),
            }
        } else if let Some(from) = moved.get(key) {
            let fields = older.get(from.as_str()).map(|before| differing(*before, one)).unwrap_or_default();
            changes.renumbered.push(Renumbered { from: from.clone(), to: key.to_owned(), fields });
        } else {
            changes.added.push(key.to_owned());
        }
    }
    let taken: BTreeSet<&str> = moved.values().map(String::as_str).collect();
    let left = gone.iter().map(|one| one.key()).filter(|key| !taken.contains(key));
    changes.removed = left.map(ToOwned::to_owned).collect();
    changes
}

/// New keys of things that went, by what their file says, then by their text when it is of one thing alone on each side.
fn moved<T: Compared>(gone: &[&T], fresh: &[&T]) -> BTreeMap<String, String> {
    let mut left: BTreeMap<&str, &T> = gone.iter().map(|one| (one.key(), *one)).collect();
    let mut moved = BTreeMap::new();
    for one in fresh {
        if let Some(from) = one.previous().filter(|from| left.remove(from.as_str()).is_some()) {
            moved.insert(one.key().to_owned(), from);
        }
    }
    let by_text = |all: &mut dyn Iterator<Item = &T>| {
        let mut by: HashMap<String, Vec<String>> = HashMap::new();
        for one in all {
            let text = folded(one.text());
            // Short texts are too common to tell anything: « Copie d’écran ».
            if text.len() >= LEAST_TEXT {
                by.entry(text).or_default().push(one.key().to_owned());
            }
        }
        by
    };
    let before = by_text(&mut left.values().copied());
    let after = by_text(&mut fresh.iter().copied().filter(|one| !moved.contains_key(one.key())));
    for (text, keys) in after {
        if let ([to], Some([from])) = (keys.as_slice(), before.get(&text).map(Vec::as_slice)) {
            moved.insert(to.clone(), from.clone());
        }
    }
    moved
}

/// Shortest folded text, in bytes, by which a renumbered thing is recognised.
const LEAST_TEXT: usize = 25;

fn differing<T: Compared>(old: &T, new: &T) -> Vec<&'static str> {
    let pairs = old.fields().into_iter().zip(new.fields());
    pairs.filter(|((_, before), (_, after))| before != after).map(|((name, _), _)| name).collect()
}
