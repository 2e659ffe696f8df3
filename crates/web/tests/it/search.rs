//! The search page and its exports, over real answers of the engine.

use crate::files::CARDIOLOGIST;
use crate::html::tags;
use crate::library::{get, loaded, send};
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn namesakes_are_told_apart_and_matches_marked() {
    let (router, _folder) = loaded();
    let body = get(&router, "/annuaire?q=claire+martin").await.body;
    assert!(body.contains("2 professionnels"));
    assert_eq!(body.matches("tag-homonym").count(), 2);
    assert!(body.contains("<mark>MARTIN</mark>"));
    assert!(body.contains("69003 Lyon 3e Arrondissement") || body.contains("75012 Paris 12e Arrondissement"));
    assert_eq!(body.matches("class=\"mailbox\"").count(), 1);
}

#[tokio::test]
async fn a_slip_is_made_up_for_and_said() {
    let (router, _folder) = loaded();
    let body = get(&router, "/annuaire?q=durrand").await.body;
    assert!(body.contains("orthographes voisines") && body.contains("orthographe voisine"));
    let exact = get(&router, "/annuaire?q=durrand&exact=1").await.body;
    assert!(exact.contains("Personne ne correspond"));
}

#[tokio::test]
async fn filters_are_links_that_toggle() {
    let (router, _folder) = loaded();
    let body = get(&router, "/annuaire?q=martin").await.body;
    assert!(body.contains("href=\"/annuaire?q=martin&#38;profession=10\""));
    let filtered = get(&router, "/annuaire?q=martin&profession=10").await.body;
    let removing = tags(&filtered).iter().filter(|t| t.get("href") == Some("/annuaire?q=martin")).count();
    assert!(removing >= 2, "in the facet and among the active filters");
}

#[tokio::test]
async fn pages_follow_one_another_to_the_exact_total() {
    let (router, _folder) = loaded();
    let (mut seen, mut url) = (Vec::new(), Some("/annuaire?q=durand".to_owned()));
    while let Some(path) = url {
        let body = get(&router, &path).await.body;
        assert!(body.contains("45 professionnels"));
        let tags = tags(&body);
        let links = tags.iter().filter(|t| t.get("class") == Some("hit-link")).filter_map(|t| t.get("href"));
        seen.extend(links.map(str::to_owned));
        url = tags
            .iter()
            .find(|t| t.get("rel") == Some("next"))
            .and_then(|t| t.get("href"))
            .map(|u| u.replace("&#38;", "&"));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 45);
    let beyond = get(&router, "/annuaire?q=durand&page=400").await;
    assert_eq!(beyond.status, 200);
}

#[tokio::test]
async fn nobody_found_comes_with_proposals_that_find_somebody() {
    let (router, _folder) = loaded();
    let body = get(&router, "/annuaire?q=martin&street=nulle-part&profession=10").await.body;
    let tags = tags(&body);
    let proposals: Vec<_> = tags
        .iter()
        .filter_map(|t| t.get("href"))
        .filter(|u| *u == "/annuaire?q=martin&#38;profession=10")
        .collect();
    assert!(!proposals.is_empty(), "without the street");
}

#[tokio::test]
async fn the_script_gets_the_same_results_without_the_frame() {
    let (router, _folder) = loaded();
    let request =
        Request::get("/annuaire?q=martin").header("x-fragment", "results").body(Body::empty()).unwrap();
    let fragment = send(&router, request).await;
    assert_eq!(fragment.status, 200);
    assert!(!fragment.body.contains("<html") && fragment.body.contains("hit-link"));
    assert!(
        tags(&fragment.body)
            .iter()
            .any(|t| t.get("data-status").is_some_and(|s| s.contains("professionnel")))
    );
    assert!(fragment.header("vary").contains("X-Fragment"));
}

#[tokio::test]
async fn exports_carry_the_results_and_their_date() {
    let (router, _folder) = loaded();
    let csv = get(&router, "/annuaire.csv?q=durand").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").contains("annuaire-2026-09-19.csv"));
    assert_eq!(csv.body.lines().count(), 46);
    let quoted = get(&router, "/annuaire.csv?rpps=99700000035").await.body;
    assert!(quoted.contains("\"\"\"Zoé\"\" & Cie\""), "{quoted}");
    let json = get(&router, "/annuaire.json?q=martin+claire").await;
    assert!(json.header("content-disposition").contains(".json"));
    assert_eq!(json.json()["total"], 2);
}

#[tokio::test]
async fn a_number_leads_to_the_person_who_bears_it() {
    let (router, _folder) = loaded();
    for value in [CARDIOLOGIST, "8 99700000019", "RPPS%20:%2099%20700%20000%20019"] {
        let body = get(&router, &format!("/identifiants?valeur={}", value.replace(' ', "+"))).await.body;
        assert!(body.contains("href=\"/annuaire/99700000019\""), "{value}");
        assert!(body.contains("Claire MARTIN"), "{value}");
    }
    let unknown = get(&router, "/identifiants?valeur=10000668540").await.body;
    assert!(unknown.contains("Personne ne porte ce numéro"));
}
