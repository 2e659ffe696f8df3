//! Sessions: ends, lists, proofs; changing what one signs in with.

use crate::stage::{PASSWORD, Stage, client, network, password};
use accounts::login::{self, SignIn};
use accounts::{Refusal, Role, admin, email, password as passwords, second_factor, session};
use db::Roles;
use db::testing::each_database;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

#[test]
fn a_session_ends_when_idle_and_when_old() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.account("rose@firme.example").await;
        let (_, token) = stage.signed_in("rose@firme.example").await;
        stage.later(MINUTE * 59);
        assert!(stage.session(&token).await.is_some());
        stage.later(MINUTE * 59);
        assert!(stage.session(&token).await.is_some(), "it was seen an hour ago");
        stage.later(MINUTE * 60);
        assert!(stage.session(&token).await.is_none());

        let (_, token) = stage.signed_in("rose@firme.example").await;
        for _ in 0..23 {
            stage.later(MINUTE * 30);
            assert!(stage.session(&token).await.is_some());
        }
        stage.later(MINUTE * 30);
        assert!(stage.session(&token).await.is_none(), "twelve hours are enough");
    });
}

#[test]
fn the_last_use_is_written_once_a_minute() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.account("rose@firme.example").await;
        let (_, token) = stage.signed_in("rose@firme.example").await;
        let first = stage.count("SELECT seen_at FROM session").await;
        stage.later(Duration::from_secs(59));
        stage.session(&token).await.unwrap();
        assert_eq!(stage.count("SELECT seen_at FROM session").await, first);
        stage.later(Duration::from_secs(1));
        stage.session(&token).await.unwrap();
        assert_eq!(stage.count("SELECT seen_at FROM session").await, first + 60_000);
    });
}

#[test]
fn a_session_knows_company_and_roles_as_they_are_now() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        let firm = stage.firm("732829320", "rose@firme.example", &instructor).await;
        let other = stage.firm("552100554", "olga@other.example", &instructor).await;
        let chloe = stage.joined(&firm, "chloe@firme.example", Role::Contributeur).await;
        let (session, token) = stage.signed_in("chloe@firme.example").await;
        assert_eq!(session.company.as_ref().map(|c| c.id), Some(firm.id));
        assert_eq!((session.role, session.roles), (Some(Role::Contributeur), Roles::CONTRIBUTEUR));
        let acting = session.acting(&stage.visitor());
        assert_eq!(
            (acting.company, acting.actor.to_string()),
            (Some(firm.id), format!("person:{}", chloe.id))
        );

        // Another's company cannot be switched to.
        let mut writing = stage.db.write(&acting).await.unwrap();
        let refused = session::switch_company(&mut writing, session.id, other.id).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::NotFound));
        drop(writing);
        let mut writing = stage.db.write(&stage.boss(&firm)).await.unwrap();
        let disable = accounts::people::Act::Disable(chloe.id);
        accounts::people::act(&mut writing, &stage.site, disable).await.unwrap();
        writing.commit().await.unwrap();
        let session = stage.session(&token).await.unwrap();
        assert_eq!((session.company, session.roles), (None, Roles::NONE));
    });
}

#[test]
fn staff_need_two_factors_to_act_as_such() {
    each_database(|db| async move {
        let mut stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let (session, token) = stage.signed_in("ida@ans.example").await;
        assert_eq!((session.roles, session.second_factor_awaited), (Roles::NONE, true));
        // Nor does what they do in its name find anything.
        let mut reading = stage.db.read(&session.acting(&stage.visitor())).await.unwrap();
        let instructor = accounts::instructor(&mut reading).await.unwrap_err();
        let administrator = accounts::administrator(&mut reading).await.unwrap_err();
        assert_eq!(instructor.refusal(), Some(Refusal::NotFound));
        assert_eq!(administrator.refusal(), Some(Refusal::NotFound));
        drop(reading);
        stage.site.sessions.staff_needs_second_factor = false;
        let session = stage.session(&token).await.unwrap();
        assert!(session.roles.has(Roles::ADMINISTRATOR.and(Roles::INSTRUCTOR)));
    });
}

