//! The generation reader: a sound pack with bytes changed at places that the fuzzer chooses. Opening
//! does not read the checksums of sections, so the damage reaches every reader.
#![no_main]
use directory::{Library, LoadOptions};
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::OnceLock;

struct Sound {
    _dir: tempfile::TempDir,
    folder: PathBuf,
    pack: Vec<u8>,
}

static SOUND: OnceLock<Sound> = OnceLock::new();

fn sound() -> Sound {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let file = dir.path().join("PS_LibreAcces_Personne_activite_202611220715.txt");
    std::fs::write(&file, concat!(include_str!("../header.txt"), include_str!("../lines.txt"))).expect("a file");
    let library = Library::open(dir.path()).expect("a library");
    let options = LoadOptions { accept_shrink: false, keep: 2, now: 1_795_000_000 };
    let report = library.load(&[file], &options, &mut ()).expect("a load");
    let folder = library.root().join("generations").join(report.generation);
    let pack = std::fs::read(folder.join("main.pack")).expect("a pack");
    Sound { _dir: dir, folder, pack }
}

fuzz_target!(|data: &[u8]| {
    let sound = SOUND.get_or_init(sound);
    let mut bad = sound.pack.clone();
    for change in data.as_chunks::<4>().0 {
        let at = u32::from_le_bytes([change[0], change[1], change[2], 0]) as usize % bad.len();
        bad[at] = change[3];
    }
    let path = sound.folder.join("main.pack");
    // A new file each time: the old one may still be mapped.
    std::fs::remove_file(&path).expect("the pack is there");
    std::fs::write(&path, &bad).expect("room for a pack");
    directory::fuzzing::generation(&sound.folder);
});
