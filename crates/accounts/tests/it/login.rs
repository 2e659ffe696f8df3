//! Signing in, by password and code; what an attacker learns; how long one waits.

use crate::stage::{PASSWORD, Stage, client, keys, password};
use accounts::login::{self, SignIn};
use accounts::password::Hasher;
use accounts::second_factor::{self, TotpSecret};
use accounts::session::{Client, Means};
use accounts::{Refusal, Site, Token, admin};
use db::testing::each_database;
use std::time::Duration;

async fn try_password(stage: &Stage, email: &str, text: &str) -> SignIn {
    try_from(stage, email, text, &client()).await
}

async fn try_from(stage: &Stage, email: &str, text: &str, client: &Client) -> SignIn {
    let (acting, email) = (stage.visitor(), email.parse().unwrap());
    login::by_password(&stage.site, &stage.db, &acting, &email, password(text), client).await.unwrap()
}

async fn try_code(stage: &Stage, pending: &Token, typed: &str) -> SignIn {
    let acting = stage.visitor();
    login::by_code(&stage.site, &stage.db, &acting, pending, typed, &client()).await.unwrap()
}

/// The code of the present half-minute, by an independent way: RFC 6238 with the library of the HMAC only.
fn code(secret: &TotpSecret, stage: &Stage) -> String {
    let uri = secret.uri("Jalon", "x");
    let base32 = uri.split("secret=").nth(1).unwrap().split('&').next().unwrap();
    let key = data_encoding::BASE32_NOPAD.decode(base32.as_bytes()).unwrap();
    let step = u64::try_from(stage.now().millis()).unwrap() / 30_000;
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
    let tag = ring::hmac::sign(&key, &step.to_be_bytes());
    let at = usize::from(tag.as_ref()[19] & 15);
    let word = u32::from_be_bytes(tag.as_ref()[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

/// Sets up codes for an account; the recovery codes.
async fn enrol(stage: &Stage, email: &str) -> (TotpSecret, Vec<String>) {
    let (proof, _) = stage.proof(email).await;
    let mut writing = stage.db.write(&stage.system()).await.unwrap();
    let secret = second_factor::begin(&mut writing, &stage.site, proof).await.unwrap();
    let wrong = second_factor::confirm(&mut writing, &stage.site, proof, "000000").await;
    assert_eq!(wrong.unwrap_err().refusal(), Some(Refusal::WrongCode));
    let typed = code(&secret, stage);
    let codes = second_factor::confirm(&mut writing, &stage.site, proof, &typed).await.unwrap();
    writing.commit().await.unwrap();
    stage.later(Duration::from_secs(30));
    (secret, codes.iter().map(|code| code.to_string()).collect())
}

#[test]
fn no_account_wrong_password_and_closed_account_are_one_answer_and_one_hash() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let closed = stage.account("carl@firme.example").await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let by = accounts::administrator(&mut writing).await.unwrap();
        admin::set_active(&mut writing, by, closed.id, false).await.unwrap();
        writing.commit().await.unwrap();
        for (email, text) in [
            ("nobody@firme.example", PASSWORD),
            ("rose@firme.example", "varech bissextile moquett"),
            ("carl@firme.example", PASSWORD),
            ("nobody@firme.example", ""),
        ] {
            let before = stage.site.hasher().computed();
            let tried = try_password(&stage, email, text).await;
            assert!(matches!(tried, SignIn::Refused), "{email}: {tried:?}");
            assert_eq!(stage.site.hasher().computed() - before, 1, "{email}");
        }
        assert!(matches!(try_password(&stage, "Rose@Firme.Example", PASSWORD).await, SignIn::Done(_)));
    });
}

