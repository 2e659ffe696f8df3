//! Who may open what: every route and method × every kind of account, against the committed table; and no address that
//! holds an identifier of a company answers anything but 404 to another.
//!
//! `JALON_WRITE=1` writes the table anew.

use crate::browser::Browser;
use crate::files::CARDIOLOGIST;
use crate::registration::{PDF, asked, deposited};
use crate::stage::{PASSWORD, Stage, on_one_demo};
use accounts::demo::Made;
use axum::body::Body;
use axum::http::Request;
use db::{NewJob, Statement, params};
use std::fmt::Write as _;
use std::path::PathBuf;
use web::Address;

/// Name of the column, address to sign in with; the password is that of the demonstration, but for the last one.
const WHO: [(&str, &str); 10] = [
    ("visitor", ""),
    ("no right", "sans-droit@hydrangea.example"),
    ("read", "lecture@hydrangea.example"),
    ("draft", "brouillon@hydrangea.example"),
    ("validate", "validation@hydrangea.example"),
    ("Responsable", "responsable@hydrangea.example"),
    ("other company", "responsable@belladone.example"),
    ("instructor", "instructeur@jalon.example"),
    ("administrator", "administrateur@jalon.example"),
    ("applicant", "flora@pervenche.example"),
];

const ROSE: &str = "responsable@hydrangea.example";
/// Beginnings of addresses whose parameter names something public, or is itself the key.
const OF_EVERYBODY: [&str; 12] = [
    "/annuaire/",
    "/api/v1/directory/",
    "/api/v1/faq/",
    "/compte/adresse/",
    // Names a questionnaire, which is public; the products compared are those of whoever asks.
    "/comparer/",
    // The démarches of the programme are public texts.
    "/demarches/",
    "/faq",
    "/foire-aux-questions/",
    "/inscription/confirmer/",
    "/invitation/",
    "/mot-de-passe/",
    // Names a questionnaire, which is public; the answers are those of whoever asks.
    "/strategie/",
];

struct World {
    stage: Stage,
    made: Made,
    /// In front of the company's pages, to make what requests are about.
    rose: Browser,
    /// A request that waits for an instructor, and one of its documents.
    request: String,
    piece: String,
    /// A product of the company; each Contributeur has their right on all of it.
    product: String,
    made_up: u32,
}

impl World {
    async fn new(stage: Stage) -> Self {
        stage.load();
        let made = stage.demo().await;
        let mut flora = asked(&stage, &[]).await;
        let request = flora.path.rsplit('/').next().unwrap().to_owned();
        deposited(&mut flora).await;
        let piece = flora.page.body.split("/pieces/").nth(1).unwrap()[..36].to_owned();
        let mut rose = stage.demo_browser(ROSE).await;
        let jade =
            [("nom", "Jade"), ("os", "ios"), ("appareil", "mobile"), ("cycle-de-vie", "en-production")];
        rose.open("/produits/nouveau").await;
        rose.submit("/produits/nouveau", &jade).await;
        let product = rose.path.rsplit('/').next().unwrap().to_owned();
        rose.open("/entreprise/droits").await;
        let row = |email: &str| {
            let id = made.people[email].to_string();
            let mut fields = rose.page.body.split("name=\"p").skip(1);
            let field = fields.find(|part| part.find(&id).is_some_and(|at| at < 20)).unwrap();
            format!("ligne{}", field.split('"').next().unwrap())
        };
        let [lila, basile, violette] =
            ["lecture", "brouillon", "validation"].map(|name| row(&format!("{name}@hydrangea.example")));
        rose.submit("/entreprise/droits", &[(&lila, "r"), (&basile, "d"), (&violette, "v")]).await;
        assert!(rose.says("Les droits sont enregistrés"), "{}", rose.page.body);
        Self { stage, made, rose, request, piece, product, made_up: 0 }
    }

