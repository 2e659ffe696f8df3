//! The query reader: any bytes as the fields of a search, asked to a small sound generation.
#![no_main]
use directory::{Generation, Library, LoadOptions};
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, OnceLock};

static GENERATION: OnceLock<Arc<Generation>> = OnceLock::new();

fn generation() -> Arc<Generation> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let file = dir.path().join("PS_LibreAcces_Personne_activite_202611220715.txt");
    std::fs::write(&file, concat!(include_str!("../header.txt"), include_str!("../lines.txt"))).expect("a file");
    let library = Library::open(dir.path()).expect("a library");
    let options = LoadOptions { accept_shrink: false, keep: 2, now: 1_795_000_000 };
    library.load(&[file], &options, &mut ()).expect("a load");
    library.current().expect("a generation").expect("a generation")
}

fuzz_target!(|data: &[u8]| {
    directory::fuzzing::query(GENERATION.get_or_init(generation), data);
});
