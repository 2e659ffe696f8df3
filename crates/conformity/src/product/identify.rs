//! The card of a product, as the answers of its identification say it (`content/questionnaires/identification.yaml`).

use super::lifecycle::Lifecycle;
use super::model::{Card, Certification, Edition, Nil, Version};
use crate::naming;
use crate::questionnaire::{Answers, Cell, Value};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Questions of the identification that the card is made of: a test holds them against the file.
pub const CARD_QUESTIONS: [&str; 14] = [
    "nom",
    "os",
    "os-autre",
    "appareil",
    "nom-commercial",
    "description",
    "cycle-de-vie",
    "date-production-prevue",
    "editions-versions",
    "versions-obsoletes",
    "versions-obsoletes-liste",
    "nil-etat",
    "nil",
    "certifications-detail",
];

/// Systems by choice; a product that any browser opens has none.
const SYSTEMS: [(&str, &str); 5] =
    [("ios", "iOS"), ("android", "Android"), ("windows", "Windows"), ("macos", "macOS"), ("linux", "Linux")];

/// Devices by choice.
const DEVICES: [(&str, &str); 6] = [
    ("site-web", "Site Web"),
    ("mobile", "Mobile"),
    ("poste", "Poste"),
    ("serveur", "Serveur"),
    ("borne", "Borne"),
    ("objet", "Objet connecté"),
];

/// The card that good answers to questions that are asked ([`Plan::facts`](crate::questionnaire::Plan::facts)) give. The
/// name is the one that is proposed; what is not answered is left at its default.
pub fn card_of(answers: &Answers) -> Card {
    let read = Read(answers);
    let commercial_name = read.text("nom");
    let os = match read.choice("os") {
        "autre" => read.text("os-autre"),
        choice => word(&SYSTEMS, choice),
    };
    let device = word(&DEVICES, read.choice("appareil"));
    Card {
        name: naming::propose(&commercial_name, &os, &device),
        description: read.text("description"),
        lifecycle: lifecycle(&read),
        nil: nil(&read),
        certifications: certifications(&read),
        mes_name: Some(read.text("nom-commercial")).filter(|name| !name.is_empty()),
        editions: editions(&read),
        none_obsolete: read.choice("versions-obsoletes") == "aucune",
        commercial_name,
        os,
        device,
    }
}

fn word(known: &[(&str, &str)], choice: &str) -> String {
    known.iter().find(|(id, _)| *id == choice).map_or_else(String::new, |(_, word)| (*word).to_owned())
}

fn lifecycle(read: &Read<'_>) -> Lifecycle {
    match read.choice("cycle-de-vie") {
        "experimentation" => Lifecycle::Experiment,
        "en-developpement" => Lifecycle::InDevelopment { planned: read.date("date-production-prevue") },
        "retire" => Lifecycle::Retired,
        _ => Lifecycle::InProduction,
    }
}

/// A NIL that was asked for and did not come yet is not said.
fn nil(read: &Read<'_>) -> Nil {
    match (read.choice("nil-etat"), read.text("nil")) {
        ("aucun", _) => Nil::None,
        ("oui", number) if !number.is_empty() => Nil::Number(number),
        _ => Nil::NotSaid,
    }
}

fn certifications(read: &Read<'_>) -> Vec<Certification> {
    let rows = read.rows("certifications-detail").iter();
    let rows = rows.map(|row| Certification {
        name: cell(row, "titre"),
        reference: cell(row, "numero"),
        from: None,
        until: cell(row, "fin").parse().ok(),
    });
    rows.filter(|one| !one.name.is_empty()).collect()
}

/// Versions by edition, in the order of the table; obsolete ones that it does not name stand in an edition without a name.
fn editions(read: &Read<'_>) -> Vec<Edition> {
    let obsolete = read.rows("versions-obsoletes-liste").iter().map(|row| cell(row, "version"));
    let mut obsolete: BTreeSet<String> = obsolete.filter(|number| !number.is_empty()).collect();
    let mut editions: Vec<Edition> = Vec::new();
    let mut named = BTreeSet::new();
    for row in read.rows("editions-versions") {
        let (name, number) = (cell(row, "edition"), cell(row, "version"));
        let version = Version {
            date: cell(row, "sortie").parse().ok(),
            obsolete: obsolete.contains(&number),
            number: number.clone(),
        };
        named.insert(number);
        match editions.iter_mut().find(|edition| edition.name == name) {
            Some(edition) if edition.versions.iter().any(|one| one.number == version.number) => {}
            Some(edition) => edition.versions.push(version),
            None => editions.push(Edition { name, versions: vec![version] }),
        }
    }
    obsolete.retain(|number| !named.contains(number));
    if !obsolete.is_empty() {
        let versions = obsolete.into_iter().map(|number| Version { number, date: None, obsolete: true });
        editions.push(Edition { name: String::new(), versions: versions.collect() });
    }
    editions
}

