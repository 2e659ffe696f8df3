//! What is read, put together: one requirement, scenario or evidence for each key, whatever the number of its rows.

use super::fold::folded;
use super::id::Id;
use super::medium::Medium;
use super::model::{
    Evidence, Group, Import, MAX_TOLD, Notice, Place, Rejected, Requirement, Scenario, Wording,
};
use super::steps::steps;
use std::collections::HashMap;

/// Longest text shown of what was rejected, in characters.
const SHOWN: usize = 200;

/// An import on its way.
#[derive(Default)]
pub(super) struct Gather {
    pub(super) import: Import,
    requirements: HashMap<String, usize>,
    scenarios: HashMap<String, usize>,
    evidences: HashMap<String, usize>,
    groups: HashMap<String, usize>,
}

impl Gather {
    pub(super) fn has_requirement(&self, key: &str) -> bool {
        self.requirements.contains_key(key)
    }

    pub(super) fn has_scenario(&self, key: &str) -> bool {
        self.scenarios.contains_key(key)
    }

    /// Number of the scenarios of a requirement, to name one that has no number.
    pub(super) fn scenarios_read(&self) -> usize {
        self.import.scenarios.len()
    }

    pub(super) fn evidences_read(&self) -> usize {
        self.import.evidences.len()
    }

    /// Adds a requirement, or what its row adds to the one there is.
    pub(super) fn requirement(&mut self, new: Requirement) {
        let Some(at) = self.requirements.get(&new.id.key) else {
            self.requirements.insert(new.id.key.clone(), self.import.requirements.len());
            self.import.requirements.push(new);
            return;
        };
        let Some(there) = self.import.requirements.get_mut(*at) else { return };
        let profile = new.profiles.first().cloned();
        for (mine, theirs) in [
            (&mut there.chapter, new.chapter),
            (&mut there.section_id, new.section_id),
            (&mut there.perimeter, new.perimeter),
            (&mut there.comment, new.comment),
            (&mut there.former_profile, new.former_profile),
            (&mut there.criticality, new.criticality),
            (&mut there.order, new.order),
            (&mut there.version, new.version),
            (&mut there.status, new.status),
            (&mut there.previous, new.previous),
            (&mut there.couloir, new.couloir),
            (&mut there.group, new.group),
        ] {
            *mine = mine.take().or(theirs);
        }
        if there.obligation == super::Obligation::Unsaid {
            there.obligation = new.obligation;
        }
        // Asked of everybody in one row, it is asked of everybody.
        there.conditional &= new.conditional;
        add_all(&mut there.profiles, new.profiles);
        let other = worded(&mut there.text, &mut there.wordings, new.text, profile, new.place);
        self.other_wording(other);
    }

    /// Adds a scenario, or what its row adds to the one there is.
    pub(super) fn scenario(&mut self, new: Scenario) {
        let Some(at) = self.scenarios.get(&new.id.key) else {
            self.scenarios.insert(new.id.key.clone(), self.import.scenarios.len());
            let steps = steps(&new.text);
            self.import.scenarios.push(Scenario { steps, ..new });
            return;
        };
        let Some(there) = self.import.scenarios.get_mut(*at) else { return };
        let profile = new.profiles.first().cloned();
        add_all(&mut there.requirements, new.requirements);
        add_all(&mut there.profiles, new.profiles);
        let other = worded(&mut there.text, &mut there.wordings, new.text, profile, new.place);
        if there.steps.is_empty() {
            there.steps = steps(&there.text);
        }
        self.other_wording(other);
    }

    /// Adds an evidence, or what its row adds to the one there is.
    pub(super) fn evidence(&mut self, new: Evidence) {
        let Some(at) = self.evidences.get(&new.id.key) else {
            self.evidences.insert(new.id.key.clone(), self.import.evidences.len());
            let media = Medium::named(&new.text);
            self.import.evidences.push(Evidence { media, ..new });
            return;
        };
        let Some(there) = self.import.evidences.get_mut(*at) else { return };
        add_all(&mut there.requirements, new.requirements);
        there.scenario = there.scenario.take().or(new.scenario);
        let other = worded(&mut there.text, &mut there.wordings, new.text, None, new.place);
        if there.media.is_empty() {
            there.media = Medium::named(&there.text);
        }
        self.other_wording(other);
    }

    /// Adds a group once; the key of the group.
    pub(super) fn group(&mut self, new: Group) -> String {
        let key = new.key.clone();
        if !self.groups.contains_key(&key) {
            self.groups.insert(key.clone(), self.import.groups.len());
            self.import.groups.push(new);
        }
        key
    }

    pub(super) fn reject(&mut self, place: Place, reason: &'static str, (fr, en): (&str, &str), raw: &str) {
        self.import.counts.rows_rejected += 1;
        if self.import.rejected.len() < MAX_TOLD {
            let raw = raw.chars().take(SHOWN).collect();
            self.import.rejected.push(Rejected { place, reason, fr: fr.to_owned(), en: en.to_owned(), raw });
        }
    }

    pub(super) fn notice(&mut self, place: Option<Place>, code: &'static str, fr: String, en: String) {
        self.import.counts.notices += 1;
        if self.import.notices.len() < MAX_TOLD {
            self.import.notices.push(Notice { place, code, fr, en });
        }
    }

    fn other_wording(&mut self, place: Option<Place>) {
        if let Some(place) = place {
            self.notice(
                Some(place),
                "other_wording",
                "Le même identifiant porte ici un autre texte\u{202f}: les deux sont gardés.".to_owned(),
                "The same identifier has another text here: both are kept.".to_owned(),
            );
        }
    }

    /// The import, counted.
    pub(super) fn done(mut self) -> Import {
        let unknown = |id: &Id| usize::from(id.parts.is_none());
        let import = &mut self.import;
        import.counts.requirements = import.requirements.len();
        import.counts.scenarios = import.scenarios.len();
        import.counts.evidences = import.evidences.len();
        import.counts.groups = import.groups.len();
        if import.format != super::Format::CisoAssistant {
            import.counts.ids_unknown = import.requirements.iter().map(|r| unknown(&r.id)).sum::<usize>()
                + import.scenarios.iter().map(|s| unknown(&s.id)).sum::<usize>()
                + import.evidences.iter().map(|e| unknown(&e.id)).sum::<usize>();
        }
        self.import
    }
}

fn add_all(to: &mut Vec<String>, from: Vec<String>) {
    for text in from {
        if !to.contains(&text) {
            to.push(text);
        }
    }
}

/// Keeps a text beside the one there is, when it says something else; its place then.
fn worded(
    there: &mut String,
    wordings: &mut Vec<Wording>,
    text: String,
    profile: Option<String>,
    place: Place,
) -> Option<Place> {
    if text.is_empty() || *there == text {
        return None;
    }
    if there.is_empty() {
        *there = text;
        return None;
    }
    let said = folded(&text);
    let known =
        wordings.iter().map(|wording| &wording.text).chain([&*there]).any(|known| folded(known) == said);
    if known {
        return None;
    }
    wordings.push(Wording { text, profile, place: place.clone() });
    Some(place)
}
