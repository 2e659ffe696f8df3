//! Who may what here: grants that the roof makes of the rights of the room of accounts. Every action takes the one it
//! needs, so that a check cannot be forgotten; every statement filters by the company of the grant.
//!
//! The roof makes an [`Access`] of a right on `Object::Questionnaire { product, questionnaire }` or `Object::Strategy` (which
//! covers every questionnaire of the strategy), [`CanCreate`] of `MayCreateProduct`, [`CanImport`] of `MayGiveRights`, and
//! [`CanSee`] of the whole standing of a member. A grant serves whoever acts in the name of its company, and nobody else.

use crate::error::{Error, Refusal};
use crate::place::{IDENTIFICATION, Place, ProductId, Subject};
use crate::product;
use crate::words::{Slug, words};
use db::{Acting, Actor, CompanyId, PersonId, Reading, Roles};
use identifiers::Text;
use std::collections::BTreeMap;

words! {
    /// How far a right goes; each contains those before it.
    Level {
        /// Read questions and answers.
        Read = "read",
        /// Also save drafts.
        Draft = "draft",
        /// Also validate: without it one can only save drafts (FAQ of Convergence).
        Validate = "validate",
    }
}

/// What somebody may on one questionnaire of a product or of the strategy, as the roof read it from the rights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The company in whose name they act.
    pub company: CompanyId,
    /// Who.
    pub person: PersonId,
    /// On what.
    pub place: Place,
    /// How far.
    pub level: Level,
}

macro_rules! grants {
    ($($(#[$doc:meta])* $name:ident $(: $field:ident $type:ty)?;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            company: CompanyId,
            person: PersonId,
            $($field: $type,)?
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
                /// On what.
                pub const fn $field(&self) -> &$type {
                    &self.$field
                }
            )?

            /// The grant is of who acts, in whose name they act. Otherwise nothing of it exists.
            pub(crate) fn held_by(&self, acting: &Acting) -> Result<CompanyId, Error> {
                held(acting, self.company, self.person)
            }
        }
    )+};
}

grants! {
    /// May read a questionnaire and its answers.
    CanRead: place Place;
    /// May save drafts in a questionnaire.
    CanDraft: place Place;
    /// May validate a questionnaire.
    CanValidate: place Place;
    /// May change the card of a product: the draft right on its identification.
    CanEdit: product ProductId;
    /// May archive a product and bring it back: the right to validate its identification.
    CanArchive: product ProductId;
    /// May create products: every active member (FAQ of Convergence).
    CanCreate;
    /// May import questionnaires for the company: its Responsables.
    CanImport;
    /// May look over the products and the work of the company, as far as the rights go.
    CanSee: sees Sees;
}

fn held(acting: &Acting, company: CompanyId, person: PersonId) -> Result<CompanyId, Error> {
    let same = match acting.actor {
        Actor::Person(actor) => actor == person,
        Actor::System(_) => true,
        Actor::Visitor => false,
    };
    if same && acting.company == Some(company) { Ok(company) } else { Err(Refusal::NotFound.into()) }
}

impl Level {
    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::Read => Text::new("lecture", "read"),
            Self::Draft => Text::new("brouillon", "draft"),
            Self::Validate => Text::new("validation", "validate"),
        }
    }
}

impl Access {
    /// The right to read.
    pub fn read(self) -> CanRead {
        CanRead { company: self.company, person: self.person, place: self.place }
    }

    /// The right to save drafts.
    pub fn draft(self) -> Result<CanDraft, Refusal> {
        if self.level < Level::Draft {
            return Err(Refusal::NoDraftRight);
        }
        Ok(CanDraft { company: self.company, person: self.person, place: self.place })
    }

    /// The right to validate.
    pub fn validate(self) -> Result<CanValidate, Refusal> {
        if self.level < Level::Validate {
            return Err(Refusal::NoValidationRight);
        }
        Ok(CanValidate { company: self.company, person: self.person, place: self.place })
    }
}

