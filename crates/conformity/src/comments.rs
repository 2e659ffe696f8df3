//! What people say of a question: experts' notes, questions to a colleague, until it is resolved.

use crate::access::{CanDraft, CanRead};
use crate::error::{Error, Refusal};
use crate::place::{CommentId, Place};
use crate::texts;
use crate::words::Slug;
use db::{CompanyId, Event, PersonId, Reading, Row, Timestamp, Writing, params};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

pub(crate) mod sql {
    db::statements! {
        INSERT = "INSERT INTO comment (id, company, subject, questionnaire, question, text, at, by_person)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        MENTION = "INSERT INTO comment_mention (comment, company, person) VALUES ($1, $2, $3)
            ON CONFLICT (comment, person) DO NOTHING";
        UNMENTION = "DELETE FROM comment_mention WHERE comment = $1 AND company = $2";
        OF_FORM = "SELECT id, subject, questionnaire, question, text, at, by_person, changed_at, resolved_at, resolved_by
            FROM comment WHERE company = $1 AND subject = $2 AND questionnaire = $3 ORDER BY at, id";
        MENTIONS_OF_FORM = "SELECT m.comment, m.person FROM comment_mention m JOIN comment c ON c.id = m.comment
            WHERE c.company = $1 AND m.company = $1 AND c.subject = $2 AND c.questionnaire = $3
            ORDER BY m.comment, m.person";
        FIND = "SELECT id, subject, questionnaire, question, text, at, by_person, changed_at, resolved_at, resolved_by
            FROM comment WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND id = $4";
        REWRITE = "UPDATE comment SET text = $1, changed_at = $2 WHERE company = $3 AND id = $4";
        RESOLVE = "UPDATE comment SET resolved_at = $1, resolved_by = $2
            WHERE company = $3 AND subject = $4 AND questionnaire = $5 AND id = $6 AND resolved_at IS NULL";
        REOPEN = "UPDATE comment SET resolved_at = NULL, resolved_by = NULL
            WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND id = $4 AND resolved_at IS NOT NULL";
        MENTIONING = "SELECT c.id, c.subject, c.questionnaire, c.question, c.text, c.at, c.by_person, c.changed_at,
                c.resolved_at, c.resolved_by
            FROM comment c JOIN comment_mention m ON m.comment = c.id
            WHERE m.company = $1 AND m.person = $2 AND c.company = $1 AND c.resolved_at IS NULL AND c.by_person <> $2
            ORDER BY c.at, c.id";
    }
}

/// Most people that one comment may mention.
pub const MAX_MENTIONS: usize = 50;

/// A comment on a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// Its identifier.
    pub id: CommentId,
    /// The questionnaire.
    pub place: Place,
    /// The question.
    pub question: Slug,
    /// What is said, several lines.
    pub text: String,
    /// Who is asked to look.
    pub mentions: Vec<PersonId>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// When it was rewritten.
    pub changed_at: Option<Timestamp>,
    /// When it was resolved, and by whom.
    pub resolved: Option<(Timestamp, PersonId)>,
}

/// Says something of a question. `mentions` are members of the company: the caller knows them. Whoever may read may say.
pub async fn say(
    writing: &mut Writing,
    grant: &CanRead,
    question: &Slug,
    text: &str,
    mentions: &[PersonId],
) -> Result<CommentId, Error> {
    let (company, by, place) = (grant.reach(writing).await?, grant.person(), grant.place());
    let text = texts::told(text)?;
    let (id, now) = (writing.acting().new_id::<CommentId>(), writing.acting().now());
    let parameters = params![id, company, place.subject, &place.questionnaire, question, text, now, by];
    writing.execute(&sql::INSERT, parameters).await?;
    mention(writing, company, id, mentions).await?;
    note(writing, company, "comment.said", id, place, question).await?;
    Ok(id)
}

/// Its author says it otherwise.
pub async fn rewrite(
    writing: &mut Writing,
    grant: &CanRead,
    id: CommentId,
    text: &str,
    mentions: &[PersonId],
) -> Result<(), Error> {
    let (company, place, text) = (grant.held_by(writing.acting())?, grant.place(), texts::told(text)?);
    let before = find(writing, company, place, id).await?;
    if before.by != grant.person() {
        return Err(Refusal::NotYours.into());
    }
    let now = writing.acting().now();
    writing.execute_one(&sql::REWRITE, params![text, now, company, id]).await?;
    writing.execute(&sql::UNMENTION, params![id, company]).await?;
    mention(writing, company, id, mentions).await?;
    note(writing, company, "comment.rewritten", id, place, &before.question).await
}

