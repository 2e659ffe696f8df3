//! One field: label, hint, error, and what ties them for a screen reader.

use crate::lang::Lang;
use askama::Template;

/// One field of a form, written by `templates/forms/field.html`.
#[derive(Clone, Debug, Template)]
#[template(path = "forms/field.html")]
pub struct Field {
    pub(super) t: Lang,
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) error: String,
    pub(super) value: String,
    pub(super) kind: Kind,
    optional: bool,
    autocomplete: &'static str,
    max: usize,
    choices: Vec<Choice>,
    /// Width, as a class: `short`, `half` or none.
    width: &'static str,
    focus: bool,
    /// A meter shows what the password is worth.
    strength: bool,
}

/// It writes its own markup, escaped where it must be.
impl askama::filters::HtmlSafe for Field {}

/// One choice of a list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under it.
    pub hint: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Email,
    Password,
    Code,
    Date,
    Number,
    Lines,
    Select,
    Radios,
    Checks,
    Check,
    File,
}

impl Kind {
    /// The `type` of the input.
    fn input(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Password => "password",
            Self::Date => "date",
            Self::File => "file",
            _ => "text",
        }
    }

    /// The keyboard of a telephone.
    fn mode(self) -> &'static str {
        match self {
            Self::Code | Self::Number => "numeric",
            Self::Email => "email",
            _ => "text",
        }
    }

    /// The browser's checker of spelling would send or underline these.
    fn spelled(self) -> bool {
        self == Self::Lines
    }
}

impl Field {
    fn new(t: Lang, kind: Kind, name: &'static str, label: impl Into<String>) -> Self {
        Self {
            t,
            name,
            label: label.into(),
            hint: String::new(),
            error: String::new(),
            value: String::new(),
            kind,
            optional: false,
            autocomplete: "off",
            max: 512,
            choices: Vec::new(),
            width: "",
            focus: false,
            strength: false,
        }
    }

    /// A line of text.
    pub fn text(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self::new(t, Kind::Text, name, label)
    }

    /// An e-mail address.
    pub fn email(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self { max: 254, ..Self::new(t, Kind::Email, name, label) }.autocomplete("email")
    }

    /// A password: never shown again.
    pub fn password(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self { max: 1024, ..Self::new(t, Kind::Password, name, label) }.autocomplete("current-password")
    }

    /// A code from a telephone, or a recovery code: never shown again.
    pub fn code(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self { max: 32, width: "short", ..Self::new(t, Kind::Code, name, label) }
            .autocomplete("one-time-code")
    }

    /// A day.
    pub fn date(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self { max: 10, width: "short", ..Self::new(t, Kind::Date, name, label) }
    }

    /// Digits, perhaps in groups.
    pub fn number(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self { max: 32, width: "short", ..Self::new(t, Kind::Number, name, label) }
    }

    /// Several lines.
    pub fn lines(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self::new(t, Kind::Lines, name, label)
    }

    /// One of a list, closed.
    pub fn select(t: Lang, name: &'static str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::new(t, Kind::Select, name, label) }
    }

    /// One of a few, all seen.
    pub fn radios(t: Lang, name: &'static str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::new(t, Kind::Radios, name, label) }
    }

    /// Any of a few, all seen; its value is the chosen ones, separated by spaces (values hold none).
    pub fn checks(t: Lang, name: &'static str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::new(t, Kind::Checks, name, label) }
    }

    /// Yes or no; `oui` is sent for yes.
    pub fn check(t: Lang, name: &'static str, label: impl Into<String>) -> Self {
        Self::new(t, Kind::Check, name, label)
    }

    /// A file; `autocomplete` lists what the browser offers first (`.pdf,.png`).
    pub fn file(t: Lang, name: &'static str, label: impl Into<String>, accept: &'static str) -> Self {
        Self::new(t, Kind::File, name, label).autocomplete(accept)
    }

    /// A line under the label: what is expected, with an example.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// May be left empty; said beside the label, since fields are mandatory otherwise.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// What the browser may fill in (HTML autofill tokens).
    #[must_use]
    pub fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    /// Most characters; the browser stops there, and the reader checks it again.
    #[must_use]
    pub fn max(self, max: usize) -> Self {
        Self { max, ..self }
    }

    /// Shares its line with the next one.
    #[must_use]
    pub fn half(self) -> Self {
        Self { width: "half", ..self }
    }

    /// A script shows what the password is worth while it is typed.
    #[must_use]
    pub fn with_strength(self) -> Self {
        Self { strength: true, ..self }
    }

    /// Has the focus when the page opens.
    #[must_use]
    pub fn focus(self) -> Self {
        Self { focus: true, ..self }
    }

    /// What it holds at first.
    #[must_use]
    pub fn value(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// Identifier of the element: what an error links to. Of several radios, the first one bears it.
    pub fn id(&self) -> String {
        format!("f-{}", self.name)
    }

    /// Whether a choice of several is chosen.
    fn chosen(&self, choice: &Choice) -> bool {
        self.value.split(' ').any(|value| value == choice.value)
    }

    /// What describes it to a screen reader: hint and error, when there are.
    fn described(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("f-{}-hint", self.name));
        }
        if !self.error.is_empty() {
            ids.push(format!("f-{}-error", self.name));
        }
        ids.join(" ")
    }
}

impl Choice {
    /// A choice without a line under it.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// A line under it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_tied_and_the_value_escaped() {
        let mut field = Field::text(Lang::Fr, "nom", "Nom").hint("Comme sur la pièce").value("<b>\"x\"");
        field.error = "Trop long.".into();
        let html = field.render().unwrap();
        assert!(html.contains(r#"aria-describedby="f-nom-hint f-nom-error""#), "{html}");
        assert!(html.contains(r#"aria-invalid="true""#) && html.contains(r#"id="f-nom-error""#));
        assert!(!html.contains("<b>"), "{html}");
    }

    #[test]
    fn a_secret_is_never_written_back() {
        for field in [Field::password(Lang::Fr, "mot_de_passe", "x"), Field::code(Lang::En, "code", "x")] {
            assert!(!field.value("hunter2").render().unwrap().contains("hunter2"));
        }
    }
}
