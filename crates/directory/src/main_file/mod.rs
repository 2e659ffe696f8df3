//! The main file, `Personne_activite`: from lines to tables, from tables to a generation's pack.
//!
//! A line is four runs of columns that repeat as wholes (person, activity, structure, tail). Each run
//! is interned once ([`scan`]); what is left of a line is a [`tables::Row`] of 40 bytes. Rows are then
//! put in the order of names and everything that search needs is laid out around that order
//! ([`assemble`]). A refresh starts from the tables of yesterday's generation instead of nothing
//! ([`refresh`]); both ways end in the same `assemble`, so the same content gives the same bytes.

pub mod assemble;
mod codec;
pub mod format;
pub mod intern;
pub mod layout;

pub mod names;
mod order;
pub mod reader;
pub mod refresh;
pub mod scan;
mod split;
pub mod tables;
