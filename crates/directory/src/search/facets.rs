//! Counts of persons per value over a whole result.

use super::activities::Activities;
use super::places::RowFilter;
use crate::main_file::reader::Main;
use crate::model::Coded;
use crate::query::{FacetCount, Facets};

/// Values shown for each facet, the greatest counts first.
const SHOWN: usize = 200;

/// One facet being counted: a person counts once for each value.
struct Counter {
    counts: Vec<u64>,
    last: Vec<u32>,
}

impl Counter {
    fn new(values: usize) -> Self {
        Self { counts: vec![0; values], last: vec![u32::MAX; values] }
    }

    #[inline]
    fn add(&mut self, value: usize, person: u32) {
        if let Some(last) = self.last.get_mut(value)
            && *last != person
        {
            *last = person;
            self.counts[value] += 1;
        }
    }

    fn finish(self, value: impl Fn(usize) -> Coded) -> Vec<FacetCount> {
        let mut out: Vec<FacetCount> = Vec::new();
        for (i, count) in self.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
            let value = value(i);
            if value.code.is_empty() {
                continue;
            }
            // One code may come with several labels; the first label stands for it.
            out.push(FacetCount { value, count: *count });
        }
        out.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.code.cmp(&b.value.code)));
        out.truncate(SHOWN);
        out
    }
}

/// Counts over `persons`, on the lines that satisfy `rows`.
pub fn facets(main: &Main, activities: &Activities, rows: &RowFilter, persons: &[u32]) -> Facets {
    let mut profession = Counter::new(activities.professions.len());
    let mut know_how = Counter::new(activities.know_hows.len());
    let mut category = Counter::new(activities.categories.len());
    let mut mode = Counter::new(activities.modes.len());
    let mut departement = Counter::new(main.departements.len(&main.pack));
    let (of_row, of_structure) =
        (main.row_activity.view(&main.pack), main.structure_departement.view(&main.pack));
    let structures = main.row_structure.view(&main.pack);
    let every = rows.is_empty();
    for person in persons {
        for row in main.rows_of(*person) {
            if !every && !rows.holds(main, row) {
                continue;
            }
            let v = activities.values(of_row.get(row) as u32);
            profession.add(usize::from(v.profession), *person);
            know_how.add(usize::from(v.know_how), *person);
            category.add(usize::from(v.category), *person);
            mode.add(usize::from(v.mode), *person);
            let structure = structures.get(row) as usize;
            if structure != 0 {
                departement.add(of_structure.get(structure) as usize, *person);
            }
        }
    }
    let from = |values: &[Coded]| {
        let values = values.to_vec();
        move |i: usize| values[i].clone()
    };
    Facets {
        profession: profession.finish(from(&activities.professions)),
        know_how: know_how.finish(from(&activities.know_hows)),
        category: category.finish(from(&activities.categories)),
        mode: mode.finish(from(&activities.modes)),
        departement: departement.finish(|i| {
            let code = main.departements.get(&main.pack, i).to_owned();
            let label = terminology::departement(&code).map_or(String::new(), |d| d.name.to_owned());
            Coded { code, label }
        }),
    }
}
