//! People × objects, as seen and edited on one screen.

use super::level::Level;
use super::object::Object;
use crate::{Refusal, Role};
use db::PersonId;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// The role that holds: a Responsable has every right, and the row cannot be edited.
    pub role: Role,
}

/// A cell that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Who.
    pub person: PersonId,
    /// On what.
    pub object: Object,
    /// Before.
    pub from: Level,
    /// After.
    pub to: Level,
}

/// Rights of some people on some objects. Rights on objects outside of it are neither shown nor touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    holders: Vec<Holder>,
    objects: Vec<Object>,
    /// What is given; absent is [`Level::None`].
    given: BTreeMap<(PersonId, Object), Level>,
}

impl Matrix {
    /// A matrix of these rows and columns, in this order, twice-named ones once.
    pub fn new(
        holders: Vec<Holder>,
        objects: Vec<Object>,
        given: impl IntoIterator<Item = ((PersonId, Object), Level)>,
    ) -> Self {
        let (mut people, mut things) = (BTreeSet::new(), BTreeSet::new());
        let holders: Vec<_> = holders.into_iter().filter(|holder| people.insert(holder.person)).collect();
        let objects: Vec<_> = objects.into_iter().filter(|object| things.insert(object.clone())).collect();
        let given = given
            .into_iter()
            .filter(|((person, object), level)| {
                *level != Level::None && people.contains(person) && things.contains(object)
            })
            .collect();
        Self { holders, objects, given }
    }

    /// The rows.
    pub fn holders(&self) -> &[Holder] {
        &self.holders
    }

    /// The columns.
    pub fn objects(&self) -> &[Object] {
        &self.objects
    }

    /// A cell: what somebody may do on an object. Whoever or whatever is not in the matrix has nothing.
    pub fn get(&self, person: PersonId, object: &Object) -> Level {
        match self.role(person) {
            Some(Role::Responsable) if self.objects.contains(object) => Level::Validate,
            Some(Role::Contributeur) => {
                self.given.get(&(person, object.clone())).copied().unwrap_or(Level::None)
            }
            _ => Level::None,
        }
    }

    /// Sets a cell.
    pub fn set(&mut self, person: PersonId, object: &Object, level: Level) -> Result<(), Refusal> {
        self.editable(person)?;
        if !self.objects.contains(object) {
            return Err(Refusal::NotFound);
        }
        self.put(person, object.clone(), level);
        Ok(())
    }

    /// Sets every object of one person.
    pub fn set_row(&mut self, person: PersonId, level: Level) -> Result<(), Refusal> {
        self.editable(person)?;
        for object in self.objects.clone() {
            self.put(person, object, level);
        }
        Ok(())
    }

    /// Sets one object for every Contributeur of the matrix.
    pub fn set_column(&mut self, object: &Object, level: Level) -> Result<(), Refusal> {
        if !self.objects.contains(object) {
            return Err(Refusal::NotFound);
        }
        let people: Vec<_> =
            self.holders.iter().filter(|h| h.role == Role::Contributeur).map(|h| h.person).collect();
        for person in people {
            self.put(person, object.clone(), level);
        }
        Ok(())
    }

    /// What can this person see? Every object with more than nothing, in the order of the columns.
    pub fn seen_by(&self, person: PersonId) -> Vec<(&Object, Level)> {
        let all = self.objects.iter().map(|object| (object, self.get(person, object)));
        all.filter(|(_, level)| *level != Level::None).collect()
    }

    /// Who can do what on this object? Everybody with more than nothing, in the order of the rows.
    pub fn holders_of(&self, object: &Object) -> Vec<(PersonId, Level)> {
        let all = self.holders.iter().map(|holder| (holder.person, self.get(holder.person, object)));
        all.filter(|(_, level)| *level != Level::None).collect()
    }

    /// What differs from the matrix before, cell by cell.
    pub fn changes_since(&self, before: &Self) -> Vec<Change> {
        let cells: BTreeSet<_> = self.given.keys().chain(before.given.keys()).collect();
        cells
            .into_iter()
            .filter_map(|cell| {
                let level = |matrix: &Self| matrix.given.get(cell).copied().unwrap_or(Level::None);
                let (from, to) = (level(before), level(self));
                (from != to).then(|| Change { person: cell.0, object: cell.1.clone(), from, to })
            })
            .collect()
    }

    fn role(&self, person: PersonId) -> Option<Role> {
        self.holders.iter().find(|holder| holder.person == person).map(|holder| holder.role)
    }

    fn editable(&self, person: PersonId) -> Result<(), Refusal> {
        match self.role(person) {
            None => Err(Refusal::NotFound),
            Some(Role::Responsable) => Err(Refusal::ResponsableHasAll),
            Some(Role::Contributeur) => Ok(()),
        }
    }

    fn put(&mut self, person: PersonId, object: Object, level: Level) {
        if level == Level::None {
            self.given.remove(&(person, object));
        } else {
            self.given.insert((person, object), level);
        }
    }
}
