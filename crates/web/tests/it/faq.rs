//! The FAQ without records: the shipped entries, searched, filtered, read, exported.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use crate::html::{Tag, tags};
use crate::library::{Answer, empty, get, loaded, send};
use axum::Router;
use axum::body::Body;
use axum::http::Request;

async fn page(router: &Router, path: &str) -> String {
    let answer = get(router, path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

/// Ids of the answers of a page, in order.
fn ids(body: &str) -> Vec<&str> {
    let details = tags(body).into_iter().filter(|tag| tag.get("class") == Some("answer"));
    details.filter_map(|tag: Tag<'_>| tag.get("id")?.strip_prefix("r-")).collect()
}

/// The number before "réponse" at the head of the list.
fn total(body: &str) -> usize {
    let status = tags(body).into_iter().find_map(|tag| tag.get("data-status")).unwrap();
    status.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn text(text: &str) -> String {
    text.replace("&#38;", "&")
}

#[tokio::test]
async fn a_slip_is_read_and_said_and_the_answer_stands_in_place() {
    let (router, _folder) = empty();
    let body = page(&router, "/faq?q=corespondant").await;
    assert_eq!(ids(&body)[0], "correspondant-definition");
    assert!(body.contains("à la place de «\u{202f}corespondant\u{202f}»"), "the correction is said");
    assert!(body.contains("<mark>correspondant</mark>"), "words found are marked");
    assert!(body.contains("href=\"/faq/correspondant-definition\""), "the permalink");
    let details =
        body.split("id=\"r-correspondant-definition\"").nth(1).unwrap().split("</details>").next().unwrap();
    assert!(details.contains("class=\"prose\"") && details.contains("class=\"sources\""), "{details}");
    assert!(!body.contains("/avis\""), "no vote where nothing can be kept");
}

#[tokio::test]
async fn the_five_questions_narrow_with_counts_that_hold() {
    let (router, _folder) = empty();
    let body = page(&router, "/faq").await;
    for question in [
        "quel type d’offre",
        "quel couloir Ségur",
        "quel dispositif Ségur",
        "quel produit",
        "quelle thématique",
    ] {
        assert!(body.contains(question), "{question}");
    }
    let all = total(&body);
    // Each value of the first question leads to as many answers as its count says.
    let mut followed = 0;
    for part in body.split("<li><a href=\"").skip(1).filter(|p| p.contains("class=\"count\"")).take(12) {
        let url = text(part.split('"').next().unwrap());
        let count = part.split("class=\"count\">").nth(1).unwrap().split('<').next().unwrap();
        assert_eq!(total(&page(&router, &url).await).to_string(), count, "{url}");
        followed += 1;
    }
    assert_eq!(followed, 12);
    // OR inside, AND across.
    let of = async |q: &str| total(&page(&router, &format!("/faq?{q}")).await);
    let (e_cps, cpx) = (of("produit=e-cps").await, of("produit=cpx").await);
    let both = of("produit=e-cps&produit=cpx").await;
    assert!(both >= e_cps.max(cpx) && both <= e_cps + cpx && both < all);
    assert!(of("produit=e-cps&produit=cpx&thematique=cartes-poste").await <= both);
    let filtered = page(&router, "/faq?q=carte&produit=cpx&thematique=cartes-poste").await;
    assert!(
        filtered.contains("href=\"/faq?q=carte&#38;thematique=cartes-poste\""),
        "each filter can be removed"
    );
    assert!(filtered.contains("name=\"produit\" value=\"cpx\""), "words typed next keep the filters");
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    let (router, _folder) = empty();
    let (mut seen, mut number) = (Vec::new(), 1);
    loop {
        let body = page(&router, &format!("/faq?produit=convergence&page={number}")).await;
        seen.extend(ids(&body).iter().map(|id| (*id).to_owned()));
        if !body.contains("rel=\"next\"") {
            assert_eq!(seen.len(), total(&body));
            break;
        }
        number += 1;
    }
    assert!(number > 1);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), total(&page(&router, "/faq?produit=convergence").await));
}

#[tokio::test]
async fn nothing_found_helps() {
    let (router, _folder) = empty();
    let body = page(&router, "/faq?q=correspondant&produit=hds&offre=care").await;
    if total(&body) == 0 {
        assert!(body.contains("Aucune réponse") && body.contains("sans «\u{202f}"), "a part is left out");
    }
    let none = page(&router, "/faq?q=zorglubique").await;
    assert_eq!(total(&none), 0);
    assert!(none.contains("Aucun texte ne contient «\u{202f}zorglubique\u{202f}»"));
    assert!(none.contains("href=\"/faq/convergence-support\""), "whom to ask");
    let strange = page(&router, "/faq?portail=theme:1&offre=inconnue").await;
    assert!(strange.contains("«\u{202f}theme:1\u{202f}»") && strange.contains("offre=inconnue"));
}

#[tokio::test]
async fn an_answer_has_its_own_page() {
    let (router, _folder) = empty();
    let body = page(&router, "/faq/rpps-am-finess-differences").await;
    for expected in [
        "<link rel=\"canonical\" href=\"/faq/rpps-am-finess-differences\">",
        "href=\"/identifiants#rpps\"",
        "href=\"/identifiants#finess\"",
        "href=\"/identifiants?valeur=10000668540\"",
        "Mise à jour le",
        "class=\"sources\"",
        "href=\"/faq?thematique=identifiants\"",
        "À lire ensuite",
    ] {
        assert!(body.contains(expected), "{expected}");
    }
    let anchors = page(&router, "/identifiants").await;
    for kind in ["rpps", "idnps", "am", "finess", "adeli", "siren", "siret"] {
        assert!(tags(&anchors).iter().any(|tag| tag.get("id") == Some(kind)), "{kind} can be linked to");
    }
    let english = page(&router, "/faq/mss-9-et-mss-14?lang=en").await;
    assert!(english.contains("lang=\"fr\"") && english.contains("answer in French"), "said, not hidden");
    let gone = get(&router, "/faq/mss-et-puis-rien").await;
    assert_eq!(gone.status, 404);
    assert!(gone.body.contains("href=\"/faq?q=mss+et+puis+rien\""), "its words are looked for");
}

#[tokio::test]
async fn an_incomplete_answer_is_never_shown_as_complete() {
    let (router, _folder) = empty();
    let whole = get(&router, "/faq.json").await.json();
    let items = whole["items"].as_array().unwrap();
    let part = items.iter().find(|item| item["incomplete"] == true).unwrap();
    let body = page(&router, &format!("/faq/{}", part["id"].as_str().unwrap())).await;
    assert!(body.contains("Réponse incomplète") && body.contains("Ce qui manque"));
}

#[tokio::test]
async fn addresses_of_the_public_portal_lead_to_the_same_search() {
    let (router, _folder) = empty();
    for (old, new) in [
        (
            "/faq-des-industriels?f%5B0%5D=theme:2443&f%5B1%5D=theme:586&mots_filter=kbis",
            "/faq?q=kbis&produit=convergence",
        ),
        (
            "/faq/resultats?f[0]=couloir_dispositifs:2869&f[1]=filtrez_par_offre:2626&page=2",
            "/faq?offre=segur-vague-2&dispositif=drimbox&page=3",
        ),
        ("/en/industrials-faq?f[0]=theme:2466", "/faq?lang=en&produit=e-cps"),
        ("/faq?f[0]=theme:2443&mots_filter=", "/faq?produit=convergence"),
        ("/faq-des-industriels/10943", "/faq?portail=question%3A10943"),
        ("/foire-aux-questions/produits-services/e-cps", "/faq?q=e+cps"),
        ("/faq-des-industriels", "/faq"),
    ] {
        let answer = get(&router, old).await;
        assert_eq!((answer.status, answer.header("location")), (301, new), "{old}");
        assert_eq!(get(&router, new).await.status, 200, "{new}");
    }
}

#[tokio::test]
async fn everything_can_be_taken_away() {
    let (router, _folder) = empty();
    let lines = get(&router, "/faq.jsonl").await;
    assert!(lines.header("content-type").starts_with("application/jsonl"));
    let entries: Vec<_> = lines.body.lines().map(|line| faq::exchange::read_line(line).unwrap()).collect();
    assert_eq!(entries.len(), faq::content::shipped_entries().unwrap().len());
    let found = get(&router, "/faq.json?produit=cpx").await;
    assert_eq!(found.json()["total"], total(&page(&router, "/faq?produit=cpx").await));
    let request = Request::get("/faq.atom").header("host", "jalon.example:8080").body(Body::empty()).unwrap();
    let feed: Answer = send(&router, request).await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(feed.body.contains("<id>http://jalon.example:8080/faq/"), "{}", &feed.body[..600]);
}

#[tokio::test]
async fn only_what_changes_is_answered_to_the_script() {
    let (router, _folder) = empty();
    let request = Request::get("/faq?q=kbis").header("x-fragment", "results").body(Body::empty()).unwrap();
    let part = send(&router, request).await;
    assert!(part.body.trim_start().starts_with("<div class=\"found") && !part.body.contains("<html"));
}

#[tokio::test]
async fn a_question_asked_of_the_directory_is_shown_the_way() {
    let (router, _folder) = loaded();
    let body = page(&router, "/annuaire?q=quelle+carte+pour+insi").await;
    assert!(body.contains("href=\"/faq?q=quelle+carte+pour+insi\""), "{body}");
    assert!(!page(&router, "/annuaire?q=zzzzqqq").await.contains("/faq?q="));
}
