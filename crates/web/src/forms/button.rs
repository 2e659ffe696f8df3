//! A form that is one button: everything it sends is already there.

use crate::desk::Desk;
use askama::Template;

/// One button. Each has a token of its own: on a page of many, one that was pressed does not silence the others.
#[derive(Clone, Debug, Template)]
#[template(path = "forms/button.html")]
pub struct Button {
    action: String,
    token: String,
    label: String,
    /// What it is about, for who hears the page: "Annuler" alone says nothing in a list.
    about: String,
    unseen: Vec<(&'static str, String)>,
    style: &'static str,
}

/// It writes its own markup, escaped where it must be.
impl askama::filters::HtmlSafe for Button {}

impl Button {
    /// A button that posts to `action`.
    pub fn new(desk: &Desk, action: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            token: desk.caller.form_token(&desk.records),
            label: label.into(),
            about: String::new(),
            unseen: Vec::new(),
            style: "",
        }
    }

    /// What it is about.
    #[must_use]
    pub fn about(self, about: impl Into<String>) -> Self {
        Self { about: about.into(), ..self }
    }

    /// The same with a value that travels unseen.
    #[must_use]
    pub fn carrying(mut self, name: &'static str, value: impl ToString) -> Self {
        self.unseen.push((name, value.to_string()));
        self
    }

    /// The main action of the page.
    #[must_use]
    pub fn primary(self) -> Self {
        Self { style: "primary", ..self }
    }

    /// Takes something away.
    #[must_use]
    pub fn danger(self) -> Self {
        Self { style: "danger", ..self }
    }

    /// As quiet as a link.
    #[must_use]
    pub fn link(self) -> Self {
        Self { style: "link", ..self }
    }
}
