//! Entry points for the fuzz targets of `fuzz/`: what reads bytes from outside, without a disk.
//! Not part of what the room offers.

use crate::generation::Generation;
use crate::main_file::scan::scan;
use crate::main_file::tables::Tables;
use crate::query::Query;
use crate::report::Rejects;
use std::path::Path;

/// Reads `text` as a main file; panics if lines are lost: each is kept or refused.
pub fn lines(text: &[u8]) {
    let (mut tables, mut rejects) = (Tables::new(0), Rejects::default());
    if let Ok(done) = scan(text, Path::new("fuzz.txt"), &mut tables, &mut (), &mut rejects, &mut ()) {
        let refused: u64 = rejects.groups().iter().map(|g| g.count).sum();
        assert_eq!(done.lines_read, tables.rows.len() as u64 + refused);
    }
}

/// Opens `folder`, whose files may be damaged, and asks it a few questions.
pub fn generation(folder: &Path) {
    let Ok(generation) = Generation::open(folder) else { return };
    for text in ["mar", "martn", "lyon cardio", "", "99000000003", "69003"] {
        let _ = generation.search(&Query::text(text));
    }
    let _ = generation.person("99000000003");
    let _ = generation.verify();
}

/// Asks a sound generation a hostile question; panics if a page contradicts its total.
pub fn query(generation: &Generation, data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.split('\n').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let query = Query {
        text: next(),
        family: next(),
        given: next(),
        profession: next(),
        know_how: next(),
        postcode: next(),
        city: next(),
        street: next(),
        structure: next(),
        departement: next(),
        siret: next(),
        rpps: next(),
        mailbox: next(),
        facets: data.len().is_multiple_of(2),
        limit: data.len() % 64,
        offset: data.first().copied().unwrap_or(0).into(),
        ..Query::default()
    };
    if let Ok(page) = generation.search(&query) {
        assert!(page.items.len() as u64 <= page.total && page.items.len() <= query.limit);
    }
}
