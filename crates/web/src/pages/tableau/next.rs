//! What is next, most useful first, each with its reason.

use super::facts::{Facts, Firm, days_between, days_to};
use crate::lang::Lang;
use crate::pages::entreprise::last_day;
use crate::routes;
use crate::visit::Age;
use accounts::Role;
use accounts::registration::State;
use accounts::rights::Level;

/// Something to be done.
pub struct Next {
    /// What.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Where.
    pub url: String,
    /// What the link says.
    pub label: &'static str,
}

/// Where a second factor is set up.
const CODES: &str = "/compte/codes";
/// A delegation that ends within so many days is told.
const DELEGATION_DAYS: i64 = 14;
/// An invitation that ends within so many days is told.
const INVITATION_DAYS: i64 = 2;

/// Everything that is next.
pub fn all(facts: &Facts, t: Lang) -> Vec<Next> {
    let mut all = Vec::new();
    let mut next = |text: String, reason: String, url: &str, label: &'static str| {
        all.push(Next { text, reason, url: url.to_owned(), label });
    };
    let may_protect = routes::has(CODES);
    if facts.alone && !facts.second_factor_awaited {
        next(t.board_alone().into(), t.board_alone_text().into(), "/inscription", t.sign_in_register());
    }
    if facts.second_factor_awaited && may_protect {
        next(t.next_codes().into(), t.next_codes_awaited().into(), CODES, t.second_factor_set_up());
    }
    for request in &facts.requests {
        let url = format!("/inscription/suivi/{}", request.id);
        let name = request.company_name.as_str();
        match request.state {
            State::Asked => {
                next(t.next_documents(name), t.next_documents_why().into(), &url, t.next_open_request());
            }
            State::ComplementAsked => {
                next(t.next_complement(name), t.next_complement_why().into(), &url, t.next_open_request());
            }
            _ => {}
        }
    }
    if let Some(oldest) = facts.to_instruct.first() {
        let days = days_between(oldest.changed_at, facts.now);
        let reason = t.next_instruct_why(&t.days_waiting(days));
        next(t.next_instruct(facts.to_instruct.len() as u64), reason, "/instruction", t.next_open_queue());
    }
    if facts.dead > 0 {
        next(t.next_dead(facts.dead), t.next_dead_why().into(), "/administration", t.next_open_jobs());
    }
    if facts.administrator && facts.age == Age::TooOld {
        next(t.next_directory().into(), t.next_directory_why().into(), "/annuaire/etat", t.see_status());
    }
    match &facts.company {
        Some(firm) if firm.role == Role::Responsable => {
            all.extend(piloting(facts, firm, t));
            all.extend(firm.piloting.next(t));
        }
        Some(firm) if firm.strategy == Level::None && !firm.piloting.has_products() => all.push(Next {
            text: t.next_no_right().into(),
            reason: t.next_no_right_why().into(),
            url: "/entreprise".into(),
            label: t.next_who_is_responsable(),
        }),
        Some(firm) => all.extend(firm.piloting.next(t)),
        None => {}
    }
    if !facts.protected && !facts.second_factor_awaited && may_protect {
        all.push(Next {
            text: t.next_codes().into(),
            reason: t.next_codes_why().into(),
            url: CODES.into(),
            label: t.second_factor_set_up(),
        });
    }
    all
}

fn piloting(facts: &Facts, firm: &Firm, t: Lang) -> Vec<Next> {
    let mut all = Vec::new();
    let mut next = |text: String, reason: &str, url: &str, label: &'static str| {
        all.push(Next { text, reason: reason.to_owned(), url: url.to_owned(), label });
    };
    const PEOPLE: &str = "/entreprise/personnes";
    if !firm.joins.is_empty() {
        next(t.next_joins(firm.joins.len() as u64), t.next_joins_why(), PEOPLE, t.next_open_people());
    }
    for named in &firm.people {
        let Some(until) = named.member.until.filter(|_| named.role == Role::Responsable) else { continue };
        let days = days_to(facts.now, last_day(until));
        if (0..=DELEGATION_DAYS).contains(&days) {
            let url = format!("{PEOPLE}/{}", named.person.id);
            next(
                t.next_delegation(&named.person.name.to_string(), days),
                t.next_delegation_why(),
                &url,
                t.next_open_place(),
            );
        }
    }
    for waiting in &firm.invitations {
        let email = waiting.email.as_str();
        if waiting.until <= facts.now {
            next(t.next_invitation_over(email), t.next_invitation_over_why(), PEOPLE, t.next_open_people());
        } else if days_between(facts.now, waiting.until) <= INVITATION_DAYS {
            let day = accounts::civil::written(waiting.until, t.into());
            next(
                t.next_invitation_ends(email, &day),
                t.next_invitation_ends_why(),
                PEOPLE,
                t.next_open_people(),
            );
        }
    }
    if !firm.has_others() {
        next(t.next_invite().into(), t.next_invite_why(), "/entreprise/personnes/inviter", t.invite_title());
    }
    if !firm.without_right.is_empty() {
        let text = t.next_rights(firm.without_right.len() as u64);
        next(text, t.next_rights_why(), "/entreprise/droits", t.next_open_rights());
    }
    if firm.lasting() == 1 && firm.people.len() > 1 {
        next(t.next_second().into(), t.next_second_why(), PEOPLE, t.next_open_people());
    }
    all
}
