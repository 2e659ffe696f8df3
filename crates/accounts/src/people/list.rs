//! Who is in the company.

use super::member::Member;
use super::store;
use crate::{Error, Person, Role, authority, person};
use db::{Reading, Timestamp, params};
use serde::Serialize;

/// Somebody in the company, with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedMember {
    /// The account.
    pub person: Person,
    /// The place.
    pub member: Member,
    /// The role that holds now.
    pub role: Role,
    /// Whether codes from a telephone are asked for at sign-in.
    pub has_totp: bool,
    /// When a session in this company was seen last, if one is open.
    pub seen: Option<Timestamp>,
}

/// Everybody in the company in whose name one acts, by name.
pub async fn list(reading: &mut Reading) -> Result<Vec<NamedMember>, Error> {
    super::acting_member(reading).await?;
    let (company, now) = (authority::company(reading.acting())?, reading.acting().now());
    let rows = reading.rows(&store::NAMED, params![company]).await?;
    let named = rows.iter().map(|row| {
        let member = store::read(row)?;
        Ok(NamedMember {
            person: person::read_as(row, member.person)?,
            role: member.role_at(now),
            member,
            has_totp: row.get::<Option<Timestamp>>("totp_since")?.is_some(),
            seen: row.get("seen_at")?,
        })
    });
    named.collect()
}
