//! Votes and searches without an answer, over both databases.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use crate::browser::Browser;
use crate::html::faults;
use crate::stage::{Stage, on_both, on_demo, on_one};
use axum::body::Body;
use axum::http::Request;
use db::{Acting, Clock as _, Seeded, Timestamp};
use faq::store::{scores, unanswered};
use std::sync::Arc;

const ID: &str = "insi-carte-nominative";
const PAGE: &str = "/faq/insi-carte-nominative";
const VOTE: &str = "/faq/insi-carte-nominative/avis";

/// Useful votes and all votes on the answer.
async fn counted(stage: &Stage) -> (i64, i64) {
    let acting = Acting::system("test", stage.clock.now(), Arc::new(Seeded::new(3)));
    let mut reading = stage.db.read(&acting).await.unwrap();
    let all = scores(&mut reading, Timestamp::from_millis(0)).await.unwrap();
    all.iter().find(|s| s.id == ID).map_or((0, 0), |s| (s.useful, s.votes))
}

fn sound(browser: &Browser, lang: &str) {
    assert_eq!(faults(&browser.page.body, lang), Vec::<String>::new(), "{}", browser.path);
}

#[test]
fn yes_then_no_with_a_reason_then_yes_again_is_one_voice() {
    on_both(async |stage| {
        let mut reader = stage.browser();
        reader.open(PAGE).await;
        assert!(reader.says("Cette réponse vous a-t-elle été utile"));
        reader.submit(VOTE, &[("avis", "oui")]).await;
        assert_eq!(reader.path, format!("{PAGE}?avis=oui#avis-{ID}"));
        assert!(reader.says("Merci, votre avis est compté.") && reader.says("Changer d’avis"));
        sound(&reader, "fr");
        assert_eq!(counted(&stage).await, (1, 1));
        reader.submit(VOTE, &[("avis", "non")]).await;
        assert!(reader.says("Que manque-t-il"), "a reason is asked for, the vote counts already");
        sound(&reader, "fr");
        assert_eq!(counted(&stage).await, (0, 1));
        reader.submit(VOTE, &[("raison", "Et pour la CPA, appelez le 06 12 34 56 78 ?")]).await;
        assert!(reader.says("les rédacteurs liront votre remarque"));
        assert_eq!(counted(&stage).await, (0, 1));
        reader.submit(VOTE, &[("avis", "oui")]).await;
        assert_eq!(counted(&stage).await, (1, 1), "a changed mind is one voice");
    });
}

#[test]
fn in_a_list_and_by_a_script_the_block_alone_is_answered() {
    on_one(async |stage| {
        let mut reader = stage.browser();
        reader.open("/faq?q=insi+carte&lang=en").await;
        sound(&reader, "en");
        let body = reader.filled(VOTE, &[("avis", "non")]);
        let request = Request::post(VOTE)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-fragment", "vote");
        let block = reader.send(request, VOTE, Body::from(body)).await;
        assert_eq!(block.status, 200);
        assert!(block.body.starts_with("<div class=\"vote\"") && block.body.contains("What is missing"));
        assert_eq!(counted(&stage).await, (0, 1));
    });
}

#[test]
fn one_network_cannot_decide_alone_and_is_told_to_wait() {
    on_both(async |stage| {
        let mut last = String::new();
        for at in 0..62 {
            let mut reader = stage.browser();
            reader.open(PAGE).await;
            let body = reader.filled(VOTE, &[("avis", "oui")]);
            let request = Request::post(VOTE)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("user-agent", format!("browser {at}"));
            reader.send(request, VOTE, Body::from(body)).await;
            last = reader.page.body;
        }
        assert!(last.contains("celui-ci n’est pas compté"), "a wait, not an error");
        assert_eq!(counted(&stage).await, (60, 60));
    });
}

#[test]
fn a_vote_needs_a_form_of_ours_and_an_answer_that_is_there() {
    on_one(async |stage| {
        let mut reader = stage.browser();
        reader.post(VOTE, "avis=oui&langue=fr").await;
        assert_eq!(reader.page.status, 403);
        reader.open(PAGE).await;
        let body = reader.filled(VOTE, &[("avis", "oui")]);
        reader.post("/faq/nulle-part/avis", &body).await;
        assert_eq!(reader.page.status, 404);
        reader.open(PAGE).await;
        let body = reader.filled(VOTE, &[("avis", "peut-être")]);
        assert_eq!(reader.post(VOTE, &body).await.status, 415);
        assert_eq!(counted(&stage).await, (0, 0));
    });
}

#[test]
fn what_is_not_found_is_noted_once_the_reader_rests_and_shown_to_editors() {
    on_demo(async |stage| {
        let mut editor = stage.signed_in_staff("iris@jalon.example").await;
        let mut reader = stage.browser();
        let by_script = |what: &'static str| Request::get("/faq?q=zorglubi").header("x-fragment", what);
        reader.send(by_script("results"), "/faq", Body::empty()).await;
        assert!(reader.page.body.contains("data-settle"));
        reader.open("/faq?q=zorglubique").await;
        assert!(reader.says("est notée sans rien de vous"));
        // Noted after the answer: looked for until it is there.
        let acting = Acting::system("test", stage.clock.now(), Arc::new(Seeded::new(3)));
        let mut found = Vec::new();
        for _ in 0..10_000 {
            let mut reading = stage.db.read(&acting).await.unwrap();
            found = unanswered(&mut reading, Timestamp::from_millis(0), 9).await.unwrap();
            if !found.is_empty() {
                break;
            }
        }
        let words: Vec<&str> = found.iter().map(|s| s.words.as_str()).collect();
        assert_eq!(words, ["zorglubique"], "a beginning of a word is no search");
        reader.open(PAGE).await;
        reader.submit(VOTE, &[("avis", "non")]).await;
        reader.submit(VOTE, &[("raison", "<b>Trop</b> court")]).await;
        for lang in ["en", "fr"] {
            editor.open(&format!("/faq/redaction/statistiques?lang={lang}")).await;
            assert_eq!(editor.page.status, 200);
            sound(&editor, lang);
            assert!(
                editor.says("href=\"/faq?q=zorglubique\"")
                    && editor.says("&#60;b&#62;Trop&#60;/b&#62; court")
            );
        }
    });
}
