//! The editors' workbench, over both databases.

use crate::browser::Browser;
use crate::html::faults;
use crate::stage::{Stage, on_demo, on_one};
use axum::body::Body;
use axum::http::Request;

const ID: &str = "insi-carte-nominative";
const EDIT: &str = "/faq/redaction/fr/insi-carte-nominative";
const STATE: &str = "/faq/redaction/fr/insi-carte-nominative/etat";
const START: &str = "/faq/redaction/nouvelle";

async fn editor(stage: &Stage) -> Browser {
    stage.signed_in_staff("iris@jalon.example").await
}

fn sound(browser: &Browser, lang: &str) {
    assert_eq!(faults(&browser.page.body, lang), Vec::<String>::new(), "{}", browser.path);
}

async fn reads(browser: &mut Browser, words: &str) -> bool {
    browser.open(&format!("/faq/{ID}?lang=fr")).await;
    browser.page.status == 200 && browser.says(words)
}

#[test]
fn every_page_of_the_workbench_is_sound_in_both_languages() {
    on_demo(async |stage| {
        let mut editor = editor(&stage).await;
        for path in [
            "/faq/redaction",
            "/faq/redaction?etat=brouillon&langue=en&q=zzz",
            "/faq/redaction?etat=livree&q=carte&page=2",
            START,
            "/faq/redaction/nouvelle?identifiant=insi-carte-nominative&langue=en",
            "/faq/redaction/import",
            "/faq/redaction/statistiques",
            EDIT,
            "/faq/redaction/fr/insi-carte-nominative/versions",
            "/faq",
            "/faq/insi-carte-nominative",
        ] {
            for lang in ["en", "fr"] {
                let address = format!("{path}{}lang={lang}", if path.contains('?') { '&' } else { '?' });
                editor.open(&address).await;
                assert_eq!(editor.page.status, 200, "{address}");
                sound(&editor, lang);
            }
        }
        assert!(
            editor.says("href=\"/faq/redaction/fr/insi-carte-nominative\""),
            "an editor edits from the answer"
        );
    });
}

#[test]
fn to_others_the_workbench_does_not_exist() {
    on_one(async |stage| {
        let mut visitor = stage.browser();
        visitor.open("/faq/redaction").await;
        assert!(visitor.path.starts_with("/connexion"));
        // Staff without a second factor acts as nobody special.
        let mut staff = stage.signed_in_staff("iris@jalon.example").await;
        for path in ["/faq/redaction", START, EDIT, "/faq/redaction/import", "/faq/redaction/statistiques"] {
            staff.open(path).await;
            assert_eq!(staff.page.status, 404, "{path}");
        }
        staff.open("/faq").await;
        assert!(!staff.says("/faq/redaction"));
    });
}

#[test]
fn a_draft_is_for_editors_until_it_is_published_and_every_node_shows_it_then() {
    on_demo(async |stage| {
        let (mut editor, mut reader) = (editor(&stage).await, stage.browser());
        let mut elsewhere = stage.other_node().await;
        assert!(!reads(&mut elsewhere, "Le lecteur de test").await, "the other node has its edition");
        editor.open(EDIT).await;
        editor
            .submit(
                EDIT,
                &[("reponse", "Le lecteur de test : une réponse d'essai."), ("faire", "enregistrer")],
            )
            .await;
        assert_eq!(editor.path, EDIT);
        assert!(editor.says("Le brouillon est enregistré") && editor.says("brouillon en attente"));
        assert!(
            editor.says("Le lecteur de test\u{202f}: une réponse d’essai."),
            "French typography is mended"
        );
        assert!(!reads(&mut reader, "Le lecteur de test").await);
        editor.submit(STATE, &[]).await;
        assert!(editor.says("La réponse est publiée"));
        assert!(reads(&mut reader, "Le lecteur de test").await, "at once, on this node");
        // The other node looks again after two seconds, off the path of its readers.
        stage.later(std::time::Duration::from_secs(3));
        let mut seen = false;
        for _ in 0..10_000 {
            seen = reads(&mut elsewhere, "Le lecteur de test").await;
            if seen {
                break;
            }
        }
        assert!(seen, "the other node follows");
    });
}

