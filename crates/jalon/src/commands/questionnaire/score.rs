//! `jalon questionnaire score`: answers evaluated as the program does.

use super::files::{self, text};
use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::{Failure, of_path};
use crate::lang::Lang;
use crate::table::{Align, Table, clean, cut};
use clap::Args;
use conformity::questionnaire::{
    Answers, Evaluation, Plan, PlanError, Questionnaire, Score as Figures, Value, evaluate_all,
};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// What to evaluate.
#[derive(Debug, Args)]
pub struct Score {
    /// File of the questionnaire
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// JSON file of the answers: {"question": {"choice": "yes"}}; "qualification/question" for those of another questionnaire
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
    /// File of a questionnaire that the conditions look at, when the program does not hold it; can be given several times
    #[arg(long = "with", value_name = "FILE")]
    others: Vec<PathBuf>,
}

/// Evaluates; answers that do not suit their question end as refused.
pub fn run(args: &Score, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut sheets = vec![files::one(&args.file)?];
    for path in &args.others {
        sheets.push(files::one(path)?);
    }
    let leading = files::leading(&sheets)?;
    sheets.extend(leading);
    let all: Vec<Arc<Questionnaire>> =
        sheets.into_iter().map(|sheet| Arc::new(sheet.questionnaire)).collect();
    let plans: Vec<Plan> =
        all.iter().map(|one| Plan::compile(one, &all)).collect::<Result<_, _>>().map_err(unsound)?;
    let plan = &plans[0];
    let answers = answers(args, &plan.questionnaire().id)?;
    let today = jiff::Timestamp::from_second(context.now).map_err(|error| Failure::internal(&error))?;
    let today = today.to_zoned(jiff::tz::TimeZone::UTC).date();
    let mut evaluations = evaluate_all(&plans, today, &answers);
    let evaluation =
        evaluations.remove(&plan.questionnaire().id).unwrap_or_else(|| unreachable!("it was evaluated"));
    if context.json {
        context.print_json(&json(plan, &evaluation), out)?;
    } else {
        print(plan, &evaluation, context.lang, out)?;
    }
    Ok(if evaluation.invalid.is_empty() { Outcome::Done } else { Outcome::Refused })
}

/// Answers by questionnaire.
fn answers(args: &Score, own: &str) -> Result<BTreeMap<String, Answers>, Failure> {
    let bytes = std::fs::read(&args.answers).map_err(|error| of_path("io", &args.answers, &error))?;
    let flat: BTreeMap<String, Value> = serde_json::from_slice(&bytes).map_err(|error| {
        let path = args.answers.display();
        Failure::refused(
            "answer.json",
            format!("{path}\u{202f}: les réponses ne se lisent pas ({error})\u{202f}; écrivez par exemple {{\"question\": {{\"choice\": \"yes\"}}}}"),
            format!("{path}: the answers cannot be read ({error}); write for instance {{\"question\": {{\"choice\": \"yes\"}}}}"),
        )
    })?;
    let mut answers: BTreeMap<String, Answers> = BTreeMap::new();
    for (name, value) in flat {
        let (questionnaire, question) = name.split_once('/').unwrap_or((own, &name));
        answers.entry(questionnaire.to_owned()).or_default().insert(question.to_owned(), value);
    }
    Ok(answers)
}

fn unsound(error: PlanError) -> Failure {
    let PlanError { place, reference } = &error;
    Failure::refused(
        "condition.unknown",
        format!(
            "{place}\u{202f}: la condition regarde «\u{202f}{reference}\u{202f}», introuvable avant elle\u{202f}; lancez «\u{202f}jalon questionnaire check\u{202f}», ou donnez le fichier avec --with"
        ),
        format!("{error}; run `jalon questionnaire check`, or give the file with --with"),
    )
}

fn json(plan: &Plan, evaluation: &Evaluation) -> serde_json::Value {
    let name = |at: usize| plan.question(at).id.as_str();
    let figures = |figures: &Figures| {
        serde_json::json!({
            "score": figures.score, "conformity": figures.conformity, "coverage": figures.coverage(),
            "asked": figures.asked, "answered": figures.answered,
        })
    };
    let themes: BTreeMap<&str, serde_json::Value> = plan
        .questionnaire()
        .themes
        .iter()
        .zip(&evaluation.themes)
        .map(|(theme, one)| (theme.id.as_str(), figures(one)))
        .collect();
    let asked = evaluation.questions.iter().enumerate().filter(|(_, state)| state.asked);
    serde_json::json!({
        "questionnaire": plan.questionnaire().id,
        "version": plan.questionnaire().version,
        "whole": figures(&evaluation.whole),
        "level": evaluation.level,
        "themes": themes,
        "asked": asked.map(|(at, _)| name(at)).collect::<Vec<_>>(),
        "missing": evaluation.missing.iter().map(|at| name(*at)).collect::<Vec<_>>(),
        "invalid": evaluation.invalid.iter().map(|(at, fault)| (name(*at), fault)).collect::<BTreeMap<_, _>>(),
        "dormant": evaluation.dormant,
        "groups": evaluation.groups,
    })
}

fn print(plan: &Plan, evaluation: &Evaluation, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let mut table = Table::new([
        (lang.pick("Thème", "Theme"), Align::Left),
        (lang.pick("Maturité", "Maturity"), Align::Right),
        (lang.pick("Conformité", "Conformity"), Align::Right),
        (lang.pick("Répondues", "Answered"), Align::Right),
    ]);
    let percent = |figure: Option<f64>| {
        figure.map_or("–".to_owned(), |figure| {
            lang.pick(format!("{figure:.1}").replace('.', ","), format!("{figure:.1}"))
        })
    };
    let mut row = |title: &str, one: &Figures| {
        let answered = format!("{}/{}", one.answered, one.asked);
        table.row([cut(title, 60), percent(one.score), percent(one.conformity), answered]);
    };
    for (theme, one) in plan.questionnaire().themes.iter().zip(&evaluation.themes) {
        row(text(&theme.title, lang), one);
    }
    row(lang.pick("Ensemble", "Whole"), &evaluation.whole);
    table.print("", out)?;
    let colon = lang.pick("\u{202f}:", ":");
    if let Some(level) = evaluation.level {
        let step = plan.questionnaire().levels.iter().find(|step| step.level == level);
        let title = step.map_or("", |step| text(&step.title, lang));
        writeln!(out, "{}{colon} {level} ({title})", lang.pick("Niveau", "Level"))?;
    }
    for (at, fault) in &evaluation.invalid {
        let told = clean(lang.pick(&fault.fr, &fault.en));
        writeln!(
            out,
            "{}{colon} {}{colon} {told}",
            lang.pick("À corriger", "To mend"),
            plan.question(*at).id
        )?;
    }
    for at in &evaluation.missing {
        let question = plan.question(*at);
        writeln!(
            out,
            "{}{colon} {} ({})",
            lang.pick("Manque", "Missing"),
            question.id,
            cut(text(&question.title, lang), 80)
        )?;
    }
    for id in &evaluation.dormant {
        writeln!(out, "{}{colon} {}", lang.pick("Mise de côté", "Kept aside"), clean(id))?;
    }
    Ok(())
}
