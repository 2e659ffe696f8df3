//! `GET` and `POST …/repartition`: who has what to answer, until when: the questionnaire, a section, a question.

use super::beside::{Talk, given_in_words};
use super::overview::{back, section};
use super::sheet::Sheet;
use super::{Parts, one, place, url};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Button, Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::produits::said;
use crate::pages::{Frame, html};
use accounts::civil;
use accounts::people::{self, NamedMember};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::assignments::{self, Assignment, Give, Part};
use db::PersonId;

#[derive(Template)]
#[template(path = "questionnaire/share.html")]
struct Page {
    frame: Frame,
    t: Lang,
    back: (String, String),
    questionnaire: (String, String),
    open: Vec<Given>,
    done: Vec<Given>,
    form: Option<Form>,
    action: String,
}

/// Something that somebody has to answer, as a line.
pub struct Given {
    /// What it is: the whole, a section, a question.
    pub what: String,
    /// Its page.
    pub url: String,
    /// To whom, until when.
    pub to: String,
    /// What else is said.
    pub note: String,
    /// Its day is over.
    pub late: bool,
    /// Done, undone, taken away.
    pub acts: Vec<Button>,
}

/// What a form gives.
#[derive(Clone, Copy)]
pub enum Of<'a> {
    /// This part, from its own page.
    One(&'a Part),
    /// A part to choose.
    Any(&'a Sheet),
}

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    let people = people::list(&mut reading).await?;
    let talk = Talk::of(&mut reading, &sheet).await?;
    drop(reading);
    let may_draft = sheet.access.clone().draft().is_ok();
    let form = may_draft.then(|| form(&signed, &people, Of::Any(&sheet)));
    Ok(page(&signed, &sheet, &talk, &people, StatusCode::OK, form))
}

/// Handler.
pub async fn post(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let place = place(&parts)?;
    let here = format!("{}/repartition", url(&place));
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::ShareSaved)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place).await?;
    let draft = sheet.access.clone().draft()?;
    let from = typed.get("retour");
    let back = if sheet.plan.position(from).is_some() { one::url_of(&sheet, from) } else { here };
    let id = || typed.get("tache").parse().map_err(|_| Failure::of(Code::NotFound));
    match typed.get("acte") {
        "" => {
            let people = people::list(&mut writing).await?;
            let mut form = form(&signed, &people, Of::Any(&sheet)).filled(&typed);
            let Some(give) = read(&mut form, &typed, &sheet, &people) else {
                let talk = Talk::of(&mut writing, &sheet).await?;
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return Ok(page(&signed, &sheet, &talk, &people, status, Some(form)));
            };
            assignments::give(&mut writing, &draft, give).await?;
        }
        "fait" => assignments::done(&mut writing, &draft, id()?).await?,
        "refaire" => assignments::again(&mut writing, &draft, id()?).await?,
        "retirer" => assignments::remove(&mut writing, &draft, id()?).await?,
        _ => return Err(Failure::of(Code::BadParameter)),
    }
    writing.commit().await?;
    Ok(signed.done(&back, Notice::ShareSaved))
}

/// What was typed, when it does; what does not is noted beside its field.
fn read(form: &mut Form, typed: &Typed, sheet: &Sheet, people: &[NamedMember]) -> Option<Give> {
    let part = form.choose(typed, "partie", |text| {
        text.parse::<Part>().ok().filter(|part| named(sheet, part, Lang::Fr).is_some())
    });
    let person = form.choose(typed, "personne", |text| {
        let id = text.parse::<PersonId>().ok()?;
        people.iter().any(|named| named.person.id == id).then_some(id)
    });
    let due = form.coming(typed, "jour", sheet.today);
    let note = typed.get("mot").trim().to_owned();
    Some(Give { part: part?, person: person?, due: due?, note })
}