#[test]
fn withdrawn_then_shipped_again_and_older_versions_come_back() {
    on_demo(async |stage| {
        let (mut editor, mut reader) = (editor(&stage).await, stage.browser());
        editor.open(EDIT).await;
        for text in ["Première version.", "Deuxième version."] {
            editor.submit(EDIT, &[("reponse", text), ("remarque", "essai"), ("faire", "publier")]).await;
            assert!(editor.says("La réponse est publiée"), "{}", editor.page.body);
        }
        assert!(reads(&mut reader, "Deuxième version.").await);
        editor.open(&format!("{EDIT}/versions?de=1&a=2&lang=fr")).await;
        sound(&editor, "fr");
        assert!(editor.says("diff-removed") && editor.says("<mark>Première</mark>") && editor.says("essai"));
        // The first form of the list publishes the older version.
        editor.submit(STATE, &[]).await;
        assert!(reads(&mut reader, "Première version.").await);
        let withdraw = |browser: &Browser, what: &str| {
            let token = browser.filled(STATE, &[]);
            let token = token.split('&').find(|pair| pair.starts_with("_jeton=")).unwrap().to_owned();
            format!("{token}&faire={what}")
        };
        editor.open(EDIT).await;
        let body = withdraw(&editor, "retirer");
        editor.post(STATE, &body).await;
        assert!(editor.says("La réponse est retirée"));
        assert!(!reads(&mut reader, "Première version.").await);
        assert!(reader.says("réponse en anglais"), "its translation is another answer");
        let body = withdraw(&editor, "livree");
        editor.post(STATE, &body).await;
        assert!(editor.says("Les lecteurs voient de nouveau le texte livré"));
        assert!(reads(&mut reader, "nominative").await);
        let body = withdraw(&editor, "exploser");
        assert_eq!(editor.post(STATE, &body).await.status, 415);
    });
}

#[test]
fn two_editors_lose_nothing() {
    on_demo(async |stage| {
        let mut first = editor(&stage).await;
        let mut second = stage.signed_in_staff("aster@jalon.example").await;
        first.open(EDIT).await;
        second.open(EDIT).await;
        first.submit(EDIT, &[("reponse", "Le texte de la première."), ("faire", "enregistrer")]).await;
        second.submit(EDIT, &[("reponse", "Le texte du second."), ("faire", "publier")]).await;
        assert_eq!(second.page.status, 409);
        sound(&second, "fr");
        assert!(second.says("Quelqu’un a enregistré avant vous"));
        assert!(
            second.says("Le texte de la première.") && second.says("Le texte du second."),
            "both are shown"
        );
        assert!(second.says("diff-added") && second.says("diff-removed"), "and their differences");
        // The form goes on from the other one's text.
        second
            .submit(EDIT, &[("reponse", "Le texte de la première et du second."), ("faire", "publier")])
            .await;
        assert!(second.says("La réponse est publiée"), "{}", second.page.body);
        let mut reader = stage.browser();
        assert!(reads(&mut reader, "Le texte de la première et du second.").await);
        // A form sent twice is one version.
        let body = first.filled(EDIT, &[("reponse", "Encore."), ("faire", "enregistrer"), ("base", "3")]);
        first.post(EDIT, &body).await;
        first.post(EDIT, &body).await;
        assert!(first.says("rien n’a changé"), "{}", first.page.body);
    });
}

