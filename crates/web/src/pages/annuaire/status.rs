//! `GET /annuaire/etat`: how old the data are, what the last load read, kept and refused.

use crate::error::Failure;
use crate::format::{bytes, date, duration, instant, number};
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::visit::{Age, Directory, LIMIT_DAYS, Visit};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use directory::model::SourceStamp;
use directory::report::RejectGroup;
use directory::{GenerationInfo, LoadReport};

#[derive(Template)]
#[template(path = "annuaire/status.html")]
struct Status {
    frame: Frame,
    t: Lang,
    damaged: bool,
    state: Option<State>,
    generations: Vec<GenerationRow>,
}

/// The current generation.
struct State {
    age: AgeView,
    /// Label and value.
    facts: Vec<(&'static str, String)>,
    files: Vec<FileRow>,
    first: bool,
    /// Label, sign, figure.
    changes: Vec<(&'static str, &'static str, String)>,
    rejects: Vec<RejectRow>,
    /// Remarks of the load, in English as the engine gives them.
    notes: Vec<String>,
}

struct AgeView {
    style: &'static str,
    verdict: &'static str,
    days: String,
    left: String,
    sentence: &'static str,
    /// Where the mark stands on the gauge, 0 to 700 for 0 to 35 days.
    at: i64,
}

struct FileRow {
    kind: &'static str,
    file: String,
    date: String,
    read: String,
    kept: String,
    rejected: String,
    any_rejected: bool,
    sha: String,
    size: String,
}

struct RejectRow {
    kind: &'static str,
    reason: &'static str,
    count: String,
    lines: String,
    others: String,
}

struct GenerationRow {
    id: String,
    current: bool,
    date: String,
    published: String,
    persons: String,
    lines: String,
    size: String,
}

/// Handler.
pub async fn get(visit: Visit) -> Result<Response, Failure> {
    let t = visit.lang;
    let (mut state, mut generations) = (None, Vec::new());
    if let Directory::Ready(generation) = &visit.directory {
        state = Some(present(generation.info(), generation.report(), visit.days(), t));
        let current = &generation.info().id;
        generations = visit.app.library.list()?.iter().rev().map(|g| generation_row(g, current, t)).collect();
    }
    let page = Status {
        frame: Frame::new(&visit, Section::Status, t.status_title()),
        t,
        damaged: matches!(visit.directory, Directory::Damaged),
        state,
        generations,
    };
    Ok(html(&visit, StatusCode::OK, &page))
}

fn present(info: &GenerationInfo, report: &LoadReport, days: Option<i64>, t: Lang) -> State {
    let age = Age::of(days);
    let (style, verdict) = crate::pages::verdict(age, t);
    State {
        age: AgeView {
            style,
            verdict,
            days: days.map(|d| t.days(d.max(0))).unwrap_or_default(),
            left: days.map(|d| t.days_left(LIMIT_DAYS - d.max(0))).unwrap_or_default(),
            sentence: t.age_sentence(age),
            at: days.unwrap_or(i64::MAX).clamp(0, 35) * 20,
        },
        facts: vec![
            (t.status_generation(), info.id.clone()),
            (t.status_source_date(), date(&info.source_date, t)),
            (t.status_published(), instant(&info.published_at, t)),
            (t.status_mode(), format!("{}, {}", t.load_mode(&report.mode), duration(report.duration_ms, t))),
            (t.status_persons(), number(info.persons, t)),
            (t.status_lines(), number(info.lines, t)),
            (t.status_structures(), number(info.structures, t)),
            (t.status_duplicates(), number(report.duplicates, t)),
            (t.status_size(), bytes(info.bytes, t)),
        ],
        files: report.files.iter().map(|f| file_row(f, t)).collect(),
        first: report.previous.is_none(),
        changes: vec![
            (t.status_added(), "+", number(report.added, t)),
            (t.status_changed(), "≠", number(report.changed, t)),
            (t.status_removed(), "−", number(report.removed, t)),
        ],
        rejects: report.rejects.iter().map(|r| reject_row(r, t)).collect(),
        notes: report.notes.clone(),
    }
}

fn file_row(file: &SourceStamp, t: Lang) -> FileRow {
    FileRow {
        kind: t.source(file.kind),
        file: file.file.clone(),
        date: date(&file.source_date, t),
        read: number(file.lines_read, t),
        kept: number(file.lines_kept, t),
        rejected: number(file.lines_rejected, t),
        any_rejected: file.lines_rejected > 0,
        sha: file.sha256.clone(),
        size: bytes(file.bytes, t),
    }
}

fn reject_row(group: &RejectGroup, t: Lang) -> RejectRow {
    let (fr, en) = group.reason.explain();
    let others = group.count.saturating_sub(group.lines.len() as u64);
    RejectRow {
        kind: t.source(group.kind),
        reason: t.pick(fr, en),
        count: number(group.count, t),
        lines: group.lines.iter().map(u64::to_string).collect::<Vec<_>>().join(", "),
        others: if others > 0 { t.and_others(others) } else { String::new() },
    }
}

fn generation_row(info: &GenerationInfo, current: &str, t: Lang) -> GenerationRow {
    GenerationRow {
        id: info.id.clone(),
        current: info.id == current,
        date: date(&info.source_date, t),
        published: instant(&info.published_at, t),
        persons: number(info.persons, t),
        lines: number(info.lines, t),
        size: bytes(info.bytes, t),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use directory::model::SourceKind;
    use directory::report::RejectReason;

    #[test]
    fn the_age_is_said_with_its_rule() {
        let info = GenerationInfo { source_date: "2026-11-01".into(), ..GenerationInfo::default() };
        let at = |days| present(&info, &LoadReport::default(), days, Lang::Fr).age;
        assert_eq!((at(Some(3)).style, at(Some(3)).left.as_str()), ("fresh", "limite dans 25 jours"));
        assert_eq!(
            (at(Some(27)).verdict, at(Some(27)).left.as_str()),
            ("à rafraîchir", "limite dans 1 jour")
        );
        assert_eq!((at(Some(28)).verdict, at(Some(28)).left.as_str()), ("non conforme", ""));
        assert_eq!(at(Some(-2)).days, "0 jour");
        assert_eq!(at(None).at, 700);
    }

    #[test]
    fn rejects_name_their_lines_and_say_how_many_are_left_out() {
        let group = RejectGroup {
            kind: SourceKind::PersonneActivite,
            reason: RejectReason::NotUtf8,
            count: 1_202,
            lines: vec![7, 12],
        };
        let row = reject_row(&group, Lang::Fr);
        assert_eq!((row.lines.as_str(), row.others.as_str()), ("7, 12", "et 1\u{202f}200 autres"));
    }
}
