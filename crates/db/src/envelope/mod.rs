//! Envelope encryption: each document under a random key of its own, that key under a master key.
//!
//! * A [`DataKey`] is wrapped by [`MasterKeys`] for one context (the document's identifier) and kept in its record.
//!   Erasing the wrapped key makes the document unreadable wherever its ciphertext was copied.
//! * [`Sealer`] and [`Opener`] encrypt and decrypt as bytes come: XChaCha20-Poly1305 in the STREAM construction
//!   (Hoang, Reyhanitabar, Rogaway, Vizár, 2015), chunks of 64 KiB. Changed, exchanged, missing and added chunks are
//!   found out, and so is an end cut off.
//! * Several master keys: the first wraps, all unwrap. [`MasterKeys::rewrap`] moves a key under the first one; the
//!   documents themselves stay as they are.

mod keys;
mod stream;

pub use keys::{DataKey, KeyError, KeyId, MasterKeys};
pub use stream::{OVERHEAD, Opener, Sealer, sealed_len};

/// What was encrypted cannot be read: damaged, cut, forged, or under another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the encrypted content is damaged, cut or under another key")]
pub struct Damaged;
