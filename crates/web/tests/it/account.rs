//! One's own account: password, address, codes, sessions, companies; forgotten passwords and invitations.

use crate::browser::Browser;
use crate::html::faults;
use crate::stage::{PASSWORD, Stage, on_both, on_demo, on_one};
use std::time::Duration;

const OTHER: &str = "goémon trisaïeul paravent";
const RESPONSABLE: &str = "responsable@hydrangea.example";

/// The page shown is sound, and says this.
fn sound(browser: &Browser, words: &str) {
    assert_eq!(faults(&browser.page.body, "fr"), Vec::<String>::new(), "{}", browser.path);
    assert!(browser.says(words), "{} does not say {words}:\n{}", browser.path, browser.page.body);
}

#[test]
fn a_forgotten_password_is_chosen_anew_and_every_session_ends() {
    on_both(async |stage| {
        let mut inside = stage.signed_in_staff("iris@jalon.example").await;
        let mut outside = stage.browser();
        outside.open("/mot-de-passe").await;
        sound(&outside, "Mot de passe oublié");
        outside.submit("/mot-de-passe", &[("adresse", "iris@jalon.example")]).await;
        sound(&outside, "Si cette adresse est celle d’un compte");
        let action =
            format!("/mot-de-passe/{}", stage.token_to("iris@jalon.example", "/mot-de-passe/").await);
        outside.open(&action).await;
        sound(&outside, "iris@jalon.example");
        // What may not be chosen says why, beside the field; the link still works.
        for (typed, why) in [("court", "15"), ("iris narcisse iris narcisse", "f-nouveau-error")] {
            outside.submit(&action, &[("nouveau", typed)]).await;
            assert_eq!(outside.page.status, 422, "{typed}");
            sound(&outside, why);
        }
        outside.submit(&action, &[("nouveau", OTHER)]).await;
        sound(&outside, "Le mot de passe est enregistré");
        inside.open("/compte").await;
        assert!(inside.path.starts_with("/connexion"), "the session before ended: {}", inside.path);
        outside.sign_in("iris@jalon.example", OTHER).await;
        assert_eq!(outside.path, "/tableau-de-bord");
        assert_eq!(stage.browser().open(&action).await.status, 404, "a link serves once");
    });
}

#[test]
fn a_password_is_weighed_while_it_is_typed() {
    on_one(async |stage| {
        let mut browser = stage.browser();
        browser.open("/mot-de-passe").await;
        let body = browser.filled("/mot-de-passe", &[("adresse", "iris.narcisse@jalon.example")]);
        for (typed, score, why) in [
            ("court", 0, "15"),
            ("iris narcisse jalon", 1, ""),
            ("go%C3%A9mon trisa%C3%AFeul paravent", 4, ""),
        ] {
            let body = format!("{body}&nouveau={}", typed.replace(' ', "+"));
            let answer = browser.post("/mot-de-passe/force", &body).await.json();
            let given = answer["score"].as_u64().unwrap();
            assert!(if score == 4 { given == 4 } else { given <= 2 }, "{typed}: {answer}");
            assert!(answer["text"].as_str().unwrap().contains(why), "{typed}: {answer}");
        }
    });
}

#[test]
fn nobody_learns_who_has_an_account() {
    on_one(async |stage| {
        stage.staff("iris@jalon.example").await;
        let mut pages = Vec::new();
        for email in ["iris@jalon.example", "personne@jalon.example"] {
            let mut browser = stage.browser();
            browser.open("/mot-de-passe").await;
            browser.submit("/mot-de-passe", &[("adresse", email)]).await;
            pages.push((browser.page.status, browser.path.clone(), browser.page.body.clone()));
        }
        assert_eq!(pages[0], pages[1]);
        let to: Vec<String> = stage.mails().await.into_iter().map(|mail| mail.to).collect();
        assert_eq!(to.iter().filter(|to| !to.is_empty()).collect::<Vec<_>>(), ["iris@jalon.example"]);
    });
}

#[test]
fn an_invitation_makes_an_account_and_leads_into_the_company() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut boss = stage.demo_browser(RESPONSABLE).await;
        boss.open("/entreprise/personnes/inviter").await;
        boss.submit("/entreprise/personnes/inviter", &[("adresse", "garance@hydrangea.example")]).await;
        let action =
            format!("/invitation/{}", stage.token_to("garance@hydrangea.example", "/invitation/").await);
        // Somebody else who is signed in is told, and comes in by no means.
        boss.open(&action).await;
        sound(&boss, "Vous êtes connecté avec un autre compte");

        let mut new = stage.browser();
        new.open(&action).await;
        sound(&new, "Rejoindre Hydrangéa Santé");
        new.submit(&action, &[("prenom", "Garance"), ("nom", ""), ("nouveau", OTHER)]).await;
        assert_eq!(new.page.status, 422);
        sound(&new, "Garance");
        assert!(!new.says(OTHER), "a password is never shown again");
        new.submit(&action, &[("prenom", "Garance"), ("nom", "Bleuet"), ("nouveau", OTHER)]).await;
        assert_eq!(new.path, "/tableau-de-bord");
        sound(&new, "Bienvenue");
        new.open("/compte").await;
        sound(&new, "Garance");
        assert_eq!(stage.browser().open(&action).await.status, 404);
    });
}

