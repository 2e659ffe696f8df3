//! Who has what to answer: a questionnaire, one of its sections or one of its questions, until a day.

use crate::access::{CanDraft, CanRead};
use crate::day;
use crate::error::{Error, Refusal};
use crate::place::{AssignmentId, Place};
use crate::texts::{self, MAX_LINE};
use crate::words::{Slug, stored_text};
use db::{CompanyId, Event, PersonId, Reading, Row, Timestamp, Writing, params};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use std::fmt;
use std::str::FromStr;

pub(crate) mod sql {
    db::statements! {
        INSERT = "INSERT INTO assignment (id, company, subject, questionnaire, part, person, due, note, at, by_person)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        OF_FORM = "SELECT id, subject, questionnaire, part, person, due, note, at, by_person, done_at, done_by
            FROM assignment WHERE company = $1 AND subject = $2 AND questionnaire = $3 ORDER BY at, id";
        OPEN_OF_PERSON = "SELECT id, subject, questionnaire, part, person, due, note, at, by_person, done_at, done_by
            FROM assignment WHERE company = $1 AND person = $2 AND done_at IS NULL ORDER BY at, id";
        OPEN_OF_COMPANY = "SELECT id, subject, questionnaire, part, person, due, note, at, by_person, done_at, done_by
            FROM assignment WHERE company = $1 AND done_at IS NULL ORDER BY at, id";
        DONE = "UPDATE assignment SET done_at = $1, done_by = $2
            WHERE company = $3 AND subject = $4 AND questionnaire = $5 AND id = $6 AND done_at IS NULL";
        AGAIN = "UPDATE assignment SET done_at = NULL, done_by = NULL
            WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND id = $4 AND done_at IS NOT NULL";
        PUT_OFF = "UPDATE assignment SET due = $1, person = $2
            WHERE company = $3 AND subject = $4 AND questionnaire = $5 AND id = $6 AND done_at IS NULL";
        REMOVE = "DELETE FROM assignment WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND id = $4";
    }
}

/// How much of a questionnaire. Written `all`, `section:ins`, `question:ins-1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    All,
    /// One section.
    Section(Slug),
    /// One question.
    Question(Slug),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Section(id) => write!(f, "section:{id}"),
            Self::Question(id) => write!(f, "question:{id}"),
        }
    }
}

impl FromStr for Part {
    type Err = crate::NotASlug;

    fn from_str(text: &str) -> Result<Self, crate::NotASlug> {
        match text.split_once(':') {
            None if text == "all" => Ok(Self::All),
            Some(("section", id)) => Ok(Self::Section(id.parse()?)),
            Some(("question", id)) => Ok(Self::Question(id.parse()?)),
            _ => Err(crate::NotASlug),
        }
    }
}

impl Serialize for Part {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

stored_text!(Part, "a part of a questionnaire");

/// Something that somebody has to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assignment {
    /// Its identifier.
    pub id: AssignmentId,
    /// The questionnaire.
    pub place: Place,
    /// How much of it.
    pub part: Part,
    /// Who answers.
    pub person: PersonId,
    /// Until when.
    pub due: Option<Date>,
    /// What else is said, one line; may be empty.
    pub note: String,
    /// When it was given.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// When it was done, and by whom.
    pub done: Option<(Timestamp, PersonId)>,
}

impl Assignment {
    /// Is it still to be done, and its day over?
    pub fn is_late(&self, today: Date) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < today)
    }
}

/// What is given to whom. `person` is a member of the company: the caller knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Give {
    /// How much of the questionnaire.
    pub part: Part,
    /// Who answers.
    pub person: PersonId,
    /// Until when.
    pub due: Option<Date>,
    /// What else is said, one line; may be empty.
    pub note: String,
}

/// Gives somebody something to answer.
pub async fn give(writing: &mut Writing, grant: &CanDraft, what: Give) -> Result<AssignmentId, Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    let note = texts::line(&what.note, MAX_LINE)?;
    crate::product::store::exists(writing, company, place.subject).await?;
    let (id, now) = (writing.acting().new_id::<AssignmentId>(), writing.acting().now());
    let (subject, questionnaire) = (place.subject, &place.questionnaire);
    let due = what.due.map(|due| due.to_string());
    let parameters = params![id, company, subject, questionnaire, what.part, what.person, due, note, now, by];
    writing.execute(&sql::INSERT, parameters).await?;
    audit(writing, company, "assignment.given", id, place).await?;
    Ok(id)
}

