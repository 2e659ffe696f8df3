//! Identifiers of the room's records.

db::id! {
    /// A request for an account.
    RegistrationId,
    /// Somebody asked for a company that is there already.
    JoinRequestId,
    /// An invitation into a company.
    InvitationId,
    /// A session.
    SessionId,
    /// A passkey.
    PasskeyId,
    /// A mail on its way.
    MailId,
}
