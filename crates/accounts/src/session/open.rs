//! Opening and resuming sessions.

use super::client::Client;
use super::rules::TOUCH;
use super::store;
use crate::ids::SessionId;
use crate::model::words;
use crate::{Company, Error, Person, Refusal, Role, Site, Token, company, person};
use db::{Acting, Actor, CompanyId, Database, PersonId, Roles, Row, Timestamp, Writing, params};
use identifiers::Text;
use serde_json::json;

words! {
    /// How a session was opened.
    Means {
        /// By the password alone.
        Password = "password",
        /// By the password and a code from a telephone.
        Code = "code",
        /// By the password and a recovery code.
        Recovery = "recovery",
        /// By a passkey, which is two factors by itself.
        Passkey = "passkey",
    }
}

impl Means {
    /// Whether two factors were shown.
    pub const fn is_strong(self) -> bool {
        !matches!(self, Self::Password)
    }

    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::Password => Text::new("mot de passe", "password"),
            Self::Code => Text::new("mot de passe et code", "password and code"),
            Self::Recovery => Text::new("mot de passe et code de secours", "password and recovery code"),
            Self::Passkey => Text::new("clé d’accès", "passkey"),
        }
    }
}

/// A session, as every request finds it.
#[derive(Debug, Clone)]
pub struct Session {
    /// Identifier.
    pub id: SessionId,
    /// Whose.
    pub person: Person,
    /// In whose name one acts, while one is an active member of it.
    pub company: Option<Company>,
    /// The role in it that holds now.
    pub role: Option<Role>,
    /// Every role, over the platform and in the company.
    pub roles: Roles,
    /// How it was opened.
    pub means: Means,
    /// The account is an instructor's or administrator's, but this session was opened by a password alone: those roles
    /// wait for a second factor.
    pub second_factor_awaited: bool,
    /// Since when.
    pub since: Timestamp,
    /// Last proof of identity: the opening, or a confirmation since.
    pub proved: Timestamp,
}

impl Session {
    /// The same request, now in the name of this session.
    #[must_use]
    pub fn acting(&self, visitor: &Acting) -> Acting {
        let mut acting = visitor.clone().with_roles(self.roles);
        acting.actor = Actor::Person(self.person.id);
        acting.company = self.company.as_ref().map(|company| company.id);
        acting
    }

    /// Proof that identity was shown a short while ago, for sensitive actions; else [`Refusal::ProofNeeded`].
    pub fn proof(&self, site: &Site, now: Timestamp) -> Result<Proof, Refusal> {
        if self.proved.plus(site.sessions.proof) <= now {
            return Err(Refusal::ProofNeeded);
        }
        Ok(Proof { session: self.id, person: self.person.id })
    }
}

/// Proof that who acts showed who they are a short while ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    pub(crate) session: SessionId,
    pub(crate) person: PersonId,
}

/// A session that was just opened: the token is for the cookie.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Identifier.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// A secret: `HttpOnly`, `Secure`, `SameSite=Lax`.
    pub token: Token,
}

/// Opens a session for somebody whose identity was shown, in the first of the companies.
pub(crate) async fn open(
    writing: &mut Writing,
    person: PersonId,
    means: Means,
    client: &Client,
) -> Result<Opened, Error> {
    let acting = writing.acting().clone();
    let (id, token) = (acting.new_id::<SessionId>(), Token::new(&acting));
    let first = writing.row(&store::FIRST_COMPANY, params![person]).await?;
    let company: Option<CompanyId> = first.map(|row| row.get("company")).transpose()?;
    let (agent, network) = (client.agent.as_str(), client.network.as_str());
    let parameters = params![id, token.hash(), person, company, means, agent, network, acting.now()];
    writing.execute(&store::INSERT, parameters).await?;
    let detail = json!({ "means": means.word(), "person": person });
    crate::audit(writing, "session.opened", "session", id, company, detail).await?;
    Ok(Opened { id, person, token })
}

/// The session of a token, or nothing when it is over, was ended, or its account closed. One indexed read; at most one
/// write a minute.
pub async fn resume(
    site: &Site,
    db: &Database,
    acting: &Acting,
    token: &Token,
) -> Result<Option<Session>, Error> {
    let now = acting.now();
    let row = db.read(acting).await?.row(&store::FIND, params![token.hash()]).await?;
    let Some(row) = row else { return Ok(None) };
    let seen: Timestamp = row.get("seen_at")?;
    if site.sessions.is_over(row.get("created_at")?, seen, now) {
        return Ok(None);
    }
    let session = read(&row, site, now)?;
    if seen.plus(TOUCH) <= now {
        // Reading goes on when nothing can be written; idleness then counts from the last time something could.
        if let Err(error) = touch(db, acting, session.id).await {
            tracing::warn!(error.code = error.code(), "The last use of a session could not be noted");
        }
    }
    Ok(Some(session))
}

async fn touch(db: &Database, acting: &Acting, id: SessionId) -> Result<(), db::DbError> {
    let mut writing = db.write(acting).await?;
    let (now, before) = (acting.now(), acting.now().minus(TOUCH).plus(std::time::Duration::from_millis(1)));
    writing.execute(&store::TOUCH, params![id, now, before]).await?;
    writing.commit().await
}

fn read(row: &Row, site: &Site, now: Timestamp) -> Result<Session, Error> {
    let means: Means = row.get("means")?;
    let trusted = means.is_strong() || !site.sessions.staff_needs_second_factor;
    let (administrator, instructor): (bool, bool) = (row.get("administrator")?, row.get("instructor")?);
    let role = match row.get::<Option<Role>>("role")? {
        Some(Role::Responsable) => match row.get::<Option<Timestamp>>("until")? {
            Some(until) if until <= now => Some(Role::Contributeur),
            _ => Some(Role::Responsable),
        },
        other => other,
    };
    let mut roles = Roles::NONE;
    for (has, which) in [
        (administrator && trusted, Roles::ADMINISTRATOR),
        (instructor && trusted, Roles::INSTRUCTOR),
        (role == Some(Role::Responsable), Roles::RESPONSABLE),
        (role == Some(Role::Contributeur), Roles::CONTRIBUTEUR),
    ] {
        if has {
            roles = roles.and(which);
        }
    }
    Ok(Session {
        id: row.get("id")?,
        person: person::read_as(row, row.get("person")?)?,
        company: company::read_joined(row)?,
        role,
        roles,
        means,
        second_factor_awaited: (administrator || instructor) && !trusted,
        since: row.get("created_at")?,
        proved: row.get("proved_at")?,
    })
}