#[test]
fn failures_make_one_wait_whether_the_account_exists_or_not() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let mut waits = Vec::new();
        for email in ["rose@firme.example", "nobody@firme.example"] {
            for n in 0..5 {
                assert!(matches!(try_password(&stage, email, "wrong").await, SignIn::Refused), "{email} {n}");
            }
            let before = stage.site.hasher().computed();
            let SignIn::Wait(until) = try_password(&stage, email, PASSWORD).await else { panic!("no wait") };
            assert_eq!(stage.site.hasher().computed(), before, "no work while waiting");
            waits.push(until);
        }
        assert_eq!(waits[0], waits[1]);
        assert_eq!(waits[0], stage.now().plus(Duration::from_secs(30)));
        stage.later(Duration::from_secs(30));
        assert!(matches!(try_password(&stage, "rose@firme.example", PASSWORD).await, SignIn::Done(_)));
        // A success forgets the failures.
        for _ in 0..4 {
            assert!(matches!(try_password(&stage, "rose@firme.example", "wrong").await, SignIn::Refused));
        }
    });
}

#[test]
fn a_hundred_tries_at_once_are_a_hundred() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let tries = (0..20).map(|_| try_password(&stage, "rose@firme.example", "wrong"));
        let answers = futures_util::future::join_all(tries).await;
        let judged = answers.iter().filter(|answer| matches!(answer, SignIn::Refused)).count();
        assert_eq!(judged, 5);
    });
}

#[test]
fn one_network_that_tries_many_accounts_waits() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        for n in 0..30 {
            let tried = try_password(&stage, &format!("a{n}@firme.example"), "wrong").await;
            assert!(matches!(tried, SignIn::Refused), "{n}");
        }
        assert!(matches!(try_password(&stage, "rose@firme.example", PASSWORD).await, SignIn::Wait(_)));
        let elsewhere = Client::new("198.51.100.1".parse().unwrap(), "");
        assert!(matches!(
            try_from(&stage, "rose@firme.example", PASSWORD, &elsewhere).await,
            SignIn::Done(_)
        ));
    });
}

#[test]
fn password_then_code_then_no_replay() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (secret, recovery) = enrol(&stage, "rose@firme.example").await;
        let pending = || async {
            match try_password(&stage, "rose@firme.example", PASSWORD).await {
                SignIn::CodeNeeded(pending) => pending,
                other => panic!("{other:?}"),
            }
        };
        let first = pending().await;
        assert!(matches!(try_code(&stage, &first, "123 456").await, SignIn::Refused));
        let typed = code(&secret, &stage);
        let SignIn::Done(opened) = try_code(&stage, &first, &typed).await else {
            panic!("the code is right")
        };
        assert_eq!(stage.session(&opened.token).await.unwrap().means, Means::Code);
        // The form's token is used up, and so is the code.
        let acting = stage.visitor();
        let again = login::by_code(&stage.site, &stage.db, &acting, &first, &typed, &client()).await;
        assert_eq!(again.unwrap_err().refusal(), Some(Refusal::LinkDead));
        let second = pending().await;
        assert!(matches!(try_code(&stage, &second, &typed).await, SignIn::Refused));
        // A recovery code serves once.
        let SignIn::Done(opened) = try_code(&stage, &second, &recovery[0]).await else { panic!("recovery") };
        assert_eq!(stage.session(&opened.token).await.unwrap().means, Means::Recovery);
        let third = pending().await;
        assert!(matches!(try_code(&stage, &third, &recovery[0]).await, SignIn::Refused));
        let mut reading = stage.db.read(&stage.person(opened.person)).await.unwrap();
        assert_eq!(second_factor::overview(&mut reading, &stage.site).await.unwrap().recovery_left, 9);
        drop(reading);
        // Ten minutes, and one more.
        stage.later(Duration::from_secs(600));
        let late =
            login::by_code(&stage.site, &stage.db, &stage.visitor(), &third, &recovery[1], &client()).await;
        assert_eq!(late.unwrap_err().refusal(), Some(Refusal::LinkDead));
    });
}

