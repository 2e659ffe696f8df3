//! The field where a new password is chosen, the same on every page that has one.

use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use accounts::Error;
use accounts::password::Password;
use axum::http::StatusCode;
use identifiers::Text;

/// Name of the field: never shown again.
pub const NAME: &str = "nouveau";

/// The only fault that its length alone makes.
pub const TOO_LONG: Text =
    Text::new("Ce mot de passe dépasse 1\u{202f}024 caractères.", "This password is over 1,024 characters.");

/// The field.
pub fn field(t: Lang) -> Field {
    Field::password(t, NAME, t.chosen_password())
        .hint(t.chosen_password_hint())
        .autocomplete("new-password")
        .with_strength()
}

/// What was typed; nothing when it is too long, which is said beside the field.
pub fn read(form: &mut Form, typed: &Typed) -> Option<Password> {
    let password = Password::new(typed.get(NAME)).ok();
    if password.is_none() {
        form.refuse(NAME, &TOO_LONG);
    }
    password
}

/// Why it was not taken: beside the field when it is the password's fault.
pub fn refuse(form: &mut Form, error: Error) -> Result<StatusCode, Failure> {
    match error {
        Error::Password(weakness) => {
            form.refuse(NAME, &weakness.text());
            Ok(StatusCode::UNPROCESSABLE_ENTITY)
        }
        error => form.refuse_by(error),
    }
}
