//! Grants: the proof, in a type, that a right was checked. An action that changes something takes one as parameter, so
//! that nobody calls it without having asked.

use super::level::Level;
use super::object::Object;
use crate::people::Member;
use crate::{Refusal, Role};
use db::{CompanyId, PersonId, Timestamp};
use std::collections::BTreeMap;

/// What somebody is and may in a company, at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    company: CompanyId,
    person: PersonId,
    role: Role,
    levels: BTreeMap<Object, Level>,
}

macro_rules! grants {
    ($($(#[$doc:meta])* $name:ident $(: $object:ty)?;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            company: CompanyId,
            person: PersonId,
            $(object: $object,)?
        }

        impl $name {
            /// The company.
            pub const fn company(&self) -> CompanyId {
                self.company
            }

            /// Who may.
            pub const fn person(&self) -> PersonId {
                self.person
            }

            $(
                /// About what.
                pub const fn object(&self) -> &$object {
                    &self.object
                }
            )?
        }
    )+};
}

grants! {
    /// May read the questions and the answers of an object.
    MayRead: Object;
    /// May save drafts on an object.
    MayDraft: Object;
    /// May validate an object.
    MayValidate: Object;
    /// May create products of a company: every active member (FAQ of Convergence).
    MayCreateProduct;
    /// May invite Contributeurs into a company: every active member (FAQ of Convergence).
    MayInvite;
    /// May give rights: Responsables.
    MayGiveRights;
    /// May manage the people: Responsables.
    MayManagePeople;
}

impl From<MayValidate> for MayDraft {
    fn from(grant: MayValidate) -> Self {
        Self { company: grant.company, person: grant.person, object: grant.object }
    }
}

impl From<MayDraft> for MayRead {
    fn from(grant: MayDraft) -> Self {
        Self { company: grant.company, person: grant.person, object: grant.object }
    }
}

impl Standing {
    /// Of an active member, with the rights given to it. Others have no standing: to them the company does not exist.
    pub fn of(
        company: CompanyId,
        member: &Member,
        levels: BTreeMap<Object, Level>,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        if !member.is_active() {
            return Err(Refusal::NotFound);
        }
        Ok(Self { company, person: member.person, role: member.role_at(now), levels })
    }

    /// The company.
    pub const fn company(&self) -> CompanyId {
        self.company
    }

    /// Who.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// The role that holds.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The rights that were given, object by object; a Responsable needs none. For rooms that show what somebody sees.
    pub const fn levels(&self) -> &BTreeMap<Object, Level> {
        &self.levels
    }

    /// How far the right on an object goes. A Responsable has all.
    pub fn level(&self, object: &Object) -> Level {
        match self.role {
            Role::Responsable => Level::Validate,
            Role::Contributeur => self.levels.get(object).copied().unwrap_or(Level::None),
        }
    }

    fn reaches(&self, object: &Object, level: Level, refusal: Refusal) -> Result<(), Refusal> {
        if self.level(object) >= level { Ok(()) } else { Err(refusal) }
    }

    fn responsable(&self) -> Result<(), Refusal> {
        if self.role == Role::Responsable { Ok(()) } else { Err(Refusal::ResponsableOnly) }
    }

    /// May this object be read?
    pub fn may_read(&self, object: Object) -> Result<MayRead, Refusal> {
        self.reaches(&object, Level::Read, Refusal::NoRight)?;
        Ok(MayRead { company: self.company, person: self.person, object })
    }

    /// May drafts of this object be saved?
    pub fn may_draft(&self, object: Object) -> Result<MayDraft, Refusal> {
        self.reaches(&object, Level::Read, Refusal::NoRight)?;
        self.reaches(&object, Level::Draft, Refusal::NoDraftRight)?;
        Ok(MayDraft { company: self.company, person: self.person, object })
    }

    /// May this object be validated?
    pub fn may_validate(&self, object: Object) -> Result<MayValidate, Refusal> {
        self.reaches(&object, Level::Read, Refusal::NoRight)?;
        self.reaches(&object, Level::Validate, Refusal::NoValidationRight)?;
        Ok(MayValidate { company: self.company, person: self.person, object })
    }

    /// May products be created?
    pub const fn may_create_product(&self) -> MayCreateProduct {
        MayCreateProduct { company: self.company, person: self.person }
    }

    /// May Contributeurs be invited?
    pub const fn may_invite(&self) -> MayInvite {
        MayInvite { company: self.company, person: self.person }
    }

    /// May rights be given?
    pub fn may_give_rights(&self) -> Result<MayGiveRights, Refusal> {
        self.responsable()?;
        Ok(MayGiveRights { company: self.company, person: self.person })
    }

    /// May people be managed?
    pub fn may_manage_people(&self) -> Result<MayManagePeople, Refusal> {
        self.responsable()?;
        Ok(MayManagePeople { company: self.company, person: self.person })
    }
}
