//! What records of answers hang on: a product or the global strategy, and a questionnaire.

use crate::words::{Slug, stored_text};
use std::fmt;
use std::str::FromStr;

db::id! {
    /// A product of a company. Rights of the room of accounts point to it under the same text.
    ProductId,
    /// A comment on a question.
    CommentId,
    /// Something that somebody has to answer.
    AssignmentId,
    /// A target of the projection.
    TargetId,
    /// A what-if set.
    WhatIfId,
    /// Scores at one instant.
    SnapshotId,
}

/// The questionnaire that identifies a product: its rights are those of the product's card.
pub const IDENTIFICATION: &str = "identification";

/// Whose answers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The company as a whole: answers that serve all its products (FAQ of Convergence, "stratégie globale").
    Strategy,
    /// One product.
    Product(ProductId),
}

/// Written `strategy` or the identifier of the product.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Strategy => f.write_str("strategy"),
            Self::Product(id) => write!(f, "{id}"),
        }
    }
}

impl FromStr for Subject {
    type Err = db::IdError;

    fn from_str(text: &str) -> Result<Self, db::IdError> {
        if text == "strategy" { Ok(Self::Strategy) } else { text.parse().map(Self::Product) }
    }
}

impl serde::Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

stored_text!(Subject, "a subject");

/// A questionnaire as a product, or the company, answers it: what rights are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Place {
    /// Whose answers.
    pub subject: Subject,
    /// To which questionnaire.
    pub questionnaire: Slug,
}

impl Place {
    /// A questionnaire of the global strategy.
    pub const fn strategy(questionnaire: Slug) -> Self {
        Self { subject: Subject::Strategy, questionnaire }
    }

    /// A questionnaire of a product.
    pub const fn product(product: ProductId, questionnaire: Slug) -> Self {
        Self { subject: Subject::Product(product), questionnaire }
    }
}

/// Written `strategy/securite` or `<product>/securite`, as in addresses and in the audit trail.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.subject, self.questionnaire)
    }
}
