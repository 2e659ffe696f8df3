//! What is wrong in a programme.

use super::model::{Demarche, Programme, Vague};
use crate::questionnaire::{Finding, Place, Severity, SourceRef, Text};
use std::collections::BTreeSet;

/// Checks a programme. `questionnaires`: those that exist, or none when that is not known.
pub fn check(file: &str, programme: &Programme, questionnaires: Option<&BTreeSet<String>>) -> Vec<Finding> {
    let mut report = Report { file, programme, questionnaires, found: Vec::new(), seen: BTreeSet::new() };
    report.title("notice", &programme.notice);
    for step in &programme.steps {
        report.name("steps", &step.id);
        report.title(&step.id, &step.title);
    }
    report.title("strategy", &programme.strategy.title);
    report.source("strategy", &programme.strategy.source);
    report.asked("strategy", &programme.strategy.questionnaires);
    for parcours in &programme.parcours {
        report.name("parcours", &parcours.id);
        report.title(&parcours.id, &parcours.title);
        report.title(&parcours.id, &parcours.summary);
    }
    programme.demarches().for_each(|demarche| report.demarche(demarche));
    report.source("segur", &programme.segur.source);
    programme.segur.prerequisites.iter().for_each(|text| report.title("segur", text));
    for couloir in &programme.segur.couloirs {
        report.name("couloirs", &couloir.id);
        report.title(&couloir.id, &couloir.title);
        for dispositif in &couloir.dispositifs {
            report.name("dispositifs", &dispositif.id);
            report.title(&dispositif.id, &dispositif.title);
            for vague in &dispositif.vagues {
                report.vague(&dispositif.id, vague);
            }
        }
    }
    report.found
}

struct Report<'a> {
    file: &'a str,
    programme: &'a Programme,
    questionnaires: Option<&'a BTreeSet<String>>,
    found: Vec<Finding>,
    seen: BTreeSet<(&'static str, &'a str)>,
}

impl<'a> Report<'a> {
    fn add(&mut self, code: &'static str, place: &str, fr: String, en: String) {
        let place = Place { file: self.file.to_owned(), section: Some(place.to_owned()), ..Place::default() };
        self.found.push(Finding { code, severity: Severity::Error, place, fr, en });
    }

    fn name(&mut self, kind: &'static str, id: &'a str) {
        if !self.seen.insert((kind, id)) {
            self.add(
                "id.duplicate",
                id,
                format!("l’identifiant «\u{202f}{id}\u{202f}» sert deux fois\u{202f}; changez-en un"),
                format!("the identifier `{id}` is used twice; change one"),
            );
        }
    }

    fn title(&mut self, place: &str, text: &Text) {
        if text.fr.trim().is_empty() || text.en.as_deref().is_none_or(|en| en.trim().is_empty()) {
            self.add(
                "title.translation",
                place,
                "un texte manque en français ou en anglais\u{202f}; écrivez les deux".to_owned(),
                "a text is missing in French or in English; write both".to_owned(),
            );
        }
    }

    fn source(&mut self, place: &str, source: &SourceRef) {
        let id = &source.of;
        if !self.programme.sources.contains_key(id) {
            self.add(
                "source.unknown",
                place,
                format!("la source «\u{202f}{id}\u{202f}» n’est pas dans «\u{202f}sources\u{202f}»\u{202f}; ajoutez-la"),
                format!("the source `{id}` is not in `sources`; add it"),
            );
        }
    }

    fn asked(&mut self, place: &str, questionnaires: &[String]) {
        let unknown =
            questionnaires.iter().filter(|id| self.questionnaires.is_some_and(|known| !known.contains(*id)));
        for id in unknown.cloned().collect::<Vec<_>>() {
            self.add(
                "questionnaire.unknown",
                place,
                format!("le questionnaire «\u{202f}{id}\u{202f}» n’existe pas\u{202f}; corrigez le nom ou ajoutez le fichier"),
                format!("there is no questionnaire `{id}`; mend the name or add the file"),
            );
        }
    }

    fn demarche(&mut self, demarche: &'a Demarche) {
        self.name("demarches", &demarche.id);
        self.title(&demarche.id, &demarche.title);
        self.title(&demarche.id, &demarche.summary);
        demarche.prerequisites.iter().for_each(|text| self.title(&demarche.id, text));
        self.source(&demarche.id, &demarche.source);
        self.asked(&demarche.id, &demarche.questionnaires);
    }

    fn vague(&mut self, place: &str, vague: &Vague) {
        let rank = |step: &str| self.programme.steps.iter().position(|one| one.id == step);
        let ranks: Vec<Option<usize>> = vague.windows.iter().map(|window| rank(&window.step)).collect();
        let growing = ranks.windows(2).all(|pair| pair[0] < pair[1]);
        let days = vague.windows.windows(2).all(|pair| pair[0].closes <= pair[1].closes);
        if ranks.contains(&None) || !growing || !days {
            self.add(
                "windows",
                place,
                "les fenêtres ne suivent pas «\u{202f}steps\u{202f}», chacune une fois et dans l’ordre des dates\u{202f}; rangez-les".to_owned(),
                "the windows do not follow `steps`, each once and in the order of their days; put them in order".to_owned(),
            );
        }
        let swapped = |window: &super::model::Window| window.opens.is_some_and(|opens| opens > window.closes);
        if vague.windows.iter().any(swapped) {
            self.add(
                "dates",
                place,
                "une fenêtre ferme avant d’ouvrir\u{202f}; corrigez ses dates".to_owned(),
                "a window closes before it opens; mend its days".to_owned(),
            );
        }
        if vague.windows.len() < self.programme.steps.len() && vague.note.is_none() {
            self.add(
                "windows.note",
                place,
                "une étape n’a pas de date et rien ne le dit\u{202f}; ajoutez «\u{202f}note\u{202f}»"
                    .to_owned(),
                "a step has no date and nothing says so; add `note`".to_owned(),
            );
        }
        vague.note.iter().for_each(|note| self.title(place, note));
        vague.windows.iter().for_each(|window| self.source(place, &window.source));
    }
}
