//! Every page, in both languages, with and without a directory.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use crate::files::{CARDIOLOGIST, DATE, MARKUP, STUDENT};
use crate::html::faults;
use crate::library::{Answer, NOW, empty, get, loaded, loaded_at, send};
use axum::body::Body;
use axum::http::Request;

const PAGES: [&str; 22] = [
    "/",
    "/annuaire",
    "/annuaire?q=martin",
    "/annuaire?q=durand&profession=60&page=2",
    "/annuaire?q=matrin+cardio",
    "/annuaire?q=zzzzqqq+durand&city=Lyon&street=gare",
    "/annuaire?q=99700000019",
    "/annuaire/etat",
    "/identifiants",
    "/identifiants?valeur=751404682",
    "/identifiants?valeur=2+55+08+14+168+025+38",
    "/identifiants?valeur=%3Cscript%3E",
    "/accessibilite",
    "/faq",
    "/faq?q=corespondant&thematique=annuaire-correspondants",
    "/faq?q=zorglub+xqzt&produit=hds&thematique=ethique",
    "/faq?portail=theme:1&offre=inconnue&page=9",
    "/faq?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/faq/insi-carte-nominative",
    "/faq/rpps-am-finess-differences",
    "/faq/nulle-part",
    "/nulle/part",
];

fn with_lang(path: &str, lang: &str) -> String {
    format!("{path}{}lang={lang}", if path.contains('?') { '&' } else { '?' })
}

fn check(path: &str, lang: &str, answer: &Answer) {
    assert_eq!(faults(&answer.body, lang), Vec::<String>::new(), "{path} {lang}");
    assert_eq!(answer.header("content-language"), lang, "{path}");
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
    // Sentences of the frame in the other language: a sign of a text that was not given both.
    let foreign: &[&str] = match lang {
        "fr" => &["Directory", "Skip to content", "Search the", "What is", "up to date", "Namesake"],
        _ => &["Aller au contenu", "Chercher", "Quel est", "à jour", "Homonyme", "Précédente", "Que faire"],
    };
    let own = without_quotes(&answer.body, if lang == "fr" { "en" } else { "fr" });
    for words in foreign {
        // The address of the OpenAPI document and the other language's link are no sentences.
        assert!(!own.contains(words), "{path} in {lang} says {words}");
    }
}

