//! The table of rights; and who may open what: every route, every role.

use crate::stage::{on_demo, on_one_demo};

const ROSE: &str = "responsable@hydrangea.example";
const HERE: &str = "/entreprise/droits";

#[test]
fn two_people_edit_and_nothing_is_lost() {
    on_demo(async |stage| {
        let made = stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        // A second Responsable.
        let violette = format!("/entreprise/personnes/{}", made.people["validation@hydrangea.example"]);
        rose.open(&violette).await;
        rose.submit(&violette, &[("acte", "deleguer"), ("fin", "")]).await;
        let mut violette = stage.demo_browser("validation@hydrangea.example").await;

        // Rows of Contributeurs: in the order of their entry, then of their identifiers.
        rose.open(HERE).await;
        violette.open(HERE).await;
        let row = |page: &str, email: &str| {
            let id = made.people[email].to_string();
            let field = page
                .split("name=\"p")
                .skip(1)
                .find(|part| part.contains(&format!("value=\"{id}\"")) && part.find(&id).unwrap() < 20);
            field.unwrap().split('"').next().unwrap().to_owned()
        };
        let nino = row(&rose.page.body, "sans-droit@hydrangea.example");
        let lila = row(&rose.page.body, "lecture@hydrangea.example");
        let basile = row(&rose.page.body, "brouillon@hydrangea.example");
        let cell = |row: &str| format!("c{row}.0");
        let (nino, lila, basile) = (cell(&nino), cell(&lila), cell(&basile));
        // Rose: Nino reads, Lila drafts. Violette, from the same screen: Lila validates, Basile nothing.
        rose.submit(HERE, &[(&nino, "r"), (&lila, "d")]).await;
        assert!(rose.says("Les droits sont enregistrés"), "{}", rose.page.body);
        violette.submit(HERE, &[(&lila, "v"), (&basile, "n")]).await;
        assert_eq!(violette.page.status, 409);
        for words in [
            "Quelqu’un a enregistré des droits entre-temps",
            "entre-temps\u{202f}: brouillon",
            "1 droit changé par quelqu’un d’autre",
            "1 droit changé par vous deux",
        ] {
            assert!(violette.says(words), "{words}: {}", violette.page.body);
        }
        // Sent again as it is shown, both are there.
        violette.submit(HERE, &[]).await;
        assert!(violette.says("Les droits sont enregistrés"), "{}", violette.page.body);
        let chosen = |page: &str, cell: &str| {
            let select =
                page.split(&format!("name=\"{cell}\"")).nth(1).unwrap().split("</select>").next().unwrap();
            select.split(" selected").next().unwrap().rsplit("value=\"").next().unwrap()[..1].to_owned()
        };
        violette.open(HERE).await;
        let page = &violette.page.body;
        assert_eq!(
            (chosen(page, &nino), chosen(page, &lila), chosen(page, &basile)),
            ("r".into(), "v".into(), "n".into())
        );
    });
}

#[test]
fn somebody_who_left_meanwhile_is_told() {
    on_one_demo(async |stage| {
        let made = stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open(HERE).await;
        let all = rose.filled(HERE, &[("colonne0", "v")]);
        let nino = format!("/entreprise/personnes/{}", made.people["sans-droit@hydrangea.example"]);
        rose.open(&nino).await;
        rose.submit(&nino, &[("acte", "retirer")]).await;
        rose.post(HERE, &all).await;
        assert_eq!(rose.page.status, 409);
        assert!(rose.says("1 personne n’est plus modifiable"), "{}", rose.page.body);
        rose.submit(HERE, &[]).await;
        assert!(rose.says("Les droits sont enregistrés"), "the others are kept: {}", rose.page.body);
    });
}

#[test]
fn a_sheet_that_no_screen_sends_changes_nothing() {
    on_one_demo(async |stage| {
        let made = stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open(HERE).await;
        let own = made.people[ROSE];
        let stranger = made.people["responsable@belladone.example"];
        for (name, value) in [
            ("c0.0", "validate"),
            ("c0.0", "<b>"),
            ("vu", "nnnnn"),
            ("vu", "nnnx"),
            ("vu", ""),
            ("version", "x"),
            ("o0", "../strategy"),
            ("p0", "x"),
        ] {
            let body = rose.filled(HERE, &[(name, value)]);
            rose.post(HERE, &body).await;
            assert_eq!(rose.page.status, 409, "{name}={value}");
            rose.open(HERE).await;
        }
        for person in [own, stranger] {
            let body = rose.filled(HERE, &[("p0", &person.to_string()), ("c0.0", "v")]);
            rose.post(HERE, &body).await;
            assert_eq!(rose.page.status, 409, "{person}");
            rose.open(HERE).await;
        }
        rose.submit(HERE, &[]).await;
        assert!(rose.says("Aucun droit n’a changé"), "{}", rose.page.body);
        let mut lila = stage.demo_browser("lecture@hydrangea.example").await;
        lila.open(HERE).await;
        assert!(lila.says("Vos droits.") && !lila.says("Basile"), "one's own row only");
    });
}
