//! Answers in the records.

use super::model::{Answer, Cause, Past, Review};
use crate::error::Error;
use crate::place::Place;
use crate::words::Slug;
use db::{CompanyId, PersonId, Reading, Row, Writing, params, statements};
use serde_json::{Value, json};
use std::collections::BTreeMap;

statements! {
    OF_FORM = "SELECT question, value, review, revision, version, at, by_person FROM answer
        WHERE company = $1 AND subject = $2 AND questionnaire = $3";
    OF_SUBJECT = "SELECT questionnaire, question, value FROM answer
        WHERE company = $1 AND (subject = $2 OR subject = 'strategy') AND value IS NOT NULL";
    OF_COMPANY = "SELECT subject, questionnaire, question, value FROM answer
        WHERE company = $1 AND value IS NOT NULL";
    PUT = "INSERT INTO answer (company, subject, questionnaire, question, value, review, revision, version, at, by_person)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (company, subject, questionnaire, question) DO UPDATE
        SET value = excluded.value, review = excluded.review, revision = excluded.revision, version = excluded.version,
            at = excluded.at, by_person = excluded.by_person";
    REVIEW = "UPDATE answer SET review = $1
        WHERE company = $2 AND subject = $3 AND questionnaire = $4 AND question = $5";
    LAST = "SELECT question, MAX(seq) AS seq FROM answer_history
        WHERE company = $1 AND subject = $2 AND questionnaire = $3 GROUP BY question";
    REMEMBER = "INSERT INTO answer_history (company, subject, questionnaire, question, seq, kind, value, known, revision,
            version, at, by_person, origin)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    AT_REVISION = "SELECT value FROM answer_history
        WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND question = $4 AND revision = $5";
    ASIDE = "SELECT question, seq, kind, value, known, revision, version, at, by_person, origin FROM answer_history h
        WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND revision IS NULL
            AND seq > (SELECT MAX(o.seq) FROM answer_history o WHERE o.company = h.company AND o.subject = h.subject
                AND o.questionnaire = h.questionnaire AND o.question = h.question AND o.revision IS NOT NULL)
        ORDER BY question, seq";
    HISTORY = "SELECT seq, kind, value, known, revision, version, at, by_person, origin FROM answer_history
        WHERE company = $1 AND subject = $2 AND questionnaire = $3 AND question = $4 ORDER BY seq DESC";
}

/// The answers of one questionnaire of one subject, held still until the end of the transaction.
pub(super) struct Sheet {
    company: CompanyId,
    place: Place,
    by: PersonId,
    version: Slug,
    pub answers: BTreeMap<Slug, Answer>,
    last: BTreeMap<Slug, i64>,
}

/// A value with what the history says of it.
pub(super) struct Entry<'a> {
    pub question: &'a Slug,
    pub cause: Cause,
    pub value: Option<&'a Value>,
    pub known: i64,
    pub origin: Option<&'a str>,
    pub review: Option<&'a Review>,
}

impl Sheet {
    /// Opens it: others wait.
    pub async fn open(
        writing: &mut Writing,
        company: CompanyId,
        by: PersonId,
        place: &Place,
        version: &Slug,
    ) -> Result<Self, Error> {
        let answers = of_form(writing, company, place).await?;
        let rows = writing.rows(&LAST, params![company, place.subject, &place.questionnaire]).await?;
        let last = rows.iter().map(|row| Ok((row.get("question")?, row.get("seq")?)));
        let last = last.collect::<Result<_, Error>>()?;
        Ok(Self { company, place: place.clone(), by, version: version.clone(), answers, last })
    }

    /// Revision of an answer; 0 when there is none.
    pub fn revision(&self, question: &Slug) -> i64 {
        self.answers.get(question).map_or(0, |answer| answer.revision)
    }