#[test]
fn guessing_codes_makes_one_wait_even_with_the_password() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        enrol(&stage, "rose@firme.example").await;
        let SignIn::CodeNeeded(pending) = try_password(&stage, "rose@firme.example", PASSWORD).await else {
            panic!("a code is asked for")
        };
        let mut judged = 0;
        for n in 0..10 {
            match try_code(&stage, &pending, &format!("{n:06}")).await {
                SignIn::Refused => judged += 1,
                SignIn::Wait(_) => break,
                other => panic!("{other:?}"),
            }
        }
        // The password was one try of the five.
        assert_eq!(judged, 4);
        assert!(matches!(try_password(&stage, "rose@firme.example", PASSWORD).await, SignIn::Wait(_)));
    });
}

#[test]
fn two_codes_at_once_are_one_session() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (secret, _) = enrol(&stage, "rose@firme.example").await;
        let SignIn::CodeNeeded(pending) = try_password(&stage, "rose@firme.example", PASSWORD).await else {
            panic!("a code is asked for")
        };
        let typed = code(&secret, &stage);
        let (acting, client) = (stage.visitor(), client());
        let go = || login::by_code(&stage.site, &stage.db, &acting, &pending, &typed, &client);
        let (one, two) = tokio::join!(go(), go());
        let done = [one, two].into_iter().filter(|r| matches!(r, Ok(SignIn::Done(_)))).count();
        assert_eq!(done, 1);
    });
}

#[test]
fn a_hash_of_other_parameters_is_made_anew_at_sign_in() {
    each_database(|db| async move {
        let mut stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let hashes = "SELECT COUNT(*) FROM person WHERE password LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'";
        assert_eq!(stage.count(hashes).await, 0);
        stage.site = Site::new("https://jalon.example".parse().unwrap(), keys("7"), Hasher::new(), 2);
        assert!(matches!(try_password(&stage, "rose@firme.example", "wrong").await, SignIn::Refused));
        assert_eq!(stage.count(hashes).await, 0);
        assert!(matches!(try_password(&stage, "rose@firme.example", PASSWORD).await, SignIn::Done(_)));
        assert_eq!(stage.count(hashes).await, 1);
        assert!(matches!(try_password(&stage, "rose@firme.example", PASSWORD).await, SignIn::Done(_)));
    });
}

#[test]
fn secrets_are_sealed_or_hashed_at_rest() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (secret, _) = enrol(&stage, "rose@firme.example").await;
        // Under another key of the platform nothing opens, and nobody gets in by it.
        let other = Site::new("https://jalon.example".parse().unwrap(), keys("8"), Hasher::cheap(), 2);
        let SignIn::CodeNeeded(pending) = try_password(&stage, "rose@firme.example", PASSWORD).await else {
            panic!("a code is asked for")
        };
        let typed = code(&secret, &stage);
        let acting = stage.visitor();
        let opened = login::by_code(&other, &stage.db, &acting, &pending, &typed, &client()).await;
        assert_eq!(opened.unwrap_err().code(), "accounts.damaged");
        assert_eq!(format!("{:?}", SignIn::CodeNeeded(pending)), "CodeNeeded(Token(…))");
    });
}

#[test]
fn a_new_master_key_takes_over_the_secrets() {
    each_database(|db| async move {
        let mut stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (secret, _) = enrol(&stage, "rose@firme.example").await;
        let both = format!("{}\n{}", "8".repeat(64), "7".repeat(64));
        let base = "https://jalon.example";
        let keys_of = |text: &str| std::sync::Arc::new(db::envelope::MasterKeys::parse(text).unwrap());
        stage.site = Site::new(base.parse().unwrap(), keys_of(&both), Hasher::cheap(), 2);
        for resealed in [1, 0] {
            let mut writing = stage.db.write(&stage.system()).await.unwrap();
            assert_eq!(second_factor::reseal(&mut writing, &stage.site).await.unwrap(), resealed);
            writing.commit().await.unwrap();
        }
        stage.site = Site::new(base.parse().unwrap(), keys("8"), Hasher::cheap(), 2);
        let SignIn::CodeNeeded(pending) = try_password(&stage, "rose@firme.example", PASSWORD).await else {
            panic!("a code is asked for")
        };
        let typed = code(&secret, &stage);
        assert!(matches!(try_code(&stage, &pending, &typed).await, SignIn::Done(_)));
    });
}
