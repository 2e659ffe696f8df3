//! Synonyms and acronyms: expressions that mean the same, in both languages, and words that stand for narrower ones.

use crate::error::ContentError;
use serde::Deserialize;

/// Expressions that mean the same.
pub type Expression = String;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Narrower {
    from: Expression,
    to: Vec<Expression>,
}

/// The synonyms of the field.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonyms {
    /// Each group: expressions that may be written one for the other, whatever the language.
    same: Vec<Vec<Expression>>,
    /// A word that also finds narrower ones: a card finds the CPS, and a CPS does not find every card.
    #[serde(default)]
    narrower: Vec<Narrower>,
}

impl Synonyms {
    /// Reads `synonyms.yaml`.
    pub fn read(file: &str, text: &str) -> Result<Self, ContentError> {
        let read: Self = serde_saphyr::from_str(text)
            .map_err(|error| ContentError::Yaml { file: file.into(), detail: error.to_string() })?;
        if let Some(alone) = read.same.iter().find(|group| group.len() < 2) {
            return Err(ContentError::Field {
                file: file.into(),
                field: "same",
                detail: format!("a group of one expression means nothing: {alone:?}"),
            });
        }
        Ok(read)
    }

    /// Groups of expressions that mean the same.
    pub fn same(&self) -> &[Vec<Expression>] {
        &self.same
    }

    /// A word, and the expressions that it also finds.
    pub fn narrower(&self) -> impl Iterator<Item = (&str, &[Expression])> {
        self.narrower.iter().map(|n| (n.from.as_str(), n.to.as_slice()))
    }
}
