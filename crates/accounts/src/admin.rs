//! Running the platform: the first administrator, roles over the platform, closing an account.

use crate::authority::Administrator;
use crate::field::EmailAddress;
use crate::mail::FactorChange;
use crate::password::{self, Password};
use crate::{Error, Lang, Person, PersonName, Refusal, Site, authority, passkey, people, person};
use crate::{second_factor, session};
use db::{Acting, Database, PersonId, Reading, Writing, params};
use serde::Serialize;
use serde_json::json;

/// The SQL.
pub(crate) mod sql {
    db::statements! {
        SET_ROLES = "UPDATE person SET administrator = $2, instructor = $3 WHERE id = $1";
        SET_ACTIVE = "UPDATE person SET active = $2 WHERE id = $1";
        ROLES = "SELECT id, email, given_name, family_name, lang, administrator, instructor, active, totp_since,
                (SELECT COUNT(*) FROM passkey WHERE passkey.person = person.id) AS passkeys
            FROM person WHERE id = $1";
        BY_EMAIL = "SELECT id, email, given_name, family_name, lang, administrator, instructor, active, totp_since,
                (SELECT COUNT(*) FROM passkey WHERE passkey.person = person.id) AS passkeys
            FROM person WHERE email = $1";
        STAFF = "SELECT id, email, given_name, family_name, lang, administrator, instructor, active, totp_since,
                (SELECT COUNT(*) FROM passkey WHERE passkey.person = person.id) AS passkeys
            FROM person WHERE administrator OR instructor ORDER BY family_name, given_name, id";
        OTHER_ADMINISTRATORS = "SELECT COUNT(*) AS count FROM person WHERE administrator AND active AND id <> $1";
    }
}

/// Somebody with roles over the platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaffMember {
    /// The account.
    pub person: Person,
    /// Runs the platform.
    pub administrator: bool,
    /// Verifies companies.
    pub instructor: bool,
    /// The account is open.
    pub active: bool,
    /// A second factor is set up: without one the roles wait.
    pub second_factor: bool,
}

fn read(row: &db::Row) -> Result<StaffMember, Error> {
    Ok(StaffMember {
        person: person::read(row)?,
        administrator: row.get("administrator")?,
        instructor: row.get("instructor")?,
        active: row.get("active")?,
        second_factor: row.get::<Option<i64>>("totp_since")?.is_some() || row.get::<i64>("passkeys")? > 0,
    })
}

/// Everybody with roles over the platform.
pub async fn staff(reading: &mut Reading, _: Administrator) -> Result<Vec<StaffMember>, Error> {
    reading.rows(&sql::STAFF, params![]).await?.iter().map(read).collect()
}

/// Anybody with an account, whatever their roles; [`Refusal::NotFound`] when there is none.
pub async fn of(reading: &mut Reading, _: Administrator, id: PersonId) -> Result<StaffMember, Error> {
    let row = reading.row(&sql::ROLES, params![id]).await?.ok_or(Refusal::NotFound)?;
    read(&row)
}

/// The account of an address, to give it a role.
pub async fn find(
    reading: &mut Reading,
    _: Administrator,
    email: &EmailAddress,
) -> Result<Option<StaffMember>, Error> {
    let row = reading.row(&sql::BY_EMAIL, params![email]).await?;
    row.as_ref().map(read).transpose()
}

/// Makes an account that runs the platform: the first run, from the command line. Its address is taken as proved.
pub async fn create(
    site: &Site,
    db: &Database,
    acting: &Acting,
    email: &EmailAddress,
    name: &PersonName,
    lang: Lang,
    chosen: Password,
) -> Result<Person, Error> {
    let allowed = authority::administrator(&mut db.read(acting).await?).await?;
    let words = vec![email.to_string(), name.to_string()];
    let hash = password::choose(site, acting, chosen, words, false).await?;
    let mut writing = db.write(acting).await?;
    let person = person::create(&mut writing, email, name, lang, &hash).await.map_err(taken)?;
    set_roles(&mut writing, allowed, person.id, true, true).await?;
    writing.commit().await?;
    Ok(person)
}

fn taken(error: Error) -> Error {
    match error.refusal() {
        Some(Refusal::SignInAsInvited) => Refusal::EmailTaken.into(),
        _ => error,
    }
}

/// Gives or takes roles over the platform. The last administrator stays one.
pub async fn set_roles(
    writing: &mut Writing,
    _: Administrator,
    id: PersonId,
    administrator: bool,
    instructor: bool,
) -> Result<(), Error> {
    writing.alone("administrators").await?;
    let row = writing.row(&sql::ROLES, params![id]).await?.ok_or(Refusal::NotFound)?;
    let before = read(&row)?;
    if before.administrator && !administrator {
        keep_one_administrator(writing, id).await?;
    }
    writing.execute_one(&sql::SET_ROLES, params![id, administrator, instructor]).await?;
    let detail = json!({ "administrator": administrator, "instructor": instructor });
    crate::audit(writing, "person.roles", "person", id, None, detail).await
}

/// Closes or opens an account for the whole platform; closing ends its sessions. Refused for the last administrator and
/// for the last Responsable of a company.
pub async fn set_active(
    writing: &mut Writing,
    _: Administrator,
    id: PersonId,
    active: bool,
) -> Result<(), Error> {
    writing.alone("administrators").await?;
    let row = writing.row(&sql::ROLES, params![id]).await?.ok_or(Refusal::NotFound)?;
    let before = read(&row)?;
    if !active {
        if before.administrator {
            keep_one_administrator(writing, id).await?;
        }
        for company in people::store::companies(writing, id).await? {
            people::store::alone(writing, company).await?;
            let circle = people::store::circle(writing, company).await?;
            if circle.is_held() && !circle.is_held_without(id) {
                return Err(Refusal::LastResponsable.into());
            }
        }
        session::end_all(writing, id).await?;
    }
    writing.execute_one(&sql::SET_ACTIVE, params![id, active]).await?;
    let action = if active { "person.opened" } else { "person.closed" };
    crate::audit(writing, action, "person", id, None, json!({})).await
}

/// Takes every second factor away from somebody who lost them all, once their identity was verified otherwise. Their
/// sessions end; they are told by mail.
pub async fn drop_second_factors(
    writing: &mut Writing,
    site: &Site,
    _: Administrator,
    id: PersonId,
) -> Result<(), Error> {
    writing.row(&sql::ROLES, params![id]).await?.ok_or(Refusal::NotFound)?;
    second_factor::drop_all(writing, id).await?;
    writing.execute(&passkey::store::DELETE_ALL, params![id]).await?;
    session::end_all(writing, id).await?;
    second_factor::tell(writing, site, id, FactorChange::TotpRemoved).await?;
    crate::audit(writing, "person.second_factors_dropped", "person", id, None, json!({})).await
}

async fn keep_one_administrator(writing: &mut Writing, but: PersonId) -> Result<(), Error> {
    let row = writing.row(&sql::OTHER_ADMINISTRATORS, params![but]).await?;
    match row.map(|row| row.get::<i64>("count")).transpose()? {
        Some(others) if others > 0 => Ok(()),
        _ => Err(Refusal::LastAdministrator.into()),
    }
}
