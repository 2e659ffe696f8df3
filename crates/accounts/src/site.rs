//! What every action needs of the platform.

use crate::Sealer;
use crate::mail::BaseUrl;
use crate::passkey;
use crate::password::Hasher;
use crate::session::Rules;
use db::envelope::MasterKeys;
use std::sync::Arc;
use tokio::sync::Semaphore;
use webauthn_rs::Webauthn;

/// What every action needs of the platform: its address, its keys, its rules. Made once, cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// Where it is seen from outside.
    pub base: BaseUrl,
    /// Seals what the records must not show.
    pub sealer: Sealer,
    /// How long sessions last.
    pub sessions: Rules,
    /// Passkeys, where the address allows them.
    pub(crate) passkeys: Option<Arc<Webauthn>>,
    hasher: Arc<Hasher>,
    /// Hashes computed at once: each takes 19 MiB and a core.
    hashing: Arc<Semaphore>,
}

impl Site {
    /// A platform at this address; `keys` are its master keys; `cores` hashes of passwords are computed at once.
    pub fn new(base: BaseUrl, keys: Arc<MasterKeys>, hasher: Hasher, cores: usize) -> Self {
        Self {
            passkeys: passkey::relying_party(&base).map(Arc::new),
            base,
            sealer: Sealer::new(keys),
            sessions: Rules::default(),
            hasher: Arc::new(hasher),
            hashing: Arc::new(Semaphore::new(cores.max(1))),
        }
    }

    /// The same for a demonstration: instructors and administrators act with a password alone.
    #[must_use]
    pub const fn for_demonstration(mut self) -> Self {
        self.sessions.staff_needs_second_factor = false;
        self
    }

    /// Whether the address allows passkeys: a name, under https (or this machine's own).
    pub const fn allows_passkeys(&self) -> bool {
        self.passkeys.is_some()
    }

    /// The hasher.
    pub fn hasher(&self) -> &Hasher {
        &self.hasher
    }

    /// Runs work of passwords on a thread where blocking is fine, as many at once as there are cores.
    pub(crate) async fn hashing<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Hasher) -> T + Send + 'static,
    ) -> Result<T, crate::Error> {
        const ENDED: crate::Error = crate::Error::Damaged("the work on a password was cut short");
        let permit = Arc::clone(&self.hashing).acquire_owned().await.map_err(|_| ENDED)?;
        let hasher = Arc::clone(&self.hasher);
        let done = tokio::task::spawn_blocking(move || {
            let done = work(&hasher);
            drop(permit);
            done
        });
        done.await.map_err(|_| ENDED)
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Site({}, {:?})", self.base.as_str(), self.hasher)
    }
}
