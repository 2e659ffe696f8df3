//! Convergence: what applies to each product of a company, how mature and conformant it is, the way to the target.
//!
//! * [`programme`]: parcours, démarches, candidatures and their known dates (`content/parcours.yaml`).
//! * [`questionnaire`]: versioned files (`content/questionnaires`) of themes, sections and questions; what their answers are worth.

pub mod programme;
pub mod questionnaire;
