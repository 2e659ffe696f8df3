//! CISO Assistant libraries: a tree of nodes, those that are assessed, their questions, their scale.
//!
//! Shape of the files: the libraries and the documentation of the converter of the project CISO Assistant (intuitem), 2026.

use super::error::ImportError;
use super::gather::Gather;
use super::id::Id;
use super::model::{
    Choice, DependsOn, Evidence, Format, Group, ImplementationGroup, Level, Obligation, Place, Question,
    Requirement, Scale,
};
use crate::questionnaire::read_as;
use report::sheet::normalised;
use serde::Deserialize;
use serde_saphyr::Spanned;
use std::collections::{BTreeMap, HashSet};

#[derive(Deserialize)]
struct File {
    name: Option<Scalar>,
    version: Option<Scalar>,
    objects: Option<Objects>,
}

#[derive(Deserialize)]
struct Objects {
    framework: Option<Framework>,
    #[serde(default)]
    frameworks: Vec<Framework>,
}

#[derive(Deserialize)]
struct Framework {
    name: Option<Scalar>,
    min_score: Option<i64>,
    max_score: Option<i64>,
    #[serde(default)]
    scores_definition: Vec<Score>,
    #[serde(default)]
    implementation_groups_definition: Vec<Set>,
    #[serde(default)]
    requirement_nodes: Vec<Spanned<Node>>,
}

#[derive(Deserialize)]
struct Score {
    score: i64,
    name: Option<Scalar>,
    description: Option<Scalar>,
}

#[derive(Deserialize)]
struct Set {
    ref_id: Scalar,
    name: Option<Scalar>,
    description: Option<Scalar>,
    #[serde(default)]
    default_selected: bool,
}

#[derive(Deserialize)]
struct Node {
    urn: Option<String>,
    #[serde(default)]
    assessable: bool,
    depth: Option<u32>,
    parent_urn: Option<String>,
    ref_id: Option<Scalar>,
    name: Option<Scalar>,
    description: Option<Scalar>,
    annotation: Option<Scalar>,
    typical_evidence: Option<Scalar>,
    importance: Option<String>,
    #[serde(default)]
    implementation_groups: Vec<Scalar>,
    #[serde(default)]
    questions: Option<BTreeMap<String, Asked>>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(rename = "type")]
    kind: Option<String>,
    text: Option<Scalar>,
    #[serde(default)]
    choices: Vec<Offered>,
    depends_on: Option<Condition>,
}

#[derive(Deserialize)]
struct Offered {
    urn: Option<String>,
    value: Option<Scalar>,
    add_score: Option<f64>,
    compute_result: Option<Scalar>,
    #[serde(default)]
    select_implementation_groups: Vec<Scalar>,
}

#[derive(Deserialize)]
struct Condition {
    question: String,
    #[serde(default)]
    answers: Vec<String>,
    condition: Option<String>,
}

/// A text that people may have written as a number: `version: 2`, `ref_id: 1.1`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Bool(bool),
    Whole(i64),
    Decimal(f64),
    Text(String),
}

impl Scalar {
    fn text(&self) -> String {
        match self {
            Self::Bool(yes) => yes.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Text(text) => normalised(text),
        }
    }
}

fn text(of: Option<&Scalar>) -> String {
    of.map(Scalar::text).unwrap_or_default()
}

fn some(of: Option<&Scalar>) -> Option<String> {
    Some(text(of)).filter(|text| !text.is_empty())
}

fn all(of: &[Scalar]) -> Vec<String> {
    of.iter().map(Scalar::text).collect()
}

/// Reads a library.
pub(super) fn read(file: &str, bytes: &[u8], gather: &mut Gather) -> Result<(), ImportError> {
    let library: File = read_as(file, bytes)?;
    let objects = library.objects.ok_or(ImportError::NoFramework)?;
    let frameworks: Vec<Framework> = objects.framework.into_iter().chain(objects.frameworks).collect();
    if frameworks.is_empty() {
        return Err(ImportError::NoFramework);
    }
    gather.import.format = Format::CisoAssistant;
    gather.import.title = some(library.name.as_ref()).or_else(|| some(frameworks[0].name.as_ref()));
    gather.import.version = some(library.version.as_ref());
    for framework in frameworks {
        scale(&framework, gather);
        nodes(framework.requirement_nodes, gather);
    }
    Ok(())
}

fn scale(framework: &Framework, gather: &mut Gather) {
    let levels = framework.scores_definition.iter().map(|score| Level {
        score: score.score,
        name: text(score.name.as_ref()),
        text: some(score.description.as_ref()),
    });
    let levels: Vec<Level> = levels.collect();
    let ends = (levels.iter().map(|level| level.score).min(), levels.iter().map(|level| level.score).max());
    if let (Some(min), Some(max)) = (framework.min_score.or(ends.0), framework.max_score.or(ends.1)) {
        gather.import.scale = Some(Scale { min, max, levels });
    }
    gather.import.implementation_groups.extend(framework.implementation_groups_definition.iter().map(
        |set| ImplementationGroup {
            reference: set.ref_id.text(),
            name: text(set.name.as_ref()),
            text: some(set.description.as_ref()),
            chosen: set.default_selected,
        },
    ));
}

