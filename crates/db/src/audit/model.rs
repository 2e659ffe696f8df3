//! Plain types of the audit trail.

use crate::Timestamp;
use crate::id::CompanyId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something that happens, to be noted in the trail.
#[derive(Clone, Debug)]
pub struct Event<I: fmt::Display> {
    /// What happens, `room.verb`: `company.accepted`.
    pub action: &'static str,
    /// Kind of the object: `company`.
    pub object: &'static str,
    /// Identifier of the object.
    pub id: I,
    /// The company concerned; the acting company when there is none.
    pub company: Option<CompanyId>,
    /// What else matters: identifiers, states, digests. No name, no key, no content of a document.
    pub detail: serde_json::Value,
}

/// An event waiting for the commit.
pub(crate) struct Noted {
    pub action: &'static str,
    pub object: &'static str,
    pub object_id: String,
    pub company: Option<String>,
    pub detail: String,
}

/// One entry of the trail, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number of the entry: 1, 2, 3… without a gap.
    pub seq: i64,
    /// When: the instant of the request.
    pub at: Timestamp,
    /// Who: `person:…`, `system:…` or `visitor`.
    pub actor: String,
    /// The company concerned.
    pub company: Option<String>,
    /// The request, command or run.
    pub request: String,
    /// What happened.
    pub action: String,
    /// Kind of the object.
    pub object: String,
    /// Identifier of the object.
    pub object_id: String,
    /// The rest: a JSON text with sorted keys and no spaces.
    pub detail: String,
    /// Hash of the entry before: 64 hexadecimal digits, zeros before the first.
    pub previous: String,
    /// Hash of this entry: SHA-256, 64 hexadecimal digits.
    pub hash: String,
}

/// A place in the chain that was seen once, kept outside of the database to be compared later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Number of the entry; 0 before the first.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Every entry is there and as it was written.
    Whole {
        /// Number of entries.
        entries: i64,
        /// The last one: keep it elsewhere.
        last: Anchor,
    },
    /// The chain is broken.
    Broken {
        /// The first entry that is wrong or missing (the first of its thousand when it is unreadable).
        seq: i64,
        /// In what.
        why: Why,
    },
}

/// Why an entry is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is missing.
    Missing,
    /// Its columns are not those that its hash was made of.
    Changed,
    /// It does not follow the one before.
    Unlinked,
    /// It is not the last one that the head row knows: the end was cut, or entries were added beside the program.
    NotTheHead,
    /// It is not the one that was seen before (an anchor kept elsewhere): the chain was forged anew.
    NotTheAnchor,
    /// It cannot be read.
    Unreadable,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "the entry is missing",
            Self::Changed => "the entry was changed",
            Self::Unlinked => "the entry does not follow the one before",
            Self::NotTheHead => "the trail does not end where the head row says",
            Self::NotTheAnchor => "the entry is not the one that was seen before",
            Self::Unreadable => "the entry cannot be read",
        })
    }
}
