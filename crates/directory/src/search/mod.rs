//! Search: from a [`Query`] to a page of persons (DIR-4) and to one person (DIR-5).

mod activities;
mod facets;
mod hits;
mod names;
mod person;
mod places;
mod plan;
mod reading;
mod run;

pub use activities::Activities;
pub use person::person;

use crate::attached::MailboxOwner;
use crate::error::DirectoryError;
use crate::generation::Generation;
use crate::query::{Query, SearchPage};
use hits::Hits;
use plan::Plan;
use run::{Found, run};
use std::time::Instant;

/// A whole page.
pub fn search(generation: &Generation, query: &Query) -> Result<SearchPage, DirectoryError> {
    let started = Instant::now();
    let (plan, found) = answer(generation, query)?;
    let (main, activities) = (generation.main(), generation.activities());
    let mut hits = Hits::new(main, generation.attached(), activities, &plan.conditions);
    let mut notes = plan.notes;
    notes.dedup();
    let mut page = SearchPage {
        total: found.total,
        items: found.page.iter().map(|p| hits.hit(*p)).collect(),
        readings: plan.readings,
        notes,
        generation: generation.info().id.clone(),
        source_date: generation.info().source_date.clone(),
        ..SearchPage::default()
    };
    if query.facets
        && let Some(all) = &found.all
    {
        let count = || facets::facets(main, activities, &plan.conditions.rows, all);
        page.facets = if plan.conditions.is_empty() { generation.everybody(count) } else { count() };
    }
    page.elapsed_us = started.elapsed().as_micros() as u64;
    Ok(page)
}

/// The persons of a page by number, with the total.
pub fn find(generation: &Generation, query: &Query) -> Result<(u64, Vec<u32>), DirectoryError> {
    answer(generation, query).map(|(_, found)| (found.total, found.page))
}

fn answer(generation: &Generation, query: &Query) -> Result<(Plan, Found), DirectoryError> {
    let limit = query.limit.min(Query::MAX_LIMIT);
    let mut plan = Plan::of(generation, query)?;
    let main = generation.main();
    let mut found = run(main, &plan.conditions, query.offset, limit, query.facets);
    if found.total == 0 && !query.exact {
        for second in plan.second_thoughts(generation, query)? {
            let other = run(main, &second.conditions, query.offset, limit, query.facets);
            if other.total > 0 {
                (plan, found) = (second, other);
                break;
            }
        }
    }
    Ok((plan, found))
}

/// The person or the place that a mailbox belongs to, as conditions.
fn mailbox(generation: &Generation, address: &str, plan: &mut Plan) -> Result<(), DirectoryError> {
    let main = generation.main();
    match generation.attached().mailbox_owner(address.trim())? {
        Some(MailboxOwner::Person(id)) => plan.only(main.person_of_id(&id)),
        Some(MailboxOwner::Structure(id)) => {
            // Identification of a structure: a type digit, then the number that the main file also holds.
            let bare = id.get(1..).unwrap_or_default();
            let numbers = [id.as_str(), bare].map(|n| main.structures_of_number(n));
            plan.conditions
                .rows
                .within(places::ranges_of(numbers.into_iter().find(|s| !s.is_empty()).unwrap_or_default()));
        }
        None => plan.only(None),
    }
    Ok(())
}
