//! The way to the targets of a company, as pages and calendars tell it.

use super::target::{named, progress, worded};
use crate::desk::Signed;
use crate::error::Failure;
use crate::format;
use crate::lang::Lang;
use crate::pages::appraised::Appraised;
use crate::pages::produits::{plan, said};
use crate::pages::questionnaire::url;
use crate::standing;
use accounts::civil;
use conformity::product::{self, Product};
use conformity::projection::{self, Milestone, Progress};
use conformity::{Place, Subject};
use db::Reading;
use jiff::civil::Date;

/// The targets of a company in order of dates, and who they are of.
pub struct Way {
    /// Products, archived ones left out.
    pub products: Vec<Product>,
    /// Targets.
    pub milestones: Vec<Milestone>,
    /// The day.
    pub today: Date,
}

/// A target on the way, in words.
pub struct Stop {
    /// Until when.
    pub day: String,
    /// What is aimed at.
    pub title: String,
    /// Which level, from which one.
    pub level: String,
    /// Of what: product, questionnaire.
    pub of: String,
    /// Its page.
    pub url: String,
    /// How.
    pub note: String,
    /// Style of the tag, words.
    pub progress: (&'static str, String),
}

impl Way {
    /// Reads it; nothing of what may not be seen.
    pub async fn of(reading: &mut Reading, signed: &Signed) -> Result<Self, Failure> {
        let see = standing::sees(reading).await?;
        let today = civil::date(signed.caller.acting.now());
        let mut products = product::list(reading, &see).await?;
        products.retain(|product| product.archived_at.is_none());
        let mut targets = projection::all_targets(reading, &see).await?;
        targets.retain(|target| target.plan.is_none());
        let appraised = Appraised::of(reading, &see, &products, today).await?;
        let milestones = projection::roadmap(targets, today, |target| {
            let plan = plan(target.place.questionnaire.as_str())?;
            let evaluation = appraised.of_form(target.place.subject, target.place.questionnaire.as_str())?;
            projection::reached(plan, evaluation, &target.aim)
        });
        Ok(Self { products, milestones, today })
    }

    /// Keeps what is of one subject.
    pub fn only(&mut self, subject: Subject) {
        self.milestones.retain(|one| one.target.place.subject == subject);
    }

    /// The name of a subject.
    pub fn name(&self, subject: Subject, t: Lang) -> String {
        let named =
            |id| self.products.iter().find(|product| product.id == id).map(|one| one.card.name.clone());
        match subject {
            Subject::Strategy => t.nav_strategy().to_owned(),
            Subject::Product(id) => named(id).unwrap_or_default(),
        }
    }

    /// A target in words; none when its questionnaire is no longer shipped.
    pub fn stop(&self, one: &Milestone, t: Lang) -> Option<Stop> {
        let (target, place) = (&one.target, &one.target.place);
        let plan = plan(place.questionnaire.as_str())?;
        let (title, _) = named(plan, place, &target.aim, t);
        let word = |level| worded(plan, &target.aim, level, t);
        Some(Stop {
            day: target.due.map(|due| format::day(due, t)).unwrap_or_default(),
            title,
            level: t.way_level(&word(target.level), one.level.map(word).as_deref()),
            of: self.of_what(place, t),
            url: format!("{}/projection", url(place)),
            note: target.note.clone(),
            progress: progress(one.progress, t),
        })
    }

    /// Product and questionnaire.
    fn of_what(&self, place: &Place, t: Lang) -> String {
        let title = plan(place.questionnaire.as_str()).map(|plan| said(&plan.questionnaire().title, t));
        format!("{}, {}", self.name(place.subject, t), title.unwrap_or_default())
    }
}

/// Which targets are asked for, by a word of the address.
pub fn state_of(progress: Progress) -> &'static str {
    match progress {
        Progress::Late { .. } => "retard",
        Progress::Coming { .. } => "venir",
        Progress::Reached => "atteinte",
        Progress::Undated => "sans-date",
    }
}