fn nodes(nodes: Vec<Spanned<Node>>, gather: &mut Gather) {
    let named: HashSet<String> = nodes.iter().filter_map(|node| node.value.urn.clone()).collect();
    let mut seen = HashSet::new();
    for node in nodes {
        gather.import.counts.rows_read += 1;
        let place = Place { row: node.defined.line(), ..Place::default() };
        let node = node.value;
        let Some(urn) = node.urn.clone().filter(|urn| !urn.trim().is_empty()) else {
            let why = (
                "Ce nœud n’a pas d’«\u{202f}urn\u{202f}»\u{202f}: rien ne le distinguerait des autres. Donnez-lui-en une.",
                "This node has no `urn`: nothing would tell it from the others. Give it one.",
            );
            gather.reject(place, "no_id", why, &text(node.name.as_ref()));
            continue;
        };
        if !seen.insert(urn.clone()) {
            let why = (
                "Cette «\u{202f}urn\u{202f}» est déjà celle d’un autre nœud\u{202f}: le premier est gardé.",
                "This `urn` is that of another node already: the first one is kept.",
            );
            gather.reject(place, "same_urn", why, &urn);
            continue;
        }
        gather.import.counts.rows_kept += 1;
        if let Some(parent) = node.parent_urn.as_ref().filter(|parent| !named.contains(*parent)) {
            let (fr, en) = (
                format!(
                    "Le parent «\u{202f}{parent}\u{202f}» de ce nœud n’est pas dans le fichier\u{202f}: il est mis au premier rang."
                ),
                format!("The parent {parent:?} of this node is not in the file: it is put at the top."),
            );
            gather.notice(Some(place.clone()), "unknown_parent", fr, en);
        }
        let parent = node.parent_urn.clone().filter(|parent| named.contains(parent));
        if node.assessable {
            requirement(&node, urn, parent, place, gather);
        } else {
            gather.group(Group {
                key: urn,
                reference: some(node.ref_id.as_ref()),
                title: some(node.name.as_ref()).or_else(|| some(node.ref_id.as_ref())).unwrap_or_default(),
                text: some(node.description.as_ref()),
                parent,
                depth: node.depth.unwrap_or(1),
            });
        }
    }
}

fn requirement(node: &Node, urn: String, parent: Option<String>, place: Place, gather: &mut Gather) {
    // What one shows is the `ref_id`; what tells nodes apart is the `urn`.
    let mut id = Id::read(&text(node.ref_id.as_ref()));
    id.key = urn;
    let name = some(node.name.as_ref());
    let description = text(node.description.as_ref());
    let sets = all(&node.implementation_groups);
    let evidence = some(node.typical_evidence.as_ref());
    gather.requirement(Requirement {
        text: if description.is_empty() { name.clone().unwrap_or_default() } else { description },
        name,
        obligation: match node.importance.as_deref() {
            Some("mandatory") => Obligation::Mandatory,
            Some("recommended" | "nice_to_have") => Obligation::Recommended,
            _ => Obligation::Unsaid,
        },
        conditional: !sets.is_empty(),
        implementation_groups: sets,
        group: parent,
        comment: some(node.annotation.as_ref()),
        questions: node.questions.iter().flatten().map(|(urn, asked)| question(urn, asked)).collect(),
        place: place.clone(),
        id: id.clone(),
        ..Requirement::default()
    });
    if let Some(text) = evidence {
        let own = Id::default().under(&id.key, gather.evidences_read() + 1);
        gather.evidence(Evidence { id: own, requirements: vec![id.key], text, place, ..Evidence::default() });
    }
}

fn question(urn: &str, asked: &Asked) -> Question {
    let choice = |offered: &Offered| Choice {
        urn: offered.urn.clone().unwrap_or_default(),
        text: text(offered.value.as_ref()),
        score: offered.add_score,
        result: some(offered.compute_result.as_ref()),
        implementation_groups: all(&offered.select_implementation_groups),
    };
    Question {
        urn: urn.to_owned(),
        text: text(asked.text.as_ref()),
        kind: asked.kind.clone().unwrap_or_default(),
        choices: asked.choices.iter().map(choice).collect(),
        depends_on: asked.depends_on.as_ref().map(|condition| DependsOn {
            question: condition.question.clone(),
            answers: condition.answers.clone(),
            all: condition.condition.as_deref() == Some("all"),
        }),
    }
}
