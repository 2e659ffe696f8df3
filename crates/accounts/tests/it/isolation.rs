//! Another company's objects do not exist: every action on people, invitations, requests and rights is tried from outside
//! and with another's identifiers, and finds nothing.

use crate::stage::{Firm, Stage};
use accounts::people::{self, Act, Invite};
use accounts::registration::{self, Confirmed, Deposit};
use accounts::rights::{self, Object, ProductKey};
use accounts::{Error, InvitationId, JoinRequestId, Lang, Person, Refusal, RegistrationId, Role, company};
use db::testing::each_database;
use db::{Acting, DocumentId, Writing};
use std::collections::BTreeSet;

/// What the other company has.
struct Theirs {
    firm: Firm,
    contributeur: Person,
    invitation: InvitationId,
    join_request: JoinRequestId,
    registration: RegistrationId,
    document: DocumentId,
}

async fn theirs(stage: &Stage, instructor: &Person) -> Theirs {
    let firm = stage.firm("732829320", "rose@firme.example", instructor).await;
    let contributeur = stage.joined(&firm, "chloe@firme.example", Role::Contributeur).await;
    let mut writing = stage.db.write(&stage.boss(&firm)).await.unwrap();
    let input =
        Invite { email: "carl@firme.example".parse().unwrap(), role: Role::Contributeur, lang: Lang::Fr };
    let invitation = people::invite(&mut writing, &stage.site, &input).await.unwrap();
    writing.commit().await.unwrap();
    let (confirmed, paul) = stage.asked("443061841", "paul@firme.example").await;
    let Confirmed::DocumentsAwaited(registration, _) = confirmed else { panic!("{confirmed:?}") };
    let acting = stage.person(paul.id);
    let received = stage.received(&acting).await;
    let mut writing = stage.db.write(&acting).await.unwrap();
    let deposit = Deposit::Identity(received);
    let document = registration::deposit(&mut writing, registration, deposit).await.unwrap();
    writing.commit().await.unwrap();
    let (confirmed, _) = stage.asked("732829320", "pia@firme.example").await;
    let Confirmed::Routed(..) = confirmed else { panic!("{confirmed:?}") };
    let mut reading = stage.db.read(&stage.boss(&firm)).await.unwrap();
    let join_request = people::join_requests(&mut reading).await.unwrap()[0].id;
    Theirs { firm, contributeur, invitation, join_request, registration, document }
}

/// Every action, by the name that it is exported under.
async fn walk(stage: &Stage, theirs: &Theirs, acting: &Acting) -> Vec<(&'static str, Result<(), Error>)> {
    let mut done = Vec::new();
    macro_rules! go {
        ($name:literal, |$writing:ident| $action:expr) => {{
            let mut transaction: Writing = stage.db.write(acting).await.unwrap();
            let $writing = &mut transaction;
            let tried = $action;
            done.push(($name, tried.map(|_| ())));
        }};
    }
    let them = theirs.contributeur.id;
    for act in [
        Act::Delegate { to: them, until: None },
        Act::Demote(them),
        Act::Transfer(them),
        Act::Disable(them),
        Act::Enable(them),
        Act::Remove(them),
    ] {
        go!("act", |w| people::act(w, &stage.site, act).await);
    }
    go!("cancel", |w| people::cancel(w, theirs.invitation).await);
    go!("dismiss", |w| people::dismiss(w, theirs.join_request).await);
    let deposit = Deposit::Identity(stage.received(acting).await);
    go!("deposit", |w| registration::deposit(w, theirs.registration, deposit).await);
    go!("submit", |w| registration::submit(w, &stage.site, theirs.registration).await);
    go!("withdraw", |w| registration::withdraw(w, theirs.registration).await);
    go!("look_at", |w| registration::look_at(w, theirs.registration, theirs.document).await);
    go!("own", |w| registration::own(w, theirs.registration).await);
    done
}

/// Actions that name no object but the acting company itself: tried for a company that is not one's own.
async fn walk_company(stage: &Stage, acting: &Acting) -> Vec<(&'static str, Result<(), Error>)> {
    let mut done = Vec::new();
    macro_rules! go {
        ($name:literal, |$writing:ident| $action:expr) => {{
            let mut transaction: Writing = stage.db.write(acting).await.unwrap();
            let $writing = &mut transaction;
            let tried = $action;
            done.push(($name, tried.map(|_| ())));
        }};
    }
    let input =
        Invite { email: "x@firme.example".parse().unwrap(), role: Role::Contributeur, lang: Lang::Fr };
    go!("invite", |w| people::invite(w, &stage.site, &input).await);
    let input = Invite { role: Role::Responsable, ..input };
    go!("invite", |w| people::invite(w, &stage.site, &input).await);
    go!("pending", |w| people::pending(w).await);
    go!("list", |w| people::list(w).await);
    go!("join_requests", |w| people::join_requests(w).await);
    go!("acting_member", |w| people::acting_member(w).await);
    go!("acting", |w| company::acting(w).await);
    go!("standing", |w| rights::standing(w).await);
    go!("matrix", |w| rights::matrix(w, vec![Object::Strategy]).await);
    done
}

