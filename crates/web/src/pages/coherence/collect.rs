//! Findings, gathered from the rules of the content, from those over the records and from the cards of products. Nothing
//! is told of a questionnaire to whoever may not read it.

use crate::error::{Code, Failure};
use crate::lang::Lang;
use crate::pages::appraised::{Appraised, plans_of};
use crate::pages::produits::{plan, said};
use conformity::coherence::{self, Answered, Company, Problem, Rules, Severity};
use conformity::joined::{self, Joined};
use conformity::product::{self, Product};
use conformity::questionnaire::{Answers, Plan, evaluate_all};
use conformity::state::{self, Form};
use conformity::{CanSee, Place, ProductId, Subject};
use db::Reading;
use identifiers::Level;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What was found of one subject.
pub struct Group {
    /// Of the strategy, or of which product.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// What was found, the gravest first.
    pub lines: Vec<Line>,
}

/// One thing that does not go together.
#[derive(Clone)]
pub struct Line {
    /// Is it an error?
    pub error: bool,
    /// What.
    pub title: String,
    /// What to do.
    pub remedy: String,
    /// Where: address, question.
    pub links: Vec<(String, String)>,
    /// The rule, with its source.
    pub rule: String,
    /// Questionnaires that it speaks of.
    pub of: Vec<String>,
}

/// What is found in a whole company, subject by subject; those without a finding are left out.
pub async fn of_company(
    reading: &mut Reading,
    see: &CanSee,
    today: Date,
    t: Lang,
) -> Result<Vec<Group>, Failure> {
    let mut products = product::list(reading, see).await?;
    products.retain(|product| product.archived_at.is_none());
    let times = joined::of_company(reading, see).await?;
    let forms: BTreeMap<Place, Form> = state::all(reading, see).await?.into_iter().collect();
    let all = Appraised::of(reading, see, &products, today).await?;
    let present = |id: ProductId, time: &&Joined| time.product == id && time.left_at.is_none();
    let problems = coherence::company(&Company {
        products: &products,
        forms: &forms,
        evaluations: &all.evaluations,
        in_demarche: &|product| times.iter().any(|time| present(product.id, &time)),
        today,
    });
    let mut groups = Vec::new();
    let names: BTreeMap<ProductId, &Product> = products.iter().map(|product| (product.id, product)).collect();
    let subjects = std::iter::once(Subject::Strategy).chain(products.iter().map(|p| Subject::Product(p.id)));
    for subject in subjects {
        let mut lines = by_rules(&all, see, subject, today, t)?;
        let product = match subject {
            Subject::Strategy => None,
            Subject::Product(id) => names.get(&id).copied(),
        };
        if let Some(product) = product {
            let mes = times.iter().any(|time| present(product.id, &time) && time.mes);
            lines.extend(by_card(see, product, mes, today, t));
            lines.extend(by_origin(&all, see, product, &names, t)?);
        }
        lines.extend(
            problems.iter().filter(|one| one.place.subject == subject).filter_map(|one| told(see, one, t)),
        );
        lines.sort_by_key(|line| !line.error);
        let name = product.map_or_else(|| t.nav_strategy().to_owned(), |product| product.card.name.clone());
        if !lines.is_empty() {
            groups.push(Group { subject, name, lines });
        }
    }
    Ok(groups)
}

/// What the rules of the content find of one subject, with the strategy beside it.
pub fn of_subject(
    facts: &BTreeMap<String, Answers>,
    see: &CanSee,
    subject: Subject,
    today: Date,
    t: Lang,
) -> Result<Vec<Line>, Failure> {
    let evaluations = evaluate_all(plans_of(subject), today, facts);
    lines(rules()?, see, subject, &Answered::new(plans_of(subject), &evaluations, facts), today, t)
}

fn rules() -> Result<&'static Rules, Failure> {
    coherence::shipped().map_err(|error| {
        tracing::error!(error = %error, "The rules of coherence cannot be read");
        Failure::of(Code::Internal)
    })
}

fn answered(all: &Appraised, subject: Subject) -> Option<Answered<'_>> {
    let (evaluations, answers) = (all.evaluations.get(&subject)?, all.answers.get(&subject)?);
    Some(Answered::new(plans_of(subject), evaluations, answers))
}

fn by_rules(
    all: &Appraised,
    see: &CanSee,
    subject: Subject,
    today: Date,
    t: Lang,
) -> Result<Vec<Line>, Failure> {
    match answered(all, subject) {
        Some(answered) => lines(rules()?, see, subject, &answered, today, t),
        None => Ok(Vec::new()),
    }
}

