//! Bad files: a clear refusal or counted rejects, and the last good generation still answers.

use crate::lines::{HEADER, L, Shelf, bytes, drawn, line, options, text};
use directory::{DirectoryError, Library, LoadOptions};

fn refused(result: Result<impl std::fmt::Debug, DirectoryError>) -> String {
    match result {
        Err(e @ DirectoryError::Refused { .. }) => e.to_string(),
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[test]
fn refused_files_leave_the_generation_as_it_was() {
    let shelf = Shelf::new();
    let good = text(&drawn(1, 2_000));
    let first = shelf.load_day(1, &good).unwrap().generation;
    let before = bytes(&shelf.pack(&first));
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("wrong header", good.replacen("Nom d'exercice", "Nom", 1).into_bytes(), "header"),
        ("empty", Vec::new(), "empty"),
        ("header only", format!("{HEADER}\n").into_bytes(), ""),
        ("cut in a line", good.as_bytes()[..good.rfind("690000013").unwrap()].to_vec(), "cut short"),
        ("cut in the last label", good.trim_end().strip_suffix("rmacien").unwrap().into(), "cut short"),
        ("half", good[..good.len() / 2].rsplit_once('\n').unwrap().0.as_bytes().to_vec(), "--accept-shrink"),
        ("latin-1", good.chars().map(|c| if (c as u32) < 256 { c as u8 } else { b'?' }).collect(), ""),
        (
            "all damaged",
            good.lines()
                .map(|l| {
                    if l == HEADER { format!("{l}\n") } else { format!("{}\n", &l[..l.rfind('|').unwrap()]) }
                })
                .collect::<String>()
                .into_bytes(),
            "damaged",
        ),
    ];
    for (name, body, says) in cases {
        let message = refused(shelf.load_day(2, &body));
        assert!(message.contains("202611020715") && message.contains(says), "{name}: {message}");
        let current = shelf.library.current().unwrap().unwrap();
        assert_eq!(current.info().id, first, "{name}");
    }
    assert_eq!(bytes(&shelf.pack(&first)), before);
    shelf.library.verify().unwrap();
    assert!(
        !std::fs::read_dir(shelf.library.root().join("generations")).unwrap().any(|e| e
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with('.'))
    );
}

#[test]
fn a_shrunken_file_is_taken_when_asked() {
    let shelf = Shelf::new();
    let lines = drawn(2, 400);
    shelf.load_day(1, text(&lines)).unwrap();
    let path = shelf.file("PS_LibreAcces_Personne_activite_202611020715.txt", text(&lines[..100]));
    refused(shelf.library.load(std::slice::from_ref(&path), &options(), &mut ()));
    let report =
        shelf.library.load(&[path], &LoadOptions { accept_shrink: true, ..options() }, &mut ()).unwrap();
    assert_eq!(report.lines_kept, 100);
}

#[test]
fn two_loads_at_once_do_not_mix() {
    let shelf = Shelf::new();
    shelf.load_day(1, text(&drawn(3, 100))).unwrap();
    let lock = std::fs::File::options().write(true).open(shelf.library.root().join("LOCK")).unwrap();
    lock.lock().unwrap();
    assert!(matches!(shelf.load_day(2, text(&drawn(4, 100))), Err(DirectoryError::Busy { .. })));
    drop(lock);
    shelf.load_day(2, text(&drawn(3, 100))).unwrap();
}

#[test]
fn layouts_and_line_ends_of_all_years_are_read() {
    let lines = drawn(6, 300);
    let reference = Shelf::new();
    let full = text(&lines);
    let id = reference.load_day(1, &full).unwrap().generation;
    let variants = [
        format!("\u{feff}{full}"),
        full.replace('\n', "\r\n"),
        full.replace('\n', "|\n"),
        full.trim_end().to_owned(),
        full.lines()
            .enumerate()
            .map(|(i, l)| format!("{l}{}\n", if i % 3 == 1 { "||" } else { "" }))
            .collect(),
    ];
    for (i, body) in variants.iter().enumerate() {
        let shelf = Shelf::new();
        let report = shelf.load_day(1, body).unwrap();
        assert_eq!(report.lines_rejected, 0, "variant {i}");
        assert!(bytes(&shelf.pack(&report.generation)) == bytes(&reference.pack(&id)), "variant {i}");
        // The same through a refresh.
        assert_eq!(reference.load_day(1, body).unwrap().lines_added, 0, "variant {i}");
    }
    for columns in [48, 52] {
        let cut = |l: &str| l.split('|').take(columns).collect::<Vec<_>>().join("|");
        let body: String = full.lines().map(|l| format!("{}\n", cut(l))).collect();
        let shelf = Shelf::new();
        let report = shelf.load_day(1, body).unwrap();
        assert_eq!((report.lines_kept, report.lines_rejected), (300, 0));
        let g = shelf.library.current().unwrap().unwrap();
        let someone = format!("{:011}", lines[0].rpps);
        assert_eq!(g.person(&someone).unwrap().unwrap().exercises[0].activities[0].genre.code, "");
    }
}

#[test]
fn damage_in_a_generation_is_an_error_not_a_panic() {
    let shelf = Shelf::new();
    let lines: Vec<L> = drawn(7, 150);
    let id = shelf.load_day(1, text(&lines)).unwrap().generation;
    let path = shelf.pack(&id);
    let good = bytes(&path);
    let mut dice = crate::lines::Dice(9);
    for round in 0..300 {
        let mut bad = good.clone();
        for _ in 0..=round % 5 {
            let at = dice.below(bad.len());
            bad[at] = dice.below(256) as u8;
        }
        if round % 7 == 0 {
            bad.truncate(dice.below(good.len()));
        }
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, &bad).unwrap();
        let library = Library::open(&shelf.dir.path().join("data")).unwrap();
        let Ok(Some(g)) = library.current() else { continue };
        for word in ["mar", "martn", "lyon cardio", "", "99000000003"] {
            let _ = g.search(&directory::Query::text(word));
        }
        for l in lines.iter().take(20) {
            let _ = g.person(&format!("{:011}", l.rpps));
        }
    }
}

#[test]
fn an_unknown_identifier_type_is_kept_and_found() {
    let shelf = Shelf::new();
    let adeli = line(99_700_000_011, "ANCIEN", "Paul")
        .text()
        .replace("8|99700000011|899700000011", "0|751404682|0751404682");
    let report =
        shelf.load_day(1, format!("{}{adeli}\n", text(&[line(99_700_000_029, "AUTRE", "Luc")]))).unwrap();
    assert_eq!((report.lines_kept, report.persons), (2, 2));
    let g = shelf.library.current().unwrap().unwrap();
    let p = g.person("0751404682").unwrap().unwrap();
    assert_eq!((p.rpps.as_str(), p.idnps.as_str(), p.family.as_str()), ("", "0751404682", "ANCIEN"));
    assert_eq!(g.search(&directory::Query::text("ancien")).unwrap().items[0].idnps, "0751404682");
}
