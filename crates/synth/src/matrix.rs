//! Profession and département of a person, drawn together from the published counts.

use crate::alias::Alias;
use crate::places::Places;
use crate::professions;
use crate::rng::Rng;
use crate::tsv::rows;

/// The counts, as weights.
pub(crate) struct Matrix {
    cells: Vec<(u16, u8)>,
    weights: Alias,
    /// Persons per home, to share out the structures.
    pub(crate) persons: Vec<u64>,
}

const COUNTS: &str = include_str!("../data/rpps_counts_departement_profession_2026-09-19.tsv");

impl Matrix {
    pub(crate) fn new(places: &Places) -> Self {
        let columns: Vec<Option<u8>> = COUNTS
            .lines()
            .next()
            .unwrap_or_default()
            .split('\t')
            .map(|label| professions::ALL.iter().position(|p| p.label == label).map(|at| at as u8))
            .collect();
        let mut cells = Vec::new();
        let mut weights = Vec::new();
        let mut persons = vec![0; places.homes.len()];
        for row in rows(COUNTS) {
            let home = places.home(row[0]);
            for (count, profession) in row.iter().zip(&columns) {
                let (Some(profession), Ok(count)) = (profession, count.parse::<u64>()) else { continue };
                if count > 0 {
                    cells.push((home, *profession));
                    weights.push(count);
                    persons[usize::from(home)] += count;
                }
            }
        }
        Self { cells, weights: Alias::new(&weights), persons }
    }

    /// Home and profession of one person.
    pub(crate) fn draw(&self, rng: &mut Rng) -> (u16, u8) {
        self.cells[self.weights.draw(rng)]
    }
}
