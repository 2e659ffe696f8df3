//! What comes back from the screen of rights: the cells as they were shown, and as they were chosen.

use crate::forms::Typed;
use accounts::rights::{Level, Matrix, Object};
use accounts::{Refusal, Role};
use db::PersonId;
use std::collections::BTreeMap;

/// One letter for each level: the form carries the cells that it showed in one field.
const LETTERS: [(char, Level); 4] =
    [('n', Level::None), ('r', Level::Read), ('d', Level::Draft), ('v', Level::Validate)];

/// The letter of a level.
pub fn letter(level: Level) -> char {
    LETTERS.iter().find(|(_, of)| *of == level).map_or('n', |(letter, _)| *letter)
}

/// The level of a letter.
fn level(letter: &str) -> Option<Level> {
    let mut chars = letter.chars();
    let (first, rest) = (chars.next()?, chars.next());
    LETTERS.iter().find(|(letter, _)| *letter == first && rest.is_none()).map(|(_, level)| *level)
}

/// The rows that can be edited: Responsables have every right.
pub fn rows(matrix: &Matrix) -> Vec<PersonId> {
    let editable = matrix.holders().iter().filter(|holder| holder.role == Role::Contributeur);
    editable.map(|holder| holder.person).collect()
}

/// A form that came back.
#[derive(Clone, Debug)]
pub struct Sheet {
    version: i64,
    /// What was shown, then what was chosen.
    cells: BTreeMap<(PersonId, Object), (Level, Level)>,
}

impl Sheet {
    /// Reads the form: people `p0`…, objects `o0`…, shown cells `vu`, chosen cells `c<row>.<column>`, whole rows
    /// `ligne<row>` and whole columns `colonne<column>`. `None` for what this screen never sends.
    pub fn read(typed: &Typed) -> Option<Self> {
        let list = |prefix: char| {
            let name = move |i: usize| format!("{prefix}{i}");
            (0..).map(name).map(|name| typed.get(&name).to_owned()).take_while(|value| !value.is_empty())
        };
        let people: Vec<PersonId> = list('p').map(|id| id.parse().ok()).collect::<Option<_>>()?;
        let objects: Vec<Object> = list('o').map(|object| object.parse().ok()).collect::<Option<_>>()?;
        let shown: Vec<Level> =
            typed.get("vu").chars().map(|c| level(c.encode_utf8(&mut [0; 4]))).collect::<Option<_>>()?;
        if shown.len() != people.len() * objects.len() {
            return None;
        }
        let mut cells = BTreeMap::new();
        for (row, person) in people.iter().enumerate() {
            for (column, object) in objects.iter().enumerate() {
                let was = shown.get(row * objects.len() + column).copied()?;
                // The bigger the gesture, the later it speaks: cell, row, column.
                let said = [format!("c{row}.{column}"), format!("ligne{row}"), format!("colonne{column}")];
                let mut chosen = was;
                for name in &said {
                    match typed.get(name) {
                        "" => {}
                        letter => chosen = level(letter)?,
                    }
                }
                cells.insert((*person, object.clone()), (was, chosen));
            }
        }
        Some(Self { version: typed.get("version").parse().ok()?, cells })
    }

    /// Of the matrix that was shown.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Everybody and everything that was shown is still there to be edited.
    pub fn fits(&self, matrix: &Matrix) -> bool {
        let rows = rows(matrix);
        self.cells.keys().all(|(person, object)| rows.contains(person) && matrix.objects().contains(object))
    }

    /// What one wanted of a cell, when it is something else than what was shown.
    pub fn wanted(&self, person: PersonId, object: &Object) -> Option<Level> {
        let (was, chosen) = self.cells.get(&(person, object.clone()))?;
        (was != chosen).then_some(*chosen)
    }

    /// What was shown of a cell.
    pub fn shown(&self, person: PersonId, object: &Object) -> Option<Level> {
        self.cells.get(&(person, object.clone())).map(|(was, _)| *was)
    }

    /// The people whose wanted changes have no place any more.
    pub fn gone(&self, matrix: &Matrix) -> usize {
        let rows = rows(matrix);
        let mut gone: Vec<PersonId> = self
            .cells
            .iter()
            .filter(|((person, _), (was, chosen))| was != chosen && !rows.contains(person))
            .map(|((person, _), _)| *person)
            .collect();
        gone.dedup();
        gone.len()
    }

    /// Writes what one wanted into a matrix.
    pub fn apply(&self, matrix: &mut Matrix) -> Result<(), Refusal> {
        for ((person, object), (was, chosen)) in &self.cells {
            if was != chosen {
                matrix.set(*person, object, *chosen)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROSE: &str = "01930f3e-8c00-7000-8000-000000000001";
    const NINO: &str = "01930f3e-8c00-7000-8000-000000000002";

    fn sheet(more: &str) -> Option<Sheet> {
        Sheet::read(&Typed::read(format!("version=3&p0={ROSE}&p1={NINO}&o0=strategy&{more}").as_bytes()))
    }

    #[test]
    fn a_cell_then_its_row_then_its_column_speak() {
        let of = |more: &str, who: &str| sheet(more).unwrap().wanted(who.parse().unwrap(), &Object::Strategy);
        assert_eq!(of("vu=nr&c0.0=n&c1.0=r", ROSE), None);
        assert_eq!(of("vu=nr&c0.0=d&c1.0=r", ROSE), Some(Level::Draft));
        assert_eq!(of("vu=nr&c0.0=d&ligne0=v", ROSE), Some(Level::Validate));
        assert_eq!(of("vu=nr&c0.0=d&ligne0=v&colonne0=n", NINO), Some(Level::None));
        assert_eq!(of("vu=nr&c0.0=d&ligne0=v&colonne0=n", ROSE), None, "back to what it was");
    }

    #[test]
    fn what_this_screen_never_sends_is_not_read() {
        for more in ["vu=n", "vu=nrr", "vu=nx", "vu=nr&c0.0=validate", "vu=nr&p2=x", "vu=nr&o1=../etc", ""] {
            assert!(sheet(more).is_none(), "{more}");
        }
        assert!(Sheet::read(&Typed::read(b"version=&vu=")).is_none());
    }
}
