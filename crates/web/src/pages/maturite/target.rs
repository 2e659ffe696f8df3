//! Targets of a questionnaire as lines and as a form: those of the projection, or of a trial.

use super::score::{goal_of, step_name};
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::format;
use crate::forms::{Button, Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::pages::produits::said;
use crate::pages::questionnaire::{Sheet, url};
use conformity::projection::{self, Aim, Goal, Milestone, Progress, Set, Target, roadmap};
use conformity::questionnaire::{Evaluation, Plan};
use conformity::{CanDraft, Place, WhatIfId};
use db::Writing;
use identifiers::Text;
use std::collections::BTreeSet;

/// The word of every theme at once.
const THEMES: &str = "themes";

const CHANGED: Text = Text::new(
    "Quelqu’un a changé cette cible entre-temps. Relisez-la ci-dessus\u{202f}: enregistrer de nouveau la remplace par la vôtre.",
    "Somebody changed this target meanwhile. Read it above: saving again puts yours in its place.",
);

/// A line: what is aimed at, where it stands, where it goes.
pub struct Row {
    /// What.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Level of today.
    pub now: Option<String>,
    /// Level aimed at.
    pub aim: Option<String>,
    /// Until when.
    pub due: String,
    /// How.
    pub note: String,
    /// How it goes: style and words.
    pub progress: Option<(&'static str, String)>,
    /// Where it is set.
    pub edit: Option<String>,
    /// Takes it away.
    pub remove: Option<Button>,
}

/// The lines of a projection: the whole, each theme that scores, then the targets of questions and requirements.
pub fn rows(
    signed: &Signed,
    sheet: &Sheet,
    evaluation: &Evaluation,
    targets: &[Target],
    action: &str,
) -> Vec<Row> {
    let mut aims: Vec<Aim> = standing(sheet, evaluation);
    let kept: BTreeSet<_> = aims.iter().cloned().collect();
    aims.extend(targets.iter().map(|target| target.aim.clone()).filter(|aim| !kept.contains(aim)));
    let one = |aim: &Aim| {
        let way = roadmap(goal_of(targets, aim).cloned().into_iter().collect(), sheet.today, |target| {
            projection::reached(sheet.plan, evaluation, &target.aim)
        });
        row(signed, sheet, evaluation, aim, way.first(), action)
    };
    aims.iter().map(one).collect()
}

/// What always has a line: the questionnaire, and its themes that have something to score.
fn standing(sheet: &Sheet, evaluation: &Evaluation) -> Vec<Aim> {
    let themes = sheet.plan.questionnaire().themes.iter().zip(&evaluation.themes);
    let scored = themes.filter(|(_, score)| score.score.is_some());
    std::iter::once(Aim::All)
        .chain(scored.filter_map(|(theme, _)| theme.id.parse().ok().map(Aim::Theme)))
        .collect()
}

fn row(
    signed: &Signed,
    sheet: &Sheet,
    evaluation: &Evaluation,
    aim: &Aim,
    way: Option<&Milestone>,
    action: &str,
) -> Row {
    let t = signed.lang;
    let (title, url) = named(sheet.plan, &sheet.access.place, aim, t);
    let may_draft = sheet.access.clone().draft().is_ok();
    let remove = |target: &Target| {
        Button::new(signed, action, t.target_remove())
            .carrying("acte", "retirer")
            .carrying("cible", aim)
            .carrying("revision", target.revision)
            .about(&title)
            .link()
    };
    Row {
        now: projection::reached(sheet.plan, evaluation, aim).map(|level| worded(sheet.plan, aim, level, t)),
        aim: way.map(|way| worded(sheet.plan, aim, way.target.level, t)),
        due: way.and_then(|way| way.target.due).map(|due| format::day(due, t)).unwrap_or_default(),
        note: way.map(|way| way.target.note.clone()).unwrap_or_default(),
        progress: way.map(|way| progress(way.progress, t)),
        edit: may_draft.then(|| format!("{action}?cible={}#fixer", encoded(aim))),
        remove: way.filter(|_| may_draft).map(|way| remove(&way.target)),
        title,
        url,
    }
}

/// How a target goes: style of the tag, words.
pub fn progress(progress: Progress, t: Lang) -> (&'static str, String) {
    match progress {
        Progress::Reached => ("tag-done", t.progress_reached().to_owned()),
        Progress::Late { days } => ("tag-todo", t.progress_late(days.into())),
        Progress::Coming { days } => ("tag-wait", t.progress_coming(days.into())),
        Progress::Undated => ("", t.progress_undated().to_owned()),
    }
}

/// The title of what is aimed at, and its page. What this version no longer has says its own name.
pub fn named(plan: &Plan, place: &Place, aim: &Aim, t: Lang) -> (String, String) {
    let (questionnaire, here) = (plan.questionnaire(), url(place));
    match aim {
        Aim::All => (t.aim_all().to_owned(), here),
        Aim::Theme(id) => {
            let theme = questionnaire.themes.iter().find(|theme| theme.id == id.as_str());
            (
                theme.map_or_else(|| id.to_string(), |theme| said(&theme.title, t).to_owned()),
                format!("{here}/{id}"),
            )
        }
        Aim::Question(id) => {
            let at = plan.position(id.as_str());
            let title = at.map_or_else(|| id.to_string(), |at| said(&plan.question(at).title, t).to_owned());
            (title, format!("{here}/question/{id}"))
        }
        Aim::Requirement(name) => (t.aim_requirement(name.as_str()), here),
    }
}

/// A level in words: the steps of the questionnaire, or what an answer is worth.
pub fn worded(plan: &Plan, aim: &Aim, level: u8, t: Lang) -> String {
    let name = match aim {
        Aim::All | Aim::Theme(_) => step_name(&plan.questionnaire().levels, level, t),
        Aim::Question(_) | Aim::Requirement(_) => t.level_of_answer(level).to_owned(),
    };
    if name.is_empty() { level.to_string() } else { format!("{level}, {name}") }
}

fn encoded(aim: &Aim) -> String {
    aim.to_string()
        .replace('%', "%25")
        .replace(' ', "%20")
        .replace('&', "%26")
        .replace('#', "%23")
        .replace('+', "%2B")
}

/// The form that sets a target, with the one of `preset` in it.
pub fn form(
    signed: &Signed,
    sheet: &Sheet,
    evaluation: &Evaluation,
    targets: &[Target],
    preset: &str,
) -> Form {
    let t = signed.lang;
    let aims = aims(sheet, evaluation, t);
    let value = |aim: &Aim| format!("{aim}@{}", goal_of(targets, aim).map_or(0, |target| target.revision));
    let mut choices: Vec<_> =
        aims.iter().map(|(aim, label)| Choice::new(value(aim), label.as_str())).collect();
    choices.insert(1.min(choices.len()), Choice::new(format!("{THEMES}@{}", sum(targets)), t.aim_themes()));
    let wanted = preset.parse::<Aim>().ok();
    let present = wanted.as_ref().and_then(|aim| goal_of(targets, aim));
    let levels =
        (1..=5u8).map(|level| Choice::new(level.to_string(), worded(sheet.plan, &Aim::All, level, t)));
    let chosen = wanted.as_ref().map(value).unwrap_or_default();
    let (level, due, note) = present.map_or_else(Default::default, |target| {
        let due = target.due.map(|due| due.to_string()).unwrap_or_default();
        (target.level.to_string(), due, target.note.clone())
    });
    signed
        .form()
        .carrying("acte", "fixer")
        .with(Field::select(t, "cible", t.target_of(), choices).value(chosen))
        .with(
            Field::select(t, "niveau", t.target_level(), levels.collect())
                .hint(t.target_level_hint())
                .value(level)
                .half(),
        )
        .with(Field::date(t, "jour", t.target_due()).optional().value(due).half())
        .with(Field::text(t, "mot", t.target_note()).max(200).optional().value(note))
}

/// What may be aimed at: the whole, themes, questions that score, requirements that they cite.
fn aims(sheet: &Sheet, evaluation: &Evaluation, t: Lang) -> Vec<(Aim, String)> {
    let mut all: Vec<_> = standing(sheet, evaluation)
        .into_iter()
        .map(|aim| (named(sheet.plan, &sheet.access.place, &aim, t).0, aim))
        .collect();
    let mut requirements = BTreeSet::new();
    for at in (0..sheet.plan.len()).filter(|at| evaluation.questions[*at].value.is_some()) {
        let question = sheet.plan.question(at);
        requirements
            .extend(question.requirements.iter().filter_map(|name| name.parse().ok().map(Aim::Requirement)));
        if let Ok(id) = question.id.parse() {
            all.push((t.aim_question(said(&question.title, t)), Aim::Question(id)));
        }
    }
    all.extend(requirements.into_iter().map(|aim| (named(sheet.plan, &sheet.access.place, &aim, t).0, aim)));
    all.into_iter().map(|(label, aim)| (aim, label)).collect()
}

/// Revisions of the targets of themes together: what "every theme" stood on.
fn sum(targets: &[Target]) -> i64 {
    targets.iter().filter(|target| matches!(target.aim, Aim::Theme(_))).map(|target| target.revision).sum()
}

/// What became of a form that was sent.
pub enum Done {
    /// It is written.
    Saved,
    /// It does not do: the form says why.
    Wrong(Box<Form>),
    /// Somebody else was faster.
    Stale,
}

/// Sets what was typed.
pub async fn set(
    writing: &mut Writing,
    signed: &Signed,
    sheet: &Sheet,
    grant: &CanDraft,
    (plan, evaluation): (Option<WhatIfId>, &Evaluation),
    typed: &Typed,
) -> Result<Done, Failure> {
    let targets = projection::targets(writing, &sheet.access.clone().read(), plan).await?;
    let mut form = form(signed, sheet, evaluation, &targets, "").filled(typed);
    let standing = standing(sheet, evaluation);
    let themes: Vec<Aim> = standing.into_iter().filter(|aim| matches!(aim, Aim::Theme(_))).collect();
    let offered: BTreeSet<Aim> =
        aims(sheet, evaluation, signed.lang).into_iter().map(|(aim, _)| aim).collect();
    let chosen = form.choose(typed, "cible", |text| {
        let (aim, revision) = text.rsplit_once('@')?;
        let revision: i64 = revision.parse().ok()?;
        if aim == THEMES {
            return Some((None, revision));
        }
        let aim: Aim = aim.parse().ok()?;
        (offered.contains(&aim) || goal_of(&targets, &aim).is_some()).then_some((Some(aim), revision))
    });
    let level =
        form.choose(typed, "niveau", |text| text.parse::<u8>().ok().filter(|level| (1..=5).contains(level)));
    let due = form.coming(typed, "jour", sheet.today);
    let (Some((aim, known)), Some(level), Some(due)) = (chosen, level, due) else {
        return Ok(Done::Wrong(Box::new(form)));
    };
    let goal = || Goal { level, due, note: typed.get("mot").trim().to_owned() };
    let Some(aim) = aim else {
        if sum(&targets) != known {
            return Ok(Done::Stale);
        }
        for aim in &themes {
            let known = goal_of(&targets, aim).map_or(0, |target| target.revision);
            projection::set(writing, grant, plan, aim, goal(), known).await?;
        }
        return Ok(Done::Saved);
    };
    match projection::set(writing, grant, plan, &aim, goal(), known).await? {
        Set::Stale { .. } => Ok(Done::Stale),
        Set::Kept(_) | Set::Unchanged(_) => Ok(Done::Saved),
    }
}

/// What was typed over a target that somebody else changed: the same form on the revision of now.
pub fn again(
    signed: &Signed,
    sheet: &Sheet,
    evaluation: &Evaluation,
    targets: &[Target],
    typed: &Typed,
) -> Form {
    let aim = typed.get("cible").rsplit_once('@').map_or(typed.get("cible"), |(aim, _)| aim);
    let mut form = form(signed, sheet, evaluation, targets, aim);
    if typed.get("acte") == "fixer" {
        form = form.filled(typed);
        let revision = match aim.parse::<Aim>() {
            Ok(aim) => goal_of(targets, &aim).map_or(0, |target| target.revision),
            Err(_) => sum(targets),
        };
        form.put("cible", format!("{aim}@{revision}"));
    }
    form.refuse("cible", &CHANGED);
    form
}

/// Takes away what a button names; false when somebody else changed it meanwhile.
pub async fn remove(
    writing: &mut Writing,
    grant: &CanDraft,
    plan: Option<WhatIfId>,
    typed: &Typed,
) -> Result<bool, Failure> {
    let aim: Aim = typed.get("cible").parse().map_err(|_| Failure::of(Code::NotFound))?;
    let known = typed.get("revision").parse().map_err(|_| Failure::of(Code::BadParameter))?;
    Ok(!matches!(projection::remove(writing, grant, plan, &aim, known).await?, Set::Stale { .. }))
}
