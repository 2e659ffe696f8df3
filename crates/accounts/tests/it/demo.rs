//! The demonstration: each role is what it says.

use crate::stage::{Stage, client, password};
use accounts::demo::{self, ACCOUNTS, DemoRole};
use accounts::login::{self, SignIn};
use accounts::rights::{self, Level, Object, ProductKey};
use accounts::{Refusal, Role};
use db::testing::each_database;
use db::{Id as _, Roles};

#[test]
fn every_account_signs_in_and_may_what_it_says() {
    each_database(|db| async move {
        let mut stage = Stage::new(db).await;
        stage.site = stage.site.clone().for_demonstration();
        let acting = stage.system();
        let product = ProductKey::from_uuid(acting.new_id::<ProductKey>().uuid());
        let questionnaire = Object::Questionnaire { product, questionnaire: "securite".parse().unwrap() };
        let made =
            demo::fill(&stage.site, &stage.db, &acting, std::slice::from_ref(&questionnaire)).await.unwrap();
        assert_eq!((made.companies.len(), made.people.len()), (2, ACCOUNTS.len()));
        for account in &ACCOUNTS {
            let (visitor, email, client) = (stage.visitor(), account.email.parse().unwrap(), client());
            let typed = password(demo::PASSWORD);
            let tried = login::by_password(&stage.site, &stage.db, &visitor, &email, typed, &client).await;
            let Ok(SignIn::Done(opened)) = tried else { panic!("{} cannot sign in", account.email) };
            let session = stage.session(&opened.token).await.unwrap();
            assert_eq!(session.role, account.role.in_company(), "{}", account.email);
            let company = account.company.map(|index| made.companies[index]);
            assert_eq!(session.company.as_ref().map(|company| company.id), company, "{}", account.email);
            let roles = match account.role {
                DemoRole::Responsable => Roles::RESPONSABLE,
                DemoRole::Contributeur(_) => Roles::CONTRIBUTEUR,
                DemoRole::Instructor => Roles::INSTRUCTOR,
                DemoRole::Administrator => Roles::ADMINISTRATOR,
            };
            assert_eq!(session.roles, roles, "{}", account.email);
            let mut reading = stage.db.read(&session.acting(&stage.visitor())).await.unwrap();
            let expected = match account.role {
                DemoRole::Responsable => Level::Validate,
                DemoRole::Contributeur(level) => level,
                DemoRole::Instructor | DemoRole::Administrator => {
                    let refused = rights::standing(&mut reading).await.unwrap_err();
                    assert_eq!(refused.refusal(), Some(Refusal::NotFound));
                    continue;
                }
            };
            let standing = rights::standing(&mut reading).await.unwrap();
            assert_eq!(standing.level(&Object::Strategy), expected, "{}", account.email);
            assert_eq!(standing.level(&questionnaire), expected, "{}", account.email);
        }
        let responsables = ACCOUNTS.iter().filter(|a| a.role.in_company() == Some(Role::Responsable)).count();
        assert_eq!(responsables, made.companies.len());
    });
}

#[test]
fn never_over_accounts_that_are_there() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.account("rose@firme.example").await;
        let refused = demo::fill(&stage.site, &stage.db, &stage.system(), &[]).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::NotEmpty));
        assert_eq!(stage.count("SELECT COUNT(*) FROM company").await, 0);
    });
}
