//! The accounts of the demonstration: published passwords, for an empty database of fictitious data only.

use crate::failure::Failure;
use crate::records;
use accounts::demo::{self, DemoRole};
use accounts::rights::Level;
use accounts::{Refusal, Site};
use db::{Acting, Actor, Database};
use std::sync::Arc;
use web::ReadyAccount;

/// What the database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The accounts of the demonstration.
    Demonstration,
    /// Accounts of people, or none at all.
    Own,
}

/// Makes the accounts of the demonstration in an empty database when it is asked for.
pub async fn prepare(site: &Site, db: &Database, demonstration: bool) -> Result<Held, Failure> {
    let acting = records::acting("demonstration");
    let made = demo::is_there(&mut db.read(&acting).await?).await?;
    match (made, demonstration) {
        (true, true) => Ok(Held::Demonstration),
        // Anybody may read these passwords: a real platform must not start on them.
        (true, false) => Err(Failure::refused(
            "demonstration",
            "cette base de données est celle d’une démonstration\u{202f}: les mots de passe de ses comptes sont publics. Relancez avec --demo, ou donnez une autre base (--database) ou un autre dossier (--data-dir)",
            "this database is that of a demonstration: the passwords of its accounts are public. Start again with --demo, or give another database (--database) or another folder (--data-dir)",
        )),
        (false, false) => Ok(Held::Own),
        (false, true) => match demo::fill(site, db, &acting, &[]).await {
            Ok(made) => {
                tracing::info!(accounts = made.people.len(), "accounts of the demonstration made");
                products(db, &made).await?;
                Ok(Held::Demonstration)
            }
            // Accounts of people are left alone.
            Err(error) if error.refusal() == Some(Refusal::NotEmpty) => Ok(Held::Own),
            Err(error) => Err(error.into()),
        },
    }
}

/// Products of the first company, in the name of its Responsable.
async fn products(db: &Database, made: &demo::Made) -> Result<(), Failure> {
    let person = |role: DemoRole| {
        let account = demo::ACCOUNTS.iter().find(|one| one.role == role && one.company == Some(0))?;
        made.people.get(account.email).copied()
    };
    let drafts = DemoRole::Contributeur(Level::Draft);
    let (Some(company), Some(by), Some(helper)) =
        (made.companies.first(), person(DemoRole::Responsable), person(drafts))
    else {
        return Ok(());
    };
    let acting = records::acting("demonstration");
    let acting =
        Acting::new(Actor::Person(by), acting.now(), Arc::clone(acting.random())).for_company(*company);
    let mut writing = db.write(&acting).await?;
    let count = conformity::demo::fill(&mut writing, *company, by, helper);
    let count = count.await.map_err(|error| Failure::internal(&error))?;
    writing.commit().await?;
    tracing::info!(count, "products of the demonstration made");
    Ok(())
}

/// The accounts that the sign-in page offers.
pub fn ready() -> Vec<ReadyAccount> {
    let account = |account: &demo::DemoAccount| ReadyAccount {
        email: account.email.to_owned(),
        password: demo::PASSWORD.to_owned(),
        what: what(account),
    };
    demo::ACCOUNTS.iter().map(account).collect()
}

fn what(account: &demo::DemoAccount) -> (&'static str, &'static str) {
    match (account.role, account.company) {
        (DemoRole::Responsable, Some(1)) => {
            ("Responsable d’une autre entreprise", "Responsable of another company")
        }
        (DemoRole::Responsable, _) => ("Responsable de l’entreprise", "Responsable of the company"),
        (DemoRole::Contributeur(Level::None), _) => {
            ("Contributeur sans droit", "Contributeur without any right")
        }
        (DemoRole::Contributeur(Level::Read), _) => ("Contributeur qui lit", "Contributeur who reads"),
        (DemoRole::Contributeur(Level::Draft), _) => ("Contributeur qui rédige", "Contributeur who drafts"),
        (DemoRole::Contributeur(Level::Validate), _) => {
            ("Contributeur qui valide", "Contributeur who validates")
        }
        (DemoRole::Instructor, _) => ("Instructeur de la plateforme", "Instructor of the platform"),
        (DemoRole::Administrator, _) => ("Administrateur de la plateforme", "Administrator of the platform"),
    }
}
