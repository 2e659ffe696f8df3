//! What a right is about.

use serde::Serialize;
use std::fmt;
use std::str::FromStr;

db::id! {
    /// A product, under the identifier that the room of products gives it: rights point to it, they know nothing of it.
    ProductKey,
}

/// Code of a questionnaire, as its file names it: `a-z 0-9 . _ -`, 64 at most.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct QuestionnaireCode(String);

impl QuestionnaireCode {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text names no object of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an object of rights")]
pub struct NotAnObject;

impl FromStr for QuestionnaireCode {
    type Err = NotAnObject;

    fn from_str(text: &str) -> Result<Self, NotAnObject> {
        let fine = (1..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b));
        if fine { Ok(Self(text.to_owned())) } else { Err(NotAnObject) }
    }
}

impl fmt::Display for QuestionnaireCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a right is about. Written `strategy` or `<product>/<questionnaire>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Object {
    /// The questionnaires of the global strategy, as a whole.
    Strategy,
    /// A questionnaire of a product.
    Questionnaire {
        /// The product.
        product: ProductKey,
        /// The questionnaire.
        questionnaire: QuestionnaireCode,
    },
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Strategy => f.write_str("strategy"),
            Self::Questionnaire { product, questionnaire } => write!(f, "{product}/{questionnaire}"),
        }
    }
}

impl FromStr for Object {
    type Err = NotAnObject;

    fn from_str(text: &str) -> Result<Self, NotAnObject> {
        if text == "strategy" {
            return Ok(Self::Strategy);
        }
        let (product, questionnaire) = text.split_once('/').ok_or(NotAnObject)?;
        Ok(Self::Questionnaire {
            product: product.parse().map_err(|_| NotAnObject)?,
            questionnaire: questionnaire.parse()?,
        })
    }
}

impl Serialize for Object {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl db::IntoParam for Object {
    const KIND: db::Kind = db::Kind::Text;

    fn into_param(self) -> db::Param {
        db::Param::Text(Some(self.to_string()))
    }
}

impl db::FromValue for Object {
    fn from_value(value: &db::Value) -> Result<Self, &'static str> {
        let text = <String as db::FromValue>::from_value(value)?;
        text.parse().map_err(|_| "an object of rights")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        for text in ["strategy", "01930f3e-8c00-7000-8000-000000000000/securite-2.1"] {
            assert_eq!(text.parse::<Object>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "Strategy",
            "x/y",
            "01930f3e-8c00-7000-8000-000000000000/",
            "01930f3e-8c00-7000-8000-000000000000/É",
            "01930f3e-8c00-7000-8000-000000000000/a/b",
        ] {
            assert_eq!(text.parse::<Object>(), Err(NotAnObject), "{text}");
        }
    }
}
