//! The content: entries in Markdown files, facets and synonyms in YAML files, all compiled in.

mod facets;
mod front;
mod shipped;
mod synonyms;

pub use facets::{Evidence, FacetValue, Facets, Label, PortalTerm};
pub use front::{Broken, check, read_entry, write_entry};
pub use shipped::{shipped_entries, shipped_facets, shipped_synonyms};
pub use synonyms::{Expression, Synonyms};
