//! A questionnaire as who asks may see it: its plan, its answers, what they are worth.

use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::pages::produits::plan;
use crate::standing;
use accounts::civil;
use conformity::answers::{self, Answer, Facts};
use conformity::questionnaire::{Evaluation, LEADING, Plan, evaluate_all};
use conformity::state::{self, Form};
use conformity::{Access, CanSee, Place, Slug, Subject, appraisal, product};
use db::Reading;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// All that a page of a questionnaire stands on.
pub struct Sheet {
    /// What who asks sees of the company.
    pub see: CanSee,
    /// On what, and how far.
    pub access: Access,
    /// Name of the product, or nothing for the strategy.
    pub of: Option<String>,
    /// The questionnaire.
    pub plan: &'static Plan,
    /// Its state.
    pub form: Form,
    /// Its answers.
    pub answers: BTreeMap<Slug, Answer>,
    /// The same with what the others of the product say: for the engine.
    pub facts: Facts,
    /// What they are worth.
    pub evaluation: Evaluation,
}

impl Sheet {
    /// Reads it. Without a right, or outside the company, it does not exist.
    pub async fn open(reading: &mut Reading, signed: &Signed, place: Place) -> Result<Self, Failure> {
        let see = standing::sees(reading).await?;
        let access = see.access(place.clone())?;
        let of = match place.subject {
            Subject::Strategy => None,
            Subject::Product(id) => Some(product::get(reading, &see, id).await?.card.name),
        };
        let plan = plan(place.questionnaire.as_str()).ok_or_else(|| Failure::of(Code::NotFound))?;
        let read = access.clone().read();
        let form = state::of(reading, &read).await?;
        let answers = answers::all(reading, &read).await?;
        let facts = answers::facts(reading, &read).await?;
        let today = civil::date(signed.caller.acting.now());
        let evaluation = evaluate(plan, &facts, today).ok_or_else(|| Failure::of(Code::NotFound))?;
        Ok(Self { see, access, of, plan, form, answers, facts, evaluation })
    }

    /// The answer of a question.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id)
    }

    /// May answers be saved now?
    pub fn is_open(&self) -> bool {
        self.form.state.is_open() && self.access.clone().draft().is_ok()
    }

    /// Positions of the questions of a theme that are asked, in reading order.
    pub fn asked_in(&self, theme: usize) -> impl Iterator<Item = usize> {
        let of_theme = move |at: &usize| self.plan.place(*at).is_some_and(|(one, _)| one == theme);
        (0..self.plan.len()).filter(of_theme).filter(|at| self.evaluation.questions[*at].asked)
    }
}

/// What the answers of a questionnaire are worth, beside what the leading questionnaires say.
pub fn evaluate(plan: &'static Plan, facts: &Facts, today: Date) -> Option<Evaluation> {
    let id = &plan.questionnaire().id;
    let leading = LEADING.into_iter().filter(|other| other != id).filter_map(crate::pages::produits::plan);
    evaluate_all(leading.chain([plan]), today, &appraisal::answers_of(facts)).remove(id)
}
