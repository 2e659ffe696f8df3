//! The whole router, in process: every page in both languages, with and without a directory.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod access;
mod account;
mod browser;
mod company;
mod contract;
mod deposits;
mod empty;
mod exports;
mod faq;
mod faq_editing;
mod faq_votes;
mod files;
mod hostile;
mod html;
mod library;
mod maturity;
mod pages;
mod platform;
mod products;
mod questionnaire;
mod registration;
mod rights;
mod search;
mod sign_in;
mod stage;
