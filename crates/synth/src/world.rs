//! Everything a set is drawn from: the lists, the structures, the seed.

use crate::address::Streets;
use crate::diplomas::Diplomas;
use crate::events::Census;
use crate::matrix::Matrix;
use crate::names::Names;
use crate::places::Places;
use crate::sites::Sites;
use crate::specialties::Specialties;
use crate::templates::Templates;

/// The lists and tables of one set; a few megabytes, built once.
pub(crate) struct World {
    pub(crate) seed: u64,
    /// Rows asked for the first day.
    pub(crate) rows: u64,
    /// How many persons; known once the first day is counted.
    pub(crate) census: Census,
    pub(crate) places: Places,
    pub(crate) matrix: Matrix,
    pub(crate) names: Names,
    pub(crate) streets: Streets,
    pub(crate) templates: Templates,
    pub(crate) sites: Sites,
    pub(crate) specialties: Specialties,
    pub(crate) diplomas: Diplomas,
}

impl World {
    pub(crate) fn new(seed: u64, rows: u64) -> Self {
        let places = Places::new();
        let matrix = Matrix::new(&places);
        let sites = Sites::new(&places, &matrix, rows);
        Self {
            seed,
            rows,
            census: Census::default(),
            sites,
            matrix,
            places,
            names: Names::new(),
            streets: Streets::new(),
            templates: Templates::new(),
            specialties: Specialties::new(),
            diplomas: Diplomas::new(),
        }
    }
}
