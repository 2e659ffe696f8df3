//! Who acts: without it, no connection. What a right allows is the rooms' business; here it is only carried.

use crate::id::{self, CompanyId, Id, PersonId, RequestId};
use crate::random::Random;
use crate::time::Timestamp;
use std::fmt;
use std::sync::Arc;

/// Who acts, for whom, with which roles, when. One per request, command or run of a job.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Who acts.
    pub actor: Actor,
    /// The company in whose name, when there is one.
    pub company: Option<CompanyId>,
    /// Roles of the actor, in that company or over the platform.
    pub roles: Roles,
    /// The request, command or run.
    pub request: RequestId,
    now: Timestamp,
    random: Arc<dyn Random>,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The program itself: the name of a job or of a command.
    System(&'static str),
    /// Somebody without an account.
    Visitor,
    /// Somebody with an account.
    Person(PersonId),
}

/// As the audit trail writes it: `system:refresh`, `visitor`, `person:0193…`.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(name) => write!(f, "system:{name}"),
            Self::Visitor => f.write_str("visitor"),
            Self::Person(id) => write!(f, "person:{id}"),
        }
    }
}

impl Acting {
    /// An actor without company and without role, at this instant. The request gets a new identifier.
    pub fn new(actor: Actor, now: Timestamp, random: Arc<dyn Random>) -> Self {
        let request = RequestId::from_uuid(id::fresh(now, &*random));
        Self { actor, company: None, roles: Roles::NONE, request, now, random }
    }

    /// The program itself, under the name of a job or of a command.
    pub fn system(name: &'static str, now: Timestamp, random: Arc<dyn Random>) -> Self {
        Self::new(Actor::System(name), now, random)
    }

    /// The same, in the name of a company.
    #[must_use]
    pub fn for_company(mut self, company: CompanyId) -> Self {
        self.company = Some(company);
        self
    }

    /// The same, with these roles.
    #[must_use]
    pub fn with_roles(mut self, roles: Roles) -> Self {
        self.roles = roles;
        self
    }

    /// The same, in a request that already has an identifier (one that a proxy or a caller gave).
    #[must_use]
    pub fn in_request(mut self, request: RequestId) -> Self {
        self.request = request;
        self
    }

    /// The instant of the request: the same from its start to its end.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// A new identifier: `acting.new_id::<CompanyId>()`.
    pub fn new_id<T: Id>(&self) -> T {
        T::from_uuid(id::fresh(self.now, &*self.random))
    }

    /// Fills with random bytes, fit for keys and tokens.
    pub fn fill_random(&self, bytes: &mut [u8]) {
        self.random.fill(bytes);
    }

    /// The source of randomness, to hand on.
    pub fn random(&self) -> &Arc<dyn Random> {
        &self.random
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Roles(u8);

impl Roles {
    /// No role at all.
    pub const NONE: Self = Self(0);
    /// Runs the platform.
    pub const ADMINISTRATOR: Self = Self(1);
    /// Instructeur: verifies companies and candidatures, publishes.
    pub const INSTRUCTOR: Self = Self(2);
    /// Responsable of the company.
    pub const RESPONSABLE: Self = Self(4);
    /// Contributeur of the company.
    pub const CONTRIBUTEUR: Self = Self(8);

    /// Has every role of `roles`.
    pub const fn has(self, roles: Self) -> bool {
        self.0 & roles.0 == roles.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, roles: Self) -> Self {
        Self(self.0 | roles.0)
    }

    /// Without the roles of `roles`.
    #[must_use]
    pub const fn without(self, roles: Self) -> Self {
        Self(self.0 & !roles.0)
    }

    /// No role at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Seeded;

    #[test]
    fn actors_are_written_apart() {
        let person: PersonId = "01930f3e-8c00-7000-8000-000000000000".parse().unwrap();
        assert_eq!(Actor::System("visitor").to_string(), "system:visitor");
        assert_eq!(Actor::Visitor.to_string(), "visitor");
        assert_eq!(Actor::Person(person).to_string(), "person:01930f3e-8c00-7000-8000-000000000000");
    }

    #[test]
    fn identifiers_of_one_request_differ() {
        let acting = Acting::system("test", Timestamp::from_millis(1), Arc::new(Seeded::new(7)));
        assert_ne!(acting.new_id::<CompanyId>(), acting.new_id::<CompanyId>());
        assert_ne!(acting.request, acting.new_id());
    }

    #[test]
    fn roles_are_a_set() {
        let both = Roles::RESPONSABLE.and(Roles::CONTRIBUTEUR);
        assert!(both.has(Roles::RESPONSABLE) && both.has(both) && !both.has(Roles::INSTRUCTOR));
        assert_eq!(both.without(Roles::CONTRIBUTEUR), Roles::RESPONSABLE);
        assert!(Roles::NONE.is_empty() && both.has(Roles::NONE));
    }
}
