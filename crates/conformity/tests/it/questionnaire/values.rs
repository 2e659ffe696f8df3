use super::{SOCLES, of};
use conformity::questionnaire::Value;

#[test]
fn answers_are_written_as_they_are_read() {
    for json in [
        r#"{"choice":"yes"}"#,
        r#"{"choices":["a","b"]}"#,
        r#"{"number":3.5}"#,
        r#"{"text":"d’accord"}"#,
        r#"{"date":"2026-01-31"}"#,
        r#"{"rows":[{"jour":"2026-01-31","note":3.0}]}"#,
        r#"{"files":["audit.pdf"]}"#,
        r#"{"level":3}"#,
        r#"{"not_applicable":"sans patient"}"#,
    ] {
        assert_eq!(Value::parse(json).unwrap().print(), json);
    }
    for json in [
        "",
        "3",
        r#"{"choice":1}"#,
        r#"{"date":"31/01/2026"}"#,
        r#"{"level":-1}"#,
        r#"{"choice":"a","level":1}"#,
    ] {
        assert_eq!(Value::parse(json).unwrap_err().code, "answer.json", "{json}");
    }
}

#[test]
fn answers_are_held_against_their_question() {
    let socles = of(SOCLES);
    for (id, json, code) in [
        ("stockage", r#"{"choice":"yes"}"#, ""),
        ("stockage", r#"{"choice":"oui"}"#, "answer.choice"),
        ("stockage", r#"{"not_applicable":" "}"#, "answer.reason"),
        ("stockage", r#"{"text":"yes"}"#, "answer.kind"),
        ("maturite", r#"{"level":5}"#, ""),
        ("maturite", r#"{"level":6}"#, "answer.bounds"),
        ("maturite", r#"{"not_applicable":"x"}"#, "answer.not_applicable"),
        ("qualite", r#"{"number":100}"#, ""),
        ("qualite", r#"{"number":101}"#, "answer.bounds"),
        ("qualite", r#"{"number":-1}"#, "answer.bounds"),
        ("moyens", r#"{"choices":["psc","psc"]}"#, "answer.choice"),
        ("moyens", r#"{"choices":["psc","aucun"]}"#, "answer.alone"),
        ("moyens", r#"{"choices":["aucun"]}"#, ""),
        ("arret", r#"{"date":"2026-02-28"}"#, ""),
        ("audits", r#"{"rows":[{"jour":"2026-02-28"}]}"#, ""),
        ("audits", r#"{"rows":[{"jour":"2026-02-28","note":"12"}]}"#, ""),
        ("audits", r#"{"rows":[{"jour":"2026-02-28","note":"bien"}]}"#, "answer.cell"),
        ("audits", r#"{"rows":[{"note":2}]}"#, "answer.cell"),
        ("audits", r#"{"rows":[{"jour":"2026-02-28","x":""}]}"#, "answer.column"),
        ("audits", r#"{"rows":[{},{},{},{}]}"#, "answer.rows"),
    ] {
        let question = socles.questions().find(|q| q.id == id).unwrap();
        let got = Value::parse(json).unwrap().validate(question).err();
        assert_eq!(got.as_ref().map_or("", |fault| fault.code), code, "{id} {json}");
        if let Some(fault) = got {
            assert!(!fault.fr.is_empty() && fault.fr != fault.en);
        }
    }
}
