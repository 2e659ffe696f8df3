//! What one does with one's own sessions.

use super::open::{Means, Opened, Proof, Session};
use super::store;
use crate::ids::SessionId;
use crate::login::{Counted, throttle};
use crate::password::{self, Checked, Password};
use crate::{Error, Refusal, Site, Token, authority, second_factor};
use db::{Acting, CompanyId, Database, PersonId, Reading, Timestamp, Writing, params};
use serde::Serialize;
use serde_json::json;

/// A line of the list of one's sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionLine {
    /// Identifier.
    pub id: SessionId,
    /// How it was opened.
    pub means: Means,
    /// Browser and system.
    pub agent: String,
    /// Where from, roughly.
    pub network: String,
    /// The company it acts for.
    pub company: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// Last use, within a minute.
    pub seen: Timestamp,
}

/// One's open sessions, the last used first.
pub async fn list(reading: &mut Reading, site: &Site) -> Result<Vec<SessionLine>, Error> {
    let (person, now) = (authority::person(reading.acting())?, reading.acting().now());
    let rows = reading.rows(&store::OF_PERSON, params![person]).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let (since, seen) = (row.get("created_at")?, row.get("seen_at")?);
        if !site.sessions.is_over(since, seen, now) {
            lines.push(SessionLine {
                id: row.get("id")?,
                means: row.get("means")?,
                agent: row.get("agent")?,
                network: row.get("network")?,
                company: row.get("name")?,
                since,
                seen,
            });
        }
    }
    Ok(lines)
}

/// Ends one of one's own sessions; also signing out.
pub async fn end(writing: &mut Writing, id: SessionId) -> Result<(), Error> {
    let person = authority::person(writing.acting())?;
    if writing.execute(&store::END, params![id, person]).await? == 0 {
        return Err(Refusal::NotFound.into());
    }
    crate::audit(writing, "session.ended", "session", id, None, json!({ "person": person })).await
}

/// Ends one's sessions but this one; how many were ended.
pub async fn end_others(writing: &mut Writing, but: SessionId) -> Result<u64, Error> {
    let person = authority::person(writing.acting())?;
    let ended = writing.execute(&store::END_OTHERS, params![person, but]).await?;
    let detail = json!({ "person": person, "ended": ended });
    crate::audit(writing, "session.others_ended", "session", but, None, detail).await?;
    Ok(ended)
}

pub(crate) async fn end_all(writing: &mut Writing, person: PersonId) -> Result<(), Error> {
    writing.execute(&store::END_ALL, params![person]).await?;
    Ok(())
}

/// Ends every session but that of the proof, which gets a new token.
pub(crate) async fn start_anew(writing: &mut Writing, proof: Proof) -> Result<Opened, Error> {
    let acting = writing.acting().clone();
    let token = Token::new(&acting);
    writing.execute(&store::END_OTHERS, params![proof.person, proof.session]).await?;
    let parameters = params![proof.session, proof.person, token.hash(), acting.now()];
    writing.execute_one(&store::ROTATE, parameters).await?;
    Ok(Opened { id: proof.session, person: proof.person, token })
}

/// From now on this session acts for another of one's companies.
pub async fn switch_company(writing: &mut Writing, id: SessionId, company: CompanyId) -> Result<(), Error> {
    let person = authority::person(writing.acting())?;
    writing.row(&store::IS_MEMBER, params![company, person]).await?.ok_or(Refusal::NotFound)?;
    if writing.execute(&store::SWITCH, params![id, person, company]).await? == 0 {
        return Err(Refusal::NotFound.into());
    }
    crate::audit(writing, "session.switched", "session", id, Some(company), json!({ "person": person })).await
}

/// Shows again who one is, by the password. Tries count as those of a login.
pub async fn prove_by_password(
    site: &Site,
    db: &Database,
    acting: &Acting,
    session: &Session,
    typed: Password,
) -> Result<Proof, Error> {
    count_try(db, acting, session).await?;
    let stored = password::of_person(&mut db.read(acting).await?, session.person.id).await?;
    let checked = site.hashing(move |hasher| hasher.check(&typed, stored.as_ref())).await?;
    match checked {
        Checked::Right { .. } => proved(db, acting, session).await,
        Checked::Wrong => Err(Refusal::WrongPassword.into()),
    }
}

/// Shows again who one is, by a code from a telephone.
pub async fn prove_by_code(
    site: &Site,
    db: &Database,
    acting: &Acting,
    session: &Session,
    typed: &str,
) -> Result<Proof, Error> {
    count_try(db, acting, session).await?;
    let mut writing = db.write(acting).await?;
    if !second_factor::use_code(&mut writing, site, session.person.id, typed).await? {
        return Err(Refusal::WrongCode.into());
    }
    writing.commit().await?;
    proved(db, acting, session).await
}

async fn count_try(db: &Database, acting: &Acting, session: &Session) -> Result<(), Error> {
    let mut writing = db.write(acting).await?;
    let email = session.person.email.as_str();
    throttle::count(&mut writing, Counted::Account, email).await?.map_err(|_| Refusal::TooManyTries)?;
    Ok(writing.commit().await?)
}

async fn proved(db: &Database, acting: &Acting, session: &Session) -> Result<Proof, Error> {
    let mut writing = db.write(acting).await?;
    throttle::clear(&mut writing, Counted::Account, session.person.email.as_str()).await?;
    let proof = note_proof(&mut writing, session).await?;
    writing.commit().await?;
    Ok(proof)
}

/// Notes that identity was shown again.
pub(crate) async fn note_proof(writing: &mut Writing, session: &Session) -> Result<Proof, Error> {
    let now = writing.acting().now();
    if writing.execute(&store::PROVE, params![session.id, session.person.id, now]).await? == 0 {
        return Err(Refusal::SessionOver.into());
    }
    crate::audit(writing, "session.proved", "session", session.id, None, json!({})).await?;
    Ok(Proof { session: session.id, person: session.person.id })
}