    /// The address, about things of the first company (or of the applicant) that are there and fresh.
    async fn concrete(&mut self, path: &str) -> String {
        self.made_up += 1;
        let n = self.made_up;
        if path.starts_with("/annuaire/") || path.contains("/directory/persons/") {
            return path.replace("{id}", CARDIOLOGIST);
        }
        if path.contains("/faq") {
            return path
                .replace("{langue}", "fr")
                .replace("{id}", "convergence-support")
                .replace("{number}", "10943");
        }
        if path.contains("/sessions/{id}") {
            // One of hers, whoever asks; the ones before may have been closed.
            self.rose = self.stage.demo_browser(ROSE).await;
            let mut other = self.stage.demo_browser(ROSE).await;
            other.open("/compte").await;
            let id = other.page.body.split("/compte/sessions/0").nth(1).unwrap()[..35].to_owned();
            return path.replace("{id}", &format!("0{id}"));
        }
        if path.contains("/invitations/{id}") {
            self.rose = self.stage.demo_browser(ROSE).await;
            let email = format!("i{n}@hydrangea.example");
            // Addresses of one's account, tried before, end her sessions.
            self.rose = self.stage.demo_browser(ROSE).await;
            self.rose.open("/entreprise/personnes/inviter").await;
            self.rose.submit("/entreprise/personnes/inviter", &[("adresse", &email)]).await;
            let id = self.rose.page.body.split("/invitations/").nth(1).unwrap()[..36].to_owned();
            return path.replace("{id}", &id);
        }
        if path.contains("/demandes/{id}") {
            let email = format!("d{n}@x.example");
            let siren = ("siren", "999000011");
            asked(&self.stage, &[siren, ("adresse", &email)]).await;
            self.stage.later(std::time::Duration::from_secs(3600));
            self.rose = self.stage.demo_browser(ROSE).await;
            self.rose.open("/entreprise/personnes").await;
            let id = self.rose.page.body.rsplit("/demandes/").next().unwrap()[..36].to_owned();
            return path.replace("{id}", &id);
        }
        if path.contains("/instruction/entreprises/{id}") {
            return path.replace("{id}", &self.made.companies[0].to_string());
        }
        if path.contains("/travaux/{id}") {
            return path.replace("{id}", &self.dead_job().await);
        }
        if path.starts_with("/demarches/") {
            return path.replace("{demarche}", "socles");
        }
        if path.starts_with("/comparer/") {
            return path.replace("{questionnaire}", "doctrine-socles");
        }
        if path.starts_with("/produits/") {
            let path = &self.with_trial(path, "identification").await;
            return path
                .replace("{product}", &self.product)
                .replace("{questionnaire}", "identification")
                .replace("{theme}", "vie")
                .replace("{question}", "version-technique");
        }
        if path.starts_with("/strategie/") {
            let path = &self.with_trial(path, "strategie").await;
            return path
                .replace("{questionnaire}", "strategie")
                .replace("{theme}", "gouvernance")
                .replace("{question}", "rssi");
        }
        if path.contains("/personnes/{id}") {
            let nino = self.made.people["sans-droit@hydrangea.example"].to_string();
            return path.replace("{id}", &nino);
        }
        path.replace("{id}", &self.request)
            .replace("{piece}", &self.piece)
            .replace("{token}", &"A".repeat(43))
    }

    /// The address with a trial of its questionnaire in it, when it names one.
    async fn with_trial(&mut self, path: &str, questionnaire: &str) -> String {
        let Some((list, _)) = path.split_once("/{essai}") else { return path.to_owned() };
        let list = list.replace("{product}", &self.product).replace("{questionnaire}", questionnaire);
        self.rose = self.stage.demo_browser(ROSE).await;
        self.rose.open(&list).await;
        self.rose.submit(&list, &[("nom", "Essai")]).await;
        let id = self.rose.path.rsplit('/').next().unwrap();
        path.replace("{essai}", id)
    }

