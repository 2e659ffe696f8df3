//! The published schema: every file follows it, and it says what the types say.

use super::{QUALIFICATION, SOCLES};
use conformity::questionnaire::{
    Band, Choice, Column, Condition, Importance, Kind, LevelStep, Outcome, Question, Questionnaire, SCHEMA,
    Scope, Section, Source, SourceRef, Text, Theme,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn folder() -> std::path::PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/questionnaires").into()
}

#[test]
fn every_file_follows_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut texts = vec![
        ("qualification".to_owned(), QUALIFICATION.to_owned()),
        ("socles".to_owned(), SOCLES.to_owned()),
    ];
    for file in std::fs::read_dir(folder()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|e| e == "yaml") {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            texts.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    for (name, text) in texts {
        let value: Value = serde_saphyr::from_str(&text).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
        assert_eq!(value["id"], name, "a file has the name of its questionnaire");
    }
    // And it refuses something.
    for (from, to) in [
        ("kind: yes_no", "kind: oui"),
        ("weight: 2", "weight: -2"),
        ("{ group: identites }", "{ all: [] }"),
        (", en: \"INS\"", ""),
    ] {
        let value: Value = serde_saphyr::from_str(&SOCLES.replacen(from, to, 1)).unwrap();
        assert!(!validator.is_valid(&value), "{to}");
    }
}

/// Names between backticks in what serde says of an unknown field or variant, the unknown one left out.
fn expected(error: &str) -> BTreeSet<String> {
    error.split('`').skip(1).step_by(2).skip(1).map(str::to_owned).collect()
}

fn fields<T: DeserializeOwned>() -> BTreeSet<String> {
    let error = serde_json::from_value::<T>(json!({ "zzz": 1 })).err().unwrap().to_string();
    assert!(error.starts_with("unknown field `zzz`"), "{error}");
    expected(&error)
}

fn variants<T: DeserializeOwned>() -> BTreeSet<String> {
    expected(&serde_json::from_value::<T>(json!("zzz")).err().unwrap().to_string())
}

#[test]
fn the_schema_has_the_properties_of_the_types() {
    let schema = schema();
    for (name, fields) in [
        ("text", fields::<Text>()),
        ("source", fields::<Source>()),
        ("level", fields::<LevelStep>()),
        ("theme", fields::<Theme>()),
        ("section", fields::<Section>()),
        ("question", fields::<Question>()),
        ("source_ref", fields::<SourceRef>()),
        ("choice", fields::<Choice>()),
        ("band", fields::<Band>()),
        ("column", fields::<Column>()),
        ("condition", fields::<Condition>()),
        ("", fields::<Questionnaire>()),
    ] {
        let part = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        let properties: BTreeSet<String> = part["properties"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(properties, fields, "{name}");
        assert_eq!(part["additionalProperties"], false, "{name}");
    }
    for (name, variants) in [
        ("scope", variants::<Scope>()),
        ("kind", variants::<Kind>()),
        ("importance", variants::<Importance>()),
        ("outcome", variants::<Outcome>()),
    ] {
        let listed: BTreeSet<String> = serde_json::from_value(schema["$defs"][name]["enum"].clone()).unwrap();
        assert_eq!(listed, variants, "{name}");
    }
}

#[test]
fn what_the_schema_requires_the_types_require() {
    fn holds<T: DeserializeOwned>(schema: &Value, full: &Value) {
        let required: BTreeSet<String> = serde_json::from_value(schema["required"].clone()).unwrap();
        for name in schema["properties"].as_object().unwrap().keys() {
            let mut less = full.clone();
            less.as_object_mut().unwrap().remove(name);
            assert_eq!(serde_json::from_value::<T>(less).is_err(), required.contains(name), "{name}");
        }
    }
    let (schema, full) = (schema(), serde_saphyr::from_str::<Value>(SOCLES).unwrap());
    let theme = &full["themes"][0];
    let question = &theme["sections"][0]["questions"][1];
    holds::<Questionnaire>(&schema, &full);
    holds::<Theme>(&schema["$defs"]["theme"], theme);
    holds::<Section>(&schema["$defs"]["section"], &theme["sections"][0]);
    holds::<Question>(&schema["$defs"]["question"], question);
    holds::<Band>(&schema["$defs"]["band"], &question["bands"][0]);
    holds::<LevelStep>(&schema["$defs"]["level"], &full["levels"][0]);
    holds::<Column>(
        &schema["$defs"]["column"],
        &full["themes"][1]["sections"][0]["questions"][2]["columns"][0],
    );
    holds::<Choice>(&schema["$defs"]["choice"], &json!({ "id": "a" }));
    holds::<Source>(&schema["$defs"]["source"], &full["sources"]["doctrine"]);
    holds::<SourceRef>(&schema["$defs"]["source_ref"], &json!({ "ref": "a" }));
}
