//! The table of rights, ready to show.

use super::merge::{Sheet, letter, rows};
use super::objects::Column;
use crate::desk::Signed;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::Role;
use accounts::people::NamedMember;
use accounts::rights::{Level, Matrix};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use db::PersonId;

/// What the screen is made of.
pub struct Screen {
    pub columns: Vec<Column>,
    pub matrix: Matrix,
    pub version: i64,
    pub people: Vec<NamedMember>,
    /// Whoever reads may give rights.
    pub editable: bool,
    /// What one had chosen, when somebody saved in between.
    pub merged: Option<Sheet>,
}

#[derive(Template)]
#[template(path = "entreprise/droits.html")]
struct Page {
    frame: Frame,
    t: Lang,
    editable: bool,
    token: String,
    version: i64,
    /// The cells that are shown, one letter each.
    shown: String,
    heads: Vec<Head>,
    rows: Vec<Row>,
    levels: Vec<(char, String)>,
    conflict: Option<Conflict>,
    preview: Option<Preview>,
    nobody: bool,
}

struct Head {
    object: String,
    name: String,
    group: String,
}

struct Row {
    person: PersonId,
    name: String,
    url: String,
    /// Number of the row among those that can be edited.
    at: Option<usize>,
    cells: Vec<Cell>,
    preview: String,
}

struct Cell {
    level: char,
    word: String,
    /// What it became meanwhile, when one wanted something else.
    meanwhile: Option<String>,
    /// Somebody else changed it, and one did not.
    theirs: bool,
}

struct Conflict {
    /// Cells that both changed.
    both: usize,
    /// Cells that somebody else changed.
    theirs: usize,
    /// People who are no longer there to be given rights.
    gone: usize,
}

struct Preview {
    name: String,
    sees: Vec<(String, String)>,
    responsable: bool,
}

impl Screen {
    /// The page.
    pub fn page(self, signed: &Signed, status: StatusCode) -> Response {
        let t = signed.lang;
        let editable_rows = rows(&self.matrix);
        let rows: Vec<Row> =
            self.people.iter().filter_map(|named| self.row(named, &editable_rows, t)).collect();
        let conflict = self.merged.as_ref().map(|sheet| Conflict {
            both: rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.meanwhile.is_some()).count(),
            theirs: rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.theirs).count(),
            gone: sheet.gone(&self.matrix),
        });
        let shown = editable_rows
            .iter()
            .flat_map(|person| {
                self.columns.iter().map(|column| letter(self.matrix.get(*person, &column.object)))
            })
            .collect();
        let mut frame = Frame::new(signed, Section::Rights, t.rights_title());
        if conflict.is_some() {
            frame.title = signed.form().title(&frame.title);
        }
        let page = Page {
            frame,
            t,
            editable: self.editable,
            token: signed.caller.form_token(&signed.records),
            version: self.version,
            shown,
            heads: self.columns.iter().map(|column| head(column, t)).collect(),
            levels: Level::ALL.iter().map(|level| (letter(*level), t.sentence(&level.name()))).collect(),
            conflict,
            preview: self.preview(signed),
            nobody: editable_rows.is_empty(),
            rows,
        };
        html(signed, status, &page)
    }

    fn named(&self, person: PersonId) -> Option<&NamedMember> {
        self.people.iter().find(|named| named.person.id == person)
    }

    /// The row of somebody whose rights are shown.
    fn row(&self, named: &NamedMember, editable: &[PersonId], t: Lang) -> Option<Row> {
        let person = named.person.id;
        self.matrix.holders().iter().find(|holder| holder.person == person)?;
        Some(Row {
            person,
            name: named.person.name.to_string(),
            url: format!("/entreprise/personnes/{person}"),
            at: editable.iter().position(|other| *other == person).filter(|_| self.editable),
            cells: self.columns.iter().map(|column| self.cell(person, column, t)).collect(),
            preview: format!("/entreprise/droits?voir={person}#apercu"),
        })
    }

    fn cell(&self, person: PersonId, column: &Column, t: Lang) -> Cell {
        let now = self.matrix.get(person, &column.object);
        let sheet = self.merged.as_ref();
        let was = sheet.and_then(|sheet| sheet.shown(person, &column.object));
        let wanted = sheet.and_then(|sheet| sheet.wanted(person, &column.object));
        let changed = was.is_some_and(|was| was != now);
        let level = wanted.unwrap_or(now);
        Cell {
            level: letter(level),
            word: t.sentence(&level.name()),
            meanwhile: (changed && level != now).then(|| t.text(&now.name())),
            theirs: changed && wanted.is_none(),
        }
    }

    /// "What can X see?", for the person of the address.
    fn preview(&self, signed: &Signed) -> Option<Preview> {
        let t = signed.lang;
        let person: PersonId = signed.params.get("voir").parse().ok()?;
        let holder = self.matrix.holders().iter().find(|holder| holder.person == person)?;
        let named = self.named(person)?;
        let sees = self.matrix.seen_by(person).into_iter().filter_map(|(object, level)| {
            let column = self.columns.iter().find(|column| column.object == *object)?;
            let head = head(column, t);
            let name =
                if head.group.is_empty() { head.name } else { format!("{}, {}", head.group, head.name) };
            Some((name, t.level_means(level).to_owned()))
        });
        Some(Preview {
            name: named.person.name.to_string(),
            sees: sees.collect(),
            responsable: holder.role == Role::Responsable,
        })
    }
}

fn head(column: &Column, t: Lang) -> Head {
    Head { object: column.object.to_string(), name: t.text(&column.name), group: column.group.clone() }
}