fn cell(row: &BTreeMap<String, Cell>, column: &str) -> String {
    match row.get(column) {
        Some(Cell::Text(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Some(Cell::Number(number)) => number.to_string(),
        None => String::new(),
    }
}

struct Read<'a>(&'a Answers);

impl Read<'_> {
    fn text(&self, question: &str) -> String {
        match self.0.get(question) {
            Some(Value::Text(text)) => text.trim().to_owned(),
            _ => String::new(),
        }
    }

    fn choice(&self, question: &str) -> &str {
        match self.0.get(question) {
            Some(Value::Choice(choice)) => choice,
            _ => "",
        }
    }

    fn date(&self, question: &str) -> Option<Date> {
        match self.0.get(question) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    fn rows(&self, question: &str) -> &[BTreeMap<String, Cell>] {
        match self.0.get(question) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::IDENTIFICATION;
    use crate::questionnaire;
    use jiff::civil::date;

    fn answers(all: &[(&str, &str)]) -> Answers {
        all.iter().map(|(question, json)| ((*question).to_owned(), Value::parse(json).unwrap())).collect()
    }

    #[test]
    fn a_card_is_what_was_answered() {
        let card = card_of(&answers(&[
            ("nom", r#"{"text":" Jade "}"#),
            ("os", r#"{"choice":"autre"}"#),
            ("os-autre", r#"{"text":"HarmonyOS"}"#),
            ("appareil", r#"{"choice":"mobile"}"#),
            ("nom-commercial", r#"{"text":"Jade"}"#),
            ("description", r#"{"text":"Agenda partagé"}"#),
            ("cycle-de-vie", r#"{"choice":"en-developpement"}"#),
            ("date-production-prevue", r#"{"date":"2027-01-31"}"#),
            (
                "editions-versions",
                r#"{"rows":[{"edition":"Cabinet","version":"4.1","sortie":"2026-03-01","etat":"commercialisee"},
                    {"edition":"Centre","version":"4.1","etat":"commercialisee"},
                    {"edition":"Cabinet","version":"3.9","etat":"maintenue"},
                    {"edition":"Cabinet","version":"4.1","etat":"pilote"}]}"#,
            ),
            ("versions-obsoletes", r#"{"choice":"oui"}"#),
            (
                "versions-obsoletes-liste",
                r#"{"rows":[{"version":"3.9","fin":"2026-06-30","objet":"les-deux"},
                    {"version":"2.0","fin":"2025-06-30","objet":"les-deux"}]}"#,
            ),
            ("nil-etat", r#"{"choice":"oui"}"#),
            ("nil", r#"{"text":"NIL 42"}"#),
            (
                "certifications-detail",
                r#"{"rows":[{"titre":"HDS","organisme":"X","numero":"123","fin":"2027-02-28"}]}"#,
            ),
        ]));
        assert_eq!(card.name, "Jade HarmonyOS Mobile");
        assert_eq!(card.lifecycle, Lifecycle::InDevelopment { planned: Some(date(2027, 1, 31)) });
        assert_eq!((card.nil.clone(), card.mes_name_agrees()), (Nil::Number("NIL 42".to_owned()), true));
        let versions: Vec<_> = card
            .editions
            .iter()
            .flat_map(|edition| {
                edition.versions.iter().map(|v| (edition.name.as_str(), v.number.as_str(), v.obsolete))
            })
            .collect();
        let expected = [
            ("Cabinet", "4.1", false),
            ("Cabinet", "3.9", true),
            ("Centre", "4.1", false),
            ("", "2.0", true),
        ];
        assert_eq!(versions, expected);
        assert_eq!(card.certifications[0].until, Some(date(2027, 2, 28)));
        assert!(card.clone().tidied().is_ok());
    }

    #[test]
    fn what_is_not_answered_is_not_invented() {
        let card =
            card_of(&answers(&[("nom", r#"{"text":"Jade"}"#), ("nil-etat", r#"{"choice":"demande"}"#)]));
        let expected =
            Card { name: "Jade".to_owned(), commercial_name: "Jade".to_owned(), ..Card::default() };
        assert_eq!(card, expected);
    }

    #[test]
    fn every_question_of_the_card_is_in_the_file() {
        let all = questionnaire::shipped().unwrap();
        let files = all.iter().filter(|file| file.id == IDENTIFICATION);
        for file in files {
            let questions: BTreeMap<_, _> = file.questions().map(|q| (q.id.as_str(), q)).collect();
            for id in CARD_QUESTIONS {
                assert!(questions.contains_key(id), "{id}");
            }
            let choices = |id: &str| -> BTreeSet<&str> {
                questions[id].choices.iter().map(|c| c.id.as_str()).collect()
            };
            for (known, question) in [(&SYSTEMS[..], "os"), (&DEVICES[..], "appareil")] {
                assert!(known.iter().all(|(id, _)| choices(question).contains(id)), "{question}");
            }
            let stages = ["en-production", "experimentation", "en-developpement", "retire"];
            assert_eq!(choices("cycle-de-vie"), stages.into(), "every stage of life is understood");
            assert_eq!(choices("nil-etat"), ["oui", "demande", "aucun"].into());
            assert_eq!(choices("versions-obsoletes"), ["aucune", "oui"].into());
        }
    }
}
