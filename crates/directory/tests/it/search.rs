//! Search against a naive reading of the same lines.

use crate::lines::{AJACCIO, DOCTOR, L, LYON3, Shelf, drawn, line, text};
use directory::text::{fold, words};
use directory::{Generation, Query};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn loaded(lines: &[L]) -> (Shelf, Arc<Generation>) {
    let shelf = Shelf::new();
    shelf.load_day(22, text(lines)).unwrap();
    let g = shelf.library.current().unwrap().unwrap();
    (shelf, g)
}

/// Persons of whom some line satisfies `yes`.
fn persons(lines: &[L], yes: impl Fn(&L) -> bool) -> BTreeSet<String> {
    lines.iter().filter(|l| yes(l)).map(|l| format!("{:011}", l.rpps)).collect()
}

fn word_begins(name: &str, prefix: &str) -> bool {
    let folded = fold(name);
    words(&folded).any(|w| w.starts_with(prefix))
}

fn begins(l: &L, prefix: &str) -> bool {
    word_begins(l.family, prefix) || word_begins(l.given, prefix)
}

fn found(g: &Generation, query: &Query) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut query = Query { limit: 7, ..query.clone() };
    loop {
        let page = g.search(&query).unwrap();
        if page.items.is_empty() {
            assert_eq!(page.total as usize, all.len(), "the total is that of all pages");
            return all;
        }
        for item in page.items {
            assert!(all.insert(item.rpps), "a person is on one page only");
        }
        query.offset += 7;
    }
}

#[test]
fn any_prefix_of_any_word_finds_exactly_its_bearers() {
    let lines = drawn(11, 900);
    let (_shelf, g) = loaded(&lines);
    for prefix in [
        "m", "ma", "mar", "mart", "marti", "martin", "martine", "martinez", "d", "du", "durand", "saint",
        "s", "fontaine", "angelo", "guyen", "oeuv", "beranger", "jean", "pierre", "an", "e", "elise", "le",
    ] {
        let query = Query { text: prefix.into(), exact: true, ..Query::default() };
        assert_eq!(found(&g, &query), persons(&lines, |l| begins(l, prefix)), "{prefix}");
        let family = Query { family: prefix.into(), exact: true, ..Query::default() };
        assert_eq!(found(&g, &family), persons(&lines, |l| word_begins(l.family, prefix)), "{prefix}");
        let given = Query { given: prefix.into(), exact: true, ..Query::default() };
        assert_eq!(found(&g, &given), persons(&lines, |l| word_begins(l.given, prefix)), "{prefix}");
    }
}

#[test]
fn conditions_must_hold_on_one_line() {
    let lines = drawn(12, 900);
    let (_shelf, g) = loaded(&lines);
    let q = Query { exact: true, ..Query::default() };
    type Case = (Query, Box<dyn Fn(&L) -> bool>);
    let cases: Vec<Case> = vec![
        (
            Query { postcode: "69003".into(), profession: "10".into(), ..q.clone() },
            Box::new(|l| l.town == LYON3 && l.profession == DOCTOR),
        ),
        (Query { postcode: "69".into(), ..q.clone() }, Box::new(|l| l.town.0.starts_with("69"))),
        (Query { departement: "2A".into(), ..q.clone() }, Box::new(|l| l.town == AJACCIO)),
        (
            Query { departement: "rhône".into(), know_how: "cardio".into(), ..q.clone() },
            Box::new(|l| l.town.0.starts_with("69") && l.know_how.0 == "SM04"),
        ),
        (
            Query { city: "Villeurbanne".into(), category: "E".into(), ..q.clone() },
            Box::new(|l| l.town.0 == "69100" && l.category == "E"),
        ),
        (Query { city: "lyon".into(), ..q.clone() }, Box::new(|l| l.town.2.starts_with("LYON"))),
        (Query { city: "69383".into(), ..q.clone() }, Box::new(|l| l.town == LYON3)),
        (
            Query { structure: "clinique lilas".into(), ..q.clone() },
            Box::new(|l| l.structure.starts_with("CLINIQUE") && !l.town.0.is_empty()),
        ),
        (
            Query { street: "republique".into(), mode: "L".into(), genre: "GENR01".into(), ..q.clone() },
            Box::new(|l| !l.town.0.is_empty()),
        ),
        (
            Query { finess: "690000013".into(), profession: "infirm".into(), ..q.clone() },
            Box::new(|l| !l.town.0.is_empty() && l.profession.0 == "60"),
        ),
        (Query { siret: "123 456 782 00077".into(), ..q.clone() }, Box::new(|l| !l.town.0.is_empty())),
        (Query { siret: "123456782".into(), ..q.clone() }, Box::new(|l| !l.town.0.is_empty())),
        (Query { mode: "S".into(), ..q.clone() }, Box::new(|_| false)),
    ];
    for (query, yes) in cases {
        assert_eq!(found(&g, &query), persons(&lines, &yes), "{query:?}");
    }
}

