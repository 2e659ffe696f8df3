//! Inviting somebody into the company.

use super::store;
use crate::field::EmailAddress;
use crate::ids::InvitationId;
use crate::login::{Counted, throttle};
use crate::mail::{self, Message, Recipient};
use crate::{Error, Lang, Refusal, Role, Site, Token, authority, company, person};
use db::{PersonId, Reading, Timestamp, Writing, params, statements};
use serde::Serialize;
use serde_json::json;
use std::time::Duration;

/// How long an invitation waits.
pub(crate) const LASTS: Duration = Duration::from_secs(7 * 24 * 3600);

statements! {
    PUT = "INSERT INTO invitation (id, company, email, role, lang, invited_by, token, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (company, email) DO UPDATE SET id = excluded.id, role = excluded.role, lang = excluded.lang,
            invited_by = excluded.invited_by, token = excluded.token, created_at = excluded.created_at,
            expires_at = excluded.expires_at";
    OF_EMAIL = "SELECT role FROM invitation WHERE company = $1 AND email = $2 AND expires_at > $3";
    BY_TOKEN = "SELECT id, company, email, role, lang, invited_by, expires_at FROM invitation
        WHERE token = $1 AND expires_at > $2";
    PENDING = "SELECT invitation.id, invitation.email, invitation.role, invitation.invited_by, invitation.created_at,
            invitation.expires_at, person.given_name, person.family_name
        FROM invitation JOIN person ON person.id = invitation.invited_by
        WHERE invitation.company = $1 ORDER BY invitation.created_at DESC, invitation.id";
    OF_COMPANY = "SELECT invited_by, role FROM invitation WHERE company = $1 AND id = $2";
    DELETE = "DELETE FROM invitation WHERE company = $1 AND id = $2";
    TIDY = "DELETE FROM invitation WHERE expires_at < $1";
}

/// Whom to invite, as what.
#[derive(Debug, Clone)]
pub struct Invite {
    /// The address.
    pub email: EmailAddress,
    /// As what. A Contributeur invites Contributeurs only.
    pub role: Role,
    /// Language of the mail.
    pub lang: Lang,
}

/// Invites somebody into the company in whose name one acts. Inviting the same address again sends another link and
/// kills the one before.
pub async fn invite(writing: &mut Writing, site: &Site, input: &Invite) -> Result<InvitationId, Error> {
    let acting = writing.acting().clone();
    let (actor, company, now) = (authority::person(&acting)?, authority::company(&acting)?, acting.now());
    store::alone(writing, company).await?;
    let circle = store::circle(writing, company).await?;
    let member = circle.actor(actor)?;
    if input.role == Role::Responsable {
        // An invitation has no end: it takes what a delegation without end takes.
        if circle.responsable(actor, now)?.until.is_some() {
            return Err(Refusal::DelegateCannotDelegate.into());
        }
    } else if !member.is_responsable(now) {
        let waiting = writing.row(&OF_EMAIL, params![company, &input.email, now]).await?;
        if waiting.map(|row| row.get::<Role>("role")).transpose()? == Some(Role::Responsable) {
            return Err(Refusal::ResponsableOnly.into());
        }
    }
    if let Some(person) = person::by_email(writing, &input.email).await?
        && circle.get(person.id).is_some()
    {
        return Err(Refusal::AlreadyMember.into());
    }
    throttle::count(writing, Counted::Mail, input.email.as_str())
        .await?
        .map_err(|_| Refusal::TooManyMails)?;

    let (id, token, until) = (acting.new_id::<InvitationId>(), Token::new(&acting), now.plus(LASTS));
    let parameters =
        params![id, company, &input.email, input.role, input.lang, actor, token.hash(), now, until];
    writing.execute(&PUT, parameters).await?;
    let company = company::by_id(writing, company).await?;
    let message = Message::Invitation {
        company: company.name,
        by: person::by_id(writing, actor).await?.name.to_string(),
        role: input.role,
        link: site.base.invitation(&token),
        until,
    };
    let to = Recipient { email: input.email.clone(), lang: input.lang };
    mail::post(writing, site, &to, &message).await?;
    let detail = json!({ "role": input.role.word() });
    crate::audit(writing, "invitation.sent", "invitation", id, Some(company.id), detail).await?;
    Ok(id)
}

/// An invitation that waits, or whose time is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PendingInvitation {
    /// Identifier.
    pub id: InvitationId,
    /// Who is invited.
    pub email: EmailAddress,
    /// As what.
    pub role: Role,
    /// Who invited.
    pub by: PersonId,
    /// Name of who invited.
    pub by_name: String,
    /// Until when the link works.
    pub until: Timestamp,
}

/// The invitations of the company in whose name one acts, the latest first.
pub async fn pending(reading: &mut Reading) -> Result<Vec<PendingInvitation>, Error> {
    super::acting_member(reading).await?;
    let company = authority::company(reading.acting())?;
    let rows = reading.rows(&PENDING, params![company]).await?;
    let pending = rows.iter().map(|row| {
        Ok(PendingInvitation {
            id: row.get("id")?,
            email: row.get("email")?,
            role: row.get("role")?,
            by: row.get("invited_by")?,
            by_name: format!("{} {}", row.get::<String>("given_name")?, row.get::<String>("family_name")?),
            until: row.get("expires_at")?,
        })
    });
    pending.collect()
}

/// Takes an invitation back: a Responsable, or who invited.
pub async fn cancel(writing: &mut Writing, id: InvitationId) -> Result<(), Error> {
    let member = super::acting_member(writing).await?;
    let (company, now) = (authority::company(writing.acting())?, writing.acting().now());
    let row = writing.row(&OF_COMPANY, params![company, id]).await?.ok_or(Refusal::NotFound)?;
    if row.get::<PersonId>("invited_by")? != member.person && !member.is_responsable(now) {
        return Err(Refusal::ResponsableOnly.into());
    }
    writing.execute_one(&DELETE, params![company, id]).await?;
    crate::audit(writing, "invitation.cancelled", "invitation", id, Some(company), json!({})).await
}