impl From<CanDraft> for CanRead {
    fn from(grant: CanDraft) -> Self {
        Self { company: grant.company, person: grant.person, place: grant.place }
    }
}

impl From<CanValidate> for CanDraft {
    fn from(grant: CanValidate) -> Self {
        Self { company: grant.company, person: grant.person, place: grant.place }
    }
}

impl CanRead {
    /// The grant holds, and its subject is the company's.
    pub(crate) async fn reach(&self, reading: &mut Reading) -> Result<CompanyId, Error> {
        let company = self.held_by(reading.acting())?;
        product::store::exists(reading, company, self.place.subject).await?;
        Ok(company)
    }
}

/// The product whose identification it is.
fn card(place: &Place) -> Result<ProductId, Refusal> {
    match place.subject {
        Subject::Product(product) if place.questionnaire.as_str() == IDENTIFICATION => Ok(product),
        _ => Err(Refusal::NotFound),
    }
}

impl CanDraft {
    /// The draft right on the identification of a product is the right to change its card.
    pub fn card(&self) -> Result<CanEdit, Refusal> {
        Ok(CanEdit { company: self.company, person: self.person, product: card(&self.place)? })
    }
}

impl CanValidate {
    /// The right to validate the identification of a product is the right to archive it.
    pub fn card(&self) -> Result<CanArchive, Refusal> {
        Ok(CanArchive { company: self.company, person: self.person, product: card(&self.place)? })
    }
}

impl CanCreate {
    /// Of a member who may create products.
    pub const fn new(company: CompanyId, person: PersonId) -> Self {
        Self { company, person }
    }
}

impl CanImport {
    /// Of a Responsable.
    pub const fn new(company: CompanyId, person: PersonId) -> Self {
        Self { company, person }
    }
}

/// May publish questionnaires for all companies: the program itself, and administrators of the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CanPublish(());

impl CanPublish {
    /// Of who acts. To others the administration does not exist.
    pub fn of(acting: &Acting) -> Result<Self, Refusal> {
        match acting.actor {
            Actor::System(_) => Ok(Self(())),
            Actor::Person(_) if acting.roles.has(Roles::ADMINISTRATOR) => Ok(Self(())),
            _ => Err(Refusal::NotFound),
        }
    }
}

/// How far a member sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sees {
    /// Everything: a Responsable.
    All,
    /// What was given.
    Given {
        /// Right on the global strategy, as a whole.
        strategy: Option<Level>,
        /// Rights on questionnaires of products.
        forms: BTreeMap<(ProductId, Slug), Level>,
    },
}

impl CanSee {
    /// Of an active member, with the rights given to it.
    pub const fn new(company: CompanyId, person: PersonId, sees: Sees) -> Self {
        Self { company, person, sees }
    }

    /// The level on a place; `None` when it is not seen.
    pub fn level(&self, place: &Place) -> Option<Level> {
        match (&self.sees, place.subject) {
            (Sees::All, _) => Some(Level::Validate),
            (Sees::Given { strategy, .. }, Subject::Strategy) => *strategy,
            (Sees::Given { forms, .. }, Subject::Product(product)) => {
                forms.get(&(product, place.questionnaire.clone())).copied()
            }
        }
    }

    /// Is the product seen: is there a right on one of its questionnaires, or did this member create it?
    pub(crate) fn sees_product(&self, product: ProductId, creator: PersonId) -> bool {
        match &self.sees {
            Sees::All => true,
            Sees::Given { forms, .. } => creator == self.person || forms.keys().any(|(id, _)| *id == product),
        }
    }

    /// What may be done on one place, when it is seen.
    pub fn access(&self, place: Place) -> Result<Access, Refusal> {
        let level = self.level(&place).ok_or(Refusal::NotFound)?;
        Ok(Access { company: self.company, person: self.person, place, level })
    }
}
