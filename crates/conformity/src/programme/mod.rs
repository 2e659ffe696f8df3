//! What one may undertake: parcours and their démarches, the overall strategy, candidatures, with the dates known.
//!
//! * [`shipped`]: `content/parcours.yaml`, compiled in; [`read`] and [`check`] for one's own.
//! * [`Programme::demarche`], [`Programme::deadlines`]: a démarche by its slug; what closes, in order of dates.

mod check;
mod model;

pub use check::check;
pub use model::{
    Certainty, Couloir, Demarche, Dispositif, Parcours, Programme, Segur, Step, Strategy, Vague, Window,
};

use crate::questionnaire::{ReadError, read_as};
use std::sync::LazyLock;

/// Reads a programme. `file` names it in errors.
///
/// # Errors
/// As for a questionnaire: too big, not YAML, not of the shape; with line and column.
pub fn read(file: &str, bytes: &[u8]) -> Result<Programme, ReadError> {
    read_as(file, bytes)
}

/// The shipped programme. A test reads and checks it.
///
/// # Errors
/// The file cannot be read: the program was built from changed content without its tests.
pub fn shipped() -> Result<&'static Programme, &'static ReadError> {
    static PROGRAMME: LazyLock<Result<Programme, ReadError>> =
        LazyLock::new(|| read("parcours.yaml", include_bytes!(env!("PARCOURS"))));
    PROGRAMME.as_ref()
}

/// The end of a window.
#[derive(Clone, Copy, Debug)]
pub struct Deadline<'a> {
    /// Couloir.
    pub couloir: &'a Couloir,
    /// Dispositif.
    pub dispositif: &'a Dispositif,
    /// Wave.
    pub vague: &'a Vague,
    /// Window.
    pub window: &'a Window,
}

impl Programme {
    /// Every démarche: those of the parcours, then the candidatures outside them.
    pub fn demarches(&self) -> impl Iterator<Item = &Demarche> {
        self.parcours.iter().flat_map(|parcours| &parcours.demarches).chain(&self.candidatures)
    }

    /// A démarche.
    pub fn demarche(&self, id: &str) -> Option<&Demarche> {
        self.demarches().find(|demarche| demarche.id == id)
    }

    /// What closes, the earliest first.
    pub fn deadlines(&self) -> Vec<Deadline<'_>> {
        let mut all = Vec::new();
        for couloir in &self.segur.couloirs {
            for dispositif in &couloir.dispositifs {
                for vague in &dispositif.vagues {
                    all.extend(vague.windows.iter().map(|window| Deadline {
                        couloir,
                        dispositif,
                        vague,
                        window,
                    }));
                }
            }
        }
        all.sort_by_key(|deadline| (deadline.window.closes, deadline.window.time));
        all
    }

    /// A step.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }
}
