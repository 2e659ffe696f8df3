//! Numbers that hold, people who cannot be taken for real, one person in every file.

use crate::set::{MAIN, Set, TEXTS};
use std::collections::BTreeMap;

/// Luhn's key, written again here.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * (1 + at as u32 % 2);
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[test]
fn numbers_have_true_keys_and_fictitious_ranges() {
    let set = Set::of(8_000);
    for row in set.rows(0, MAIN) {
        let [kind, rpps, national] = [&row[0], &row[1], &row[2]];
        assert!(rpps.len() == 11 && luhn(rpps), "{rpps}");
        assert!(("99000000000".."99700000000").contains(&rpps.as_str()), "{rpps}");
        assert_eq!((kind.as_str(), national), ("8", &format!("8{rpps}")));
        let [siret, siren, site, entity] = [&row[19], &row[20], &row[21], &row[22]];
        assert!(siret.is_empty() || siret.len() == 14 && luhn(siret) && luhn(&siret[..9]), "{siret}");
        assert!(siret.is_empty() || siret.starts_with("99"), "{siret}");
        assert!(siren.is_empty() || siret.starts_with(siren.as_str()), "{siren} of {siret}");
        for number in [site, entity].into_iter().filter(|number| !number.is_empty()) {
            let digits = number.replace('A', "1").replace('B', "2");
            assert!(digits.len() == 9 && luhn(&digits), "{number}");
        }
        for telephone in &row[40..43] {
            let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
            let fiction = ["019900", "026191", "035301", "046571", "053649", "063998"];
            let national = digits.strip_prefix("33").map_or(digits.clone(), |rest| format!("0{rest}"));
            assert!(
                national.is_empty() || fiction.iter().any(|range| national.starts_with(range)),
                "{telephone}"
            );
        }
        assert!(row[43].is_empty() || row[43].ends_with(".example"), "{}", row[43]);
    }
    for row in set.rows(0, TEXTS[3].0) {
        assert!(row[1].ends_with(".mssante.example"), "{}", row[1]);
        assert!(row[1].bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.@".contains(&b)));
    }
}

#[test]
fn a_person_is_the_same_in_every_file() {
    let set = Set::of(8_000);
    let mut names: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in set.rows(0, MAIN) {
        names.entry(row[1].clone()).or_default().push((row[7].clone(), row[8].clone()));
    }
    // Columns of the number, the name and the first name.
    for ((stem, _), [number, family, given]) in
        TEXTS[1..].iter().zip([[1, 3, 4], [1, 3, 4], [3, 9, 10], [1, 3, 4]])
    {
        let rows = set.rows(0, stem);
        let persons: Vec<_> = rows.iter().filter(|row| !row[number].is_empty()).collect();
        assert!(persons.len() > 500, "{stem}: {}", persons.len());
        for row in persons {
            let known =
                names.get(&row[number]).unwrap_or_else(|| panic!("{stem}: {} is nobody", row[number]));
            let name = (row[family].clone(), row[given].clone());
            assert!(known.contains(&name), "{stem}: {name:?} is not one of {known:?}");
        }
    }
}

#[test]
fn the_hazards_of_the_published_file_occur() {
    let set = Set::of(60_000);
    let text = set.text(0, MAIN);
    let rows = set.rows(0, MAIN);
    let some = |what: &str, test: &dyn Fn(&[String]) -> bool| {
        assert!(rows.iter().any(|row| test(row)), "no line with {what}");
    };
    some("an odd number of quotes", &|row| row.iter().any(|f| f.matches('"').count() % 2 == 1));
    some("a backslash", &|row| row.iter().any(|f| f.contains('\\')));
    some("a semicolon", &|row| row.iter().any(|f| f.contains(';')));
    some("two blanks in a row", &|row| row.iter().any(|f| f.contains("  ")));
    some("CEDEX", &|row| row[34].contains("CEDEX"));
    some("a site in Corsica", &|row| row[21].starts_with("2A") || row[21].starts_with("2B"));
    some("a place overseas", &|row| row[35].starts_with("974"));
    some("no structure at all", &|row| row[19..46].iter().all(String::is_empty));
    some("no name", &|row| row[7].is_empty() || row[8].is_empty());
    some("a first name in capitals", &|row| row[8].len() > 3 && row[8] == row[8].to_uppercase());
    some("a first name with an accent", &|row| row[8].contains('é'));
    assert!(rows.iter().all(|row| row[44].is_empty() && row[45].is_empty()), "département columns are empty");
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    assert!(lines.windows(2).any(|pair| pair[0] == pair[1]), "no line is there twice");
}
