//! What the dashboard knows: read once, from every room that has something to say.

use super::piloting::Piloting;
use crate::desk::Signed;
use crate::error::Failure;
use crate::pages::entreprise::Teller;
use crate::pages::entreprise::objects::columns;
use crate::visit::Age;
use accounts::people::{self, JoinRequest, NamedMember, PendingInvitation};
use accounts::registration::{self, Registration, State};
use accounts::rights::{self, Level, Object};
use accounts::{Role, civil, company, second_factor};
use db::audit::{self, Filter};
use db::{PersonId, Roles, Timestamp, jobs};
use jiff::civil::Date;

/// What is known.
pub struct Facts {
    pub now: Timestamp,
    /// Roles over the platform wait for a second factor.
    pub second_factor_awaited: bool,
    /// A second factor is set up.
    pub protected: bool,
    /// No company, no request, no role: an account that leads nowhere yet.
    pub alone: bool,
    /// Age of the directory.
    pub age: Age,
    pub administrator: bool,
    /// One's own requests for an account, still open.
    pub requests: Vec<Registration>,
    /// Requests that wait for an instructor, the oldest first; none for others.
    pub to_instruct: Vec<Registration>,
    /// Work that failed for good; none for others than administrators.
    pub dead: u64,
    pub company: Option<Firm>,
}

/// The company in whose name one acts.
pub struct Firm {
    pub name: String,
    pub role: Role,
    pub people: Vec<NamedMember>,
    pub invitations: Vec<PendingInvitation>,
    pub joins: Vec<JoinRequest>,
    /// Contributeurs to whom no right is given yet.
    pub without_right: Vec<PersonId>,
    /// One's own right on the global strategy.
    pub strategy: Level,
    /// What happened lately: instant and sentence; for Responsables.
    pub latest: Vec<(Timestamp, String)>,
    /// The work on products.
    pub piloting: Piloting,
}

/// Lines of what happened lately.
const LATEST: usize = 6;
/// Entries looked at to find them: comings and goings are left to the whole trail.
const LOOKED_AT: u32 = 60;

impl Facts {
    /// Reads everything.
    pub async fn read(signed: &Signed) -> Result<Self, Failure> {
        let session = &signed.session;
        let mut reading = signed.read().await?;
        let shield = second_factor::overview(&mut reading, &signed.records.site).await?;
        let mut requests = registration::mine(&mut reading).await?;
        requests.retain(|request| !request.state.is_final());
        let (mut to_instruct, mut dead) = (Vec::new(), 0);
        if session.roles.has(Roles::INSTRUCTOR) {
            let by = accounts::instructor(&mut reading).await?;
            to_instruct = registration::queue(&mut reading, by, State::Deposited).await?;
        }
        if session.roles.has(Roles::ADMINISTRATOR) {
            accounts::administrator(&mut reading).await?;
            dead = jobs::counts(&mut reading).await?.iter().map(|count| count.dead).sum();
        }
        let mut firm = None;
        if session.company.is_some() {
            firm = Some(Firm::read(&mut reading, signed).await?);
        }
        Ok(Self {
            now: signed.caller.acting.now(),
            second_factor_awaited: session.second_factor_awaited,
            protected: shield.totp_since.is_some() || shield.passkeys > 0,
            alone: firm.is_none() && requests.is_empty() && session.roles.is_empty(),
            age: Age::of(signed.days()),
            administrator: session.roles.has(Roles::ADMINISTRATOR),
            requests,
            to_instruct,
            dead,
            company: firm,
        })
    }
}

impl Firm {
    async fn read(reading: &mut db::Reading, signed: &Signed) -> Result<Self, Failure> {
        let company = company::acting(reading).await?;
        let standing = rights::standing(reading).await?;
        let people = people::list(reading).await?;
        let invitations = people::pending(reading).await?;
        let columns = columns(reading).await?;
        let (mut joins, mut without_right, mut latest) = (Vec::new(), Vec::new(), Vec::new());
        if standing.role() == Role::Responsable {
            joins = people::join_requests(reading).await?;
            let objects = columns.iter().map(|column| column.object.clone()).collect();
            let (matrix, _) = rights::matrix(reading, objects).await?;
            let bare = |person: &PersonId| matrix.seen_by(*person).is_empty();
            without_right = matrix.holders().iter().map(|holder| holder.person).filter(bare).collect();
            let filter = Filter { company: Some(company.id), ..Filter::default() };
            let entries = audit::page(reading, &filter, None, LOOKED_AT).await?;
            let teller = Teller::of(&people, columns, signed.lang);
            let acts = entries.iter().filter(|entry| !entry.action.starts_with("session."));
            latest = acts.take(LATEST).map(|entry| (entry.at, teller.tell(entry))).collect();
        }
        Ok(Self {
            name: company.name.to_string(),
            role: standing.role(),
            strategy: standing.level(&Object::Strategy),
            people,
            invitations,
            joins,
            without_right,
            latest,
            piloting: Piloting::read(reading).await?,
        })
    }

    /// Those who pilot it without end.
    pub fn lasting(&self) -> usize {
        self.people.iter().filter(|named| named.member.is_lasting()).count()
    }

    /// Somebody else than oneself is there or invited.
    pub fn has_others(&self) -> bool {
        self.people.len() > 1 || !self.invitations.is_empty()
    }
}

/// Whole days from one instant to another, as people count them: by dates, in Paris.
pub fn days_between(from: Timestamp, to: Timestamp) -> i64 {
    days_to(from, civil::date(to))
}

/// The same, to a day.
pub fn days_to(from: Timestamp, day: Date) -> i64 {
    civil::date(from).until(day).map_or(0, |span| i64::from(span.get_days()))
}
