//! Sentences in the two languages of the product.

use std::borrow::Cow;

use serde::Serialize;

/// The same sentence in French and in English. French typography is final: narrow no-break space (U+202F) before
/// `: ; ? !` and inside guillemets, typographic apostrophe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// French.
    pub fr: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Text {
    /// A sentence known when the program is built.
    pub const fn new(fr: &'static str, en: &'static str) -> Self {
        Self { fr: Cow::Borrowed(fr), en: Cow::Borrowed(en) }
    }

    /// A sentence that quotes something read.
    pub fn of(fr: String, en: String) -> Self {
        Self { fr: Cow::Owned(fr), en: Cow::Owned(en) }
    }
}
