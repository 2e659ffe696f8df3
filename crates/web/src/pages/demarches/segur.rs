//! `GET /demarches/segur`: couloirs, dispositifs, waves, with the windows that are known, how sure they are, and from whom.

use super::cited;
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::produits::{programme, said};
use crate::pages::{Frame, Section, html};
use accounts::civil;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::programme::{Certainty, Programme, Vague, Window};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "demarches/segur.html")]
struct Page {
    frame: Frame,
    t: Lang,
    title: String,
    summary: String,
    prerequisites: Vec<String>,
    couloirs: Vec<Couloir>,
    notice: String,
    source: String,
}

struct Couloir {
    id: String,
    title: String,
    dispositifs: Vec<(String, Vec<Wave>)>,
}

struct Wave {
    name: String,
    note: String,
    windows: Vec<Line>,
}

struct Line {
    step: String,
    closes: String,
    over: bool,
    reported: bool,
    source: String,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let programme = programme()?;
    let today = civil::date(signed.caller.acting.now());
    let segur = &programme.segur;
    let couloirs = segur.couloirs.iter().map(|couloir| Couloir {
        id: couloir.id.clone(),
        title: said(&couloir.title, t).to_owned(),
        dispositifs: couloir
            .dispositifs
            .iter()
            .map(|one| {
                let waves = one.vagues.iter().map(|vague| wave(programme, vague, today, t)).collect();
                (said(&one.title, t).to_owned(), waves)
            })
            .collect(),
    });
    let title = said(&segur.title, t).to_owned();
    let page = Page {
        frame: Frame::new(&signed, Section::Products, title.clone()),
        t,
        title,
        summary: said(&segur.summary, t).to_owned(),
        prerequisites: segur.prerequisites.iter().map(|one| said(one, t).to_owned()).collect(),
        couloirs: couloirs.collect(),
        notice: said(&programme.notice, t).to_owned(),
        source: cited(programme, &segur.source),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn wave(programme: &Programme, vague: &Vague, today: Date, t: Lang) -> Wave {
    Wave {
        name: t.segur_wave(vague.number),
        note: vague.note.as_ref().map(|note| said(note, t).to_owned()).unwrap_or_default(),
        windows: vague.windows.iter().map(|window| line(programme, window, today, t)).collect(),
    }
}

fn line(programme: &Programme, window: &Window, today: Date, t: Lang) -> Line {
    let step = programme.step(&window.step);
    let day = civil::day(window.closes, t.into());
    Line {
        step: step.map(|step| said(&step.title, t).to_owned()).unwrap_or_default(),
        closes: match window.time {
            Some(time) => t.segur_until_hour(&day, &format!("{:02} h {:02}", time.hour(), time.minute())),
            None => day,
        },
        over: window.closes < today,
        reported: window.certainty == Certainty::Reported,
        source: cited(programme, &window.source),
    }
}
