//! A company asks for an account (CNV-1).
//!
//! [`ask`] (a mail goes out) → [`confirm`] (the address is one's own; an account is made) → [`deposit`] identity and Kbis
//! → [`submit`] → an instructor: [`queue`], [`dossier`], [`take`] → [`accept`], [`refuse`] or [`ask_complement`]. A
//! company that is there already is handed to its Responsables. After the decision the documents are erased, in the same
//! transaction; so is one that another replaces.
//!
//! [`State`] and [`Step`] are the table of what may follow what; [`kbis`] is the rule of three months.

mod ask;
mod deposit;
mod expire;
mod file;
mod instruct;
pub mod kbis;
mod model;
mod state;
pub(crate) mod store;

pub use ask::{Confirmation, Confirmed, ask, confirm, look};
pub use deposit::{Deposit, accepted, deposit, mine, own, submit, withdraw};
pub use expire::expire;
pub use file::look_at;
pub use instruct::{Accepted, Dossier, accept, ask_complement, dossier, queue, refuse, release, take};
pub use model::{Ask, Document, DocumentKind, Registration};
pub use state::{State, Step};
