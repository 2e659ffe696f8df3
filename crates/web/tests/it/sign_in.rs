//! Signing in and out.

use crate::stage::{PASSWORD, on_both};

#[test]
fn in_by_a_password_and_out_again() {
    on_both(async |stage| {
        stage.staff("iris@jalon.example").await;
        let mut browser = stage.browser();
        browser.open("/tableau-de-bord?lang=fr").await;
        assert_eq!(browser.path, "/connexion?suite=%2Ftableau-de-bord%3Flang%3Dfr");
        browser.submit("/connexion", &[("adresse", "iris@jalon.example"), ("mot_de_passe", PASSWORD)]).await;
        assert_eq!((browser.page.status, browser.path.as_str()), (200, "/tableau-de-bord?lang=fr"));
        assert!(browser.says("Iris Narcisse"));
        browser.submit("/deconnexion", &[]).await;
        assert_eq!(browser.path, "/connexion");
        assert!(browser.says("Vous êtes déconnecté") && browser.cookie("jalon").is_none());
        browser.open("/tableau-de-bord").await;
        assert_eq!(browser.path, "/connexion", "the page of a session that is over");
    });
}
