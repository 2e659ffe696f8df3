//! A questionnaire as who asks may see it: its plan, its answers, what they are worth.

use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::pages::produits::plan;
use crate::standing;
use accounts::civil;
use conformity::answers::{self, Answer};
use conformity::questionnaire::{Answers, Evaluation, LEADING, Plan, Value, evaluate_all};
use conformity::state::{self, Form};
use conformity::{Access, CanSee, Place, Slug, Subject, appraisal, product, snapshot};
use db::{Reading, Writing};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The questionnaire of the strategy.
pub const STRATEGY: &str = LEADING[0];

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
    /// What they are worth.
    pub evaluation: Evaluation,
    /// Answers of every questionnaire that may count here: not all of them may be shown.
    pub facts: BTreeMap<String, Answers>,
    /// May the answers of the strategy be shown?
    pub shows_strategy: bool,
    /// The day.
    pub today: Date,
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
        let facts = appraisal::answers_of(&answers::facts(reading, &read).await?);
        let today = civil::date(signed.caller.acting.now());
        let evaluation = evaluate(plan, &facts, today).ok_or_else(|| Failure::of(Code::NotFound))?;
        let shows_strategy = STRATEGY.parse().is_ok_and(|id| see.access(Place::strategy(id)).is_ok());
        Ok(Self { see, access, of, plan, form, answers, evaluation, facts, shows_strategy, today })
    }

    /// The answer of a question.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id)
    }

    /// The same, as the engine reads it; none when it was taken away.
    pub fn value(&self, id: &str) -> Option<Value> {
        self.answers.get(id).and_then(|answer| serde_json::from_value(answer.value.clone()?).ok())
    }

    /// Keeps what the answers are worth now, for the history of scores.
    pub async fn keep_scores(&self, writing: &mut Writing) -> Result<(), Failure> {
        if let Ok(draft) = self.access.clone().draft() {
            snapshot::take(writing, &draft, &appraisal::scores(self.plan, &self.evaluation)).await?;
        }
        Ok(())
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
pub fn evaluate(plan: &'static Plan, facts: &BTreeMap<String, Answers>, today: Date) -> Option<Evaluation> {
    let id = &plan.questionnaire().id;
    let leading = LEADING.into_iter().filter(|other| other != id).filter_map(crate::pages::produits::plan);
    evaluate_all(leading.chain([plan]), today, facts).remove(id)
}
