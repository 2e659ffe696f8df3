//! Before anything is loaded: pages explain, the interface says 503.

use crate::library::{empty, get};

#[tokio::test]
async fn pages_open_and_say_how_to_load() {
    let (router, _folder) = empty();
    for path in ["/", "/annuaire", "/annuaire?q=martin", "/annuaire/etat"] {
        let answer = get(&router, path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.contains("jalon directory load"), "{path}");
        assert_eq!(answer.header("x-jalon-source-date"), "");
    }
}

#[tokio::test]
async fn calls_that_need_a_directory_say_so() {
    let (router, _folder) = empty();
    for path in
        ["/api/v1/directory/search?q=martin", "/api/v1/directory/persons/10000668540", "/annuaire.json"]
    {
        let answer = get(&router, path).await;
        assert_eq!(answer.status, 503, "{path}");
        let error = answer.json()["error"].clone();
        assert_eq!(error["code"], "no_directory");
        assert!(error["message_en"].as_str().unwrap().contains("jalon directory load"));
    }
    assert_eq!(get(&router, "/annuaire/10000668540").await.status, 503);
    assert_eq!(get(&router, "/annuaire.csv").await.status, 503);
    assert_eq!(get(&router, "/health").await.json()["directory"], "empty");
    assert_eq!(get(&router, "/api/v1/identifiers?value=10000668540").await.status, 200);
}
