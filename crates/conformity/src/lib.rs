//! Convergence: what applies to each product of a company, how mature and conformant it is, the way to the target.
//!
//! * [`questionnaire`]: versioned files (`content/questionnaires`) of themes, sections and questions; what their answers are worth.

pub mod questionnaire;
