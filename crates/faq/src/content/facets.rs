//! The five facets: what each asks, its values, and the numbers under which the public portal knows them.

use crate::error::ContentError;
use crate::model::{Facet, Lang};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Label {
    /// The text in one language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacetValue {
    /// Slug, part of addresses.
    pub key: String,
    /// What is shown.
    pub label: Label,
    /// Numbers of the public portal that mean it (`theme:2443`), and how we know.
    #[serde(default)]
    pub portal: BTreeMap<String, Evidence>,
}

/// How we know what a number of the public portal means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// The label stands beside the number on a page.
    Printed,
    /// Read from what the filtered list holds.
    Contents,
    /// Likewise, from few pages.
    Weak,
}

/// One facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FacetFile {
    facet: Facet,
    /// The question, as the portal asks it.
    question: Label,
    /// Short name, for a chip or a column.
    name: Label,
    values: Vec<FacetValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    facets: Vec<FacetFile>,
    /// Numbers that the portal puts in its default links: they filter nothing.
    umbrella: Vec<String>,
}

/// What a number of the public portal stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortalTerm<'a> {
    /// It filters nothing.
    Umbrella,
    /// Values of our facets.
    Means(&'a [(Facet, usize)]),
    /// Nobody published what it means.
    Unknown,
}

/// The facets, their values, and what the portal's numbers mean.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    files: Vec<FacetFile>,
    umbrella: Vec<String>,
    portal: HashMap<String, Vec<(Facet, usize)>>,
}

impl Facets {
    /// Reads `facets.yaml`.
    pub fn read(file: &str, text: &str) -> Result<Self, ContentError> {
        let read: File = serde_saphyr::from_str(text)
            .map_err(|error| ContentError::Yaml { file: file.into(), detail: error.to_string() })?;
        let order: Vec<Facet> = read.facets.iter().map(|f| f.facet).collect();
        if order != Facet::ALL {
            return Err(ContentError::Field {
                file: file.into(),
                field: "facets",
                detail: "the five facets, each once, in the order of the portal".into(),
            });
        }
        let mut portal: HashMap<String, Vec<(Facet, usize)>> = HashMap::new();
        for facet in &read.facets {
            for (at, value) in facet.values.iter().enumerate() {
                for number in value.portal.keys() {
                    portal.entry(number.clone()).or_default().push((facet.facet, at));
                }
            }
        }
        Ok(Self { files: read.facets, umbrella: read.umbrella, portal })
    }

    /// The question that the portal asks.
    pub fn question(&self, facet: Facet, lang: Lang) -> &str {
        self.files.get(facet.index()).map_or("", |f| f.question.of(lang))
    }

    /// Short name.
    pub fn name(&self, facet: Facet, lang: Lang) -> &str {
        self.files.get(facet.index()).map_or("", |f| f.name.of(lang))
    }

    /// Values, in the order in which they are shown.
    pub fn values(&self, facet: Facet) -> &[FacetValue] {
        self.files.get(facet.index()).map_or(&[], |f| &f.values)
    }

    /// Place of a value among those of its facet.
    pub fn position(&self, facet: Facet, key: &str) -> Option<usize> {
        self.values(facet).iter().position(|v| v.key == key)
    }

    /// What `theme:2443` or `couloir_dispositifs:2869` means.
    pub fn portal(&self, number: &str) -> PortalTerm<'_> {
        if self.umbrella.iter().any(|u| u == number) {
            return PortalTerm::Umbrella;
        }
        self.portal.get(number).map_or(PortalTerm::Unknown, |values| PortalTerm::Means(values))
    }
}
