//! The OpenAPI document against the router and against real answers.

use crate::files::CARDIOLOGIST;
use crate::library::{empty, get, loaded};
use serde_json::Value;

/// Where a value departs from a schema of the document.
fn departures(document: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = name.strip_prefix("#").and_then(|pointer| document.pointer(pointer));
        return match target {
            Some(target) => departures(document, target, value, at, out),
            None => out.push(format!("{at}: {name} is nowhere")),
        };
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = |choice: &Value| {
            let mut found = Vec::new();
            departures(document, choice, value, at, &mut found);
            found.is_empty()
        };
        if !choices.iter().any(fits) {
            out.push(format!("{at}: none of the choices"));
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed = &schema["type"];
    if allowed.as_str() != Some(kind) && !allowed.as_array().is_some_and(|a| a.iter().any(|t| t == kind)) {
        return out.push(format!("{at}: {kind}, not {allowed}"));
    }
    if schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        out.push(format!("{at}: {value} is not in the list"));
    }
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                departures(document, &schema["items"], item, &format!("{at}[{i}]"), out);
            }
        }
        Value::Object(fields) => {
            let Some(known) = schema["properties"].as_object() else { return };
            for (name, field) in fields {
                match known.get(name) {
                    Some(schema) => departures(document, schema, field, &format!("{at}.{name}"), out),
                    None => out.push(format!("{at}.{name} is not in the document")),
                }
            }
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            out.extend(required.filter(|n| !fields.contains_key(*n)).map(|n| format!("{at}.{n} is missing")));
        }
        _ => {}
    }
}

fn assert_conforms(document: &Value, path: &str, status: &str, value: &Value) {
    let content = &document["paths"][path]["get"]["responses"][status]["content"]["application/json"];
    assert!(content["schema"].is_object(), "{path} {status} has a schema");
    let mut found = Vec::new();
    departures(document, &content["schema"], value, "$", &mut found);
    assert_eq!(found, Vec::<String>::new(), "{path}");
}

#[tokio::test]
async fn real_answers_have_the_shapes_of_the_document() {
    let (router, _folder) = loaded();
    let document = get(&router, "/api/v1/openapi.json").await.json();
    for (path, url) in [
        ("/api/v1/directory/search", "/api/v1/directory/search?q=martin+69&facets=1".to_owned()),
        ("/api/v1/directory/search", "/api/v1/directory/search?q=durrand&limit=3".to_owned()),
        ("/api/v1/directory/persons/{id}", format!("/api/v1/directory/persons/{CARDIOLOGIST}")),
        ("/api/v1/directory/persons/{id}", "/api/v1/directory/persons/99700000043".to_owned()),
        ("/api/v1/directory/status", "/api/v1/directory/status".to_owned()),
        ("/api/v1/identifiers", "/api/v1/identifiers?value=751404682".to_owned()),
        ("/api/v1/identifiers", "/api/v1/identifiers?value=RPPS+10000668540".to_owned()),
        ("/api/v1/faq", "/api/v1/faq".to_owned()),
        (
            "/api/v1/faq",
            "/api/v1/faq?q=corespondant+zorglub&lang=en&produit=annuaire-sante&limit=3".to_owned(),
        ),
        ("/api/v1/faq/{id}", "/api/v1/faq/convergence-support?lang=en".to_owned()),
    ] {
        let answer = get(&router, &url).await;
        assert_eq!(answer.status, 200, "{url}");
        assert_eq!(answer.header("x-jalon-source-date"), "2026-09-19");
        assert_conforms(&document, path, "200", &answer.json());
    }
}