    /// The value that an answer had at a revision; none at revision 0.
    pub async fn value_at(
        &self,
        reading: &mut Reading,
        question: &Slug,
        revision: i64,
    ) -> Result<Option<Value>, Error> {
        let (subject, questionnaire) = (self.place.subject, &self.place.questionnaire);
        let parameters = params![self.company, subject, questionnaire, question, revision];
        let row = reading.row(&AT_REVISION, parameters).await?;
        row.as_ref().map_or(Ok(None), value)
    }

    /// Makes a value the answer; its revision.
    pub async fn keep(&mut self, writing: &mut Writing, entry: Entry<'_>) -> Result<i64, Error> {
        let revision = self.revision(entry.question) + 1;
        let now = writing.acting().now();
        let (subject, questionnaire) = (self.place.subject, &self.place.questionnaire);
        let text = entry.value.map(Value::to_string);
        let parameters = params![
            self.company,
            subject,
            questionnaire,
            entry.question,
            text,
            entry.review.map(written),
            revision,
            &self.version,
            now,
            self.by
        ];
        writing.execute(&PUT, parameters).await?;
        self.remember(writing, &entry, Some(revision)).await?;
        let answer = Answer {
            question: entry.question.clone(),
            value: entry.value.cloned(),
            review: entry.review.cloned(),
            revision,
            version: self.version.clone(),
            at: now,
            by: self.by,
        };
        self.answers.insert(entry.question.clone(), answer);
        Ok(revision)
    }

    /// Asks somebody to look at an answer again.
    pub async fn review(
        &mut self,
        writing: &mut Writing,
        question: &Slug,
        review: &Review,
    ) -> Result<(), Error> {
        let (subject, questionnaire) = (self.place.subject, &self.place.questionnaire);
        let parameters = params![written(review), self.company, subject, questionnaire, question];
        Ok(writing.execute_one(&REVIEW, parameters).await?)
    }

    /// Writes a line of the history; its number.
    pub async fn remember(
        &mut self,
        writing: &mut Writing,
        entry: &Entry<'_>,
        revision: Option<i64>,
    ) -> Result<i64, Error> {
        let last = self.last.entry(entry.question.clone()).or_insert(0);
        *last += 1;
        let (seq, now) = (*last, writing.acting().now());
        let (subject, questionnaire) = (self.place.subject, &self.place.questionnaire);
        let parameters = params![
            self.company,
            subject,
            questionnaire,
            entry.question,
            seq,
            entry.cause,
            entry.value.map(Value::to_string),
            entry.known,
            revision,
            &self.version,
            now,
            self.by,
            entry.origin
        ];
        writing.execute(&REMEMBER, parameters).await?;
        Ok(seq)
    }
}

pub(super) async fn of_form(
    reading: &mut Reading,
    company: CompanyId,
    place: &Place,
) -> Result<BTreeMap<Slug, Answer>, Error> {
    let rows = reading.rows(&OF_FORM, params![company, place.subject, &place.questionnaire]).await?;
    rows.iter().map(answer).map(|answer| answer.map(|answer| (answer.question.clone(), answer))).collect()
}

fn answer(row: &Row) -> Result<Answer, Error> {
    Ok(Answer {
        question: row.get("question")?,
        value: value(row)?,
        review: review(row)?,
        revision: row.get("revision")?,
        version: row.get("version")?,
        at: row.get("at")?,
        by: row.get("by_person")?,
    })
}

fn written(review: &Review) -> String {
    json!(review).to_string()
}

fn review(row: &Row) -> Result<Option<Review>, Error> {
    let text: Option<String> = row.get("review")?;
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| Error::Damaged("a review"))
}

pub(super) fn past(row: &Row) -> Result<Past, Error> {
    Ok(Past {
        seq: row.get("seq")?,
        cause: row.get("kind")?,
        value: value(row)?,
        known: row.get("known")?,
        revision: row.get("revision")?,
        version: row.get("version")?,
        at: row.get("at")?,
        by: row.get("by_person")?,
        origin: row.get("origin")?,
    })
}

pub(super) fn value(row: &Row) -> Result<Option<Value>, Error> {
    let text: Option<String> = row.get("value")?;
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| Error::Damaged("an answer"))
}