    async fn dead_job(&self) -> String {
        const KILL: Statement = Statement::new("KILL", "UPDATE job SET state = 'dead' WHERE id = $1");
        let mut writing = self.stage.db.write(&self.stage.system()).await.unwrap();
        let id = writing.enqueue(NewJob::new("test.job", serde_json::json!({}))).await.unwrap();
        writing.execute(&KILL, params![id]).await.unwrap();
        writing.commit().await.unwrap();
        id.to_string()
    }

    async fn browser(&self, email: &str) -> Browser {
        let mut browser = self.stage.browser();
        match email {
            "" => drop(browser.open("/connexion").await),
            "flora@pervenche.example" => browser.sign_in(email, PASSWORD).await,
            _ => browser.sign_in(email, accounts::demo::PASSWORD).await,
        }
        browser
    }

    /// The status of one try, with a token that holds and an otherwise empty form.
    async fn ask(&mut self, address: Address, post: bool, email: &str) -> u16 {
        let path = self.concrete(address.path).await;
        let browser = self.browser(email).await;
        if !post {
            return browser.status(Request::get(&path), Body::empty()).await;
        }
        let token = browser.token();
        let (kind, body) = if address.files {
            let part = |head: &str, value: &[u8]| {
                [
                    format!("--x\r\ncontent-disposition: form-data; name={head}\r\n\r\n").as_bytes(),
                    value,
                    b"\r\n",
                ]
                .concat()
            };
            let file = part("\"f\"; filename=\"f.pdf\"", PDF);
            (
                "multipart/form-data; boundary=x",
                [part("\"_jeton\"", token.as_bytes()), file, b"--x--\r\n".to_vec()].concat(),
            )
        } else {
            ("application/x-www-form-urlencoded", format!("_jeton={token}").into_bytes())
        };
        browser.status(Request::post(&path).header("content-type", kind), Body::from(body)).await
    }
}

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/generated/rights.md")
}

#[test]
fn the_table_of_routes_and_roles_is_the_committed_one() {
    on_one_demo(async |stage| {
        let mut world = World::new(stage).await;
        let names: Vec<&str> = WHO.iter().map(|(name, _)| *name).collect();
        let mut text = format!(
            "# Who may open what\n\nWritten by the test `access` of `crates/web` (`JALON_WRITE=1`), from answers of the \
             program: the status of each address\nfor each kind of account. Addresses are about things of the first \
             company, or of the applicant; forms carry a token\nthat holds and nothing else.\n\n| | address | {} |\n|---|---|{}\n",
            names.join(" | "),
            "--:|".repeat(names.len())
        );
        let mut leaks = Vec::new();
        let mut lines = Vec::new();
        let mut addresses: Vec<(usize, Address)> = web::addresses().enumerate().collect();
        // What gives the request up comes after everything about it.
        addresses.sort_by_key(|(at, address)| (address.path.ends_with("/abandon"), *at));
        for (at, address) in addresses {
            for post in [false, true] {
                if !(if post { address.post } else { address.get }) {
                    continue;
                }
                let mut line = format!("| {} | `{}` |", if post { "POST" } else { "GET" }, address.path);
                for (name, email) in WHO {
                    let status = world.ask(address, post, email).await;
                    assert!(status < 500 || status == 503, "{line} {name}: {status}");
                    let _ = write!(line, " {status} |");
                    let public = OF_EVERYBODY.iter().any(|start| address.path.starts_with(start));
                    let keyed = address.path.contains('{') && !public;
                    if keyed && name == "other company" && status != 404 {
                        leaks.push(format!("{line} {name}"));
                    }
                }
                lines.push((at, post, line));
            }
        }
        lines.sort();
        for (_, _, line) in lines {
            text.push_str(&line);
            text.push('\n');
        }
        assert_eq!(leaks, Vec::<String>::new(), "another company's things are nowhere");
        if std::env::var_os("JALON_WRITE").is_some() {
            std::fs::write(golden(), &text).unwrap();
        }
        let committed = std::fs::read_to_string(golden()).unwrap_or_default();
        assert_eq!(text, committed, "run the test again with JALON_WRITE=1 and look at what changed");
    });
}
