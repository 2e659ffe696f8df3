//! "What is this number?": any text to the ranked candidates.

mod advice;
mod candidate;
mod declared;
mod parts;
mod rank;

use serde::Serialize;

use crate::clean::{MAX_INPUT, compact};
use crate::kind::Kind;
use crate::reason::{Reason, Verdict};

pub use candidate::Candidate;
pub use declared::Declared;
pub use parts::Part;

/// The answer of [`identify`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Identification {
    /// What was given, cut at [`MAX_INPUT`] bytes.
    pub input: String,
    /// The characters that were looked at: separators, label and system left out. Empty when there are none.
    pub cleaned: String,
    /// What the text itself says that it is, by a FHIR system, an OID or a word in front.
    pub declared: Option<Declared>,
    /// What it may be, the likeliest first: valid, then with warnings, then invalid.
    pub candidates: Vec<Candidate>,
    /// What was not recognised, and what to do about it.
    pub advice: Vec<Reason>,
}

impl Identification {
    /// Whether at least one candidate has the right shape.
    pub fn is_recognised(&self) -> bool {
        self.candidates.iter().any(|c| c.verdict != Verdict::Invalid)
    }
}

/// Says what a text may be: an identifier alone, with separators, with a word in front (`RPPS : 10 000 668 540`),
/// with a FHIR system or an OID (`https://rpps.esante.gouv.fr|10000668540`, `urn:oid:1.2.250.1.71.4.2.1|8…`), or as
/// an HL7 v2 component (`8…^^^&1.2.250.1.71.4.2.1&ISO`).
///
/// Never fails and never panics; a text longer than [`MAX_INPUT`] bytes is not looked at and says so. What is given
/// may be a patient's number: callers must not log it.
pub fn identify(text: &str) -> Identification {
    let input = text.get(..text.floor_char_boundary(MAX_INPUT)).unwrap_or_default().to_owned();
    if text.trim().len() > MAX_INPUT {
        return none(input, String::new(), None, vec![advice::too_long()]);
    }
    let (declared, value) = declared::read(text);
    let Ok(cleaned) = compact(value) else {
        return none(input, String::new(), declared, vec![advice::NOTHING]);
    };
    let mut candidates: Vec<Candidate> = match &declared {
        Some(d) => d.kinds.iter().map(|kind| candidate::declared(*kind, value, d)).collect(),
        None => Vec::new(),
    };
    // A system shared by two kinds: the one that does not fit is noise.
    if candidates.iter().any(|c| c.verdict != Verdict::Invalid) {
        candidates.retain(|c| c.verdict != Verdict::Invalid);
    } else {
        let others = Kind::ALL.into_iter().filter(|k| declared.as_ref().is_none_or(|d| !d.kinds.contains(k)));
        candidates.extend(others.filter_map(|kind| candidate::guess(kind, value, &cleaned)));
        for kind in advice::near_misses(&cleaned) {
            if candidates.iter().all(|c| c.kind != kind) {
                candidates.extend(candidate::near_miss(kind, value));
            }
        }
    }
    candidates.sort_by_cached_key(|c| (c.verdict, rank::weight(c.kind, &cleaned)));
    let advice = advice::of(value, &cleaned, declared.as_ref(), &candidates);
    Identification { input, cleaned, declared, candidates, advice }
}

fn none(input: String, cleaned: String, declared: Option<Declared>, advice: Vec<Reason>) -> Identification {
    Identification { input, cleaned, declared, candidates: Vec::new(), advice }
}