/// What it asked for is done.
pub async fn resolve(writing: &mut Writing, grant: &CanDraft, id: CommentId) -> Result<(), Error> {
    let (company, by, place) = (grant.held_by(writing.acting())?, grant.person(), grant.place());
    let before = find(writing, company, place, id).await?;
    let now = writing.acting().now();
    let parameters = params![now, by, company, place.subject, &place.questionnaire, id];
    if writing.execute(&sql::RESOLVE, parameters).await? == 0 {
        return Err(Refusal::AlreadyDone.into());
    }
    note(writing, company, "comment.resolved", id, place, &before.question).await
}

/// It is not done after all.
pub async fn reopen(writing: &mut Writing, grant: &CanDraft, id: CommentId) -> Result<(), Error> {
    let (company, place) = (grant.held_by(writing.acting())?, grant.place());
    let before = find(writing, company, place, id).await?;
    let parameters = params![company, place.subject, &place.questionnaire, id];
    if writing.execute(&sql::REOPEN, parameters).await? == 0 {
        return Err(Refusal::AlreadyDone.into());
    }
    note(writing, company, "comment.reopened", id, place, &before.question).await
}

/// Every comment of a questionnaire, the oldest first; resolved ones too.
pub async fn all(reading: &mut Reading, grant: &CanRead) -> Result<Vec<Comment>, Error> {
    let (company, place) = (grant.reach(reading).await?, grant.place());
    let parameters = || params![company, place.subject, &place.questionnaire];
    let mut mentions: BTreeMap<CommentId, Vec<PersonId>> = BTreeMap::new();
    for row in reading.rows(&sql::MENTIONS_OF_FORM, parameters()).await? {
        mentions.entry(row.get("comment")?).or_default().push(row.get("person")?);
    }
    let rows = reading.rows(&sql::OF_FORM, parameters()).await?;
    rows.iter()
        .map(|row| {
            let comment = read(row)?;
            Ok(Comment { mentions: mentions.remove(&comment.id).unwrap_or_default(), ..comment })
        })
        .collect()
}

/// Open comments of others that mention a person.
pub(crate) async fn mentioning(
    reading: &mut Reading,
    company: CompanyId,
    person: PersonId,
) -> Result<Vec<Comment>, Error> {
    let rows = reading.rows(&sql::MENTIONING, params![company, person]).await?;
    rows.iter().map(|row| Ok(Comment { mentions: vec![person], ..read(row)? })).collect()
}

async fn mention(
    writing: &mut Writing,
    company: CompanyId,
    id: CommentId,
    people: &[PersonId],
) -> Result<(), Error> {
    if people.len() > MAX_MENTIONS {
        return Err(Refusal::TooMany.into());
    }
    for person in people {
        writing.execute(&sql::MENTION, params![id, company, *person]).await?;
    }
    Ok(())
}

async fn find(
    reading: &mut Reading,
    company: CompanyId,
    place: &Place,
    id: CommentId,
) -> Result<Comment, Error> {
    let parameters = params![company, place.subject, &place.questionnaire, id];
    read(&reading.row(&sql::FIND, parameters).await?.ok_or(Refusal::NotFound)?)
}

async fn note(
    writing: &mut Writing,
    company: CompanyId,
    action: &'static str,
    id: CommentId,
    place: &Place,
    question: &Slug,
) -> Result<(), Error> {
    let detail = json!({ "form": place.to_string(), "question": question.as_str() });
    Ok(writing.audit(Event { action, object: "comment", id, company: Some(company), detail }).await?)
}

fn read(row: &Row) -> Result<Comment, Error> {
    let (at, by): (Option<Timestamp>, Option<PersonId>) = (row.get("resolved_at")?, row.get("resolved_by")?);
    Ok(Comment {
        id: row.get("id")?,
        place: Place { subject: row.get("subject")?, questionnaire: row.get("questionnaire")? },
        question: row.get("question")?,
        text: row.get("text")?,
        mentions: Vec::new(),
        at: row.get("at")?,
        by: row.get("by_person")?,
        changed_at: row.get("changed_at")?,
        resolved: at.zip(by),
    })
}
