//! Setting up, using and taking away the second factor.

use super::recovery::{self, RecoveryCode};
use super::totp::TotpSecret;
use crate::mail::{self, FactorChange, Message, Recipient};
use crate::session::Proof;
use crate::{Error, Refusal, Site, person};
use db::{PersonId, Reading, Timestamp, Writing, params, statements};
use serde_json::json;

statements! {
    READ = "SELECT totp, totp_step, totp_since, administrator, instructor,
            (SELECT COUNT(*) FROM passkey WHERE passkey.person = person.id) AS passkeys
        FROM person WHERE id = $1 AND active";
    BEGIN = "UPDATE person SET totp = $2, totp_step = NULL WHERE id = $1 AND totp_since IS NULL";
    CONFIRM = "UPDATE person SET totp_since = $2, totp_step = $3 WHERE id = $1 AND totp_since IS NULL";
    // A code serves once, whatever the number of nodes: the step only goes up.
    USE_STEP = "UPDATE person SET totp_step = $2
        WHERE id = $1 AND totp_since IS NOT NULL AND (totp_step IS NULL OR totp_step < $2)";
    REMOVE = "UPDATE person SET totp = NULL, totp_step = NULL, totp_since = NULL WHERE id = $1";
    ADD_RECOVERY = "INSERT INTO recovery_code (person, hash) VALUES ($1, $2)";
    USE_RECOVERY = "UPDATE recovery_code SET used_at = $3 WHERE person = $1 AND hash = $2 AND used_at IS NULL";
    DROP_RECOVERY = "DELETE FROM recovery_code WHERE person = $1";
    LEFT = "SELECT COUNT(*) AS count FROM recovery_code WHERE person = $1 AND used_at IS NULL";
}

struct State {
    secret: Option<TotpSecret>,
    step: Option<u64>,
    since: Option<Timestamp>,
    staff: bool,
    passkeys: u64,
}

async fn state(reading: &mut Reading, site: &Site, person: PersonId) -> Result<State, Error> {
    let row = reading.row(&READ, params![person]).await?.ok_or(Refusal::NotFound)?;
    let secret = match row.get::<Option<Vec<u8>>>("totp")? {
        None => None,
        Some(sealed) => {
            let clear = site.sealer.open(&purpose(person), &sealed);
            let secret = clear.ok().and_then(|clear| TotpSecret::from_bytes(&clear));
            Some(secret.ok_or(Error::Damaged("a TOTP secret was sealed under another key"))?)
        }
    };
    Ok(State {
        secret,
        step: row.get("totp_step")?,
        since: row.get("totp_since")?,
        staff: row.get::<bool>("administrator")? || row.get::<bool>("instructor")?,
        passkeys: row.get("passkeys")?,
    })
}

pub(super) fn purpose(person: PersonId) -> String {
    format!("totp:{person}")
}

/// What an account page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overview {
    /// Since when codes from a telephone are asked for.
    pub totp_since: Option<Timestamp>,
    /// Recovery codes left.
    pub recovery_left: u64,
    /// Passkeys.
    pub passkeys: u64,
}

/// How one's own account is protected.
pub async fn overview(reading: &mut Reading, site: &Site) -> Result<Overview, Error> {
    let person = crate::authority::person(reading.acting())?;
    let state = state(reading, site, person).await?;
    let left = reading.row(&LEFT, params![person]).await?;
    let recovery_left = left.map(|row| row.get("count")).transpose()?.unwrap_or(0);
    Ok(Overview { totp_since: state.since, recovery_left, passkeys: state.passkeys })
}

/// Begins: the secret to be shown, as a QR code of its [`uri`](TotpSecret::uri) and as text. Nothing is asked at sign-in
/// until it is confirmed by a first code; beginning again forgets the secret before.
pub async fn begin(writing: &mut Writing, site: &Site, proof: Proof) -> Result<TotpSecret, Error> {
    let acting = writing.acting().clone();
    let secret = TotpSecret::new(&acting);
    let sealed = site.sealer.seal(&acting, &purpose(proof.person), secret.bytes())?;
    if writing.execute(&BEGIN, params![proof.person, sealed]).await? == 0 {
        return Err(Refusal::AlreadySetUp.into());
    }
    crate::audit(writing, "totp.begun", "person", proof.person, None, json!({})).await?;
    Ok(secret)
}

/// The secret that was begun and not confirmed yet, to be shown again.
pub async fn pending(reading: &mut Reading, site: &Site, proof: Proof) -> Result<Option<TotpSecret>, Error> {
    let state = state(reading, site, proof.person).await?;
    Ok(state.secret.filter(|_| state.since.is_none()))
}

