//! Fictitious products with answers, for the demonstration: names of minerals, answers drawn by a fixed rule, a few targets
//! and tasks, so that every screen of Convergence has something to show.

use crate::access::{CanCreate, CanSee, Sees};
use crate::answers::{self, Edit};
use crate::assignments::{self, Give, Part};
use crate::error::{Error, Refusal};
use crate::joined::{self, Demarche};
use crate::place::{IDENTIFICATION, Place, ProductId};
use crate::product::{self, NewProduct, card_of};
use crate::programme;
use crate::projection::{self, Aim, Goal};
use crate::questionnaire::{Answers, Evaluation, Kind, Plan, Question, Value, evaluate_all, shipped_plans};
use crate::words::Slug;
use crate::{appraisal, comments, day, published, snapshot};
use db::{CompanyId, PersonId, Writing};
use jiff::ToSpan;

/// A product of the demonstration.
struct Made {
    name: &'static str,
    about: &'static str,
    os: &'static str,
    device: &'static str,
    demarches: &'static [&'static str],
    /// Share of the answers that are the best ones, in tenths.
    good: usize,
    /// Share of the questions that are answered, in tenths.
    done: usize,
}

const PRODUCTS: [Made; 3] = [
    Made {
        name: "Azurite Dossier",
        about: "Dossier médical des cabinets de groupe (produit fictif).",
        os: "windows",
        device: "poste",
        demarches: &["socles", "teleconsultation"],
        good: 7,
        done: 10,
    },
    Made {
        name: "Béryl Suivi",
        about: "Suivi à distance des patients chroniques (produit fictif).",
        os: "ios",
        device: "mobile",
        demarches: &["socles", "telesoin"],
        good: 5,
        done: 7,
    },
    Made {
        name: "Citrine Agenda",
        about: "Prise de rendez-vous et téléexpertise (produit fictif).",
        os: "android",
        device: "mobile",
        demarches: &["socles"],
        good: 3,
        done: 4,
    },
];

/// Rounds of answers: what is answered opens other questions.
const ROUNDS: usize = 4;
/// The questionnaire of which targets are set.
const SOCLES: &str = "doctrine-socles";

/// Fills a company that has no product yet, in the name of its Responsable; `helper` gets something to answer. How many
/// products were made: none when the company has some already.
pub async fn fill(
    writing: &mut Writing,
    company: CompanyId,
    by: PersonId,
    helper: PersonId,
) -> Result<usize, Error> {
    let see = CanSee::new(company, by, Sees::All);
    if !product::list(writing, &see).await?.is_empty() {
        return Ok(0);
    }
    let strategy = Place::strategy(slug("strategie")?);
    answer(writing, &see, &strategy, 6, 4).await?;
    for made in &PRODUCTS {
        let id = begin(writing, &see, company, by, made).await?;
        let mut questionnaires = vec!["qualification".to_owned()];
        for name in made.demarches {
            let programme = programme::shipped().map_err(|_| Error::Damaged("the programme"))?;
            let edit = see.access(Place::product(id, slug(IDENTIFICATION)?))?.draft()?.card()?;
            joined::join(writing, &edit, &Demarche::of(programme, name)?).await?;
            let demarche = programme.demarche(name).ok_or(Refusal::NotFound)?;
            questionnaires.extend(demarche.questionnaires.iter().cloned());
        }
        for questionnaire in questionnaires {
            answer(writing, &see, &Place::product(id, slug(&questionnaire)?), made.good, made.done).await?;
        }
        aim(writing, &see, id, helper, made.good).await?;
    }
    Ok(PRODUCTS.len())
}

fn slug(text: &str) -> Result<Slug, Error> {
    text.parse().map_err(|_| Error::Damaged("a name of the demonstration"))
}

fn plan(id: &str) -> Option<&'static Plan> {
    shipped_plans().iter().find(|plan| plan.questionnaire().id == id)
}

async fn version(writing: &mut Writing, see: &CanSee, questionnaire: &str) -> Result<Slug, Error> {
    let versions = published::list(writing, see).await?;
    let current = published::current(&versions, questionnaire).ok_or(Refusal::NotFound)?;
    Ok(current.version.clone())
}

async fn begin(
    writing: &mut Writing,
    see: &CanSee,
    company: CompanyId,
    by: PersonId,
    made: &Made,
) -> Result<ProductId, Error> {
    let mut answers = Answers::new();
    for (id, text) in [("nom", made.name), ("description", made.about)] {
        answers.insert(id.to_owned(), Value::Text(text.to_owned()));
    }
    for (id, choice) in [("os", made.os), ("appareil", made.device), ("cycle-de-vie", "en-production")] {
        answers.insert(id.to_owned(), Value::Choice(choice.to_owned()));
    }
    let json = |value: &Value| serde_json::to_value(value).map_err(|_| Error::Damaged("an answer"));
    let identification: Result<Vec<_>, Error> =
        answers.iter().map(|(id, value)| Ok((slug(id)?, json(value)?))).collect();
    let new = NewProduct {
        card: card_of(&answers),
        identification: identification?,
        version: version(writing, see, IDENTIFICATION).await?,
    };
    Ok(product::create(writing, &CanCreate::new(company, by), new).await?.id)
}

