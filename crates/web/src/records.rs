//! What the pages of accounts stand on: the database, the site, the documents, time and randomness.

use crate::forms::{self, Tokens};
use accounts::Site;
use db::documents::Documents;
use db::{Acting, Actor, Clock, Database, Random};
use std::sync::Arc;

/// Given by the roof, once; shared by every request.
pub struct Records {
    /// The database.
    pub db: Database,
    /// Address, keys and rules of the platform.
    pub site: Site,
    /// Deposited documents, encrypted.
    pub documents: Documents,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Randomness fit for keys.
    pub random: Arc<dyn Random>,
    /// The program stands behind a proxy that says who calls in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Accounts that the sign-in page offers; of a demonstration only.
    pub ready: Vec<ReadyAccount>,
    pub(crate) tokens: Tokens,
}

/// An account ready to be tried, shown on the sign-in page of a demonstration.
#[derive(Debug, Clone)]
pub struct ReadyAccount {
    /// E-mail address.
    pub email: String,
    /// Its password, which everybody may know.
    pub password: String,
    /// What it can do: French, English.
    pub what: (&'static str, &'static str),
}

impl Records {
    /// Over a migrated database. The key of the forms is read, or made at the first start.
    pub async fn open(
        db: Database,
        site: Site,
        documents: Documents,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, accounts::Error> {
        let acting = Acting::system("start", clock.now(), Arc::clone(&random));
        let tokens = forms::key::open(&db, &site, &acting).await?;
        Ok(Self { db, site, documents, clock, random, behind_proxy: false, ready: Vec::new(), tokens })
    }

    /// Trusts what the proxy before the program says about who calls.
    #[must_use]
    pub fn behind_proxy(self, behind_proxy: bool) -> Self {
        Self { behind_proxy, ..self }
    }

    /// Offers these accounts on the sign-in page.
    #[must_use]
    pub fn with_ready_accounts(self, ready: Vec<ReadyAccount>) -> Self {
        Self { ready, ..self }
    }

    /// Seen from outside over https: cookies are for https only.
    pub(crate) fn is_secure(&self) -> bool {
        self.site.base.as_str().starts_with("https://")
    }

    /// Somebody without an account, now, in a new request.
    pub(crate) fn visitor(&self) -> Acting {
        Acting::new(Actor::Visitor, self.clock.now(), Arc::clone(&self.random))
    }
}