/// What is exported and takes no company, or is for instructors, or is the door itself.
const ELSEWHERE: [&str; 16] = [
    // By a secret.
    "accept",
    "look",
    "ask",
    "confirm",
    // Instructors, whose proof is a type.
    "appoint",
    "queue",
    "dossier",
    "take",
    "release",
    "ask_complement",
    "refuse",
    // The instructors' view of any company.
    "of",
    // One's own, found by who acts.
    "mine",
    // The program itself, and the room of products.
    "expire",
    "forget_product",
    // No record.
    "accepted",
];

#[test]
fn nothing_of_another_company_is_found() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        let theirs = theirs(&stage, &instructor).await;
        let mine = stage.firm("552100554", "olga@other.example", &instructor).await;
        let outsider = stage.account("nora@other.example").await;
        let before = stage.count("SELECT seq FROM audit_head").await;
        let mut walked = BTreeSet::new();
        for (who, acting, own_company) in [
            ("own company, their objects", stage.boss(&mine), true),
            ("their company, from outside", stage.member(mine.responsable.id, theirs.firm.id), false),
            ("their company, without any", stage.member(outsider.id, theirs.firm.id), false),
            ("no company", stage.person(mine.responsable.id), false),
        ] {
            let mut tried = walk(&stage, &theirs, &acting).await;
            if !own_company {
                tried.extend(walk_company(&stage, &acting).await);
            }
            for (name, answer) in tried {
                let refusal = answer.expect_err(name).refusal();
                assert_eq!(refusal, Some(Refusal::NotFound), "{name}: {who}");
                walked.insert(name);
            }
        }
        // Their Responsable's grant does not serve in another company's name.
        let mut reading = stage.db.read(&stage.boss(&theirs.firm)).await.unwrap();
        let grant = rights::standing(&mut reading).await.unwrap().may_give_rights().unwrap();
        let begun = rights::standing(&mut reading).await.unwrap().may_create_product();
        let (matrix, version) = rights::matrix(&mut reading, vec![Object::Strategy]).await.unwrap();
        drop(reading);
        let mut writing = stage.db.write(&stage.boss(&mine)).await.unwrap();
        let crossed = rights::save(&mut writing, &grant, &matrix, version).await;
        assert_eq!(crossed.unwrap_err().refusal(), Some(Refusal::NotFound));
        let product: ProductKey = writing.acting().new_id();
        let crossed =
            rights::begin_product(&mut writing, &begun, product, &["qualification".parse().unwrap()]).await;
        assert_eq!(crossed.unwrap_err().refusal(), Some(Refusal::NotFound));
        drop(writing);
        walked.extend(["save", "begin_product"]);
        assert_eq!(stage.count("SELECT seq FROM audit_head").await, before, "nothing was written");
        every_action_is_walked(&walked);
    });
}

/// An action that is exported and not walked fails here: whoever adds one decides.
fn every_action_is_walked(walked: &BTreeSet<&str>) {
    let sources = [
        include_str!("../../src/people/mod.rs"),
        include_str!("../../src/rights/mod.rs"),
        include_str!("../../src/registration/mod.rs"),
        include_str!("../../src/company.rs"),
    ];
    let mut exported = BTreeSet::new();
    for source in sources {
        for line in source.replace("{\n", "{").split(['\n', ';']) {
            let line = line.trim();
            if let Some(function) = line.strip_prefix("pub async fn ") {
                exported.insert(function.split(['(', '<']).next().unwrap_or_default().to_owned());
            } else if let Some(names) = line.strip_prefix("pub use ") {
                let names = names.rsplit("::").next().unwrap_or_default();
                let names = names.trim_matches(['{', '}', ' ']).split(',').map(str::trim);
                let function = |name: &&str| name.starts_with(|c: char| c.is_ascii_lowercase());
                exported.extend(names.filter(function).map(str::to_owned));
            }
        }
    }
    assert!(exported.len() > 25, "{exported:?}");
    let decided = |name: &String| walked.contains(name.as_str()) || ELSEWHERE.contains(&name.as_str());
    let forgotten: Vec<_> = exported.iter().filter(|name| !decided(name)).collect();
    assert!(forgotten.is_empty(), "not tried with another company: {forgotten:?}");
}