#[test]
fn what_does_not_do_is_said_beside_its_field_and_kept() {
    on_demo(async |stage| {
        let mut editor = editor(&stage).await;
        for (fields, field, said) in [
            (vec![("reponse", "  ")], "f-reponse", "À remplir"),
            (vec![("question", "")], "f-question", "À remplir"),
            (vec![("question", "\u{202e}Quelle carte ?")], "f-question", "invisible"),
            (vec![("reponse", "Un\u{2066} piège")], "f-reponse", "invisible"),
            (vec![("sources", "")], "f-sources", "À remplir"),
            (vec![("sources", "ANS | javascript:alert(1)")], "f-sources", "Ligne 1"),
            (vec![("sources", "ANS\nANS | https://x.fr | hier")], "f-sources", "Ligne 2"),
            (vec![("incomplete", "oui")], "f-manque", "incomplète"),
            (vec![("certitude", "certaine")], "f-certitude", "Choisissez"),
            (vec![("produit", "inconnu")], "f-produit", "liste"),
        ] {
            editor.open(EDIT).await;
            let mut sent = fields.clone();
            sent.push(("faire", "publier"));
            editor.submit(EDIT, &sent).await;
            assert_eq!(editor.page.status, 422, "{fields:?}");
            sound(&editor, "fr");
            let summary = format!("<a href=\"#{field}\">");
            assert!(editor.says(&summary) && editor.says(said), "{fields:?}: {}", editor.page.body);
            if let Some((_, typed)) = fields.iter().find(|(_, typed)| typed.contains("javascript")) {
                assert!(editor.says(typed), "what was typed is kept");
            }
        }
        editor.open(EDIT).await;
        editor.submit(EDIT, &[("question", ""), ("sources", " "), ("faire", "publier")]).await;
        assert!(editor.says("2 points sont à corriger"), "said together");
        let long = format!("_jeton=x&reponse={}", "x".repeat(300_000));
        assert_eq!(editor.post(EDIT, &long).await.status, 413);
    });
}

#[test]
fn a_preview_shows_markup_as_text_and_what_says_the_same() {
    on_demo(async |stage| {
        let mut editor = editor(&stage).await;
        editor.open(EDIT).await;
        let text = "**Gras** <script>alert(1)</script> [lien](javascript:alert(1)) et RPPS.";
        editor.submit(EDIT, &[("reponse", text), ("faire", "apercu")]).await;
        sound(&editor, "fr");
        assert!(
            editor.says("<strong>Gras</strong> &lt;script&gt;alert(1)&lt;/script&gt; lien et"),
            "{}",
            editor.page.body
        );
        let mut reader = stage.browser();
        assert!(!reads(&mut reader, "<strong>Gras</strong>").await, "nothing is saved");
        // By the script, the block alone; the text of another answer is told as a duplicate.
        editor.open(EDIT).await;
        let twin = faq::content::shipped_entries().unwrap();
        let twin =
            twin.iter().find(|e| e.id == "correspondant-definition" && e.lang == faq::Lang::Fr).unwrap();
        let body = editor.filled(EDIT, &[("question", &twin.question), ("reponse", &twin.answer)]);
        let request = Request::post("/faq/redaction/apercu")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-fragment", "preview");
        let block = editor.send(request, "/faq/redaction/apercu", Body::from(body)).await;
        assert_eq!(block.status, 200);
        assert!(
            !block.body.contains("<html") && block.body.contains("href=\"/faq/correspondant-definition\"")
        );
        assert!(block.body.contains("sans doute un doublon"));
    });
}

#[test]
fn a_new_answer_is_named_written_and_published() {
    on_demo(async |stage| {
        let mut editor = editor(&stage).await;
        for (id, said) in [
            ("Une Carte", "Minuscules sans accent"),
            ("redaction", "Minuscules sans accent"),
            (ID, "Une réponse porte déjà ce nom"),
        ] {
            editor.open(START).await;
            editor.submit(START, &[("identifiant", id)]).await;
            assert_eq!(editor.page.status, 422, "{id}");
            assert!(editor.says(said), "{id}");
            sound(&editor, "fr");
        }
        editor.open("/faq/redaction/fr/carte-de-demain").await;
        assert_eq!(editor.page.status, 404, "an answer begins by its name");
        editor.open(START).await;
        editor.submit(START, &[("identifiant", "carte-de-demain")]).await;
        let page = "/faq/redaction/fr/carte-de-demain";
        assert_eq!(editor.path, format!("{page}?nouvelle=1"));
        sound(&editor, "fr");
        let written = [
            ("question", "Quelle carte demain ?"),
            ("reponse", "La carte de **demain**."),
            ("sources", "ANS | https://esante.gouv.fr | 2026-01-02 | 2026-11-23"),
            ("certitude", "officielle"),
            ("produit", "cpx"),
            ("mots_cles", "avenir; futur"),
            ("faire", "publier"),
        ];
        editor.submit(page, &written).await;
        assert_eq!((editor.page.status, editor.path.as_str()), (200, page), "{}", editor.page.body);
        let mut reader = stage.browser();
        reader.open("/faq?q=futur&produit=cpx&lang=fr").await;
        assert!(reader.says("href=\"/faq/carte-de-demain\"") && reader.says("<strong>demain</strong>"));
        reader.open("/faq/carte-de-demain").await;
        assert!(reader.says("datée du 02/01/2026, lue le 23/11/2026"));
        editor.open("/faq/redaction?etat=publiee").await;
        assert!(editor.says("Quelle carte demain\u{202f}?"));
    });
}

