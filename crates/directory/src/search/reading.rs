//! Reading a free line: "martin cardio 69" is a name, a specialty and a département.
//!
//! Numbers say what they are by their length. A word of letters is a name unless it names a profession
//! or a specialty better than it names people, or completes a town. Every choice is told back to the
//! user as a [`Reading`], and `search` tries the other one when nothing is found.

use super::activities::Activities;
use crate::main_file::reader::Main;
use crate::query::Reading;
use crate::text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a word, or a few, were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A beginning of nom or prénom.
    Name(String),
    /// Numbers of the activities that the word names.
    Activity(Vec<u32>),
    /// A postcode or its beginning.
    Postcode(String),
    /// A département code.
    Departement(&'static str),
    /// A town, folded.
    City(String),
    /// An RPPS or an Identification nationale PP.
    Person(String),
    /// SIRET, SIREN or FINESS.
    Number(String),
    /// An MSSanté address.
    Mailbox(String),
}

/// Most words read; the rest is ignored and said so.
const MOST_WORDS: usize = 8;

/// Usual short words of the trade, with the beginning of the label they stand for.
const SHORT: [(&str, &str); 12] = [
    ("kine", "kinesitherapeute"),
    ("psy", "psych"),
    ("orl", "oto rhino"),
    ("ide", "infirmier"),
    ("mg", "medecine generale"),
    ("sf", "sage femme"),
    ("generaliste", "medecine generale"),
    ("ophtalmo", "ophtalmologie"),
    ("gyneco", "gynecologie"),
    ("dermato", "dermatologie"),
    ("radiologue", "radiodiagnostic"),
    ("urgentiste", "medecine d urgence"),
];

/// Names of communes, folded: 35,000 short texts, made on first use.
static COMMUNES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    terminology::communes().iter().map(|c| fold(c.name)).filter(|n| !n.is_empty()).collect()
});