#[test]
fn somebody_with_an_account_accepts_signed_in() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut boss = stage.demo_browser("responsable@belladone.example").await;
        boss.open("/entreprise/personnes/inviter").await;
        boss.submit("/entreprise/personnes/inviter", &[("adresse", "lecture@hydrangea.example")]).await;
        let action =
            format!("/invitation/{}", stage.token_to("lecture@hydrangea.example", "/invitation/").await);
        let mut reader = stage.browser();
        reader.open(&action).await;
        sound(&reader, "Cette adresse a déjà un compte");
        reader.sign_in("lecture@hydrangea.example", accounts::demo::PASSWORD).await;
        reader.open(&action).await;
        reader.submit(&action, &[]).await;
        sound(&reader, "Bienvenue");
        reader.open("/compte").await;
        sound(&reader, "Hydrangéa Santé");
        sound(&reader, "Belladone Logiciels");
    });
}

/// The secret that the page shows, as a telephone would read it.
fn secret(browser: &Browser) -> Vec<u8> {
    let body = &browser.page.body;
    let from = body.find("class=\"secret\">").unwrap() + "class=\"secret\">".len();
    let text: String =
        body[from..].chars().take_while(|c| *c != '<').filter(|c| !c.is_whitespace()).collect();
    data_encoding::BASE32_NOPAD.decode(text.as_bytes()).unwrap()
}

/// The code of the moment, as a telephone computes it: RFC 6238, SHA-1, six digits, thirty seconds.
fn code(stage: &Stage, secret: &[u8]) -> String {
    use db::Clock as _;
    use ring::hmac;
    let step = stage.clock.now().millis() / 30_000;
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let at = usize::from(tag.as_ref()[19] & 15);
    let word = u32::from_be_bytes(tag.as_ref()[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

#[test]
fn codes_are_set_up_asked_for_and_kept_by_staff() {
    on_both(async |stage| {
        let mut browser = stage.signed_in_staff("iris@jalon.example").await;
        sound(&browser, "/compte/codes");
        browser.open("/compte/codes").await;
        sound(&browser, "Vos rôles sur la plateforme attendent un second facteur");
        browser.submit("/compte/codes", &[]).await;
        sound(&browser, "Photographiez ce code");
        let secret = secret(&browser);
        browser.submit("/compte/codes", &[("etape", ""), ("code", "00000x")]).await;
        assert_eq!(browser.page.status, 422);
        sound(&browser, "f-code-error");
        let first = code(&stage, &secret);
        browser.submit("/compte/codes", &[("etape", ""), ("code", &first)]).await;
        sound(&browser, "Codes de secours");
        assert_eq!(browser.page.body.matches("<li><code>").count(), 10);

        let mut again = stage.browser();
        again.open("/connexion").await;
        again.submit("/connexion", &[("adresse", "iris@jalon.example"), ("mot_de_passe", PASSWORD)]).await;
        assert_eq!(again.path, "/connexion/code");
        // The code that set them up served already.
        again.submit("/connexion/code", &[("code", &first)]).await;
        assert_eq!(again.page.status, 422);
        stage.later(Duration::from_secs(30));
        again.submit("/connexion/code", &[("code", &code(&stage, &secret))]).await;
        assert_eq!(again.path, "/tableau-de-bord");

        // Later, what protects the account asks again who one is: by a code.
        stage.later(Duration::from_secs(20 * 60));
        again.open("/compte/mot-de-passe").await;
        assert!(again.path.starts_with("/compte/confirmer?suite="), "{}", again.path);
        sound(&again, "Confirmez que c’est vous");
        again.submit("/compte/confirmer", &[("code", "123")]).await;
        assert_eq!(again.page.status, 422);
        again.submit("/compte/confirmer", &[("code", &code(&stage, &secret))]).await;
        assert_eq!(again.path, "/compte/mot-de-passe");
        again.submit("/compte/mot-de-passe", &[("nouveau", OTHER)]).await;
        sound(&again, "Le mot de passe est changé");

        // Staff keeps a second factor.
        again.open("/compte/codes").await;
        again.submit("/compte/codes/secours", &[]).await;
        sound(&again, "Codes de secours");
        again.open("/compte/codes").await;
        again.submit("/compte/codes/retirer", &[]).await;
        assert_eq!(again.page.status, 409);
    });
}

#[test]
fn name_language_address_and_sessions() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut here = stage.demo_browser(RESPONSABLE).await;
        let mut there = stage.demo_browser(RESPONSABLE).await;
        here.open("/compte").await;
        sound(&here, "Sessions ouvertes");
        here.submit("/compte", &[("prenom", "Rosine"), ("nom", "<b>"), ("langue", "fr")]).await;
        assert_eq!(here.page.status, 422);
        sound(&here, "f-nom-error");
        here.submit("/compte", &[("prenom", "Rosine"), ("nom", "Hortensia"), ("langue", "de")]).await;
        assert_eq!(here.page.status, 422);
        here.submit("/compte", &[("prenom", "Rosine"), ("nom", "Hortensia"), ("langue", "fr")]).await;
        sound(&here, "Rosine Hortensia");

        here.submit("/compte/sessions/fermer", &[]).await;
        sound(&here, "Toutes vos autres sessions sont fermées");
        there.open("/compte").await;
        assert!(there.path.starts_with("/connexion"), "{}", there.path);

        here.open("/compte/adresse").await;
        here.submit("/compte/adresse", &[("adresse", "rosine@hydrangea.example")]).await;
        sound(&here, "un lien vient de lui être envoyé");
        let token = stage.token_to("rosine@hydrangea.example", "/compte/adresse/").await;
        let action = format!("/compte/adresse/{token}");
        here.open(&action).await;
        sound(&here, "rosine@hydrangea.example");
        here.submit(&action, &[]).await;
        sound(&here, "La nouvelle adresse est celle de votre compte");
        there.sign_in("rosine@hydrangea.example", accounts::demo::PASSWORD).await;
        assert_eq!(there.path, "/tableau-de-bord");
        // An address that has an account already: the same answer, and no mail but to nobody.
        stage.mails().await;
        here.open("/compte/adresse").await;
        here.submit("/compte/adresse", &[("adresse", "lecture@hydrangea.example")]).await;
        sound(&here, "un lien vient de lui être envoyé");
        assert!(stage.mails().await.iter().all(|mail| mail.to.is_empty()));
    });
}

