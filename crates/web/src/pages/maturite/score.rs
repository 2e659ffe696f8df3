//! `GET …/maturite`: score and level, the formula with its figures, theme by theme, against the target and the average; what
//! moves it most; how it went.

use super::formula::{self, Part};
use super::head::{Head, Tab};
use super::history::{self, History};
use super::radar::{Axis, Radar, radar};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::produits::{rounded, said};
use crate::pages::questionnaire::{Parts, Sheet, place, section, url};
use crate::pages::{Frame, html};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::projection::{self, Aim, Target};
use conformity::questionnaire::{LevelStep, level};
use conformity::snapshot::{self, Average, LEAST_COMPANIES};

/// Most questions of "what moves this score most".
const MOVES: usize = 10;

#[derive(Template)]
#[template(path = "maturite/score.html")]
struct Page {
    frame: Frame,
    t: Lang,
    head: Head,
    /// Something is answered and something is scored.
    begun: bool,
    /// Where answering begins.
    answer: String,
    score: String,
    level: Option<(u8, String)>,
    conformity: Option<String>,
    coverage: String,
    target: Option<(u8, String)>,
    average: Option<String>,
    average_word: String,
    themes: Vec<Theme>,
    radar: Option<Radar>,
    moves: Vec<Move>,
    parts: Vec<Part>,
    sum: String,
    levels: Vec<(u8, String, String)>,
    history: Option<History>,
}

/// A theme: number on the radar, figures.
struct Theme {
    number: usize,
    url: String,
    title: String,
    score: Option<(u64, String)>,
    conformity: Option<String>,
    level: Option<(u8, String)>,
    target: Option<String>,
    average: Option<String>,
}

struct Move {
    url: String,
    title: String,
    theme: String,
    points: String,
}

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    let read = sheet.access.clone().read();
    let targets = projection::targets(&mut reading, &read, None).await?;
    let snapshots = snapshot::history(&mut reading, &read).await?;
    let average = snapshot::average(&mut reading, &sheet.see, &sheet.access.place.questionnaire).await?;
    drop(reading);
    let (questionnaire, whole) = (sheet.plan.questionnaire(), sheet.evaluation.whole);
    let here = url(&sheet.access.place);
    let named = |level: u8| step_name(&questionnaire.levels, level, t);
    let (scored, answered) = (whole.score.is_some(), whole.answered > 0);
    let (parts, sum) = formula::parts(&sheet, t);
    let (themes, axes) = themes(&sheet, &targets, average.as_ref(), t);
    let page = Page {
        frame: Frame::new(
            &signed,
            section(sheet.access.place.subject),
            t.maturity_title(said(&questionnaire.title, t)),
        ),
        t,
        head: Head::new(&sheet, Tab::Score, t),
        begun: scored && answered,
        answer: here.clone(),
        score: whole.score.map(|score| t.percent_exact(score)).unwrap_or_default(),
        level: sheet.evaluation.level.map(|level| (level, named(level))),
        conformity: whole.conformity.map(|score| t.percent_exact(score)),
        coverage: format!("{} / {}", whole.answered, whole.asked),
        target: goal_of(&targets, &Aim::All).map(|target| (target.level, named(target.level))),
        average: average.as_ref().and_then(|average| average.score).map(|score| t.percent(score.into())),
        average_word: t.average_hidden(LEAST_COMPANIES),
        radar: radar(&axes),
        themes,
        moves: moves(&sheet, &here, t),
        parts,
        sum,
        levels: questionnaire
            .levels
            .iter()
            .map(|step| (step.level, t.percent_exact(step.from), said(&step.title, t).to_owned()))
            .collect(),
        history: history::history(&snapshots, t),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

/// Rows of the table, and axes of the radar in the same order: themes that have something to score.
fn themes(sheet: &Sheet, targets: &[Target], average: Option<&Average>, t: Lang) -> (Vec<Theme>, Vec<Axis>) {
    let (questionnaire, here) = (sheet.plan.questionnaire(), url(&sheet.access.place));
    let levels = &questionnaire.levels;
    let (mut rows, mut axes) = (Vec::new(), Vec::new());
    for (theme, score) in questionnaire.themes.iter().zip(&sheet.evaluation.themes) {
        let Some(value) = score.score else { continue };
        let own = theme.id.parse().ok().and_then(|id| goal_of(targets, &Aim::Theme(id)));
        let target = own.or_else(|| goal_of(targets, &Aim::All)).map(|target| target.level);
        let others = average.and_then(|average| average.themes.get(theme.id.as_str())).copied();
        axes.push(Axis {
            now: value,
            target: target.and_then(|level| threshold(levels, level)),
            average: others.map(f64::from),
        });
        rows.push(Theme {
            number: axes.len(),
            url: format!("{here}/{}", theme.id),
            title: said(&theme.title, t).to_owned(),
            score: Some((rounded(value), t.percent_exact(value))),
            conformity: score.conformity.map(|score| t.percent_exact(score)),
            level: level(levels, value).map(|level| (level, step_name(levels, level, t))),
            target: target.map(|level| level.to_string()),
            average: others.map(|score| t.percent(score.into())),
        });
    }
    (rows, axes)
}

fn moves(sheet: &Sheet, here: &str, t: Lang) -> Vec<Move> {
    let (plan, questionnaire) = (sheet.plan, sheet.plan.questionnaire());
    let gains = plan.gains(&sheet.evaluation).into_iter().filter(|gain| gain.points > 0.0).take(MOVES);
    let one = |gain: conformity::questionnaire::Gain| {
        let (theme, _) = plan.place(gain.at)?;
        let (theme, question) = (&questionnaire.themes[theme], plan.question(gain.at));
        Some(Move {
            url: format!("{here}/{}#q-{}", theme.id, question.id),
            title: said(&question.title, t).to_owned(),
            theme: said(&theme.title, t).to_owned(),
            points: t.points(gain.points),
        })
    };
    gains.filter_map(one).collect()
}

/// The target of an aim.
pub fn goal_of<'a>(targets: &'a [Target], aim: &Aim) -> Option<&'a Target> {
    targets.iter().find(|target| target.aim == *aim)
}

/// The lowest score of a level.
fn threshold(levels: &[LevelStep], level: u8) -> Option<f64> {
    levels.iter().find(|step| step.level == level).map(|step| step.from)
}

/// The name of a level; empty when the questionnaire has none of that number.
pub fn step_name(levels: &[LevelStep], level: u8, t: Lang) -> String {
    levels
        .iter()
        .find(|step| step.level == level)
        .map(|step| said(&step.title, t).to_owned())
        .unwrap_or_default()
}
