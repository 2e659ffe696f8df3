//! Mails on their way: written with their cause, sent by a job, gone once sent.

use super::message::{Letter, Message, Recipient};
use super::transport::Transport;
use super::{mime, words};
use crate::field::EmailAddress;
use crate::ids::MailId;
use crate::{Error, Site};
use db::jobs::{JobError, JobResult, Run};
use db::{NewJob, Timestamp, Writing, params, statements};
use lettre::message::Mailbox;
use std::sync::Arc;

/// Kind of the job that sends a mail.
pub const SEND: &str = "accounts.mail";

statements! {
    POST = "INSERT INTO outbox (id, sealed, created_at) VALUES ($1, $2, $3)";
    TO_SEND = "SELECT sealed, created_at FROM outbox WHERE id = $1";
    SENT = "DELETE FROM outbox WHERE id = $1";
}

/// Writes a mail that leaves if, and when, this transaction is kept.
pub async fn post(
    writing: &mut Writing,
    site: &Site,
    to: &Recipient,
    message: &Message,
) -> Result<(), Error> {
    let letter = words::letter(&site.base, to, message);
    enqueue(writing, site, &letter).await
}

async fn enqueue(writing: &mut Writing, site: &Site, letter: &Letter) -> Result<(), Error> {
    let acting = writing.acting().clone();
    let id: MailId = acting.new_id();
    let clear = serde_json::to_vec(letter).map_err(|_| Error::Damaged("a letter cannot be written"))?;
    let sealed = site.sealer.seal(&acting, &purpose(id), &clear)?;
    writing.execute(&POST, params![id, sealed, acting.now()]).await?;
    // The job names the mail; who reads the jobs reads no address and no link.
    writing.enqueue(NewJob::new(SEND, serde_json::json!({ "mail": id }))).await?;
    Ok(())
}

/// The same work with or without somebody to write to: what it takes does not tell whether an address has an account.
pub(crate) async fn post_or_not(
    writing: &mut Writing,
    site: &Site,
    to: Option<&Recipient>,
    message: &Message,
) -> Result<(), Error> {
    match to {
        Some(to) => post(writing, site, to, message).await,
        None => {
            let letter = words::letter(&site.base, &nobody(), message);
            enqueue(writing, site, &Letter { to: String::new(), ..letter }).await
        }
    }
}

fn nobody() -> Recipient {
    Recipient { email: EmailAddress::nobody(), lang: crate::Lang::Fr }
}

fn purpose(id: MailId) -> String {
    format!("mail:{id}")
}

/// How mails leave.
#[derive(Clone)]
pub struct Delivery {
    from: Mailbox,
    transport: Arc<dyn Transport>,
}

/// The sender is no `Name <address>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sender of mails must be an address, or a name and an address: Jalon <jalon@example.org>")]
pub struct NotASender;

impl Delivery {
    /// Mails leave in the name of `from`, by this transport.
    pub fn new(from: &str, transport: Arc<dyn Transport>) -> Result<Self, NotASender> {
        Ok(Self { from: from.parse().map_err(|_| NotASender)?, transport })
    }

    /// What an administrator is shown.
    pub fn describe(&self) -> String {
        self.transport.describe()
    }
}

impl std::fmt::Debug for Delivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Delivery({})", self.describe())
    }
}

/// The handler of [`SEND`].
pub async fn send(run: Run, site: Site, delivery: Delivery) -> JobResult {
    let id: MailId = run.job.payload["mail"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| JobError::hopeless("the job names no mail"))?;
    let row = {
        let mut reading = run.db.read(&run.acting).await?;
        reading.row(&TO_SEND, params![id]).await?
    };
    // Sent by a run that could not tell.
    let Some(row) = row else { return Ok(()) };
    let clear = site
        .sealer
        .open(&purpose(id), &row.get::<Vec<u8>>("sealed")?)
        .map_err(|_| JobError::hopeless("the mail was sealed under another key"))?;
    let letter: Letter =
        serde_json::from_slice(&clear).map_err(|_| JobError::hopeless("the mail cannot be read"))?;
    let at: Timestamp = row.get("created_at")?;
    if letter.to.is_empty() {
        return sent(&run, id).await;
    }
    let left = match mime::message(&letter, &delivery.from, &id.to_string(), site.base.host(), at) {
        Ok(mail) => delivery.transport.send(&mail).await,
        Err(error) => Err(error),
    };
    match left {
        Ok(()) => sent(&run, id).await,
        Err(error) if error.passing => Err(JobError::retry(error.message)),
        Err(error) => Err(JobError::hopeless(error.message)),
    }
}

async fn sent(run: &Run, id: MailId) -> JobResult {
    let mut writing = run.db.write(&run.acting).await?;
    writing.execute(&SENT, params![id]).await?;
    run.finish_in(&mut writing).await?;
    Ok(writing.commit().await?)
}