#[test]
fn sessions_are_listed_and_ended() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let rose = stage.account("rose@firme.example").await;
        let (first, first_token) = stage.signed_in("rose@firme.example").await;
        let (second, second_token) = stage.signed_in("rose@firme.example").await;
        let (ida, ida_token) = stage.signed_in("ida@ans.example").await;
        let acting = stage.person(rose.id);
        let mut writing = stage.db.write(&acting).await.unwrap();
        let lines = session::list(&mut writing, &stage.site).await.unwrap();
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].agent.as_str(), lines[0].network.as_str()), ("Firefox, Linux", "192.0.2.0/24"));
        // Somebody else's session is not there for oneself.
        let refused = session::end(&mut writing, ida.id).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::NotFound));
        session::end(&mut writing, first.id).await.unwrap();
        writing.commit().await.unwrap();
        assert!(stage.session(&first_token).await.is_none());
        assert!(stage.session(&ida_token).await.is_some());
        stage.signed_in("rose@firme.example").await;
        let mut writing = stage.db.write(&stage.person(rose.id)).await.unwrap();
        assert_eq!(session::end_others(&mut writing, second.id).await.unwrap(), 1);
        writing.commit().await.unwrap();
        assert!(stage.session(&second_token).await.is_some());
    });
}

#[test]
fn a_closed_account_has_no_session() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let rose = stage.account("rose@firme.example").await;
        let (_, token) = stage.signed_in("rose@firme.example").await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let by = accounts::administrator(&mut writing).await.unwrap();
        admin::set_active(&mut writing, by, rose.id, false).await.unwrap();
        writing.commit().await.unwrap();
        assert!(stage.session(&token).await.is_none());
    });
}

#[test]
fn a_new_password_ends_every_session_and_renews_the_one_that_acts() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let rose = stage.account("rose@firme.example").await;
        let (_, other) = stage.signed_in("rose@firme.example").await;
        let (session, token) = stage.signed_in("rose@firme.example").await;
        let proof = session.proof(&stage.site, stage.now()).unwrap();
        let acting = stage.person(rose.id);
        let chosen = password("quatre hérons sous la grêle");
        let opened = passwords::change(&stage.site, &stage.db, &acting, proof, chosen).await.unwrap();
        assert!(stage.session(&other).await.is_none() && stage.session(&token).await.is_none());
        assert_eq!(stage.session(&opened.token).await.unwrap().id, session.id);
        let mails = stage.mails().await;
        assert!(mails.iter().any(|m| m.to == "rose@firme.example" && m.subject.contains("mot de passe")));
        let (visitor, email) = (stage.visitor(), rose.email.clone());
        for (text, done) in [(PASSWORD, false), ("quatre hérons sous la grêle", true)] {
            let tried =
                login::by_password(&stage.site, &stage.db, &visitor, &email, password(text), &client()).await;
            assert_eq!(matches!(tried.unwrap(), SignIn::Done(_)), done, "{text}");
        }
    });
}