/// Reads a line (already cut to a bounded length).
pub fn read(main: &Main, activities: &Activities, line: &str) -> (Vec<Part>, Vec<Reading>) {
    let (mut parts, mut readings) = (Vec::new(), Vec::new());
    let mut words: Vec<String> = Vec::new();
    for raw in line.split_whitespace() {
        if raw.contains('@') {
            readings.push(reading(raw, "mailbox", raw));
            parts.push(Part::Mailbox(raw.to_owned()));
        } else {
            words.extend(fold(raw).split(' ').filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
    // "st" becomes "saint" only beside its next word, hence this second folding.
    let folded = fold(&words.join(" "));
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let mut i = 0;
    while i < words.len() {
        if i >= MOST_WORDS {
            readings.push(reading(&words[i..].join(" "), "ignored", ""));
            break;
        }
        if let Some(n) = town_at(main, &words, i, !parts.is_empty()) {
            let city = words[i..i + n].join(" ");
            readings.push(reading(&city, "city", &city));
            parts.push(Part::City(city));
            i += n;
            continue;
        }
        let (part, kind, value) = one(main, activities, &words, i, !parts.is_empty());
        readings.push(reading(words[i], kind, &value));
        parts.extend(part);
        i += 1;
    }
    (parts, readings)
}

fn reading(word: &str, kind: &'static str, value: &str) -> Reading {
    Reading { word: word.to_owned(), kind, value: value.to_owned() }
}

fn one(
    main: &Main,
    activities: &Activities,
    words: &[&str],
    i: usize,
    follows: bool,
) -> (Option<Part>, &'static str, String) {
    let word = words[i];
    if word.bytes().next().is_some_and(|b| b.is_ascii_digit()) {
        return number(word);
    }
    // Grouped digits typed apart ("10 000 668 540") were joined by the caller of `read`.
    let exact = main.names.find(&main.pack, word).map_or(0, |w| main.names.weight(&main.pack, w));
    let long_enough = if follows { 4 } else { 6 };
    let known_short = SHORT.iter().any(|(short, _)| *short == word);
    if (word.len() >= long_enough || known_short)
        && let Some((list, value)) = activity(activities, word)
        && u64::from(exact) * 2_000 < u64::from(main.persons()).max(2_000)
    {
        return (Some(Part::Activity(list)), "know_how", value);
    }
    (Some(Part::Name(word.to_owned())), "name", word.to_owned())
}

fn number(word: &str) -> (Option<Part>, &'static str, String) {
    let all_digits = word.bytes().all(|b| b.is_ascii_digit());
    let value = word.to_owned();
    match word.len() {
        11 if all_digits => (Some(Part::Person(value.clone())), "identifier", value),
        12 if all_digits && word.starts_with('8') => (Some(Part::Person(value.clone())), "identifier", value),
        10 if word.starts_with('0') => (Some(Part::Person(value.to_uppercase())), "identifier", value),
        9 | 14 => (Some(Part::Number(value.to_uppercase())), "identifier", value),
        2 | 3 => match terminology::departement(&word.to_uppercase()) {
            Some(d) => (Some(Part::Departement(d.code)), "departement", d.name.to_owned()),
            None => (Some(Part::Postcode(value.clone())), "postcode", value),
        },
        4 | 5 if all_digits => (Some(Part::Postcode(value.clone())), "postcode", value),
        _ => (None, "ignored", String::new()),
    }
}

/// The activities whose profession or savoir-faire the word names, and what to call them.
fn activity(activities: &Activities, word: &str) -> Option<(Vec<u32>, String)> {
    let wanted = SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, stands)| stands);
    let yes = |labels: &[String]| labels.iter().map(|l| label_names(l, wanted)).collect::<Vec<bool>>();
    let (professions, know_hows) = (yes(&activities.folded_professions), yes(&activities.folded_know_hows));
    let of = activities.of.iter().enumerate();
    let list: Vec<u32> = of
        .filter(|(_, v)| professions[v.profession as usize] || know_hows[v.know_how as usize])
        .map(|(i, _)| i as u32)
        .collect();
    let first = |values: &[crate::model::Coded], yes: &[bool]| {
        yes.iter().position(|y| *y).map(|i| values[i].label.clone())
    };
    let label =
        first(&activities.professions, &professions).or_else(|| first(&activities.know_hows, &know_hows));
    (!list.is_empty()).then(|| (list, label.unwrap_or_default()))
}

/// True when a word of the label begins as `word` does, up to its ending (cardiologue, cardiologie).
pub fn label_names(label: &str, word: &str) -> bool {
    let alike = |begins: &str| {
        let same = begins.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        same == word.len()
            || (same >= 5
                && same + 4 >= word.len()
                && same + 4 >= begins.split(' ').next().map_or(0, str::len))
    };
    let starts = std::iter::once(0).chain(label.match_indices(' ').map(|(i, _)| i + 1));
    starts.into_iter().any(|start| alike(&label[start..]))
}

/// How many words from `i` on make a commune's name, the longest first. One word alone is a town only
/// after something else, and when more people work there than bear that name.
fn town_at(main: &Main, words: &[&str], i: usize, follows: bool) -> Option<usize> {
    for n in (2..=4.min(words.len() - i)).rev() {
        if COMMUNES.contains(words[i..i + n].join(" ").as_str()) {
            return Some(n);
        }
    }
    let word = words[i];
    if !follows || word.len() < 3 || !COMMUNES.contains(word) {
        return None;
    }
    let bearers = main.names.find(&main.pack, word).map_or(0, |w| main.names.weight(&main.pack, w));
    let places = super::places::by_city(main, word, false);
    let span = |r: &std::ops::Range<u32>| {
        main.structure_persons.span(&main.pack, r.start as usize..r.end as usize).len()
    };
    let workers: usize = places.iter().map(span).sum();
    (workers > bearers as usize).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_named_by_the_beginning_of_a_word_or_its_stem() {
        let cardio = "cardiologie et maladies vasculaires";
        for word in ["cardio", "cardiologue", "cardiologie", "vasculaire", "maladies"] {
            assert!(label_names(cardio, word), "{word}");
        }
        assert!(label_names("masseur kinesitherapeute", "kinesitherapeute"));
        assert!(label_names("medecine generale", "medecine generale"));
        assert!(label_names("infirmier", "infirmiere") && label_names("pediatrie", "pediatre"));
        for word in ["cardon", "martin", "xcardio"] {
            assert!(!label_names(cardio, word), "{word}");
        }
    }

    #[test]
    fn numbers_say_what_they_are_by_their_length() {
        assert_eq!(number("69").0, Some(Part::Departement("69")));
        assert_eq!(number("2a").0, Some(Part::Departement("2A")));
        assert_eq!(number("971").0, Some(Part::Departement("971")));
        assert_eq!(number("69003").0, Some(Part::Postcode("69003".into())));
        assert_eq!(number("10000668540").0, Some(Part::Person("10000668540".into())));
        assert_eq!(number("810000668540").0, Some(Part::Person("810000668540".into())));
        assert_eq!(number("750712184").0, Some(Part::Number("750712184".into())));
        assert_eq!(number("1234567").1, "ignored");
    }
}
