//! What a product is.

use super::lifecycle::Lifecycle;
use crate::error::Refusal;
use crate::place::ProductId;
use crate::texts::{MAX_LINE, MAX_NAME, filled, line, lines};
use crate::words::words;
use db::{PersonId, Timestamp};
use identifiers::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a company says of a product. Read leniently: a field that a newer program adds takes its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// Full name, as lists show it: `[NomDuProduit] [OS] [Appareil]` is proposed ([`crate::naming`]).
    pub name: String,
    /// Commercial name alone: `[NomDuProduit]`.
    pub commercial_name: String,
    /// Operating system, empty when not said.
    pub os: String,
    /// `Mobile` or `Site Web` (FAQ of Convergence), or what else was typed; empty when not said.
    pub device: String,
    /// What it does, several lines.
    pub description: String,
    /// Where it is in its life.
    pub lifecycle: Lifecycle,
    /// Identification by the CNDA.
    pub nil: Nil,
    /// Certifications, labels, references to norms.
    pub certifications: Vec<Certification>,
    /// Name that citizens see in the catalogue of Mon espace santé.
    pub mes_name: Option<String>,
    /// Editions and their versions.
    pub editions: Vec<Edition>,
    /// Explicit declaration that no version in use is obsolete.
    pub none_obsolete: bool,
}

impl Default for Card {
    fn default() -> Self {
        Self {
            name: String::new(),
            commercial_name: String::new(),
            os: String::new(),
            device: String::new(),
            description: String::new(),
            lifecycle: Lifecycle::InProduction,
            nil: Nil::NotSaid,
            certifications: Vec::new(),
            mes_name: None,
            editions: Vec::new(),
            none_obsolete: false,
        }
    }
}

/// NIL: number that the CNDA gives to a software product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nil {
    /// Nothing was said yet.
    #[default]
    NotSaid,
    /// "Aucun": the product has none.
    None,
    /// The number, as the CNDA writes it.
    Number(String),
}

/// A certification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certification {
    /// What: `HDS`, `ISO 27001`, `marquage CE classe IIa`…
    pub name: String,
    /// Number or address of the certificate; empty when not said.
    #[serde(default)]
    pub reference: String,
    /// First day.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default)]
    pub until: Option<Date>,
}

/// An edition, as sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its name: `Cabinet`, `Établissement`…; empty when the product has only one.
    #[serde(default)]
    pub name: String,
    /// Its versions.
    pub versions: Vec<Version>,
}

/// A version in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The technical number that its screens show.
    pub number: String,
    /// Day of its release.
    #[serde(default)]
    pub date: Option<Date>,
    /// No longer supported.
    #[serde(default)]
    pub obsolete: bool,
}

/// A product as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Product {
    /// Its identifier.
    pub id: ProductId,
    /// What is said of it.
    pub card: Card,
    /// Grows by one with each change.
    pub revision: i64,
    /// The product that it was split from.
    pub origin: Option<ProductId>,
    /// When it was created.
    pub created_at: Timestamp,
    /// By whom.
    pub created_by: PersonId,
    /// Last change.
    pub changed_at: Timestamp,
    /// By whom.
    pub changed_by: PersonId,
    /// Since when it is archived.
    pub archived_at: Option<Timestamp>,
}

words! {
    /// What made a state of a card.
    What {
        /// It was created.
        Created = "created",
        /// It was split from another product.
        Split = "split",
        /// Names or support.
        Renamed = "renamed",
        /// Description.
        Described = "described",
        /// Where it is in its life.
        Lifecycle = "lifecycle",
        /// NIL.
        Nil = "nil",
        /// Certifications.
        Certifications = "certifications",
        /// Editions and versions.
        Editions = "editions",
        /// The name that citizens see.
        MesName = "mes_name",
        /// All of it.
        Rewritten = "rewritten",
        /// An earlier card was brought back.
        Undone = "undone",
        /// It was put away.
        Archived = "archived",
        /// It was brought back.
        Restored = "restored",
    }
}

impl What {
    /// As a history says it.
    pub const fn name(self) -> Text {
        match self {
            Self::Created => Text::new("produit créé", "product created"),
            Self::Split => Text::new("produit décliné d’un autre", "product split from another one"),
            Self::Renamed => Text::new("nom ou support modifié", "name or support changed"),
            Self::Described => Text::new("description modifiée", "description changed"),
            Self::Lifecycle => Text::new("cycle de vie modifié", "lifecycle changed"),
            Self::Nil => Text::new("NIL modifié", "NIL changed"),
            Self::Certifications => Text::new("certifications modifiées", "certifications changed"),
            Self::Editions => Text::new("éditions et versions modifiées", "editions and versions changed"),
            Self::MesName => {
                Text::new("nom dans Mon espace santé modifié", "name in Mon espace santé changed")
            }
            Self::Rewritten => Text::new("fiche modifiée", "card changed"),
            Self::Undone => Text::new("modification annulée", "change undone"),
            Self::Archived => Text::new("produit archivé", "product archived"),
            Self::Restored => Text::new("produit remis en service", "product brought back"),
        }
    }
}

/// Most certifications, editions, or versions of an edition.
const MOST: usize = 200;

impl Card {
    /// Texts cleaned, rules checked.
    pub(crate) fn tidied(mut self) -> Result<Self, Refusal> {
        self.name = filled(&self.name, MAX_NAME)?;
        self.commercial_name = line(&self.commercial_name, MAX_NAME)?;
        self.os = line(&self.os, MAX_NAME)?;
        self.device = line(&self.device, MAX_NAME)?;
        self.description = lines(&self.description)?;
        if let Nil::Number(number) = &mut self.nil {
            *number = filled(number, MAX_NAME)?;
        }
        self.mes_name = self.mes_name.map(|name| line(&name, MAX_NAME)).transpose()?;
        self.mes_name = self.mes_name.filter(|name| !name.is_empty());
        if self.certifications.len() > MOST || self.editions.len() > MOST {
            return Err(Refusal::TooMany);
        }
        for certification in &mut self.certifications {
            certification.name = filled(&certification.name, MAX_LINE)?;
            certification.reference = line(&certification.reference, MAX_LINE)?;
            if certification.from.zip(certification.until).is_some_and(|(from, until)| until < from) {
                return Err(Refusal::DatesCrossed);
            }
        }
        for edition in &mut self.editions {
            edition.tidy()?;
        }
        let obsolete = self.editions.iter().flat_map(|e| &e.versions).any(|version| version.obsolete);
        if obsolete && self.none_obsolete {
            return Err(Refusal::ObsoleteDeclared);
        }
        Ok(self)
    }

    /// Is the name that citizens see said, and is it the commercial name? (FAQ of Convergence, Mon espace santé.)
    pub fn mes_name_agrees(&self) -> bool {
        self.mes_name.as_deref().is_some_and(|name| name == self.commercial_name)
    }
}

impl Edition {
    fn tidy(&mut self) -> Result<(), Refusal> {
        self.name = line(&self.name, MAX_NAME)?;
        if self.versions.len() > MOST {
            return Err(Refusal::TooMany);
        }
        let mut seen = BTreeSet::new();
        for version in &mut self.versions {
            version.number = filled(&version.number, MAX_NAME)?;
            if !seen.insert(version.number.clone()) {
                return Err(Refusal::VersionTwice);
            }
        }
        Ok(())
    }
}