#[test]
fn the_session_of_somebody_else_is_not_there() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(RESPONSABLE).await;
        let mut twice = stage.demo_browser(RESPONSABLE).await;
        twice.open("/compte").await;
        let action =
            twice.page.body.split("action=\"").find(|a| a.starts_with("/compte/sessions/0")).unwrap();
        let action = action.split('"').next().unwrap().to_owned();
        let mut lila = stage.demo_browser("lecture@hydrangea.example").await;
        lila.open("/compte").await;
        let body = lila.filled("/compte", &[]);
        assert_eq!(lila.post(&action, &body).await.status, 404);
        rose.open("/compte").await;
        assert_eq!(rose.page.status, 200, "still open");
    });
}

#[test]
fn passkeys_say_what_they_need() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut browser = stage.demo_browser(RESPONSABLE).await;
        browser.open("/compte/cles").await;
        // This platform is served without https under a name that is not the machine's own.
        sound(&browser, "Les clés d’accès demandent");
    });
}

#[test]
fn hostile_texts_are_refused() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut browser = stage.demo_browser(RESPONSABLE).await;
        let long = "a".repeat(5_000);
        for bad in ["<script>alert(1)</script>@x.fr", "\u{202e}rf.x@a", long.as_str(), "", "a b@c.fr"] {
            browser.open("/compte/adresse").await;
            browser.submit("/compte/adresse", &[("adresse", bad)]).await;
            assert_eq!(browser.page.status, 422, "{bad}");
            assert_eq!(faults(&browser.page.body, "fr"), Vec::<String>::new());
            assert!(!browser.says("<script>alert"));
        }
        for bad in ["Ro\u{202e}se", "https://evil.example", long.as_str(), ""] {
            browser.open("/compte").await;
            browser.submit("/compte", &[("prenom", bad), ("nom", "H"), ("langue", "fr")]).await;
            assert_eq!(browser.page.status, 422, "{bad}");
        }
        for token in ["x", &"A".repeat(43), "%00"] {
            for page in ["/mot-de-passe", "/invitation", "/compte/adresse"] {
                let status = browser.open(&format!("{page}/{token}")).await.status;
                assert_eq!(status, 404, "{page}/{token}");
            }
        }
    });
}
