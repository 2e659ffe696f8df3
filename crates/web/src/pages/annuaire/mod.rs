//! The directory: search, person, state of the data.

pub mod export;
mod facets;
mod filters;
mod form;
mod highlight;
mod hits;
mod pager;
pub mod person;
mod person_view;
pub mod search;
pub mod status;
mod suggestions;