#[test]
fn a_name_and_a_place_meet() {
    let lines = drawn(13, 900);
    let (_shelf, g) = loaded(&lines);
    // The name is the person's, on whichever line; the place and profession are on one line.
    let named: BTreeSet<String> = persons(&lines, |l| begins(l, "mart"));
    let placed = persons(&lines, |l| l.town == LYON3 && l.profession == DOCTOR);
    let query = Query {
        text: "mart".into(),
        postcode: "69003".into(),
        profession: "10".into(),
        exact: true,
        ..Query::default()
    };
    assert_eq!(found(&g, &query), &named & &placed);
    let two = Query { text: "jean mar".into(), exact: true, ..Query::default() };
    assert_eq!(
        found(&g, &two),
        &persons(&lines, |l| begins(l, "jean")) & &persons(&lines, |l| begins(l, "mar"))
    );
}

#[test]
fn facets_count_persons_over_the_whole_result() {
    let lines = drawn(14, 900);
    let (_shelf, g) = loaded(&lines);
    let page = g
        .search(&Query { text: "mar".into(), exact: true, facets: true, limit: 1, ..Query::default() })
        .unwrap();
    let bearers = persons(&lines, |l| begins(l, "mar"));
    let of = |l: &L| bearers.contains(&format!("{:011}", l.rpps));
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    for code in ["10", "60"] {
        expected.insert(code, persons(&lines, |l| of(l) && l.profession.0 == code).len() as u64);
    }
    let counted: BTreeMap<&str, u64> =
        page.facets.profession.iter().map(|f| (f.value.code.as_str(), f.count)).collect();
    assert_eq!(counted, expected);
    let corsica = page.facets.departement.iter().find(|f| f.value.code == "2A").unwrap();
    assert_eq!(
        (corsica.count, corsica.value.label.as_str()),
        (persons(&lines, |l| of(l) && l.town == AJACCIO).len() as u64, "Corse-du-Sud")
    );
    assert!(page.facets.departement.windows(2).all(|w| w[0].count >= w[1].count));
}

fn small() -> (Shelf, Arc<Generation>) {
    let mut cardio = line(99_700_000_011, "MARTIN", "PAUL");
    cardio.know_how = ("SM04", "Cardiologie et maladies vasculaires");
    let mut corse = line(99_700_000_029, "MARTIN", "PAUL");
    corse.town = AJACCIO;
    let mut student = line(99_700_000_037, "D'ANGELO", "Zoé");
    student.category = "E";
    let lyon = line(99_700_000_045, "LYON", "Anne");
    let lefevre = line(99_700_000_052, "LEFÈVRE", "Hélène");
    loaded(&[cardio, corse, student, lyon, lefevre])
}

#[test]
fn a_free_line_is_read_as_people_mean_it() {
    let (_shelf, g) = small();
    let first = |text: &str| {
        let p = g.search(&Query::text(text)).unwrap();
        (p.total, p.items.first().map_or(String::new(), |h| h.rpps.clone()))
    };
    assert_eq!(first("martin cardio 69"), (1, "99700000011".into()));
    assert_eq!(first("cardiologue lyon"), (1, "99700000011".into()));
    assert_eq!(first("martin ajaccio"), (1, "99700000029".into()));
    assert_eq!(first("PAUL Martin 2A"), (1, "99700000029".into()));
    assert_eq!(first("dangelo"), (1, "99700000037".into()));
    assert_eq!(first("d’angelo zoe"), (1, "99700000037".into()));
    assert_eq!(first("99 700 000 052"), (1, "99700000052".into()));
    assert_eq!(first("899700000052"), (1, "99700000052".into()));
    assert_eq!(first("helene lefevre"), (1, "99700000052".into()));
}

