//! What nobody types: bounded, explained, never a fault of ours.

use crate::library::{get, loaded, send};
use axum::body::Body;
use axum::http::Request;

/// Percent-encodes every byte.
fn encoded(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

#[tokio::test]
async fn no_query_makes_a_fault_of_ours() {
    let (router, _folder) = loaded();
    let texts = [
        encoded("\0\u{7}\u{1b}[31m\r\n"),
        encoded("👩‍⚕️🩺 martin"),
        encoded("\u{202e}nitram\u{feff}"),
        encoded("'; DROP TABLE persons; --"),
        encoded("../../../etc/passwd"),
        encoded("%s%n{{7*7}}${jndi:ldap://x}"),
        encoded(&"é".repeat(600)),
        "%FF%FE%C3".to_owned(),
        "%".to_owned(),
        "a+".repeat(900),
        "9".repeat(2_000),
    ];
    let paths = [
        "/annuaire?q=",
        "/annuaire?family=",
        "/annuaire?postcode=",
        "/annuaire?mailbox=",
        "/identifiants?valeur=",
        "/annuaire/",
        "/annuaire.csv?q=",
        "/api/v1/directory/search?q=",
        "/api/v1/identifiers?value=",
    ];
    for text in &texts {
        for path in paths {
            let answer = get(&router, &format!("{path}{text}")).await;
            assert!(answer.status < 500, "{path}{text}: {}", answer.status);
            assert!(!answer.body.is_empty());
        }
    }
}

#[tokio::test]
async fn an_endless_address_is_refused_with_a_page() {
    let (router, _folder) = loaded();
    let answer = get(&router, &format!("/annuaire?q={}", "a".repeat(10_000))).await;
    assert_eq!(answer.status, 414);
    assert!(answer.body.contains("uri_too_long") && answer.body.len() < 20_000);
    let json = get(&router, &format!("/api/v1/directory/search?q={}", "a".repeat(10_000))).await;
    assert_eq!((json.status, json.json()["error"]["code"].as_str()), (414, Some("uri_too_long")));
}

#[tokio::test]
async fn what_is_out_of_bounds_is_brought_back_or_named() {
    let (router, _folder) = loaded();
    for page in ["0", "-1", "99999999999999999999", "x", ""] {
        assert_eq!(get(&router, &format!("/annuaire?q=durand&page={page}")).await.status, 200, "{page}");
    }
    let many = (0..500).map(|i| format!("x{i}=1")).collect::<Vec<_>>().join("&");
    assert_eq!(get(&router, &format!("/annuaire?q=durand&{many}")).await.status, 200);
    let named = get(&router, &format!("/api/v1/directory/search?{}=1", "n".repeat(300))).await;
    assert_eq!(named.status, 400);
    assert!(named.json()["error"]["parameter"].as_str().unwrap().len() <= 64);
}

#[tokio::test]
async fn other_methods_are_told_what_is_possible() {
    let (router, _folder) = loaded();
    for (path, json) in [("/annuaire", false), ("/api/v1/directory/search", true)] {
        let answer = send(&router, Request::post(path).body(Body::from("x")).unwrap()).await;
        assert_eq!(answer.status, 405, "{path}");
        match json {
            true => assert_eq!(answer.json()["error"]["code"], "method_not_allowed"),
            false => assert!(answer.body.contains("Cette adresse se lit seulement")),
        }
    }
    let head = send(&router, Request::head("/annuaire?q=martin").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[tokio::test]
async fn a_large_answer_travels_compressed() {
    let (router, _folder) = loaded();
    let request =
        Request::get("/annuaire?q=durand").header("accept-encoding", "gzip").body(Body::empty()).unwrap();
    assert_eq!(send(&router, request).await.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn a_damaged_directory_is_said_on_every_page_and_call() {
    let (router, folder) = loaded();
    let current = folder.path().join("directory/CURRENT");
    assert!(current.exists());
    std::fs::write(&current, "999999-20990101\n").unwrap();
    for path in ["/", "/annuaire", "/annuaire?q=martin", "/annuaire/etat"] {
        let answer = get(&router, path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.contains("jalon directory rollback"), "{path}");
    }
    let call = get(&router, "/api/v1/directory/search?q=martin").await;
    assert_eq!((call.status, call.json()["error"]["code"].as_str()), (503, Some("directory_damaged")));
    assert_eq!(get(&router, "/annuaire/99700000019").await.status, 503);
    assert_eq!(get(&router, "/health").await.json()["directory"], "damaged");
}
