//! A form: its fields, its token, what is wrong with it.

use super::field::{Field, Kind};
use super::typed::{Typed, is_secret};
use crate::error::{Code, Failure};
use crate::lang::Lang;
use accounts::field::FieldError;
use askama::Template;
use axum::http::StatusCode;
use identifiers::{ParseError, Text};
use jiff::civil::Date;
use std::str::FromStr;

const NOT_A_DAY: Text = Text::new(
    "Écrivez le jour ainsi\u{202f}: 2027-01-31, ou laissez vide.",
    "Write the day like this: 2027-01-31, or leave it empty.",
);
const OVER: Text = Text::new(
    "Ce jour est déjà passé\u{202f}: choisissez-en un à venir.",
    "This day is over: choose one to come.",
);
const PICK_ONE: Text = Text::new(
    "Choisissez une réponse parmi celles qui sont proposées.",
    "Choose one of the answers offered.",
);

/// A form, as a page describes it.
#[derive(Clone, Debug)]
pub struct Form {
    t: Lang,
    fields: Vec<Field>,
    token: String,
    /// Names and values that travel unseen.
    unseen: Vec<(&'static str, String)>,
    /// What is wrong with the whole.
    fault: String,
}

/// Token and unseen fields, written first in the form, with what is wrong before them.
#[derive(Template)]
#[template(path = "forms/head.html")]
struct Head<'a> {
    t: Lang,
    token: &'a str,
    unseen: &'a [(&'static str, String)],
    fault: &'a str,
    /// Identifier of the field and what is wrong with it.
    faults: Vec<(String, &'a str, &'a str)>,
}

impl askama::filters::HtmlSafe for Head<'_> {}

/// What is wrong with one field, in both languages.
pub struct Fault(pub Text);

impl From<FieldError> for Fault {
    fn from(error: FieldError) -> Self {
        Self(error.text())
    }
}

impl From<ParseError> for Fault {
    fn from(error: ParseError) -> Self {
        Self(error.reason().text)
    }
}

impl Form {
    /// An empty form under a token.
    pub fn new(t: Lang, token: String) -> Self {
        Self { t, fields: Vec::new(), token, unseen: Vec::new(), fault: String::new() }
    }

    /// The same with one more field.
    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// The same with a value that travels unseen.
    #[must_use]
    pub fn carrying(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.unseen.push((name, value.into()));
        self
    }

    /// The same, filled with what was typed; secrets stay empty.
    #[must_use]
    pub fn filled(mut self, typed: &Typed) -> Self {
        for field in self.fields.iter_mut().filter(|field| !is_secret(field.name)) {
            match field.kind {
                Kind::Checks => field.value = typed.all(field.name).collect::<Vec<_>>().join(" "),
                _ => typed.get(field.name).clone_into(&mut field.value),
            }
        }
        self
    }

    /// Puts a value into a field.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.value = value.into();
        }
    }

    /// Reads a field into a type that holds nothing else; what is wrong is noted beside it.
    pub fn read<T>(&mut self, typed: &Typed, name: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: Into<Fault>,
    {
        match typed.get(name).parse::<T>() {
            Ok(value) => Some(value),
            Err(error) => {
                let fault: Fault = error.into();
                self.refuse(name, &fault.0);
                None
            }
        }
    }

    /// Reads one of a closed list.
    pub fn choose<T>(&mut self, typed: &Typed, name: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = of(typed.get(name));
        if found.is_none() {
            self.refuse(name, &PICK_ONE);
        }
        found
    }

    /// Reads a day from today on, or none when it is left empty; what is wrong is noted beside it.
    pub fn coming(&mut self, typed: &Typed, name: &str, today: Date) -> Option<Option<Date>> {
        match (typed.get(name).trim(), typed.get(name).trim().parse::<Date>()) {
            ("", _) => return Some(None),
            (_, Ok(day)) if day >= today => return Some(Some(day)),
            (_, Ok(_)) => self.refuse(name, &OVER),
            (_, Err(_)) => self.refuse(name, &NOT_A_DAY),
        }
        None
    }

    /// Notes what is wrong with a field.
    pub fn refuse(&mut self, name: &str, text: &Text) {
        let said = self.t.text(text);
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.error = said,
            None => self.fault = said,
        }
    }

    /// Notes what is wrong with the whole.
    pub fn refuse_all(&mut self, said: impl Into<String>) {
        self.fault = said.into();
    }

    /// A rule of the accounts said no: told in the form, with the status of the answer. Anything else is a failure.
    pub fn refuse_by(&mut self, error: accounts::Error) -> Result<StatusCode, Failure> {
        let failure = Failure::from(error);
        match failure.code {
            Code::Forbidden | Code::Conflict | Code::Invalid | Code::TooMany if !failure.word.is_empty() => {
                self.fault = failure.message(self.t);
                Ok(failure.code.status())
            }
            _ => Err(failure),
        }
    }

    /// Nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.fault.is_empty() && self.fields.iter().all(|field| field.error.is_empty())
    }

    /// What comes first inside `<form>`.
    pub fn head(&self) -> impl askama::filters::HtmlSafe + '_ {
        let wrong = self.fields.iter().filter(|field| !field.error.is_empty());
        Head {
            t: self.t,
            token: &self.token,
            unseen: &self.unseen,
            fault: &self.fault,
            faults: wrong.map(|field| (field.id(), field.label.as_str(), field.error.as_str())).collect(),
        }
    }

    /// The fields, in order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// What a browser sends of it as it stands.
    #[cfg(test)]
    pub fn sent(&self) -> Vec<(&'static str, String)> {
        let one = |field: &Field| -> Vec<(&'static str, String)> {
            match field.kind {
                Kind::Checks => field.value.split_whitespace().map(|v| (field.name, v.to_owned())).collect(),
                Kind::Check if field.value.is_empty() => Vec::new(),
                _ => vec![(field.name, field.value.clone())],
            }
        };
        self.fields.iter().flat_map(one).collect()
    }

    /// The title of its page while something is wrong.
    pub fn title(&self, plain: &str) -> String {
        format!("{}{plain}", self.t.pick("Erreur\u{202f}: ", "Error: "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use accounts::field::{EmailAddress, NamePart};

    fn form() -> Form {
        let t = Lang::Fr;
        Form::new(t, "jeton".into())
            .with(Field::text(t, "nom", "Nom"))
            .with(Field::email(t, "adresse", "Adresse"))
            .with(Field::password(t, "mot_de_passe", "Mot de passe"))
    }

    #[test]
    fn what_was_typed_comes_back_with_what_is_wrong() {
        let typed = Typed::read("nom=%E2%80%AEDurand&adresse=a%40b.fr&mot_de_passe=secret".as_bytes());
        let mut form = form().filled(&typed);
        assert!(form.read::<EmailAddress>(&typed, "adresse").is_some());
        assert!(form.read::<NamePart>(&typed, "nom").is_none());
        assert!(!form.is_sound());
        assert_eq!(form.fields()[0].value, "\u{202e}Durand");
        assert_eq!(form.fields()[2].value, "", "a password is not shown again");
        let head = form.head().to_string();
        assert!(head.contains("href=\"#f-nom\"") && head.contains("autofocus"), "{head}");
        assert!(!head.contains("#f-adresse"));
    }

    #[test]
    fn a_sound_form_says_nothing() {
        let form = form();
        assert!(form.is_sound() && !form.head().to_string().contains("role=\"alert\""));
    }
}
