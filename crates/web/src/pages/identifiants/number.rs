//! `GET /identifiants?valeur=`: the candidates for a number, and the comparison of the identifiers.

use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::params::{Field, url};
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use directory::Query;
use identifiers::{
    Candidate, Comparison, Criterion, Explanation, Identification, Kind, Level, Reason, Text, Verdict,
};

/// Numbers that the documentation publishes, to try with.
const EXAMPLES: [&str; 4] = ["10000668540", "751404682", "921234567", "810000668540"];

#[derive(Template)]
#[template(path = "identifiants/number.html")]
struct Number {
    frame: Frame,
    t: Lang,
    value: String,
    asked: bool,
    declared: String,
    candidates: Vec<CandidateView>,
    advice: Vec<ReasonView>,
    patient: bool,
    examples: Vec<(&'static str, String)>,
    /// The first three kinds, as the FAQ compares them, then the others.
    tables: Vec<Table>,
    note: String,
    source: String,
}

struct CandidateView {
    id: &'static str,
    first: bool,
    name: String,
    style: &'static str,
    verdict: &'static str,
    groups: Vec<String>,
    canonical: String,
    reasons: Vec<ReasonView>,
    parts: Vec<(String, String)>,
    next: String,
    /// Name and address of the person who bears it.
    person: Option<(String, String)>,
    /// It could be a person's, and nobody bears it.
    nobody: bool,
    /// A search of the places or persons that bear it.
    search: Option<String>,
}

struct ReasonView {
    style: &'static str,
    text: String,
}

struct Table {
    heads: Vec<String>,
    /// A criterion, then the cells.
    rows: Vec<(String, Vec<Cell>)>,
}

struct Cell {
    /// Name of the kind, shown beside it on a narrow screen.
    head: String,
    text: String,
    /// In the first row: what `/identifiants#rpps` leads to.
    anchor: Option<&'static str>,
}

/// Handler.
pub async fn get(visit: Visit) -> Result<Response, Failure> {
    let t = visit.lang;
    // Looked at, shown, never logged: it may be a patient's.
    let value = visit.params.get("valeur").to_owned();
    let found = identifiers::identify(&value);
    let mut candidates = Vec::with_capacity(found.candidates.len());
    for (rank, c) in found.candidates.iter().enumerate() {
        candidates.push(candidate(&visit, c, rank == 0 && found.candidates.len() > 1)?);
    }
    let comparison = identifiers::comparison();
    let page = Number {
        frame: Frame::new(&visit, Section::Identifiers, t.number_title()),
        t,
        asked: !value.is_empty(),
        declared: found.declared.as_ref().map(|d| d.by.clone()).unwrap_or_default(),
        candidates,
        advice: found.advice.iter().map(|r| reason(r, t)).collect(),
        patient: is_patient(&found),
        value,
        examples: EXAMPLES.iter().map(|e| (*e, super::url(e))).collect(),
        tables: comparison.columns.chunks(3).map(|kinds| table(&comparison, kinds, t)).collect(),
        note: t.text(&comparison.note),
        source: t.text(&comparison.source),
    };
    Ok(html(&visit, StatusCode::OK, &page))
}

fn candidate(visit: &Visit, c: &Candidate, first: bool) -> Result<CandidateView, Failure> {
    let t = visit.lang;
    let of_person = matches!(c.kind, Kind::Rpps | Kind::Idnps | Kind::Adeli) && !c.canonical.is_empty();
    let person = match visit.generation() {
        Ok(generation) if of_person => generation.person(&c.canonical)?,
        _ => None,
    };
    let named = person.map(|p| {
        let key = if p.rpps.is_empty() { &p.idnps } else { &p.rpps };
        (format!("{} {}", p.given, p.family).trim().to_owned(), format!("/annuaire/{key}"))
    });
    let field = match c.kind {
        Kind::Finess => Some(Field::Finess),
        Kind::Siren | Kind::Siret => Some(Field::Siret),
        _ => None,
    };
    let search = field.filter(|_| c.verdict != Verdict::Invalid && visit.generation().is_ok());
    Ok(CandidateView {
        id: c.kind.id(),
        first,
        name: t.text(&c.name),
        style: match c.verdict {
            Verdict::Valid => "valid",
            Verdict::Warning => "warning",
            Verdict::Invalid => "invalid",
        },
        verdict: t.verdict(c.verdict),
        groups: c.grouped.split_whitespace().map(str::to_owned).collect(),
        canonical: c.canonical.clone(),
        reasons: c.reasons.iter().map(|r| reason(r, t)).collect(),
        parts: c.parts.iter().map(|p| (t.text(&p.name), p.value.clone())).collect(),
        next: t.text(&c.next_step),
        nobody: of_person && named.is_none() && visit.generation().is_ok(),
        person: named,
        search: search.map(|f| url("/annuaire", &f.with(&Query::default(), &c.canonical), &[])),
    })
}

fn reason(reason: &Reason, t: Lang) -> ReasonView {
    let style = match reason.level {
        Level::Info => "info",
        Level::Warning => "warning",
        Level::Error => "invalid",
    };
    ReasonView { style, text: t.text(&reason.text) }
}

/// The likeliest reading is a patient's number.
fn is_patient(found: &Identification) -> bool {
    found.candidates.first().is_some_and(|c| c.kind == Kind::Ins)
}

/// Three kinds side by side: what fits a screen without a second scroll bar.
fn table(comparison: &Comparison, kinds: &[Explanation], t: Lang) -> Table {
    let row = |(at, (criterion, name)): (usize, &(Criterion, Text))| {
        let cell = |k: &Explanation| Cell {
            head: t.text(&k.name),
            text: t.text(&k.cell(*criterion)),
            anchor: (at == 0).then(|| k.kind.id()),
        };
        (t.text(name), kinds.iter().map(cell).collect())
    };
    Table {
        heads: kinds.iter().map(|k| t.text(&k.name)).collect(),
        rows: comparison.criteria.iter().enumerate().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_complete_in_both_languages() {
        let comparison = identifiers::comparison();
        for lang in [Lang::Fr, Lang::En] {
            let tables: Vec<_> = comparison.columns.chunks(3).map(|k| table(&comparison, k, lang)).collect();
            assert_eq!(tables.iter().map(|t| t.heads.len()).sum::<usize>(), comparison.columns.len());
            for table in tables {
                assert!(table.rows.iter().all(|(_, cells)| cells.len() == table.heads.len()));
                assert!(table.rows.iter().flat_map(|(_, cells)| cells).all(|cell| !cell.text.is_empty()));
            }
        }
    }

    #[test]
    fn a_patient_number_is_recognised_as_such() {
        assert!(is_patient(&identifiers::identify("2 55 08 14 168 025 38")));
        assert!(!is_patient(&identifiers::identify("10000668540")));
    }
}
