//! Ways in.
//!
//! * [`by_password`], then [`by_code`] when one is set up. * [`backoff`]: how long one waits after failures; counts are
//!   kept in the records, per account and per network, whether the account exists or not.

pub mod backoff;
mod sign_in;
pub(crate) mod throttle;

pub use sign_in::{SignIn, by_code, by_password};

pub(crate) use backoff::Counted;
pub(crate) use sign_in::ALL as SIGN_IN;
