//! What every form says.

use super::{Lang, sentences};

sentences! {
    field_optional: "(facultatif)", "(optional)";
}

impl Lang {
    /// Title of the list of what is wrong.
    pub(crate) fn form_faults(self, n: usize) -> String {
        match (self, n) {
            (Self::Fr, 1) => "Un point est à corriger".to_owned(),
            (Self::Fr, n) => format!("{n} points sont à corriger"),
            (Self::En, 1) => "One thing to correct".to_owned(),
            (Self::En, n) => format!("{n} things to correct"),
        }
    }
}
