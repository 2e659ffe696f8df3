//! What is mine to do, and who has what to do (CNV-7).

use crate::access::{CanSee, Level};
use crate::assignments::{self, Assignment};
use crate::comments::{self, Comment};
use crate::day;
use crate::error::Error;
use crate::place::Place;
use crate::product::Seen;
use crate::state::{self, Form, State};
use db::Reading;
use jiff::civil::Date;
use serde::Serialize;

/// What is mine to do. Only what I may still read, and in products that are in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Todo {
    /// What I have to answer: by day, what has none last.
    pub assignments: Vec<Assignment>,
    /// Open comments of others that mention me, the oldest first.
    pub mentions: Vec<Comment>,
    /// Questionnaires in review that I may validate, the one that waits longest first.
    pub reviews: Vec<(Place, Form)>,
    /// Today, to tell what is late.
    pub today: Date,
}

impl Todo {
    /// How much there is.
    pub fn len(&self) -> usize {
        self.assignments.len() + self.mentions.len() + self.reviews.len()
    }

    /// Nothing at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many assignments are late.
    pub fn late(&self) -> usize {
        self.assignments.iter().filter(|one| one.is_late(self.today)).count()
    }
}

/// What is mine to do.
pub async fn mine(reading: &mut Reading, grant: &CanSee) -> Result<Todo, Error> {
    let (company, person) = (grant.held_by(reading.acting())?, grant.person());
    let seen = Seen::of(reading, grant).await?;
    let mut assignments = assignments::open(reading, company, Some(person)).await?;
    assignments.retain(|one| seen.has(&one.place));
    let mut mentions = comments::mentioning(reading, company, person).await?;
    mentions.retain(|one| seen.has(&one.place));
    let mut reviews = state::all(reading, grant).await?;
    reviews
        .retain(|(place, form)| form.state == State::InReview && grant.level(place) == Some(Level::Validate));
    reviews.sort_by_key(|(_, form)| form.at);
    Ok(Todo { assignments: sorted(assignments), mentions, reviews, today: day::today(reading.acting()) })
}

/// Who has what to answer, as far as it is seen: by day, what has none last.
pub async fn of_everybody(reading: &mut Reading, grant: &CanSee) -> Result<Vec<Assignment>, Error> {
    let company = grant.held_by(reading.acting())?;
    let seen = Seen::of(reading, grant).await?;
    let mut all = assignments::open(reading, company, None).await?;
    all.retain(|one| seen.has(&one.place));
    Ok(sorted(all))
}

fn sorted(mut all: Vec<Assignment>) -> Vec<Assignment> {
    all.sort_by_key(|one| (one.due.is_none(), one.due, one.at));
    all
}