/// Gives it to somebody else, or until another day.
pub async fn change(
    writing: &mut Writing,
    grant: &CanDraft,
    id: AssignmentId,
    person: PersonId,
    due: Option<Date>,
) -> Result<(), Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    let due = due.map(|due| due.to_string());
    let parameters = params![due, person, company, place.subject, &place.questionnaire, id];
    let changed = writing.execute(&sql::PUT_OFF, parameters).await?;
    moved(writing, company, "assignment.changed", id, place, changed).await
}

/// It is answered.
pub async fn done(writing: &mut Writing, grant: &CanDraft, id: AssignmentId) -> Result<(), Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    let now = writing.acting().now();
    let parameters = params![now, by, company, place.subject, &place.questionnaire, id];
    let changed = writing.execute(&sql::DONE, parameters).await?;
    moved(writing, company, "assignment.done", id, place, changed).await
}

/// It is to be answered again.
pub async fn again(writing: &mut Writing, grant: &CanDraft, id: AssignmentId) -> Result<(), Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    let parameters = params![company, place.subject, &place.questionnaire, id];
    let changed = writing.execute(&sql::AGAIN, parameters).await?;
    moved(writing, company, "assignment.again", id, place, changed).await
}

/// It is nobody's any more.
pub async fn remove(writing: &mut Writing, grant: &CanDraft, id: AssignmentId) -> Result<(), Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    let parameters = params![company, place.subject, &place.questionnaire, id];
    let changed = writing.execute(&sql::REMOVE, parameters).await?;
    moved(writing, company, "assignment.removed", id, place, changed).await
}

/// Every assignment of a questionnaire, the oldest first; done ones too.
pub async fn all(reading: &mut Reading, grant: &CanRead) -> Result<Vec<Assignment>, Error> {
    let (company, place) = (grant.reach(reading).await?, grant.place());
    let rows = reading.rows(&sql::OF_FORM, params![company, place.subject, &place.questionnaire]).await?;
    rows.iter().map(read).collect()
}

/// What a person has to answer, or, without one, what anybody has.
pub(crate) async fn open(
    reading: &mut Reading,
    company: CompanyId,
    person: Option<PersonId>,
) -> Result<Vec<Assignment>, Error> {
    let rows = match person {
        Some(person) => reading.rows(&sql::OPEN_OF_PERSON, params![company, person]).await?,
        None => reading.rows(&sql::OPEN_OF_COMPANY, params![company]).await?,
    };
    rows.iter().map(read).collect()
}

/// Tells whoever comes second: the assignment is known, and was moved already.
async fn moved(
    writing: &mut Writing,
    company: CompanyId,
    action: &'static str,
    id: AssignmentId,
    place: &Place,
    changed: u64,
) -> Result<(), Error> {
    if changed == 0 {
        let rows = writing.rows(&sql::OF_FORM, params![company, place.subject, &place.questionnaire]).await?;
        let known = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?.iter().any(|one| one.id == id);
        return Err(if known { Refusal::AlreadyDone } else { Refusal::NotFound }.into());
    }
    audit(writing, company, action, id, place).await
}

async fn audit(
    writing: &mut Writing,
    company: CompanyId,
    action: &'static str,
    id: AssignmentId,
    place: &Place,
) -> Result<(), Error> {
    let detail = json!({ "form": place.to_string() });
    Ok(writing.audit(Event { action, object: "assignment", id, company: Some(company), detail }).await?)
}

fn read(row: &Row) -> Result<Assignment, Error> {
    let (at, by): (Option<Timestamp>, Option<PersonId>) = (row.get("done_at")?, row.get("done_by")?);
    Ok(Assignment {
        id: row.get("id")?,
        place: Place { subject: row.get("subject")?, questionnaire: row.get("questionnaire")? },
        part: row.get("part")?,
        person: row.get("person")?,
        due: day::read(row, "due")?,
        note: row.get("note")?,
        at: row.get("at")?,
        by: row.get("by_person")?,
        done: at.zip(by),
    })
}
