//! What one may undertake, as plain types (`content/parcours.yaml`).

use crate::questionnaire::{Source, SourceRef, Text};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that one may undertake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Day of this file.
    pub date: Date,
    /// What the reader must know of its sources.
    pub notice: Text,
    /// Texts cited, by slug.
    pub sources: BTreeMap<String, Source>,
    /// Steps of a Ségur candidature, in order: each has a window in each wave.
    pub steps: Vec<Step>,
    /// The overall strategy of the company, outside products.
    pub strategy: Strategy,
    /// Parcours and their démarches, joined product by product.
    pub parcours: Vec<Parcours>,
    /// Candidatures outside the parcours and outside Ségur.
    pub candidatures: Vec<Demarche>,
    /// Ségur.
    pub segur: Segur,
}

/// Questionnaires answered once for the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strategy {
    /// Name.
    pub title: Text,
    /// What it is for.
    pub summary: Text,
    /// Its questionnaires.
    pub questionnaires: Vec<String>,
    /// Where it comes from.
    pub source: SourceRef,
}

/// A parcours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parcours {
    /// Slug.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What it is for.
    pub summary: Text,
    /// Its démarches.
    pub demarches: Vec<Demarche>,
}

/// A démarche that a product joins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demarche {
    /// Slug, unique among all démarches.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What it is for.
    pub summary: Text,
    /// Questionnaires to answer, after identification and qualification.
    pub questionnaires: Vec<String>,
    /// What must be there first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<Text>,
    /// Where it comes from.
    pub source: SourceRef,
}

/// The Ségur programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segur {
    /// Name.
    pub title: Text,
    /// What it is for.
    pub summary: Text,
    /// What must be there first.
    pub prerequisites: Vec<Text>,
    /// Its couloirs.
    pub couloirs: Vec<Couloir>,
    /// Where it comes from.
    pub source: SourceRef,
}

/// A couloir: a field of care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Couloir {
    /// Slug, as in the facets of the FAQ.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Kinds of software.
    pub dispositifs: Vec<Dispositif>,
}

/// A dispositif: a kind of software.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispositif {
    /// Slug, as in the facets of the FAQ.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Its waves.
    pub vagues: Vec<Vague>,
}

/// A wave of candidatures for a dispositif.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vague {
    /// 1 or 2.
    pub number: u8,
    /// What is not known of its calendar; always there when a window is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Known windows, in the order of the steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Window>,
}

/// When a step may be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The step.
    pub step: String,
    /// First day, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Date>,
    /// Last day.
    pub closes: Date,
    /// Hour of the last day, in Paris.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    /// How sure.
    pub certainty: Certainty,
    /// Who says so.
    pub source: SourceRef,
}

/// A step of a candidature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Slug.
    pub id: String,
    /// Name.
    pub title: Text,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Said by who decides.
    Official,
    /// Said by the press.
    Reported,
}
