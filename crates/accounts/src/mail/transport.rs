//! What carries a mail away.

use futures_util::future::BoxFuture;
use lettre::Message;

/// Why a mail did not leave. The message names no address: it is kept with the job and shown to administrators.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NotSent {
    /// What happened.
    pub message: String,
    /// It may leave later. Otherwise trying again is useless.
    pub passing: bool,
}

impl NotSent {
    /// It may leave later.
    pub fn passing(message: impl Into<String>) -> Self {
        Self { message: message.into(), passing: true }
    }

    /// It never will.
    pub fn hopeless(message: impl Into<String>) -> Self {
        Self { message: message.into(), passing: false }
    }
}

/// Carries mails away: a folder, an SMTP server, or what a test wants.
pub trait Transport: Send + Sync {
    /// Sends one mail. An answer means that somebody else has it, durably. The same mail may be sent twice, after a
    /// crash between the sending and the note of it: its `Message-ID` is the same.
    fn send<'a>(&'a self, mail: &'a Message) -> BoxFuture<'a, Result<(), NotSent>>;

    /// What an administrator is shown: no password.
    fn describe(&self) -> String;
}
