//! What does not go together between the records of a company: products among themselves, states, versions.

use super::model::Severity;
use crate::place::{Place, Subject};
use crate::product::{InScope, Nil, Product};
use crate::questionnaire::Evaluation;
use crate::state::{Form, State};
use identifiers::Text;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Something that does not go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Stable name of the rule.
    pub id: &'static str,
    /// How grave.
    pub level: Severity,
    /// Where it is mended.
    pub place: Place,
    /// What does not go together.
    pub title: Text,
    /// What to do.
    pub remedy: Text,
}

/// Everything that is looked at. `in_demarche`: products that are in a démarche now.
pub struct Company<'a> {
    /// Products in use.
    pub products: &'a [Product],
    /// States of questionnaires.
    pub forms: &'a BTreeMap<Place, Form>,
    /// What their answers are worth, by subject and questionnaire.
    pub evaluations: &'a BTreeMap<Subject, BTreeMap<String, Evaluation>>,
    /// Is a product in a démarche?
    pub in_demarche: &'a dyn Fn(&Product) -> bool,
    /// The day.
    pub today: Date,
}

/// Name of the questionnaire of the strategy.
const STRATEGY: &str = "strategie";

/// What does not go together. Of whatever may not be read, the caller takes nothing.
pub fn company(company: &Company<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    doubles(company, &mut found);
    for product in company.products {
        let in_scope = product.card.lifecycle.in_scope(company.today);
        if let (InScope::NotYet { .. } | InScope::Retired, true) = (in_scope, (company.in_demarche)(product))
            && let Some(place) = identification(product)
        {
            found.push(problem("hors-perimetre", Severity::Warning, place, OUT_OF_SCOPE));
        }
    }
    let strategy_is_valid = company.forms.iter().any(|(place, form)| {
        place.subject == Subject::Strategy
            && place.questionnaire.as_str() == STRATEGY
            && form.state == State::Validated
    });
    let mut waits_for_strategy = false;
    for (place, form) in company.forms {
        if form.withdrawn_at.is_some() && form.state != State::Validated {
            found.push(problem("version-retiree", Severity::Warning, place.clone(), WITHDRAWN));
        }
        if form.state != State::Validated {
            continue;
        }
        let evaluation =
            company.evaluations.get(&place.subject).and_then(|all| all.get(place.questionnaire.as_str()));
        if evaluation.is_some_and(|evaluation| !evaluation.missing.is_empty()) {
            found.push(problem("valide-incomplet", Severity::Error, place.clone(), VALID_AND_MISSING));
        }
        waits_for_strategy |=
            place.subject != Subject::Strategy && place.questionnaire.as_str() != "identification";
    }
    if waits_for_strategy
        && !strategy_is_valid
        && let Ok(slug) = STRATEGY.parse()
    {
        found.push(problem("strategie-non-validee", Severity::Warning, Place::strategy(slug), STRATEGY_OPEN));
    }
    found
}

/// Two products under one name, or one number.
fn doubles(company: &Company<'_>, found: &mut Vec<Problem>) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for product in company.products {
        *names.entry(product.card.name.to_lowercase()).or_default() += 1;
        if let Nil::Number(number) = &product.card.nil {
            *numbers.entry(number).or_default() += 1;
        }
    }
    for product in company.products {
        let Some(place) = identification(product) else { continue };
        if names.get(&product.card.name.to_lowercase()).is_some_and(|times| *times > 1) {
            found.push(problem("nom-deux-fois", Severity::Warning, place.clone(), NAME_TWICE));
        }
        let number = match &product.card.nil {
            Nil::Number(number) => numbers.get(number.as_str()),
            _ => None,
        };
        if number.is_some_and(|times| *times > 1) {
            found.push(problem("nil-deux-fois", Severity::Warning, place, NIL_TWICE));
        }
    }
}

fn identification(product: &Product) -> Option<Place> {
    Some(Place::product(product.id, crate::IDENTIFICATION.parse().ok()?))
}

fn problem(id: &'static str, level: Severity, place: Place, (title, remedy): (Text, Text)) -> Problem {
    Problem { id, level, place, title, remedy }
}

const OUT_OF_SCOPE: (Text, Text) = (
    Text::new(
        "Le produit est dans une démarche alors qu’il n’est pas dans le périmètre (en développement, ou retiré).",
        "The product is in a démarche while it is out of scope (in development, or retired).",
    ),
    Text::new(
        "Dites sa date de mise en production si elle est proche, sinon quittez la démarche\u{202f}: ses réponses seront gardées.",
        "Say when it enters production if that is near, otherwise leave the démarche: its answers will be kept.",
    ),
);
const WITHDRAWN: (Text, Text) = (
    Text::new(
        "La version de ce questionnaire est retirée.",
        "This version of the questionnaire is withdrawn.",
    ),
    Text::new(
        "Passez à la version en cours\u{202f}: les réponses sont reprises.",
        "Move on to the current version: answers are carried over.",
    ),
);
const VALID_AND_MISSING: (Text, Text) = (
    Text::new(
        "Ce questionnaire est validé, mais une réponse donnée ailleurs depuis lui pose de nouvelles questions.",
        "This questionnaire is validated, but an answer given elsewhere since then asks it new questions.",
    ),
    Text::new(
        "Rouvrez-le pour y répondre, ou revenez sur la réponse de la stratégie ou de la qualification.",
        "Open it again to answer them, or reconsider the answer of the strategy or of the qualification.",
    ),
);
const STRATEGY_OPEN: (Text, Text) = (
    Text::new(
        "Des questionnaires de produits sont validés, la stratégie globale ne l’est pas.",
        "Questionnaires of products are validated, the overall strategy is not.",
    ),
    Text::new(
        "Validez la stratégie\u{202f}: ses réponses comptent dans celles des produits.",
        "Validate the strategy: its answers count in those of the products.",
    ),
);
const NAME_TWICE: (Text, Text) = (
    Text::new("Deux produits portent le même nom.", "Two products have the same name."),
    Text::new(
        "Ajoutez le système et l’appareil au nom, ou archivez celui qui est en trop.",
        "Add the system and the device to the name, or archive the one too many.",
    ),
);
const NIL_TWICE: (Text, Text) = (
    Text::new("Deux produits portent le même numéro NIL.", "Two products have the same NIL number."),
    Text::new(
        "Le CNDA donne un numéro à chaque logiciel\u{202f}: vérifiez lequel est le bon. Deux déclinaisons du même logiciel peuvent le partager.",
        "The CNDA gives each software product a number: check which one is right. Two variants of one product may share it.",
    ),
);
