//! Tests of the identifiers: published numbers, laws, and every sentence that a check can say.

mod golden;
mod identify;
mod properties;
mod sentences;
mod shapes;
