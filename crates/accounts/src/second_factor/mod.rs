//! A second factor: codes from a telephone, recovery codes.

pub mod recovery;
mod totp;

pub use totp::TotpSecret;
