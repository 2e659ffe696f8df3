//! Laws that hold for every number, and hostile input.

use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::time::{Duration, Instant};

use identifiers::{
    Adeli, AmNumber, Finess, Idnps, Idnst, Ins, ParseError, Rpps, RppsRang, Siren, Siret,
    StructureTechnicalId, identify, luhn, rpps_key_valid,
};
use proptest::prelude::*;

fn with_key(body: &str) -> String {
    format!("{body}{}", luhn(body.as_bytes()).expect("digits"))
}

fn survives<T: FromStr<Err = ParseError> + Display + PartialEq + Debug>(
    text: &str,
    grouped: impl Fn(&T) -> String,
) {
    let id: T = text.parse().expect(text);
    assert_eq!(id.to_string(), text);
    assert_eq!(grouped(&id).parse::<T>().expect(text), id, "reading the spoken form gives the same");
}

proptest! {
    #[test]
    fn numbers_survive_print_and_parse(
        ten in "[0-9]{10}", nine in "[0-9]{9}", eight in "[0-9]{8}", four in "[0-9]{5}", three in "[0-9]{3}",
        ins in "[1-8][0-9]{4}(2[AB]|[0-9]{2})[0-9]{6}([0-9]{2})?",
    ) {
        survives::<Rpps>(&with_key(&ten), |id| id.grouped());
        survives::<Idnps>(&format!("8{}", with_key(&ten)), Idnps::grouped);
        survives::<Idnps>(&format!("0{nine}"), Idnps::grouped);
        survives::<AmNumber>(&with_key(&eight), AmNumber::grouped);
        survives::<Adeli>(&nine, Adeli::grouped);
        survives::<Finess>(&with_key(&eight), Finess::grouped);
        survives::<Siren>(&nine, |id| id.grouped());
        survives::<Siret>(&format!("{nine}{four}"), |id| id.grouped());
        survives::<RppsRang>(&format!("{}{three}", with_key(&ten)), |id| id.grouped());
        survives::<Idnst>(&format!("1{nine}"), Idnst::grouped);
        survives::<Idnst>(&format!("4{}{three}", with_key(&ten)), Idnst::grouped);
        survives::<StructureTechnicalId>(&format!("F{nine}01072015"), StructureTechnicalId::grouped);
        survives::<Ins>(&ins, Ins::grouped);
    }

    #[test]
    fn a_key_catches_every_single_digit_error(body in "[0-9]{1,30}", at in any::<prop::sample::Index>(), add in 1_u8..10) {
        let good = with_key(&body);
        let mut bad = good.clone().into_bytes();
        let at = at.index(bad.len());
        bad[at] = b'0' + (bad[at] - b'0' + add) % 10;
        let (key, rest) = bad.split_last().unwrap();
        prop_assert_ne!(luhn(rest), Some(key - b'0'));
    }

    #[test]
    fn the_fast_check_agrees_with_the_slow_one(number in 0_u64..100_000_000_000) {
        let text = format!("{number:011}");
        let id: Rpps = text.parse().unwrap();
        prop_assert_eq!(rpps_key_valid(number), luhn(&text.as_bytes()[..10]) == Some(text.as_bytes()[10] - b'0'));
        prop_assert_eq!(Some(id.luhn_key()), luhn(&text.as_bytes()[..10]));
        prop_assert_eq!(Rpps::from_ascii(text.as_bytes()), Some(id));
        prop_assert!(rpps_key_valid(id.with_valid_key().number()));
        prop_assert_eq!(id.check().verdict == identifiers::Verdict::Valid, id.is_key_valid() && (id.is_test() || number / 1_000_000_000 == 10));
    }

    #[test]
    fn the_key_of_a_matricule_catches_every_single_digit_error(
        matricule in "[1-2][0-9]{4}(2[AB]|0[1-9])[0-9]{6}", at in any::<prop::sample::Index>(), add in 1_u8..10,
    ) {
        let good: Ins = matricule.parse::<Ins>().unwrap().with_valid_key();
        prop_assert_eq!(good.is_key_valid(), Some(true));
        let mut bad = good.to_string().into_bytes();
        let at = at.index(bad.len());
        // Other places could leave the shape: 2A and 2B need their 2.
        prop_assume!(bad[at].is_ascii_digit() && at != 5);
        bad[at] = b'0' + (bad[at] - b'0' + add) % 10;
        let bad: Ins = String::from_utf8(bad).unwrap().parse().unwrap();
        prop_assert_ne!(bad.is_key_valid(), Some(true));
    }

    #[test]
    fn any_text_is_identified_without_panic(text in "\\PC{0,400}") {
        let found = identify(&text);
        prop_assert!(found.input.len() <= identifiers::MAX_INPUT);
        prop_assert!(found.candidates.iter().all(|c| !c.reasons.is_empty()));
        prop_assert!(found.is_recognised() || !found.advice.is_empty());
    }

    #[test]
    fn near_identifiers_are_identified_without_panic(text in "[0-9ABFRC2|^&/: .@é°-]{0,40}") {
        let found = identify(&text);
        for c in &found.candidates {
            // A canonical form is read again as the same thing.
            if !c.canonical.is_empty() {
                let again = identify(&c.canonical);
                prop_assert!(again.candidates.iter().any(|a| a.kind == c.kind && a.canonical == c.canonical), "{} {:?}", text, c);
            }
        }
    }
}

#[test]
fn luhn_of_nothing_or_of_something_else_than_digits() {
    assert_eq!(luhn(b""), None);
    assert_eq!(luhn(b"12a4"), None);
    assert_eq!(luhn("1é".as_bytes()), None);
    assert_eq!(luhn(&[b'9'; 100_000]), Some(0));
    assert_eq!(Rpps::from_ascii(b"1000066854"), None);
    assert_eq!(Rpps::from_ascii(b"1000066854x"), None);
}

#[test]
fn hostile_texts_take_bounded_time() {
    let start = Instant::now();
    for unit in [
        "0",
        "10",
        "|",
        "^",
        "&",
        "é",
        " ",
        "-",
        "RPPS ",
        "n° ",
        "\u{202e}",
        "👩‍⚕️",
        "2A",
        "@.",
        "urn:oid:",
        "/",
    ] {
        for size in [255, 256, 257, 10_000] {
            let text: String = unit.chars().cycle().take(size).collect();
            let found = identify(&text);
            assert!(found.input.len() <= identifiers::MAX_INPUT);
            assert!(text.trim().len() <= identifiers::MAX_INPUT || found.candidates.is_empty());
            assert!(
                text.parse::<Rpps>().is_err()
                    && text.parse::<Ins>().is_err()
                    && text.parse::<Siret>().is_err()
            );
            let _ = (text.parse::<Idnps>(), text.parse::<Idnst>(), text.parse::<StructureTechnicalId>());
        }
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}