#[test]
fn sensitive_actions_want_a_fresh_proof() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let rose = stage.account("rose@firme.example").await;
        let (session, token) = stage.signed_in("rose@firme.example").await;
        stage.later(MINUTE * 15);
        let session_later = stage.session(&token).await.unwrap();
        assert_eq!(session_later.proof(&stage.site, stage.now()), Err(Refusal::ProofNeeded));
        let acting = stage.person(rose.id);
        let wrong =
            session::prove_by_password(&stage.site, &stage.db, &acting, &session, password("wrong")).await;
        assert_eq!(wrong.unwrap_err().refusal(), Some(Refusal::WrongPassword));
        let no_code = session::prove_by_code(&stage.site, &stage.db, &acting, &session, "123456").await;
        assert_eq!(no_code.unwrap_err().refusal(), Some(Refusal::WrongCode));
        session::prove_by_password(&stage.site, &stage.db, &acting, &session, password(PASSWORD))
            .await
            .unwrap();
        assert!(stage.session(&token).await.unwrap().proof(&stage.site, stage.now()).is_ok());
        for _ in 0..5 {
            let wrong = session::prove_by_code(&stage.site, &stage.db, &acting, &session, "123456").await;
            assert_eq!(wrong.unwrap_err().refusal(), Some(Refusal::WrongCode));
        }
        let tired =
            session::prove_by_password(&stage.site, &stage.db, &acting, &session, password(PASSWORD)).await;
        assert_eq!(tired.unwrap_err().refusal(), Some(Refusal::TooManyTries));
    });
}

#[test]
fn a_forgotten_password_is_one_answer_for_all_and_one_new_password() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (_, session) = stage.signed_in("rose@firme.example").await;
        let ask = async |email: &str| {
            let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
            passwords::forgotten(&mut writing, &stage.site, &email.parse().unwrap(), &network())
                .await
                .unwrap();
            writing.commit().await.unwrap();
        };
        stage.mails().await;
        let rows = "SELECT (SELECT COUNT(*) FROM outbox) * 100 + (SELECT COUNT(*) FROM token)";
        ask("nobody@firme.example").await;
        assert_eq!(stage.count(rows).await, 101, "the same rows are written for nobody");
        assert_eq!(stage.mails().await[0].to, "", "and its mail goes nowhere");
        ask("rose@firme.example").await;
        let first = stage.token_mailed_to("rose@firme.example").await;
        ask("rose@firme.example").await;
        let token = stage.token_mailed_to("rose@firme.example").await;
        let acting = stage.visitor();
        let reset = |token, text| passwords::reset(&stage.site, &stage.db, &acting, token, password(text));
        let dead = reset(&first, "quatre hérons sous la grêle").await;
        assert_eq!(dead.unwrap_err().refusal(), Some(Refusal::LinkDead), "a new link kills the one before");
        assert_eq!(
            reset(&token, "testard firme.example testard").await.unwrap_err().code(),
            "password.personal"
        );
        reset(&token, "quatre hérons sous la grêle").await.unwrap();
        let again = reset(&token, "quatre hérons sous la grêle").await;
        assert_eq!(again.unwrap_err().refusal(), Some(Refusal::LinkDead));
        assert!(stage.session(&session).await.is_none());

        ask("rose@firme.example").await;
        let token = stage.token_mailed_to("rose@firme.example").await;
        stage.later(MINUTE * 30);
        let late = reset_at(&stage, &token).await;
        assert_eq!(late, Some(Refusal::LinkDead));
    });
}

async fn reset_at(stage: &Stage, token: &accounts::Token) -> Option<Refusal> {
    let acting = stage.visitor();
    let chosen = password("trois cormorans dessous");
    passwords::reset(&stage.site, &stage.db, &acting, token, chosen).await.unwrap_err().refusal()
}

#[test]
fn the_address_changes_once_the_new_one_is_proved() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let rose = stage.account("rose@firme.example").await;
        let (proof, _) = stage.proof("rose@firme.example").await;
        stage.mails().await;
        for (new, told) in [("ida@ans.example", ""), ("rose@nouvelle.example", "rose@nouvelle.example")] {
            let mut writing = stage.db.write(&stage.person(rose.id)).await.unwrap();
            email::ask(&mut writing, &stage.site, proof, &new.parse().unwrap()).await.unwrap();
            writing.commit().await.unwrap();
            if told.is_empty() {
                assert_eq!(stage.mails().await[0].to, "", "nobody learns that the address has an account");
            }
        }
        let token = stage.token_mailed_to("rose@nouvelle.example").await;
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        email::confirm(&mut writing, &stage.site, &token).await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(stage.mails().await[0].to, "rose@firme.example", "the old address is told");
        stage.signed_in("rose@nouvelle.example").await;
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let again = email::confirm(&mut writing, &stage.site, &token).await;
        assert_eq!(again.unwrap_err().refusal(), Some(Refusal::LinkDead));
    });
}

