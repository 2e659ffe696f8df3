//! Passkeys, against an authenticator and a client written by others.

use crate::stage::{Stage, client};
use accounts::login::SignIn;
use accounts::session::{Means, Proof};
use accounts::{Error, PasskeyId, Refusal, passkey as passkeys};
use db::testing::each_database;
use passkey::authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod};
use passkey::client::{Client as Browser, DefaultClientData};
use passkey::crypto::rust_crypto::RustCryptoBackend;
use passkey::types::Passkey;
use passkey::types::ctap2::{Aaguid, Ctap2Error};
use serde_json::Value;
use std::time::Duration;
use url::Url;

/// Somebody who touches the key, and shows a finger or not.
struct Touch {
    verified: bool,
}

#[async_trait::async_trait]
impl UserValidationMethod for Touch {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        _: UiHint<'a, Passkey>,
        _: bool,
        _: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence: true, verification: self.verified })
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(true)
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }
}

/// What somebody holds, and the site that the browser is on.
struct Device {
    store: Option<Passkey>,
    verified: bool,
    origin: Url,
}

impl Device {
    fn new(origin: &str) -> Self {
        Self { store: None, verified: true, origin: origin.parse().unwrap() }
    }

    fn authenticator(&self) -> Authenticator<Option<Passkey>, Touch, RustCryptoBackend> {
        let touch = Touch { verified: self.verified };
        Authenticator::new(Aaguid::new_empty(), self.store.clone(), touch, RustCryptoBackend)
    }

    async fn create(&mut self, options: &Value) -> Result<Value, String> {
        let options = serde_json::from_value(options.clone()).map_err(|e| e.to_string())?;
        let mut browser = Browser::new(self.authenticator());
        let made = browser.register(&self.origin, options, DefaultClientData).await;
        self.store = browser.authenticator().store().clone();
        made.map(|made| as_browsers_do(serde_json::to_value(made).unwrap())).map_err(|e| format!("{e:?}"))
    }

    async fn get(&mut self, options: &Value) -> Result<Value, String> {
        let options = serde_json::from_value(options.clone()).map_err(|e| e.to_string())?;
        let mut browser = Browser::new(self.authenticator());
        let got = browser.authenticate(&self.origin, options, DefaultClientData).await;
        got.map(|got| as_browsers_do(serde_json::to_value(got).unwrap())).map_err(|e| format!("{e:?}"))
    }
}

/// `PublicKeyCredential.toJSON()` writes bytes in base64url; the library of the device writes lists of numbers.
fn as_browsers_do(value: Value) -> Value {
    match value {
        Value::Array(items) if items.iter().any(Value::is_u64) => {
            let bytes: Vec<u8> = serde_json::from_value(Value::Array(items)).unwrap();
            data_encoding::BASE64URL_NOPAD.encode(&bytes).into()
        }
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, as_browsers_do(value))).collect(),
        other => other,
    }
}

async fn add(stage: &Stage, device: &mut Device, proof: Proof) -> Result<PasskeyId, Error> {
    let mut writing = stage.db.write(&stage.system()).await.unwrap();
    let options = passkeys::begin_add(&mut writing, &stage.site, proof).await.unwrap();
    let answer = device.create(&options.json).await.unwrap();
    let name = "Clé bleue".parse().unwrap();
    let added =
        passkeys::finish_add(&mut writing, &stage.site, proof, &options.token, &answer, &name).await?;
    writing.commit().await.unwrap();
    Ok(added)
}

async fn begin(stage: &Stage) -> passkeys::Options {
    let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
    let options = passkeys::begin_sign_in(&mut writing, &stage.site).await.unwrap();
    writing.commit().await.unwrap();
    options
}

async fn finish(stage: &Stage, token: &accounts::Token, answer: &Value) -> SignIn {
    let acting = stage.visitor();
    passkeys::finish_sign_in(&stage.site, &stage.db, &acting, token, answer, &client()).await.unwrap()
}

#[test]
fn added_then_signs_in_without_naming_anybody() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let rose = stage.account("rose@firme.example").await;
        let (proof, _) = stage.proof("rose@firme.example").await;
        let mut device = Device::new("https://jalon.example");
        let id = add(&stage, &mut device, proof).await.unwrap();

        let options = begin(&stage).await;
        assert!(options.json["publicKey"]["allowCredentials"].as_array().is_none_or(Vec::is_empty));
        assert!(!options.json.to_string().contains("rose"), "the page names nobody");
        let answer = device.get(&options.json).await.unwrap();
        let SignIn::Done(opened) = finish(&stage, &options.token, &answer).await else { panic!("refused") };
        let session = stage.session(&opened.token).await.unwrap();
        assert_eq!((session.person.id, session.means), (rose.id, Means::Passkey));
        // The same answer again opens nothing.
        assert!(matches!(finish(&stage, &options.token, &answer).await, SignIn::Refused));

        let mut writing = stage.db.write(&stage.person(rose.id)).await.unwrap();
        let lines = passkeys::list(&mut writing).await.unwrap();
        assert_eq!((lines.len(), lines[0].id, lines[0].used.is_some()), (1, id, true));
        passkeys::rename(&mut writing, id, &"Clé verte".parse().unwrap()).await.unwrap();
        assert_eq!(passkeys::list(&mut writing).await.unwrap()[0].name.as_str(), "Clé verte");
        passkeys::remove(&mut writing, &stage.site, proof, id).await.unwrap();
        writing.commit().await.unwrap();
        let options = begin(&stage).await;
        let answer = device.get(&options.json).await.unwrap();
        assert!(matches!(finish(&stage, &options.token, &answer).await, SignIn::Refused));
    });
}

