//! What a load did: counted, located, kept with the generation (DIR-1).

use crate::model::{SourceKind, SourceStamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The load report. Its JSON is a stable contract of `jalon directory load --json`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LoadReport {
    /// Generation now current.
    pub generation: String,
    /// Generation before, if any.
    pub previous: Option<String>,
    /// Date of the main file's data, `YYYY-MM-DD`.
    pub source_date: String,
    /// Instant of publication, UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    pub published_at: String,
    /// `full` (everything read anew), `refresh` (only changed lines were read), `unchanged` (same content; nothing published).
    pub mode: String,
    /// Lines of the main file, header excluded.
    pub lines_read: u64,
    /// Lines kept, exact duplicates included.
    pub lines_kept: u64,
    /// Lines refused.
    pub lines_rejected: u64,
    /// Kept lines that repeat another line exactly.
    pub duplicates: u64,
    /// Distinct persons.
    pub persons: u64,
    /// Distinct structures.
    pub structures: u64,
    /// Persons absent from the previous generation (all of them the first time).
    pub added: u64,
    /// Persons whose lines differ from the previous generation.
    pub changed: u64,
    /// Persons no longer there.
    pub removed: u64,
    /// Lines added, copies counted (a changed line counts once here and once in `lines_removed`).
    pub lines_added: u64,
    /// Lines removed.
    pub lines_removed: u64,
    /// Wall time in milliseconds.
    pub duration_ms: u64,
    /// One per file held by the generation (those carried over from the previous one included).
    pub files: Vec<SourceStamp>,
    /// Refusals, one entry per file and reason.
    pub rejects: Vec<RejectGroup>,
    /// What the user should know besides: a companion file that is missing, an older text set aside
    /// (English sentences).
    #[serde(default)]
    pub notes: Vec<String>,
}

/// Refused lines of one file for one reason.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RejectGroup {
    /// Which file.
    pub kind: SourceKind,
    /// Which fault.
    pub reason: RejectReason,
    /// How many lines.
    pub count: u64,
    /// The first line numbers (the header is line 1), at most [`RejectGroup::SHOWN`].
    pub lines: Vec<u64>,
}

impl RejectGroup {
    /// How many line numbers are kept for each reason.
    pub const SHOWN: usize = 100;
}

/// Why a line was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// Fewer fields than the header.
    TooFewFields,
    /// More fields than the header, the surplus not empty.
    TooManyFields,
    /// Not UTF-8 (an ISO-8859-1 line, for instance).
    NotUtf8,
    /// A NUL or another control character inside a field.
    ControlCharacter,
    /// Longer than the limit (64 KiB).
    TooLong,
    /// No identifier of the person.
    NoIdentifier,
    /// Nothing on the line.
    Blank,
}

impl RejectReason {
    /// All of them, in display order.
    pub const ALL: [Self; 7] = [
        Self::TooFewFields,
        Self::TooManyFields,
        Self::NotUtf8,
        Self::ControlCharacter,
        Self::TooLong,
        Self::NoIdentifier,
        Self::Blank,
    ];

    /// (French, English) sentence for people.
    pub fn explain(self) -> (&'static str, &'static str) {
        match self {
            Self::TooFewFields => ("moins de champs que l’en-tête", "fewer fields than the header"),
            Self::TooManyFields => ("plus de champs que l’en-tête", "more fields than the header"),
            Self::NotUtf8 => ("octets qui ne sont pas de l’UTF-8", "bytes that are not UTF-8"),
            Self::ControlCharacter => ("caractère de contrôle dans un champ", "control character in a field"),
            Self::TooLong => ("ligne de plus de 64 Kio", "line longer than 64 KiB"),
            Self::NoIdentifier => ("aucun identifiant de personne", "no person identifier"),
            Self::Blank => ("ligne vide", "blank line"),
        }
    }
}

/// The rejects of a whole load, in the making.
#[derive(Debug, Default)]
pub struct Rejects(BTreeMap<(SourceKind, RejectReason), (u64, Vec<u64>)>);

impl Rejects {
    /// Counts one refused line (`line` from 1, header included).
    pub fn add(&mut self, kind: SourceKind, reason: RejectReason, line: u64) {
        let (count, lines) = self.0.entry((kind, reason)).or_default();
        *count += 1;
        if lines.len() < RejectGroup::SHOWN {
            lines.push(line);
        }
    }

    /// Total for one file.
    pub fn count(&self, kind: SourceKind) -> u64 {
        self.0.iter().filter(|((k, _), _)| *k == kind).map(|(_, (n, _))| n).sum()
    }

    /// Drops what was counted for one file, before reading it again from the start.
    pub fn forget(&mut self, kind: SourceKind) {
        self.0.retain(|(k, _), _| *k != kind);
    }

    /// As it goes into the report.
    pub fn groups(self) -> Vec<RejectGroup> {
        self.0
            .into_iter()
            .map(|((kind, reason), (count, lines))| RejectGroup { kind, reason, count, lines })
            .collect()
    }
}
