//! Members in the records.

use super::circle::Circle;
use super::member::Member;
use crate::Error;
use db::{CompanyId, PersonId, Reading, Row, Writing, params, statements};

statements! {
    CIRCLE = "SELECT member.person, member.role, member.capacity, member.until, member.appointed_by, member.active,
            member.since, person.active AS account
        FROM member JOIN person ON person.id = member.person
        WHERE member.company = $1 ORDER BY member.since, member.person";
    MEMBER = "SELECT member.person, member.role, member.capacity, member.until, member.appointed_by, member.active,
            member.since, person.active AS account
        FROM member JOIN person ON person.id = member.person
        WHERE member.company = $1 AND member.person = $2";
    COMPANIES = "SELECT company FROM member WHERE person = $1 ORDER BY company";
    PUT = "INSERT INTO member (company, person, role, capacity, until, appointed_by, active, since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (company, person) DO UPDATE SET role = excluded.role, capacity = excluded.capacity,
            until = excluded.until, appointed_by = excluded.appointed_by, active = excluded.active";
    REMOVE = "DELETE FROM member WHERE company = $1 AND person = $2";
    NAMED = "SELECT member.person, member.role, member.capacity, member.until, member.appointed_by, member.active,
            member.since, person.active AS account, person.email, person.given_name, person.family_name, person.lang, person.totp_since,
            (SELECT MAX(session.seen_at) FROM session WHERE session.person = person.id
                AND session.company = member.company) AS seen_at
        FROM member JOIN person ON person.id = member.person
        WHERE member.company = $1 ORDER BY person.family_name, person.given_name, person.id";
    RESPONSABLES = "SELECT person.email, person.lang, member.person, member.role, member.capacity, member.until,
            member.appointed_by, member.active, member.since, person.active AS account
        FROM member JOIN person ON person.id = member.person
        WHERE member.company = $1 AND member.active AND member.role = 'responsable' AND person.active
        ORDER BY member.since";
}

pub(super) fn read(row: &Row) -> Result<Member, Error> {
    Ok(Member {
        person: row.get("person")?,
        role: row.get("role")?,
        capacity: row.get("capacity")?,
        until: row.get("until")?,
        by: row.get("appointed_by")?,
        active: row.get("active")?,
        account: row.get("account")?,
        since: row.get("since")?,
    })
}

/// The people of a company. Whoever will write asks first to be alone with it.
pub(crate) async fn circle(reading: &mut Reading, company: CompanyId) -> Result<Circle, Error> {
    let rows = reading.rows(&CIRCLE, params![company]).await?;
    Ok(Circle::new(rows.iter().map(read).collect::<Result<_, _>>()?))
}

pub(crate) async fn member(
    reading: &mut Reading,
    company: CompanyId,
    person: PersonId,
) -> Result<Option<Member>, Error> {
    let row = reading.row(&MEMBER, params![company, person]).await?;
    row.as_ref().map(read).transpose()
}

/// The companies in which somebody has a place.
pub(crate) async fn companies(reading: &mut Reading, person: PersonId) -> Result<Vec<CompanyId>, Error> {
    let rows = reading.rows(&COMPANIES, params![person]).await?;
    Ok(rows.iter().map(|row| row.get("company")).collect::<Result<_, _>>()?)
}

pub(crate) async fn put(writing: &mut Writing, company: CompanyId, member: &Member) -> Result<(), Error> {
    let parameters = params![
        company,
        member.person,
        member.role,
        member.capacity,
        member.until,
        member.by,
        member.active,
        member.since
    ];
    writing.execute(&PUT, parameters).await?;
    Ok(())
}

/// Writes what differs; the rights of whoever went go with the place.
pub(crate) async fn save(
    writing: &mut Writing,
    company: CompanyId,
    before: &Circle,
    after: &Circle,
) -> Result<(), Error> {
    for member in after.members() {
        if before.get(member.person) != Some(member) {
            put(writing, company, member).await?;
        }
    }
    for member in before.members() {
        if after.get(member.person).is_none() {
            writing.execute(&REMOVE, params![company, member.person]).await?;
        }
    }
    Ok(())
}

/// Keeps others from changing the people of a company until the end of the transaction.
pub(crate) async fn alone(writing: &mut Writing, company: CompanyId) -> Result<(), Error> {
    Ok(writing.alone(&format!("people:{company}")).await?)
}