/// A page without what it says to be in another language: an answer that has no translation.
fn without_quotes(html: &str, lang: &str) -> String {
    let mark = format!(" lang=\"{lang}\"");
    let (mut out, mut rest) = (String::new(), html);
    while let Some(at) = rest.find(&mark) {
        let start = rest[..at].rfind('<').unwrap();
        let name = rest[start + 1..].split(' ').next().unwrap();
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        let (mut depth, mut end) = (0, start);
        loop {
            let next = end + rest[end..].find(&close).unwrap() + close.len();
            depth += rest[end..next].matches(&open).count();
            depth -= 1;
            end = next;
            if depth == 0 {
                break;
            }
        }
        out.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    out + rest
}

#[tokio::test]
async fn every_page_is_sound_in_both_languages_and_both_states() {
    for (router, _folder) in [empty(), loaded()] {
        for path in PAGES {
            for lang in ["fr", "en"] {
                let answer = get(&router, &with_lang(path, lang)).await;
                let expected = if path.contains("nulle") { 404 } else { 200 };
                assert_eq!(answer.status, expected, "{path}");
                check(path, lang, &answer);
                assert!(answer.header("set-cookie").starts_with(&format!("lang={lang};")), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn a_person_is_an_identity_sheet() {
    let (router, _folder) = loaded();
    for lang in ["fr", "en"] {
        for id in [CARDIOLOGIST, MARKUP, STUDENT, "899700000019"] {
            let path = format!("/annuaire/{id}");
            let answer = get(&router, &with_lang(&path, lang)).await;
            assert_eq!(answer.status, 200, "{path}");
            check(&path, lang, &answer);
            assert_eq!(answer.header("x-jalon-source-date"), DATE);
        }
    }
    let sheet = get(&router, &format!("/annuaire/{CARDIOLOGIST}")).await.body;
    for expected in [
        "Docteur Claire MARTIN",
        "<span>99</span><span>700</span>",
        "data-copy=\"99700000019\"",
        "<span>12 Rue DES LILAS</span><span>69003 Lyon 3e Arrondissement</span>",
        "claire.martin@medecin.mssante.example",
        "href=\"/identifiants?valeur=73282932000074\"",
        "href=\"tel:0199001234\"",
        "données du 19/09/2026",
    ] {
        assert!(sheet.contains(expected), "{expected}");
    }
    let student = get(&router, &format!("/annuaire/{STUDENT}")).await.body;
    assert!(student.contains("Étudiant"));
}

#[tokio::test]
async fn an_unknown_person_gets_a_page_that_helps() {
    let (router, _folder) = loaded();
    let answer = get(&router, "/annuaire/10000668540").await;
    assert_eq!(answer.status, 404);
    check("/annuaire/10000668540", "fr", &answer);
    assert!(answer.body.contains("/identifiants?valeur=10000668540"));
    assert!(answer.body.contains("unknown_person"));
}

#[tokio::test]
async fn markup_in_names_and_words_is_never_markup_in_the_page() {
    let (router, _folder) = loaded();
    for path in [
        format!("/annuaire/{MARKUP}"),
        format!("/annuaire?rpps={MARKUP}"),
        "/annuaire?q=%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
        "/identifiants?valeur=%22%3E%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
        "/annuaire/%3Cscript%3Ealert(1)%3C%2Fscript%3E".to_owned(),
    ] {
        let answer = get(&router, &path).await;
        assert!(!answer.body.contains("<script>alert"), "{path}");
        assert!(answer.body.contains("&#60;script") || answer.body.contains("&lt;script"), "{path}");
    }
}

#[tokio::test]
async fn the_age_of_the_data_is_everywhere_and_warns_in_time() {
    for (clock, verdict) in [
        ((|| NOW) as fn() -> i64, "à jour"),
        (|| NOW + 17 * 86_400, "à rafraîchir"),
        (|| NOW + 24 * 86_400, "non conforme"),
    ] {
        let (router, _folder) = loaded_at(clock);
        for path in ["/", "/annuaire", "/annuaire/etat", "/identifiants", "/accessibilite"] {
            let answer = get(&router, path).await;
            assert!(answer.body.contains(verdict), "{path} {verdict}");
            assert!(answer.body.contains("Annuaire du 19/09"), "{path}");
        }
    }
}

#[tokio::test]
async fn the_state_of_the_directory_accounts_for_every_line() {
    let (router, _folder) = loaded();
    let body = get(&router, "/annuaire/etat").await.body;
    for expected in [
        "000001-20260919",
        "moins de champs que l’en-tête",
        "Correspondances MSSanté",
        "limite dans 24 jours",
    ] {
        assert!(body.contains(expected), "{expected}");
    }
    // The refused line is the last one: header, seven lines, forty-five, then it.
    assert!(body.contains("<span>53"), "the number of the refused line is shown");
}

#[tokio::test]
async fn the_language_is_remembered_and_the_other_one_is_one_link_away() {
    let (router, _folder) = loaded();
    let request =
        Request::get("/annuaire?q=martin&city=lyon").header("cookie", "lang=en").body(Body::empty());
    let answer = send(&router, request.unwrap()).await;
    check("cookie", "en", &answer);
    assert!(answer.body.contains("href=\"/annuaire?q=martin&#38;city=lyon&#38;lang=fr\""));
    assert_eq!(answer.header("set-cookie"), "", "a choice made before is not made again");
}

#[tokio::test]
async fn machines_find_what_they_look_for() {
    let (router, _folder) = loaded();
    assert_eq!(get(&router, "/health").await.json()["source_date"], DATE);
    assert!(get(&router, "/robots.txt").await.body.contains("Disallow: /annuaire"));
    let home = get(&router, "/").await.body;
    let tags = crate::html::tags(&home);
    let named =
        tags.iter().filter_map(|t| t.get("src").or(t.get("href"))).filter(|u| u.starts_with("/assets/"));
    let mut count = 0;
    for url in named {
        let answer = get(&router, url).await;
        assert_eq!(answer.status, 200, "{url}");
        assert!(answer.header("cache-control").contains("immutable"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        count += 1;
    }
    assert_eq!(count, 3, "style, script, icon");
    assert_eq!(get(&router, "/assets/jalon.css").await.status, 404, "only hashed names are served");
}
