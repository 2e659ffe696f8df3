//! Identifiers of French health: parse, check, explain.
//!
//! * One type per identifier ([`Rpps`], [`Idnps`], [`AmNumber`], [`Finess`], [`Adeli`], [`Idnst`], [`Siren`],
//!   [`Siret`], [`Ins`]): `FromStr` takes what people type (spaces, dots, hyphens), `Display` gives the canonical
//!   form, `grouped()` the form to read aloud, `check()` the [`Verdict`] and its reasons.
//! * [`identify`]: "what is this number?", every candidate with its reasons.
//! * [`explain`], [`comparison`]: what each identifier is, in French and English.
//! * [`rpps_key_valid`], [`luhn`], [`Rpps::from_ascii`]: without allocation, for loaders.
//!
//! A wrong key is a warning, never a refusal: official examples break it (10001234567). Only the shape is enforced
//! when parsing. Nothing here reads a clock, a file or the network; inputs are bounded by [`MAX_INPUT`].

mod adeli;
mod am;
mod clean;
mod error;
mod explain;
mod finess;
mod form;
mod identify;
mod idnps;
mod idnst;
mod ins;
mod key;
mod kind;
mod nine;
mod reason;
mod rpps;
mod siren;
mod text;
mod types;

pub use adeli::Adeli;
pub use am::AmNumber;
pub use clean::MAX_INPUT;
pub use error::ParseError;
pub use explain::{Comparison, Criterion, Explanation, comparison, explain};
pub use finess::Finess;
pub use identify::{Candidate, Declared, Identification, Part, identify};
pub use idnps::Idnps;
pub use idnst::{Idnst, StructureTechnicalId};
pub use ins::{Ins, InsOid};
pub use key::{luhn, rpps_key_valid};
pub use kind::Kind;
pub use reason::{Check, Level, Reason, Verdict};
pub use rpps::{Rpps, RppsRang};
pub use siren::{Siren, Siret};
pub use text::Text;
pub use types::{PersonIdType, StructureIdType};
