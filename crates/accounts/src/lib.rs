//! Companies, people, rights, ways to log in.

pub mod password;
