//! How far a right goes.

use crate::model::words;
use identifiers::Text;

words! {
    /// Each level contains those before it.
    Level {
        /// Nothing: the object is not seen.
        None = "none",
        /// Read the questions and the answers.
        Read = "read",
        /// Also save drafts.
        Draft = "draft",
        /// Also validate. Without it "only drafts can be saved" (FAQ of Convergence).
        Validate = "validate",
    }
}

impl Level {
    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::None => Text::new("aucun accès", "no access"),
            Self::Read => Text::new("lecture", "read"),
            Self::Draft => Text::new("brouillon", "draft"),
            Self::Validate => Text::new("validation", "validate"),
        }
    }
}
