//! A second factor: codes from a telephone, recovery codes for the day it is lost.

mod manage;
pub mod recovery;
mod reseal;
mod totp;

pub use manage::{Overview, begin, confirm, overview, pending, remove, renew_recovery};
pub use reseal::reseal;
pub use totp::TotpSecret;

pub(crate) use manage::{ALL as STATEMENTS, drop_all, tell, use_code, use_recovery};
pub(crate) use reseal::ALL as RESEAL;
