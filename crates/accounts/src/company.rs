//! Companies that were verified.

use crate::authority::{self, Instructor};
use crate::{Company, Error, Refusal};
use db::{CompanyId, Reading, Row, params};
use identifiers::Siren;

/// The SQL.
pub(crate) mod sql {
    db::statements! {
        BY_ID = "SELECT id, siren, name, created_at FROM company WHERE id = $1";
        BY_SIREN = "SELECT id, siren, name, created_at FROM company WHERE siren = $1";
        OF_PERSON = "SELECT company.id, company.siren, company.name, company.created_at FROM company
            JOIN member ON member.company = company.id
            WHERE member.person = $1 AND member.active ORDER BY company.name, company.id";
        LIST = "SELECT id, siren, name, created_at FROM company WHERE id > $1 ORDER BY id LIMIT $2";
        INSERT = "INSERT INTO company (id, siren, name, created_at, rights_version) VALUES ($1, $2, $3, $4, 0)";
    }
}

pub(crate) fn read(row: &Row) -> Result<Company, Error> {
    Ok(Company {
        id: row.get("id")?,
        siren: siren(row)?,
        name: row.get("name")?,
        since: row.get("created_at")?,
    })
}

fn siren(row: &Row) -> Result<Siren, Error> {
    row.get::<String>("siren")?.parse().map_err(|_| Error::Damaged("the SIREN of a company cannot be read"))
}

/// From a row in which it may be absent, under the names of the session's statement.
pub(crate) fn read_joined(row: &Row) -> Result<Option<Company>, Error> {
    let Some(id) = row.get::<Option<CompanyId>>("company")? else { return Ok(None) };
    Ok(Some(Company { id, siren: siren(row)?, name: row.get("name")?, since: row.get("company_since")? }))
}

pub(crate) async fn by_id(reading: &mut Reading, id: CompanyId) -> Result<Company, Error> {
    let row = reading.row(&sql::BY_ID, params![id]).await?.ok_or(Refusal::NotFound)?;
    read(&row)
}

pub(crate) async fn by_siren(reading: &mut Reading, siren: Siren) -> Result<Option<Company>, Error> {
    let row = reading.row(&sql::BY_SIREN, params![siren.to_string()]).await?;
    row.as_ref().map(read).transpose()
}

/// The company in whose name one acts, for its active members.
pub async fn acting(reading: &mut Reading) -> Result<Company, Error> {
    crate::people::acting_member(reading).await?;
    let id = authority::company(reading.acting())?;
    by_id(reading, id).await
}

/// The companies of the person who acts: what a session can be switched to.
pub async fn mine(reading: &mut Reading) -> Result<Vec<Company>, Error> {
    let person = authority::person(reading.acting())?;
    let rows = reading.rows(&sql::OF_PERSON, params![person]).await?;
    rows.iter().map(read).collect()
}

/// One company, whatever one's own; [`Refusal::NotFound`] when there is none.
pub async fn of(reading: &mut Reading, _: Instructor, id: CompanyId) -> Result<Company, Error> {
    by_id(reading, id).await
}

/// Every company, page by page, in the order of their registration: `after` is the last one of the page before.
pub async fn list(
    reading: &mut Reading,
    _: Instructor,
    after: Option<CompanyId>,
    limit: u32,
) -> Result<Vec<Company>, Error> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    let rows = reading.rows(&sql::LIST, params![after, limit.min(500)]).await?;
    rows.iter().map(read).collect()
}
