//! Plain types of requests for an account.

use super::State;
use crate::field::{CompanyName, EmailAddress, Reason};
use crate::ids::RegistrationId;
use crate::model::words;
use crate::{Capacity, Lang, PersonName};
use db::{CompanyId, DocumentId, PersonId, Timestamp};
use identifiers::{Siren, Text};
use jiff::civil::Date;
use serde::Serialize;

/// A request, as it is made.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Number of the company. A wrong key is a warning on screens; the extract tells the instructor the right one.
    pub siren: Siren,
    /// Name of the company.
    pub company: CompanyName,
    /// In what capacity one asks.
    pub capacity: Capacity,
    /// Who asks.
    pub name: PersonName,
    /// Address of who asks.
    pub email: EmailAddress,
    /// Language of the mails.
    pub lang: Lang,
}

words! {
    /// What is deposited (FAQ of Convergence: "copie de votre pièce d'identité et Kbis de moins de 3 mois").
    DocumentKind {
        /// A copy of the identity document of who asks.
        Identity = "identity",
        /// The extract of the commercial register.
        Kbis = "kbis",
    }
}

impl DocumentKind {
    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::Identity => Text::new("copie de la pièce d’identité", "copy of the identity document"),
            Self::Kbis => Text::new("extrait Kbis", "Kbis extract"),
        }
    }
}

/// A document of a request. The document itself is kept elsewhere, encrypted, until the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Where it is kept.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// When it was issued, for a Kbis.
    pub issued_on: Option<Date>,
    /// When it was deposited.
    pub deposited_at: Timestamp,
    /// When it was erased: another one of its kind was deposited, or the request was decided.
    pub erased_at: Option<Timestamp>,
}

/// A request, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Registration {
    /// Identifier.
    pub id: RegistrationId,
    /// Number of the company.
    pub siren: Siren,
    /// Name of the company, as typed.
    pub company_name: CompanyName,
    /// In what capacity one asked.
    pub capacity: Capacity,
    /// Who asked.
    pub name: PersonName,
    /// Address of who asked.
    pub email: EmailAddress,
    /// Language of the mails.
    pub lang: Lang,
    /// Account of who asked; none as long as the address is not confirmed.
    pub person: Option<PersonId>,
    /// Where it stands.
    pub state: State,
    /// What was asked as a complement, or why it was refused.
    pub note: Option<Reason>,
    /// Who instructs it.
    pub instructor: Option<PersonId>,
    /// The company that came of it, or that was there already.
    pub company: Option<CompanyId>,
    /// When it was made.
    pub at: Timestamp,
    /// When it came to where it stands.
    pub changed_at: Timestamp,
    /// Grows with every change: given back with every action, so that nobody acts on what they have not seen.
    pub version: i64,
    /// What was deposited, the latest first.
    pub documents: Vec<Document>,
}

impl Registration {
    /// The document of a kind that counts.
    pub fn document(&self, kind: DocumentKind) -> Option<&Document> {
        self.documents.iter().find(|d| d.kind == kind && d.erased_at.is_none())
    }

    /// What is still missing.
    pub fn missing(&self) -> Vec<DocumentKind> {
        DocumentKind::ALL.iter().copied().filter(|kind| self.document(*kind).is_none()).collect()
    }
}