/// Answers a questionnaire: the share `done` of its questions, the share `good` of them as well as can be.
async fn answer(
    writing: &mut Writing,
    see: &CanSee,
    place: &Place,
    good: usize,
    done: usize,
) -> Result<(), Error> {
    let id = place.questionnaire.as_str();
    let plan = plan(id).ok_or(Refusal::NotFound)?;
    let access = see.access(place.clone())?;
    let version = version(writing, see, id).await?;
    for round in 0..=ROUNDS {
        let evaluation = evaluated(writing, &access, plan).await?;
        if round == ROUNDS {
            snapshot::take(writing, &access.clone().draft()?, &appraisal::scores(plan, &evaluation)).await?;
            break;
        }
        let mut edits = Vec::new();
        let open = |state: &crate::questionnaire::State| state.asked && !state.answered;
        for at in (0..plan.len()).filter(|at| open(&evaluation.questions[*at])) {
            // Seven and ten have no common part: the shares are spread over the whole questionnaire.
            if (at * 7 + 3) % 10 >= done {
                continue;
            }
            let question = plan.question(at);
            let Some(value) = picked(question, at, good).filter(|value| value.validate(question).is_ok())
            else {
                continue;
            };
            let value = serde_json::to_value(value).map_err(|_| Error::Damaged("an answer"))?;
            edits.push(Edit { question: slug(&question.id)?, value: Some(value), known: 0 });
        }
        if !edits.is_empty() {
            answers::save_page(writing, &access.clone().draft()?, &version, edits).await?;
        }
    }
    Ok(())
}

async fn evaluated(
    writing: &mut Writing,
    access: &crate::Access,
    plan: &'static Plan,
) -> Result<Evaluation, Error> {
    let facts = appraisal::answers_of(&answers::facts(writing, &access.clone().read()).await?);
    let today = day::today(writing.acting());
    let id = &plan.questionnaire().id;
    let leading =
        crate::questionnaire::LEADING.into_iter().filter(|other| other != id).filter_map(self::plan);
    evaluate_all(leading.chain([plan]), today, &facts).remove(id).ok_or_else(|| Refusal::NotFound.into())
}

/// An answer of the kind of the question; texts, tables and documents are left to people.
fn picked(question: &Question, at: usize, good: usize) -> Option<Value> {
    let rank = (at * 3 + 1) % 10;
    let wish = if rank < good {
        1.0
    } else if rank < good + 2 {
        0.5
    } else {
        0.0
    };
    let worth =
        |one: &&crate::questionnaire::Choice| one.outcome.and_then(crate::questionnaire::Outcome::worth);
    let offers = question.offers();
    match question.kind {
        Kind::Single | Kind::YesNo => {
            let near = offers.iter().filter(|one| worth(one).is_some()).min_by(|a, b| {
                let far = |one: &&crate::questionnaire::Choice| (worth(one).unwrap_or_default() - wish).abs();
                far(a).total_cmp(&far(b))
            });
            near.or_else(|| offers.get(at % offers.len().max(1))).map(|one| Value::Choice(one.id.clone()))
        }
        Kind::Multiple => {
            let count = (offers.len() * good.max(3)).div_ceil(10).max(1);
            Some(Value::Choices(offers.iter().take(count).map(|one| one.id.clone()).collect()))
        }
        Kind::Level => Some(Value::Level(if wish >= 1.0 { 4 } else { 2 })),
        Kind::Number | Kind::Date | Kind::Text | Kind::Table | Kind::File => None,
    }
}

/// Targets, a task, a word.
async fn aim(
    writing: &mut Writing,
    see: &CanSee,
    id: ProductId,
    helper: PersonId,
    good: usize,
) -> Result<(), Error> {
    let place = Place::product(id, slug(SOCLES)?);
    let access = see.access(place)?;
    let draft = access.clone().draft()?;
    let today = day::today(writing.acting());
    let plan = plan(SOCLES).ok_or(Refusal::NotFound)?;
    let themes = plan.questionnaire().themes.iter().take(3);
    for (at, theme) in themes.enumerate() {
        let days = 45 * (at as i64 + 1) + 10 * good as i64;
        let goal = Goal { level: 4, due: today.checked_add(days.days()).ok(), note: String::new() };
        projection::set(writing, &draft, None, &Aim::Theme(slug(&theme.id)?), goal, 0).await?;
    }
    let Some(section) = plan.questionnaire().themes.iter().flat_map(|theme| &theme.sections).nth(good) else {
        return Ok(());
    };
    let give = Give {
        part: Part::Section(slug(&section.id)?),
        person: helper,
        due: today.checked_add(14.days()).ok(),
        note: String::new(),
    };
    assignments::give(writing, &draft, give).await?;
    if let Some(question) = section.questions.first() {
        let words = "La preuve est-elle à jour de la dernière version ?";
        comments::say(writing, &access.read(), &slug(&question.id)?, words, &[helper]).await?;
    }
    Ok(())
}
