//! Everything that a company answered, evaluated: the strategy by itself, each product beside it.

use crate::error::Failure;
use conformity::product::Product;
use conformity::questionnaire::{Answers, Evaluation, Plan, Scope, evaluate_all, shipped_plans};
use conformity::{CanSee, Subject, answers, appraisal};
use db::Reading;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Answers and what they are worth, by subject, then by questionnaire.
pub struct Appraised {
    /// Answers.
    pub answers: BTreeMap<Subject, BTreeMap<String, Answers>>,
    /// Their worth.
    pub evaluations: BTreeMap<Subject, BTreeMap<String, Evaluation>>,
}

impl Appraised {
    /// Of the strategy and of these products: one reading of the answers, whatever their number.
    pub async fn of(
        reading: &mut Reading,
        see: &CanSee,
        products: &[Product],
        today: Date,
    ) -> Result<Self, Failure> {
        let facts = answers::all_facts(reading, see).await?;
        let strategy = facts.get(&Subject::Strategy).map(appraisal::answers_of).unwrap_or_default();
        let mut all = Self { answers: BTreeMap::new(), evaluations: BTreeMap::new() };
        let products = products.iter().map(|product| Subject::Product(product.id));
        for subject in std::iter::once(Subject::Strategy).chain(products) {
            let mut answers = facts.get(&subject).map(appraisal::answers_of).unwrap_or_default();
            answers.extend(strategy.clone());
            all.evaluations.insert(subject, evaluate_all(plans_of(subject), today, &answers));
            all.answers.insert(subject, answers);
        }
        Ok(all)
    }

    /// What a questionnaire of a subject is worth.
    pub fn of_form(&self, subject: Subject, questionnaire: &str) -> Option<&Evaluation> {
        self.evaluations.get(&subject)?.get(questionnaire)
    }
}

/// The questionnaires that count for a subject: the strategy has only its own; a product stands beside them.
pub fn plans_of(subject: Subject) -> impl Iterator<Item = &'static Plan> {
    let own =
        move |plan: &&Plan| subject != Subject::Strategy || plan.questionnaire().scope == Scope::Company;
    shipped_plans().iter().filter(own)
}