#[test]
fn the_last_administrator_and_the_last_responsable_stay() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let ida = stage.instructor("ida@ans.example").await;
        let firm = stage.firm("732829320", "rose@firme.example", &ida).await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let by = accounts::administrator(&mut writing).await.unwrap();
        let refused = admin::set_roles(&mut writing, by, ida.id, false, true).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::LastAdministrator));
        let refused = admin::set_active(&mut writing, by, ida.id, false).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::LastAdministrator));
        let refused = admin::set_active(&mut writing, by, firm.responsable.id, false).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::LastResponsable));
        let staff = admin::staff(&mut writing, by).await.unwrap();
        assert_eq!((staff.len(), staff[0].second_factor), (1, false));
        drop(writing);
        // Nobody else sees the administration.
        let mut reading = stage.db.read(&stage.staff(firm.responsable.id)).await.unwrap();
        let refused = accounts::administrator(&mut reading).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::NotFound));
    });
}

#[test]
fn what_is_over_is_removed() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.account("rose@firme.example").await;
        stage.signed_in("rose@firme.example").await;
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let email = "rose@firme.example".parse().unwrap();
        passwords::forgotten(&mut writing, &stage.site, &email, &network()).await.unwrap();
        writing.commit().await.unwrap();
        let rows = "SELECT (SELECT COUNT(*) FROM session) + (SELECT COUNT(*) FROM token)
            + (SELECT COUNT(*) FROM throttle)";
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        assert_eq!(accounts::tidy(&mut writing, &stage.site).await.unwrap(), 0);
        writing.commit().await.unwrap();
        let before = stage.count(rows).await;
        stage.later(MINUTE * 60 * 25);
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let gone = accounts::tidy(&mut writing, &stage.site).await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!((i64::try_from(gone).unwrap(), stage.count(rows).await), (before, 0));
    });
}

#[test]
fn codes_are_taken_away_only_with_a_proof_and_only_once() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        stage.account("rose@firme.example").await;
        let (proof, _) = stage.proof("rose@firme.example").await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let refused = second_factor::remove(&mut writing, &stage.site, proof).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::NotSetUp));
        let refused = second_factor::renew_recovery(&mut writing, &stage.site, proof).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::NotSetUp));
    });
}

#[test]
fn whoever_lost_every_second_factor_gets_in_by_an_administrator() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.instructor("ida@ans.example").await;
        let rose = stage.account("rose@firme.example").await;
        let (_, token) = stage.signed_in("rose@firme.example").await;
        stage.mails().await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let by = accounts::administrator(&mut writing).await.unwrap();
        admin::drop_second_factors(&mut writing, &stage.site, by, rose.id).await.unwrap();
        writing.commit().await.unwrap();
        assert!(stage.session(&token).await.is_none());
        assert_eq!(stage.mails().await[0].to, "rose@firme.example");
    });
}

#[test]
fn one_names_oneself_anew() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let rose = stage.account("rose@firme.example").await;
        let name =
            accounts::PersonName { given: "Rose".parse().unwrap(), family: "Aubépine".parse().unwrap() };
        let mut writing = stage.db.write(&stage.person(rose.id)).await.unwrap();
        accounts::person::rename(&mut writing, &name, accounts::Lang::En).await.unwrap();
        let me = accounts::person::me(&mut writing).await.unwrap();
        assert_eq!((me.name, me.lang), (name.clone(), accounts::Lang::En));
        writing.commit().await.unwrap();
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let refused = accounts::person::rename(&mut writing, &name, accounts::Lang::En).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::SignInNeeded));
    });
}
