//! Answers carried from one version of a questionnaire to another: none is lost.

use super::diff::former_names;
use super::evaluate::Answers;
use super::model::{Choice, Question, Questionnaire};
use super::value::Value;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What becomes of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum Fate {
    /// The question asks the same: the answer holds.
    Kept,
    /// The answer is proposed, and somebody has to look at it again.
    Review {
        /// Why, in French.
        fr: String,
        /// Why, in English.
        en: String,
    },
    /// The question is gone; the answer is kept aside, and comes back if the question does.
    Dormant,
}

/// An answer carried.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Carried {
    /// Question in the old version.
    pub from: String,
    /// Question in the new version; the same name when it is gone.
    pub to: String,
    /// The answer, untouched.
    pub value: Value,
    /// What becomes of it.
    #[serde(flatten)]
    pub fate: Fate,
}

/// Carries every answer, in the order of their names. Renamed questions are followed by their former names (`was`).
/// There is exactly one result for each answer given, and two never go to the same question.
pub fn carry(answers: &Answers, old: &Questionnaire, new: &Questionnaire) -> Vec<Carried> {
    let before: HashMap<&str, &Question> = old.questions().map(|q| (q.id.as_str(), q)).collect();
    let after: HashMap<&str, &Question> = new.questions().map(|q| (q.id.as_str(), q)).collect();
    let mut heir: HashMap<&str, &str> =
        former_names(old, new).into_iter().map(|(new, old)| (old, new)).collect();
    let claimed: HashSet<&str> = heir.values().copied().collect();
    // Answers older than the old version: dormant until now, awake again when their question is back and free.
    for id in answers.keys().filter(|id| !before.contains_key(id.as_str())) {
        if let Some((id, _)) = after.get_key_value(id.as_str())
            && !claimed.contains(id)
        {
            heir.insert(id, id);
        }
    }
    let one = |(from, value): (&String, &Value)| {
        let to = heir.get(from.as_str()).copied();
        let fate = match to.and_then(|to| after.get(to)) {
            None => Fate::Dormant,
            Some(question) => {
                let reason = before.get(from.as_str()).and_then(|before| changed(before, question, value));
                reason
                    .or_else(|| no_longer_suits(question, value))
                    .map_or(Fate::Kept, |(fr, en)| Fate::Review { fr, en })
            }
        };
        Carried { from: from.clone(), to: to.unwrap_or(from).to_owned(), value: value.clone(), fate }
    };
    answers.iter().map(one).collect()
}

type Why = (String, String);

/// Why an answer to the old question is not surely one to the new.
fn changed(old: &Question, new: &Question, value: &Value) -> Option<Why> {
    if old.kind != new.kind {
        return Some((
            "la sorte de réponse a changé\u{202f}; répondez de nouveau".to_owned(),
            "the kind of answer changed; answer again".to_owned(),
        ));
    }
    if matches!(value, Value::NotApplicable(_)) {
        return None;
    }
    let gone = names(old.offers()).find(|name| !names(new.offers()).any(|other| other == *name));
    let come = names(new.offers()).find(|name| !names(old.offers()).any(|other| other == *name));
    if let Some(choice) = gone.or(come) {
        let (fr, en) = if gone.is_some() {
            ("n’est plus proposé", "is no longer offered")
        } else {
            ("est un nouveau choix", "is a new choice")
        };
        return Some((
            format!("«\u{202f}{choice}\u{202f}» {fr}\u{202f}; vérifiez que la réponse reste la bonne"),
            format!("`{choice}` {en}; check that the answer is still the right one"),
        ));
    }
    let reworded = new.offers().iter().find(|offer| {
        let same = old.offers().iter().find(|before| before.id == offer.id);
        chosen(value, &offer.id) && same.is_some_and(|before| before.title != offer.title)
    });
    if let Some(offer) = reworded {
        return Some((
            format!(
                "le choix «\u{202f}{}\u{202f}» est écrit autrement\u{202f}; vérifiez qu’il convient toujours",
                offer.id
            ),
            format!("the choice `{}` is worded otherwise; check that it still suits", offer.id),
        ));
    }
    let columns =
        |question: &Question| -> BTreeSet<String> { question.columns.iter().map(|c| c.id.clone()).collect() };
    (columns(old) != columns(new)).then(|| {
        (
            "les colonnes du tableau ont changé\u{202f}; complétez les lignes".to_owned(),
            "the columns of the table changed; complete the rows".to_owned(),
        )
    })
}

fn no_longer_suits(question: &Question, value: &Value) -> Option<Why> {
    let fault = if value.is_blank() { None } else { value.validate(question).err() };
    fault.map(|fault| (fault.fr, fault.en))
}

fn names(offers: &[Choice]) -> impl Iterator<Item = &str> {
    offers.iter().map(|offer| offer.id.as_str())
}

fn chosen(value: &Value, id: &str) -> bool {
    match value {
        Value::Choice(choice) => choice == id,
        Value::Choices(choices) => choices.iter().any(|choice| choice == id),
        _ => false,
    }
}