fn lines(
    rules: &'static Rules,
    see: &CanSee,
    subject: Subject,
    answered: &Answered<'_>,
    today: Date,
    t: Lang,
) -> Result<Vec<Line>, Failure> {
    let of_strategy = |file: &str| plan(file).is_some_and(is_of_company);
    let found = coherence::run(rules, answered, today).into_iter().map(|found| found.rule).filter(|rule| {
        let files = rule.questionnaires();
        // What the strategy says by itself is told once, under the strategy.
        let own = files.iter().all(|file| of_strategy(file));
        own == (subject == Subject::Strategy) && files.iter().all(|file| sees(see, subject, file))
    });
    let line = |rule: &coherence::Rule| Line {
        error: rule.is_error(),
        title: said(&rule.title, t).to_owned(),
        remedy: said(&rule.remedy, t).to_owned(),
        links: rule.look.iter().filter_map(|one| link(subject, one, t)).collect(),
        rule: cited(rules, &rule.id, &rule.source),
        of: rule.questionnaires().into_iter().map(ToOwned::to_owned).collect(),
    };
    Ok(found.map(line).collect())
}

fn cited(rules: &Rules, id: &str, source: &conformity::questionnaire::SourceRef) -> String {
    let title = rules.sources.get(&source.of).map(|source| source.title.as_str()).unwrap_or_default();
    let place = source.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    format!("{id} · {title}{place}")
}

fn is_of_company(plan: &Plan) -> bool {
    plan.questionnaire().scope == conformity::questionnaire::Scope::Company
}

/// A questionnaire of a subject: the strategy's own are asked once, of the company.
fn place(subject: Subject, file: &str) -> Option<Place> {
    let slug = file.parse().ok()?;
    let subject = if plan(file).is_some_and(is_of_company) { Subject::Strategy } else { subject };
    Some(Place { subject, questionnaire: slug })
}

fn sees(see: &CanSee, subject: Subject, file: &str) -> bool {
    place(subject, file).is_some_and(|place| see.access(place).is_ok())
}

/// The page of a question, with its title.
fn link(subject: Subject, reference: &str, t: Lang) -> Option<(String, String)> {
    let (file, id) = reference.split_once('/')?;
    let plan = plan(file)?;
    let question = plan.question(plan.position(id)?);
    let here = crate::pages::questionnaire::url(&place(subject, file)?);
    Some((format!("{here}/question/{id}"), said(&question.title, t).to_owned()))
}

/// What its card lacks or contradicts.
fn by_card(see: &CanSee, product: &Product, mes: bool, today: Date, t: Lang) -> Vec<Line> {
    if !sees(see, Subject::Product(product.id), conformity::IDENTIFICATION) {
        return Vec::new();
    }
    let found = product::check(&product.card, mes, today);
    let worth = found.iter().filter(|one| matches!(one.level, Level::Error | Level::Warning));
    worth
        .map(|one| Line {
            error: one.level == Level::Error,
            title: t.sentence(&one.text),
            remedy: t.coherence_card_remedy().to_owned(),
            links: vec![(
                format!("/produits/{}/{}", product.id, conformity::IDENTIFICATION),
                t.coherence_card_link().to_owned(),
            )],
            rule: one.id.to_owned(),
            of: vec![conformity::IDENTIFICATION.to_owned()],
        })
        .collect()
}

/// What a variant answers otherwise than the product it was made from.
fn by_origin(
    all: &Appraised,
    see: &CanSee,
    product: &Product,
    names: &BTreeMap<ProductId, &Product>,
    t: Lang,
) -> Result<Vec<Line>, Failure> {
    let origin = product.origin.and_then(|origin| names.get(&origin));
    let Some(origin) = origin else { return Ok(Vec::new()) };
    let (own, theirs) = (Subject::Product(product.id), Subject::Product(origin.id));
    let (Some(one), Some(other)) = (answered(all, own), answered(all, theirs)) else { return Ok(Vec::new()) };
    let rules = rules()?;
    let readable = |reference: &&str| {
        let file = reference.split_once('/').map(|(file, _)| file).unwrap_or_default();
        sees(see, own, file) && sees(see, theirs, file)
    };
    let differ = coherence::siblings(rules, &one, &other).into_iter().filter(readable);
    let line = |reference: &str| Line {
        error: false,
        title: format!("{} ({})", said(&rules.siblings.title, t), origin.card.name),
        remedy: said(&rules.siblings.remedy, t).to_owned(),
        links: [own, theirs].into_iter().filter_map(|subject| link(subject, reference, t)).collect(),
        rule: cited(rules, "declinaisons", &rules.siblings.source),
        of: reference.split_once('/').map(|(file, _)| file.to_owned()).into_iter().collect(),
    };
    Ok(differ.map(line).collect())
}

/// A problem of the records, when its questionnaire may be read.
fn told(see: &CanSee, problem: &Problem, t: Lang) -> Option<Line> {
    see.access(problem.place.clone()).ok()?;
    let title = plan(problem.place.questionnaire.as_str()).map(|plan| said(&plan.questionnaire().title, t));
    Some(Line {
        error: problem.level == Severity::Error,
        title: t.text(&problem.title),
        remedy: t.text(&problem.remedy),
        links: vec![(
            crate::pages::questionnaire::url(&problem.place),
            title.unwrap_or(problem.place.questionnaire.as_str()).to_owned(),
        )],
        rule: problem.id.to_owned(),
        of: vec![problem.place.questionnaire.to_string()],
    })
}
