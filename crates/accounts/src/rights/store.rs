//! Rights in the records.

use super::grant::{MayCreateProduct, MayGiveRights, Standing};
use super::level::Level;
use super::matrix::{Change, Holder, Matrix};
use super::object::{Object, ProductKey, QuestionnaireCode};
use crate::people;
use crate::{Error, Refusal, Role, authority};
use db::{CompanyId, PersonId, Reading, Writing, params, statements};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

statements! {
    OF_MEMBER = "SELECT object, level FROM member_right WHERE company = $1 AND person = $2";
    OF_COMPANY = "SELECT person, object, level FROM member_right WHERE company = $1 ORDER BY person, object";
    VERSION = "SELECT rights_version FROM company WHERE id = $1";
    NEXT_VERSION = "UPDATE company SET rights_version = rights_version + 1 WHERE id = $1 AND rights_version = $2";
    GREW = "UPDATE company SET rights_version = rights_version + 1 WHERE id = $1";
    PUT = "INSERT INTO member_right (company, person, object, level) VALUES ($1, $2, $3, $4)
        ON CONFLICT (company, person, object) DO UPDATE SET level = excluded.level";
    REMOVE = "DELETE FROM member_right WHERE company = $1 AND person = $2 AND object = $3";
    // The slash ends the identifier: no product is the beginning of another.
    FORGET_PRODUCT = "DELETE FROM member_right WHERE company = $1 AND object >= $2 AND object < $3";
}

/// What who acts is and may in the company in whose name they act: two indexed reads.
pub async fn standing(reading: &mut Reading) -> Result<Standing, Error> {
    let member = people::acting_member(reading).await?;
    let (company, now) = (authority::company(reading.acting())?, reading.acting().now());
    let rows = reading.rows(&OF_MEMBER, params![company, member.person]).await?;
    let levels = rows.iter().map(|row| Ok((row.get("object")?, row.get("level")?)));
    let levels = levels.collect::<Result<BTreeMap<Object, Level>, Error>>()?;
    Ok(Standing::of(company, &member, levels, now)?)
}

/// The matrix of the company in whose name one acts, and its version: to be given back when it is saved. `objects` are
/// the columns, in order: the room of products knows them. For Responsables; a Contributeur sees the own row only.
pub async fn matrix(reading: &mut Reading, objects: Vec<Object>) -> Result<(Matrix, i64), Error> {
    let member = people::acting_member(reading).await?;
    let (company, now) = (authority::company(reading.acting())?, reading.acting().now());
    let circle = people::store::circle(reading, company).await?;
    let alone = !member.is_responsable(now);
    let holders = circle
        .members()
        .iter()
        .filter(|other| other.active && (!alone || other.person == member.person))
        .map(|other| Holder { person: other.person, role: other.role_at(now) })
        .collect();
    let version = version(reading, company).await?;
    Ok((Matrix::new(holders, objects, given(reading, company).await?), version))
}

async fn version(reading: &mut Reading, company: CompanyId) -> Result<i64, Error> {
    let row = reading.row(&VERSION, params![company]).await?.ok_or(Refusal::NotFound)?;
    Ok(row.get("rights_version")?)
}

async fn given(reading: &mut Reading, company: CompanyId) -> Result<Vec<((PersonId, Object), Level)>, Error> {
    let rows = reading.rows(&OF_COMPANY, params![company]).await?;
    rows.iter().map(|row| Ok(((row.get("person")?, row.get("object")?), row.get("level")?))).collect()
}

/// Saves what changed since the matrix of this version was read; [`Refusal::Stale`] when somebody saved in between. The
/// changes that were made, for a summary.
pub async fn save(
    writing: &mut Writing,
    grant: &MayGiveRights,
    matrix: &Matrix,
    version: i64,
) -> Result<Vec<Change>, Error> {
    let company = grant.company();
    if authority::company(writing.acting())? != company {
        return Err(Refusal::NotFound.into());
    }
    people::store::alone(writing, company).await?;
    if writing.execute(&NEXT_VERSION, params![company, version]).await? == 0 {
        return Err(Refusal::Stale.into());
    }
    let (before, _) = self::matrix(writing, matrix.objects().to_vec()).await?;
    let known: BTreeSet<_> = before.holders().iter().map(|holder| (holder.person, holder.role)).collect();
    // Somebody left or changed roles while the matrix was on a screen.
    if matrix.holders().iter().any(|holder| !known.contains(&(holder.person, holder.role))) {
        return Err(Refusal::Stale.into());
    }
    let shown: BTreeSet<_> = matrix.holders().iter().map(|holder| holder.person).collect();
    let changes: Vec<_> =
        matrix.changes_since(&before).into_iter().filter(|change| shown.contains(&change.person)).collect();
    for change in &changes {
        put(writing, company, change.person, &change.object, change.to).await?;
        let detail = json!({
            "object": change.object.to_string(), "from": change.from.word(), "to": change.to.word(),
        });
        crate::audit(writing, "right.given", "person", change.person, Some(company), detail).await?;
    }
    Ok(changes)
}

/// Writes one right.
/// Whoever creates a product may validate its questionnaires: without this, a Contributeur could not answer what they
/// have just begun (FAQ of Convergence: every member creates products; rights are given questionnaire by questionnaire).
/// A Responsable needs no right.
pub async fn begin_product(
    writing: &mut Writing,
    grant: &MayCreateProduct,
    product: ProductKey,
    questionnaires: &[QuestionnaireCode],
) -> Result<(), Error> {
    let standing = standing(writing).await?;
    if standing.company() != grant.company() || standing.person() != grant.person() {
        return Err(Refusal::NotFound.into());
    }
    if standing.role() == Role::Responsable {
        return Ok(());
    }
    for questionnaire in questionnaires {
        let object = Object::Questionnaire { product, questionnaire: questionnaire.clone() };
        put(writing, grant.company(), grant.person(), &object, Level::Validate).await?;
    }
    writing.execute(&GREW, params![grant.company()]).await?;
    let detail = json!({ "product": product.to_string(), "level": Level::Validate.word() });
    crate::audit(writing, "rights.begun", "company", grant.company(), Some(grant.company()), detail).await
}

pub(crate) async fn put(
    writing: &mut Writing,
    company: CompanyId,
    person: PersonId,
    object: &Object,
    level: Level,
) -> Result<(), Error> {
    if level == Level::None {
        writing.execute(&REMOVE, params![company, person, object]).await?;
    } else {
        writing.execute(&PUT, params![company, person, object, level]).await?;
    }
    Ok(())
}

/// A product is gone: so are the rights on its questionnaires. Called in the transaction that removes it.
pub async fn forget_product(
    writing: &mut Writing,
    company: CompanyId,
    product: ProductKey,
) -> Result<(), Error> {
    let (from, to) = (format!("{product}/"), format!("{product}0"));
    let gone = writing.execute(&FORGET_PRODUCT, params![company, from, to]).await?;
    let detail = json!({ "rights": gone });
    crate::audit(writing, "right.product_forgotten", "product", product, Some(company), detail).await
}