#[test]
fn lines_are_tried_then_imported_as_drafts() {
    on_demo(async |stage| {
        let mut editor = editor(&stage).await;
        let export = editor.open("/faq.jsonl").await.body.clone();
        let line =
            export.lines().find(|line| line.contains(&format!("\"id\":\"{ID}\",\"lang\":\"fr\""))).unwrap();
        let mut entry = faq::exchange::read_line(line).unwrap();
        entry.answer = "Importée.".into();
        let text = format!("{}pas du JSON\n", faq::exchange::to_lines([&entry]));
        editor.open("/faq/redaction/import").await;
        let send = async |editor: &mut Browser, what: &str, name: &str, text: &str| {
            let pairs = crate::browser::form_fields(&editor.page.body, "/faq/redaction/import").unwrap();
            let token = pairs.iter().find(|(name, _)| name == "_jeton").unwrap().1.clone();
            let part = |name: &str, value: &str| {
                format!("--limite\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
            };
            let body = part("_jeton", &token) + &part("faire", what) + &part(name, text) + "--limite--\r\n";
            let request = Request::post("/faq/redaction/import")
                .header("content-type", "multipart/form-data; boundary=limite");
            editor.send(request, "/faq/redaction/import", Body::from(body)).await;
        };
        send(&mut editor, "essayer", "texte", &text).await;
        assert_eq!(editor.page.status, 200);
        sound(&editor, "fr");
        assert!(
            editor.says("Essai\u{202f}: rien n’a été enregistré")
                && editor.says("<th scope=\"row\" class=\"n\">2</th>")
        );
        editor.open(EDIT).await;
        assert!(!editor.says("Importée."), "a trial leaves nothing");
        editor.open("/faq/redaction/import").await;
        send(&mut editor, "importer", "fichier", &text).await;
        assert!(editor.says("Import terminé"), "{}", editor.page.body);
        editor.open(EDIT).await;
        assert!(editor.says("Importée.") && editor.says("brouillon en attente"));
        let mut reader = stage.browser();
        assert!(!reads(&mut reader, "Importée.").await, "a draft is not published");
        editor.open("/faq/redaction/import").await;
        send(&mut editor, "importer", "texte", " ").await;
        assert_eq!(editor.page.status, 422);
        let odd =
            Request::post("/faq/redaction/import").header("content-type", "multipart/form-data; boundary=x");
        editor.open("/faq/redaction/import").await;
        let token = editor.token();
        let body = format!(
            "--x\r\ncontent-disposition: form-data; name=\"_jeton\"\r\n\r\n{token}\r\n--x\r\ncontent-disposition: form-data; name=\"f\"; filename=\"f.pdf\"\r\n\r\nPDF\r\n--x--\r\n"
        );
        editor.send(odd, "/faq/redaction/import", Body::from(body)).await;
        assert_eq!(editor.page.status, 422, "a file under another name is no file: {}", editor.page.body);
        let forged = Request::post("/faq/redaction/import")
            .header("content-type", "multipart/form-data; boundary=limite");
        let body = "--limite\r\nContent-Disposition: form-data; name=\"texte\"\r\n\r\n{}\r\n--limite--\r\n";
        editor.send(forged, "/faq/redaction/import", Body::from(body)).await;
        assert_eq!(editor.page.status, 403, "no token, nothing read");
    });
}