/// The form that gives something to answer.
pub fn form(signed: &Signed, people: &[NamedMember], of: Of<'_>) -> Form {
    let t = signed.lang;
    let mut form = signed.form();
    match of {
        Of::One(part) => {
            form = form.carrying("partie", part.to_string());
            if let Part::Question(id) = part {
                form = form.carrying("retour", id.to_string());
            }
        }
        Of::Any(sheet) => form = form.with(Field::select(t, "partie", t.share_part(), choices(sheet, t))),
    }
    let who = people.iter().map(|named| {
        Choice::new(named.person.id.to_string(), named.person.name.to_string()).hint(named.role.name())
    });
    form.with(
        Field::select(t, "personne", t.share_person(), who.collect()).hint(t.share_person_hint()).half(),
    )
    .with(Field::date(t, "jour", t.share_due()).optional().half())
    .with(Field::text(t, "mot", t.share_note()).max(200).optional())
}

fn choices(sheet: &Sheet, t: Lang) -> Vec<Choice> {
    let mut all = vec![Choice::new("all", t.share_all())];
    for theme in &sheet.plan.questionnaire().themes {
        for section in &theme.sections {
            let (theme, section_title) = (said(&theme.title, t), said(&section.title, t));
            let label =
                if theme == section_title { theme.to_owned() } else { format!("{theme}, {section_title}") };
            all.push(Choice::new(format!("section:{}", section.id), label));
        }
    }
    all
}

/// A part by its title, with its address.
fn named(sheet: &Sheet, part: &Part, t: Lang) -> Option<(String, String)> {
    let here = url(&sheet.access.place);
    match part {
        Part::All => Some((t.share_all().to_owned(), here)),
        Part::Question(id) => {
            let question = sheet.plan.question(sheet.plan.position(id.as_str())?);
            Some((said(&question.title, t).to_owned(), one::url_of(sheet, id.as_str())))
        }
        Part::Section(id) => sheet.plan.questionnaire().themes.iter().find_map(|theme| {
            let section = theme.sections.iter().find(|section| section.id == id.as_str())?;
            Some((said(&section.title, t).to_owned(), format!("{here}/{}", theme.id)))
        }),
    }
}

/// A line of what is given.
pub fn given(signed: &Signed, sheet: &Sheet, one: &Assignment, to: String, may_act: bool) -> Given {
    let t = signed.lang;
    // A part that this version no longer has is still somebody's task: it says so by its name.
    let (what, target) = named(sheet, &one.part, t).unwrap_or_else(|| (one.part.to_string(), String::new()));
    let action = format!("{}/repartition", url(&sheet.access.place));
    let button = |act: &str, label: &str| {
        Button::new(signed, &action, label)
            .carrying("acte", act)
            .carrying("tache", one.id)
            .about(&what)
            .link()
    };
    let acts = match (may_act, one.done) {
        (false, _) => Vec::new(),
        (true, None) => vec![button("fait", t.share_done()), button("retirer", t.share_remove())],
        (true, Some(_)) => vec![button("refaire", t.share_again())],
    };
    let to = match one.done {
        Some((at, _)) => format!("{to}, {}", t.share_done_on(&civil::day(civil::date(at), t.into()))),
        None => to,
    };
    Given { url: target, to, note: one.note.clone(), late: one.is_late(sheet.today), acts, what }
}

fn page(
    signed: &Signed,
    sheet: &Sheet,
    talk: &Talk,
    people: &[NamedMember],
    status: StatusCode,
    form: Option<Form>,
) -> Response {
    let t = signed.lang;
    let may_act = sheet.access.clone().draft().is_ok();
    let line = |one: &&Assignment| given(signed, sheet, one, given_in_words(one, people, t), may_act);
    let mut all: Vec<&Assignment> = talk.assignments.iter().collect();
    // The nearest day first; what has none comes last.
    all.sort_by_key(|one| (one.due.is_none(), one.due, one.at));
    let (done, open): (Vec<_>, Vec<_>) = all.iter().copied().partition(|one| one.done.is_some());
    let frame = Frame::new(signed, section(sheet.access.place.subject), t.share_title());
    let page = Page {
        frame: match &form {
            Some(form) => frame.of_form(form),
            None => frame,
        },
        t,
        back: back(sheet, t),
        questionnaire: (url(&sheet.access.place), said(&sheet.plan.questionnaire().title, t).to_owned()),
        open: open.iter().map(line).collect(),
        done: done.iter().map(line).collect(),
        action: format!("{}/repartition", url(&sheet.access.place)),
        form,
    };
    html(signed, status, &page)
}
