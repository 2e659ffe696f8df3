//! Names of the people of a company, for what tells who did something.

use crate::lang::Lang;
use accounts::people::NamedMember;
use db::PersonId;

/// Somebody's name; whoever left has none here.
pub fn name_of(people: &[NamedMember], id: PersonId, t: Lang) -> String {
    let named = people.iter().find(|named| named.person.id == id);
    named.map_or_else(|| t.someone_gone().to_owned(), |named| named.person.name.to_string())
}