#[tokio::test]
async fn errors_have_the_shape_of_the_document_too() {
    let (router, _folder) = loaded();
    let document = get(&router, "/api/v1/openapi.json").await.json();
    for (path, url, status) in [
        ("/api/v1/directory/search", "/api/v1/directory/search?limit=many", "400"),
        ("/api/v1/directory/persons/{id}", "/api/v1/directory/persons/10000668540", "404"),
        ("/api/v1/directory/status", "/api/v1/directory/status?x=1", "400"),
        ("/api/v1/identifiers", "/api/v1/identifiers", "400"),
        ("/api/v1/faq", "/api/v1/faq?offre=inconnue", "400"),
        ("/api/v1/faq/{id}", "/api/v1/faq/nulle-part", "404"),
    ] {
        let answer = get(&router, url).await;
        assert_eq!(answer.status.to_string(), status, "{url}");
        assert_conforms(&document, path, status, &answer.json());
    }
    let (router, _folder) = empty();
    let answer = get(&router, "/api/v1/directory/status").await;
    assert_conforms(&document, "/api/v1/directory/status", "503", &answer.json());
}

#[tokio::test]
async fn the_document_and_the_router_know_the_same_calls_and_parameters() {
    let (router, _folder) = loaded();
    let document = get(&router, "/api/v1/openapi.json").await.json();
    for (path, item) in document["paths"].as_object().unwrap() {
        let id = if path.contains("/faq/") { "convergence-support" } else { CARDIOLOGIST };
        let url = path.replace("{id}", id);
        assert_ne!(get(&router, &url).await.json()["error"]["code"], "not_found", "{path}");
        for parameter in item["get"]["parameters"].as_array().unwrap() {
            if parameter["in"] == "query" {
                let name = parameter["name"].as_str().unwrap();
                let value = parameter["schema"]["enum"][0].as_str().unwrap_or("1");
                let answer = get(&router, &format!("{url}?{name}={value}")).await;
                assert_eq!(answer.status, 200, "{path} knows {name}");
            }
        }
    }
    assert_eq!(get(&router, "/api/v1/nothing").await.json()["error"]["code"], "not_found");
}

#[tokio::test]
async fn a_page_of_the_interface_is_exact() {
    let (router, _folder) = loaded();
    let of = async |query: &str| get(&router, &format!("/api/v1/directory/search?{query}")).await.json();
    assert_eq!(of("family=durand&limit=0").await["total"], 45);
    assert_eq!(of("family=durand&offset=40").await["items"].as_array().unwrap().len(), 5);
    let found = of("q=martin&profession=10&departement=69&facets=1").await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["rpps"], CARDIOLOGIST);
    assert_eq!(found["facets"]["profession"][0]["code"], "10");
    assert_eq!(of("mailbox=claire.martin@medecin.mssante.example").await["total"], 1);
    assert_eq!(of("siret=73282932000074&family=martin").await["total"], 1);
}

#[tokio::test]
async fn a_call_of_the_faq_is_exact_and_strict() {
    let (router, _folder) = empty();
    let of = async |query: &str| get(&router, &format!("/api/v1/faq?{query}")).await;
    let found = of("q=corespondant&limit=1").await.json();
    assert_eq!(found["items"][0]["id"], "correspondant-definition");
    assert_eq!(found["corrections"][0]["read_as"], "correspondant");
    assert!(found["items"][0]["answer_html"].as_str().unwrap().contains("<p>"));
    let both = of("produit=cpx&produit=e-cps&limit=50").await.json();
    let comma = of("produit=cpx,e-cps&limit=50&page=1").await.json();
    assert_eq!(both, comma, "OR inside, however it is written");
    assert_eq!(both["items"].as_array().unwrap().len() as u64, both["total"].as_u64().unwrap().min(50));
    for (query, parameter) in [
        ("q=a&q=b", "q"),
        ("couleur=rouge", "couleur"),
        ("produit=rouge", "produit"),
        ("limit=51", "limit"),
        ("limit=0", "limit"),
        ("page=0", "page"),
        ("lang=de", "lang"),
        ("f[0]=theme:2443", "f[0]"),
    ] {
        let answer = of(query).await;
        assert_eq!(
            (answer.status, answer.json()["error"]["parameter"].as_str()),
            (400, Some(parameter)),
            "{query}"
        );
    }
    let long = of(&format!("q={}", "x".repeat(201))).await;
    assert_eq!(long.json()["error"]["parameter"], "q");
}
