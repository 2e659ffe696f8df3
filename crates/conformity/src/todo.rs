//! What is mine to do, and who has what to do (CNV-7).

use crate::access::{CanSee, Level};
use crate::assignments::{self, Assignment};
use crate::comments::{self, Comment};
use crate::day;
use crate::error::Error;
use crate::place::{Place, Subject};
use crate::product;
use crate::state::{self, Form, State};
use db::{CompanyId, Reading};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

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
    let assignments =
        sorted(seen.keep(assignments::open(reading, company, Some(person)).await?, |one| &one.place));
    let mentions = seen.keep(comments::mentioning(reading, company, person).await?, |one| &one.place);
    let mut reviews = state::all(reading, grant).await?;
    reviews
        .retain(|(place, form)| form.state == State::InReview && grant.level(place) == Some(Level::Validate));
    reviews.sort_by_key(|(_, form)| form.at);
    Ok(Todo { assignments, mentions, reviews, today: day::today(reading.acting()) })
}

/// Who has what to answer, as far as it is seen: by day, what has none last.
pub async fn of_everybody(reading: &mut Reading, grant: &CanSee) -> Result<Vec<Assignment>, Error> {
    let company: CompanyId = grant.held_by(reading.acting())?;
    let seen = Seen::of(reading, grant).await?;
    Ok(sorted(seen.keep(assignments::open(reading, company, None).await?, |one| &one.place)))
}

fn sorted(mut all: Vec<Assignment>) -> Vec<Assignment> {
    all.sort_by_key(|one| (one.due.is_none(), one.due, one.at));
    all
}

/// The places that are seen, in products that are in use.
struct Seen<'a> {
    grant: &'a CanSee,
    products: BTreeSet<crate::ProductId>,
}

impl<'a> Seen<'a> {
    async fn of(reading: &mut Reading, grant: &'a CanSee) -> Result<Self, Error> {
        let all = product::list(reading, grant).await?;
        let used = all.iter().filter(|product| product.archived_at.is_none());
        Ok(Self { grant, products: used.map(|product| product.id).collect() })
    }

    fn keep<T>(&self, mut all: Vec<T>, place: impl Fn(&T) -> &Place) -> Vec<T> {
        all.retain(|one| {
            let place = place(one);
            let used = match place.subject {
                Subject::Strategy => true,
                Subject::Product(id) => self.products.contains(&id),
            };
            used && self.grant.level(place).is_some()
        });
        all
    }
}