#[test]
fn staff_act_as_such_with_a_passkey_and_keep_one() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let (proof, _) = stage.proof("ida@ans.example").await;
        let mut device = Device::new("https://jalon.example");
        let id = add(&stage, &mut device, proof).await.unwrap();
        let options = begin(&stage).await;
        let answer = device.get(&options.json).await.unwrap();
        let SignIn::Done(opened) = finish(&stage, &options.token, &answer).await else { panic!("refused") };
        let session = stage.session(&opened.token).await.unwrap();
        assert!(session.roles.has(db::Roles::INSTRUCTOR) && !session.second_factor_awaited);
        let mut writing = stage.db.write(&stage.person(opened.person)).await.unwrap();
        let refused = passkeys::remove(&mut writing, &stage.site, proof, id).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::StaffNeedsSecondFactor));
    });
}

#[test]
fn another_site_another_challenge_a_late_or_altered_answer_open_nothing() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (proof, _) = stage.proof("rose@firme.example").await;
        let mut device = Device::new("https://jalon.example");
        add(&stage, &mut device, proof).await.unwrap();

        // A site with another name does not even get an answer; one that lies about its origin is found out.
        let mut fishing = Device::new("https://jalon.example.evil.example");
        let options = begin(&stage).await;
        assert!(fishing.get(&options.json).await.is_err());
        device.origin = "https://sub.jalon.example".parse().unwrap();
        let answer = device.get(&options.json).await.unwrap();
        assert!(matches!(finish(&stage, &options.token, &answer).await, SignIn::Refused));
        device.origin = "https://jalon.example".parse().unwrap();

        // The answer to another challenge.
        let (one, other) = (begin(&stage).await, begin(&stage).await);
        let answer = device.get(&one.json).await.unwrap();
        assert!(matches!(finish(&stage, &other.token, &answer).await, SignIn::Refused));

        // One bit of the signature, and of what is signed.
        for part in ["signature", "authenticatorData", "clientDataJSON", "userHandle"] {
            let options = begin(&stage).await;
            let mut answer = device.get(&options.json).await.unwrap();
            let text = answer["response"][part].as_str().unwrap();
            let mut bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            answer["response"][part] = data_encoding::BASE64URL_NOPAD.encode(&bytes).into();
            assert!(matches!(finish(&stage, &options.token, &answer).await, SignIn::Refused), "{part}");
        }
        let options = begin(&stage).await;
        assert!(matches!(finish(&stage, &options.token, &serde_json::json!({})).await, SignIn::Refused));

        // Six minutes later.
        let options = begin(&stage).await;
        let answer = device.get(&options.json).await.unwrap();
        stage.later(Duration::from_secs(300));
        assert!(matches!(finish(&stage, &options.token, &answer).await, SignIn::Refused));
    });
}

#[test]
fn a_key_that_does_not_check_the_finger_is_refused() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (proof, _) = stage.proof("rose@firme.example").await;
        let mut device = Device::new("https://jalon.example");
        device.verified = false;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let options = passkeys::begin_add(&mut writing, &stage.site, proof).await.unwrap();
        if let Ok(answer) = device.create(&options.json).await {
            let name = "Clé bleue".parse().unwrap();
            let added =
                passkeys::finish_add(&mut writing, &stage.site, proof, &options.token, &answer, &name).await;
            assert_eq!(added.unwrap_err().refusal(), Some(Refusal::PasskeyNotAccepted));
        }
    });
}

#[test]
fn a_proof_wants_ones_own_passkey() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (rose, session) = stage.proof("rose@firme.example").await;
        let (ida, _) = stage.proof("ida@ans.example").await;
        let (mut hers, mut other) =
            (Device::new("https://jalon.example"), Device::new("https://jalon.example"));
        add(&stage, &mut hers, rose).await.unwrap();
        add(&stage, &mut other, ida).await.unwrap();
        for (device, fine) in [(&mut other, false), (&mut hers, true)] {
            let mut writing = stage.db.write(&stage.person(session.person.id)).await.unwrap();
            let options = passkeys::begin_proof(&mut writing, &stage.site, &session).await.unwrap();
            let answer = device.get(&options.json).await.unwrap();
            let proof =
                passkeys::finish_proof(&mut writing, &stage.site, &session, &options.token, &answer).await;
            assert_eq!(proof.is_ok(), fine);
        }
    });
}
