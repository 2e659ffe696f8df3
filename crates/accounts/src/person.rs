//! Accounts in the records.

use crate::field::EmailAddress;
use crate::password::PasswordHash;
use crate::{Error, Lang, Person, PersonName, Refusal};
use db::{PersonId, Reading, Row, Writing, params};

/// The SQL.
pub(crate) mod sql {
    db::statements! {
        BY_ID = "SELECT id, email, given_name, family_name, lang FROM person WHERE id = $1";
        BY_EMAIL = "SELECT id, email, given_name, family_name, lang FROM person WHERE email = $1";
        INSERT = "INSERT INTO person (id, email, given_name, family_name, lang, administrator, instructor, active,
                created_at, password, password_changed_at)
            VALUES ($1, $2, $3, $4, $5, FALSE, FALSE, TRUE, $6, $7, $6)";
        RENAME = "UPDATE person SET given_name = $2, family_name = $3, lang = $4 WHERE id = $1";
    }
}

pub(crate) fn read(row: &Row) -> Result<Person, Error> {
    read_as(row, row.get("id")?)
}

/// From a row whose identifier is under another name.
pub(crate) fn read_as(row: &Row, id: PersonId) -> Result<Person, Error> {
    Ok(Person {
        id,
        email: row.get("email")?,
        name: PersonName { given: row.get("given_name")?, family: row.get("family_name")? },
        lang: row.get("lang")?,
    })
}

pub(crate) async fn by_id(reading: &mut Reading, id: PersonId) -> Result<Person, Error> {
    let row = reading.row(&sql::BY_ID, params![id]).await?.ok_or(Refusal::NotFound)?;
    read(&row)
}

pub(crate) async fn by_email(reading: &mut Reading, email: &EmailAddress) -> Result<Option<Person>, Error> {
    let row = reading.row(&sql::BY_EMAIL, params![email]).await?;
    row.as_ref().map(read).transpose()
}

/// Keeps others from making or moving an account to this address until the end of the transaction. Asked for before
/// the people of a company, always in this order.
pub(crate) async fn alone(writing: &mut Writing, email: &EmailAddress) -> Result<(), Error> {
    Ok(writing.alone(&format!("email:{email}")).await?)
}

/// A new account, whose address was proved by a link. [`Refusal::SignInAsInvited`] when the address has one already.
pub(crate) async fn create(
    writing: &mut Writing,
    email: &EmailAddress,
    name: &PersonName,
    lang: Lang,
    password: &PasswordHash,
) -> Result<Person, Error> {
    let acting = writing.acting().clone();
    alone(writing, email).await?;
    if by_email(writing, email).await?.is_some() {
        return Err(Refusal::SignInAsInvited.into());
    }
    let person = Person { id: acting.new_id(), email: email.clone(), name: name.clone(), lang };
    let parameters =
        params![person.id, email, &name.given, &name.family, lang, acting.now(), password.as_str()];
    writing.execute(&sql::INSERT, parameters).await?;
    crate::audit(writing, "person.created", "person", person.id, None, serde_json::json!({})).await?;
    Ok(person)
}

/// The account of who acts.
pub async fn me(reading: &mut Reading) -> Result<Person, Error> {
    let id = crate::authority::person(reading.acting())?;
    by_id(reading, id).await
}

/// Changes one's own name and language.
pub async fn rename(writing: &mut Writing, name: &PersonName, lang: Lang) -> Result<(), Error> {
    let id = crate::authority::person(writing.acting())?;
    writing.execute_one(&sql::RENAME, params![id, &name.given, &name.family, lang]).await?;
    crate::audit(writing, "person.renamed", "person", id, None, serde_json::json!({})).await
}
