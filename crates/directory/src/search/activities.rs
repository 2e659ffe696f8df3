//! The few hundred distinct activities of a generation, read once when it opens, with the values that
//! filters and facets are about.

use crate::main_file::reader::Main;
use crate::model::Coded;
use std::collections::HashMap;
use std::sync::Arc;

/// What one distinct activity (columns profession … mode) says, as numbers in the lists of [`Activities`].
#[derive(Clone, Copy, Debug, Default)]
pub struct ActivityValues {
    /// Number in [`Activities::professions`].
    pub profession: u16,
    /// Number in [`Activities::categories`].
    pub category: u16,
    /// Number in [`Activities::know_hows`].
    pub know_how: u16,
    /// Number in [`Activities::modes`].
    pub mode: u16,
}

/// What a line of results says of an activity: shared by all who do it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Label of the profession.
    pub profession: Arc<str>,
    /// Its code.
    pub profession_code: Arc<str>,
    /// Label of the savoir-faire.
    pub know_how: Arc<str>,
    /// Code of the category.
    pub category: Arc<str>,
    /// Label of the mode.
    pub mode: Arc<str>,
}

/// Distinct values of the activity columns.
pub struct Activities {
    /// Professions, in order of first use.
    pub professions: Vec<Coded>,
    /// Categories (C, E, M).
    pub categories: Vec<Coded>,
    /// Savoir-faire; an empty value for lines that bear none.
    pub know_hows: Vec<Coded>,
    /// Modes.
    pub modes: Vec<Coded>,
    /// Genres of activity, a column of the tail.
    pub genres: Vec<Coded>,
    /// For each distinct activity.
    pub of: Vec<ActivityValues>,
    /// For each distinct activity, what a line of results says of it.
    pub shown: Vec<Shown>,
    /// For each distinct civility, the title that a line of results bears.
    pub titles: Vec<Arc<str>>,
    /// For each distinct tail, the number of its genre.
    pub genre_of: Vec<u16>,
    /// Search forms of the labels of [`Activities::professions`].
    pub folded_professions: Vec<String>,
    /// Search forms of the labels of [`Activities::know_hows`].
    pub folded_know_hows: Vec<String>,
}

#[derive(Default)]
struct Values {
    list: Vec<Coded>,
    known: HashMap<Coded, u16>,
}

impl Values {
    fn number(&mut self, code: &str, label: &str) -> u16 {
        let value = Coded { code: code.to_owned(), label: label.to_owned() };
        if let Some(n) = self.known.get(&value) {
            return *n;
        }
        // At most 65,535 distinct activities exist (checked at load), hence as many values.
        let n = self.list.len() as u16;
        self.known.insert(value.clone(), n);
        self.list.push(value);
        n
    }
}

/// Fields of a pool's text, empty beyond the end.
pub fn fields<const N: usize>(text: &str) -> [&str; N] {
    let mut out = [""; N];
    let (mut start, mut bars) = (0, memchr::memchr_iter(b'|', text.as_bytes()));
    for place in &mut out {
        let end = bars.next();
        *place = text.get(start..end.unwrap_or(text.len())).unwrap_or_default();
        let Some(end) = end else { break };
        start = end + 1;
    }
    out
}

impl Activities {
    /// Reads the pools of activities and tails.
    pub fn of(main: &Main) -> Self {
        let mut v: [Values; 5] = Default::default();
        let pack = &main.pack;
        let of: Vec<ActivityValues> = (0..main.activities.len(pack))
            .map(|i| {
                let f: [&str; 10] = fields(main.activities.get(pack, i));
                ActivityValues {
                    profession: v[0].number(f[0], f[1]),
                    category: v[1].number(f[2], f[3]),
                    know_how: v[2].number(f[6], f[7]),
                    mode: v[3].number(f[8], f[9]),
                }
            })
            .collect();
        let genre_of = (0..main.tails.len(pack))
            .map(|i| {
                let f: [&str; 9] = fields(main.tails.get(pack, i));
                v[4].number(f[7], f[8])
            })
            .collect();
        let [professions, categories, know_hows, modes, genres] = v.map(|v| v.list);
        let labels =
            |values: &[Coded]| values.iter().map(|v| v.label.as_str().into()).collect::<Vec<Arc<str>>>();
        let codes =
            |values: &[Coded]| values.iter().map(|v| v.code.as_str().into()).collect::<Vec<Arc<str>>>();
        let (profession, code, category) = (labels(&professions), codes(&professions), codes(&categories));
        let (know_how, mode) = (labels(&know_hows), labels(&modes));
        let shown = of.iter().map(|v| Shown {
            profession: Arc::clone(&profession[usize::from(v.profession)]),
            profession_code: Arc::clone(&code[usize::from(v.profession)]),
            know_how: Arc::clone(&know_how[usize::from(v.know_how)]),
            category: Arc::clone(&category[usize::from(v.category)]),
            mode: Arc::clone(&mode[usize::from(v.mode)]),
        });
        let shown = shown.collect();
        let titles = (0..main.civilities.len(pack)).map(|i| {
            let [code, label, other_code, other_label]: [&str; 4] = fields(main.civilities.get(pack, i));
            let title = [label, other_label, code, other_code].into_iter().find(|t| !t.is_empty());
            title.unwrap_or_default().into()
        });
        let titles = titles.collect();
        let folded = |values: &[Coded]| values.iter().map(|v| crate::text::fold(&v.label)).collect();
        Self {
            folded_professions: folded(&professions),
            folded_know_hows: folded(&know_hows),
            professions,
            categories,
            know_hows,
            modes,
            genres,
            of,
            shown,
            titles,
            genre_of,
        }
    }

    /// What activity `i` says.
    pub fn values(&self, i: u32) -> ActivityValues {
        self.of.get(i as usize).copied().unwrap_or_default()
    }
}