#[test]
fn homonyms_and_students_are_told() {
    let (_shelf, g) = small();
    let page = g.search(&Query::text("martin")).unwrap();
    assert!(page.items.len() == 2 && page.items.iter().all(|h| h.homonym && h.reason.field == "family"));
    let student = &g.search(&Query::text("angelo")).unwrap().items[0];
    assert!(student.student && !student.homonym && &*student.category == "E");
}

#[test]
fn a_typo_finds_the_nearest_and_says_so() {
    let (_shelf, g) = small();
    for typed in ["lefebre", "lefevr", "lfevre", "lefvere"] {
        let page = g.search(&Query::text(typed)).unwrap();
        assert_eq!(page.items.first().map(|h| h.family.as_str()), Some("LEFÈVRE"), "{typed}");
    }
    let page = g.search(&Query::text("martim paul ajaccio")).unwrap();
    assert_eq!((page.total, page.items[0].rpps.as_str()), (1, "99700000029"));
    assert!(page.notes.contains(&"typo_used") && page.items[0].reason.distance == 1);
    let strict = g.search(&Query { exact: true, ..Query::text("martim") }).unwrap();
    assert_eq!(strict.total, 0);
}

#[test]
fn a_person_is_seen_whole() {
    let mut a = line(99_700_000_011, "MARTIN", "PAUL");
    a.profession = ("60", "Infirmier");
    let mut b = a.clone();
    b.profession = DOCTOR;
    b.family = "MARTIN-PÊCHEUR";
    b.town = AJACCIO;
    let (_shelf, g) = loaded(&[a.clone(), b.clone(), b.clone(), a]);
    let p = g.person("99700000011").unwrap().unwrap();
    assert_eq!(p, g.person("899700000011").unwrap().unwrap());
    assert_eq!((p.family.as_str(), p.other_names.len()), ("MARTIN", 1));
    assert_eq!(p.other_names[0].0, "MARTIN-PÊCHEUR");
    let professions: Vec<&str> = p.exercises.iter().map(|e| e.profession.label.as_str()).collect();
    assert_eq!(professions, ["Médecin", "Infirmier"]);
    assert_eq!(p.exercises[0].activities.len(), 1, "a line said twice is one activity");
    let place = p.exercises[0].activities[0].structure.as_ref().unwrap();
    assert_eq!(
        (place.address.commune.code.as_str(), place.departement.label.as_str()),
        ("2A004", "Corse-du-Sud")
    );
    assert_eq!((place.siret.as_str(), place.former_id.as_str()), ("12345678200077", "312345678200077"));
    // The other name finds the person too, once.
    let page = g.search(&Query::text("pecheur")).unwrap();
    assert_eq!((page.total, page.items[0].rpps.as_str()), (1, "99700000011"));
    assert_eq!(g.search(&Query::text("martin")).unwrap().total, 1);
    assert!(g.person("99700000029").unwrap().is_none() && g.person("").unwrap().is_none());
}

#[test]
fn hostile_queries_get_an_answer() {
    let (_shelf, g) = loaded(&drawn(15, 200));
    let long = "martin ".repeat(2_000);
    let hostile = [
        "\0\u{1}\u{7f}",
        "🩺🩺🩺",
        ".*+?[]()",
        "%' OR 1=1 --",
        "\u{202e}nitram",
        "a b c d e f g h i j k l",
        "@",
        "@@@",
        "8",
        "00000000000",
        &long,
        "\u{301}\u{301}",
        "ﷺ",
        "- - -",
        "saint",
        "st",
        "d'",
    ];
    for text in hostile {
        for field in 0..6 {
            let mut q = Query::text("");
            let slot = [
                &mut q.text,
                &mut q.family,
                &mut q.city,
                &mut q.structure,
                &mut q.departement,
                &mut q.mailbox,
            ];
            let [a, b, c, d, e, f] = slot;
            *[a, b, c, d, e, f][field] = text.to_owned();
            let page = g.search(&Query { limit: usize::MAX, offset: usize::MAX / 4, ..q }).unwrap();
            assert!(page.items.is_empty());
        }
    }
    assert!(g.search(&Query::text(long)).unwrap().notes.contains(&"text_cut"));
}
