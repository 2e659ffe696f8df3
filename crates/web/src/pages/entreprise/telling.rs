//! Entries of the audit trail of a company, told in sentences.

use super::last_day;
use super::objects::Column;
use crate::lang::{Happened, Lang};
use accounts::civil;
use accounts::people::NamedMember;
use db::Timestamp;
use db::audit::Entry;
use std::collections::BTreeMap;

/// Knows the names that the trail does not hold.
pub struct Teller {
    names: BTreeMap<String, String>,
    columns: Vec<Column>,
    t: Lang,
}

impl Teller {
    /// With the people of the company, and what its rights are about.
    pub fn of(people: &[NamedMember], columns: Vec<Column>, t: Lang) -> Self {
        let named = |named: &NamedMember| (named.person.id.to_string(), named.person.name.to_string());
        Self { names: people.iter().map(named).collect(), columns, t }
    }

    /// The sentence of an entry.
    pub fn tell(&self, entry: &Entry) -> String {
        let t = self.t;
        let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        let text = |name: &str| detail.get(name).and_then(|value| value.as_str()).unwrap_or_default();
        let named = |id: &str| self.names.get(id).cloned();
        // Whoever signs in is nobody yet; the detail, or the object, says who it was.
        let actor = match entry.actor.strip_prefix("person:") {
            Some(person) => person,
            None if entry.object == "person" => &entry.object_id,
            None => text("person"),
        };
        let who = match (named(actor), entry.actor.starts_with("system:")) {
            (_, true) => t.journal_platform().to_owned(),
            (Some(name), false) => name,
            (None, false) => t.journal_outsider().to_owned(),
        };
        let until = detail.get("until").and_then(serde_json::Value::as_i64).map(Timestamp::from_millis);
        t.journal(&Happened {
            action: &entry.action,
            own: actor == entry.object_id,
            who: &who,
            whom: &named(&entry.object_id).unwrap_or_else(|| t.journal_gone().to_owned()),
            object: &self.object(text("object")),
            role: text("role"),
            from: text("from"),
            to: text("to"),
            until: until.map(|until| civil::day(last_day(until), t.into())),
        })
    }

    fn object(&self, text: &str) -> String {
        match self.columns.iter().find(|column| column.object.to_string() == text) {
            Some(column) if column.group.is_empty() => self.t.text(&column.name),
            Some(column) => format!("{}, {}", self.t.text(&column.name), column.group),
            None => self.t.journal_object_gone().to_owned(),
        }
    }
}
