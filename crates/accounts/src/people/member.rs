//! Somebody in a company.

use crate::{Capacity, Role};
use db::{PersonId, Timestamp};
use serde::Serialize;

/// Somebody's place in a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// As written; [`role_at`](Self::role_at) tells what holds at an instant.
    pub role: Role,
    /// In what capacity a Responsable is one.
    pub capacity: Option<Capacity>,
    /// The end of a delegation: a Responsable is Contributeur again from then on.
    pub until: Option<Timestamp>,
    /// Who invited, appointed or delegated.
    pub by: Option<PersonId>,
    /// A member that is not active keeps its place and can do nothing.
    pub active: bool,
    /// The account itself is active: an administrator may close one for the whole platform.
    pub account: bool,
    /// Since when in the company.
    pub since: Timestamp,
}

impl Member {
    /// A Contributeur.
    pub const fn contributeur(person: PersonId, by: Option<PersonId>, since: Timestamp) -> Self {
        Self {
            person,
            role: Role::Contributeur,
            capacity: None,
            until: None,
            by,
            active: true,
            account: true,
            since,
        }
    }

    /// A Responsable without end.
    pub const fn responsable(
        person: PersonId,
        capacity: Capacity,
        by: Option<PersonId>,
        since: Timestamp,
    ) -> Self {
        Self {
            person,
            role: Role::Responsable,
            capacity: Some(capacity),
            until: None,
            by,
            active: true,
            account: true,
            since,
        }
    }

    /// Can do something in the company.
    pub const fn is_active(&self) -> bool {
        self.active && self.account
    }

    /// What somebody is at this instant.
    pub fn role_at(&self, now: Timestamp) -> Role {
        match self.until {
            Some(until) if until <= now => Role::Contributeur,
            _ => self.role,
        }
    }

    /// Active and Responsable at this instant.
    pub fn is_responsable(&self, now: Timestamp) -> bool {
        self.is_active() && self.role_at(now) == Role::Responsable
    }

    /// Active and Responsable without end: one who keeps the company from being left alone.
    pub fn is_lasting(&self) -> bool {
        self.is_active() && self.role == Role::Responsable && self.until.is_none()
    }

    /// Responsable at this instant, as legal representative.
    pub fn is_mandataire(&self, now: Timestamp) -> bool {
        self.is_responsable(now) && self.capacity == Some(Capacity::Mandataire)
    }
}
