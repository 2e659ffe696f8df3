//! What ends when, the nearest first.

use super::facts::{Facts, days_between, days_to};
use crate::desk::Signed;
use crate::pages::entreprise::last_day;
use crate::visit::LIMIT_DAYS;
use accounts::{Role, civil};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Something that ends.
pub struct Deadline {
    /// The last day.
    pub date: Date,
    /// The same, as people read it.
    pub day: String,
    /// How far, in words.
    pub left: String,
    /// Soon.
    pub soon: bool,
    /// What ends.
    pub text: String,
    /// Where it is seen.
    pub url: String,
}

/// How far the list looks, in days.
const HORIZON: i64 = 60;
/// From so many days on, a deadline stands out.
const SOON: i64 = 7;

/// Everything that ends within sixty days, or is over.
pub fn all(facts: &Facts, signed: &Signed) -> Vec<Deadline> {
    let t = signed.lang;
    let mut all = Vec::new();
    let mut add = |date: Date, text: String, url: String| {
        let days = days_to(facts.now, date);
        if days <= HORIZON {
            let (day, left) = (civil::day(date, t.into()), t.days_to(days));
            all.push(Deadline { date, day, left, soon: days <= SOON, text, url });
        }
    };
    if let Some(data) = signed.source_date().and_then(|date| date.parse::<Date>().ok())
        && let Ok(limit) = data.checked_add(LIMIT_DAYS.days())
    {
        add(limit, t.deadline_directory().to_owned(), "/annuaire/etat".to_owned());
    }
    if let Some(firm) = &facts.company {
        for named in firm.people.iter().filter(|named| named.role == Role::Responsable) {
            if let Some(until) = named.member.until {
                let url = format!("/entreprise/personnes/{}", named.person.id);
                add(last_day(until), t.deadline_delegation(&named.person.name.to_string()), url);
            }
        }
        for waiting in firm.invitations.iter().filter(|waiting| days_between(facts.now, waiting.until) >= 0) {
            let text = t.deadline_invitation(waiting.email.as_str());
            add(last_day(waiting.until), text, "/entreprise/personnes".to_owned());
        }
    }
    if let Some(firm) = &facts.company {
        firm.piloting.deadlines(t, &mut add);
    }
    all.sort_by(|a, b| (a.date, &a.text).cmp(&(b.date, &b.text)));
    all
}
