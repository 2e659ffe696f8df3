//! The people of one company: who may do what to whom, and the rule that holds them together.
//!
//! CNV-2 and the FAQ of Convergence ("deux principaux profils d'utilisateur"): the Responsable adds people, creates
//! products, gives rights; a Contributeur creates accounts of other Contributeurs and products, and answers within the
//! rights given. What the texts leave open is decided here:
//!
//! * A company always has an active Responsable whose power has no end. The last one cannot leave, be demoted, be
//!   removed, be disabled.
//! * A delegation may have an end; whoever holds such a one manages Contributeurs, not Responsables.
//! * Only the legal representative touches another legal representative.

use super::member::Member;
use crate::{Capacity, Refusal, Role};
use db::{PersonId, Timestamp};

/// What is done to the people of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Makes somebody Responsable by delegation, until then or without end; also changes the end of a delegation.
    Delegate {
        /// To whom.
        to: PersonId,
        /// Its end.
        until: Option<Timestamp>,
    },
    /// A Responsable becomes Contributeur.
    Demote(PersonId),
    /// One hands one's own place to another: that one becomes Responsable in the same capacity, oneself Contributeur.
    Transfer(PersonId),
    /// Somebody can do nothing any more, but keeps the place.
    Disable(PersonId),
    /// The contrary.
    Enable(PersonId),
    /// Somebody goes from the company, by one's own will or by that of a Responsable.
    Remove(PersonId),
}

/// The people of one company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    members: Vec<Member>,
}

impl Circle {
    /// As read from the records.
    pub const fn new(members: Vec<Member>) -> Self {
        Self { members }
    }

    /// Everybody, active or not.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Somebody's place.
    pub fn get(&self, person: PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.person == person)
    }

    /// The active member that acts, or [`Refusal::NotFound`]: to others the company does not exist.
    pub fn actor(&self, person: PersonId) -> Result<&Member, Refusal> {
        self.get(person).filter(|member| member.is_active()).ok_or(Refusal::NotFound)
    }

    /// The same, when Responsable at this instant.
    pub fn responsable(&self, person: PersonId, now: Timestamp) -> Result<&Member, Refusal> {
        let member = self.actor(person)?;
        if member.is_responsable(now) { Ok(member) } else { Err(Refusal::ResponsableOnly) }
    }

    /// Whether an active Responsable without end is there.
    pub fn is_held(&self) -> bool {
        self.members.iter().any(Member::is_lasting)
    }

    /// Whether the company is still held without this person.
    pub fn is_held_without(&self, person: PersonId) -> bool {
        self.members.iter().any(|member| member.person != person && member.is_lasting())
    }

    /// Takes somebody in: an accepted invitation, an instructor's decision.
    pub fn join(&mut self, member: Member) -> Result<(), Refusal> {
        if self.get(member.person).is_some() {
            return Err(Refusal::AlreadyMember);
        }
        self.members.push(member);
        Ok(())
    }

    /// Does it, or refuses and changes nothing.
    pub fn act(&mut self, actor: PersonId, act: Act, now: Timestamp) -> Result<(), Refusal> {
        let mut after = self.clone();
        after.try_act(actor, act, now)?;
        if !after.is_held() {
            return Err(Refusal::LastResponsable);
        }
        *self = after;
        Ok(())
    }

    fn try_act(&mut self, actor: PersonId, act: Act, now: Timestamp) -> Result<(), Refusal> {
        if act == Act::Remove(actor) {
            self.actor(actor)?;
            self.members.retain(|member| member.person != actor);
            return Ok(());
        }
        let actor = self.responsable(actor, now)?.clone();
        match act {
            Act::Delegate { to, until } => self.delegate(&actor, to, until, now),
            Act::Transfer(to) => self.transfer(&actor, to, now),
            Act::Demote(person) => {
                let member = self.manageable(&actor, person, now)?;
                if member.role != Role::Responsable {
                    return Err(Refusal::NotResponsable);
                }
                (member.role, member.capacity, member.until) = (Role::Contributeur, None, None);
                Ok(())
            }
            Act::Disable(person) => {
                self.manageable(&actor, person, now)?.active = false;
                Ok(())
            }
            Act::Enable(person) => {
                self.manageable(&actor, person, now)?.active = true;
                Ok(())
            }
            Act::Remove(person) => {
                self.manageable(&actor, person, now)?;
                self.members.retain(|member| member.person != person);
                Ok(())
            }
        }
    }

    fn delegate(
        &mut self,
        actor: &Member,
        to: PersonId,
        until: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if actor.until.is_some() {
            return Err(Refusal::DelegateCannotDelegate);
        }
        if until.is_some_and(|until| until <= now) {
            return Err(Refusal::EndInThePast);
        }
        let by = actor.person;
        let member = self.manageable(actor, to, now)?;
        if !member.is_active() {
            return Err(Refusal::Inactive);
        }
        if member.is_mandataire(now) {
            return Err(Refusal::MandataireNeedsNoDelegation);
        }
        (member.role, member.capacity, member.until) = (Role::Responsable, Some(Capacity::Habilite), until);
        member.by = Some(by);
        Ok(())
    }

    fn transfer(&mut self, actor: &Member, to: PersonId, now: Timestamp) -> Result<(), Refusal> {
        if actor.until.is_some() {
            return Err(Refusal::DelegateCannotDelegate);
        }
        if to == actor.person {
            return Err(Refusal::ToOneself);
        }
        let target = self.manageable(actor, to, now)?;
        if !target.is_active() {
            return Err(Refusal::Inactive);
        }
        // Who is legal representative already stays it.
        if !target.is_mandataire(now) {
            target.capacity = actor.capacity;
        }
        (target.role, target.until, target.by) = (Role::Responsable, None, Some(actor.person));
        if let Some(own) = self.find(actor.person) {
            (own.role, own.capacity, own.until) = (Role::Contributeur, None, None);
        }
        Ok(())
    }

    fn find(&mut self, person: PersonId) -> Option<&mut Member> {
        self.members.iter_mut().find(|member| member.person == person)
    }

    /// Somebody whose place this Responsable may change.
    fn manageable(
        &mut self,
        actor: &Member,
        person: PersonId,
        now: Timestamp,
    ) -> Result<&mut Member, Refusal> {
        let (own, actor_is_mandataire) = (actor.person == person, actor.is_mandataire(now));
        let member = self.find(person).ok_or(Refusal::NotFound)?;
        // A disabled Responsable without end would come back as one: the same care.
        let is_responsable = member.role_at(now) == Role::Responsable;
        if !own && is_responsable && actor.until.is_some() {
            return Err(Refusal::DelegateManagesContributeurs);
        }
        if !own && is_responsable && member.capacity == Some(Capacity::Mandataire) && !actor_is_mandataire {
            return Err(Refusal::MandataireOnly);
        }
        Ok(member)
    }
}