/// Confirms by a first code: codes are asked for from now on. The recovery codes are shown this once.
pub async fn confirm(
    writing: &mut Writing,
    site: &Site,
    proof: Proof,
    typed: &str,
) -> Result<Vec<RecoveryCode>, Error> {
    let state = state(writing, site, proof.person).await?;
    if state.since.is_some() {
        return Err(Refusal::AlreadySetUp.into());
    }
    let (now, secret) = (writing.acting().now(), state.secret.ok_or(Refusal::NotSetUp)?);
    let step = secret.check(typed, now, None).ok_or(Refusal::WrongCode)?;
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    if writing.execute(&CONFIRM, params![proof.person, now, step]).await? == 0 {
        return Err(Refusal::AlreadySetUp.into());
    }
    let codes = renew_codes(writing, proof.person).await?;
    tell(writing, site, proof.person, FactorChange::TotpAdded).await?;
    crate::audit(writing, "totp.added", "person", proof.person, None, json!({})).await?;
    Ok(codes)
}

/// Takes it away, with the recovery codes.
pub async fn remove(writing: &mut Writing, site: &Site, proof: Proof) -> Result<(), Error> {
    let state = state(writing, site, proof.person).await?;
    if state.since.is_none() {
        return Err(Refusal::NotSetUp.into());
    }
    if state.staff && state.passkeys == 0 && site.sessions.staff_needs_second_factor {
        return Err(Refusal::StaffNeedsSecondFactor.into());
    }
    drop_all(writing, proof.person).await?;
    tell(writing, site, proof.person, FactorChange::TotpRemoved).await?;
    crate::audit(writing, "totp.removed", "person", proof.person, None, json!({})).await
}

/// Forgets the secret and the recovery codes.
pub(crate) async fn drop_all(writing: &mut Writing, person: PersonId) -> Result<(), Error> {
    writing.execute(&REMOVE, params![person]).await?;
    writing.execute(&DROP_RECOVERY, params![person]).await?;
    Ok(())
}

/// New recovery codes; the old ones die.
pub async fn renew_recovery(
    writing: &mut Writing,
    site: &Site,
    proof: Proof,
) -> Result<Vec<RecoveryCode>, Error> {
    if state(writing, site, proof.person).await?.since.is_none() {
        return Err(Refusal::NotSetUp.into());
    }
    let codes = renew_codes(writing, proof.person).await?;
    tell(writing, site, proof.person, FactorChange::RecoveryRenewed).await?;
    crate::audit(writing, "recovery.renewed", "person", proof.person, None, json!({})).await?;
    Ok(codes)
}

async fn renew_codes(writing: &mut Writing, person: PersonId) -> Result<Vec<RecoveryCode>, Error> {
    writing.execute(&DROP_RECOVERY, params![person]).await?;
    let codes = recovery::fresh(&writing.acting().clone());
    for code in &codes {
        if let Some(hash) = recovery::hash(code) {
            writing.execute(&ADD_RECOVERY, params![person, hash]).await?;
        }
    }
    Ok(codes)
}

/// Is this the code of the telephone, for the first time?
pub(crate) async fn use_code(
    writing: &mut Writing,
    site: &Site,
    person: PersonId,
    typed: &str,
) -> Result<bool, Error> {
    let state = state(writing, site, person).await?;
    let (Some(secret), Some(_)) = (state.secret, state.since) else { return Ok(false) };
    let Some(step) = secret.check(typed, writing.acting().now(), state.step) else { return Ok(false) };
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    Ok(writing.execute(&USE_STEP, params![person, step]).await? == 1)
}

/// Is this a recovery code that was not used yet?
pub(crate) async fn use_recovery(
    writing: &mut Writing,
    person: PersonId,
    typed: &str,
) -> Result<bool, Error> {
    let Some(hash) = recovery::hash(typed) else { return Ok(false) };
    let now = writing.acting().now();
    let used = writing.execute(&USE_RECOVERY, params![person, hash, now]).await? == 1;
    if used {
        crate::audit(writing, "recovery.used", "person", person, None, json!({})).await?;
    }
    Ok(used)
}

/// Tells the owner that the ways to sign in changed.
pub(crate) async fn tell(
    writing: &mut Writing,
    site: &Site,
    person: PersonId,
    change: FactorChange,
) -> Result<(), Error> {
    let person = person::by_id(writing, person).await?;
    let to = Recipient { email: person.email, lang: person.lang };
    mail::post(writing, site, &to, &Message::SecondFactorChanged { change }).await
}
