//! One thing that a text may be.

use std::fmt::Display;
use std::str::FromStr;

use serde::Serialize;

use super::declared::Declared;
use super::parts::{self, Part};
use super::rank;
use crate::adeli::Adeli;
use crate::am::AmNumber;
use crate::clean::compact;
use crate::error::{self, ParseError};
use crate::finess::Finess;
use crate::idnps::Idnps;
use crate::idnst::{Idnst, StructureTechnicalId};
use crate::ins::Ins;
use crate::kind::Kind;
use crate::reason::{self, Check, Reason, Verdict};
use crate::rpps::{Rpps, RppsRang};
use crate::siren::{Siren, Siret};
use crate::text::Text;

/// One thing that a text may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The kind, with a stable id.
    pub kind: Kind,
    /// Its name.
    pub name: Text,
    /// Verdict as that kind.
    pub verdict: Verdict,
    /// Reasons of the verdict, never empty.
    pub reasons: Vec<Reason>,
    /// Canonical form; empty when invalid.
    pub canonical: String,
    /// Form to read aloud; empty when invalid.
    pub grouped: String,
    /// Named pieces; empty when invalid.
    pub parts: Vec<Part>,
    /// What to do next if that is what it is.
    pub next_step: Text,
}

/// What a successful parse gives.
struct Read {
    check: Check,
    canonical: String,
    grouped: String,
    parts: Vec<Part>,
}

fn read<T: FromStr<Err = ParseError> + Display>(
    text: &str,
    check: impl Fn(&T) -> Check,
    grouped: impl Fn(&T) -> String,
    parts: impl Fn(&T) -> Vec<Part>,
) -> Result<Read, ParseError> {
    let id: T = text.parse()?;
    Ok(Read { check: check(&id), canonical: id.to_string(), grouped: grouped(&id), parts: parts(&id) })
}

fn parse(kind: Kind, text: &str) -> Result<Read, ParseError> {
    match kind {
        Kind::Rpps => read(text, |id: &Rpps| id.check(), |id| id.grouped(), |id| parts::rpps(*id)),
        Kind::Idnps => read(text, Idnps::check, Idnps::grouped, parts::idnps),
        Kind::Am => read(text, AmNumber::check, AmNumber::grouped, parts::am),
        Kind::Finess => read(text, Finess::check, Finess::grouped, parts::finess),
        Kind::Adeli => read(text, Adeli::check, Adeli::grouped, parts::adeli),
        Kind::Idnst => read(text, Idnst::check, Idnst::grouped, parts::idnst),
        Kind::Siren => read(text, |id: &Siren| id.check(), |id| id.grouped(), |_| Vec::new()),
        Kind::Siret => read(text, |id: &Siret| id.check(), |id| id.grouped(), |id| parts::siret(*id)),
        Kind::Ins => read(text, Ins::check, Ins::grouped, parts::ins),
        Kind::RppsRang => {
            read(text, |id: &RppsRang| id.check(), |id| id.grouped(), |id| parts::rpps_rang(*id))
        }
        Kind::StructureTechnicalId => {
            read(text, StructureTechnicalId::check, StructureTechnicalId::grouped, parts::technical)
        }
        Kind::ActivityId => activity(text),
    }
}

/// Ten digits beginning with 10, no key: the only shape seen in examples of the FHIR directory.
fn activity(text: &str) -> Result<Read, ParseError> {
    let digits = compact(text)?;
    error::length(Kind::ActivityId, &digits, &[10], "10")?;
    let begins = |i: usize, c: char| match i {
        0 => c == '1',
        1 => c == '0',
        _ => c.is_ascii_digit(),
    };
    error::characters(Kind::ActivityId, &digits, begins)?;
    let check = Check::of(vec![reason::NO_KEY]);
    Ok(Read { check, grouped: digits.clone(), canonical: digits, parts: Vec::new() })
}

fn build(kind: Kind, read: Result<Read, ParseError>) -> Candidate {
    let (name, next_step) = (kind.name(), kind.next_step());
    match read {
        Ok(Read { check: Check { verdict, mut reasons }, canonical, grouped, parts }) => {
            if rank::is_published(kind, &canonical) {
                reasons.push(reason::PUBLISHED_EXAMPLE);
            }
            Candidate { kind, name, verdict, reasons, canonical, grouped, parts, next_step }
        }
        Err(error) => Candidate {
            kind,
            name,
            verdict: Verdict::Invalid,
            reasons: vec![error.reason()],
            canonical: String::new(),
            grouped: String::new(),
            parts: Vec::new(),
            next_step,
        },
    }
}

/// The candidate of a kind that the text announces, right or wrong.
pub(super) fn declared(kind: Kind, text: &str, declared: &Declared) -> Candidate {
    let mut candidate = build(kind, parse(kind, text));
    if let (Some(authority), Ok(ins)) = (declared.ins_authority, text.parse::<Ins>()) {
        let check = ins.check_with(authority);
        (candidate.verdict, candidate.reasons) = (check.verdict, check.reasons);
    }
    candidate
}

/// The candidate of a kind that nothing announces: only if the shape fits, and is not too common to mean anything.
pub(super) fn guess(kind: Kind, text: &str, cleaned: &str) -> Option<Candidate> {
    // Types 40 and 41 have no published form: any text beginning so would be one.
    if kind == Kind::Idnst && cleaned.starts_with(['4']) && cleaned.len() != 15 {
        return None;
    }
    parse(kind, text).ok().map(|read| build(kind, Ok(read)))
}

/// An invalid candidate that says what is missing; `None` if the shape fits after all.
pub(super) fn near_miss(kind: Kind, text: &str) -> Option<Candidate> {
    parse(kind, text).err().map(|error| build(kind, Err(error)))
}
