//! What is compiled in, read once.

use super::{Facets, Synonyms, read_entry};
use crate::error::ContentError;
use crate::model::Entry;
use std::sync::{Arc, LazyLock};

/// Name and text of every file of `content/faq/entries`.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/entries.rs"));

/// The shipped entries, in the order of their file names. The tests read every file, so an error here means that the
/// program was built from changed content without its tests.
pub fn shipped_entries() -> Result<Vec<Arc<Entry>>, ContentError> {
    FILES.iter().map(|(name, text)| read_entry(name, text).map(Arc::new)).collect()
}

/// The five facets and their values.
pub fn shipped_facets() -> &'static Facets {
    static FACETS: LazyLock<Facets> = LazyLock::new(|| {
        // An unreadable file leaves a FAQ without filters rather than no FAQ; the tests refuse it.
        Facets::read("facets.yaml", include_str!(env!("FAQ_FACETS"))).unwrap_or_default()
    });
    &FACETS
}

/// The synonyms and acronyms.
pub fn shipped_synonyms() -> &'static Synonyms {
    static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
        Synonyms::read("synonyms.yaml", include_str!(env!("FAQ_SYNONYMS"))).unwrap_or_default()
    });
    &SYNONYMS
}
